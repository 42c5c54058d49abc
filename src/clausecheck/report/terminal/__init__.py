"""The report for a reader at a terminal: a summary that fits one screen, then every topic that is not covered."""

from __future__ import annotations

from clausecheck.model import DocumentReport, LoadFailure, Run
from clausecheck.report import ReportOptions, labels, phrases
from clausecheck.report.escape import visible
from clausecheck.report.labels import Language
from clausecheck.report.ledger import add_ledger
from clausecheck.report.page import Page
from clausecheck.report.terminal.findings import add_topics
from clausecheck.report.terminal.flags import add_flags
from clausecheck.report.terminal.summary import add_summary, brief

NAME = "terminal"
FOR_PEOPLE = True
BINARY = False

READABLE_WIDTH = 100
"""Columns beyond which lines of prose get hard to follow."""


def render(run: Run, options: ReportOptions) -> str:
    """The run for people: with ``quiet`` a line a file, else the whole report."""
    page = Page(min(options.width, READABLE_WIDTH))
    many = len(run.reports) + len(run.failures) > 1
    if options.quiet or many:
        _add_files(page, run, options)
    if not options.quiet:
        for report in run.reports:
            _add_report(page, report, options)
        if not many:
            _add_failures(page, run.failures, options.language)
        if run.reports:
            page.blank()
            page.paragraph(labels.ADVICE.say(options.language), style="faint")
    return page.text(colour=options.colour)


def _add_files(page: Page, run: Run, options: ReportOptions) -> None:
    for report in run.reports:
        page.line(_named(report, options.language), "  ", *brief(report, options.language))
    _add_failures(page, run.failures, options.language)


def _named(report: DocumentReport, language: Language) -> str:
    view = report.document.revisions
    return visible(report.document.path) + (f" · {labels.REVISIONS[view].say(language)}" if view else "")


def _add_failures(page: Page, failures: tuple[LoadFailure, ...], language: Language) -> None:
    for failure in failures:
        head = (labels.FAILED.say(language), "missing")
        page.line(visible(failure.path), "  ", head, "  " + phrases.load_code(failure.code, language))


def _add_report(page: Page, report: DocumentReport, options: ReportOptions) -> None:
    page.blank()
    add_summary(page, report, options)
    add_flags(page, report, options)
    add_topics(page, report, options)
    for warning in phrases.warnings(report, options.language):
        page.blank()
        page.paragraph(warning, label=labels.WARNINGS.say(options.language))
    if options.verbose:
        page.blank()
        add_ledger(page, report.document, options.language)
