"""SARIF 2.1.0, in the subset that GitHub code scanning accepts; also for files that have no lines.

``startLine`` is the line of a text file and the number of the paragraph elsewhere, columns are code points within that
paragraph; the provision and the page are logical locations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote as percent_encoded

from clausecheck.model import Document, DocumentReport, LoadFailure, Quote, Run
from clausecheck.report import ReportOptions, labels, phrases
from clausecheck.report.escape import visible
from clausecheck.report.findings import Finding, Level, Rule, block_of, line_of, of_report, relative
from clausecheck.report.labels import Language

NAME = "sarif"
FOR_PEOPLE = True
BINARY = False
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
RELATED = 10
"""Further quotes that a result names; GitHub shows few."""

Json = dict[str, Any]
_PROBLEMS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}
_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}


def render(run: Run, options: ReportOptions) -> str:
    """One SARIF run, with a line feed at its end."""
    found = [(report, finding) for report in run.reports for finding in of_report(report, options.language)]
    rules: dict[str, tuple[Rule, Level]] = {}
    for _, finding in found:
        rules.setdefault(finding.rule.id, (finding.rule, finding.level))
    index = {name: at for at, name in enumerate(rules)}
    driver = {
        "name": "clausecheck",
        "semanticVersion": run.version,
        "rules": [_rule(rule, level, options.language) for rule, level in rules.values()],
    }
    sarif: Json = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "language": _LANGUAGES[options.language],
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {ROOT: {"description": {"text": "the folder that paths are relative to"}}},
                "invocations": [_invocation(run, options.language)],
                "artifacts": _artifacts(run.reports),
                "results": [_result(report.document, finding, index, options.language) for report, finding in found],
                "properties": {
                    "pack": run.rules.pack,
                    "packVersion": run.rules.version,
                    "packSha256": run.rules.sha256,
                },
            }
        ],
    }
    return json.dumps(sarif, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, level: Level, language: Language) -> Json:
    laws = [phrases.law(law, language) for law in rule.laws] or [labels.NO_STATUTE.say(language)]
    text = "\n".join(filter(None, (rule.why, *laws)))
    markdown = "\n".join((_plain_markdown(rule.why), "", *(f"- {_plain_markdown(law)}" for law in laws)))
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": level.value},
        "properties": {"tags": ["contract", rule.severity.value], "problem.severity": _PROBLEMS[level]},
    }


def _plain_markdown(text: str) -> str:
    return visible(text).translate(_MARKDOWN)


_MARKDOWN = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>"})


def _result(document: Document, finding: Finding, index: Mapping[str, int], language: Language) -> Json:
    first = finding.quotes[0] if finding.quotes else None
    result: Json = {
        "ruleId": finding.rule.id,
        "ruleIndex": index[finding.rule.id],
        "level": finding.level.value,
        "message": {"text": message(finding.message)},
        "locations": [_location(document, first, language)],
        "partialFingerprints": {
            # the one that GitHub compares
            "primaryLocationLineHash": f"{finding.fingerprint[:16]}:1",
            "clausecheck/v1": finding.fingerprint,
        },
        "properties": {
            "status": finding.status,
            "severity": finding.rule.severity.value,
            "defects": [defect.value for defect in finding.defects],
            "missingParts": list(finding.missing_parts),
            "suggestion": finding.suggestion,
            "byLikeness": any(quote.by_likeness for quote in finding.quotes),
        },
    }
    others = list({quote.start: quote for quote in finding.quotes}.values())[1 : RELATED + 1]
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(document, quote, language), "message": {"text": message(quote.part)}}
            for number, quote in enumerate(others, start=1)
        ]
    return result


def message(text: str) -> str:
    """Plain text as SARIF writes it: brackets would be links, braces placeholders."""
    escaped = visible(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return escaped.replace("{", "{{").replace("}", "}}") or "-"


def _location(document: Document, quote: Quote | None, language: Language) -> Json:
    region: Json = {"startLine": 1} if quote is None else _region(document, quote)
    place: Json = {"artifactLocation": location_of(document.path), "region": region}
    found: Json = {"physicalLocation": place}
    logical = _logical(quote, language) if quote else []
    return found | ({"logicalLocations": logical} if logical else {})


def _region(document: Document, quote: Quote) -> Json:
    region: Json = {"startLine": line_of(document, quote)}
    block = block_of(document, quote)
    # the reading of a text file is normalised: its columns need not be those of the file
    if block and block.anchor.line is None and quote.end <= block.span.end:
        region["startColumn"] = quote.start - block.span.start + 1
        region["endColumn"] = quote.end - block.span.start + 1
    return region | {"snippet": {"text": quote.text}}


def _logical(quote: Quote, language: Language) -> list[Json]:
    logical: list[Json] = []
    if quote.provision:
        logical.append({"fullyQualifiedName": quote.provision, "kind": "provision"})
    if quote.page is not None:
        name = f"第{quote.page}页" if language == "zh" else f"page {quote.page}"
        logical.append({"name": name, "kind": "page"})
    if quote.paragraph is not None:
        name = f"第{quote.paragraph}段" if language == "zh" else f"paragraph {quote.paragraph}"
        logical.append({"name": name, "kind": "paragraph"})
    return logical


def location_of(path: str) -> Json:
    """Where a file is: relative to the root; an absolute path is a file URI, which GitHub does not accept."""
    name = relative(path)
    if name.startswith("/"):
        return {"uri": "file://" + _encoded(name)}
    if name[1:3] == ":/":
        return {"uri": "file:///" + name[:2] + _encoded(name[2:])}
    # a first segment with a colon would be read as a scheme
    return {"uri": _encoded(name), "uriBaseId": ROOT}


def _encoded(path: str) -> str:
    return percent_encoded(path.encode("utf-8", "surrogateescape"), safe="/")


def _artifacts(reports: Sequence[DocumentReport]) -> list[Json]:
    documents = {relative(report.document.path): report.document for report in reports}
    return [
        {"location": location_of(path), "hashes": {"sha-256": document.sha256}} for path, document in documents.items()
    ]


def _invocation(run: Run, language: Language) -> Json:
    notes = [_failure(failure, language) for failure in run.failures]
    notes += [_warning(report, text) for report in run.reports for text in phrases.warnings(report, language)]
    return {"executionSuccessful": not run.failures, "toolExecutionNotifications": notes}


def _failure(failure: LoadFailure, language: Language) -> Json:
    text = failure.message if language == "zh" else failure.message_en
    return {
        "descriptor": {"id": failure.code},
        "level": "error",
        "message": {"text": message(text)},
        "locations": [{"physicalLocation": {"artifactLocation": location_of(failure.path)}}],
    }


def _warning(report: DocumentReport, text: str) -> Json:
    place = {"physicalLocation": {"artifactLocation": location_of(report.document.path)}}
    return {"level": "note", "message": {"text": message(text)}, "locations": [place]}
