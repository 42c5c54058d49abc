"""Pages of a PDF → the text of the document and its blocks: paragraphs, table rows, running lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausecheck.load.pdf_footnotes import footnote_lines, notes
from clausecheck.load.pdf_habits import Habits, habits_of
from clausecheck.load.pdf_lines import BESIDE, Line
from clausecheck.load.pdf_margins import Margins
from clausecheck.load.pdf_page import Item, Page
from clausecheck.load.pdf_paragraphs import joined, paragraphs
from clausecheck.load.pdf_shapes import Box
from clausecheck.load.pdf_table_rows import goes_on, table_rows
from clausecheck.load.pdf_tables import Table
from clausecheck.model import Anchor, Block, BlockKind, Span, Via


class _Piece(NamedTuple):
    """A block before it has its place in the text; ``end`` follows it there."""

    kind: BlockKind
    text: str
    page: int
    box: Box | None = None
    cell: tuple[int, int, int] | None = None  # table, row, column
    end: str = "\n"
    bold: bool = False
    centred: bool = False


def text_and_blocks(pages: Sequence[Page], margins: Margins) -> tuple[str, tuple[Block, ...]]:
    """The text of the document with the blocks in it."""
    return _assembled(
        list(_pieces(pages, margins)), {page.number for page in pages if page.recognised or page.is_supplied}
    )


def _pieces(pages: Sequence[Page], margins: Margins) -> Iterator[_Piece]:
    """The blocks of the body in reading order, then the footnotes, then each running line once."""
    body = [line for page in pages for line in page.lines if line not in margins.held and line.column != BESIDE]
    habits = habits_of(body, {page.number: (page.width, page.height) for page in pages})
    below = footnote_lines(pages, margins)
    apart = margins.held.union(*below.values())
    items = [item for page in pages for item in page.items if item not in apart]
    tables = 0
    for group in _grouped(items):
        if isinstance(group[0], Table):
            tables += 1
            yield from _table_pieces([item for item in group if isinstance(item, Table)], tables)
        else:
            yield from _paragraph_pieces([item for item in group if isinstance(item, Line)], habits)
    for lines in below.values():
        yield from (_Piece(BlockKind.FOOTNOTE, text, first.page, first.box) for text, first in notes(lines))
    yield from _margin_pieces(margins, pages)


def _grouped(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Runs of lines, and tables with their parts on later pages."""
    group: list[Item] = []
    for item in items:
        if group and not _belong_together(group[-1], item):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _belong_together(item: Item, following: Item) -> bool:
    if isinstance(item, Table):
        return isinstance(following, Table) and goes_on(item, following)
    return isinstance(following, Line)


def _paragraph_pieces(lines: Sequence[Line], habits: Habits) -> Iterator[_Piece]:
    for paragraph in paragraphs(lines, habits):
        first = paragraph[0]
        beside = first.column == BESIDE
        yield _Piece(
            BlockKind.TEXTBOX if beside else BlockKind.PARAGRAPH,
            joined(paragraph),
            first.page,
            _around([line for line in paragraph if line.page == first.page]),
            bold=all(habits.stands_out(line) for line in paragraph),
            centred=not beside and all(habits.is_centred(line) for line in paragraph),
        )


def _table_pieces(parts: Sequence[Table], number: int) -> Iterator[_Piece]:
    for row, cells in enumerate(table_rows(parts), start=1):
        for cell in cells:
            *upper, last = cell.paragraphs or ("",)
            place = (number, row, cell.column)
            yield from (_Piece(BlockKind.CELL, text, cell.page, cell.box, place) for text in upper)
            end = "\n" if cell is cells[-1] else "\t"
            yield _Piece(BlockKind.CELL, last, cell.page, cell.box, place, end)


def _margin_pieces(margins: Margins, pages: Sequence[Page]) -> Iterator[_Piece]:
    for kind, lines in ((BlockKind.HEADER, margins.headers), (BlockKind.FOOTER, margins.footers)):
        yield from (_Piece(kind, line.text, line.page, line.box) for line in lines)
    watermarks = {page.aside: page.number for page in reversed(pages) if page.aside}
    yield from (_Piece(BlockKind.HEADER, text, number) for text, number in reversed(watermarks.items()))


def _around(lines: Sequence[Line]) -> Box:
    boxes = [line.box for line in lines]
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _assembled(pieces: Sequence[_Piece], recognised: set[int]) -> tuple[str, tuple[Block, ...]]:
    """The text of the document and its blocks; ``recognised`` are the pages whose text is a scanner's."""
    blocks: list[Block] = []
    start = paragraph = 0
    for piece in pieces:
        paragraph += piece.kind is BlockKind.PARAGRAPH
        blocks.append(
            Block(
                kind=piece.kind,
                span=Span(start, start + len(piece.text)),
                anchor=_anchor(piece, paragraph),
                bold=piece.bold,
                centred=piece.centred,
                via=Via.OCR if piece.page in recognised else Via.TEXT,
            )
        )
        start += len(piece.text) + len(piece.end)
    return "".join(piece.text + piece.end for piece in pieces), tuple(blocks)


def _anchor(piece: _Piece, paragraph: int) -> Anchor:
    table, row, column = piece.cell or (None, None, None)
    box = None
    if piece.box:
        left, bottom, right, top = piece.box
        box = (round(left, 1), round(bottom, 1), round(right, 1), round(top, 1))
    return Anchor(
        paragraph=paragraph if piece.kind is BlockKind.PARAGRAPH else None,
        page=piece.page,
        table=table,
        row=row,
        column=column,
        box=box,
    )
