"""Glyphs → rows by their baselines, and what kinds of characters there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import inf
from statistics import median

from clausecheck.load.pdf_shapes import Glyph

Row = Sequence[Glyph]
"""Glyphs on one baseline from left to right, spaces too."""


def rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs on a common baseline, from top to bottom, each row from left to right, superscripts in their row."""
    runs = sorted((list(run) for _, run in groupby(glyphs, key=_base)), key=lambda run: -run[0].base)
    found: list[list[Glyph]] = []
    for run in runs:
        if found and found[-1][0].base - run[0].base <= 0.25 * min(_height(found[-1][0]), _height(run[0])):
            found[-1].extend(run)
        else:
            found.append(run)
    return [part for row in _with_superscripts(found) for part in _parted(sorted(row, key=by_left))]


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


def _height(glyph: Glyph) -> float:
    return glyph.top - glyph.bottom


def _base(glyph: Glyph) -> float:
    return glyph.base


def by_left(glyph: Glyph) -> float:
    """The key to sort glyphs along a line."""
    return glyph.left
