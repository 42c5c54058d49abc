"""A picture of a page → the lines in it, the page set upright: turned by quarters, and its skew taken out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from clausecheck.load.ocr_engine import Engine, Found

if TYPE_CHECKING:
    from numpy import ndarray

DPI = 200
"""At which pages are made pictures of."""

_SKEW_LINE = 8  # heights that a line is long at least to tell the skew
_MOST_SKEW = math.radians(5)
_DOUBTFUL = 0.75  # mean confidence of a page that may stand on its head
_SHORTEST_RULE = 60  # pixels at DPI
_THICKEST_RULE = 12

PixelBox = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels, origin upper left."""


@dataclass(frozen=True, slots=True)
class ScanLine:
    """A recognised line; confidence from 0 to 1."""

    text: str
    box: PixelBox
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a picture: ``turns`` is how many quarters it was turned counter-clockwise to be read; ``width``
    and ``height`` in pixels are those after that; ``rules`` are drawn lines."""

    width: int
    height: int
    lines: tuple[ScanLine, ...]
    rules: tuple[PixelBox, ...] = ()
    turns: int = 0

    @property
    def confidence(self) -> float:
        """The mean over all characters, 0 where there are none."""
        total = sum(len(line.text) for line in self.lines)
        return sum(len(line.text) * line.confidence for line in self.lines) / total if total else 0.0


def read_picture(pixels: ndarray[Any, Any], engine: Engine) -> Reading:
    """The lines of a picture, which may be turned by a quarter, on its head, or skewed by a few degrees."""
    best = _read(pixels, engine, 0)
    if _lies(best[1]):
        best = max((_read(pixels, engine, turns) for turns in (1, 3)), key=_sureness)
    elif best[0].lines and best[0].confidence < _DOUBTFUL:
        best = max(best, _read(pixels, engine, 2), key=_sureness)
    return best[0]


def _sureness(read: tuple[Reading, Sequence[Found]]) -> float:
    # few lines may be sure by chance
    return sum(len(line.text) * line.confidence**2 for line in read[0].lines)


def _read(pixels: ndarray[Any, Any], engine: Engine, turns: int) -> tuple[Reading, Sequence[Found]]:
    import numpy

    turned = numpy.ascontiguousarray(numpy.rot90(pixels, turns))
    height, width = turned.shape[:2]
    found = [line for line in engine.lines(turned) if line.text.strip()]
    angle = _skew(found)
    centre = (width / 2, height / 2)
    lines = tuple(ScanLine(line.text, _box(line, angle, centre), line.confidence) for line in found)
    rules = tuple(_rules(turned, angle, centre)) if lines else ()
    return Reading(width, height, lines, rules, turns), found


def _lies(found: Sequence[Found]) -> bool:
    """Whether most text stands in boxes that are higher than wide."""
    upright = sum(len(line.text) for line in found if _size(line)[0] >= _size(line)[1])
    return sum(len(line.text) for line in found) > 2 * upright


def _size(line: Found) -> tuple[float, float]:
    (ax, ay), (bx, by), _, (dx, dy) = line.corners
    return math.hypot(bx - ax, by - ay), math.hypot(dx - ax, dy - ay)


# --- skew ------------------------------------------------------------------------------------------------------------


def _skew(found: Sequence[Found]) -> float:
    """The angle by which long lines fall to the right, in radians; 0 where there are none, or it is none of a scan."""
    angles = []
    for line in found:
        width, height = _size(line)
        if width >= _SKEW_LINE * height > 0:
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.corners
            angles.append(math.atan2((by + cy) - (ay + dy), (bx + cx) - (ax + dx)))
    angle = median(angles) if angles else 0.0
    return angle if abs(angle) <= _MOST_SKEW else 0.0


def _turned(x: float, y: float, angle: float, centre: tuple[float, float]) -> tuple[float, float]:
    dx, dy = x - centre[0], y - centre[1]
    cos, sin = math.cos(angle), math.sin(angle)
    return centre[0] + dx * cos + dy * sin, centre[1] + dy * cos - dx * sin


def _box(line: Found, angle: float, centre: tuple[float, float]) -> PixelBox:
    """The box of a line with the skew of the page taken out of it."""
    corners = [_turned(x, y, angle, centre) for x, y in line.corners]
    middle = sum(y for _, y in corners) / 4
    height = min(_size(line)[1], max(y for _, y in corners) - min(y for _, y in corners)) or 1.0
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    return round(left, 1), round(middle - height / 2, 1), round(right, 1), round(middle + height / 2, 1)


# --- drawn lines -----------------------------------------------------------------------------------------------------


def _rules(pixels: ndarray[Any, Any], angle: float, centre: tuple[float, float]) -> list[PixelBox]:
    """Horizontal and vertical lines, as of tables; none where there is only one kind: underlines, a margin."""
    import cv2

    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    # a line of skew is a stair of short steps
    ink = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (2, 2)))
    both = [_strokes(ink, is_flat, angle, centre) for is_flat in (True, False)]
    return [rule for rules in both for rule in rules] if all(both) else []


def _strokes(ink: ndarray[Any, Any], is_flat: bool, angle: float, centre: tuple[float, float]) -> list[PixelBox]:
    import cv2

    size = (_SHORTEST_RULE, 1) if is_flat else (1, _SHORTEST_RULE)
    opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    _, _, statistics, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    strokes = []
    for left, top, width, height, area in statistics[1:].tolist():
        length = max(width, height)
        if area / length <= _THICKEST_RULE:
            x, y = _turned(left + width / 2, top + height / 2, angle, centre)
            half = (length / 2, 1.0) if is_flat else (1.0, length / 2)
            box = (x - half[0], y - half[1], x + half[0], y + half[1])
            strokes.append((round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)))
    return strokes
