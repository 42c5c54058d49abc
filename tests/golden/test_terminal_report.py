"""What the terminal report promises beyond its exact wording."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_run import made_report, made_run

from clausecheck.model import Defect, Run, Status
from clausecheck.report import ReportOptions, labels
from clausecheck.report.page import columns
from clausecheck.report.terminal import render

TWENTY = 20


def run_with_twenty_topics() -> Run:
    report = made_report()
    topics = tuple(
        replace(report.topics[n % len(report.topics)], id=f"t{n}", number=n + 1, title="客户关系维护数据统计分析")
        for n in range(TWENTY)
    )
    demands = tuple(replace(report.demands[0], title="流程、责任与考核细化") for _ in range(6))
    return replace(made_run(), reports=(replace(report, topics=topics, demands=demands),), failures=())


def summary_of(run: Run, options: ReportOptions) -> list[str]:
    lines = render(run, options).splitlines()
    last = next(n for n, line in enumerate(lines) if line.startswith((labels.WARNINGS.zh, labels.WARNINGS.en)))
    return lines[: last + 1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_summary_of_twenty_topics_fits_one_screen(language: labels.Language) -> None:
    lines = summary_of(run_with_twenty_topics(), ReportOptions(language=language))
    assert len(lines) <= 23  # one more is the prompt
    assert max(map(columns, lines)) <= 80


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    run = replace(run_with_twenty_topics(), failures=())
    assert max(map(columns, render(run, ReportOptions(width=width)).splitlines())) <= width


def test_document_text_cannot_reach_the_terminal_raw() -> None:
    text = render(made_run(), ReportOptions(verbose=True))
    assert "\x1b" not in text and "\u202e" not in text
    assert "会员投诉[bold]由\\x1b[31m乙方‹U+202E›处理" in text


def test_rich_markup_of_a_document_stays_text_in_colour() -> None:
    assert "[bold]" in render(made_run(), ReportOptions(colour=True))


def test_covered_topics_are_left_to_verbose() -> None:
    heading = "1  客户信息保护与保密  已覆盖"
    assert heading not in render(made_run(), ReportOptions())
    assert heading in render(made_run(), ReportOptions(verbose=True))


def test_each_defect_is_named_with_its_meaning() -> None:
    text = render(made_run(), ReportOptions())
    for defect in Defect:
        assert f"{labels.DEFECTS[defect].name.zh}：{labels.DEFECTS[defect].meaning.zh}" in text


def test_a_topic_without_statute_says_so() -> None:
    assert "法律依据  无直接法定依据，属合同惯例" in render(made_run(), ReportOptions())


def test_quiet_gives_each_file_one_line() -> None:
    assert len(render(made_run(), ReportOptions(quiet=True)).splitlines()) == 2


def test_a_file_that_could_not_be_read_is_a_row() -> None:
    for options in (ReportOptions(), ReportOptions(quiet=True)):
        assert "扫描‹U+202E›件.pdf  未能检查  没有可读文字（no-text）" in render(made_run(), options)


def test_statuses_are_counted() -> None:
    report = made_report()
    missing = tuple(replace(topic, status=Status.MISSING) for topic in report.topics)
    run = replace(made_run(), reports=(replace(report, topics=missing),))
    assert "已覆盖 0  薄弱 0  缺失 5  无法判定 0" in render(run, ReportOptions())
