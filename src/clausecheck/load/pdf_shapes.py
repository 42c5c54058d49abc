"""Rectangles and characters on a PDF page, and how a page is turned to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from clausecheck.load.pdf_fonts import Handle

UNKNOWN = "\ufffd"
"""Stands for a glyph of which nothing tells what character it is."""


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
    """A character with its box and baseline in points; ``char`` is "" where it is struck out.

    ``at`` is its place in the text page, -1 for a blank that is drawn as a rule.
    """

    char: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    at: int = -1


@dataclass(frozen=True, slots=True)
class Frame:
    """How page coordinates become upright.

    ``page`` is its box in user space, ``turns`` the quarter turns of its text, clockwise.
    """

    page: Box
    turns: int = 0

    @property
    def width(self) -> float:
        return self.page.height if self.turns % 2 else self.page.width

    @property
    def height(self) -> float:
        return self.page.width if self.turns % 2 else self.page.height

    @property
    def is_plain(self) -> bool:
        """True where user space is upright already."""
        return self.turns == 0 and self.page.left == 0 and self.page.bottom == 0

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


def page_box(page: Handle) -> Box:
    """The visible part of the page in user space."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return Box(0.0, 0.0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    return Box(box.left, box.bottom, box.right, box.top)
