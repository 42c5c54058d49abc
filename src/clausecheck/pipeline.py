"""load → structure → match → grade for one file. Read this first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from clausecheck.errors import LoadError
from clausecheck.grade import Judgement, demand_share, judge, topic_status
from clausecheck.grade.revisions import losses
from clausecheck.grade.weigh import applicable, flag_severity, gravity, suggestion, topic_severity
from clausecheck.load import load
from clausecheck.load.join import join
from clausecheck.match import Matcher, Raised
from clausecheck.match.likeness import MODALITY as LIKENESS
from clausecheck.model import (
    AS_USUAL,
    UNWEIGHED,
    Agreement,
    Deal,
    DemandResult,
    Document,
    DocumentReport,
    ElementResult,
    Evidence,
    Flag,
    Lens,
    LoadFailure,
    PartyRole,
    Quote,
    ReadOptions,
    Revisions,
    Side,
    Span,
    TopicResult,
)
from clausecheck.ruleset import Element, Ruleset, Topic
from clausecheck.structure import understand

_PLACEHOLDERS = {PartyRole.TRANSFEROR: ("{transferor}", "转让方"), PartyRole.TRANSFEREE: ("{transferee}", "受让方")}


class Checker:
    """A rule pack, ready to check any number of documents."""

    def __init__(self, rules: Ruleset, reading: ReadOptions = AS_USUAL, lens: Lens = UNWEIGHED) -> None:
        self.rules = rules
        self.reading = reading
        self.lens = lens
        self._matcher = Matcher(rules)

    def check(self, document: Document) -> DocumentReport:
        """The verdicts on one document that has been read."""
        agreement = understand(document)
        search = self._matcher.search(agreement)
        findings = {e.id: search.element(e, t) for t in self.rules.topics for e in t.elements}
        deal = self.lens.deal or search.deal()
        complete = document.ledger.complete
        judged = {e.id: judge(e, findings[e.id], complete) for t in self.rules.topics for e in t.elements}
        return DocumentReport(
            document=document,
            title=agreement.title or PurePath(document.path).stem,
            deal=deal,
            parties=agreement.parties,
            topics=self._in_order(tuple(self._topic(topic, judged, agreement, deal) for topic in self.rules.topics)),
            demands=self._demands(judged),
            warnings=document.warnings,
            flags=tuple(self._flag(each, agreement, deal) for each in search.flags(deal)),
            side=self.lens.side,
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

    def _in_order(self, topics: tuple[TopicResult, ...]) -> tuple[TopicResult, ...]:
        """By number, and for a side the gravest first."""
        if self.lens.side is Side.NEUTRAL:
            return topics
        return tuple(sorted(topics, key=lambda topic: (gravity(topic.severity), topic.number)))

    def _topic(self, topic: Topic, judged: dict[str, Judgement], agreement: Agreement, deal: Deal) -> TopicResult:
        side = self.lens.side
        elements = tuple(_element(element, judged[element.id], agreement, side) for element in topic.elements)
        return TopicResult(
            id=topic.id,
            number=topic.number,
            title=topic.title,
            severity=topic_severity(topic, deal, side),
            status=topic_status(tuple(element.grade for element in elements)),
            why=topic.why,
            elements=elements,
            legal_basis=applicable(topic.legal_basis, deal, self.rules.deals),
        )

    def _flag(self, raised: Raised, agreement: Agreement, deal: Deal) -> Flag:
        rule = raised.rule
        return Flag(
            id=rule.id,
            title=rule.title,
            severity=flag_severity(rule, self.lens.side),
            quote=_quote_at("", raised.span, raised.provision, agreement),
            legal_basis=applicable(rule.legal_basis, deal, self.rules.deals),
            advice=rule.advice,
        )


def _element(element: Element, judgement: Judgement, agreement: Agreement, side: Side) -> ElementResult:
    return ElementResult(
        id=element.id,
        title=element.title,
        grade=judgement.grade,
        defects=judgement.defects,
        missing_parts=tuple(part.label for part in judgement.missing),
        evidence=tuple(_quote(evidence, agreement) for evidence in judgement.evidence),
        suggestion=_named(suggestion(element, side), agreement),
    )


def _quote(evidence: Evidence, agreement: Agreement) -> Quote:
    quote = _quote_at(evidence.part, evidence.span, evidence.provision, agreement)
    return replace(quote, by_likeness=evidence.modality == LIKENESS)


def _quote_at(part: str, span: Span, provision: int, agreement: Agreement) -> Quote:
    document = agreement.document
    block = document.blocks[bisect_right(document.blocks, span.start, key=lambda b: b.span.start) - 1]
    return Quote(
        part=part,
        provision=agreement.provisions[provision].label,
        page=block.anchor.page,
        paragraph=block.anchor.paragraph,
        start=span.start,
        end=span.end,
        text=span.cut(document.text),
        via=block.via,
    )


def _named(suggestion: str, agreement: Agreement) -> str:
    """The suggested wording with the agreement's own party names."""
    for role, (placeholder, default) in _PLACEHOLDERS.items():
        names = [name for party in agreement.parties if party.role == role for name in party.names]
        suggestion = suggestion.replace(placeholder, min(names, key=len, default=default))
    return suggestion
