"""Styles of a .docx, resolved: what a paragraph or a run is by its style, with all that the style is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from clausecheck.load.docx_xml import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VAL, W, number, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOLD = f"{W}b"
_UNDERLINE = f"{W}u"
_VANISH = f"{W}vanish"
_STRIKES = (f"{W}strike", f"{W}dstrike")
_RUN_STYLE = f"{W}rStyle"
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9


_Settings: TypeAlias = tuple[bool | None, bool | None, bool | None, bool | None]


class RunFormat(NamedTuple):
    """How a run looks, as far as reading depends on it."""

    bold: bool = False
    underlined: bool = False
    hidden: bool = False
    struck: bool = False


class NumberingPlace(NamedTuple):
    """A list and a level (from 0) as paragraphs and styles name them; None where nothing is said, list "0" is none."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with everything it inherits. ``chain`` holds its id and those it is based on, nearest first;
    ``outline`` is a heading level from 1."""

    name: str
    chain: tuple[str, ...]
    outline: int | None
    centred: bool
    place: NumberingPlace
    run: RunFormat


class StyleSheet:
    """``styles.xml``, or no styles at all. Styles are resolved at first use."""

    def __init__(self, root: _Element | None) -> None:
        styles = [] if root is None else root.findall(f"{W}style")
        self._elements = {style.get(f"{W}styleId", ""): style for style in styles}
        self._default = next((_id(style) for style in styles if _is_default(style)), "")
        self._defaults = _defaults(root)
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, _Settings] = {}

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The style of a paragraph that names ``style_id``; the default style where that is None or unknown."""
        key = style_id if style_id in self._elements else self._default
        assert key is not None
        if key not in self._paragraphs:
            self._paragraphs[key] = self._resolve(key)
        return self._paragraphs[key]

    def run(self, base: RunFormat, properties: _Element) -> RunFormat:
        """The format of a run with these ``w:rPr`` in a paragraph whose style gives ``base``."""
        bold, underlined, hidden, struck = base
        for child in properties:
            tag = child.tag
            if tag == _BOLD:
                bold = switch(child)
            elif tag == _UNDERLINE:
                underlined = _is_underline(child)
            elif tag == _VANISH:
                hidden = switch(child)
            elif tag in _STRIKES:
                struck = switch(child)
            elif tag == _RUN_STYLE:
                bold, underlined, hidden, struck = self._with_character_style(base, child.get(VAL, ""))
        return RunFormat(bold, underlined, hidden, struck)

    def list_of(self, style_id: str) -> str | None:
        """The list that a numbering style stands for."""
        return self._resolve(style_id).place.list_id

    def _with_character_style(self, base: RunFormat, style_id: str) -> RunFormat:
        if style_id not in self._characters:
            self._characters[style_id] = _run_settings(self._chain(style_id))
        bold, underlined, hidden, struck = self._characters[style_id]
        # all but underlines are toggles: said by the paragraph's style and by the run's they cancel out
        return RunFormat(
            bold=base.bold ^ bool(bold),
            underlined=base.underlined if underlined is None else underlined,
            hidden=base.hidden ^ bool(hidden),
            struck=base.struck ^ bool(struck),
        )

    def _resolve(self, style_id: str) -> ParagraphStyle:
        chain = self._chain(style_id)
        properties = [found for style in chain if (found := style.find(PARAGRAPH_PROPERTIES)) is not None]
        return ParagraphStyle(
            name=value(chain[0], "name") or style_id if chain else "",
            chain=tuple(_id(style) for style in chain),
            outline=_outline(chain, properties),
            centred=_first(properties, "jc") == "center",
            place=_place(properties),
            run=RunFormat(*map(_said_or, _run_settings(chain), self._defaults)),
        )

    def _chain(self, style_id: str) -> tuple[_Element, ...]:
        """The style and those it is based on; a circle ends where it closes."""
        chain: dict[str, _Element] = {}
        key: str | None = style_id
        while key is not None and key in self._elements and key not in chain:
            chain[key] = self._elements[key]
            key = value(chain[key], "basedOn")
        return tuple(chain.values())


def _id(style: _Element) -> str:
    return style.get(f"{W}styleId", "")


def _is_default(style: _Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")


def _is_underline(element: _Element) -> bool:
    return element.get(VAL, "none") != "none"


def _defaults(root: _Element | None) -> RunFormat:
    properties = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{RUN_PROPERTIES}")
    return RunFormat() if properties is None else RunFormat(*(bool(each) for each in _settings(properties)))


def _settings(properties: _Element) -> _Settings:
    """Bold, underlined, hidden, struck as one ``w:rPr`` says them itself."""
    bold, underline, vanish = (properties.find(name) for name in (_BOLD, _UNDERLINE, _VANISH))
    strikes = [found for name in _STRIKES if (found := properties.find(name)) is not None]
    return (
        None if bold is None else switch(bold),
        None if underline is None else _is_underline(underline),
        None if vanish is None else switch(vanish),
        any(map(switch, strikes)) if strikes else None,
    )


def _run_settings(chain: tuple[_Element, ...]) -> _Settings:
    said = [_settings(found) for style in chain if (found := style.find(RUN_PROPERTIES)) is not None]
    bold, underlined, hidden, struck = (
        next((settings[index] for settings in said if settings[index] is not None), None) for index in range(4)
    )
    return bold, underlined, hidden, struck


def _said_or(said: bool | None, default: bool) -> bool:
    return default if said is None else said


def _first(properties: list[_Element], name: str) -> str | None:
    return next((said for each in properties if (said := value(each, name)) is not None), None)


def outline_level(level: int) -> int | None:
    """``w:outlineLvl``, from 0, as a heading level from 1; None for body text."""
    return level + 1 if level < _BODY_LEVEL else None


def _outline(chain: tuple[_Element, ...], properties: list[_Element]) -> int | None:
    said = number(_first(properties, "outlineLvl"))
    if said is not None:
        return outline_level(said)
    headings = (_HEADING.fullmatch((value(style, "name") or "").strip()) for style in chain)
    return next((int(heading[1]) for heading in headings if heading), None)


def _place(properties: list[_Element]) -> NumberingPlace:
    said = [found for each in properties if (found := each.find(f"{W}numPr")) is not None]
    return NumberingPlace(_first(said, "numId"), number(_first(said, "ilvl")))
