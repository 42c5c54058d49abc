"""One agreement in all forms gets the same sixty grades; scanned, all but three of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from clausecheck.model import DocumentReport, Via
from clausecheck.pipeline import Checker

from .forms import (
    BILINGUAL,
    NAME,
    OFFICE,
    PDF,
    SAMPLES,
    SCANS,
    SOFFICE,
    TEXT,
    WORD,
    can_draw_chinese,
    part_scan,
    renamed,
)

Grades = dict[str, tuple[str, tuple[str, ...]]]

needs_office = pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice (soffice) on the search path")


def check(checker: Checker, path: Path) -> DocumentReport:
    report = checker.check_path(str(path))
    assert isinstance(report, DocumentReport), report
    return report


def grades(report: DocumentReport) -> Grades:
    return {e.id: (e.grade.value, e.defects) for t in report.topics for e in t.elements}


@pytest.fixture(scope="module")
def expected(checker: Checker) -> Grades:
    return grades(check(checker, SAMPLES / "text" / f"{NAME}.txt"))


def differences(found: Grades, expected: Grades) -> dict[str, object]:
    assert len(found) == 60
    return {element: (expected[element], grade) for element, grade in found.items() if grade != expected[element]}


Form = Callable[[Path], Path]


@pytest.mark.parametrize("form", (TEXT | WORD | PDF).values(), ids=(TEXT | WORD | PDF).keys())
def test_every_form_gets_the_same_grades(checker: Checker, expected: Grades, tmp_path: Path, form: Form) -> None:
    report = check(checker, form(tmp_path))
    assert differences(grades(report), expected) == {}
    assert report.document.ledger.complete


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("form", OFFICE.values(), ids=OFFICE.keys())
def test_what_another_program_saved_gets_the_same_grades(
    checker: Checker, expected: Grades, tmp_path: Path, form: Form
) -> None:
    assert differences(grades(check(checker, form(tmp_path))), expected) == {}


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize(("form", "ending"), [("doc", ".wps"), ("rtf", ".doc"), ("odt", ".docx")])
def test_a_wrong_name_makes_no_difference(
    checker: Checker, expected: Grades, tmp_path: Path, form: str, ending: str
) -> None:
    report = check(checker, renamed(form, ending)(tmp_path))
    assert differences(grades(report), expected) == {}
    assert all(block.via is Via.CONVERSION for block in report.document.blocks)


@pytest.mark.parametrize("form", BILINGUAL.values(), ids=BILINGUAL.keys())
def test_english_beside_the_chinese_changes_no_grade_and_no_citation(
    checker: Checker, expected: Grades, tmp_path: Path, form: Form
) -> None:
    report = check(checker, form(tmp_path))
    assert differences(grades(report), expected) == {}
    assert citations(report) == citations(check(checker, SAMPLES / "text" / f"{NAME}.txt"))


def citations(report: DocumentReport) -> list[str]:
    return [quote.provision for t in report.topics for e in t.elements for quote in e.evidence]


@pytest.mark.parametrize("form", ["mixed traditional", "full width", "spaces within words"])
def test_quotes_stand_in_the_source_as_it_is_written(checker: Checker, tmp_path: Path, form: str) -> None:
    report = check(checker, WORD[form](tmp_path))
    text = report.document.text
    quotes = [quote for t in report.topics for e in t.elements for quote in e.evidence]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)


# --- scans -----------------------------------------------------------------------------------------------------------

needs_recognition = pytest.mark.skipif(
    find_spec("PIL") is None
    or (find_spec("rapidocr_onnxruntime") or find_spec("rapidocr")) is None
    or not can_draw_chinese(),
    reason="clausecheck[ocr] is not installed, or no Chinese font to make a scan with",
)


@needs_recognition
@pytest.mark.slow
@pytest.mark.parametrize("form", SCANS.values(), ids=SCANS.keys())
def test_a_scan_at_200_dpi_gets_nearly_the_same_grades(
    checker: Checker, expected: Grades, tmp_path: Path, form: Form
) -> None:
    report = check(checker, form(tmp_path))
    found = {element: grade for element, (grade, _) in grades(report).items()}
    assert sum(found[element] == grade for element, (grade, _) in expected.items()) >= 57
    ledger = report.document.ledger
    assert ledger.counts["pages_ocr"] == len(ledger.recognised) == report.document.pages
    assert all(page.confidence > 0.9 for page in ledger.recognised)
    assert {block.via for block in report.document.blocks} == {Via.OCR}


@needs_recognition
@pytest.mark.slow
def test_a_pdf_that_is_part_scan_is_read_page_by_page(checker: Checker, expected: Grades, tmp_path: Path) -> None:
    report = check(checker, part_scan(tmp_path))
    found = {element: grade for element, (grade, _) in grades(report).items()}
    assert sum(found[element] == grade for element, (grade, _) in expected.items()) >= 57
    document = report.document
    assert document.pages
    by_page = {block.anchor.page: block.via for block in document.blocks}
    assert by_page[1] is Via.TEXT
    assert by_page[2] is Via.OCR
    assert document.ledger.counts["pages_ocr"] == document.pages // 2
    assert document.ledger.complete
