"""The same agreement as text, Word and PDF gets the same sixty grades."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from clausecheck.model import DocumentReport
from clausecheck.pipeline import Checker

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
MASTERS = sorted(path.stem for path in (SAMPLES / "text").glob("*.txt"))


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("samples_make", SAMPLES / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def grades(checker: Checker, path: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    report = checker.check_path(str(path))
    assert isinstance(report, DocumentReport), report
    return {e.id: (e.grade.value, e.defects) for t in report.topics for e in t.elements}


@pytest.mark.parametrize("name", MASTERS)
def test_word_gets_the_grades_of_text(checker: Checker, make: ModuleType, tmp_path: Path, name: str) -> None:
    make.write_docx(name, tmp_path, automatic=False)
    assert grades(checker, tmp_path / f"{name}.docx") == grades(checker, SAMPLES / "text" / f"{name}.txt")


@pytest.mark.parametrize("name", MASTERS)
def test_pdf_gets_the_grades_of_text(checker: Checker, make: ModuleType, tmp_path: Path, name: str) -> None:
    make.write_pdf(name, tmp_path)
    assert grades(checker, tmp_path / f"{name}.pdf") == grades(checker, SAMPLES / "text" / f"{name}.txt")


def test_automatic_numbers_get_the_grades_of_typed_ones(checker: Checker, make: ModuleType, tmp_path: Path) -> None:
    make.write_docx("beauty-salon", tmp_path, automatic=True)
    typed = grades(checker, SAMPLES / "text" / "beauty-salon.txt")
    assert grades(checker, tmp_path / "beauty-salon.docx") == typed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_get_the_same_grades(checker: Checker, tmp_path: Path, encoding: str) -> None:
    source = SAMPLES / "text" / "software-business.txt"
    path = tmp_path / "a.txt"
    path.write_bytes(source.read_text(encoding="utf-8").encode(encoding))
    assert grades(checker, path) == grades(checker, source)
