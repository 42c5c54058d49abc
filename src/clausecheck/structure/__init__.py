"""Document → Agreement: the tree of provisions, statements, parties, terms and annexes."""

from __future__ import annotations

from clausecheck.model import Agreement, Document, Role
from clausecheck.structure.annexes import find_annexes
from clausecheck.structure.lines import aligned, read_lines
from clausecheck.structure.outline import outline
from clausecheck.structure.parties import find_parties
from clausecheck.structure.sections import sections
from clausecheck.structure.statements import provisions, statements
from clausecheck.structure.terms import find_terms

__all__ = ["understand"]


def understand(document: Document) -> Agreement:
    """Read the structure of ``document``; every document has one, so nothing is raised.

    Names of parties, terms and annexes are in canonical form (see ``clausecheck.text``) without white space.
    """
    text = aligned(document.text)
    tagged = sections(read_lines(document, text))
    tree = outline(tagged)
    found = provisions(tree, text)
    said = statements(tree, found)
    parties = find_parties(tagged, text)
    title = next((tag.line.raw for tag in tagged if tag.role is Role.TITLE), "")
    return Agreement(
        document=document,
        title=title,
        provisions=found,
        statements=said,
        parties=parties,
        terms=find_terms(said, found, parties, text),
        annexes=find_annexes(found, said, text),
    )
