"""Reports on two versions against files that hold what they should print; WRITE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck.model import (
    Change,
    Comparison,
    Defect,
    DocumentReport,
    ElementChange,
    ElementResult,
    Fate,
    Flag,
    FlagChange,
    Grade,
    ProvisionChange,
    Quote,
    RulesetId,
    Severity,
    Status,
    TopicChange,
    TopicResult,
    Traced,
)
from clausecheck.report import ReportOptions
from clausecheck.report.comparison import comparison_reporters

HERE = Path(__file__).parent
CASES = {
    "compare-zh.txt": ("terminal", ReportOptions()),
    "compare-en.txt": ("terminal", ReportOptions(language="en")),
    "compare-quiet.txt": ("terminal", ReportOptions(quiet=True)),
    "compare-verbose.txt": ("terminal", ReportOptions(verbose=True)),
    "compare.md": ("markdown", ReportOptions()),
    "compare.html": ("html", ReportOptions()),
    "compare-en.html": ("html", ReportOptions(language="en")),
    "compare.json": ("json", ReportOptions()),
}
HOSTILE = '<script>alert(1)</script> & "x" | [a](javascript:b) \x1b[31m'


def traced(quotes: tuple[Quote, ...], fate: Fate, there: str = "", wording: str = "") -> tuple[Traced, ...]:
    return tuple(Traced(quote, fate, there, wording) for quote in quotes)


def same(topic: TopicResult) -> TopicChange:
    elements = tuple(
        ElementChange(Change.SAME, e, e, traced(e.evidence, Fate.KEPT), traced(e.evidence, Fate.KEPT))
        for e in topic.elements
    )
    return TopicChange(Change.SAME, topic, topic, elements)


def graded(element: ElementResult, grade: Grade, defects: tuple[Defect, ...] = ()) -> ElementResult:
    evidence = element.evidence if grade is not Grade.ABSENT else ()
    return replace(element, grade=grade, defects=defects, missing_parts=(), evidence=evidence)


@pytest.fixture
def comparison(report: DocumentReport) -> Comparison:
    first, notice, survey, complaints, statistics = report.topics
    told = notice.elements[0]
    worse = TopicChange(
        Change.WORSE,
        replace(notice, status=Status.COVERED),
        notice,
        (
            ElementChange(
                Change.WORSE,
                told,
                graded(told, Grade.WEAK, (Defect.PERMISSIVE,)),
                traced(told.evidence[:1], Fate.REWORDED, "第四条", HOSTILE) + traced(told.evidence[1:], Fate.REMOVED),
                traced(told.evidence[:1], Fate.MOVED, "第九条") + traced(told.evidence[1:], Fate.RENUMBERED, "第二条"),
            ),
            ElementChange(Change.SAME, notice.elements[2], notice.elements[2], (), ()),
        ),
    )
    asked = survey.elements[0]
    better = TopicChange(
        Change.BETTER,
        replace(survey, status=Status.MISSING),
        survey,
        (ElementChange(Change.BETTER, graded(asked, Grade.ABSENT), asked, (), traced(asked.evidence, Fate.ADDED)),),
    )
    unclear = TopicChange(
        Change.UNCLEAR,
        replace(statistics, status=Status.WEAK),
        statistics,
        (ElementChange(Change.UNCLEAR, graded(statistics.elements[0], Grade.WEAK), statistics.elements[0], (), ()),),
    )
    provisions = (
        ProvisionChange(Fate.REMOVED, "第七条", None, HOSTILE, None, 7, None),
        ProvisionChange(Fate.MOVED, "第八条", "第二条", "投诉", "投诉", 8, 2),
        ProvisionChange(Fate.MOVED, "第八条（一）", "第二条（一）", "七日内办结", "七日内办结", 9, 3),
        ProvisionChange(Fate.RENUMBERED, "第二条", "第三条", "通知", "通知会员", 2, 4, reworded=True),
        ProvisionChange(Fate.REWORDED, "第五条", "第五条", "十日", "三十日", 5, 5, reworded=True),
        ProvisionChange(Fate.ADDED, None, "", None, "新的一段", None, 6),
    )
    old = replace(report, document=replace(report.document, path="旧\u202e版.docx"))
    topics = (same(first), worse, better, same(complaints), unclear)
    rules = RulesetId("customer-relationship", "1", "cd" * 32)
    quote = told.evidence[0]
    final_say = Flag("final-say", "最终解释权", Severity.HIGH, replace(quote, text=HOSTILE), (), "删去这一句")
    blank = Flag("unfilled-blank", "留白未填", Severity.LOW, quote, (), "签署前填好")
    flags = (FlagChange(Change.WORSE, final_say), FlagChange(Change.BETTER, blank))
    return Comparison(old, report, topics, flags, provisions, rules, "0.1.0", 1)


@pytest.mark.parametrize("case", CASES)
def test_the_comparison_reads_as_expected(case: str, comparison: Comparison) -> None:
    name, options = CASES[case]
    text = comparison_reporters()[name].render(comparison, options)
    if os.environ.get("WRITE_GOLDEN"):
        (HERE / case).write_bytes(text.encode("utf-8"))
    assert text == (HERE / case).read_bytes().decode("utf-8")


def test_every_format_has_a_golden_file() -> None:
    assert set(comparison_reporters()) == {name for name, _ in CASES.values()}


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_foreign_text_cannot_act(name: str, comparison: Comparison) -> None:
    text = comparison_reporters()[name].render(comparison, ReportOptions(verbose=True))
    assert "\x1b" not in text and "\u202e" not in text
    assert name == "terminal" or "<script>" not in text
    assert name != "markdown" or "[a](" not in text


def test_the_page_needs_no_network(comparison: Comparison) -> None:
    page = comparison_reporters()["html"].render(comparison, ReportOptions())
    assert "default-src 'none'" in page
    assert "http://" not in page and "https://" not in page and "<script" not in page
