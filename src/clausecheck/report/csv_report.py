"""CSV (RFC 4180, UTF-8 with a mark that Excel needs): a row an element, a flag, a file that could not be read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from clausecheck.model import DocumentReport, ElementResult, Flag, LoadFailure, Quote, Run, TopicResult
from clausecheck.report import ReportOptions
from clausecheck.report.escape import visible
from clausecheck.report.json_report import slashed

NAME = "csv"
FOR_PEOPLE = True
BINARY = False
COLUMNS = (
    *("path", "sha256", "kind", "number", "topic", "topic_title", "severity", "status"),
    *("element", "element_title", "grade", "defects", "missing_parts"),
    *("provision", "page", "paragraph", "quote", "basis", "advice"),
)
"""``kind`` is element, flag or failure; values are the words of the JSON report, lists parted by ``;``. ``basis`` is
how the quote was found: by a rule, or by likeness to labelled cases."""

Row = dict[str, str]


def render(run: Run, options: ReportOptions) -> str:
    """All rows, met elements, too. No cell can be taken for a formula."""
    out = StringIO()
    out.write("\ufeff")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(run):
        writer.writerow({name: inert(value) for name, value in row.items()})
    return out.getvalue()


def _rows(run: Run) -> Iterator[Row]:
    for report in run.reports:
        for topic in report.topics:
            yield from (_element(report, topic, element) for element in topic.elements)
        yield from (_flag(report, flag) for flag in report.flags)
    yield from (_failure(failure) for failure in run.failures)


def _element(report: DocumentReport, topic: TopicResult, element: ElementResult) -> Row:
    return {
        **_of(report),
        "kind": "element",
        "number": str(topic.number),
        "topic": topic.id,
        "topic_title": topic.title,
        "severity": topic.severity.value,
        "status": topic.status.value,
        "element": element.id,
        "element_title": element.title,
        "grade": element.grade.value,
        "defects": ";".join(defect.value for defect in element.defects),
        "missing_parts": ";".join(element.missing_parts),
        **(_quoted(element.evidence[0]) if element.evidence else {}),
        "advice": element.suggestion,
    }


def _flag(report: DocumentReport, flag: Flag) -> Row:
    facts = {"kind": "flag", "element": flag.id, "element_title": flag.title, "severity": flag.severity.value}
    return {**_of(report), **facts, **_quoted(flag.quote), "advice": flag.advice}


def _failure(failure: LoadFailure) -> Row:
    return {"path": slashed(failure.path), "kind": "failure", "status": failure.code, "advice": failure.message}


def _of(report: DocumentReport) -> Row:
    return {"path": slashed(report.document.path), "sha256": report.document.sha256}


def _quoted(quote: Quote) -> Row:
    page, paragraph = ("" if number is None else str(number) for number in (quote.page, quote.paragraph))
    basis = "likeness" if quote.by_likeness else "rule"
    return {"provision": quote.provision, "page": page, "paragraph": paragraph, "quote": quote.text, "basis": basis}


def inert(cell: str) -> str:
    """``cell`` on one line; an apostrophe before what a spreadsheet would calculate."""
    text = visible(cell)
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") else text
