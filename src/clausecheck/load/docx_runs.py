"""Reads the runs of paragraphs: the text that is seen, without deletions, field codes and hidden text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from clausecheck.load.docx_content import TAB, Content, Pages, Piece
from clausecheck.load.docx_fields import Fields, in_font, symbol_of
from clausecheck.load.docx_pictures import is_large, is_picture
from clausecheck.load.docx_shapes import drawn_text
from clausecheck.load.docx_styles import RunFormat, StyleSheet
from clausecheck.load.docx_xml import (
    ALTERNATIVES,
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    FIELD_MARK,
    INSERTED,
    MOVED_AWAY,
    MOVED_HERE,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    M,
    W,
    branch,
    check_box,
    text_boxes,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_BLANKS = " \t\r\n"
_SYMBOL_FONT_CODE = re.compile("[\uf020-\uf0ff]")


class RunReader:
    """Reads the paragraphs of one story, one after the other; what it counts goes to ``tally``."""

    def __init__(
        self,
        styles: StyleSheet,
        tally: Counter[str],
        pages: Pages,
        fields: Fields,
        diagrams: Mapping[str, _Element] = MappingProxyType({}),
    ) -> None:
        self._styles = styles
        self._tally = tally
        self._pages = pages
        self._fields = fields
        self._diagrams = diagrams
        self._content = Content()
        self._base = self._look = RunFormat()
        self._properties_of_run: _Element | None = None
        self._in_hidden = self._in_struck = False

    def read(self, paragraph: _Element, base: RunFormat, content: Content) -> None:
        """Append what the paragraph shows to ``content``; ``base`` is the look that its style gives to its runs."""
        self._content = content
        self._base = self._look = base
        self._in_hidden = self._in_struck = False
        self._children(paragraph)

    def _children(self, parent: _Element) -> None:
        for child in parent:
            handle = _HANDLERS.get(child.tag)
            if handle is None:
                # smart tags, custom XML, links, simple fields and whatever else only wraps runs
                self._children(child)
            else:
                handle(self, child)

    def _skip(self, element: _Element) -> None:
        pass

    def _run(self, run: _Element) -> None:
        outer = self._look, self._properties_of_run
        self._look, self._properties_of_run = self._base, None
        self._children(run)
        self._look, self._properties_of_run = outer

    def _properties(self, properties: _Element) -> None:
        self._look = self._styles.run(self._base, properties)
        self._properties_of_run = properties

    def _text(self, element: _Element) -> None:
        text = element.text or ""
        at = 0
        if element.get(_SPACE) != "preserve":
            at = len(text) - len(text.lstrip(_XML_BLANKS))
            text = text.strip(_XML_BLANKS)
        font = self._font()
        shown = in_font(text, font) if font or _SYMBOL_FONT_CODE.search(text) else text
        self._add(shown, element, at if len(shown) == len(text) else None)

    def _add(self, text: str, element: _Element, at: int | None = None) -> None:
        if not text or self._fields.hides:
            return
        if self._look.hidden:
            if text.strip():
                self._tally["hidden"] += not self._in_hidden
                self._in_hidden = True
            return
        if self._look.struck:
            self._tally["struck"] += bool(text.strip()) and not self._in_struck
            self._in_struck = self._in_struck or bool(text.strip())
            return
        self._in_hidden = self._in_struck = False
        self._fields.result()
        self._pages.text()
        self._content.add(Piece(text, self._look, element, at), self._pages.current)

    def _font(self) -> str:
        properties = self._properties_of_run
        fonts = None if properties is None else properties.find(f"{W}rFonts")
        return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""

    def _math_text(self, element: _Element) -> None:
        self._add(element.text or "", element, 0)

    def _tab(self, element: _Element) -> None:
        self._add(TAB, element)

    def _hyphen(self, element: _Element) -> None:
        self._add("-", element)

    def _symbol(self, element: _Element) -> None:
        self._add(symbol_of(element), element)

    def _break(self, element: _Element) -> None:
        if self._look.hidden or self._fields.hides:
            return
        kind = element.get(f"{W}type")
        self._content.end_line(soft=kind in (None, "textWrapping"))
        if kind == "page":
            self._pages.manual_break()

    def _rendered_break(self, element: _Element) -> None:
        self._pages.rendered_break()

    def _field_mark(self, element: _Element) -> None:
        self._add(self._fields.mark(element), element)

    def _field_code(self, element: _Element) -> None:
        self._fields.code(element.text or "")

    def _inserted(self, element: _Element) -> None:
        self._tally["insertions"] += 1
        self._children(element)

    def _deleted(self, element: _Element) -> None:
        self._tally["deletions"] += 1

    def _control(self, element: _Element) -> None:
        self._tally["controls"] += 1
        content = element.find(CONTROL_CONTENT)
        if content is not None:
            self._children(content)
        if content is None or next(content.iter(f"{W}t", f"{W}sym"), None) is None:
            self._add(check_box(element), element)

    def _alternatives(self, element: _Element) -> None:
        chosen = branch(element)
        if chosen is not None:
            self._children(chosen)

    def _note(self, element: _Element) -> None:
        if not self._look.hidden:
            self._content.notes.append(element)

    def _drawing(self, element: _Element) -> None:
        if self._look.hidden:
            return
        drawn = list(drawn_text(element, self._diagrams))
        self._content.boxes.extend((*text_boxes(element), *drawn))
        if is_picture(element) and not drawn:
            self._tally["images"] += 1
            self._content.pictures += is_large(element)


_HANDLERS: Mapping[str, Callable[[RunReader, _Element], None]] = {
    f"{W}r": RunReader._run,
    f"{M}r": RunReader._run,
    RUN_PROPERTIES: RunReader._properties,
    f"{W}t": RunReader._text,
    f"{M}t": RunReader._math_text,
    f"{W}tab": RunReader._tab,
    f"{W}ptab": RunReader._tab,
    f"{W}noBreakHyphen": RunReader._hyphen,
    f"{W}sym": RunReader._symbol,
    f"{W}br": RunReader._break,
    f"{W}cr": RunReader._break,
    f"{W}lastRenderedPageBreak": RunReader._rendered_break,
    FIELD_MARK: RunReader._field_mark,
    f"{W}instrText": RunReader._field_code,
    INSERTED: RunReader._inserted,
    MOVED_HERE: RunReader._inserted,
    DELETED: RunReader._deleted,
    MOVED_AWAY: RunReader._deleted,
    CONTROL: RunReader._control,
    ALTERNATIVES: RunReader._alternatives,
    f"{W}footnoteReference": RunReader._note,
    f"{W}endnoteReference": RunReader._note,
    f"{W}drawing": RunReader._drawing,
    f"{W}pict": RunReader._drawing,
    f"{W}object": RunReader._drawing,
    PARAGRAPH_PROPERTIES: RunReader._skip,
    f"{W}rt": RunReader._skip,  # the reading aid above a character
    f"{W}delText": RunReader._skip,
}
