"""Footnotes of a PDF page: the small lines below a short rule at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from clausecheck.load.pdf_lines import BESIDE, Line
from clausecheck.load.pdf_margins import Margins
from clausecheck.load.pdf_page import Page
from clausecheck.load.pdf_paragraphs import joined
from clausecheck.load.pdf_shapes import Box

_SMALL = 0.92  # of the type of the body
_THIN = 3.0  # points
_WIDTH = (0.08, 0.6)  # of the page's width: how long the rule above footnotes is
_MARK = re.compile(r"[①-⑳*＊†‡]|[\[［(（]?\d{1,3}[\]］)）]?(?!\d)")


def footnote_lines(pages: Sequence[Page], margins: Margins) -> dict[int, list[Line]]:
    """The lines of footnotes by page (from 1), top to bottom."""
    sizes = [line.em for page in pages for line in page.lines]
    size = median(sizes) if sizes else 0.0
    found = {page.number: _below_rule(page, margins, size) for page in pages}
    return {number: lines for number, lines in found.items() if lines}


def notes(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The footnotes that lines make up, each with its first line: a mark begins another one."""
    group: list[Line] = []
    for line in lines:
        if group and _MARK.match(line.text):
            yield joined(group), group[0]
            group = []
        group.append(line)
    if group:
        yield joined(group), group[0]


def _below_rule(page: Page, margins: Margins, size: float) -> list[Line]:
    body = [line for line in page.lines if line not in margins.held and line.column != BESIDE]
    for rule in sorted(page.rules):
        below = [line for line in body if line.base < rule.bottom]
        if not below or not _may_part(rule, page, body):
            continue
        if all(line.em < _SMALL * size for line in below) and _MARK.match(max(below, key=_base).text):
            return sorted(below, key=_base, reverse=True)
    return []


def _may_part(rule: Box, page: Page, body: Sequence[Line]) -> bool:
    """True for a short thin rule in the lower half that starts at the left edge with nothing beside or over it."""
    low, high = _WIDTH
    is_short = rule.height <= _THIN and low * page.width < rule.width < high * page.width
    if not is_short or rule.top > page.height / 2:
        return False
    beside = any(line.box.bottom - 1 < rule.bottom < line.box.top + 1 for line in body)
    return not beside and rule.left < min(line.left for line in body) + 3


def _base(line: Line) -> float:
    return line.base
