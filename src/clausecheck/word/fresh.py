"""A new Word file with the text of a document that is none: its blocks in reading order, tables as tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from clausecheck.load.docx_trace import Shown
from clausecheck.model import Anchor, Block, BlockKind, Document
from clausecheck.report.escape import visible
from clausecheck.word.canvas import Canvas
from clausecheck.word.names import Names
from clausecheck.word.package import CONTENT_TYPES, Package, zipped

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = "word/document.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ENTRIES = {
    CONTENT_TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{_PART}" ContentType="{_MIME}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MIME}.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{_PART}"/></Relationships>',
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{Names().uri}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_APART = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FOOTNOTE, BlockKind.ENDNOTE})
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_A4 = {"w": "11906", "h": "16838"}
_WIDTH = 8306  # of the text on the page, twentieths of a point


def fresh_canvas(document: Document) -> Canvas:
    """A Word file that shows ``document``, ready to be written into."""
    page = _Page(document)
    root = page.names.make("document", page.body())
    entries = {name: (_HEAD + text).encode("utf-8") for name, text in _ENTRIES.items()}
    package = Package(zipped(entries.items()))
    package.put(_PART, root)
    return Canvas(package, _PART, root, page.names, tuple(page.shown), tuple(page.paragraphs))


class _Page:
    """Lays blocks out and notes which element shows which."""

    def __init__(self, document: Document) -> None:
        self.names = Names()
        self.shown: list[Shown] = []
        self.paragraphs: list[_Element | None] = []
        self._document = document

    def body(self) -> _Element:
        body = self.names.make("body")
        was_table = not self._document.blocks  # a body is never without a paragraph
        for key, group in groupby(self._document.blocks, key=_table):
            blocks = list(group)
            if key is None:
                body.extend(map(self._paragraph, blocks))
            else:
                # two tables without a paragraph between them would become one
                body.extend([self.names.make("p")] * was_table)
                body.append(self._table(blocks))
            was_table = key is not None
        body.extend([self.names.make("p")] * was_table)
        margin = dict.fromkeys(("top", "bottom"), "1440") | dict.fromkeys(("left", "right"), "1800")
        margin |= {"header": "851", "footer": "992", "gutter": "0"}
        section = self.names.make("sectPr", self.names.make("pgSz", **_A4), self.names.make("pgMar", **margin))
        body.append(section)
        return body

    def _paragraph(self, block: Block) -> _Element:
        names = self.names
        paragraph = names.make("p")
        properties = names.make("pPr")
        if block.centred:
            properties.append(names.make("jc", val="center"))
        if block.outline and block.outline <= 9:
            properties.append(names.make("outlineLvl", val=str(block.outline - 1)))
        if len(properties):
            paragraph.append(properties)
        if block.label:
            paragraph.append(self._run(names.text(visible(f"{block.label} ")), block))
        text = block.span.cut(self._document.text)
        if text:
            # one character for one, so that offsets hold
            shown = names.text("".join(each if each.isprintable() else " " for each in text))
            paragraph.append(self._run(shown, block))
            self.shown.append(Shown(block.span, shown, 0))
        self.paragraphs.append(paragraph)
        return paragraph

    def _run(self, text: _Element, block: Block) -> _Element:
        names = self.names
        look = [names.make("b")] if block.bold else []
        if block.kind in _APART:
            look.append(names.make("color", val="808080"))
        return names.make("r", names.make("rPr", *look), text) if look else names.make("r", text)

    def _table(self, blocks: Sequence[Block]) -> _Element:
        names = self.names
        rows = [[list(cell) for _, cell in groupby(row, key=_column)] for _, row in groupby(blocks, key=_row)]
        columns = max(map(len, rows))
        width = str(_WIDTH // columns)
        edges = [names.make(edge, val="single", sz="4", space="0", color="auto") for edge in _EDGES]
        borders = names.make("tblBorders", *edges)
        properties = names.make("tblPr", names.make("tblW", w="0", type="auto"), borders)
        grid = names.make("tblGrid", *(names.make("gridCol", w=width) for _ in range(columns)))
        return names.make("tbl", properties, grid, *(self._row(row, columns, width) for row in rows))

    def _row(self, row: Sequence[Sequence[Block]], columns: int, width: str) -> _Element:
        names = self.names
        cells = []
        for number, blocks in enumerate(row, start=1):
            properties = names.make("tcPr", names.make("tcW", w=width, type="dxa"))
            if number == len(row) < columns:
                properties.append(names.make("gridSpan", val=str(columns - number + 1)))
            cells.append(names.make("tc", properties, *map(self._paragraph, blocks)))
        return names.make("tr", *cells)


def _table(block: Block) -> tuple[str | None, int] | None:
    anchor: Anchor = block.anchor
    return None if anchor.table is None else (anchor.part, anchor.table)


def _row(block: Block) -> int | None:
    return block.anchor.row


def _column(block: Block) -> int | None:
    return block.anchor.column
