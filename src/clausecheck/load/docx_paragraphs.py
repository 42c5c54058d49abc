"""Properties of one paragraph (``w:pPr``), together with those of its style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.load.docx_styles import NumberingPlace, ParagraphStyle, StyleSheet, outline_level
from clausecheck.load.docx_xml import DELETED, MOVED_AWAY, PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VAL, W, number, switch

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = f"{W}pStyle"
_NUMBERING = f"{W}numPr"
_LIST = f"{W}numId"
_LEVEL = f"{W}ilvl"
_OUTLINE = f"{W}outlineLvl"
_ALIGNMENT = f"{W}jc"
_SECTION = f"{W}sectPr"
_VANISH = f"{W}vanish"
_SEPARATOR = f"{W}specVanish"
_FRAME = f"{W}framePr"
_INITIAL = f"{W}dropCap"


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """``place`` is the list that the paragraph itself names.

    ``deleted``: its mark was deleted, so that the next paragraph goes on in it. ``runs_in``: the next one goes on in
    its line and bears its number (a heading with a style separator). ``drops_in``: it is a large initial of the
    next one.
    ``unnumbered_if_empty``: without text it prints no number.
    """

    style: ParagraphStyle
    place: NumberingPlace
    outline: int | None
    centred: bool
    deleted: bool = False
    runs_in: bool = False
    drops_in: bool = False
    unnumbered_if_empty: bool = False

    @property
    def joined(self) -> bool:
        """Whether the next paragraph goes on in this one."""
        return self.deleted or self.runs_in or self.drops_in


def paragraph_properties(paragraph: _Element, styles: StyleSheet) -> ParagraphProperties:
    """What ``paragraph`` says itself, else what its style says."""
    first = next(iter(paragraph), None)
    found = _children(first) if first is not None and first.tag == PARAGRAPH_PROPERTIES else {}
    style = styles.paragraph(found[_STYLE].get(VAL) if _STYLE in found else None)
    level = number(found[_OUTLINE].get(VAL)) if _OUTLINE in found else None
    mark = _children(found[RUN_PROPERTIES]) if RUN_PROPERTIES in found else {}
    deleted = DELETED in mark or MOVED_AWAY in mark
    hidden = _VANISH in mark and switch(mark[_VANISH])
    return ParagraphProperties(
        style=style,
        place=_place(found.get(_NUMBERING)),
        outline=style.outline if level is None else outline_level(level),
        centred=found[_ALIGNMENT].get(VAL) == "center" if _ALIGNMENT in found else style.centred,
        deleted=deleted,
        runs_in=hidden and _SEPARATOR in mark and switch(mark[_SEPARATOR]),
        drops_in=_FRAME in found and found[_FRAME].get(_INITIAL, "none") != "none",
        unnumbered_if_empty=deleted or hidden or style.run.hidden or _SECTION in found,
    )


def _children(properties: _Element) -> dict[str, _Element]:
    return {child.tag: child for child in properties}


def _place(numbering: _Element | None) -> NumberingPlace:
    if numbering is None:
        return NumberingPlace()
    said = {child.tag: child.get(VAL) for child in numbering}
    return NumberingPlace(said.get(_LIST), number(said.get(_LEVEL)))
