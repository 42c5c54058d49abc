"""Reading order of rows on a page set in two columns: the left column, then the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clausecheck.load.pdf_glyphs import Glyph
from clausecheck.load.pdf_lines import Row, segments

_FEWEST_ROWS = 4  # a column of fewer rows is a signature block or a list of labels
_GUTTER = 14.0  # points: the least gap between columns

Part = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows ``start`` to ``end`` (excluded) that leave the page free at ``x``."""

    start: int
    end: int
    x: float


def in_reading_order(found: Sequence[Row], width: float) -> Iterator[tuple[int, Row]]:
    """Rows, top to bottom, with their column: 0 for a row across the page, else 1 or 2. ``width`` is the page's."""
    band = _columns(found, width)
    if band is None:
        yield from ((0, row) for row in found)
        return
    yield from ((0, row) for row in found[: band.start])
    inside = found[band.start : band.end]
    yield from ((1, part) for row in inside if (part := [glyph for glyph in row if _middle(glyph) < band.x]))
    yield from ((2, part) for row in inside if (part := [glyph for glyph in row if _middle(glyph) >= band.x]))
    yield from in_reading_order(found[band.end :], width)


def _columns(found: Sequence[Row], width: float) -> _Band | None:
    """The longest band of rows that two columns of running text make, or None."""
    if len(found) < _FEWEST_ROWS:
        return None
    parts = [segments(row, _GUTTER) for row in found]
    bands = [band for x in sorted(_gutters(parts, width)) for band in _bands(parts, x)]
    bands.sort(key=lambda band: band.start - band.end)
    return next((band for band in bands if _is_set_in_columns(parts[band.start : band.end], band.x)), None)


def _gutters(parts: Sequence[Sequence[Part]], width: float) -> set[int]:
    """Where a gutter may be, in whole points: gaps in the middle of the page."""
    gaps = {round((left[1] + right[0]) / 2) for row in parts for left, right in pairwise(row)}
    ends = {round(row[0][1] + 6) for row in parts if row}
    return {x for x in gaps | ends if 0.35 * width < x < 0.65 * width}


def _bands(parts: Sequence[Sequence[Part]], x: float) -> Iterator[_Band]:
    start = 0
    for index, row in enumerate([*parts, [(x - 1, x + 1)]]):
        if any(left < x < right for left, right in row):
            if index - start >= _FEWEST_ROWS:
                yield _Band(start, index, x)
            start = index + 1


def _is_set_in_columns(parts: Sequence[Sequence[Part]], x: float) -> bool:
    """True where both sides hold running text: most lines on the left run up to the gutter, as wrapped lines do."""
    left = [part for row in parts for part in row if part[1] <= x]
    right = [part for row in parts for part in row if part[0] >= x]
    if min(len(left), len(right)) < _FEWEST_ROWS:
        return False
    edge, start = max(end for _, end in left), min(begin for begin, _ in right)
    wrapped = sum(edge - end < 25 for _, end in left) > 0.5 * len(left)
    aligned = sum(begin - start < 30 for begin, _ in right) > 0.5 * len(right)
    return wrapped and aligned and edge - min(begin for begin, _ in left) > 0.3 * (max(end for _, end in right) - start)


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2
