"""One page of a PDF → its lines and tables in reading order, or the reason why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from clausecheck.load.pdf_columns import in_reading_order
from clausecheck.load.pdf_drawing import read_drawing
from clausecheck.load.pdf_fonts import Handle, is_bold
from clausecheck.load.pdf_forms import Field, fields_of, with_fields
from clausecheck.load.pdf_glyphs import Glyphs, read_glyphs
from clausecheck.load.pdf_legible import BROKEN, PARTLY_GARBLED, SCAN, is_partly_lost, legible, unreadable_reason
from clausecheck.load.pdf_lines import Line, line_of
from clausecheck.load.pdf_markup import without_balloons, without_struck
from clausecheck.load.pdf_rows import rows
from clausecheck.load.pdf_shapes import Box, Glyph
from clausecheck.load.pdf_side_notes import with_side_notes
from clausecheck.load.pdf_tables import Table, fill, find_tables
from clausecheck.load.pdf_vertical import is_vertical, laid_on_side

Item = Line | Table


@dataclass(frozen=True, slots=True)
class Page:
    """A page (from 1) as it is read: ``width`` and ``height`` in points, upright.

    ``trouble`` is the Chinese reason where the page, or with ``items`` a part of it, could not be read. ``aside`` is
    text at an angle (a watermark). ``is_pictured`` is True where pictures cover the page, ``recognised`` where its text
    is a layer over or under a scan, ``marked_up`` where struck text or comments were left out, ``is_supplied`` where
    its text was recognised now. ``unseen`` counts characters that are hidden or covered, ``lost`` those that are none
    although the rest is read. ``rules`` are the drawn lines, ``running`` all that is printed over a scan.
    """

    number: int
    width: float
    height: float
    items: tuple[Item, ...] = ()
    trouble: str | None = None
    aside: str = ""
    recognised: bool = False
    is_pictured: bool = False
    marked_up: bool = False
    annotations: int = 0
    unseen: int = 0
    lost: int = 0
    is_supplied: bool = False
    rules: tuple[Box, ...] = ()
    running: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """All that is read on the page, without blanks."""
        tables = [item for item in self.items if isinstance(item, Table)]
        lines = [*self.lines, *(line for table in tables for cell in table.cells for line in cell.lines)]
        return "".join("".join(line.text.split()) for line in lines)

    @property
    def lines(self) -> list[Line]:
        """The lines outside tables."""
        return [item for item in self.items if isinstance(item, Line)]


def load_page(document: Handle, index: int) -> Page:
    """Read the page at ``index`` (from 0) of a document (``FPDF_DOCUMENT``); one that cannot be loaded has trouble."""
    import pypdfium2.raw as pdfium

    page = pdfium.FPDF_LoadPage(document, index)
    annotations = max(0, pdfium.FPDFPage_GetAnnotCount(page))
    fields = fields_of(page) if annotations else ()
    if annotations and _has_filled_fields(page, annotations):
        # What is typed into a form is no part of the page's text until it is printed onto the page.
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    textpage = pdfium.FPDFText_LoadPage(page)
    try:
        if not textpage:
            return Page(index + 1, 0.0, 0.0, trouble=BROKEN)
        return replace(read_page(page, textpage, index + 1, fields), annotations=annotations)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
        pdfium.FPDF_ClosePage(page)


def _has_filled_fields(page: Handle, annotations: int) -> bool:
    import pypdfium2.raw as pdfium

    for index in range(annotations):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT):
            return True
    return False


def read_page(page: Handle, textpage: Handle, number: int, fields: Sequence[Field] = ()) -> Page:
    """Read a loaded page (``FPDF_PAGE``, ``FPDF_TEXTPAGE``) with the fields of a form on it."""
    glyphs = read_glyphs(page, textpage)
    drawing = read_drawing(page, glyphs.frame)
    if fields:
        upright, rules = with_fields(glyphs.upright, drawing.rules, fields, glyphs.frame)
        glyphs, drawing = replace(glyphs, upright=tuple(upright)), replace(drawing, rules=rules)
    width, height = glyphs.frame.width, glyphs.frame.height
    empty = Page(number, width, height, is_pictured=drawing.pictures >= SCAN, rules=drawing.rules)
    reason = unreadable_reason(glyphs, drawing)
    if reason:
        return replace(empty, trouble=reason)
    kept = legible(glyphs.upright)
    if is_vertical(kept):
        return _vertical_page(kept, glyphs, empty, partial(is_bold, textpage))
    final = without_struck(without_balloons(kept, width), drawing.rules)
    return replace(
        empty,
        items=tuple(items_of(final, drawing.rules, empty, partial(is_bold, textpage))),
        trouble=PARTLY_GARBLED if is_partly_lost(glyphs.upright) else None,
        aside=glyphs.aside,
        marked_up=len(final) < len(kept) or not all(glyph.char for glyph in final),
        recognised=drawing.pictures >= SCAN and glyphs.hidden,
        unseen=glyphs.unseen,
        lost=len(glyphs.upright) - len(kept),
    )


def _vertical_page(kept: list[Glyph], glyphs: Glyphs, page: Page, bold: Callable[[int], bool]) -> Page:
    """Columns from right to left as rows; rules between columns are no tables, and running lines stand aside."""
    laid, across = laid_on_side(kept, page.height)
    lying = replace(page, width=page.height, height=page.width)
    return replace(
        lying,
        items=tuple(items_of(laid, (), lying, bold)),
        trouble=PARTLY_GARBLED if is_partly_lost(glyphs.upright) else None,
        aside=glyphs.aside or across,
        recognised=page.is_pictured and glyphs.hidden,
        unseen=glyphs.unseen,
        lost=len(glyphs.upright) - len(kept),
    )


def items_of(glyphs: list[Glyph], rules: Sequence[Box], page: Page, bold: Callable[[int], bool]) -> Iterator[Item]:
    """Lines and tables of upright glyphs in reading order; ``page`` says where they stand."""
    tables: list[Table] = []
    for grid in find_tables(rules, page.number):
        table, glyphs = fill(grid, glyphs, rules, bold)
        tables.append(table)
    free = [rule for rule in rules if not any(_is_part(rule, table) for table in tables)]
    ordered = in_reading_order(rows(glyphs), page.width)
    lines = (line_of(row, free, page.number, bold, column) for column, row in ordered)
    return _with_tables(with_side_notes([line for line in lines if line]), tables)


def _with_tables(lines: Sequence[Line], tables: Sequence[Table]) -> Iterator[Item]:
    """Each table before the first line that stands below it in the same column."""
    waiting = list(tables)
    for line in lines:
        for table in [table for table in waiting if _stands_above(table, line)]:
            waiting.remove(table)
            yield table
        yield line
    yield from waiting


def _stands_above(table: Table, line: Line) -> bool:
    apart = line.column and (line.right < table.box.left or line.left > table.box.right)
    return table.box.top > line.base and not apart


def _is_part(rule: Box, table: Table) -> bool:
    box = table.box
    return (
        box.left - 2 <= rule.left
        and rule.right <= box.right + 2
        and box.bottom - 2 <= rule.bottom
        and rule.top <= box.top + 2
    )
