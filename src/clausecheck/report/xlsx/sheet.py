"""A sheet: styles, widths and heights, a head that stays, filters, a page set-up. Every text is written as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from clausecheck.model import Grade, Status
from clausecheck.report.escape import visible
from clausecheck.report.labels import Label, Language
from clausecheck.report.page import columns

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_000
"""Characters of a cell; Excel refuses more than 32,767, and some count twice there."""
_LINE, _TALLEST = 16.0, 400.0
"""Points of a line of text, and of a row; Excel refuses rows above 409."""
_A4 = 9

_COLOURS = {
    Status.COVERED.value: ("#146C2E", "#DCF5E2"),
    Status.WEAK.value: ("#7A4A00", "#FFF0C2"),
    Status.MISSING.value: ("#A6190F", "#FDE3E0"),
    Status.UNDETERMINED.value: ("#5B35B0", "#ECE4FF"),
    Grade.MET.value: ("#146C2E", "#DCF5E2"),
    Grade.ABSENT.value: ("#A6190F", "#FDE3E0"),
}


class Column(NamedTuple):
    """A column: its head, and its width in characters."""

    head: Label
    width: int


class Plan(NamedTuple):
    """A sheet before it is filled: its name, its columns, and how many of them stay when it is scrolled."""

    name: Label
    columns: tuple[Column, ...]
    frozen: int


class Verdict(NamedTuple):
    """A cell that shows a status or grade in its colour."""

    value: Status | Grade
    text: str


Cell = str | int | Verdict
"""What a cell holds; a text may have several lines."""


def styles(book: Workbook) -> dict[str, Format]:
    """Style name → format. With a quote prefix a cell stays text when somebody edits it."""
    body = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D5DAE0"}
    made = {
        "head": book.add_format({**body, "bold": True, "font_color": "#FFFFFF", "bg_color": "#33475B"}),
        "text": book.add_format({**body, "quote_prefix": True}),
        "number": book.add_format({**body, "num_format": "0", "align": "left"}),
    }
    for value, (ink, back) in _COLOURS.items():
        made[value] = book.add_format({**body, "bold": True, "font_color": ink, "bg_color": back})
    return made


def fill(
    book: Workbook, formats: dict[str, Format], plan: Plan, rows: Iterable[Sequence[Cell]], language: Language
) -> None:
    """A sheet as planned, with filters, and a page set-up for A4."""
    sheet = book.add_worksheet(plan.name.say(language))
    for number, column in enumerate(plan.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.head.say(language), formats["head"])
    last = 0
    for last, row in enumerate(rows, start=1):
        sheet.set_row(last, _height(row, plan.columns))
        for number, cell in enumerate(row):
            _write(sheet, last, number, cell, formats)
    sheet.freeze_panes(1, plan.frozen)
    sheet.autofilter(0, 0, last, len(plan.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _height(row: Sequence[Cell], heads: Sequence[Column]) -> float:
    """Points that the fullest cell needs; not every program makes rows as high as wrapped text."""
    texts = (cell.text if isinstance(cell, Verdict) else str(cell) for cell in row)
    lines = (_lines(text, column.width) for text, column in zip(texts, heads, strict=True))
    return min(max(lines) * _LINE, _TALLEST)


def _lines(text: str, width: int) -> int:
    # glyphs are a little wider than the columns that they are counted in, and words do not break
    return sum(1 + int(columns(line) * 1.12 / width) for line in text.split("\n"))


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, formats: dict[str, Format]) -> None:
    if isinstance(cell, Verdict):
        sheet.write_string(row, column, cell.text, formats[cell.value.value])
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, formats["number"])
    else:
        text = "\n".join(map(visible, cell.split("\n")))
        sheet.write_string(row, column, text if len(text) <= _LONGEST else text[:_LONGEST] + "…", formats["text"])
