"""One pass over a page: elements open and close, text gathers into lines, lines into paragraphs and rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from clausecheck.load.compose import Paragraph, Part, Row
from clausecheck.load.html_hidden import Hidden
from clausecheck.load.html_lists import Numbers, numbers_of
from clausecheck.load.lines import lines_of, margin_of, unwrap
from clausecheck.model import Revisions

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCK_TAGS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary ul
table thead tbody tfoot tr td th
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_CELLS = frozenset({"td", "th"})
_BOLD = frozenset({"b", "strong", "th", *_HEADINGS})
_STRUCK = frozenset({"s", "strike"})
_VERBATIM = frozenset({"pre", "listing", "xmp"})

_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
_LINE_THROUGH = re.compile(r"text-decoration[^;]*line-through", re.I)
_UNDERLINED = re.compile(r"(?:text-decoration[^;]*underline|border-bottom\s*:(?!\s*(?:0|none)))", re.I)

_SPACES = re.compile("[ \t\n\r\f]+")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_BROKEN = re.compile(f"(?<=[{_HAN}])[ \t]*[\n\r][ \t\n\r\f]*(?=[{_HAN}])")
_BLANK = re.compile("[ \u00a0\u3000]{2,}")
_CHECKED = {True: "☑", False: "☐"}


@dataclass(slots=True)
class _Line:
    """Text on its way to a paragraph."""

    texts: list[str] = field(default_factory=list)
    label: str = ""
    outline: int | None = None
    centred: bool = False
    light: bool = False  # some of it is not bold

    def text(self) -> str:
        joined = _BROKEN.sub("", "".join(self.texts))
        return _SPACES.sub(" ", joined).strip(" \u00a0")


@dataclass(slots=True)
class _Table:
    """A table that is being read; ``cell`` gathers the paragraphs of the cell at hand."""

    cells: list[str] = field(default_factory=list)
    cell: list[str] | None = None


class Walk:
    """Reads one page. ``counts`` says how often what was left out, ``is_revised`` whether there are tracked changes."""

    def __init__(self, hidden: Hidden, revisions: Revisions) -> None:
        self.counts: Counter[str] = Counter()
        self._hidden = hidden
        self._dropped = "del" if revisions is Revisions.FINAL else "ins"
        self._parts: list[Part] = []
        self._line = _Line()
        self._lists: list[Numbers] = []
        self._tables: list[_Table] = []
        self._bold = [False]
        self._underlined = 0
        self._verbatim = 0

    @property
    def is_revised(self) -> bool:
        return bool(self.counts["insertions"] or self.counts["deletions"])

    def parts(self, root: _Element) -> list[Part]:
        """The paragraphs and rows of the page."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in walk:
            if event == "start" and skipped is None:
                if self._is_left_out(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._open(element)
                    self._add(element.text)
            elif event == "end":
                if skipped is None:
                    self._close(element)
                elif skipped is element:
                    skipped = None
                if skipped is None and element is not root:
                    self._add(element.tail)
        self._flush()
        return self._parts

    def warnings(self) -> Iterator[str]:
        """What a reader of the report is to know, in Chinese."""
        if self.counts["struck"]:
            yield f"{self.counts['struck']} 处删除线文字视为已删除，未读取"
        if self.counts["hidden"]:
            yield f"网页有 {self.counts['hidden']} 处隐藏文字，未读取"
        if self.is_revised:
            done = "接受" if self._dropped == "del" else "拒绝"
            yield (
                f"文件含未定稿的修订（插入 {self.counts['insertions']} 处、删除 {self.counts['deletions']} 处），"
                f"已按{done}全部修订后的文字读取"
            )

    # --- elements

    def _is_left_out(self, element: _Element) -> bool:
        tag, has_text = element.tag, any(text.strip() for text in element.itertext())
        self.counts["insertions"] += tag == "ins" and has_text
        self.counts["deletions"] += tag == "del" and has_text
        if tag == self._dropped:
            return True
        if self._hidden(element):
            # scripts and heads are no text that anybody would miss
            self.counts["hidden"] += has_text and ("style" in element.attrib or "class" in element.attrib)
            return True
        if tag in _STRUCK or _LINE_THROUGH.search(element.get("style", "")):
            self.counts["struck"] += has_text
            return True
        return False

    def _open(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
            self._line.outline = _HEADINGS.get(tag, self._line.outline)
        style = element.get("style", "")
        self._bold.append((self._bold[-1] or tag in _BOLD or bool(_HEAVY.search(style))) and not _LIGHT.search(style))
        self._underlined += _is_underlined(tag, style)
        self._verbatim += tag in _VERBATIM
        if tag in _LISTS:
            self._lists.append(numbers_of(element))
        elif tag == "table":
            if not self._tables:
                self._parts.append(None)
            self._tables.append(_Table())
        elif tag in _CELLS and self._tables:
            self._tables[-1].cell = []
        elif tag == "li" and self._lists:
            self._line.label = self._lists[-1].next(element)
        elif tag == "br":
            self._flush()
        else:
            self._show(element, tag)

    def _show(self, element: _Element, tag: str) -> None:
        """Elements that are text of their own."""
        if tag == "img":
            self.counts["images"] += 1
        elif tag == "input":
            kind = element.get("type", "text").lower()
            if kind in ("checkbox", "radio"):
                self._add(_CHECKED["checked" in element.attrib])
            elif kind not in ("submit", "button", "reset", "image", "file", "password"):
                self._add(element.get("value"))

    def _close(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            # what holds the line says how it looks
            self._line.outline = self._line.outline or _HEADINGS.get(tag)
            self._line.centred = self._line.centred or _is_centred(element)
            self._flush()
        self._bold.pop()
        self._underlined -= _is_underlined(tag, element.get("style", ""))
        self._verbatim -= tag in _VERBATIM
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag in _CELLS and self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cells.append("\n".join(self._tables[-1].cell))
            self._tables[-1].cell = None
        elif tag == "tr" and self._tables:
            self._end_row(self._tables[-1])
        elif tag == "table" and self._tables:
            self._end_row(self._tables.pop())
            if not self._tables:
                self._parts.append(None)

    def _end_row(self, table: _Table) -> None:
        cells, table.cells = table.cells, []
        if not cells:
            return
        outer = self._outer_cell()
        if outer is None:
            self._parts.append(Row(tuple(cells)))
        else:
            outer.append(" ".join(cell.replace("\n", " ") for cell in cells if cell))

    def _outer_cell(self) -> list[str] | None:
        """The cell that a table stands in; its rows are paragraphs of that cell."""
        return next((table.cell for table in reversed(self._tables) if table.cell is not None), None)

    # --- text

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._underlined:
            text = _BLANK.sub(lambda match: "_" * len(match[0]), text)
        if self._verbatim:
            self._add_verbatim(text)
            return
        self._line.texts.append(text)
        self._line.light = self._line.light or (bool(text.strip()) and not self._bold[-1])

    def _add_verbatim(self, text: str) -> None:
        """Text whose line ends count; it may be hard-wrapped, as a text file is."""
        lines = list(lines_of(text))
        for line in unwrap(lines, margin_of(lines)):
            self._put(Paragraph(line.text))

    def _flush(self) -> None:
        """End the line at hand; an empty item keeps its number for the paragraph within it."""
        line, text = self._line, self._line.text()
        if not text:
            self._line = _Line(label=line.label, outline=line.outline)
            return
        self._line = _Line()
        bold = not line.light
        self._put(Paragraph(text, label=line.label, outline=line.outline, bold=bold, centred=line.centred))

    def _put(self, paragraph: Paragraph) -> None:
        cell = self._outer_cell()
        if cell is not None:
            cell.append(f"{paragraph.label}{paragraph.text}")
        elif paragraph.text:
            self._parts.append(replace(paragraph, text=paragraph.text.strip()))


def _is_underlined(tag: str, style: str) -> bool:
    return tag == "u" or bool(_UNDERLINED.search(style))


def _is_centred(element: _Element) -> bool:
    by_itself = element.get("align", "").lower() == "center" or _CENTRED.search(element.get("style", ""))
    return bool(by_itself) or element.tag == "center"
