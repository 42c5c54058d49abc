"""The workbook: text stays text, and the same run gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from openpyxl import load_workbook

from clausecheck.model import (
    Document,
    DocumentReport,
    ElementResult,
    Grade,
    Ledger,
    Quote,
    RulesetId,
    Run,
    Severity,
    Status,
    TopicResult,
    Via,
)
from clausecheck.report import ReportOptions
from clausecheck.report.xlsx import render


def run(words: str) -> Run:
    """A run that says ``words`` wherever a document or a rule can."""
    quote = Quote("part", words, None, 1, 0, len(words), words, Via.TEXT)
    weak = ElementResult("1.1", words, Grade.WEAK, (), (words,), (quote,), words)
    topic = TopicResult("t", 1, words, Severity.HIGH, Status.WEAK, words, (weak,), ())
    document = Document(words, "ab" * 32, "txt", words, (), Ledger({}, len(words)))
    report = DocumentReport(document, words, "unknown", (), (topic,), (), (words,))
    return Run((report,), (), RulesetId("pack", "1", "cd" * 32), "0.1.0", 1)


def cells(words: str) -> list[Any]:
    book = load_workbook(BytesIO(render(run(words), ReportOptions())))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize(
    "words",
    [
        '=HYPERLINK("//evil.example","点")',
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "http://evil.example",
        "{=1}",
        "0012",
        "_x0041_",
    ],
)
def test_no_text_becomes_a_formula_a_link_or_a_number(words: str) -> None:
    found = [cell for cell in cells(words) if cell.value == words]
    assert len(found) >= 6
    assert all(cell.data_type == "s" and cell.hyperlink is None and cell.quotePrefix for cell in found)


def test_what_cannot_be_seen_is_shown() -> None:
    assert "甲‹U+202E›\\x1b乙 | 丙" in [cell.value for cell in cells("甲\u202e\x1b乙\t丙")]


def test_a_text_beyond_the_limit_of_a_cell_is_cut_and_says_so() -> None:
    longest = max((str(cell.value) for cell in cells("客" * 40_000)), key=len)
    assert 30_000 < len(longest) < 32_767
    assert longest.endswith("…")


def test_every_element_is_a_row_under_a_head_with_filters() -> None:
    sheet = load_workbook(BytesIO(render(run("客户"), ReportOptions()))).worksheets[0]
    assert sheet.max_row == 2
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.freeze_panes == "D2"


def test_two_runs_give_the_same_bytes_with_no_time_or_system_in_them() -> None:
    data = render(run("客户"), ReportOptions())
    assert data == render(run("客户"), ReportOptions())
    for part in ZipFile(BytesIO(data)).infolist():
        assert (part.date_time, part.create_system, part.compress_type) == ((1980, 1, 1, 0, 0, 0), 0, ZIP_STORED)
    assert b"1980-01-01T00:00:00Z" in ZipFile(BytesIO(data)).read("docProps/core.xml")
