"""One agreement in several PDF layouts gets the same sixty grades as its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.model import DocumentReport, Ocr, ReadOptions
from clausecheck.pipeline import Checker
from clausecheck.ruleset import Ruleset

from .pdf_layouts import LAYOUTS, typeset

MASTERS = Path(__file__).resolve().parent.parent.parent / "samples" / "text"

Grades = dict[str, tuple[str, tuple[str, ...]]]


def _grades(report: object) -> Grades:
    assert isinstance(report, DocumentReport), report
    return {e.id: (e.grade.value, e.defects) for t in report.topics for e in t.elements}


@pytest.fixture(scope="module", params=["pharmacy", "equity-transfer"])
def master(request: pytest.FixtureRequest) -> Path:
    return MASTERS / f"{request.param}.txt"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gets_the_grades_of_text(pack: Ruleset, master: Path, layout: str) -> None:
    checker = Checker(pack, ReadOptions(ocr=Ocr.NEVER))
    lines = master.read_text(encoding="utf-8").splitlines()
    report = checker.check_path("agreement.pdf", data=typeset(lines, LAYOUTS[layout]))
    expected = _grades(checker.check_path(str(master)))
    found = _grades(report)
    assert {key: found[key] for key in expected if found[key] != expected[key]} == {}
    assert isinstance(report, DocumentReport)
    assert report.document.ledger.complete
