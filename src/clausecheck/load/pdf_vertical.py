"""Pages set vertically, columns from right to left → the same page laid on its side, where each column is a row.

The sheet is turned a quarter counter-clockwise, so that the rightmost column is the top row; each character stays
upright in its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from clausecheck.load.pdf_rows import is_han, is_wide
from clausecheck.load.pdf_shapes import Glyph

_FEWEST_HAN = 3
_NEAR = 0.4  # em: how far neighbours in a row or column may be out of line
_REACH = 3.0  # em: a neighbour is no further away
_PITCH = 1.8  # em: characters of one column are no further apart
_CLEARLY = 0.15  # em
_MOST = 0.7
_COLUMN = 0.6  # em from the middle of a column
_ZONE = 0.11  # of the page's height at top and foot, where a lone character is a page number
_BASE = 0.38  # em below the middle of a character

_FORMS = str.maketrans(
    "︐︑︒︓︔︕︖︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈︱︳", "，、。：；！？（）｛｝〔〕【】《》〈〉「」『』［］—_"
)


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """True where the Chinese characters of a page stand closer below than beside each other."""
    han = [glyph for glyph in glyphs if is_han(glyph.char)]
    if len(han) < _FEWEST_HAN or _flows_across(han):
        return False
    grid = _Grid(han)
    votes = [vote for glyph in han if (vote := grid.vote(glyph)) is not None]
    return len(votes) >= _FEWEST_HAN and sum(votes) > _MOST * len(votes)


def laid_on_side(glyphs: Sequence[Glyph], height: float) -> tuple[list[Glyph], str]:
    """The glyphs of a vertical page with columns as rows, and the text that is set across it (running lines).

    ``height`` is the page's, in points; the turned page is so wide.
    """
    inked = [glyph for glyph in glyphs if glyph.char != " "]
    grid = _Grid(inked)
    across = [glyph for glyph in inked if grid.is_across(glyph, height)]
    held = {id(glyph) for glyph in across}
    columns = _columns([glyph for glyph in inked if id(glyph) not in held], grid.em)
    laid = [glyph for column in columns for glyph in _laid(column, grid.em, height)]
    across.sort(key=lambda glyph: (-round(glyph.base), glyph.left))
    return laid, "".join(glyph.char for glyph in across)


def _flows_across(han: Sequence[Glyph]) -> bool:
    """True where most characters carry on to the right of the last one, as on nearly all pages; this costs little."""
    size = han[0].right - han[0].left
    steps = sum(a.base == b.base and -0.5 * size < b.left - a.right < 0.5 * size for a, b in pairwise(han))
    return 2 * steps > len(han)


class _Grid:
    """The glyphs of a page by the square that their middle stands in, to find neighbours."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self.em = median([glyph.right - glyph.left for glyph in glyphs if is_han(glyph.char)] or [10.0])
        self._squares: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        for glyph in glyphs:
            self._squares[self._square(glyph)].append(glyph)

    def vote(self, glyph: Glyph) -> bool | None:
        """True where the next character is the one below, None where there is none near."""
        below, beside = self._nearest(glyph)
        if below == beside:
            return None
        return below < beside - _CLEARLY * self.em

    def is_across(self, glyph: Glyph, height: float) -> bool:
        """True for a glyph of a line set across the page."""
        x, y = _middle(glyph)
        near = list(self._near(glyph, 2))
        if any(abs(x - a) < _COLUMN * self.em and 0 < abs(y - b) < _PITCH * self.em for a, b in near):
            return False
        has_beside = any(abs(y - b) < _NEAR * self.em and 0 < abs(x - a) < 1.5 * self.em for a, b in near)
        return has_beside or not _ZONE * height < y < (1 - _ZONE) * height

    def _nearest(self, glyph: Glyph) -> tuple[float, float]:
        """How far the next characters below and to the right are."""
        x, y = _middle(glyph)
        limit = _REACH * self.em
        below = beside = limit
        for a, b in self._near(glyph, 3):
            if abs(a - x) < _NEAR * self.em and 0.5 * self.em < y - b:
                below = min(below, y - b)
            elif abs(b - y) < _NEAR * self.em and 0.5 * self.em < a - x:
                beside = min(beside, a - x)
        return below, beside

    def _near(self, glyph: Glyph, reach: int) -> Iterator[tuple[float, float]]:
        column, row = self._square(glyph)
        for across in range(column - reach, column + reach + 1):
            for down in range(row - reach, row + reach + 1):
                yield from (_middle(other) for other in self._squares.get((across, down), ()) if other is not glyph)

    def _square(self, glyph: Glyph) -> tuple[int, int]:
        x, y = _middle(glyph)
        return round(x / self.em), round(y / self.em)


def _columns(glyphs: Sequence[Glyph], em: float) -> list[list[Glyph]]:
    """Glyphs whose middles stand below each other."""
    columns: list[list[Glyph]] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=_middle):
        x = (glyph.left + glyph.right) / 2
        if not columns or x - middle > _COLUMN * em:
            columns.append([])
        columns[-1].append(glyph)
        middle += (x - middle) / len(columns[-1])
    return columns


def _laid(column: Sequence[Glyph], em: float, height: float) -> Iterator[Glyph]:
    """The glyphs of a column as a row; those beside each other (two digits in one place) share the place."""
    middle = median((glyph.left + glyph.right) / 2 for glyph in column)
    places: list[list[Glyph]] = []
    for glyph in sorted(column, key=lambda glyph: -_middle(glyph)[1]):
        if places and _are_level(places[-1][-1], glyph, em):
            places[-1].append(glyph)
        else:
            places.append([glyph])
    for place in places:
        left = height - _middle(place[0])[1] - em / 2
        width = (em if is_wide(place[0].char) else em / 2) / len(place)
        for glyph in sorted(place, key=lambda glyph: glyph.left):
            base = middle - _BASE * em
            char = glyph.char.translate(_FORMS)
            yield Glyph(char, left, middle - em / 2, left + width, middle + em / 2, base, glyph.at)
            left += width


def _are_level(glyph: Glyph, other: Glyph, em: float) -> bool:
    """True where two glyphs of a column stand beside each other."""
    apart = max(glyph.left, other.left) >= min(glyph.right, other.right) - 0.1 * em
    return apart and abs(_middle(glyph)[1] - _middle(other)[1]) < _NEAR * em


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
