"""One PDF page → its glyphs, set upright: character, box and baseline, straight from PDFium.

Coordinates are points with the origin at the lower left of the page as it is read: a page (or its text) that is turned
by 90, 180 or 270 degrees comes out upright.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from clausecheck.load.pdf_fonts import PRIVATE_USE, SYMBOLS, Handle, is_symbol
from clausecheck.load.pdf_shapes import UNKNOWN, Box, Frame, Glyph, page_box
from clausecheck.load.pdf_unseen import hidden_glyphs

__all__ = ["Box", "Frame", "Glyph", "Glyphs", "page_box", "read_glyphs"]

_SLANT = 0.1  # radians: a glyph turned further than this from a right angle is no running text
_TEXT_SAMPLE = 16
_LONE_SYMBOL = re.compile(rf"(?<![a-zA-Z])[{re.escape(''.join(SYMBOLS))}](?![a-zA-Z])")


_CID = re.compile(r"\(cid:\d+\)")
_SAID = frozenset(" -•●■▪◆➢□☑☒√×○·")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The glyphs of a page in the order of its content stream.

    ``aside`` is text that runs at another angle than the page (watermarks, stamps). ``unseen`` is the number of glyphs
    left out since nothing is seen in their place. ``hidden`` is True where most glyphs are set so that they are not
    seen themselves, as over or under the picture of a scan.
    """

    frame: Frame
    upright: tuple[Glyph, ...]
    aside: str
    unseen: int = 0
    hidden: bool = False


def read_glyphs(page: Handle, textpage: Handle) -> Glyphs:
    """The glyphs of a loaded page (``FPDF_PAGE``) and its text page (``FPDF_TEXTPAGE``)."""
    glyphs, angles = _lying_glyphs(textpage)
    frame = Frame(page_box(page), _turns(angles))
    glyphs = _known(textpage, _with_symbols(textpage, glyphs))
    hidden, unseen = hidden_glyphs(page, textpage, glyphs)
    if unseen:
        seen = [glyph.at not in unseen for glyph in glyphs]
        glyphs, angles = list(compress(glyphs, seen)), list(compress(angles, seen))
    slanted = {angle for angle in set(angles) if _is_slanted(angle, frame.turns)}
    aside = "".join(glyph.char for glyph, angle in zip(glyphs, angles, strict=True) if angle in slanted).strip()
    if slanted:
        glyphs = [glyph for glyph, angle in zip(glyphs, angles, strict=True) if angle not in slanted]
    if not frame.is_plain:
        glyphs = [_set_upright(glyph, frame) for glyph in glyphs]
    right, top = frame.width, frame.height
    inside = tuple(g for g in glyphs if g.right > 0 and g.left < right and g.top > 0 and g.bottom < top)
    return Glyphs(frame, inside, aside, len(unseen), 2 * len(hidden) > len(glyphs) + len(unseen))


def _lying_glyphs(textpage: Handle) -> tuple[list[Glyph], list[float]]:
    """Every glyph that the page draws, in user space, and the angle of each in radians, clockwise.

    Spaces and line ends that PDFium makes up have no width and are left out. ``base`` is the y of the origin, or its x
    where the text runs up or down.
    """
    import pypdfium2.raw as pdfium

    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    rect_ref, x_ref, y_ref = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    loose_box, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    glyphs: list[Glyph] = []
    angles: list[float] = []
    last_bottom = last_right = height = math.inf
    base = angle = 0.0
    for index, char in enumerate(_characters(textpage)):
        loose_box(textpage, index, rect_ref)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if left >= right or bottom >= top:
            continue
        # A glyph that carries on where the last one ended stands on the same baseline: two calls less for nearly all.
        if not (-0.3 * height < bottom - last_bottom < 0.3 * height and -0.5 * height < left - last_right < 3 * height):
            origin_of(textpage, index, x_ref, y_ref)
            angle = pdfium.FPDFText_GetCharAngle(textpage, index)
            base = x.value if round(angle / (math.pi / 2)) % 2 else y.value
        last_bottom, last_right, height = bottom, right, top - bottom
        glyphs.append(Glyph(char, left, bottom, right, top, base, index))
        angles.append(angle)
    return glyphs, angles


def _characters(textpage: Handle) -> list[str]:
    """The character of each glyph; every kind of space as a plain one."""
    codes = _codes(textpage)
    characters = {code: _character(code) for code in set(codes)}
    return [characters[code] for code in codes]


def _codes(textpage: Handle) -> list[int]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(textpage)
    buffer = (ctypes.c_ushort * (count + 1))()
    code_at = pdfium.FPDFText_GetUnicode
    # One call for the whole text in UTF-16 is a third of the time, but leaves some characters out or doubles them:
    # it is only good where the lengths agree and samples do.
    if pdfium.FPDFText_GetText(textpage, 0, count, buffer) == count + 1:
        codes: list[int] = buffer[:count]
        if all(codes[i] == code_at(textpage, i) for i in range(0, count, _TEXT_SAMPLE)):
            return codes
    return [code_at(textpage, index) for index in range(count)]


def _character(code: int) -> str:
    char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return " " if char.isspace() else PRIVATE_USE.get(char, char)


def _with_symbols(textpage: Handle, glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs with letters of symbol fonts as the symbols they look like (£ of Wingdings 2 is a box)."""
    text = "".join(glyph.char[0] for glyph in glyphs)
    for match in _LONE_SYMBOL.finditer(text):
        glyph = glyphs[match.start()]
        if is_symbol(textpage, glyph.at):
            glyphs[match.start()] = glyph._replace(char=SYMBOLS[glyph.char])
    return glyphs


def _turns(angles: Sequence[float]) -> int:
    """The quarter turns, clockwise, of most of the text."""
    turns: Counter[int] = Counter()
    for angle, count in Counter(angles).items():
        turns[round(angle / (math.pi / 2)) % 4] += count
    return turns.most_common(1)[0][0] if turns else 0


def _is_slanted(angle: float, turns: int) -> bool:
    return abs(math.remainder(angle - turns * math.pi / 2, math.tau)) > _SLANT


def _set_upright(glyph: Glyph, frame: Frame) -> Glyph:
    box = frame.upright(glyph.left, glyph.bottom, glyph.right, glyph.top)
    base = frame.upright(glyph.base, glyph.base, glyph.base, glyph.base).bottom
    return Glyph(glyph.char, *box, base, glyph.at)


def _known(textpage: Handle, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, UNKNOWN where the font does not say which character one is, or a program wrote that it did not."""
    import pypdfium2.raw as pdfium

    has_error = pdfium.FPDFText_HasUnicodeMapError
    known = [g._replace(char=UNKNOWN) if g.char not in _SAID and has_error(textpage, g.at) > 0 else g for g in glyphs]
    text = "".join([glyph.char[0] for glyph in known])
    for match in _CID.finditer(text) if "(cid:" in text else ():
        for place in range(*match.span()):
            known[place] = known[place]._replace(char=UNKNOWN)
    return known
