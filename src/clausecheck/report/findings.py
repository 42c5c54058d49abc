"""A run as a list of findings, as tools for code want them: a rule, a level, a place, a message, a fingerprint.

A topic that is missing or undetermined is one finding; of a weak topic, each element that is not met is one; so is each
flag. What these formats call a line is the line of a text file, and the number of the paragraph in any other file.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeAlias

from clausecheck.model import (
    Block,
    Defect,
    Document,
    DocumentReport,
    ElementResult,
    Flag,
    Grade,
    LegalBasis,
    Quote,
    Run,
    Severity,
    Status,
    TopicResult,
)
from clausecheck.report import labels
from clausecheck.report.json_report import slashed
from clausecheck.report.labels import Language
from clausecheck.text import normalise


class Level(StrEnum):
    """How grave a finding is to a pipeline, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_LEVELS = {Severity.HIGH: Level.ERROR, Severity.MEDIUM: Level.WARNING, Severity.LOW: Level.NOTE}
_LESSER = {Severity.HIGH: Level.WARNING, Severity.MEDIUM: Level.NOTE, Severity.LOW: Level.NOTE}
"""Levels of what is missing or hurts, and of what is only weak or could not be judged."""

FLAGGED = "flag"
Told: TypeAlias = Status | Grade | str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding breaks: a topic, an element of one, or a flag."""

    id: str
    title: str
    why: str
    severity: Severity
    laws: tuple[LegalBasis, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """``path`` is as given, with slashes. ``status`` is a status, a grade or ``flag``; ``message`` is plain text.

    ``fingerprint`` depends on path, rule and status (of a flag, on its words, too), not on any line.
    """

    rule: Rule
    path: str
    level: Level
    status: str
    message: str
    quotes: tuple[Quote, ...]
    line: int
    defects: tuple[Defect, ...]
    missing_parts: tuple[str, ...]
    suggestion: str
    fingerprint: str


def findings(run: Run, language: Language) -> tuple[Finding, ...]:
    """Every finding of the run: documents as given, within them topics in order, then flags."""
    return tuple(finding for report in run.reports for finding in of_report(report, language))


def of_report(report: DocumentReport, language: Language) -> Iterator[Finding]:
    """The findings of one document."""
    for topic in report.topics:
        if topic.status is Status.WEAK:
            unmet = (element for element in topic.elements if element.grade is not Grade.MET)
            yield from (_element(report.document, topic, element, language) for element in unmet)
        elif topic.status is not Status.COVERED:
            yield _topic(report.document, topic, language)
    yield from (_flag(report.document, flag) for flag in report.flags)


def _topic(document: Document, topic: TopicResult, language: Language) -> Finding:
    status = labels.STATUSES[topic.status].say(language)
    message = f"{topic.number} {topic.title}{_colon(language)}{status}"
    level = (_LEVELS if topic.status is Status.MISSING else _LESSER)[topic.severity]
    suggestion = "\n".join(element.suggestion for element in topic.elements if element.suggestion)
    quotes = tuple(quote for element in topic.elements for quote in element.evidence)
    rule = Rule(topic.id, topic.title, topic.why, topic.severity, topic.legal_basis)
    return _finding(document, rule, level, topic.status, message, quotes, suggestion=suggestion)


def _element(document: Document, topic: TopicResult, element: ElementResult, language: Language) -> Finding:
    comma, colon = ("、", _colon(language)) if language == "zh" else (", ", ": ")
    grade = labels.GRADES[element.grade].say(language)
    message = f"{element.id} {element.title}{colon}{grade}"
    if element.defects:
        names = comma.join(labels.DEFECTS[defect].name.say(language) for defect in element.defects)
        message += f"（{names}）" if language == "zh" else f" ({names})"
    if element.missing_parts:
        stop = "；" if language == "zh" else "; "
        message += f"{stop}{labels.LACKING.say(language)}{colon}{comma.join(element.missing_parts)}"
    rule = Rule(element.id, element.title, topic.why, topic.severity, topic.legal_basis)
    level, quotes = _LESSER[topic.severity], element.evidence
    return _finding(
        document,
        rule,
        level,
        element.grade,
        message,
        quotes,
        element.defects,
        element.missing_parts,
        element.suggestion,
    )


def _flag(document: Document, flag: Flag) -> Finding:
    rule = Rule(flag.id, flag.title, flag.advice, flag.severity, flag.legal_basis)
    quotes, level = (flag.quote,), _LEVELS[flag.severity]
    return _finding(document, rule, level, FLAGGED, flag.title, quotes, suggestion=flag.advice, words=flag.quote.text)


def _finding(
    document: Document,
    rule: Rule,
    level: Level,
    status: Told,
    message: str,
    quotes: tuple[Quote, ...],
    defects: tuple[Defect, ...] = (),
    missing_parts: tuple[str, ...] = (),
    suggestion: str = "",
    words: str = "",
) -> Finding:
    path = relative(document.path)
    line = line_of(document, quotes[0]) if quotes else 1
    mark = fingerprint(path, rule.id, str(status), "".join(normalise(words).text.split()))
    return Finding(rule, path, level, str(status), message, quotes, line, defects, missing_parts, suggestion, mark)


def _colon(language: Language) -> str:
    return "：" if language == "zh" else ": "


def fingerprint(*facts: str) -> str:
    """32 hexadecimal digits that stand for ``facts``."""
    return hashlib.sha256("\0".join(facts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def relative(path: str) -> str:
    """``path`` with slashes and without ``./``, as it is named in a repository; what is absolute stays so."""
    return PurePosixPath(slashed(path)).as_posix()


def line_of(document: Document, quote: Quote) -> int:
    """The line of a text file, or the number of the paragraph, that ``quote`` begins in; at least 1."""
    block = block_of(document, quote)
    line = block.anchor.line if block else None
    return max(line or quote.paragraph or 1, 1)


def block_of(document: Document, quote: Quote) -> Block | None:
    """The block that ``quote`` begins in."""
    at = bisect_right(document.blocks, quote.start, key=lambda block: block.span.start) - 1
    return document.blocks[at] if at >= 0 else None
