"""Numbers of lists as a browser shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.load.docx_numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
# CSS list style → number format, and the sign after it.
_STYLES = {
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.I)
_INTEGER = re.compile(r"\s*(-?\d+)")


@dataclass(slots=True)
class Numbers:
    """One list that is being read: ``style`` as CSS calls it (none: no marks), ``value`` of its next item."""

    style: str
    value: int
    step: int = 1

    def next(self, item: _Element) -> str:
        """The mark of ``item``, "" for a bullet or none."""
        own = _integer(item.get("value"))
        value = self.value if own is None else own
        self.value = value + self.step
        form = _STYLES.get(_style(item) or self.style)
        return f"{numeral(value, form[0])}{form[1]}" if form else ""


def numbers_of(element: _Element) -> Numbers:
    """The numbers of an ``ol``, ``ul``, ``menu`` or ``dir``."""
    if element.tag != "ol":
        return Numbers(_style(element) or "disc", 1)
    kind = element.get("type", "1").strip()
    style = _style(element) or next((css for css, (form, _) in _STYLES.items() if form == _TYPES.get(kind)), "decimal")
    start = _integer(element.get("start"))
    if "reversed" in element.attrib:
        count = sum(child.tag == "li" for child in element)
        return Numbers(style, count if start is None else start, -1)
    return Numbers(style, 1 if start is None else start)


def _style(element: _Element) -> str:
    """The list style of an element's own style, "" where it has none."""
    match = _STYLE.search(element.get("style", ""))
    words = match[1].lower().split() if match else []
    return next((word for word in words if word in _STYLES or word in ("none", "disc", "circle", "square")), "")


def _integer(text: str | None) -> int | None:
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else None
