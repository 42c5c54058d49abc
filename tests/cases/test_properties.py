"""What holds for any text: no exception, verbatim quotes, ordered offsets, grades that survive re-wrapping."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausecheck.load.txt import read
from clausecheck.model import DocumentReport, Grade
from clausecheck.pipeline import Checker

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples" / "text"
WORDS = (
    "甲方 乙方 双方 应 可以 无需 客户 会员 通知 书面 转让前 三十日 满意度 调查 投诉 系统 备份 另行协商 不予适用 第一条"
)
MARKS = ["。", "，", "；", "\n", "第一条 ", "（一）", "1.1 ", "鉴于：", "附件一", " | ", "____", "\t", "　", "A", "9"]
PIECES = st.sampled_from([*WORDS.split(), *MARKS])
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def check(checker: Checker, text: str) -> DocumentReport:
    return checker.check(read(text.encode("utf-8", "replace"), "any.txt"))


@RELAXED
@given(text=TEXTS)
def test_any_text_is_graded_with_verbatim_quotes(checker: Checker, text: str) -> None:
    try:
        report = check(checker, "甲方（转让方）：东店\n" + text)
    except Exception as error:
        assert error.__class__.__name__ == "LoadError"
        return
    for topic in report.topics:
        for element in topic.elements:
            assert (element.grade == Grade.WEAK) == bool(element.defects)
            for quote in element.evidence:
                assert 0 <= quote.start < quote.end <= len(report.document.text)
                assert report.document.text[quote.start : quote.end] == quote.text


@RELAXED
@given(text=TEXTS)
def test_the_same_text_gets_the_same_report(checker: Checker, text: str) -> None:
    source = "甲方（转让方）：东店\n" + text
    try:
        assert check(checker, source) == check(checker, source)
    except Exception as error:
        assert error.__class__.__name__ == "LoadError"


def test_wrapping_the_lines_changes_no_grade(checker: Checker) -> None:
    source = (SAMPLES / "noodle-shop.txt").read_text(encoding="utf-8")
    width = 38
    wrapped = "\n".join(
        line if " | " in line else "\n".join(line[i : i + width] for i in range(0, len(line), width) or [0])
        for line in source.splitlines()
    )
    grades = [[e.grade for t in check(checker, text).topics for e in t.elements] for text in (source, wrapped)]
    assert grades[0] == grades[1]


def test_an_unrelated_article_changes_no_grade(checker: Checker) -> None:
    source = (SAMPLES / "noodle-shop.txt").read_text(encoding="utf-8")
    more = source + "\n另外，店里的冰柜保修卡由接手的人收着，坏了自己找厂家。\n"
    grades = [[e.grade for t in check(checker, text).topics for e in t.elements] for text in (source, more)]
    assert grades[0] == grades[1]
