"""Wording that takes a duty away, struck out as tracked deletions: beside it a new clause would only contradict it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clausecheck.model import Defect, DocumentReport, ElementResult, Grade, Quote, Span
from clausecheck.structure.numbering import readings
from clausecheck.word.marks import Cuts
from clausecheck.word.names import AUTHOR, Ids, Names

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDS = "，。；、,;."
_DELETED = {"t": "delText", "instrText": "delInstrText"}


def strikes(report: DocumentReport) -> list[Span]:
    """The ranges of the reading to strike out: wording that excludes a duty or takes it back, unless some element is
    met by it. What is left of its paragraph reads on."""
    elements = [element for topic in report.topics for element in topic.elements]
    needed = [quote for element in elements if element.grade is Grade.MET for quote in element.evidence]
    found = (quote for element in elements for quote in _harmful(element))
    spans = (Span(quote.start, quote.end) for quote in found if not any(_overlap(quote, each) for each in needed))
    merged: list[Span] = []
    for span in sorted({_whole(span, report) for span in spans}):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _harmful(element: ElementResult) -> tuple[Quote, ...]:
    """Of a conflict the last quote is what takes the others back."""
    if element.grade is not Grade.WEAK or not element.suggestion:
        return ()
    if Defect.CONFLICT in element.defects:
        return element.evidence[-1:]
    return element.evidence if element.defects == (Defect.EXCLUDED,) else ()


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _whole(span: Span, report: DocumentReport) -> Span:
    """``span`` with the sign that ends it; all of its paragraph where nothing but a number would be left."""
    document = report.document
    block = document.blocks[bisect_right(document.blocks, span.start, key=lambda each: each.span.start) - 1].span
    end = min(span.end, block.end)
    while end < block.end and document.text[end] in _ENDS:
        end += 1
    before, after = document.text[block.start : span.start], document.text[end : block.end]
    number = readings(f"{before.strip()}文")
    only_number = not before.strip() or (bool(number) and number[0].rest == len(before.strip()))
    return block if only_number and not after.strip() else Span(span.start, end)


def strike(span: Span, cuts: Cuts, names: Names, ids: Ids) -> list[_Element]:
    """Mark the runs of ``span`` as deleted; those that were."""
    runs = [unit for unit in cuts.units(span) if names.of(unit) == "r"]
    for run in runs:
        deletion = names.make("del", id=ids.next(), author=AUTHOR)
        run.addprevious(deletion)
        deletion.append(run)
        for child in _texts(run, names):
            child.tag = names(_DELETED[names.of(child)])
    return runs


def _texts(run: _Element, names: Names) -> Iterator[_Element]:
    return (child for child in list(run) if names.of(child) in _DELETED)
