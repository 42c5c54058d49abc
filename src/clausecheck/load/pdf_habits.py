"""How a document sets its paragraphs: margins, indentation, spacing, learnt from all its lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from statistics import median
from typing import NamedTuple

from clausecheck.load.pdf_lines import Line
from clausecheck.load.pdf_wording import ends_sentence, starts_provision

STEP = 0.8  # em: an indentation differs from here on
_JUST = 0.25  # em: how far a justified line may end from the right edge
_SLACK = 0.3  # em: how much a line may be squeezed, or set off between Chinese and Latin
_SAME_EDGE = 0.6  # em
_NEAR_EDGE = 10.0  # em: lines that end further from the outermost one do not tell where the edge is
_FAR = 3.0  # em from the edge that the left margin suggests; fewer lines than
_FEWEST_LINES = 4  # this do not prove another one
_LEAST_SHARED = 0.1  # of the lines near an edge share it


class Measure(NamedTuple):
    """The left and right edge of a column of text and the foot of the body, in points."""

    left: float
    right: float
    foot: float


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document sets its paragraphs.

    ``em`` and ``bold`` are the body's type. ``pitch``: distance of baselines in em. ``justified``: lines that go on
    reach the right edge exactly. ``block_levels``: indentations in whole em at which all lines of a paragraph start.
    ``hanging``: paragraphs go on to the right of where they begin.
    """

    measures: dict[tuple[int, int], Measure]
    em: float
    bold: bool = False
    pitch: float = 1.5
    justified: bool = False
    block_levels: frozenset[int] = frozenset({0})
    hanging: bool = False

    def measure(self, line: Line) -> Measure:
        return self.measures[line.page, line.column]

    def indent(self, line: Line) -> float:
        """In em from the left edge of the column."""
        return (line.left - self.measure(line).left) / line.em

    def is_full(self, line: Line, following: Line) -> bool:
        """True where the first word of ``following`` would not have fitted behind ``line``."""
        room = self.room(line)
        if self.justified and room > _JUST * line.em:
            return False
        left, right, _ = self.measure(line)
        # A run of dashes or underscores may be broken anywhere; nothing else is as wide as half a line.
        return room < min(following.first_word, 0.5 * (right - left)) + _SLACK * line.em

    def room(self, line: Line) -> float:
        """The points that a line leaves in its column, beyond its indentation."""
        room = self.measure(line).right - line.right
        return room + line.left - self.measure(line).left if self.is_centred(line) else room

    def is_centred(self, line: Line) -> bool:
        left, right, _ = self.measure(line)
        off_centre = abs(line.left + line.right - left - right) / 2
        # An indented sentence may end as far from the right edge as it begins from the left one.
        return off_centre < 0.6 * line.em and line.left - left > 3 * self.em and not ends_sentence(line.text)

    def stands_out(self, line: Line) -> bool:
        """True for a line in bolder or larger type than the body's."""
        return (line.bold and not self.bold) or self.is_large(line)

    def is_large(self, line: Line) -> bool:
        """True for a line in larger type than the body's."""
        return line.em > 1.15 * self.em


def habits_of(lines: Sequence[Line], sizes: dict[int, tuple[float, float]]) -> Habits:
    """Learn from all body lines of a document; ``sizes`` are width and height of each page (from 1) in points."""
    measures = _measures(lines, sizes)
    em = median(line.em for line in lines) if lines else 0.0
    habits = Habits(measures, em, bold=sum(line.bold for line in lines) > 0.6 * len(lines))
    full = [(a, b) for a, b in pairwise(lines) if are_neighbours(a, b) and habits.is_full(a, b)]
    if not full:
        return habits
    habits = replace(habits, justified=_is_justified(full, habits))
    votes = _votes(lines, habits)
    return replace(
        habits,
        pitch=median((a.base - b.base) / a.em for a, b in full),
        block_levels=votes.block_levels,
        hanging=votes.hanging >= max(3, votes.indented),
    )


def are_neighbours(line: Line, below: Line) -> bool:
    """True where ``below`` stands below ``line`` in the same column."""
    return line.page == below.page and line.column == below.column and line.base > below.base


def _is_justified(full: Sequence[tuple[Line, Line]], habits: Habits) -> bool:
    """True where lines that go on without doubt, in the middle of a sentence, all reach the edge."""
    sure = [a for a, b in full if not ends_sentence(a.text) and not starts_provision(b.text)]
    flush = sum(habits.room(line) < _JUST * line.em for line in sure)
    return len(sure) >= 20 and flush >= 0.98 * len(sure)


@dataclass(frozen=True, slots=True)
class _Votes:
    """How second lines stand to first lines: under them, at which level; to the left of them; to the right of them."""

    block_levels: frozenset[int]
    indented: int
    hanging: int


def _votes(lines: Sequence[Line], habits: Habits) -> _Votes:
    votes: Counter[int] = Counter()
    indented = hanging = 0
    for before, first, second in zip(lines, lines[1:], lines[2:], strict=False):
        if habits.is_full(before, first) or not are_neighbours(first, second) or not habits.is_full(first, second):
            continue
        step = habits.indent(second) - habits.indent(first)
        indented += step < -STEP
        hanging += step > STEP
        if abs(step) > STEP:
            votes[round(habits.indent(first))] -= 1
        elif not starts_provision(second.text):
            votes[round(habits.indent(first))] += 1
    levels = {level for level, count in votes.items() if count > 0}
    return _Votes(frozenset(levels | ({0} if votes[0] >= 0 else set())), indented, hanging)


def _measures(lines: Sequence[Line], sizes: dict[int, tuple[float, float]]) -> dict[tuple[int, int], Measure]:
    """The measure of each (page, column): from all pages of one size, since a page may hold short lines only."""
    alike: dict[tuple[float, float, int], list[Line]] = defaultdict(list)
    for line in lines:
        width, height = sizes[line.page]
        alike[round(width), round(height), line.column].append(line)
    found: dict[tuple[int, int], Measure] = {}
    for (width, _, column), group in alike.items():
        measure = _measure(group, width, column)
        found.update({(line.page, column): measure for line in group})
    return found


def _measure(lines: Sequence[Line], width: float, column: int) -> Measure:
    em = median(line.em for line in lines)
    left = _common_edge([line.left for line in lines], em)
    right = -_common_edge([-line.unhung_right for line in lines], em)
    # Short lines only (a cover, a list of names) do not show where the margin is: then it is as wide as the left one.
    near = [line for line in lines if abs(line.unhung_right - right) <= _SAME_EDGE * em]
    reaching = sum(not ends_sentence(line.text) for line in near)
    if column == 0 and right < width - left - _FAR * em and reaching < _FEWEST_LINES:
        right = width - left
    return Measure(left, right, min(line.base for line in lines))


def _common_edge(positions: Sequence[float], em: float) -> float:
    """The outermost position that enough lines share: where most of them stand exactly, else the outermost of these."""
    ordered = sorted(positions)
    long = sum(at - ordered[0] < _NEAR_EDGE * em for at in ordered)
    needed = max(min(2, long), ceil(_LEAST_SHARED * long))
    spread = zip(ordered, ordered[needed - 1 :], strict=False)
    outermost = next((a for a, b in spread if b - a <= _SAME_EDGE * em), ordered[0])
    shared = Counter(round(at) for at in ordered if 0 <= at - outermost <= _SAME_EDGE * em)
    place, count = shared.most_common(1)[0]
    return place if count > 0.5 * shared.total() else outermost
