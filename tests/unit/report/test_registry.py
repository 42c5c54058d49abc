from pathlib import Path

import clausecheck.report
from clausecheck.report import ReportOptions, reporters


def test_the_folder_is_the_list_of_formats() -> None:
    folder = Path(clausecheck.report.__file__).parent
    modules = ("html/__init__.py", "json_report.py", "markdown.py", "terminal/__init__.py", "xlsx/__init__.py")
    assert {"html", "json", "markdown", "terminal", "xlsx"} <= set(reporters())
    assert all((folder / module).is_file() for module in modules)


def test_what_people_read_is_translated_and_only_the_workbook_is_no_text() -> None:
    for_people = {name for name, reporter in reporters().items() if reporter.FOR_PEOPLE}
    assert {"html", "markdown", "terminal", "xlsx"} <= for_people
    assert "json" not in for_people
    assert [name for name, reporter in reporters().items() if reporter.BINARY] == ["xlsx"]


def test_options_are_plain_unless_asked_for() -> None:
    assert ReportOptions() == ReportOptions(language="zh", width=80, colour=False, quiet=False, verbose=False)
