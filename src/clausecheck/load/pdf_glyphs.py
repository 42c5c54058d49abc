"""One PDF page → its glyphs, set upright: character, box and baseline, straight from PDFium.

Coordinates are points with the origin at the lower left of the page as it is read: a page (or its text) that is turned
by 90, 180 or 270 degrees comes out upright.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

# Characters that symbol fonts (Symbol, Wingdings) put into the private use area, as Word writes them.
SYMBOLS = {
    "\uf0b7": "•", "\uf06c": "●", "\uf09f": "•", "\uf06e": "■", "\uf0a7": "▪", "\uf075": "◆", "\uf0d8": "➢",
    "\uf0a8": "□", "\uf06f": "□", "\uf071": "□", "\uf0a3": "□", "\uf0fe": "☑", "\uf052": "☑", "\uf0fd": "☒",
    "\uf053": "☒", "\uf0fc": "√", "\uf050": "√", "\uf0fb": "×", "\uf0a1": "○", "\uf09e": "·", "\uf020": " ",
    "\ufffe": "-", "\x02": "-", "\xad": "-", "\xa0": " ",
}  # fmt: skip

_SLANT = 0.1  # radians: a glyph turned further than this from a right angle is no running text
_UNICODE_MAP_SAMPLE = 8  # one glyph in so many is asked whether its font maps it to Unicode


class Box(NamedTuple):
    """A rectangle in points: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Glyph(NamedTuple):
    """A character with its box and baseline in points; ``index`` is its place in the text page, -1 for a drawn blank."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    index: int = -1


@dataclass(frozen=True, slots=True)
class Frame:
    """How page coordinates become upright: the page's box in user space and the quarter turns of its text (clockwise)."""

    page: Box
    turns: int = 0

    @property
    def width(self) -> float:
        return self.page.height if self.turns % 2 else self.page.width

    @property
    def height(self) -> float:
        return self.page.width if self.turns % 2 else self.page.height

    def upright(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The rectangle of user space as it stands on the upright page."""
        page = self.page
        if self.turns == 0:
            return Box(left - page.left, bottom - page.bottom, right - page.left, top - page.bottom)
        if self.turns == 1:
            return Box(page.top - top, left - page.left, page.top - bottom, right - page.left)
        if self.turns == 2:
            return Box(page.right - right, page.top - top, page.right - left, page.top - bottom)
        return Box(bottom - page.bottom, page.right - right, top - page.bottom, page.right - left)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The glyphs of a page in the order of its content stream.

    ``aside`` is text that runs at another angle than the page (watermarks, stamps); ``unmapped`` is True where fonts do not
    say which characters their glyphs are.
    """

    frame: Frame
    upright: tuple[Glyph, ...]
    aside: str
    unmapped: bool


class _Raw(NamedTuple):
    char: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    angle: float
    index: int


def read_glyphs(page: Any, textpage: Any) -> Glyphs:
    """The glyphs of a loaded page (``FPDF_PAGE``) and its text page (``FPDF_TEXTPAGE``)."""
    raw = list(_raw_glyphs(textpage))
    turns = Counter(round(glyph.angle / (math.pi / 2)) % 4 for glyph in raw if glyph.char != " ")
    frame = Frame(page_box(page), turns.most_common(1)[0][0] if turns else 0)
    kept, aside = [], []
    for glyph in raw:
        if _is_aside(glyph.angle, frame.turns):
            aside.append(glyph.char)
        else:
            kept.append(_set_upright(glyph, frame))
    inside = tuple(glyph for glyph in kept if _is_on_page(glyph, frame))
    return Glyphs(frame, inside, "".join(aside).strip(), _is_unmapped(textpage, raw))


def page_box(page: Any) -> Box:
    """The visible part of the page in user space."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return Box(0.0, 0.0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    return Box(box.left, box.bottom, box.right, box.top)


def is_bold(textpage: Any, index: int) -> bool:
    """True where the glyph at ``index`` of the text page is set in a bold face."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFText_GetFontWeight(textpage, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    size = pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, None)
    face = name.raw[: max(0, min(size, 128) - 1)].lower()
    return any(word in face for word in (b"bold", b"black", b"heavy", b"simhei", b"heiti"))


def _raw_glyphs(textpage: Any) -> Iterator[_Raw]:
    """Every glyph that the page draws; spaces and line ends that PDFium makes up have no width and are left out."""
    import pypdfium2.raw as pdfium

    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    rect_ref, x_ref, y_ref = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    loose_box, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    bottom = right = height = math.inf
    origin, angle = (0.0, 0.0), 0.0
    for index, char in enumerate(_characters(textpage)):
        loose_box(textpage, index, rect_ref)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        if box[2] - box[0] <= 0.0 or box[3] - box[1] <= 0.0:
            continue
        # A glyph that carries on where the last one ended stands on the same baseline: two calls less for nearly all.
        if not (abs(box[1] - bottom) < 0.3 * height and -0.5 * height < box[0] - right < 3 * height):
            origin_of(textpage, index, x_ref, y_ref)
            origin, angle = (x.value, y.value), pdfium.FPDFText_GetCharAngle(textpage, index)
        bottom, right, height = box[1], box[2], box[3] - box[1]
        yield _Raw(char, box, origin, angle, index)


def _characters(textpage: Any) -> list[str]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(textpage)
    codes = [pdfium.FPDFText_GetUnicode(textpage, index) for index in range(count)]
    return [_character(code) for code in codes]


def _character(code: int) -> str:
    char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return SYMBOLS.get(char, char)


def _is_aside(angle: float, turns: int) -> bool:
    return abs(math.remainder(angle - turns * math.pi / 2, math.tau)) > _SLANT


def _set_upright(glyph: _Raw, frame: Frame) -> Glyph:
    box = frame.upright(*glyph.box)
    x, y = glyph.origin
    return Glyph(glyph.char, *box, frame.upright(x, y, x, y).bottom, glyph.index)


def _is_on_page(glyph: Glyph, frame: Frame) -> bool:
    return glyph.right > 0 and glyph.left < frame.width and glyph.top > 0 and glyph.bottom < frame.height


def _is_unmapped(textpage: Any, raw: list[_Raw]) -> bool:
    import pypdfium2.raw as pdfium

    sample = [glyph.index for glyph in raw if glyph.char != " "][::_UNICODE_MAP_SAMPLE]
    errors = sum(pdfium.FPDFText_HasUnicodeMapError(textpage, index) > 0 for index in sample)
    return errors > 0.2 * len(sample)
