"""New paragraphs as tracked insertions: they look like those beside them, and go when they are rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from clausecheck.report.escape import visible
from clausecheck.word.canvas import Canvas
from clausecheck.word.drafts import Draft, Line
from clausecheck.word.names import AUTHOR, Ids, Names

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOOKS = frozenset({"rFonts", "b", "bCs", "color", "spacing", "w", "kern", "sz", "szCs", "lang"})
_DROPPED = frozenset({"sectPr", "pPrChange", "framePr", "pageBreakBefore"})
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
_BEFORE_LIST = frozenset({"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"})


class Inserter:
    """Inserts paragraphs into a canvas; those put at one place follow each other in the order in which they came."""

    def __init__(self, canvas: Canvas, ids: Ids) -> None:
        self._canvas = canvas
        self._names = canvas.names
        self._ids = ids
        self._new: dict[_Element, list[_Element]] = {}

    def insert(self, draft: Draft) -> Sequence[_Element]:
        """The new paragraphs of ``draft``, which ``finish`` is to put in; none where it has no such place."""
        host = self._canvas.paragraphs[draft.block]
        place = None if host is None else self._place(host, before=draft.before)
        if place is None:
            return ()
        new = [self._paragraph(line) for line in draft.lines]
        self._new.setdefault(place, []).extend(new)
        return new

    def finish(self) -> None:
        """Put all new paragraphs in.

        What is typed after a paragraph splits its mark off: its own mark is the inserted one, and the last new
        paragraph has the mark that it had. Its former properties are noted, so that rejecting gives them back.
        """
        for place, new in self._new.items():
            for paragraph in reversed(new):
                place.addnext(paragraph)
            splits = (
                self._names.of(place) == "p" and place.find(f"{self._names('pPr')}/{self._names('sectPr')}") is None
            )
            marked = [place, *new[:-1]] if splits else new
            if splits:
                self._hand_on(place, new[-1])
            for paragraph in marked:
                self._mark(self._held(paragraph))
            if not splits:
                self._become(new[0], new[-1].getnext())

    def _hand_on(self, place: _Element, last: _Element) -> None:
        """Give ``last`` the mark of ``place``, with whatever was tracked of it."""
        names = self._names
        self._become(last, place)
        mark = place.find(f"{names('pPr')}/{names('rPr')}")
        tracked = [] if mark is None else [child for child in mark if names.of(child) in _TRACKED[:4]]
        if tracked:
            self._mark_of(self._held(last))[:0] = tracked

    def _become(self, paragraph: _Element, former: _Element | None) -> None:
        """Note the properties of ``former`` as those that ``paragraph`` has when its changes are rejected."""
        names = self._names
        if former is None or names.of(former) != "p":
            return
        held = former.find(names("pPr"))
        old = names.make("pPr", *map(deepcopy, () if held is None else held))
        old[:] = [child for child in old if names.of(child) not in ("rPr", "sectPr", "pPrChange")]
        properties = self._held(paragraph)
        properties.append(names.make("pPrChange", old, id=self._ids.next(), author=AUTHOR))

    def _held(self, paragraph: _Element) -> _Element:
        """The properties of a paragraph, made where there are none."""
        properties = paragraph.find(self._names("pPr"))
        if properties is None:
            properties = self._names.make("pPr")
            paragraph.insert(0, properties)
        return properties

    def tracked(self, run: _Element) -> _Element:
        """``run`` as inserted text."""
        return self._names.make("ins", run, id=self._ids.next(), author=AUTHOR)

    def _place(self, host: _Element, *, before: bool) -> _Element | None:
        """After what to insert: the paragraph, or the table it is in, and those that go on in its line."""
        place = _outermost(host, self._names)
        if before:
            earlier = place.getprevious()
            return earlier if earlier is not None and self._names.of(earlier) in ("p", "tbl") else None
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
        if line.above is not None and self._list(line.like) != self._list(line.above):
            line = Line(line.typed + line.text, line.like)
        properties = self._properties(model, line)
        look = None if model is None else _look(model, names)
        run = names.make("r", *([look] if look is not None else []), names.text(visible(line.text)))
        return names.make("p", properties, self.tracked(run))

    def _list(self, block: int) -> str | None:
        """The list that the paragraph of a block names itself; None where its style does."""
        names = self._names
        paragraph = self._canvas.paragraphs[block]
        path = f"{names('pPr')}/{names('numPr')}/{names('numId')}"
        named = None if paragraph is None else paragraph.find(path)
        return None if named is None else named.get(names("val"))

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
        return properties

    def _mark(self, properties: _Element) -> None:
        """Make the mark of a paragraph an inserted one."""
        self._mark_of(properties).insert(0, self._names.make("ins", id=self._ids.next(), author=AUTHOR))

    def _mark_of(self, properties: _Element) -> _Element:
        """The properties of a paragraph's mark, made where there are none."""
        names = self._names
        mark = properties.find(names("rPr"))
        if mark is None:
            mark = names.make("rPr")
            later = [child for child in properties if names.of(child) in ("sectPr", "pPrChange")]
            if later:
                later[0].addprevious(mark)
            else:
                properties.append(mark)
        return mark

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
