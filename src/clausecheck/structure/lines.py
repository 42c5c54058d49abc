"""Document → lines: a paragraph, a line of a paragraph or a table row, with its canonical text beside the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from clausecheck.model import Block, BlockKind, Document, Span
from clausecheck.text import normalise


@dataclass(frozen=True, slots=True)
class Line:
    """What a reader sees as one line of thought.

    ``text`` is as long as ``span``: the canonical form with a space for every removed character, so that an offset into
    it is an offset into the source; ``raw`` is the source itself. ``label`` is the automatic number. ``cells`` are the
    cells of a table row, () for a paragraph; ``table`` counts tables from 0, None outside.
    """

    block: int
    span: Span
    text: str
    raw: str
    source: Block
    label: str = ""
    cells: tuple[Span, ...] = ()
    table: int | None = None

    @property
    def is_row(self) -> bool:
        return bool(self.cells)

    def at(self, start: int, end: int) -> Span:
        """A range of ``text`` as a range of the document."""
        return Span(self.span.start + start, self.span.start + end)

    def part(self, start: int, end: int) -> Line:
        """The line from ``start`` to ``end`` of its text, without white space at its edges."""
        cut = self.text[start:end]
        start += len(cut) - len(cut.lstrip())
        cut = cut.strip()
        end = start + len(cut)
        label = self.label if start == 0 else ""
        return replace(self, span=self.at(start, end), text=cut, raw=self.raw[start:end], label=label)


def aligned(source: str) -> str:
    """The canonical form of ``source`` at its own length: removed characters are spaces, line feeds and tabs stay."""
    normal = normalise(source)
    if len(normal.text) == len(source):
        return normal.text
    characters = [" "] * len(source)
    for at, character in zip(normal.origin, normal.text, strict=False):
        characters[at] = character
    return "".join(characters)


def read_lines(document: Document, text: str) -> tuple[Line, ...]:
    """The lines of ``document`` in reading order; empty ones are left out. ``text`` is its aligned text."""
    lines: list[Line] = []
    table = -1
    for kind, group in groupby(_rows(document), key=lambda row: document.blocks[row[0]].kind is BlockKind.CELL):
        rows = list(group)
        if not kind:
            lines.extend(line for row in rows for index in row for line in _paragraph(document, index, text))
            continue
        for row, last in zip(rows, [None, *rows], strict=False):
            if last is None or _table(document, row) != _table(document, last):
                table += 1
            lines.extend(_row(document, row, text, table))
    return tuple(lines)


def _table(document: Document, row: list[int]) -> int | None:
    return document.blocks[row[0]].anchor.table


def _rows(document: Document) -> Iterator[list[int]]:
    """Indexes of blocks, those of one table row together."""
    row: list[int] = []
    for index, block in enumerate(document.blocks):
        if row and not _continues_row(document, row[-1], block):
            yield row
            row = []
        row.append(index)
    if row:
        yield row


def _continues_row(document: Document, last: int, block: Block) -> bool:
    before = document.blocks[last]
    if block.kind is not BlockKind.CELL or before.kind is not BlockKind.CELL:
        return False
    if document.text[before.span.end : block.span.start] == "\t":
        return True
    here, there = block.anchor, before.anchor
    return here.row is not None and (here.part, here.table, here.row) == (there.part, there.table, there.row)


def _paragraph(document: Document, index: int, text: str) -> Iterator[Line]:
    block = document.blocks[index]
    label = block.label
    for match in _LINE.finditer(text, block.span.start, block.span.end):
        span = Span(*match.span())
        yield Line(index, span, match[0], span.cut(document.text), block, label)
        label = ""


_LINE = re.compile(r"[^\s\x0b\x0c\u2028](?:[^\n\r\x0b\x0c\u2028]*[^\s\x0b\x0c\u2028])?")


def _row(document: Document, row: list[int], text: str, table: int) -> Iterator[Line]:
    """One line a row; a row with a single filled cell is layout and reads as paragraphs."""
    cells: list[list[int]] = []
    for index in row:
        start = document.blocks[index].span.start
        if not cells or document.text[start - 1 : start] == "\t":
            cells.append([])
        cells[-1].append(index)
    spans = [Span(document.blocks[cell[0]].span.start, document.blocks[cell[-1]].span.end) for cell in cells]
    filled = [(cell, span) for cell, span in zip(cells, spans, strict=True) if span.cut(text).strip()]
    if len(filled) <= 1:
        for cell, _ in filled:
            for index in cell:
                yield from _paragraph(document, index, text)
        return
    start = document.blocks[filled[0][0][0]].span.start
    whole = Span(start, filled[-1][1].end)
    first = document.blocks[row[0]]
    yield Line(filled[0][0][0], whole, whole.cut(text), whole.cut(document.text), first, "", tuple(spans), table)
