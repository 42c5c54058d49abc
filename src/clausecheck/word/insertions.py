"""New paragraphs as tracked insertions: they look like those beside them, and go when they are rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from clausecheck.report.escape import visible
from clausecheck.word.canvas import Canvas
from clausecheck.word.drafts import Draft, Line
from clausecheck.word.names import AUTHOR, Names

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOOKS = frozenset({"rFonts", "b", "bCs", "color", "spacing", "w", "kern", "sz", "szCs", "lang"})
_DROPPED = frozenset({"sectPr", "pPrChange", "framePr", "pageBreakBefore"})
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange"})
_BEFORE_LIST = frozenset({"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"})


class Inserter:
    """Inserts paragraphs into a canvas; those put at one place follow each other in the order in which they came."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._names = canvas.names
        key = canvas.names("id")
        self._used = {element.get(key) for element in canvas.root.iter() if element.get(key) is not None}
        self._next = 1
        self._tails: dict[_Element, _Element] = {}

    def insert(self, draft: Draft) -> Sequence[_Element]:
        """The new paragraphs of ``draft``, which stand in the canvas now; none where it has no such place."""
        host = self._canvas.paragraphs[draft.block]
        if host is None:
            return ()
        new = [self._paragraph(line) for line in draft.lines]
        if draft.before:
            for paragraph in new:
                _outermost(host, self._names).addprevious(paragraph)
            return new
        place = self._place(host)
        tail = self._tails.get(place, place)
        for paragraph in new:
            tail.addnext(paragraph)
            tail = paragraph
        self._tails[place] = tail
        return new

    def finish(self) -> None:
        """Where nothing follows new paragraphs, make the mark before them the inserted one: the last mark of a text
        cannot be taken away."""
        for place, tail in self._tails.items():
            following = tail.getnext()
            if following is None or self._names.of(following) == "sectPr":
                self._hand_on(place, tail)

    def _hand_on(self, place: _Element, tail: _Element) -> None:
        names = self._names
        mark = tail.find(f"{names('pPr')}/{names('rPr')}/{names('ins')}")
        properties = place.find(names("pPr"))
        if mark is None or mark.getparent() is None or names.of(place) != "p":
            return
        mark.getparent().remove(mark)  # type: ignore[union-attr]
        last = deepcopy(properties) if properties is not None else None
        own = tail.find(names("pPr"))
        if own is not None:
            tail.remove(own)
        if last is not None:
            tail.insert(0, last)
        if properties is None:
            properties = names.make("pPr")
            place.insert(0, properties)
        self._mark(properties)

    def tracked(self, run: _Element) -> _Element:
        """``run`` as inserted text."""
        return self._names.make("ins", run, id=self._id(), author=AUTHOR)

    def _id(self) -> str:
        while str(self._next) in self._used:
            self._next += 1
        self._used.add(str(self._next))
        return str(self._next)

    def _place(self, host: _Element) -> _Element:
        """After what to insert: the paragraph, or the table it is in, and those that go on in its line."""
        place = _outermost(host, self._names)
        while self._goes_on(place):
            following = place.getnext()
            if following is None or self._names.of(following) != "p":
                break
            place = following
        return place

    def _goes_on(self, paragraph: _Element) -> bool:
        names = self._names
        mark = paragraph.find(f"{names('pPr')}/{names('rPr')}")
        gone = ("del", "moveFrom", "specVanish")
        return mark is not None and any(mark.find(names(kind)) is not None for kind in gone)

    def _paragraph(self, line: Line) -> _Element:
        names = self._names
        model = self._canvas.paragraphs[line.like]
        properties = self._properties(model, line)
        look = None if model is None else _look(model, names)
        run = names.make("r", *([look] if look is not None else []), names.text(visible(line.text)))
        return names.make("p", properties, self.tracked(run))

    def _properties(self, model: _Element | None, line: Line) -> _Element:
        names = self._names
        held = None if model is None else model.find(names("pPr"))
        properties = names.make("pPr") if held is None else deepcopy(held)
        properties.tail = None
        for child in list(properties):
            if names.of(child) in _DROPPED:
                properties.remove(child)
        # the block above a heading separator or the like has a number only where its list gives it one
        if line.counted:
            for place in properties.iterfind(names("numPr")):
                place[:] = [child for child in place if names.of(child) != "ins"]
        else:
            self._take_off_list(properties)
        mark = properties.find(names("rPr"))
        if mark is not None:
            for child in [each for each in mark if names.of(each) in _TRACKED or names.of(each) == "specVanish"]:
                mark.remove(child)
        self._mark(properties)
        return properties

    def _mark(self, properties: _Element) -> None:
        """Make the mark of a paragraph an inserted one."""
        names = self._names
        mark = properties.find(names("rPr"))
        if mark is None:
            mark = names.make("rPr")
            later = [child for child in properties if names.of(child) in ("sectPr", "pPrChange")]
            if later:
                later[0].addprevious(mark)
            else:
                properties.append(mark)
        mark.insert(0, names.make("ins", id=self._id(), author=AUTHOR))

    def _take_off_list(self, properties: _Element) -> None:
        """No number, not even by the style."""
        names = self._names
        place = properties.find(names("numPr"))
        if place is not None:
            properties.remove(place)
        if place is None and properties.find(names("pStyle")) is None:
            return
        earlier = [number for number, child in enumerate(properties) if names.of(child) in _BEFORE_LIST]
        none = names.make("numPr", names.make("numId", val="0"))
        properties.insert(earlier[-1] + 1 if earlier else 0, none)


def _outermost(paragraph: _Element, names: Names) -> _Element:
    """The paragraph, or the outermost table that it stands in."""
    tables = list(paragraph.iterancestors(names("tbl")))
    return tables[-1] if tables else paragraph


def _look(paragraph: _Element, names: Names) -> _Element | None:
    """The look of most of the text of a paragraph: fonts and sizes, no marks or effects."""
    runs = max(_runs(paragraph, names), key=_length, default=None)
    held = None if runs is None else runs.find(names("rPr"))
    if held is None:
        return None
    return names.make("rPr", *(deepcopy(child) for child in held if names.of(child) in _LOOKS))


def _runs(paragraph: _Element, names: Names) -> Iterator[_Element]:
    return (run for run in paragraph.iter(names("r")) if next(run.iter(names("t")), None) is not None)


def _length(run: _Element) -> int:
    return sum(len(child.text or "") for child in run)
