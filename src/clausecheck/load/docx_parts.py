"""The parts around the body of a .docx: styles, lists, notes, headers, footers. A damaged one is told, not fatal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clausecheck.errors import LoadError
from clausecheck.load.docx_fields import are_matched
from clausecheck.load.docx_numbering import Numbering
from clausecheck.load.docx_package import Package
from clausecheck.load.docx_revisions import undo
from clausecheck.load.docx_shapes import diagram_text
from clausecheck.load.docx_story import NotesPart, Source
from clausecheck.load.docx_styles import StyleSheet
from clausecheck.load.docx_xml import R, W, number, switch
from clausecheck.model import BlockKind, Revisions, Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = {"footnote": BlockKind.FOOTNOTE, "endnote": BlockKind.ENDNOTE}
_MARGINS = {"header": BlockKind.HEADER, "footer": BlockKind.FOOTER}
_WITH_TEXT = {"footnotes": "脚注", "endnotes": "尾注", "header": "页眉", "footer": "页脚", "diagramData": "图示"}
_WITHOUT_TEXT = {
    "styles": "样式",
    "numbering": "自动编号",
    "comments": "批注",
    "extended-properties": "文档属性",
    "settings": "设置",
}
_PAGES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"


class Parts:
    """The parts of one package by what they are for, as they are finally or were before all tracked changes.

    ``unreadable`` and ``warnings`` tell of damaged parts as they are found. Raises LoadError where the main part is
    damaged, or any part is too large.
    """

    def __init__(self, package: Package, revisions: Revisions = Revisions.FINAL) -> None:
        self.unreadable: list[Unreadable] = []
        self.warnings: list[str] = []
        self._package = package
        self._revisions = revisions
        self.name = package.main_part()
        self.main = self._xml(self.name)
        self._relations = package.relations(self.name)

    def source(self) -> Source:
        """What stories are read with."""
        styles = StyleSheet(self._first("styles"))
        return Source(
            styles=styles,
            numbering=Numbering(self._first("numbering"), styles.list_of),
            notes={kind: part for name, kind in _NOTES.items() if (part := self._notes(name)) is not None},
            main=self.name,
            diagrams=dict(self._diagrams()),
            unreadable=self.unreadable,
        )

    def margins(self) -> Iterator[tuple[BlockKind, str, _Element]]:
        """Headers, then footers, that some section shows: kind, name of the part, root; each part once."""
        targets = {relation.id: relation.target for relation in self._relations}
        shown = list(self._shown())
        for name, kind in _MARGINS.items():
            references = (each for each in shown if each.tag == f"{W}{name}Reference")
            used = dict.fromkeys(targets.get(reference.get(f"{R}id", "")) for reference in references)
            for target in filter(None, used):
                root = self._optional(name, target)
                if root is not None:
                    yield kind, target, root

    def _shown(self) -> Iterator[_Element]:
        """References to headers and footers, those for first and even pages only where sections have them apart."""
        settings = self._first("settings")
        even = settings is not None and _is_on(settings.find(f"{W}evenAndOddHeaders"))
        sections = list(self.main.iter(f"{W}sectPr"))
        for index, section in enumerate(sections):
            # a later section has the headers of those before it, unless it has its own
            first = any(_is_on(each.find(f"{W}titlePg")) for each in sections[index:])
            apart = {"first": first, "even": even}
            references = section.iterchildren(*(f"{W}{name}Reference" for name in _MARGINS))
            yield from (each for each in references if apart.get(each.get(f"{W}type", ""), True))

    def _diagrams(self) -> Iterator[tuple[str, _Element]]:
        for relation in self._relations:
            if relation.kind == "diagramData":
                root = self._optional(relation.kind, relation.target)
                text = None if root is None else diagram_text(root)
                if text is not None:
                    yield relation.id, text

    def comments(self) -> int:
        root = self._first("comments")
        return 0 if root is None else sum(1 for _ in root.iter(f"{W}comment"))

    def pages(self) -> int | None:
        """The number of pages as the program that saved the file noted it."""
        properties = [each.target for each in self._package.relations() if each.kind == "extended-properties"]
        root = self._optional("extended-properties", properties[0]) if properties else None
        noted = None if root is None else root.find(_PAGES)
        pages = None if noted is None else number(noted.text)
        return pages if pages and pages > 0 else None

    def _notes(self, name: str) -> NotesPart | None:
        """None where the part is damaged; without notes where there is none."""
        target = self._target(f"{name}s")
        if target is None:
            return NotesPart("", {})
        root = self._optional(f"{name}s", target)
        if root is None:
            return None
        return NotesPart(target, {each.get(f"{W}id", ""): each for each in root.iter(W + name)}, are_matched(root))

    def _target(self, kind: str) -> str | None:
        return next((relation.target for relation in self._relations if relation.kind == kind), None)

    def _first(self, kind: str) -> _Element | None:
        target = self._target(kind)
        return None if target is None else self._optional(kind, target)

    def _xml(self, part: str) -> _Element:
        root = self._package.xml(part)
        if self._revisions is Revisions.ORIGINAL:
            undo(root)
        return root

    def _optional(self, kind: str, target: str) -> _Element | None:
        try:
            return self._xml(target)
        except LoadError as err:
            if err.code != "damaged":
                raise
        if kind in _WITH_TEXT:
            self.unreadable.append(Unreadable(_WITH_TEXT[kind], f"文件的这一部分已损坏（{target}）"))
            self.warnings.append(f"{_WITH_TEXT[kind]}已损坏，未读取（{target}）")
        else:
            self.warnings.append(f"{_WITHOUT_TEXT[kind]}已损坏，未采用（{target}）；正文文字不受影响")
        return None


def _is_on(mark: _Element | None) -> bool:
    return mark is not None and switch(mark)
