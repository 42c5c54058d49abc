"""``rules test --corpus`` on a made corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.cli import main
from clausecheck.corpus_test import read_corpus, run_corpus
from clausecheck.errors import UsageError
from clausecheck.ruleset import Ruleset
from clausecheck.scores import UNREAD

NOTICE = "第一条 甲方应于交割日三十日前，以书面形式将本次转让通知全体客户。"
AGREEMENT = f"花店转让协议\n转让方（甲方）：张三\n受让方（乙方）：李四\n{NOTICE}\n第二条 房屋租金由乙方支付。\n"
LABELS = r"""document: shop.txt
elements:
  "6.1": {grade: met, clause: "一", quote: "以书面形式将本次转让通知全体客户"}
  "6.3": {grade: weak, defects: [vague], clause: "二\e[31m", quote: "房屋租金由乙方支付"}
"""
BANK = f"""- {{id: n1, element: "6.1", grade: met, text: "{NOTICE}"}}
- {{id: n2, element: "6.1", grade: met, text: "第二条 雨伞放在门口的架子上。"}}
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    for name, text in {
        "agreements/shop.txt": AGREEMENT,
        "agreements/shop.labels.yaml": LABELS,
        "clauses/6.1.yaml": BANK,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: object) -> tuple[object, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["rules", "test", *map(str, arguments)])
    captured = capsysbinary.readouterr()
    return stopped.value.code, (captured.out + captured.err).decode("utf-8")


def test_every_element_of_an_agreement_is_held_against_its_label(pack: Ruleset, labelled: Path) -> None:
    outcome = run_corpus(pack, read_corpus(labelled))
    assert (len(outcome.agreements), len(outcome.topics), len(outcome.clauses)) == (60, 20, 2)
    pairs = {case.element: case.pair for case in outcome.agreements}
    assert pairs["6.1"] == ("met", "met")
    assert pairs["6.3"] == ("weak", "absent")
    assert pairs["1.1"] == ("absent", "absent")


def test_elements_can_be_picked_and_topics_are_scored_when_whole(pack: Ruleset, labelled: Path) -> None:
    corpus = read_corpus(labelled)
    assert len(run_corpus(pack, corpus, ("6.1",)).agreements) == 1
    assert run_corpus(pack, corpus, ("6.1",)).topics == ()
    assert run_corpus(pack, corpus, ("6",)).topics == (("weak", "weak"),)
    assert run_corpus(pack, corpus, ("7",)).clauses == ()


def test_a_document_that_cannot_be_read_is_scored_as_unread(pack: Ruleset, labelled: Path) -> None:
    (labelled / "agreements" / "shop.txt").unlink()
    outcome = run_corpus(pack, read_corpus(labelled), ("6",))
    assert outcome.unread == ("shop",)
    assert {case.pair[1] for case in outcome.agreements} == {UNREAD}
    assert outcome.topics == (("weak", UNREAD),)


def test_the_text_of_misses_is_printed_only_when_asked_for(
    labelled: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, text = run(capsysbinary, "6", "--corpus", labelled)
    assert code == 0
    assert "雨伞" not in text and "房屋租金" not in text and "n2" not in text
    assert "满足→缺失 1" in text
    code, text = run(capsysbinary, "6", "--corpus", labelled, "--misses")
    assert code == 0
    assert "n2" in text and "雨伞" in text and "房屋租金由乙方支付" in text
    assert "\x1b" not in text


def test_the_figures_can_be_had_in_english(labelled: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, text = run(capsysbinary, "6", "--corpus", labelled, "--misses", "--lang", "en")
    assert code == 0
    assert "topics right 1.0000" in text
    assert "false missing 0 of 1 (0.0%)" in text
    assert "met→absent 1" in text


@pytest.mark.parametrize("content", ["- {id: n1}", "a: [", "- {id: a, element: '6.1', grade: good, text: b}", "4"])
def test_labels_that_cannot_be_read_are_named(content: str, tmp_path: Path) -> None:
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses" / "bank.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"bank\.yaml"):
        read_corpus(tmp_path)


def test_a_folder_without_labels_is_an_error(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(capsysbinary, "--corpus", tmp_path)[0] == 2
    assert run(capsysbinary, "--corpus", tmp_path / "none")[0] == 2


def test_misses_need_a_corpus(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, text = run(capsysbinary, "--misses")
    assert code == 2
    assert "--corpus" in text
