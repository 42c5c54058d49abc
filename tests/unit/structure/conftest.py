"""Plain text → Document and Agreement, for every test of structure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.model import Agreement, Anchor, Block, BlockKind, Document, Ledger, Span, Statement
from clausecheck.structure import understand


def document_of(source: str, labels: dict[str, str] | None = None, bold: tuple[str, ...] = ()) -> Document:
    """A paragraph a line, ``a | b`` a table row; ``labels`` gives lines their automatic number."""
    text, blocks, table, row = "", [], 0, 0
    for number, line in enumerate(source.strip("\n").split("\n"), start=1):
        cells = line.split(" | ")
        row = row + 1 if len(cells) > 1 else 0
        table += row == 1
        for column, cell in enumerate(cells, start=1):
            span = Span(len(text), len(text) + len(cell))
            text += cell + ("\t" if column < len(cells) else "\n")
            if row:
                blocks.append(Block(BlockKind.CELL, span, Anchor(line=number, table=table, row=row, column=column)))
            else:
                label = (labels or {}).get(line, "")
                blocks.append(Block(BlockKind.PARAGRAPH, span, Anchor(line=number), label, bold=line in bold))
    return Document("t", "", "txt", text, tuple(blocks), Ledger({}, len(text)))


class Reading:
    """An agreement with what tests ask of it."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.text = agreement.document.text

    def statement(self, words: str) -> Statement:
        """The statement that holds ``words``."""
        at = self.text.index(words)
        return next(s for s in self.agreement.statements if s.span.start <= at < s.span.end)

    def label(self, words: str) -> str:
        """The citation of the statement that holds ``words``."""
        return self.agreement.provisions[self.statement(words).provision].label

    def role(self, words: str) -> str:
        return self.statement(words).role.value

    def lead_in(self, words: str) -> list[str]:
        return [span.cut(self.text) for span in self.statement(words).lead_in]

    def headings(self, words: str) -> list[str]:
        return [span.cut(self.text) for span in self.statement(words).headings]

    @property
    def labels(self) -> list[str]:
        return [provision.label for provision in self.agreement.provisions]

    @property
    def statements(self) -> list[str]:
        return [statement.span.cut(self.text) for statement in self.agreement.statements]

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        return {party.role.value: party.names for party in self.agreement.parties}

    @property
    def terms(self) -> dict[str, str]:
        return {term.name: term.meaning.cut(self.text) for term in self.agreement.terms}

    @property
    def annexes(self) -> dict[str, bool]:
        return {annex.name: annex.present for annex in self.agreement.annexes}


@pytest.fixture
def read() -> Callable[..., Reading]:
    def reader(source: str, labels: dict[str, str] | None = None, bold: tuple[str, ...] = ()) -> Reading:
        return Reading(understand(document_of(source, labels, bold)))

    return reader
