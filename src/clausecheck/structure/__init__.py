"""Document → Agreement: the tree of provisions, statements, parties, terms and annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clausecheck.model import Agreement, Document, Role
from clausecheck.structure.annexes import find_annexes
from clausecheck.structure.bilingual import without_english
from clausecheck.structure.front import is_title_data
from clausecheck.structure.lines import aligned, read_lines
from clausecheck.structure.outline import outline
from clausecheck.structure.parties import find_parties
from clausecheck.structure.sections import Tagged, sections
from clausecheck.structure.spread import placed, without_gaps
from clausecheck.structure.statements import provisions, statements
from clausecheck.structure.terms import find_terms

__all__ = ["understand"]


def understand(document: Document) -> Agreement:
    """Read the structure of ``document``; every document has one, so nothing is raised.

    Names of parties, terms and annexes are as printed, but without white space: compare them in canonical form.
    """
    compact = without_gaps(document)
    return placed(_understood(compact[0]), document, compact[1]) if compact else _understood(document)


def _understood(document: Document) -> Agreement:
    text = without_english(aligned(document.text))
    tagged = sections(read_lines(document, text))
    tree = outline(tagged)

    def printed(name: str) -> str:
        at = text.find(name)
        return document.text[at : at + len(name)] if at >= 0 else name

    found = provisions(tree, text)
    said = statements(tree, found)
    parties = find_parties(tagged, text)
    return Agreement(
        document=document,
        title=_title(tagged),
        provisions=found,
        statements=said,
        parties=tuple(replace(party, names=tuple(map(printed, party.names))) for party in parties),
        terms=tuple(replace(term, name=printed(term.name)) for term in find_terms(said, found, parties, text)),
        annexes=find_annexes(found, said, text),
    )


def _title(tagged: Sequence[Tagged]) -> str:
    """The first line of the title that says what it is; 合同示范文本 alone goes with the line before it."""
    lines = [tag.line for tag in tagged if tag.role is Role.TITLE]
    words = [re.sub(r"\s", "", line.text) for line in lines]
    at = next((at for at, word in enumerate(words) if _NAMED.search(word)), 0)
    if at and len(words[at]) < _WHOLE_TITLE and not is_title_data(lines[at - 1]):
        return lines[at - 1].raw + lines[at].raw
    return re.sub(r"\s+", " ", lines[at].raw) if lines else ""


_NAMED = re.compile("^(?!.*编号).*(?:合同|协议|契约)")
_WHOLE_TITLE = 9
"""A title that is shorter began on the line before."""
