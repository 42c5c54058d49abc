"""What a printed revision shows and the agreement does not say: text struck out, and balloons with comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from clausecheck.load.pdf_shapes import Box, Glyph

_BALLOON = re.compile(r"批注[\[［（(]|Comment(?:ed)?\[|删除的?内容[:：]|带格式的?[:：]|Deleted:|Formatted:")
_BALLOONS_FROM = 0.6  # of the page's width: balloons stand at the right
_THICKEST_STROKE = 2.0  # points
_STROKE = (0.15, 0.5)  # of a glyph's height above the baseline: where a line strikes it out
_STRUCK = 0.8  # of a glyph's width


def without_struck(glyphs: Sequence[Glyph], rules: Sequence[Box]) -> list[Glyph]:
    """The glyphs, those that a rule runs through the middle of without their character: they still take their room."""
    strokes = [rule for rule in rules if rule.height <= _THICKEST_STROKE and rule.width > rule.height]
    return list(_unstruck(glyphs, strokes)) if strokes else list(glyphs)


def without_balloons(glyphs: Sequence[Glyph], width: float) -> list[Glyph]:
    """The glyphs to the left of comment balloons; ``width`` is the page's."""
    inked = [glyph for glyph in glyphs if glyph.char != " "]
    text = "".join(glyph.char[0] for glyph in inked)
    starts = [inked[match.start()].left for match in _BALLOON.finditer(text)]
    edge = min((start for start in starts if start > _BALLOONS_FROM * width), default=width)
    return [glyph for glyph in glyphs if glyph.left < edge - 3.0] if edge < width else list(glyphs)


def _unstruck(glyphs: Sequence[Glyph], strokes: Sequence[Box]) -> Iterator[Glyph]:
    low, high = _STROKE
    for base, run in groupby(glyphs, key=lambda glyph: glyph.base):
        row = list(run)
        height = row[0].top - row[0].bottom
        through = [rule for rule in strokes if low * height < (rule.bottom + rule.top) / 2 - base < high * height]
        for glyph in row:
            yield glyph._replace(char="") if any(_is_struck(glyph, rule) for rule in through) else glyph


def _is_struck(glyph: Glyph, rule: Box) -> bool:
    covered = min(glyph.right, rule.right) - max(glyph.left, rule.left)
    return covered >= _STRUCK * (glyph.right - glyph.left)
