"""Every format against the file that holds what it should print; with WRITE_GOLDEN=1 the files are written anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausecheck.model import Run
from clausecheck.report import ReportOptions, reporters

HERE = Path(__file__).parent
CASES = {
    "terminal-zh.txt": ("terminal", ReportOptions()),
    "terminal-en.txt": ("terminal", ReportOptions(language="en")),
    "terminal-quiet.txt": ("terminal", ReportOptions(quiet=True)),
    "terminal-verbose.txt": ("terminal", ReportOptions(verbose=True)),
    "terminal-colour.txt": ("terminal", ReportOptions(quiet=True, colour=True)),
    "report.json": ("json", ReportOptions()),
}


@pytest.mark.parametrize("case", CASES)
def test_the_report_reads_as_expected(case: str, run: Run) -> None:
    name, options = CASES[case]
    text = reporters()[name].render(run, options)
    assert isinstance(text, str), "a binary format has tests of its own"
    if os.environ.get("WRITE_GOLDEN"):
        (HERE / case).write_bytes(text.encode("utf-8"))
    assert text == (HERE / case).read_bytes().decode("utf-8")
