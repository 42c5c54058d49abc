"""load → structure → match → grade for one file. Read this first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from clausecheck.errors import LoadError
from clausecheck.grade import Judgement, demand_share, judge, topic_status
from clausecheck.grade.revisions import losses
from clausecheck.load import load
from clausecheck.load.join import join
from clausecheck.match import Matcher
from clausecheck.model import (
    AS_USUAL,
    Agreement,
    DemandResult,
    Document,
    DocumentReport,
    ElementResult,
    Evidence,
    LoadFailure,
    PartyRole,
    Quote,
    ReadOptions,
    Revisions,
    TopicResult,
)
from clausecheck.ruleset import Element, Ruleset, Topic
from clausecheck.structure import understand

_PLACEHOLDERS = {PartyRole.TRANSFEROR: ("{transferor}", "转让方"), PartyRole.TRANSFEREE: ("{transferee}", "受让方")}


class Checker:
    """A rule pack, ready to check any number of documents."""

    def __init__(self, rules: Ruleset, reading: ReadOptions = AS_USUAL) -> None:
        self.rules = rules
        self.reading = reading
        self._matcher = Matcher(rules)

    def check(self, document: Document) -> DocumentReport:
        """The verdicts on one document that has been read."""
        agreement = understand(document)
        findings = {finding.element: finding for finding in self._matcher.match(agreement)}
        complete = document.ledger.complete
        judged = {e.id: judge(e, findings[e.id], complete) for t in self.rules.topics for e in t.elements}
        return DocumentReport(
            document=document,
            title=agreement.title or PurePath(document.path).stem,
            deal="unknown",
            parties=agreement.parties,
            topics=tuple(_topic(topic, judged, agreement) for topic in self.rules.topics),
            demands=self._demands(judged),
            warnings=document.warnings,
        )

    def check_path(
        self, path: str, annexes: Sequence[str] = (), data: bytes | None = None, name: str | None = None
    ) -> DocumentReport | LoadFailure:
        """Read and check one file, with ``annexes`` read as part of it. What cannot be read is a LoadFailure.

        Where tracked changes are pending, the report on the final text tells what deletions take away.
        """
        if self.reading.revisions is Revisions.ORIGINAL:
            return self._check_view(Revisions.ORIGINAL, path, annexes, data, name)
        return self.check_views(path, annexes, data, name)[0]

    def check_views(
        self, path: str, annexes: Sequence[str] = (), data: bytes | None = None, name: str | None = None
    ) -> tuple[DocumentReport | LoadFailure, ...]:
        """As ``check_path`` with the final text, and, where tracked changes are pending, the original one after it."""
        final = self._check_view(Revisions.FINAL, path, annexes, data, name)
        if isinstance(final, LoadFailure) or final.document.revisions is None:
            return (final,)
        original = self._check_view(Revisions.ORIGINAL, path, annexes, data, name)
        if isinstance(original, LoadFailure):  # all of its text is new
            return (final, original)
        return (replace(final, losses=losses(final, original)), original)

    def _check_view(
        self, revisions: Revisions, path: str, annexes: Sequence[str], data: bytes | None, name: str | None
    ) -> DocumentReport | LoadFailure:
        options = replace(self.reading, revisions=revisions)
        try:
            document = load(path, data, name, options)
            for annex in annexes:
                document = join(document, load(annex, options=options))
        except LoadError as error:
            return LoadFailure(name or path, error.code, error.message, error.message_en)
        return self.check(document)

    def _demands(self, judged: dict[str, Judgement]) -> tuple[DemandResult, ...]:
        grades = {element: judgement.grade for element, judgement in judged.items()}
        return tuple(DemandResult(d.id, d.title, *demand_share(d, grades)) for d in self.rules.demands)


def _topic(topic: Topic, judged: dict[str, Judgement], agreement: Agreement) -> TopicResult:
    elements = tuple(_element(element, judged[element.id], agreement) for element in topic.elements)
    return TopicResult(
        id=topic.id,
        number=topic.number,
        title=topic.title,
        severity=topic.severity,
        status=topic_status(tuple(element.grade for element in elements)),
        why=topic.why,
        elements=elements,
        legal_basis=topic.legal_basis,
    )


def _element(element: Element, judgement: Judgement, agreement: Agreement) -> ElementResult:
    return ElementResult(
        id=element.id,
        title=element.title,
        grade=judgement.grade,
        defects=judgement.defects,
        missing_parts=tuple(part.label for part in judgement.missing),
        evidence=tuple(_quote(evidence, agreement) for evidence in judgement.evidence),
        suggestion=_named(element.suggestion, agreement),
    )


def _quote(evidence: Evidence, agreement: Agreement) -> Quote:
    document = agreement.document
    block = document.blocks[bisect_right(document.blocks, evidence.span.start, key=lambda b: b.span.start) - 1]
    return Quote(
        part=evidence.part,
        provision=agreement.provisions[evidence.provision].label,
        page=block.anchor.page,
        paragraph=block.anchor.paragraph,
        start=evidence.span.start,
        end=evidence.span.end,
        text=evidence.span.cut(document.text),
        via=block.via,
    )


def _named(suggestion: str, agreement: Agreement) -> str:
    """The suggested wording with the agreement's own party names."""
    for role, (placeholder, default) in _PLACEHOLDERS.items():
        names = [name for party in agreement.parties if party.role == role for name in party.names]
        suggestion = suggestion.replace(placeholder, min(names, key=len, default=default))
    return suggestion
