"""Is a page's text layer to be believed? Pages without one, and pages whose glyphs say nothing or the wrong thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from clausecheck.load.pdf_drawing import Drawing
from clausecheck.load.pdf_glyphs import Glyphs
from clausecheck.load.pdf_sense import is_nonsense
from clausecheck.load.pdf_shapes import UNKNOWN, Glyph

_FEWEST_HAN = 60  # fewer Chinese characters than this say nothing about their shares
_LEAST_COMMON = 0.4  # simplified text has 0.99, traditional 0.63, UTF-8 taken for GBK 0.17 at most
SCAN = 0.5  # a picture over this share of a page is a scan of it
_SCAN_TEXT = 30  # what a scanning program prints over a scan is shorter than this
_OUTLINES = 200  # shapes: letters turned into drawings
FEWEST_BAD = 10  # fewer glyphs that are no characters may be stray bullets
_FEWEST_DOUBTFUL = 20
_FEWEST_DOUBTFUL_PAIRS = 60
_MARKS = "·×÷§°±¥£©®"

BROKEN = "页面已损坏"
SCANNED = "扫描页，没有文字层"
OUTLINED = "文字已转为图形，没有文字层"
GARBLED = "文字层是乱码，与页面所见不符"
PARTLY_GARBLED = "部分文字是乱码，未读入"
UNSEEN = "文字层看不见（隐藏、白色或被遮盖），与页面所见不符"


def unreadable_reason(glyphs: Glyphs, drawing: Drawing) -> str | None:
    """Why nothing of a page can be read, in Chinese; None where its text stands or there is nothing on it."""
    chars = Counter([glyph.char for glyph in glyphs.upright])
    chars.pop(" ", 0)
    if chars.total() < _SCAN_TEXT and drawing.pictures >= SCAN:
        return SCANNED
    if not chars:
        return _reason_without_text(drawing) or (UNSEEN if glyphs.unseen else None)
    if _is_garbled(chars) or is_nonsense("".join([glyph.char for glyph in glyphs.upright if glyph.char != " "])):
        return GARBLED
    return None


def is_doubtful(text: str) -> bool:
    """True for a short text that is likely to be garbled where other pages of the same document are."""
    han = [char for char in text if "\u3400" <= char <= "\u9fff"]
    if len(han) >= _FEWEST_DOUBTFUL and sum(map(_is_common, han)) < _LEAST_COMMON * len(han):
        return True
    return is_nonsense(text, _FEWEST_DOUBTFUL_PAIRS)


def is_partly_lost(glyphs: Sequence[Glyph]) -> bool:
    """True where glyphs that are no characters are so many, or stand beside each other, that they must be words."""
    bad = [glyph for glyph in glyphs if is_bad(glyph.char)]
    return len(bad) >= FEWEST_BAD or any(_are_a_word(one, other) for one, other in pairwise(bad))


def _are_a_word(one: Glyph, other: Glyph) -> bool:
    size = one.top - one.bottom
    differ = one.char != other.char or one.char == UNKNOWN  # a row of boxes or dots is the same glyph again
    beside = one.base == other.base and -0.3 * size < other.left - one.right < 0.3 * size
    return differ and beside and min(one.right - one.left, other.right - other.left) > 0.6 * size


def legible(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs that are characters."""
    bad = {char for char in {glyph.char for glyph in glyphs} if is_bad(char)}
    return [glyph for glyph in glyphs if glyph.char not in bad] if bad else list(glyphs)


def is_bad(char: str) -> bool:
    """True for what is no character: replacement, private use, control and unassigned code points."""
    code = ord(char[0])
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xE000 <= code < 0xF900 or code in (0xFFFD, 0xFFFF) or code >= 0xF0000


def _reason_without_text(drawing: Drawing) -> str | None:
    if drawing.pictures > 0.05:
        return SCANNED
    return OUTLINED if drawing.shapes >= _OUTLINES else None


def _is_garbled(chars: Counter[str]) -> bool:
    total = chars.total()
    if sum(count for char, count in chars.items() if is_bad(char)) > 0.2 * total:
        return True
    if sum(count for char, count in chars.items() if "\uff61" <= char <= "\uff9f") > max(20, 0.25 * total):
        return True  # katakana of half width, as Chinese gives that is read as Japanese
    han = sum(count for char, count in chars.items() if "\u3400" <= char <= "\u9fff")
    if han < 0.05 * total:
        accented = sum(count for char, count in chars.items() if "\xa1" <= char <= "\u024f" and char not in _MARKS)
        return accented > max(20, 0.25 * total)
    common = sum(count for char, count in chars.items() if _is_common(char))
    return han >= _FEWEST_HAN and common < _LEAST_COMMON * han


def _is_common(char: str) -> bool:
    """True for the 3,755 characters of GB 2312's first level, in any prose nearly all."""
    return b"\xb0" <= char.encode("gb2312", "ignore")[:1] <= b"\xd7"
