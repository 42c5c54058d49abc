"""Unfilled blanks, and annexes that the text names and the file does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausecheck.match.draft.places import around, spoken
from clausecheck.match.values import PATTERNS
from clausecheck.model import Agreement, Role, Span
from clausecheck.text import normalise

_FOR_THE_PEN = re.compile(
    r"(?:签[名字章署]|盖章|公章|代表|经办人|见证人|身份证号?码?|签约日期|签署日期|签订日期|签约地点|日期|(?<![0-9])年\s*月\s*日?)[^。；]{0,12}$"
)
"""What is filled in by hand when all else is settled."""


def blanks(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """A statement with an unfilled blank, once a statement; of the front only the first, of signatures none."""
    fronted = False
    normal = normalise(agreement.document.text)
    for statement, _ in spoken(agreement):
        front = statement.role in (Role.PARTIES, Role.TITLE)
        if statement.role is Role.SIGNATURE or (front and fronted):
            continue
        folded = normal.folded(statement.span)
        words = normal.text[folded.start : folded.end]
        for found in PATTERNS["blank"].finditer(words):
            if not _FOR_THE_PEN.search(words[: found.start()]):
                source = normal.source(Span(folded.start + found.start(), folded.start + found.end()))
                yield around(agreement, statement, source.start, source.end), statement.provision
                fronted = fronted or front
                break


def annexes(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """The first place that names each annex which is not there."""
    told: set[Span] = set()
    for annex in agreement.annexes:
        if annex.present:
            continue
        name = re.compile(r"\s*".join(map(re.escape, annex.name)) + r"(?![0-9一二三四五六七八九十])")
        for statement, words in spoken(agreement):
            found = name.search(words)
            if found:
                start = statement.span.start + found.start()
                place = around(agreement, statement, start, start + len(found[0]))
                if place not in told:
                    yield place, statement.provision
                told.add(place)
                break
