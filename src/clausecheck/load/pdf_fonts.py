"""What the name of a glyph's font tells: bold type, and the symbols of fonts that have an alphabet of their own."""

from __future__ import annotations

import ctypes
import re
from typing import Any

Handle = Any  # a pointer of PDFium's C interface, for which there is no type

PRIVATE_USE = {
    "\uf0b7": "•", "\uf06c": "●", "\uf09f": "•", "\uf06e": "■", "\uf0a7": "▪", "\uf075": "◆", "\uf0d8": "➢",
    "\uf0a8": "□", "\uf06f": "□", "\uf071": "□", "\uf0a3": "□", "\uf0fe": "☑", "\uf052": "☑", "\uf0fd": "☒",
    "\uf053": "☒", "\uf0fc": "√", "\uf050": "√", "\uf0fb": "×", "\uf0a1": "○", "\uf09e": "·", "\uf020": " ",
    "\ufffe": "-", "\x02": "-", "\xad": "-",
}  # fmt: skip
"""Symbols as Word writes those of Wingdings and Symbol, and PDFium's marks for a hyphen → the character seen."""

SYMBOLS = {chr(ord(char) - 0xF000): symbol for char, symbol in PRIVATE_USE.items() if "\uf021" <= char <= "\uf0ff"}
"""The same symbols where only the font tells that they are no letters."""

_BOLD_WEIGHT = 600
_BOLD = re.compile(rb"bold|black|heavy|simhei|heiti", re.IGNORECASE)
_SYMBOL = re.compile(rb"wingdings|webdings|symbol", re.IGNORECASE)


def is_bold(textpage: Handle, at: int) -> bool:
    """True where the glyph ``at`` of a text page (``FPDF_TEXTPAGE``) is set in a bold face."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFText_GetFontWeight(textpage, at) >= _BOLD_WEIGHT:
        return True
    return bool(_BOLD.search(_face(textpage, at)))


def is_symbol(textpage: Handle, at: int) -> bool:
    """True where the glyph ``at`` of a text page is set in a font of symbols."""
    return bool(_SYMBOL.search(_face(textpage, at)))


def _face(textpage: Handle, at: int) -> bytes:
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(128)
    size = pdfium.FPDFText_GetFontInfo(textpage, at, name, 128, None)
    return name.raw[: max(0, min(size, 128) - 1)]
