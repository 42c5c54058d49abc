"""Lines with a space or an invisible character between their characters, as some exports and recognisers write them.

Words are found in them all the same, but numbers, names and headings are known by how they are written: so the
structure is that of the document without these gaps, at the places of the document with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from clausecheck.model import Agreement, Document, Provision, Span, Statement

_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SPACE = " \u00a0\u2000-\u200a\u202f\u205f\u3000"
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_ANY = re.compile(f"[{_INVISIBLE}]|[{_HAN}][{_SPACE}][{_HAN}][{_SPACE}][{_HAN}]")
_LINE = re.compile("[^\n\t]+")
_GAP = re.compile(f"[{_INVISIBLE}]+|(?<=[{_HAN}])[{_SPACE}](?=[^{_SPACE}])|(?<=[^{_SPACE}])[{_SPACE}](?=[{_HAN}])")
_PAIR = re.compile(f"[{_HAN}](?=[{_SPACE}{_INVISIBLE}]*[{_HAN}])")
_PARTED = re.compile(f"[{_HAN}][{_INVISIBLE}]*[{_SPACE}](?=[{_INVISIBLE}]*[{_HAN}])")
_SPREAD = 0.6  # of the neighbours in a line that are parted
_FEWEST = 3


def without_gaps(document: Document) -> tuple[Document, Sequence[int]] | None:
    """``document`` without the gaps, and the place in it of every character that is left and of its end; None where
    there are none."""
    text = document.text
    if not _ANY.search(text):
        return None
    gone = {at for line in _LINE.finditer(text) for at in _gaps(line)}
    if not gone:
        return None
    origin = [at for at in range(len(text)) if at not in gone]
    before = [0]
    for at in range(len(text)):
        before.append(before[-1] + (at not in gone))

    def moved(span: Span) -> Span:
        return Span(before[span.start], before[span.end])

    blocks = tuple(replace(block, span=moved(block.span)) for block in document.blocks)
    return replace(document, text="".join(text[at] for at in origin), blocks=blocks), (*origin, len(text))


def _gaps(line: re.Match[str]) -> list[int]:
    """Places of invisible characters, and where the line is spread out, of its single spaces."""
    text = line[0]
    pairs, parted = len(_PAIR.findall(text)), len(_PARTED.findall(text))
    is_spread = parted >= max(_FEWEST, _SPREAD * pairs)
    return [
        line.start() + at
        for gap in _GAP.finditer(text)
        if is_spread or not gap[0].isspace()
        for at in range(*gap.span())
    ]


def placed(agreement: Agreement, document: Document, origin: Sequence[int]) -> Agreement:
    """What was found in the document without gaps, in ``document`` itself."""

    def back(span: Span) -> Span:
        start = origin[span.start]
        return Span(start, origin[span.end - 1] + 1 if span.end > span.start else start)

    return replace(
        agreement,
        document=document,
        provisions=tuple(_provision(each, back) for each in agreement.provisions),
        statements=tuple(_statement(each, back) for each in agreement.statements),
        terms=tuple(replace(term, meaning=back(term.meaning)) for term in agreement.terms),
    )


def _provision(provision: Provision, back: Callable[[Span], Span]) -> Provision:
    heading = None if provision.heading is None else back(provision.heading)
    return replace(provision, span=back(provision.span), heading=heading, body=tuple(map(back, provision.body)))


def _statement(statement: Statement, back: Callable[[Span], Span]) -> Statement:
    return replace(
        statement,
        span=back(statement.span),
        lead_in=tuple(map(back, statement.lead_in)),
        headings=tuple(map(back, statement.headings)),
    )
