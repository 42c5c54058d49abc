"""Every format against the file that holds what it should print; run this file to write them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_run import made_run

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


def rendered(case: str) -> str:
    name, options = CASES[case]
    return reporters()[name].render(made_run(), options)


@pytest.mark.parametrize("case", CASES)
def test_the_report_reads_as_expected(case: str) -> None:
    assert rendered(case) == (HERE / case).read_bytes().decode("utf-8")


if __name__ == "__main__":
    for case in CASES:
        (HERE / case).write_bytes(rendered(case).encode("utf-8"))
