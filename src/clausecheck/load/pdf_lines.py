"""Glyphs → lines of text by geometry: order, spaces, blanks to fill in, letter-spaced titles, overprinted glyphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from clausecheck.load.pdf_rows import Row, by_left, em_of, is_wide, segments
from clausecheck.load.pdf_shapes import Box, Glyph

_WIDE_GAP = 0.9  # em: a gap from here on separates, also between Chinese characters
_WORD_GAP = 0.15  # em: a gap from here on separates Latin words
_SPREAD_GAP = 0.15  # em: letter-spaced type has more than this between all letters
_FEWEST_SPACED = 3  # spaces between Chinese characters
_TABULAR_GAP = 2.0  # em: a gap from here on separates columns
_SHORTEST_BLANK = 0.8  # em of ruled line without text above it
_DATE_WORDS = frozenset("年月日时分")
_OPENING = frozenset("（(《〈「『【〔［[“‘")
_CLOSING = frozenset("，。、；：！？）》〉」』】〕］”’…％,.;:!?)]%")
_HANGING = frozenset("，。、；：,.;:")

_STARTS = 16  # characters: as many may stand before the text of a numbered paragraph

_TWICE = re.compile(r"(.)\1", re.DOTALL)

BESIDE = -1  # the column of notes in the margin


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of text on a page (from 1). Two lines are equal only where they are the same one.

    Measures are in points. ``em`` is the type size, ``base`` the baseline. ``unhung_right`` is the right edge without a
    closing comma or full stop, which may hang in the margin; ``first_word`` the width of what could not be parted from
    the first character by a line break; ``starts`` where its first characters begin. ``is_tabular`` is True where a gap
    as wide as between columns parts the line. ``column`` is 0 for a line across the page, else from 1, or BESIDE.
    """

    text: str
    page: int
    box: Box
    base: float
    em: float
    unhung_right: float
    first_word: float
    starts: tuple[float, ...]
    is_tabular: bool
    bold: bool = False
    column: int = 0

    @property
    def left(self) -> float:
        return self.box.left

    @property
    def right(self) -> float:
        return self.box.right


def line_of(row: Row, rules: Sequence[Box], page: int, is_bold: Callable[[int], bool], column: int = 0) -> Line | None:
    """A row as a line; None where it holds nothing but spaces. ``rules`` are drawn lines, which may be blanks."""
    em = em_of(row)
    blanks = list(_blanks(row, rules, em))
    marks = sorted([*row, *blanks], key=by_left) if blanks else row
    if _TWICE.search("".join([glyph.char for glyph in marks])):
        marks = list(_once(marks))
    inked = [glyph for glyph in marks if glyph.char != " "]
    if not any(glyph.char for glyph in inked):
        return None
    first, last = inked[0], inked[-1]
    bottom, top = min([glyph.bottom for glyph in inked]), max([glyph.top for glyph in inked])
    return Line(
        text=_spread(inked, em) or _spaced(marks, em),
        page=page,
        box=Box(first.left, bottom, last.right, top),
        base=first.base,
        em=em,
        unhung_right=last.left if last.char in _HANGING else last.right,
        first_word=_first_word(inked, em),
        starts=tuple([glyph.left for glyph in inked[:_STARTS]]),
        is_tabular=len(segments(inked, _TABULAR_GAP * em)) > 1,
        bold=min(first.at, last.at) >= 0 and is_bold(first.at) and is_bold(last.at),
        column=column,
    )


def _first_word(glyphs: Row, em: float) -> float:
    end, count = 0, len(glyphs)
    while end < count - 1 and glyphs[end].char in _OPENING:
        end += 1
    if is_wide(glyphs[end].char):
        end += 1
    else:
        while end < count and not is_wide(glyphs[end].char) and not _is_spaced(glyphs, end, em):
            end += 1
    while end < count and glyphs[end].char in _CLOSING:
        end += 1
    return glyphs[max(end, 1) - 1].right - glyphs[0].left


def _is_spaced(glyphs: Row, index: int, em: float) -> bool:
    return index > 0 and glyphs[index].left - glyphs[index - 1].right > _WORD_GAP * em


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


def _is_set_apart(marks: Row, em: float) -> bool:
    """True where a space stands between nearly all Chinese characters, as some programs for recognition write them."""
    spaced = touching = 0
    for one, space, other in zip(marks, marks[1:], marks[2:], strict=False):
        if is_wide(one.char) and is_wide(other.char) and space.char == " ":
            spaced += other.left - one.right < _WIDE_GAP * em
        touching += bool(one.char and space.char) and is_wide(one.char) and is_wide(space.char)
    return spaced >= _FEWEST_SPACED and spaced > 3 * touching


def _letter_gap(marks: Row, em: float) -> float:
    """The points that a line is spread by between all its characters, 0 for nearly all lines."""
    gaps = [b.left - a.right for a, b in pairwise(marks) if is_wide(a.char) and is_wide(b.char)]
    usual = median(gaps) if len(gaps) > 1 else 0.0
    return usual if 0.05 * em < usual < _WIDE_GAP * em else 0.0


def _spaced(marks: Row, em: float) -> str:
    """The text of a line with spaces where the source has them or a gap is wide.

    Spaces that PDFium reports around digits are not asked for: typesetters leave a quarter em there without a space.
    """
    parts: list[str] = []
    end, last, is_spaced = inf, "", False
    apart = _is_set_apart(marks, em)
    usual = _letter_gap(marks, em)
    for char, left, _, right, _, _, _ in marks:
        if char == " ":
            is_spaced = bool(parts)
            continue
        if not char:  # struck out: it leaves no gap
            end = right
            continue
        gap = left - end - usual
        if gap >= _WIDE_GAP * em:
            parts.append(" " * max(1, round(gap / em)))
        elif apart and is_wide(last) and is_wide(char):
            pass
        elif is_spaced or (gap >= _WORD_GAP * em and not is_wide(last) and not is_wide(char)):
            parts.append(" ")
        parts.append(char)
        end, last, is_spaced = right, char, False
    return "".join(parts)
