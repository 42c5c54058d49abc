"""Glyphs → lines of text by geometry: order, spaces, blanks to fill in, letter-spaced titles, overprinted glyphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf
from statistics import median

from clausecheck.load.pdf_glyphs import Box, Glyph

_WIDE_GAP = 0.9  # em: a gap from here on separates, also between Chinese characters
_WORD_GAP = 0.15  # em: a gap from here on separates Latin words
_SPREAD_GAP = 0.15  # em: letter-spaced type has more than this between all letters
_TABULAR_GAP = 2.0  # em: a gap from here on separates columns
_SHORTEST_BLANK = 0.8  # em of ruled line without text above it
_DATE_WORDS = frozenset("年月日时分")
_OPENING = frozenset("（(《〈「『【〔［[“‘")
_CLOSING = frozenset("，。、；：！？）》〉」』】〕］”’…％,.;:!?)]%")
HANGING = frozenset("，。、；：,.;:")

_TWICE = re.compile(r"(.)\1", re.DOTALL)

BESIDE = -1  # the column of notes in the margin

Row = Sequence[Glyph]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of text on a page (from 1); ``glyphs`` are its marks from left to right without spaces.

    Two lines are equal only where they are the same one. ``em`` is the type size in points. ``column`` is 0 for a line
    across the page, else the column from 1, or BESIDE.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    page: int
    em: float
    bold: bool = False
    column: int = 0

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def box(self) -> Box:
        bottom, top = min(glyph.bottom for glyph in self.glyphs), max(glyph.top for glyph in self.glyphs)
        return Box(self.left, bottom, self.right, top)

    @property
    def is_tabular(self) -> bool:
        """True where a gap as wide as between columns parts the line."""
        return any(after.left - before.right >= _TABULAR_GAP * self.em for before, after in pairwise(self.glyphs))

    @property
    def unhung_right(self) -> float:
        """The right edge without a closing comma or full stop, which may hang in the margin."""
        last = self.glyphs[-1]
        return last.left if last.char in HANGING else last.right

    @property
    def first_word(self) -> float:
        """The width in points of what could not be parted from the first character by a line break."""
        glyphs, end = self.glyphs, 0
        while end < len(glyphs) - 1 and glyphs[end].char in _OPENING:
            end += 1
        if is_wide(glyphs[end].char):
            end += 1
        else:
            while end < len(glyphs) and not is_wide(glyphs[end].char) and not self._is_spaced(end):
                end += 1
        while end < len(glyphs) and glyphs[end].char in _CLOSING:
            end += 1
        return glyphs[max(end, 1) - 1].right - glyphs[0].left

    def _is_spaced(self, index: int) -> bool:
        return index > 0 and self.glyphs[index].left - self.glyphs[index - 1].right > _WORD_GAP * self.em


def rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs on a common baseline, from top to bottom, each row from left to right, superscripts in their row."""
    runs = sorted((list(run) for _, run in groupby(glyphs, key=_base)), key=lambda run: -run[0].base)
    found: list[list[Glyph]] = []
    for run in runs:
        if found and found[-1][0].base - run[0].base <= 0.25 * min(_height(found[-1][0]), _height(run[0])):
            found[-1].extend(run)
        else:
            found.append(run)
    return [part for row in _with_superscripts(found) for part in _parted(sorted(row, key=_left))]


def line_of(row: Row, rules: Sequence[Box], page: int, is_bold: Callable[[int], bool], column: int = 0) -> Line | None:
    """A row as a line; None where it holds nothing but spaces. ``rules`` are drawn lines, which may be blanks."""
    em = em_of(row)
    blanks = list(_blanks(row, rules, em))
    marks = sorted([*row, *blanks], key=_left) if blanks else row
    if _TWICE.search("".join([glyph.char for glyph in marks])):
        marks = list(_once(marks))
    inked = [glyph for glyph in marks if glyph.char != " "]
    if not any(glyph.char for glyph in inked):
        return None
    text = _spread(inked, em) or _spaced(marks, em)
    first, last = inked[0].at, inked[-1].at
    bold = min(first, last) >= 0 and is_bold(first) and is_bold(last)
    return Line(text, tuple(inked), page, em, bold, column)


def em_of(row: Row) -> float:
    """The type size of a row in points: the width of its Chinese characters, else from its height."""
    widths = [right - left for char, left, _, right, _, _, _ in row if "\u4e00" <= char <= "\u9fff"]
    return median(widths) if widths else median(_height(glyph) for glyph in row)


def is_han(char: str) -> bool:
    """True for the common Chinese characters."""
    return "\u4e00" <= char <= "\u9fff"


def is_wide(char: str) -> bool:
    """True for Chinese characters and punctuation, which are set without spaces around them."""
    code = ord(char[0]) if char else 0
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or 0x2460 <= code <= 0x24FF
        or code >= 0x20000
        or char in "“”‘’…—·"
    )


