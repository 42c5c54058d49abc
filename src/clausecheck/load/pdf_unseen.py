"""Text of a page that nobody sees: invisible, white on white, covered by what is drawn over it, on a hidden layer.

Doubtful glyphs are found from the page's objects; whether there is anything to see in their place is then read from a
picture of the page, which is only drawn where there are any.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clausecheck.load.pdf_drawing import MOST_OBJECTS, bounds_of, objects
from clausecheck.load.pdf_fonts import Handle
from clausecheck.load.pdf_shapes import Box, Glyph, page_box

_WHITE = 250  # of 255, each of red, green and blue
_FAINT = 12  # of 255: opacity
_SMALLEST_COVER = 6.0  # points
_LEAST_PICTURE = 0.5  # of the page: smaller pictures are stamps and logos
_SCALE = 1.5  # pixels a point
_LEAST_CONTRAST = 48  # of 255 grey levels: the darkest and the lightest dot of a character
_INNER = 0.15  # of a character's size: its edge is not looked at, where rules may be


@dataclass(slots=True)
class _Order:
    """Where each text object comes in drawing order, those that may be hidden, and what may cover those before it."""

    texts: dict[int, int] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)
    covers: list[tuple[int, Box]] = field(default_factory=list)
    pictured: float = 0.0  # square points


def hidden_glyphs(page: Handle, textpage: Handle, glyphs: Sequence[Glyph]) -> tuple[set[int], set[int]]:
    """The places (``Glyph.at``) of glyphs whose own ink is not seen, and of those where nothing at all is seen.

    The first holds the second. The glyphs are those of user space. Over the picture of a scan, a layer of recognised
    text is in the first only.
    """
    order = _order(page)
    first = min(order.texts.values(), default=0)
    covers = [(place, box) for place, box in order.covers if place > first]
    if not glyphs or not (order.doubtful or covers):
        return set(), set()
    places = {glyph.at: _address_at(textpage, glyph.at) for glyph in glyphs}
    hidden = {glyph.at for glyph in glyphs if _is_hidden(glyph, places[glyph.at], order, covers)}
    if not hidden:
        return hidden, hidden
    picture = _Picture(page)
    doubtful = [glyph for glyph in glyphs if glyph.at in hidden]
    plain = [glyph for glyph in glyphs if glyph.at not in hidden and glyph.char != " "]
    typed_over = _Overlap(plain)
    unseen = {glyph.at for glyph in doubtful if not picture.shows(glyph) or typed_over.holds(glyph)}
    if order.pictured >= _LEAST_PICTURE * picture.area and 2 * len(unseen) < len(hidden):
        return hidden, set()  # a recognised layer lies over its scan only roughly
    return hidden, unseen


def _order(page: Handle) -> _Order:
    import pypdfium2.raw as pdfium

    order = _Order()
    box = page_box(page)
    for place, item in enumerate(objects(page, with_text=True)):
        if item.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = _address(item.handle)
            order.texts[address] = place
            if _may_be_hidden(item.handle):
                order.doubtful.add(address)
        elif item.kind == pdfium.FPDF_PAGEOBJ_PATH and _is_filled(item.handle):
            cover = bounds_of(item)
            if min(cover.width, cover.height) >= _SMALLEST_COVER:
                order.covers.append((place, cover))
        elif item.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            cover = bounds_of(item)
            order.pictured += cover.width * cover.height
            if pdfium.FPDFPageObj_HasTransparency(item.handle):
                continue
            if cover.width * cover.height >= _LEAST_PICTURE * box.width * box.height:
                order.covers.append((place, cover))
    return order


def _may_be_hidden(text: Handle) -> bool:
    import pypdfium2.raw as pdfium

    mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
    if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, alpha):
        if alpha.value < _FAINT:
            return True
        if min(red.value, green.value, blue.value) >= _WHITE:
            return True
    return "OC" in _marks(text)


def _marks(item: Handle) -> Iterator[str]:
    """The names of the marked content that an object stands in; ``OC`` is a layer, which may be switched off."""
    import pypdfium2.raw as pdfium

    buffer, length = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
    for index in range(max(0, pdfium.FPDFPageObj_CountMarks(item))):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        if pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length) and length.value <= 32:
            yield bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "ignore")


def _is_filled(path: Handle) -> bool:
    """True for a path with an opaque fill."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
        return False
    return not pdfium.FPDFPageObj_HasTransparency(path)


def _is_hidden(glyph: Glyph, address: int, order: _Order, covers: Sequence[tuple[int, Box]]) -> bool:
    if address in order.doubtful:
        return True
    place = order.texts.get(address, MOST_OBJECTS)
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    return any(later > place and box.holds(x, y) for later, box in covers)


def _address(handle: Handle) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _address_at(textpage: Handle, at: int) -> int:
    import pypdfium2.raw as pdfium

    return _address(pdfium.FPDFText_GetTextObject(textpage, at))


class _Picture:
    """A page as it is seen, in grey, with user space upright."""

    def __init__(self, page: Handle) -> None:
        import pypdfium2.raw as pdfium

        self._box = page_box(page)
        self.area = self._box.width * self._box.height
        self._width = max(1, round(self._box.width * _SCALE))
        self._height = max(1, round(self._box.height * _SCALE))
        bitmap = pdfium.FPDFBitmap_CreateEx(self._width, self._height, pdfium.FPDFBitmap_Gray, None, 0)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self._width, self._height, 0xFFFFFFFF)
            back = -pdfium.FPDFPage_GetRotation(page) % 4
            size = (self._width, self._height)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, back, pdfium.FPDF_GRAYSCALE)
            self._stride = pdfium.FPDFBitmap_GetStride(bitmap)
            self._dots = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), self._stride * self._height)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    def shows(self, glyph: Glyph) -> bool:
        """True where there is something to see in the place of a glyph."""
        across, down = _INNER * (glyph.right - glyph.left), _INNER * (glyph.top - glyph.bottom)
        left = max(0, int((glyph.left + across - self._box.left) * _SCALE))
        right = min(self._width, int((glyph.right - across - self._box.left) * _SCALE) + 1)
        top = max(0, int((self._box.top - glyph.top + down) * _SCALE))
        bottom = min(self._height, int((self._box.top - glyph.bottom - down) * _SCALE) + 1)
        rows = [self._dots[y * self._stride + left : y * self._stride + right] for y in range(top, bottom)]
        dots = b"".join(rows)
        return bool(dots) and max(dots) - min(dots) >= _LEAST_CONTRAST


class _Overlap:
    """Finds glyphs in whose place others stand."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._rows: dict[int, list[Glyph]] = {}
        for glyph in glyphs:
            self._rows.setdefault(round(glyph.base / 4), []).append(glyph)

    def holds(self, glyph: Glyph) -> bool:
        """True where another glyph takes the middle of this one."""
        x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        row = round(glyph.base / 4)
        near = (other for key in (row - 1, row, row + 1) for other in self._rows.get(key, ()))
        return any(other.left < x < other.right and other.bottom < y < other.top for other in near)
