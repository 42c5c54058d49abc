"""``clausecheck compare`` as it is called: verdicts, quotes of both versions, what moved, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from clausecheck.compare import Comparer
from clausecheck.load import load
from clausecheck.model import DocumentReport, Fate, RulesetId, Unreadable
from clausecheck.pipeline import Checker

OLD = """花店转让协议
转让方（甲方）：张三
受让方（乙方）：李四
第一条 甲方应于交割日三十日前，以书面形式将本次转让通知全体客户，客户自收到通知之日起十五日内可以要求退款。
第二条 因甲方未通知客户造成的损失，由甲方承担。
第三条 房屋租金由乙方支付。
第四条 乙方应每季度向客户做一次满意度调查，满意度低于百分之八十的，乙方应在十日内整改。
"""
WORSE = """花店转让协议
转让方（甲方）：张三
受让方（乙方）：李四
第一条 房屋租金由乙方支付。
第二条 甲方可以视情况通知客户。
第三条 乙方应每季度向客户做一次满意度调查，满意度低于百分之八十的，乙方应在十日内整改。
第四条 因甲方未通知客户造成的损失，由甲方承担。
"""


def compare(folder: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-X", "utf8", "-m", "clausecheck", "compare", *arguments]
    return subprocess.run(command, cwd=folder, input=given, capture_output=True, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(WORSE, encoding="utf-8")
    return tmp_path


def read(folder: Path, *arguments: str) -> dict[str, Any]:
    return json.loads(compare(folder, *arguments, "--format", "json").stdout)


def test_a_topic_that_got_worse_fails_and_both_wordings_are_quoted(folder: Path) -> None:
    done = compare(folder, "old.txt", "new.txt")
    text = done.stdout.decode()
    assert done.returncode == 1
    assert "旧版  「甲方应于交割日三十日前" in text
    assert "移动  第二条 → 第四条" in text


def test_the_other_way_round_it_is_better_and_passes(folder: Path) -> None:
    done = compare(folder, "new.txt", "old.txt")
    assert done.returncode == 0
    assert "变差 0" in done.stdout.decode()


def test_the_same_file_twice_is_the_same(folder: Path) -> None:
    report = read(folder, "old.txt", "old.txt")
    assert report["summary"] == {"worse": 0, "better": 0, "same": 20, "unclear": 0}
    assert report["provisions"] == []


def test_json_keeps_its_contract(folder: Path) -> None:
    report = read(folder, "old.txt", "new.txt")
    assert " ".join(report) == "schema tool rules old new summary topics flags provisions exit_code"
    assert report["schema"] == "clausecheck/compare/1"
    notice = report["topics"][5]
    assert " ".join(notice) == "id number title severity change old new elements"
    assert (notice["change"], notice["new"]) == ("worse", "weak")
    element = notice["elements"][0]
    assert list(element) == ["id", "title", "change", "old", "new", "suggestion"]
    assert list(element["old"]) == ["grade", "defects", "missing_parts", "evidence"]
    quote = element["old"]["evidence"][0]
    assert " ".join(quote) == "provision page paragraph start end quote via fate there wording_there"
    assert OLD[quote["start"] : quote["end"]] == quote["quote"]


def test_evidence_that_only_moved_says_where_to(folder: Path) -> None:
    losses = read(folder, "old.txt", "new.txt")["topics"][5]["elements"][2]
    assert losses["change"] == "same"
    assert [(q["fate"], q["there"]) for q in losses["old"]["evidence"]] == [("moved", "第四条")]
    assert [(q["fate"], q["there"]) for q in losses["new"]["evidence"]] == [("moved", "第二条")]


def test_the_new_version_may_come_from_standard_input(folder: Path) -> None:
    assert compare(folder, "old.txt", "-", given=OLD.encode()).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("old.txt", "gone.txt"), 3, "gone.txt"),
        (("gone.txt", "lost.txt"), 2, "lost.txt"),
        (("-", "new.txt"), 2, "旧版必须是文件"),
        (("old.txt", "new.txt", "--format", "htm"), 2, "是否指“html”"),
    ],
)
def test_what_cannot_be_compared_is_told(folder: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = compare(folder, *arguments)
    assert done.returncode == code
    assert said in done.stderr.decode()
    assert done.stdout == b""


def test_a_page_is_written_to_a_file(folder: Path) -> None:
    done = compare(folder, "old.txt", "new.txt", "--format", "html", "-o", "page.html", "--lang", "en")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "Transfer notice" in (folder / "page.html").read_text(encoding="utf-8")


def partly_read(report: DocumentReport) -> DocumentReport:
    ledger = replace(report.document.ledger, unreadable=(Unreadable("第2页", "只有图像", 2),))
    return replace(report, document=replace(report.document, ledger=ledger))


def test_nothing_is_called_removed_where_the_new_version_was_not_read_whole(checker: Checker) -> None:
    old = checker.check(load("old.txt", OLD.encode()))
    new = partly_read(checker.check(load("new.txt", OLD.split("第四条")[0].encode())))
    comparison = Comparer(old, new).compare(old, new, RulesetId("p", "1", ""), "0")
    assert [change.fate for change in comparison.provisions] == [Fate.UNSEEN]
    survey = comparison.topics[6].elements[0]
    assert [traced.fate for traced in survey.old_quotes] == [Fate.UNSEEN]
