"""Formats with pages and sheets against what they should hold; with WRITE_GOLDEN=1 the files are written anew."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clausecheck.model import Run
from clausecheck.report import ReportOptions, html, markdown, xlsx
from clausecheck.report.labels import Language

HERE = Path(__file__).parent


def held(name: str, text: str) -> str:
    """What the golden file ``name`` holds; ``text`` where goldens are being written."""
    if os.environ.get("WRITE_GOLDEN"):
        (HERE / name).write_bytes(text.encode("utf-8"))
    return (HERE / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_markdown_reads_as_expected(page_run: Run, language: Language) -> None:
    text = markdown.render(page_run, ReportOptions(language))
    assert text == held(f"report-{language}.md", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_reads_as_expected(page_run: Run, language: Language) -> None:
    """Style and script are the program's own, not the run's: they and their hashes are left out."""
    head, rest = html.render(page_run, ReportOptions(language)).split("<title>")
    title, rest = rest.split("<style>")
    body, _ = rest.partition("</style>")[2].split("<script>")
    text = "<title>" + title + body
    assert head.startswith("<!doctype html>\n")
    assert text == held(f"report-{language}.html", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_workbook_holds_what_is_expected(page_run: Run, language: Language) -> None:
    book = load_workbook(BytesIO(xlsx.render(page_run, ReportOptions(language))))
    lines = []
    for sheet in book:
        lines.append(f"## {sheet.title} {sheet.dimensions} {sheet.freeze_panes} {sheet.auto_filter.ref}")
        lines += ["\t".join(repr(cell.value)[:200] for cell in row) for row in sheet.iter_rows()]
    text = "\n".join(lines) + "\n"
    assert text == held(f"report-xlsx-{language}.txt", text)
