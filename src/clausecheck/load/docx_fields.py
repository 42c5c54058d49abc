"""Fields, form fields and symbols: characters that a .docx does not hold as text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausecheck.load.docx_numerals import numeral
from clausecheck.load.docx_xml import DELETED, FIELD_MARK, FIELD_MARK_TYPE, MOVED_AWAY, VAL, W, number, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_OVERSTRIKE = re.compile(r"\s*eq\s*\\o\s*(?:\\a[clr]\s*)?\((.*)\)\s*", re.IGNORECASE | re.DOTALL)
_CIRCLES = frozenset("○〇◯")
_SHAPES = _CIRCLES | frozenset("□△◇")
_PRIVATE_USE = 0xF000

# Code in the font → the character that it looks like. Ticks and boxes carry meaning in a contract; ornaments do not.
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x77: "◆", 0x78: "☒",
    0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + count: numeral(count, "decimalEnclosedCircle") for count in range(1, 11)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x97: "●", 0x98: "●",
    **{0x69 + count: numeral(count, "decimalEnclosedCircle") for count in range(1, 11)},
}  # fmt: skip
_WEBDINGS = {0x61: "✔", 0x63: "□", 0x67: "■", 0x72: "✗", 0x6E: "●"}
_SYMBOL = {0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xB0: "°", 0xA5: "∞", 0xAE: "→"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}


def symbol(font: str, code: int) -> str:
    """The character that ``code`` of a symbol font looks like; where that is not known the code itself, "" if it is
    no character."""
    known = _FONTS.get(font.lower(), {}).get(code - _PRIVATE_USE if code >= _PRIVATE_USE else code)
    return known or ("" if unicodedata.category(chr(code)) in ("Cc", "Cs") else chr(code))


def in_font(text: str, font: str) -> str:
    """``text`` as it looks in ``font``: a letter of a symbol font is a sign, and so are its codes in another."""
    is_symbols = font.lower() in _FONTS
    return "".join(
        symbol(font, ord(sign))
        if _PRIVATE_USE <= ord(sign) < _PRIVATE_USE + 0x100 or (is_symbols and ord(sign) < 0x100)
        else sign
        for sign in text
    )


def symbol_of(element: _Element) -> str:
    """The character of a ``w:sym``; "" where it names none."""
    try:
        return symbol(element.get(f"{W}font", ""), int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""


@dataclass(slots=True)
class _Field:
    shown: bool = False  # past the separator: what follows is its result
    filled: bool = False  # some of which was seen
    code: str = ""
    form: str = ""


@dataclass(slots=True)
class Fields:
    """The complex fields that are open at a place; they may run over many paragraphs (a table of contents).

    ``trusted`` is False where beginnings and ends do not match: then every text run counts as shown, since a field
    that never ends would swallow the rest of the document. ``hides`` is True inside the code of a field, which is not
    seen as its result is.
    """

    trusted: bool = True
    hides: bool = False
    _open: list[_Field] = field(default_factory=list)

    def mark(self, element: _Element) -> str:
        """Take a ``w:fldChar`` in; the text that the field shows without a result, "" for most."""
        if not self.trusted:
            return ""
        kind, seen = element.get(FIELD_MARK_TYPE), ""
        if kind == "begin":
            self._open.append(_Field(form=_form_value(element)))
        elif kind == "separate" and self._open:
            self._open[-1].shown = True
        elif kind == "end" and self._open:
            ended = self._open.pop()
            seen = "" if ended.filled else ended.form or ("" if ended.shown else _equation(ended.code))
        self.hides = any(not each.shown for each in self._open)
        return seen

    def result(self) -> None:
        """Note that text of a result was seen."""
        for each in self._open:
            each.filled = True

    def code(self, text: str) -> None:
        if self._open:
            self._open[-1].code += text


def are_matched(root: _Element) -> bool:
    """Whether the complex fields of a part, those deleted left out, begin as often as they end."""
    balance = 0
    for mark in root.iter(FIELD_MARK):
        if next(mark.iterancestors(DELETED, MOVED_AWAY), None) is None:
            balance += {"begin": 1, "end": -1}.get(mark.get(FIELD_MARK_TYPE, ""), 0)
    return balance == 0


def _form_value(element: _Element) -> str:
    """What a form field of the old kind shows: a box, ticked or not, or the chosen entry of a list."""
    data = element.find(f"{W}ffData")
    box = None if data is None else data.find(f"{W}checkBox")
    if box is not None:
        said = [found for name in ("checked", "default") if (found := box.find(W + name)) is not None]
        return "☒" if said and switch(said[0]) else "☐"
    choice = None if data is None else data.find(f"{W}ddList")
    if choice is None:
        return ""
    entries = [entry.get(VAL, "") for entry in choice.iter(f"{W}listEntry")]
    index = number(value(choice, "result") or value(choice, "default")) or 0
    return entries[index] if 0 <= index < len(entries) else ""


def _equation(code: str) -> str:
    """``eq \\o\\ac(○,3)``, with which Word draws a number in a circle: ③."""
    match = _OVERSTRIKE.fullmatch(code)
    if match is None:
        return ""
    parts = [part.strip() for part in re.split("[,;，；]", match[1])]
    inner = "".join(part for part in parts if part not in _SHAPES)
    circled = not _CIRCLES.isdisjoint(parts) and re.fullmatch("[0-9]{1,2}", inner)
    return numeral(int(inner), "decimalEnclosedCircle") if circled else inner
