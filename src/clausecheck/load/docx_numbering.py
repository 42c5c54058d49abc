"""Automatic numbers, rebuilt as Word prints them: a .docx holds lists and levels, never the number itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from clausecheck.load.docx_numerals import numeral
from clausecheck.load.docx_styles import NumberingPlace, ParagraphStyle
from clausecheck.load.docx_xml import FALLBACK, W, number, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACEHOLDER = re.compile(r"%([1-9])")
_NO_LIST = "0"
_LEVELS = range(9)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    ``text`` is the pattern (第%1条); ``restart`` is the number of levels, from the top, whose use starts this one anew
    (0: none, None: all above); ``style`` is the paragraph style tied to the level; ``legal`` writes all in decimal.
    """

    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list (``w:num``) with its levels from 0. Lists of the same ``family`` (abstract definition) count on from each
    other, but ``restarts`` gives levels that this list starts anew when it is first used. ``single``: level 0 only."""

    id: str
    family: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int] = field(default_factory=dict)
    single: bool = False

    def start(self, level: int) -> int:
        return self.restarts.get(level, self.levels.get(level, Level()).start)

    def is_reset_by(self, level: int, used: int) -> bool:
        """Whether the use of the level ``used`` starts the deeper ``level`` anew."""
        restart = self.levels.get(level, Level()).restart
        return used < (level if restart is None else restart)

    def level_of(self, style: ParagraphStyle) -> int | None:
        """The level that is tied to the paragraph style, or to the nearest one that it is based on."""
        tied = {level.style: index for index, level in self.levels.items() if level.style}
        return next((tied[style_id] for style_id in style.chain if style_id in tied), None)

    def written(self, level: int, values: Mapping[int, int]) -> str:
        """The number of a paragraph at ``level``, where ``values`` are the counts of this level and those above."""
        shown = self.levels[level]
        if shown.format == "bullet":
            return ""
        return _PLACEHOLDER.sub(partial(self._part, shown.legal, values), shown.text).strip()

    def _part(self, legal: bool, values: Mapping[int, int], match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index not in values:
            return ""
        style = self.levels.get(index, Level()).format
        decimal = legal and style not in ("none", "bullet", "decimalZero")
        return numeral(values[index], "decimal" if decimal else style)


class Numbering:
    """``numbering.xml``, or no lists at all. ``list_of`` gives the list that a numbering style stands for."""

    def __init__(self, root: _Element | None, list_of: Callable[[str], str | None]) -> None:
        self._lists = {} if root is None else {each.get(f"{W}numId", ""): each for each in root.iter(f"{W}num")}
        families = () if root is None else root.iter(f"{W}abstractNum")
        self._families = {each.get(f"{W}abstractNumId", ""): each for each in families}
        self._list_of = list_of
        self._definitions: dict[str, ListDefinition | None] = {}

    def find(self, direct: NumberingPlace, style: ParagraphStyle) -> tuple[ListDefinition, int] | None:
        """The list and the level from 0 of a paragraph; None where it is in no list.

        What the paragraph says itself comes before its style; in a style the level comes from the list, where that
        ties a level to the style.
        """
        from_style = direct.list_id in (None, style.place.list_id)
        list_id = style.place.list_id if from_style else direct.list_id
        definition = None if list_id in (None, _NO_LIST) else self._definition(list_id or "")
        if definition is None:
            return None
        said = (direct.level, definition.level_of(style), style.place.level if from_style else None)
        level = 0 if definition.single else next((each for each in said if each is not None), 0)
        return (definition, level) if level in definition.levels else None

    def _definition(self, list_id: str) -> ListDefinition | None:
        if list_id not in self._definitions:
            self._definitions[list_id] = self._resolve(list_id)
        return self._definitions[list_id]

    def _resolve(self, list_id: str) -> ListDefinition | None:
        element = self._lists.get(list_id)
        family = self._family(value(element, "abstractNumId"))
        if element is None or family is None:
            return None
        levels = _levels(family)
        restarts: dict[int, int] = {}
        for override in element.iter(f"{W}lvlOverride"):
            levels |= _levels(override)
            index, start = number(override.get(f"{W}ilvl")), number(value(override, "startOverride"))
            if index is not None and start is not None:
                restarts[index] = start
        single = value(family, "multiLevelType") == "singleLevel"
        return ListDefinition(list_id, family.get(f"{W}abstractNumId", ""), levels, restarts, single)

    def _family(self, family_id: str | None) -> _Element | None:
        """The abstract definition; one that only names a numbering style is followed to the one that style uses."""
        family = self._families.get(family_id or "")
        linked = value(family, "numStyleLink")
        if linked is None:
            return family
        target = value(self._lists.get(self._list_of(linked) or ""), "abstractNumId")
        return family if target is None or target == family_id else self._families.get(target)


class Counters:
    """The counts of all lists in one story (body, notes, text boxes). Feed it the paragraphs in reading order."""

    def __init__(self) -> None:
        self._values: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, definition: ListDefinition, level: int) -> str:
        """Count one paragraph in, and give its number as printed, without what separates it from the text."""
        values = self._values.setdefault(definition.family, {})
        for upper in range(level):
            values.setdefault(upper, definition.start(upper))
        restart = level in definition.restarts and (definition.id, level) not in self._restarted
        self._restarted.add((definition.id, level))
        values[level] = definition.start(level) if restart or level not in values else values[level] + 1
        for deeper in [each for each in values if each > level and definition.is_reset_by(each, level)]:
            del values[deeper]
        return definition.written(level, {index: count for index, count in values.items() if index <= level})


def _levels(parent: _Element) -> dict[int, Level]:
    indexes = ((number(each.get(f"{W}ilvl")), each) for each in parent.iterchildren(f"{W}lvl"))
    return {index: _level(each) for index, each in indexes if index is not None and index in _LEVELS}


def _level(element: _Element) -> Level:
    legal = element.find(f"{W}isLgl")
    return Level(
        start=number(value(element, "start")) or 0,
        format=_format(element),
        text=value(element, "lvlText") or "",
        restart=number(value(element, "lvlRestart")),
        style=value(element, "pStyle"),
        legal=legal is not None and switch(legal),
    )


def _format(level: _Element) -> str:
    """A custom format (001, 002 …) stands in a branch of alternatives; the other branch has the plain one."""
    plain = next(level.iter(FALLBACK), level)
    return value(plain, "numFmt") or "decimal"
