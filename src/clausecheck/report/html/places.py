"""Names of places on the page, and which ranges of the agreement's text something points to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from clausecheck.model import Document, DocumentReport, ElementResult, Grade, Quote, Span, TopicResult
from clausecheck.report import phrases
from clausecheck.report.labels import Language

FLAG = "flag"
KINDS = (FLAG, Grade.ABSENT.value, Grade.WEAK.value, Grade.UNDETERMINED.value, Grade.MET.value)
"""What a range is marked for, the gravest first."""


@dataclass(frozen=True, slots=True)
class View:
    """A document on the page: its number from 1, which parts its names from those of others, and the language."""

    number: int
    language: Language

    def topic(self, topic: TopicResult) -> str:
        return f"d{self.number}-t{topic.number}"

    def element(self, element: ElementResult) -> str:
        return f"d{self.number}-e{element.id}"

    def flag(self, index: int) -> str:
        """The card of the flags of one rule, counted from 1."""
        return f"d{self.number}-f{index}"

    def quote(self, quote: Quote) -> str:
        return f"d{self.number}-q{quote.start}-{quote.end}"

    def part(self, name: str) -> str:
        return f"d{self.number}-{name}"


@dataclass(frozen=True, slots=True)
class Reference:
    """From marked text back to what is said of it: the place ``href``, a short ``label``, a ``title``, the card on the
    page that it belongs to."""

    kind: str
    href: str
    label: str
    title: str
    card: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text with all that refer to it."""

    name: str
    span: Span
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a mark stands in one block; ``first`` and ``last`` of its mark."""

    mark: Mark
    span: Span
    first: bool
    last: bool


def marks(report: DocumentReport, view: View) -> list[Mark]:
    """All ranges that elements and flags quote, in reading order."""
    found: dict[tuple[str, Span], dict[Reference, None]] = defaultdict(dict)
    for quote, reference in _references(report, view):
        if quote.start < quote.end:
            found[view.quote(quote), Span(quote.start, quote.end)][reference] = None
    made = (Mark(name, span, tuple(references)) for (name, span), references in found.items())
    return sorted(made, key=lambda mark: (mark.span.start, -mark.span.end))


def _references(report: DocumentReport, view: View) -> Iterator[tuple[Quote, Reference]]:
    for index, flags in enumerate(phrases.kinds(report.flags), start=1):
        reference = Reference(FLAG, view.flag(index), "⚑", flags[0].title, view.flag(index))
        for flag in flags:
            yield flag.quote, reference
    for topic in report.topics:
        for element in topic.elements:
            title = f"{element.id} {element.title}"
            reference = Reference(element.grade.value, view.element(element), element.id, title, view.topic(topic))
            for quote in element.evidence:
                yield quote, reference


def by_block(document: Document, found: list[Mark]) -> dict[int, list[Piece]]:
    """Index of a block → the pieces of marks that stand in it. A mark in no block is left out."""
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for mark in found:
        held = list(_pieces(document, mark))
        for order, (block, span) in enumerate(held, start=1):
            pieces[block].append(Piece(mark, span, order == 1, order == len(held)))
    return pieces


def _pieces(document: Document, mark: Mark) -> Iterator[tuple[int, Span]]:
    first = bisect_right(document.blocks, mark.span.start, key=lambda block: block.span.start) - 1
    for index in range(max(first, 0), len(document.blocks)):
        span = document.blocks[index].span
        if span.start >= mark.span.end:
            return
        shared = Span(max(span.start, mark.span.start), min(span.end, mark.span.end))
        if shared.start < shared.end:
            yield index, shared
