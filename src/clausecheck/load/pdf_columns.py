"""Reading order of rows on a page set in two columns: the left column, then the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from clausecheck.load.pdf_rows import Row, segments
from clausecheck.load.pdf_shapes import Glyph

_FEWEST_ROWS = 4  # a column of fewer rows is a signature block or a list of labels
_GUTTER = 9.0  # points: the least gap between columns
_WIDEST_GUTTER = 45.0  # points: labels for two signatures stand further apart
_MIDDLE = (0.35, 0.65)  # of the page's width: where the gutter may be
_NARROWEST = 0.2  # of the page's width
_WRAPPED = 20.0  # points from the edge of a column: a line that ends closer to it has been wrapped there
_FEWEST_WRAPPED = 3
_LEAST_WRAPPED = 0.25  # of the lines of a column
_BREAK = 2.0  # times the usual distance of rows, and
_BREAK_HEIGHT = 3.0  # times the height of type: more space parts what may be set in columns from the rest

Part = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows ``start`` to ``end`` (excluded) that leave the page free at ``x``."""

    start: int
    end: int
    x: float

    @property
    def size(self) -> int:
        return self.end - self.start


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
    """The first of the longest bands of rows that two columns of running text make, or None."""
    if len(found) < _FEWEST_ROWS:
        return None
    parts = [segments(row, _GUTTER) for row in found]
    low, _ = _MIDDLE
    if sum(any(left >= low * width for left, _ in row) for row in parts) < _FEWEST_ROWS:
        return None  # nothing that could be a right column, as on nearly all pages
    breaks = _breaks(found)
    bands = [band for x in sorted(_gutters(parts, width)) for band in _bands(parts, breaks, x)]
    bands.sort(key=lambda band: -band.size)
    return next((band for band in bands if _is_set_in_columns(parts[band.start : band.end], band.x, width)), None)


def _breaks(found: Sequence[Row]) -> set[int]:
    """The rows before which there is more space than usual. The lines of two columns may not be level, so that rows
    come twice as close."""
    steps = [above[0].base - below[0].base for above, below in pairwise(found)]
    height = median(row[0].top - row[0].bottom for row in found)
    least = max(_BREAK * median(steps), _BREAK_HEIGHT * height)
    return {index for index, step in enumerate(steps, start=1) if step > least}


def _gutters(parts: Sequence[Sequence[Part]], width: float) -> set[int]:
    """Where a gutter may be, in whole points: in the middle of a gap, or beside a row that ends or begins there."""
    gaps = {round((left[1] + right[0]) / 2) for row in parts for left, right in pairwise(row)}
    ends = {round(row[0][1] + _GUTTER / 2) for row in parts if row}
    starts = {round(row[-1][0] - _GUTTER / 2) for row in parts if row}
    low, high = _MIDDLE
    return {x for x in gaps | ends | starts if low * width < x < high * width}


def _bands(parts: Sequence[Sequence[Part]], breaks: set[int], x: float) -> Iterator[_Band]:
    start = 0
    for index in range(len(parts) + 1):
        is_across = index == len(parts) or any(left < x < right for left, right in parts[index])
        if is_across or index in breaks:
            if index - start >= _FEWEST_ROWS:
                yield _Band(start, index, x)
            start = index + is_across


def _is_set_in_columns(parts: Sequence[Sequence[Part]], x: float, width: float) -> bool:
    """True where both sides hold running text, close to each other."""
    left = [side for row in parts if (side := [part for part in row if part[1] <= x])]
    right = [side for row in parts if (side := [part for part in row if part[0] >= x])]
    if not _is_column(left, width) or not _is_column(right, width):
        return False
    return min(row[0][0] for row in right) - max(row[-1][1] for row in left) < _WIDEST_GUTTER


def _is_column(rows: Sequence[Sequence[Part]], width: float) -> bool:
    """True for rows of which enough run without gaps up to the same edge, as wrapped lines do."""
    if len(rows) < _FEWEST_ROWS:
        return False
    start, edge = min(row[0][0] for row in rows), max(row[-1][1] for row in rows)
    wrapped = sum(len(row) == 1 and edge - row[0][1] < _WRAPPED for row in rows)
    return edge - start > _NARROWEST * width and wrapped >= max(_FEWEST_WRAPPED, _LEAST_WRAPPED * len(rows))


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2
