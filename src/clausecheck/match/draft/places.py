"""Where things stand in an agreement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from clausecheck.model import Agreement, Role, Span, Statement

READ_PAST = frozenset({Role.CONTENTS, Role.HEADER})
LONGEST_QUOTE = 100


def spoken(agreement: Agreement) -> Iterator[tuple[Statement, str]]:
    """Every statement that a reader reads, with its text."""
    for statement in agreement.statements:
        if statement.role not in READ_PAST:
            yield statement, statement.span.cut(agreement.document.text)


def around(agreement: Agreement, statement: Statement, start: int, end: int) -> Span:
    """``start`` to ``end`` with the clause around it: within the statement, at most LONGEST_QUOTE code points."""
    text, whole = agreement.document.text, statement.span
    if whole.end - whole.start <= LONGEST_QUOTE:
        return whole
    left = max((text.rfind(mark, whole.start, start) + 1 for mark in "，；。\n\t"), default=0)
    begin = max(left, whole.start, end - LONGEST_QUOTE)
    stops = [at for mark in "，；。\n\t" if (at := text.find(mark, end, whole.end)) >= 0]
    return Span(begin, max(end, min([*stops, whole.end, begin + LONGEST_QUOTE])))


def provision_at(agreement: Agreement, start: int) -> int:
    """The innermost provision that holds the offset ``start``."""
    inner = [p for p in agreement.provisions if p.span.start <= start < p.span.end]
    if inner:
        return max(inner, key=lambda p: (p.depth, p.index)).index
    starts = [p.span.start for p in agreement.provisions]
    return max(0, bisect_right(starts, start) - 1)
