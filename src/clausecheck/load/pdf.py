"""PDF files: pages with a text layer → paragraphs, table rows, running headers and footers."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from clausecheck.errors import LoadError
from clausecheck.load.pdf_glyphs import Box
from clausecheck.load.pdf_habits import Habits, habits_of
from clausecheck.load.pdf_legible import SCANNED
from clausecheck.load.pdf_lines import BESIDE, Line
from clausecheck.load.pdf_margins import Margins, find_margins
from clausecheck.load.pdf_page import Item, Page, load_page
from clausecheck.load.pdf_paragraphs import joined, paragraphs
from clausecheck.load.pdf_table_rows import goes_on, table_rows
from clausecheck.load.pdf_tables import Table
from clausecheck.model import AS_USUAL, Anchor, Block, BlockKind, Document, Ledger, ReadOptions, Span, Unreadable, Via

NAMES = (".pdf",)


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


def read(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """``data`` as a Document.

    Raises LoadError: damaged, encrypted (a password is needed to open it), no-text (no page gives readable text).
    """
    pages = _read_pages(data, path)
    margins = find_margins(pages)
    pages = [_judged(page, margins) for page in pages]
    if not any(page.items for page in pages):
        raise _no_text(path, pages)
    pieces = list(_pieces(pages, margins))
    text, blocks = _assembled(pieces, {page.number for page in pages if page.recognised})
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        text=text,
        blocks=blocks,
        ledger=_ledger(blocks, pages),
        pages=len(pages),
        warnings=tuple(_warnings(data, pages)),
    )


def _read_pages(data: bytes, path: str) -> list[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (_encrypted(path) if "password" in str(error).lower() else _damaged(path)) from error
    try:
        if not len(document):
            raise _damaged(path)
        return [load_page(document.raw, index) for index in range(len(document))]
    finally:
        document.close()


def _judged(page: Page, margins: Margins) -> Page:
    """A scanned page bears no text even where a header or footer is printed over it."""
    if page.is_pictured and all(item in margins.held for item in page.items):
        return replace(page, items=(), trouble=SCANNED)
    return page


def _pieces(pages: Sequence[Page], margins: Margins) -> Iterator[_Piece]:
    """The blocks of the body in reading order, then each running line once."""
    body = [line for page in pages for line in page.lines if line not in margins.held and line.column != BESIDE]
    habits = habits_of(body, {page.number: (page.width, page.height) for page in pages})
    items = [item for page in pages for item in page.items if item not in margins.held]
    tables = 0
    for group in _grouped(items):
        if isinstance(group[0], Table):
            tables += 1
            yield from _table_pieces([item for item in group if isinstance(item, Table)], tables)
        else:
            yield from _paragraph_pieces([item for item in group if isinstance(item, Line)], habits)
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


def _ledger(blocks: Sequence[Block], pages: Sequence[Page]) -> Ledger:
    unreadable = tuple(Unreadable(f"第{page.number}页", page.trouble, page.number) for page in pages if page.trouble)
    return Ledger(
        blocks=dict(Counter(block.kind.value for block in blocks)),
        characters=sum(block.span.end - block.span.start for block in blocks),
        counts={
            "pages": len(pages),
            "pages_text": sum(bool(page.items) for page in pages),
            "pages_unreadable": len(unreadable),
            "annotations": sum(page.annotations for page in pages),
        },
        unreadable=unreadable,
    )


def _warnings(data: bytes, pages: Sequence[Page]) -> Iterator[str]:
    recognised = [page.number for page in pages if page.recognised]
    if recognised:
        yield f"{len(recognised)} 页（首见于第{recognised[0]}页）是扫描页，读取的是文件自带的识别文字，可能有错字"
    blank = [page.number for page in pages if not page.items and not page.trouble]
    if blank:
        yield f"{len(blank)} 页（首见于第{blank[0]}页）是空白页"
    marked_up = [page.number for page in pages if page.marked_up]
    if marked_up:
        yield f"{len(marked_up)} 页（首见于第{marked_up[0]}页）印有删除线或批注，删去的文字和批注未读入"
    if b"%%EOF" not in data[-2048:]:
        yield "文件末尾不完整，可能有缺页"


def _encrypted(path: str) -> LoadError:
    return LoadError(
        "encrypted",
        f"{path} 需要密码才能打开：请去除密码后再检查",
        f"{path} needs a password to be opened: remove the password first",
    )


def _damaged(path: str) -> LoadError:
    return LoadError(
        "damaged",
        f"{path} 不是完整的 PDF 文件：请重新下载或重新导出",
        f"{path} is no complete PDF file: download or export it again",
    )


def _no_text(path: str, pages: Sequence[Page]) -> LoadError:
    reasons = Counter(page.trouble for page in pages if page.trouble)
    if not reasons:
        return LoadError(
            "no-text", f"{path} 的 {len(pages)} 页都是空白页", f"{path}: all of its {len(pages)} pages are blank"
        )
    reason = reasons.most_common(1)[0][0]
    return LoadError(
        "no-text",
        f"{path} 的 {len(pages)} 页都没有可读文字（{reason}）：扫描件须先做文字识别（OCR），或改用 .docx 原件",
        f"{path}: none of its {len(pages)} pages has readable text: scans need OCR first, or use the original .docx",
    )