def segments(row: Row, gap: float) -> list[tuple[float, float]]:
    """The parts of a row, left and right in points, that gaps of at least ``gap`` points separate; spaces are gaps."""
    parts: list[tuple[float, float]] = []
    start, end = -inf, -inf
    for char, left, _, right, _, _, _ in row:
        if char == " ":
            continue
        if left - end >= gap:
            parts.append((start, end))
            start = left
        end = max(end, right)
    return [*parts[1:], (start, end)] if end > start else []


def _with_superscripts(found: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Fold a row of small glyphs into the row above or below that it stands inside of."""
    merged: list[list[Glyph]] = []
    for row in found:
        if merged and _stands_in(row[0], merged[-1][0]):
            merged[-1].extend(row)
        elif merged and _stands_in(merged[-1][0], row[0]):
            merged[-1] = row + merged[-1]
        else:
            merged.append(row)
    return iter(merged)


def _parted(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """A row in two where a gap parts type of different size: a note in the margin beside the text."""
    if 0.9 < _height(row[0]) / _height(row[-1]) < 1.1:
        yield row
        return
    for index in range(1, len(row)):
        gap = row[index].left - row[index - 1].right
        if gap > 0.5 * _height(row[index]) and _differ_in_size(row[:index], row[index:]):
            yield row[:index]
            yield from _parted(row[index:])
            return
    yield row


def _differ_in_size(row: Row, other: Row) -> bool:
    return all(any(is_han(g.char) for g in part) for part in (row, other)) and not 0.9 < em_of(row) / em_of(other) < 1.1


def _stands_in(small: Glyph, big: Glyph) -> bool:
    if _height(small) > 0.8 * _height(big) or _height(big) > 2.5 * _height(small):
        return False
    overlap = min(small.top, big.top) - max(small.bottom, big.bottom)
    return overlap >= 0.6 * _height(small)


def _once(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Leave out a glyph printed again over itself, which is how some programs make bold type."""
    last: Glyph | None = None
    for glyph in glyphs:
        if last and glyph[0] == last[0] and glyph.left - last.left < 0.3 * (last.right - last.left):
            continue
        last = glyph
        yield glyph


def _blanks(row: Row, rules: Sequence[Box], em: float) -> Iterator[Glyph]:
    """Blanks to fill in that are drawn as a rule under nothing, as runs of underscores."""
    base, top, bottom = row[0].base, row[0].top, row[0].bottom
    under = [rule for rule in rules if base - 0.35 * em <= (rule.bottom + rule.top) / 2 <= base + 0.15 * em]
    inked = segments(row, 0.3 * em) if under else []
    for left, right in _merged(under):
        if inked and left < inked[0][0] - em and right > inked[-1][1] + em:
            continue  # a rule across the page under a running header is no blank
        for start, end in _uncovered(left, right, inked):
            if end - start >= _SHORTEST_BLANK * em:
                yield Glyph("_" * max(2, round((end - start) / em * 2)), start, bottom, end, top, base)


def _merged(rules: Sequence[Box]) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for rule in sorted(rules):
        if rule.width <= rule.height:
            continue
        if spans and rule.left <= spans[-1][1] + 1.0:
            spans[-1] = (spans[-1][0], max(spans[-1][1], rule.right))
        else:
            spans.append((rule.left, rule.right))
    return spans


def _uncovered(left: float, right: float, inked: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    for start, end in inked:
        if end <= left or start >= right:
            continue
        if start > left:
            yield left, start
        left = max(left, end)
    if left < right:
        yield left, right


def _spread(glyphs: Sequence[Glyph], em: float) -> str:
    """The text of a letter-spaced title (股 权 转 让) without its spaces; "" for any other line."""
    text = "".join(glyph.char for glyph in glyphs)
    if not 2 <= len(text) <= 30 or not all(map(is_wide, text)) or _DATE_WORDS.issuperset(text):
        return ""
    gaps = [after.left - before.right for before, after in pairwise(glyphs)]
    narrow, wide = min(gaps), max(gaps)
    return text if narrow > _SPREAD_GAP * em and wide < 1.6 * narrow + 0.1 * em and wide < 5 * em else ""


def _spaced(marks: Row, em: float) -> str:
    """The text of a line with spaces where the source has them or a gap is wide.

    Spaces that PDFium reports around digits are not asked for: typesetters leave a quarter em there without a space.
    """
    parts: list[str] = []
    end, last, is_spaced = inf, "", False
    for char, left, _, right, _, _, _ in marks:
        if char == " ":
            is_spaced = bool(parts)
            continue
        if not char:  # struck out: it leaves no gap
            end = right
            continue
        gap = left - end
        if gap >= _WIDE_GAP * em:
            parts.append(" " * max(1, round(gap / em)))
        elif is_spaced or (gap >= _WORD_GAP * em and not is_wide(last) and not is_wide(char)):
            parts.append(" ")
        parts.append(char)
        end, last, is_spaced = right, char, False
    return "".join(parts)


def _height(glyph: Glyph) -> float:
    return glyph.top - glyph.bottom


def _base(glyph: Glyph) -> float:
    return glyph.base


def _left(glyph: Glyph) -> float:
    return glyph.left
