"""Reads one story of a .docx, the body, a header or the notes, in reading order into drafts of blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from clausecheck.load.docx_content import Content, Line, Pages, Piece
from clausecheck.load.docx_fields import Fields
from clausecheck.load.docx_numbering import Counters, Numbering
from clausecheck.load.docx_paragraphs import ParagraphProperties, paragraph_properties
from clausecheck.load.docx_runs import RunReader
from clausecheck.load.docx_styles import StyleSheet
from clausecheck.load.docx_tables import EMBEDDED, ROW, TABLE, Cell, blocks, cells, is_unseen_row
from clausecheck.load.docx_xml import PARAGRAPH, TEXT_BOX, W
from clausecheck.model import Anchor, BlockKind, Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = {f"{W}footnoteReference": BlockKind.FOOTNOTE, f"{W}endnoteReference": BlockKind.ENDNOTE}


@dataclass(slots=True)
class Draft:
    """A block whose place in the text is not known yet; ``end`` is what terminates it, ``pieces`` what shows it."""

    kind: BlockKind
    anchor: Anchor
    text: str = ""
    label: str = ""
    style: str = ""
    outline: int | None = None
    bold: bool = False
    centred: bool = False
    end: str = "\n"
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesPart:
    """The footnotes or endnotes of a document by their id. ``trusted``: see ``Fields``."""

    name: str
    notes: Mapping[str, _Element]
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """What all stories of one document share; ``tally`` and ``unreadable`` are filled while they are read.

    ``diagrams`` are text boxes with what the diagrams of the part ``main`` say, by relation.
    """

    styles: StyleSheet
    numbering: Numbering
    notes: Mapping[BlockKind, NotesPart]
    main: str = ""
    diagrams: Mapping[str, _Element] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)
    unreadable: list[Unreadable] = field(default_factory=list)


class Story:
    """A run of blocks with its own automatic numbers, appended to ``drafts``."""

    def __init__(
        self,
        source: Source,
        part: str,
        kind: BlockKind,
        drafts: list[Draft],
        *,
        trusted: bool,
        pages: Pages | None = None,
    ) -> None:
        self.pages = pages or Pages()
        self._source = source
        self._part = part
        self._kind = kind
        self._drafts = drafts
        self._trusted = trusted
        # the relations of the main part are not those of headers and notes
        diagrams = source.diagrams if part == source.main else {}
        self._runs = RunReader(source.styles, source.tally, self.pages, Fields(trusted), diagrams)
        self._counters = Counters()
        self._tables = count(1)
        self._paragraph = 0
        self._host: Anchor | None = None
        self._cell = Anchor()  # table, row and column of the cell that is being read
        self._rows = 0  # that are being read, one inside the other
        self._open: tuple[Content, ParagraphProperties, ParagraphProperties] | None = None
        self._waiting: list[tuple[Content, Anchor]] = []
        self._attached: dict[BlockKind, Story] = {}

    def read(self, container: _Element, host: Anchor | None = None) -> None:
        """Append the blocks of a container: a body, a header, a cell, a text box, a note.

        Blocks bear their own paragraph and page, or those of ``host``, the place that a text box or note belongs to.
        """
        self._host = host or self._host
        for element in blocks(container, self._source.tally):
            if element.tag == PARAGRAPH:
                self._read_paragraph(element)
            elif element.tag == TABLE:
                self._end_paragraph()
                self._read_table(element)
            elif element.tag in EMBEDDED:
                self._miss("后嵌入的文件", "嵌入的外部文件未读取")
        self._end_paragraph()

    def _read_paragraph(self, paragraph: _Element) -> None:
        self._paragraph += 1
        properties = paragraph_properties(paragraph, self._source.styles)
        content, numbered = self._open_paragraph(properties)
        deletions = self._source.tally["deletions"]
        self._runs.read(paragraph, properties.style.run, content)
        self._source.tally["deletions"] += properties.deleted and deletions == self._source.tally["deletions"]
        self._open = content, properties, numbered
        if not properties.joined:
            self._end_paragraph()

    def _open_paragraph(self, properties: ParagraphProperties) -> tuple[Content, ParagraphProperties]:
        """What a paragraph is read into, and the properties that its number comes from."""
        if self._open is None:
            return Content(), properties
        content, last, numbered = self._open
        return content, numbered if last.runs_in and content.has_text() else properties

    def _end_paragraph(self) -> None:
        """Close what is being read: a paragraph, or several that were joined, which look like the last one."""
        if self._open is None:
            return
        (content, properties, numbered), self._open = self._open, None
        lines = content.lines()
        label = "" if not lines and properties.unnumbered_if_empty else self._label(numbered)
        # a number without text is seen on the page, too
        for line in lines or [Line("", False, self.pages.current)] * bool(label):
            self._drafts.append(self._draft(line, properties, label))
            label = ""
        if content.pictures and not lines and self._kind is BlockKind.PARAGRAPH:
            self._miss("的图片", "图片中的文字未读取")
        if content.boxes or content.notes:
            self._waiting.append((content, self._anchor(self.pages.current)))
            self._read_attached()

    def _label(self, properties: ParagraphProperties) -> str:
        found = self._source.numbering.find(properties.place, properties.style)
        return "" if found is None else self._counters.label(*found)

    def _draft(self, line: Line, properties: ParagraphProperties, label: str) -> Draft:
        return Draft(
            kind=self._block_kind(),
            anchor=self._anchor(line.page),
            text=line.text,
            label=label,
            style=properties.style.name,
            outline=properties.outline,
            bold=line.bold,
            centred=properties.centred,
            pieces=line.pieces,
        )

    def _block_kind(self) -> BlockKind:
        return BlockKind.CELL if self._rows and self._kind is BlockKind.PARAGRAPH else self._kind

    def _anchor(self, page: int | None) -> Anchor:
        host, cell = self._host, self._cell
        paragraph, page = (host.paragraph, host.page) if host else (self._paragraph, page)
        return Anchor(self._part, paragraph, page, table=cell.table, row=cell.row, column=cell.column)

    def _miss(self, what: str, reason: str) -> None:
        anchor = self._anchor(self.pages.current)
        self._source.unreadable.append(Unreadable(f"第{anchor.paragraph}段{what}", reason, anchor.page))

    def _read_table(self, table: _Element) -> None:
        number, row = next(self._tables), 0
        for element in blocks(table, self._source.tally):
            if element.tag != ROW:
                continue
            if is_unseen_row(element, self._source.tally):
                self._pass_over(element)
            else:
                row += 1
                self._read_row(element, number, row)
                self._read_attached()

    def _read_row(self, row: _Element, table: int, index: int) -> None:
        first, outer = len(self._drafts), self._cell
        self._rows += 1
        start = last = self.pages.count
        for cell in cells(row, self._source.tally):
            self.pages.count = start
            self._cell = Anchor(table=table, row=index, column=cell.column)
            self._read_cell(cell)
            # the cells stand side by side: all begin where the first word of the first one does
            start = self._drafts[first].anchor.page or start
            last = max(last, self.pages.count)
        self.pages.count = last
        self._rows -= 1
        self._cell = outer
        if len(self._drafts) > first:
            self._drafts[-1].end = "\n"

    def _read_cell(self, cell: Cell) -> None:
        first = len(self._drafts)
        if cell.covered:
            self._pass_over(cell.element)
        else:
            self.read(cell.element)
        if len(self._drafts) == first:
            self._drafts.append(Draft(self._block_kind(), self._anchor(self.pages.current)))
        self._drafts[-1].end = "\t"

    def _pass_over(self, element: _Element) -> None:
        """Count the paragraphs of what is not shown, so that the others keep their place in the file."""
        paragraphs = element.iter(PARAGRAPH)
        self._paragraph += sum(1 for each in paragraphs if next(each.iterancestors(TEXT_BOX), None) is None)

    def _read_attached(self) -> None:
        """Read text boxes and notes after the paragraph that they belong to; those of a table after its row."""
        if self._rows:
            return
        waiting, self._waiting = self._waiting, []
        for content, anchor in waiting:
            for box in content.boxes:
                self._source.tally["textboxes"] += 1
                self._story_of_boxes().read(box, anchor)
            for reference in content.notes:
                self._read_note(reference, anchor)

    def _story_of_boxes(self) -> Story:
        kind = BlockKind.TEXTBOX if self._kind is BlockKind.PARAGRAPH else self._kind
        return self._attached_story(kind, self._part, self._trusted)

    def _read_note(self, reference: _Element, anchor: Anchor) -> None:
        kind = _NOTES[str(reference.tag)]
        part = self._source.notes.get(kind)
        if part is None:  # damaged, and reported as such
            return
        note = part.notes.get(reference.get(f"{W}id", ""))
        if note is None:
            lost = Unreadable(f"第{anchor.paragraph}段的注释", "正文引用的脚注或尾注在文件中缺失", anchor.page)
            self._source.unreadable.append(lost)
            return
        self._source.tally[f"{kind}s"] += 1
        self._attached_story(kind, part.name, part.trusted).read(note, anchor)

    def _attached_story(self, kind: BlockKind, part: str, trusted: bool) -> Story:
        if kind not in self._attached:
            self._attached[kind] = Story(self._source, part, kind, self._drafts, trusted=trusted)
        return self._attached[kind]
