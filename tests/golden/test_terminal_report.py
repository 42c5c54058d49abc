"""What the terminal report promises beyond its exact wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausecheck.model import Defect, DocumentReport, Run, Status
from clausecheck.report import ReportOptions, labels
from clausecheck.report.page import columns
from clausecheck.report.terminal import render

TWENTY = 20


@pytest.fixture
def twenty(run: Run, report: DocumentReport) -> Run:
    """One document with twenty topics and six demands, all titles as long as they get."""
    topics = tuple(
        replace(report.topics[n % len(report.topics)], id=f"t{n}", number=n + 1, title="客户关系维护数据统计分析")
        for n in range(TWENTY)
    )
    demands = tuple(replace(report.demands[0], title="流程、责任与考核细化") for _ in range(6))
    return replace(run, reports=(replace(report, topics=topics, demands=demands),), failures=())


def summary_of(run: Run, options: ReportOptions) -> list[str]:
    lines = render(run, options).splitlines()
    last = next(n for n, line in enumerate(lines) if line.startswith((labels.WARNINGS.zh, labels.WARNINGS.en)))
    return lines[: last + 1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_summary_of_twenty_topics_fits_one_screen(twenty: Run, language: labels.Language) -> None:
    lines = summary_of(twenty, ReportOptions(language=language))
    assert len(lines) <= 23  # one more is the prompt
    assert max(map(columns, lines)) <= 80


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(twenty: Run, width: int) -> None:
    assert max(map(columns, render(twenty, ReportOptions(width=width)).splitlines())) <= width


def test_document_text_cannot_reach_the_terminal_raw(run: Run) -> None:
    text = render(run, ReportOptions(verbose=True))
    assert "\x1b" not in text and "\u202e" not in text
    assert "会员投诉[bold]由\\x1b[31m乙方‹U+202E›处理" in text


def test_rich_markup_of_a_document_stays_text_in_colour(run: Run) -> None:
    assert "[bold]" in render(run, ReportOptions(colour=True))


def test_covered_topics_are_left_to_verbose(run: Run) -> None:
    heading = "1  客户信息保护与保密  已覆盖"
    assert heading not in render(run, ReportOptions())
    assert heading in render(run, ReportOptions(verbose=True))


def test_each_defect_is_named_with_its_meaning(run: Run) -> None:
    text = render(run, ReportOptions())
    for defect in Defect:
        assert f"{labels.DEFECTS[defect].name.zh}：{labels.DEFECTS[defect].meaning.zh}" in text


def test_a_topic_without_statute_says_so(run: Run) -> None:
    assert "法律依据  无直接法定依据，属合同惯例" in render(run, ReportOptions())


def test_quiet_gives_each_file_one_line(run: Run) -> None:
    assert len(render(run, ReportOptions(quiet=True)).splitlines()) == 2


def test_a_file_that_could_not_be_read_is_a_row(run: Run) -> None:
    for options in (ReportOptions(), ReportOptions(quiet=True)):
        assert "扫描‹U+202E›件.pdf  未能检查  没有可读文字（no-text）" in render(run, options)


def test_statuses_are_counted(run: Run, report: DocumentReport) -> None:
    missing = tuple(replace(topic, status=Status.MISSING) for topic in report.topics)
    changed = replace(run, reports=(replace(report, topics=missing),))
    assert "已覆盖 0  薄弱 0  缺失 5  无法判定 0" in render(changed, ReportOptions())
