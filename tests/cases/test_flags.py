"""Flags, kinds of deal and sides, through the command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

AGREEMENT = """洗衣店转让协议
转让方（甲方）：张三
受让方（乙方）：李四
第一条 甲方将洗衣店转让给乙方，价款____元。
第二条 洗衣卡余额由乙方继续兑付，会员在十日内没有答复的，视为同意由乙方承接。
第三条 客户索赔造成的损失由双方共同承担责任，按第十二条办理。
第四条 本协议最终解释权归甲方所有。
甲方（签字）：________
乙方（签字）：________
"""
EQUITY = """有限公司股权转让协议
转让方：张三
受让方：李四
第一条 转让方将其持有的目标公司百分之六十的股权转让给受让方。
第二条 目标公司继续履行客户合同。
"""


def run(*arguments: str, cwd: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "clausecheck", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shop.txt").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "equity.txt").write_text(EQUITY, encoding="utf-8")
    return tmp_path


def checked(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = json.loads(run("check", *arguments, "--format", "json", cwd=folder)[1])[
        "documents"
    ]
    return documents


def test_what_hurts_and_what_is_unfinished_is_flagged(folder: Path) -> None:
    (document,) = checked(folder, "shop.txt")
    assert {flag["id"] for flag in document["flags"]} == {
        "silence-as-consent",
        "notice-without-consent",
        "joint-liability-without-shares",
        "final-interpretation",
        "unfilled-blank",
        "dead-reference",
    }
    text = (folder / "shop.txt").read_text(encoding="utf-8")
    assert all(flag["quote"] in text and flag["advice"] and flag["provision"] for flag in document["flags"])


def test_the_kind_of_deal_decides_law_and_severity_and_no_verdict(folder: Path) -> None:
    (told,) = checked(folder, "equity.txt")
    (overruled,) = checked(folder, "equity.txt", "--deal", "shop")
    assert (told["deal"], overruled["deal"]) == ("equity", "shop")
    notice, sold = (next(t for t in d["topics"] if t["number"] == 6) for d in (told, overruled))
    assert (notice["severity"], sold["severity"]) == ("low", "high")
    assert len(notice["legal_basis"]) < len(sold["legal_basis"])
    assert [t["status"] for t in told["topics"]] == [t["status"] for t in overruled["topics"]]


def test_a_side_orders_topics_by_severity_with_any_number_of_jobs(folder: Path) -> None:
    documents = checked(folder, "shop.txt", "equity.txt", "--side", "transferee", "--jobs", "2")
    for document in documents:
        ranks = [("high", "medium", "low").index(topic["severity"]) for topic in document["topics"]]
        assert document["side"] == "transferee" and ranks == sorted(ranks)
    assert documents == checked(folder, "shop.txt", "equity.txt", "--side", "transferee")


def test_flags_change_no_exit_code(folder: Path) -> None:
    assert run("check", "shop.txt", "--fail-on", "never", cwd=folder)[0] == 0


@pytest.mark.parametrize(
    "lang, words", [("zh", "把客户不回复当作同意"), ("en", "Silence of customers taken as consent")]
)
def test_reports_and_explain_speak_both_languages(folder: Path, lang: str, words: str) -> None:
    for arguments in (("check", "shop.txt"), ("explain", "silence-as-consent"), ("rules", "list")):
        assert words in run(*arguments, "--lang", lang, cwd=folder)[1]
