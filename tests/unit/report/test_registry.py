from pathlib import Path

import clausecheck.report
from clausecheck.report import ReportOptions, reporters


def test_the_folder_is_the_list_of_formats() -> None:
    folder = Path(clausecheck.report.__file__).parent
    sources = [folder / name for name in ("json_report.py", "terminal/__init__.py")]
    assert list(reporters()) == ["json", "terminal"]
    assert all(source.is_file() for source in sources)


def test_options_are_plain_unless_asked_for() -> None:
    assert ReportOptions() == ReportOptions(language="zh", width=80, colour=False, quiet=False, verbose=False)
