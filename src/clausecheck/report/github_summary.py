"""The summary of a step of GitHub Actions, for ``$GITHUB_STEP_SUMMARY``. It is short: GitHub takes 1 MiB."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.model import DocumentReport, Run, Severity, Status
from clausecheck.report import ReportOptions, labels, phrases
from clausecheck.report.findings import relative
from clausecheck.report.labels import Language
from clausecheck.report.markdown import plain

NAME = "github-summary"
FOR_PEOPLE = True
BINARY = False
ROWS = 1000
"""Documents that are told one by one."""


def render(run: Run, options: ReportOptions) -> str:
    """A table with a row a document."""
    return "\n".join(_lines(run, options.language)) + "\n"


def _lines(run: Run, language: Language) -> Iterator[str]:
    statuses = [labels.STATUSES[status].say(language) for status in Status]
    grave = f"{labels.STATUSES[Status.MISSING].say(language)} ({labels.SEVERITIES[Severity.HIGH].say(language)})"
    yield "### clausecheck"
    yield ""
    yield f"| | {' | '.join(statuses)} | {grave} |"
    yield "| --- |" + " ---: |" * len(Status) + " --- |"
    yield from (_row(report) for report in run.reports[:ROWS])
    left = len(run.reports) - ROWS
    if left > 0:
        yield ""
        yield f"+ {left:,}"
    if run.failures:
        yield ""
        yield f"**{labels.FAILED.say(language)}**"
        yield ""
        for failure in run.failures[:ROWS]:
            yield f"- {plain(relative(failure.path))} — {plain(phrases.load_code(failure.code, language))}"


def _row(report: DocumentReport) -> str:
    counts = [str(sum(topic.status is status for topic in report.topics)) for status in Status]
    missing = [t for t in report.topics if t.status is Status.MISSING and t.severity is Severity.HIGH]
    names = ", ".join(plain(f"{topic.number} {topic.title}") for topic in missing)
    return f"| {plain(relative(report.document.path))} | {' | '.join(counts)} | {names} |"
