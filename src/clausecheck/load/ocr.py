"""Text recognised in pictures of pages: which pages are read, how sure the reading is, and what is said of it.

Recognition is an extra (``pip install clausecheck[ocr]``): its models come with the package, nothing is fetched. Pages
are read one after the other by one engine; what it gave is kept by content (``ocr_cache``). A line below LINE_FLOOR is
left out; a page below PAGE_FLOOR stays unreadable; a page below PAGE_SURE is read and warned of.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausecheck.load import ocr_cache
from clausecheck.load.ocr_engine import Engine, find_engine
from clausecheck.load.ocr_reading import DPI, PixelBox, Reading, ScanLine, read_picture
from clausecheck.load.pdf_fonts import Handle
from clausecheck.load.pdf_shapes import Box
from clausecheck.load.pdf_supply import PageText, Supply, TextLine
from clausecheck.model import ReadOptions, Recognised

if TYPE_CHECKING:
    from numpy import ndarray

LINE_FLOOR = 0.5
"""Confidence below which a line is not read: what an engine gives for stains, seals and handwriting."""

PAGE_FLOOR = 0.6
"""Mean confidence of a page's characters below which the page stays unreadable."""

PAGE_SURE = 0.9
"""Mean confidence below which a page that is read is warned of; clean scans of print are above 0.95."""

_MOST_LOST = 0.1  # of the lines of a page that may be left out before a part of it counts as unread
_FEWEST_LOST = 3
_LEGIBLE_WIDTH = 4  # of a line in its heights: less is a stamp, a signature, a speck

_OPENING = ("（", "“", "《", "【", "‘", "「")
_CLOSING = ("，", "。", "；", "：", "、", "）", "”", "》", "】", "’", "」")

HINT = (
    "识别扫描页需要安装识别组件：pip install 'clausecheck[ocr]'",
    "reading scanned pages takes the recognition extra: pip install 'clausecheck[ocr]'",
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page (from 1) to be read, ``width`` and ``height`` in points; ``pixels`` makes its picture when it is due."""

    number: int
    width: float
    height: float
    pixels: Callable[[], ndarray[Any, Any]]


def supply(document: Handle, pages: Sequence[int], options: ReadOptions) -> Supply:
    """The text of ``pages`` (from 1) of an open ``pypdfium2.PdfDocument``; never raises for a page that fails."""
    return supply_of((_rendered(document, number) for number in pages), len(pages), options)


def supply_of(pictures: Iterable[Picture], total: int, options: ReadOptions) -> Supply:
    """The text of ``pictures``, of which there are ``total``."""
    engine = find_engine()
    if engine is None:
        return Supply(warnings=(f"有 {total} 页需要文字识别，未识别；{HINT[0]}",), hint=HINT)
    # what was under a password is not left behind in the clear
    cache = None if options.passwords else ocr_cache.open_cache()
    readings = []
    for done, picture in enumerate(pictures):
        _progress(done, total)
        readings.append((picture, _read(picture, engine, cache)))
    _progress(total, total)
    return Supply(
        pages=tuple(_page(picture, reading) for picture, reading in readings),
        warnings=tuple(_warnings([(picture.number, reading) for picture, reading in readings])),
        recognised=tuple(_recognised(picture.number, reading) for picture, reading in readings if _is_read(reading)),
    )


def _rendered(document: Handle, number: int) -> Picture:
    page = document[number - 1]
    width, height = page.get_size()
    return Picture(number, width, height, lambda: page.render(scale=DPI / 72, grayscale=True).to_numpy())


def _read(picture: Picture, engine: Engine, cache: ocr_cache.Cache | None) -> Reading | None:
    """What stands in the picture; None where the engine failed on it."""
    try:
        pixels = picture.pixels()
        key = ocr_cache.key_of(pixels, engine.name)
        reading = cache.get(key) if cache else None
        if reading is None:
            reading = read_picture(pixels, engine)
            if cache:
                cache.put(key, reading)
    except Exception:  # engines raise what they like, and the page then counts as unread
        return None
    return reading


# --- pages -----------------------------------------------------------------------------------------------------------


def _is_read(reading: Reading | None) -> bool:
    return reading is not None and bool(_kept(reading)) and reading.confidence >= PAGE_FLOOR


def _kept(reading: Reading) -> list[ScanLine]:
    return [line for line in reading.lines if line.confidence >= LINE_FLOOR and line.text.strip()]


def _page(picture: Picture, reading: Reading | None) -> PageText:
    if reading is None:
        return PageText(picture.number, picture.width, picture.height, trouble="页面图像无法识别")
    # points to the pixel; a picture that was turned is as wide as it was high
    is_turned = reading.turns % 2 == 1
    width, height = (picture.height, picture.width) if is_turned else (picture.width, picture.height)
    scale = width / reading.width

    def placed(box: tuple[float, float, float, float]) -> Box:
        left, top, right, bottom = (value * scale for value in box)
        return Box(left, height - bottom, right, height - top)

    lines = _kept(reading) if _is_read(reading) else []
    return PageText(
        picture.number,
        width,
        height,
        tuple(TextLine(line.text, placed(_set_box(line)), line.confidence) for line in lines),
        _trouble(reading),
        tuple(placed(rule) for rule in reading.rules),
    )


def _set_box(line: ScanLine) -> PixelBox:
    """The box of a line as it was set: a stop at its end, a bracket at its start fill only half of their square."""
    left, top, right, bottom = line.box
    half = (bottom - top) / 2
    text = line.text.strip()
    return left - half * text.startswith(_OPENING), top, right + half * text.endswith(_CLOSING), bottom


def _trouble(reading: Reading) -> str | None:
    """Why the page, or a part of it, is not read."""
    if not reading.lines:
        return "页面图像中没有识别出文字"
    if not _is_read(reading):
        return f"识别的可信度过低（{reading.confidence:.0%}）"
    lost = [line for line in reading.lines if line.confidence < LINE_FLOOR and _is_legible(line)]
    if len(lost) >= max(_FEWEST_LOST, _MOST_LOST * len(reading.lines)):
        return f"有 {len(lost)} 行识别不清，未读取"
    return None


def _is_legible(line: ScanLine) -> bool:
    left, top, right, bottom = line.box
    return right - left >= _LEGIBLE_WIDTH * (bottom - top)


def _recognised(number: int, reading: Reading | None) -> Recognised:
    assert reading is not None
    kept = _kept(reading)
    unsure = sum(line.confidence < PAGE_SURE for line in kept)
    return Recognised(number, round(reading.confidence, 3), len(kept), unsure)


# --- what is said ----------------------------------------------------------------------------------------------------


def _warnings(readings: Sequence[tuple[int, Reading | None]]) -> Iterator[str]:
    read = [number for number, reading in readings if _is_read(reading)]
    if read:
        yield f"{len(read)} 页（首见于第{read[0]}页）的文字由图像识别得来，可能有错字，引用前请核对原件"
    unsure = [(n, reading.confidence) for n, reading in readings if reading and _is_read(reading)]
    unsure = [(number, confidence) for number, confidence in unsure if confidence < PAGE_SURE]
    if unsure:
        places = "、".join(f"第{number}页 {confidence:.0%}" for number, confidence in unsure)
        yield f"识别可信度偏低：{places}"


def _progress(done: int, total: int) -> None:
    """A counter on standard error where that is a terminal; the last step wipes it."""
    if sys.stderr.isatty():
        line = f"\r识别 OCR {done + 1}/{total}" if done < total else "\r\x1b[K"
        print(line, end="", file=sys.stderr, flush=True)
