"""The JSON report, version 1: a contract (see README), written by hand so that no change of the model leaks into it.

Fields may be added within version 1; none changes or goes. The order of keys, of documents (as given on the command
line) and of topics is fixed (by number; with
--side by severity), and nothing depends on time, machine or folder: two runs are byte-identical.
"""

from __future__ import annotations

import json
import os
from typing import Any

from clausecheck.model import (
    Document,
    DocumentReport,
    ElementResult,
    Flag,
    Ledger,
    LegalBasis,
    LoadFailure,
    Loss,
    Party,
    PartyRole,
    Quote,
    RulesetId,
    Run,
    Status,
    TopicResult,
    Via,
)
from clausecheck.report import ReportOptions, phrases

NAME = "json"
FOR_PEOPLE = False
BINARY = False
SCHEMA = "clausecheck/report/1"

Json = dict[str, Any]


def render(run: Run, options: ReportOptions) -> str:
    """The whole run as one JSON object, with a line feed at its end."""
    report: Json = {
        "schema": SCHEMA,
        **origin(run.version, run.rules),
        "documents": [_document(report) for report in run.reports],
        "failures": [_failure(failure) for failure in run.failures],
        "exit_code": run.exit_code,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def origin(version: str, rules: RulesetId) -> Json:
    """What a report was made with: the tool and the rules."""
    return {
        "tool": {"name": "clausecheck", "version": version},
        "rules": {"pack": rules.pack, "version": rules.version, "sha256": rules.sha256},
    }


def _document(report: DocumentReport) -> Json:
    document = report.document
    return {
        "path": slashed(document.path),
        "sha256": document.sha256,
        "format": document.format,
        "title": report.title,
        "pages": document.pages,
        "characters": document.ledger.characters,
        "deal": str(report.deal),
        "side": report.side.value,
        "parties": _parties(report.parties),
        "ledger": _ledger(document),
        "summary": _summary(report),
        "topics": [_topic(topic) for topic in report.topics],
        "flags": [_flag(flag) for flag in report.flags],
        "warnings": phrases.warnings(report, "zh"),
        **_revisions(report),
    }


def _revisions(report: DocumentReport) -> Json:
    """Which text of a file with tracked changes was judged; nothing for other files."""
    if report.document.revisions is None:
        return {}
    return {
        "revisions": report.document.revisions.value,
        "pending_deletions": [_loss(loss) for loss in report.losses],
    }


def _loss(loss: Loss) -> Json:
    return {
        "topic": loss.topic,
        "element": loss.element,
        "provision": loss.provision,
        "quote": loss.quote,
        "status": loss.status.value,
        "status_before": loss.before.value,
    }


def slashed(path: str) -> str:
    """``path`` as given, with forward slashes on every system."""
    return path.replace("\\", "/") if os.sep == "\\" else path


def _parties(parties: tuple[Party, ...]) -> Json:
    names: dict[str, list[str]] = {PartyRole.TRANSFEROR.value: [], PartyRole.TRANSFEREE.value: []}
    for party in parties:
        names.setdefault(party.role.value, []).extend(party.names)
    return names


def _ledger(document: Document) -> Json:
    """``read`` counts blocks by how their text was had, ``pages`` pages, null where the format has none."""
    ledger = document.ledger
    return {
        "blocks": ledger.blocks,
        "unreadable": [{"where": u.where, "reason": u.reason, "page": u.page} for u in ledger.unreadable],
        "complete": ledger.complete,
        "counts": ledger.counts,
        "read": {via.value: sum(block.via is via for block in document.blocks) for via in Via},
        "pages": _pages(ledger),
        "ocr": [
            {"page": page.page, "confidence": page.confidence, "lines": page.lines, "unsure": page.unsure}
            for page in ledger.recognised
        ],
    }


def _pages(ledger: Ledger) -> Json | None:
    if "pages_text" not in ledger.counts:
        return None
    return {means: ledger.counts.get(f"pages_{means}", 0) for means in ("text", "ocr", "unreadable")}


def _summary(report: DocumentReport) -> Json:
    counts: Json = {status.value: sum(t.status is status for t in report.topics) for status in Status}
    return counts | {"demands": {demand.id: demand.share for demand in report.demands}}


def _topic(topic: TopicResult) -> Json:
    return {
        "id": topic.id,
        "number": topic.number,
        "title": topic.title,
        "severity": topic.severity.value,
        "status": topic.status.value,
        "elements": [_element(element) for element in topic.elements],
        "legal_basis": [_basis(basis) for basis in topic.legal_basis],
    }


def _element(element: ElementResult) -> Json:
    return {
        "id": element.id,
        "title": element.title,
        "grade": element.grade.value,
        "defects": [defect.value for defect in element.defects],
        "missing_parts": list(element.missing_parts),
        "evidence": [_quote(quote) for quote in element.evidence],
        "suggestion": element.suggestion,
    }


def _quote(quote: Quote) -> Json:
    # rules are the rule: only what they did not find says what it rests on
    basis: Json = {"basis": "likeness"} if quote.by_likeness else {}
    return basis | {
        "part": quote.part,
        "provision": quote.provision,
        "page": quote.page,
        "paragraph": quote.paragraph,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.text,
        "via": quote.via.value,
    }


def _basis(basis: LegalBasis) -> Json:
    return {
        "law": basis.law,
        "article": basis.article,
        "applies_when": basis.applies_when,
        "force": basis.force,
        "says": basis.says,
    }


def _flag(flag: Flag) -> Json:
    """Like a quote, with what it is a warning of."""
    quote = _quote(flag.quote)
    del quote["part"]
    return {
        "id": flag.id,
        "title": flag.title,
        "severity": flag.severity.value,
        **quote,
        "legal_basis": [_basis(basis) for basis in flag.legal_basis],
        "advice": flag.advice,
    }


def _failure(failure: LoadFailure) -> Json:
    return {"path": slashed(failure.path), "code": failure.code, "message": failure.message}
