"""Numbering that skips or says a number twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from clausecheck.match.draft.numerals import number
from clausecheck.match.draft.places import LONGEST_QUOTE
from clausecheck.model import Agreement, Provision, Role, Span

_COUNTED = re.compile(
    r"(?P<before>第|[（(]|[0-9]+(?:\.[0-9]+)*\.)?(?P<number>[0-9]+|[零〇一二三四五六七八九十百]+)(?P<after>条|[）)]|、)?\.?"
)
MOST = 2
"""More breaks than these in one line of provisions are not a slip: they are several lists, taken for one."""
_ROLES = frozenset({Role.ARTICLE, Role.ITEM, Role.DEFINITION, Role.RECITAL, Role.TABLE})


def numbering(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """A provision whose number does not follow the one before it among its siblings of one style."""
    siblings: dict[tuple[int | None, str], list[tuple[int, Provision]]] = defaultdict(list)
    for provision in agreement.provisions:
        found = _COUNTED.fullmatch(provision.number.replace(" ", "")) if provision.role in _ROLES else None
        if found:
            han = "" if found["number"].isascii() else "han"
            style = f"{found['before'] or ''}{han}{found['after'] or ''}"
            siblings[provision.parent, style].append((number(found["number"]), provision))
    for line in siblings.values():
        # a list may begin anew (at one), it may not leave out a number or say one twice
        steps = pairwise(line)
        broken = [provision for (before, _), (now, provision) in steps if now not in (before + 1, 1)]
        if len(broken) <= MOST:
            yield from ((_head(agreement, provision), provision.index) for provision in broken)


def _head(agreement: Agreement, provision: Provision) -> Span:
    """The provision's first line."""
    span = provision.span
    end = agreement.document.text.find("\n", span.start, span.end)
    return Span(span.start, min(end if end > span.start else span.end, span.start + LONGEST_QUOTE))
