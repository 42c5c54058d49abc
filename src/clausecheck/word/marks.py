"""Puts the marks of comments around exactly the characters that they speak of; runs are split where one begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.load.docx_trace import Shown
from clausecheck.model import Span
from clausecheck.word.canvas import Canvas
from clausecheck.word.names import SPACE, Names

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINERS = frozenset(
    {"p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo"}
)
_BLANKS = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Target:
    """What a comment speaks of: elements that stand side by side in paragraphs, the first and the last one."""

    first: _Element
    last: _Element


class Cuts:
    """Splits the runs of a canvas so that each of ``spans`` begins and ends with a run."""

    def __init__(self, canvas: Canvas, spans: Iterable[Span]) -> None:
        self._canvas = canvas
        self._names = canvas.names
        offsets = sorted({offset for span in spans for offset in (span.start, span.end)})
        self._units: list[tuple[Span, _Element]] = []
        for shown in canvas.shown:
            first, end = bisect_left(offsets, shown.span.start), bisect_right(offsets, shown.span.end)
            self._units += self._cut(shown, offsets[first:end])

    def target(self, span: Span) -> Target | None:
        """The runs of ``span``; None where the main part does not show it."""
        units = self.units(span)
        return Target(units[0], units[-1]) if units else None

    def units(self, span: Span) -> list[_Element]:
        """All runs of ``span`` in order."""
        found = (unit for place, unit in self._units if place.start < span.end and place.end > span.start)
        return list(dict.fromkeys(found))

    def _cut(self, shown: Shown, offsets: Sequence[int]) -> list[tuple[Span, _Element]]:
        """The units that show ``shown`` once it is cut at ``offsets``, characters of the reading."""
        element, names = shown.element, self._names
        unit = _unit(element, names)
        if unit is not element.getparent() or names.of(unit) != "r":
            return [(shown.span, unit)]
        if offsets and offsets[0] == shown.span.start:
            unit = _split_before(unit, element, names)
        units = []
        start = shown.span.start
        for offset in (each for each in offsets if start < each < shown.span.end and shown.at is not None):
            rest = _split_text(element, _length(element, shown, offset), names)
            units.append((Span(start, offset), unit))
            unit = _split_before(unit, rest, names)
            element, start = rest, offset
            shown = Shown(Span(offset, shown.span.end), rest, 0)
        units.append((Span(start, shown.span.end), unit))
        if offsets and offsets[-1] == shown.span.end:
            following = element.getnext()
            if following is not None:
                _split_before(unit, following, names)
        return units


def _length(element: _Element, shown: Shown, offset: int) -> int:
    return (shown.at or 0) + offset - shown.span.start


def _unit(element: _Element, names: Names) -> _Element:
    """The element that marks can stand beside: the run, or what holds the run where that takes no marks."""
    unit = element
    while (parent := unit.getparent()) is not None:
        if names.of(parent) in _CONTAINERS and not _takes_no_marks(parent, names):
            break
        unit = parent
    return unit


def _takes_no_marks(container: _Element, names: Names) -> bool:
    """A control for plain text holds one run and nothing else."""
    control = container.getparent()
    if names.of(container) != "sdtContent" or control is None:
        return False
    properties = control.find(names("sdtPr"))
    return properties is not None and any(properties.find(names(kind)) is not None for kind in ("text", "dataBinding"))


def _split_before(run: _Element, child: _Element, names: Names) -> _Element:
    """The run that begins with ``child``: ``run`` itself, or a new one after it with the same look."""
    content = [each for each in run if names.of(each) != "rPr"]
    if content[0] is child:
        return run
    copy = _like(run)
    properties = run.find(names("rPr"))
    if properties is not None:
        copy.append(deepcopy(properties))
        for change in list(copy[0].findall(names("rPrChange"))):
            copy[0].remove(change)
    copy.extend(content[content.index(child) :])
    run.addnext(copy)
    return copy


def _split_text(element: _Element, length: int, names: Names) -> _Element:
    """Leave the first ``length`` characters in ``element``; the new one after it has the others."""
    text = element.text or ""
    if element.get(SPACE) != "preserve":
        length -= len(text) - len(text.lstrip(_BLANKS))
        text = text.strip(_BLANKS)
    rest = _like(element)
    element.text, rest.text = text[:length], text[length:]
    element.set(SPACE, "preserve")
    rest.set(SPACE, "preserve")
    element.addnext(rest)
    return rest


def _like(element: _Element) -> _Element:
    """An empty element of the same name and attributes."""
    copy = element.makeelement(element.tag)
    copy.attrib.update(element.attrib)
    return copy


def whole(paragraph: _Element, names: Names) -> Target | None:
    """All of a paragraph; None where it is empty."""
    content = [each for each in paragraph if names.of(each) not in ("pPr", "bookmarkStart", "bookmarkEnd")]
    return Target(content[0], content[-1]) if content else None


def put_marks(target: Target, comment: str, names: Names) -> None:
    """Mark ``target`` as what the comment with the id ``comment`` speaks of."""
    start, end, reference = marks(comment, names)
    target.first.addprevious(start)
    target.last.addnext(end)
    end.addnext(reference)


def put_marks_in(paragraph: _Element, comment: str, names: Names) -> None:
    """Mark an empty ``paragraph``."""
    paragraph.extend(marks(comment, names))


def marks(comment: str, names: Names) -> tuple[_Element, _Element, _Element]:
    """Where the text of a comment begins, where it ends, and the run that refers to it."""
    reference = names.make("r", names.make("commentReference", id=comment))
    return names.make("commentRangeStart", id=comment), names.make("commentRangeEnd", id=comment), reference
