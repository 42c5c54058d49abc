"""Tables of single pages → rows of texts; a table goes on over the pages, and so does a row that a page break cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from clausecheck.load.pdf_lines import Line
from clausecheck.load.pdf_paragraphs import joined
from clausecheck.load.pdf_shapes import Box
from clausecheck.load.pdf_tables import Cell, Table
from clausecheck.load.pdf_wording import ends_sentence, starts_provision

_SLACK = 0.3  # em
_SHORT = 1.5  # em: a line with this much room beyond its next word has ended
_EMPTY = 0.4  # of a cell's width: room that no indentation on the right explains
_PADDING = 6.0  # points between text and the rule beside it, in Word and LibreOffice
_SAME_COLUMN = 4.0  # points


class CellText(NamedTuple):
    """The paragraphs of a cell, with its column from 1 and where it stands; no paragraph where it is empty."""

    column: int
    page: int
    box: Box
    paragraphs: tuple[str, ...]


def goes_on(table: Table, following: Table) -> bool:
    """True where a table at the top of a page is the rest of the one at the foot of the page before."""
    edges, others = table.column_edges, following.column_edges
    alike = len(edges) == len(others) and all(abs(a - b) < _SAME_COLUMN for a, b in zip(edges, others, strict=True))
    return following.page == table.page + 1 and alike


def table_rows(parts: Sequence[Table]) -> Iterator[list[CellText]]:
    """The rows of a table from its parts, a part a page; the heading row is given once."""
    rows: list[tuple[int, list[Cell]]] = []
    for part in parts:
        own = list(part.rows)
        if rows and _texts(own[0]) == _texts(rows[0][1]):
            own = own[1:]
        if rows and own and _is_cut(rows[-1][1], own[0]):
            page, upper = rows.pop()
            rows.append((page, [replace(a, lines=a.lines + b.lines) for a, b in zip(upper, own[0], strict=True)]))
            own = own[1:]
        rows.extend((part.page, row) for row in own)
    for page, row in rows:
        yield [CellText(cell.column, page, cell.box, tuple(_paragraphs(cell))) for cell in row]


def _texts(row: Sequence[Cell]) -> list[list[str]]:
    return [[line.text for line in cell.lines] for cell in row]


def _is_cut(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """True where the cells below only go on with full or empty ones above, and some have ended already."""
    if [cell.column for cell in row] != [cell.column for cell in below]:
        return False
    pairs = list(zip(row, below, strict=True))
    going_on = [(cell, rest.lines[0]) for cell, rest in pairs if rest.lines]
    has_ended = any(cell.lines and not rest.lines for cell, rest in pairs)
    return has_ended and bool(going_on) and all(not cell.lines or _is_full(cell, line) for cell, line in going_on)


def _is_full(cell: Cell, following: Line) -> bool:
    return cell.box.right - _PADDING - cell.lines[-1].right < following.first_word + _SLACK * following.em


def _paragraphs(cell: Cell) -> Iterator[str]:
    """The paragraphs of a cell: its lines go on unless they end clearly short."""
    if not cell.lines:
        return
    indent = min(line.left for line in cell.lines) - cell.box.left
    edge = min(max(line.right for line in cell.lines) + 0.5 * cell.lines[0].em, cell.box.right - indent)
    paragraph = [cell.lines[0]]
    for last, line in pairwise(cell.lines):
        needed = last.right + line.first_word + _SLACK * line.em
        is_new = starts_provision(line.text) or ends_sentence(last.text) or (last.is_tabular and line.is_tabular)
        room = cell.box.right - _PADDING - needed
        if (is_new and room > 0) or room > _EMPTY * cell.box.width or edge - needed > _SHORT * line.em:
            yield joined(paragraph)
            paragraph = []
        paragraph.append(line)
    yield joined(paragraph)
