"""Where recognition comes in: which pages want their text supplied, and pages made of the lines that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from clausecheck.load.pdf_legible import BROKEN
from clausecheck.load.pdf_page import Page, items_of
from clausecheck.load.pdf_rows import is_wide
from clausecheck.load.pdf_shapes import Box, Glyph
from clausecheck.model import Ocr, Recognised

_BASE = 0.14  # of a line's height: how far its baseline is above its lower edge


class TextLine(NamedTuple):
    """A line that was recognised: its box in points on the upright page, origin lower left; confidence from 0 to 1."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PageText:
    """What recognition gave for the page ``number`` (from 1), lines in any order; sizes in points.

    ``trouble`` is the Chinese reason why the page, or with ``lines`` a part of it, was not read. ``rules`` are the
    lines that are drawn on the page, as of tables.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...] = ()
    trouble: str | None = None
    rules: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Supply:
    """What recognition gave for a file: pages, warnings in Chinese, what to do (Chinese, English) where no page of the
    file can be read, and for the ledger how sure it was of each page."""

    pages: tuple[PageText, ...] = ()
    warnings: tuple[str, ...] = ()
    hint: tuple[str, str] = ("", "")
    recognised: tuple[Recognised, ...] = ()


def wanting(pages: Sequence[Page], ocr: Ocr) -> tuple[int, ...]:
    """The numbers of the pages whose text is to be recognised."""
    if ocr is Ocr.NEVER:
        return ()
    return tuple(page.number for page in pages if page.trouble != BROKEN and (page.trouble or ocr is Ocr.ALWAYS))


def with_supply(pages: Sequence[Page], supply: Supply) -> list[Page]:
    """The pages, with the text that recognition gave where it gave any, or else the reason why it gave none."""
    given = {page.number: page for page in supply.pages}
    return [_supplied(page, given[page.number]) if page.number in given else page for page in pages]


def _supplied(page: Page, given: PageText) -> Page:
    if not given.lines:
        return page if page.items else replace(page, trouble=given.trouble or page.trouble)
    same_size = abs(page.width - given.width) < 1 and abs(page.height - given.height) < 1
    empty = replace(
        page, width=given.width, height=given.height, aside="", running=(), marked_up=False, recognised=False
    )
    glyphs = [glyph for line in given.lines for glyph in _glyphs(line)]
    rules = given.rules or (page.rules if same_size else ())
    return replace(
        empty,
        items=tuple(items_of(glyphs, rules, empty, _never_bold)),
        trouble=given.trouble,
        is_supplied=True,
    )


def _glyphs(line: TextLine) -> Iterator[Glyph]:
    """The characters of a line, spread over its box: Chinese ones twice as wide as others."""
    left, bottom, right, top = line.box
    widths = [2 if is_wide(char) else 1 for char in line.text]
    unit = (right - left) / max(1, sum(widths))
    base = bottom + _BASE * (top - bottom)
    for char, width in zip(line.text, widths, strict=True):
        yield Glyph(" " if char.isspace() else char, left, bottom, left + width * unit, top, base)
        left += width * unit


def _never_bold(_: int) -> bool:
    return False
