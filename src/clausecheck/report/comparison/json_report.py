"""The comparison as JSON, ``clausecheck/compare/1``: a contract like the JSON report, described in docs/compare.md.

Fields may be added within version 1; none changes or goes.
"""

from __future__ import annotations

import json
from typing import Any

from clausecheck.model import (
    Change,
    Comparison,
    DocumentReport,
    ElementChange,
    ElementResult,
    FlagChange,
    ProvisionChange,
    TopicChange,
    Traced,
)
from clausecheck.report import ReportOptions
from clausecheck.report.json_report import origin, slashed

NAME = "json"
FOR_PEOPLE = False
SCHEMA = "clausecheck/compare/1"

Json = dict[str, Any]


def render(comparison: Comparison, options: ReportOptions) -> str:
    """The whole comparison as one JSON object, with a line feed at its end."""
    written: Json = {
        "schema": SCHEMA,
        **origin(comparison.version, comparison.rules),
        "old": _document(comparison.old),
        "new": _document(comparison.new),
        "summary": {change.value: sum(topic.change is change for topic in comparison.topics) for change in Change},
        "topics": [_topic(topic) for topic in comparison.topics],
        "flags": [_flag(each) for each in comparison.flags],
        "provisions": [_provision(change) for change in comparison.provisions],
        "exit_code": comparison.exit_code,
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _document(report: DocumentReport) -> Json:
    document = report.document
    return {
        "path": slashed(document.path),
        "sha256": document.sha256,
        "format": document.format,
        "title": report.title,
        "characters": document.ledger.characters,
        "complete": document.ledger.complete,
        "revisions": document.revisions.value if document.revisions else None,
    }


def _topic(topic: TopicChange) -> Json:
    return {
        "id": topic.new.id,
        "number": topic.new.number,
        "title": topic.new.title,
        "severity": topic.new.severity.value,
        "change": topic.change.value,
        "old": topic.old.status.value,
        "new": topic.new.status.value,
        "elements": [_element(element) for element in topic.elements],
    }


def _element(element: ElementChange) -> Json:
    return {
        "id": element.new.id,
        "title": element.new.title,
        "change": element.change.value,
        "old": _side(element.old, element.old_quotes),
        "new": _side(element.new, element.new_quotes),
        "suggestion": element.new.suggestion,
    }


def _side(element: ElementResult, quotes: tuple[Traced, ...]) -> Json:
    return {
        "grade": element.grade.value,
        "defects": [defect.value for defect in element.defects],
        "missing_parts": list(element.missing_parts),
        "evidence": [_quote(traced) for traced in quotes],
    }


def _quote(traced: Traced) -> Json:
    """``there`` is the citation in the other version, null where the wording is not in it."""
    quote = traced.quote
    return {
        "provision": quote.provision,
        "page": quote.page,
        "paragraph": quote.paragraph,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.text,
        "via": quote.via.value,
        "fate": traced.fate.value,
        "there": traced.there or None,
        "wording_there": traced.wording or None,
    }


def _flag(each: FlagChange) -> Json:
    flag, quote = each.flag, each.flag.quote
    return {
        "change": each.change.value,
        "id": flag.id,
        "title": flag.title,
        "severity": flag.severity.value,
        "provision": quote.provision,
        "page": quote.page,
        "paragraph": quote.paragraph,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.text,
        "advice": flag.advice,
    }


def _provision(change: ProvisionChange) -> Json:
    return {
        "change": change.fate.value,
        "reworded": change.reworded,
        "old": {"provision": change.old_label, "text": change.old_text} if change.old_text is not None else None,
        "new": {"provision": change.new_label, "text": change.new_text} if change.new_text is not None else None,
    }
