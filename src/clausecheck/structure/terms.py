"""Defined terms: 以下简称“会员”, “客户”是指 …"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from clausecheck.model import Party, Provision, Role, Span, Statement, Term
from clausecheck.structure.definitions import definition, short_names

_CLAUSE_START = re.compile("[。；！？\n，：]")


def find_terms(
    statements: Sequence[Statement], provisions: Sequence[Provision], parties: Iterable[Party], text: str
) -> tuple[Term, ...]:
    """Terms in the order of the text, the first definition of each; ``text`` is the canonical text of the document."""
    known = {name for party in parties for name in party.names}
    terms: dict[str, Term] = {}
    for statement in statements:
        if statement.role in (Role.CONTENTS, Role.HEADER, Role.SIGNATURE):
            continue
        sentence = statement.span.cut(text)
        for name, start, end in _defined(statement, provisions, sentence):
            name = re.sub(r"\s", "", name)
            if name and name not in known and name not in terms and end > start:
                terms[name] = Term(name, Span(start, end))
    return tuple(terms.values())


def _defined(statement: Statement, provisions: Sequence[Provision], sentence: str) -> Iterable[tuple[str, int, int]]:
    begin, end = statement.span.start, statement.span.end
    found = definition(sentence)
    if found and found.name:
        if sentence.rstrip().endswith("："):
            end = max(end, provisions[statement.provision].span.end)
        start = begin + found.meaning
        yield found.name, start, end
    clauses = [0, *(match.end() for match in _CLAUSE_START.finditer(sentence))]
    for at, name in short_names(sentence):
        yield name, begin + clauses[bisect_right(clauses, at) - 1], begin + at
