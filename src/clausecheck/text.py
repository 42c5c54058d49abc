"""Normalisation: one canonical form of Chinese text, with a map back to the source.

The canonical form, which rules are written in:

* letters, digits and signs are half-width (ＡＢＣ１２３％ → ABC123%); compatibility ideographs and Kangxi radicals are
  the plain characters (⼈ → 人, ⻓ → 长);
* brackets and stops are always the Chinese ones (``( ) : ; , ? !`` → （ ） ： ； ， ？ ！); only the comma of thousands
  and the colon between digits are always the ASCII ones (1,126 and 10:30). ``.``, ``[ ]``, 〔 〕 and 【 】 stay;
* quotation marks are “ ” where the side is known (「 『 〝 …), ASCII ``"`` stays; dashes are —, hyphens and minus
  signs ``-``;
* characters are simplified (轉讓 → 转让), one code point to one;
* a space is kept, as one, between two Latin words. Next to a Chinese character and at the edge of a line or cell one or
  two spaces go; three or more within a line are a blank to be filled in (于   年   月   日) and become one space, but
  not in a word that is only spread out (甲    方：). Zero-width characters and soft hyphens always go;
* line feeds and tabs, the borders of blocks and cells, always stay.

Normalising twice changes nothing, but that the one space of a blank is then taken for a stray one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from clausecheck.model import Span


@dataclass(frozen=True, slots=True)
class NormalText:
    """Folded text and where it comes from.

    ``origin[i]`` is the 0-based code point of the source that ``text[i]`` stands for. It rises strictly and has one
    more item than ``text``: the length of the source.
    """

    text: str
    origin: Sequence[int]

    def source(self, span: Span) -> Span:
        """A range of ``text`` as a range of the source, without removed characters at its edges."""
        start = self.origin[span.start]
        return Span(start, self.origin[span.end - 1] + 1 if span.end > span.start else start)

    def folded(self, span: Span) -> Span:
        """A range of the source as a range of ``text``; empty where all of it was removed."""
        return Span(bisect_left(self.origin, span.start), bisect_left(self.origin, span.end))


@lru_cache(maxsize=16)  # several stages fold the same text, and the same few names
def normalise(source: str) -> NormalText:
    """Fold ``source`` into the canonical form (see the module docstring)."""
    text = source.translate(_folds())
    origin: Sequence[int] = range(len(text) + 1)
    kept = _kept(text)
    if kept is not None:
        text = "".join([text[part.start : part.stop] for part in kept])
        origin = tuple(chain(chain.from_iterable(kept), (len(source),)))
    text = _BETWEEN_DIGITS.sub(lambda match: _ASCII_STOPS[match[0]], text)
    if _may_be_traditional(text):
        text = _simplified(text)
    return NormalText(text, origin)


# --- one to one ------------------------------------------------------------------------------------------------------

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_NOTHING = "\u200b"  # what every invisible character is folded to before all of them are cut out

# Only these blocks are folded by NFKC: ①, Ⅳ, ㎡ and ² elsewhere mean something as they are.
_COMPATIBLE = (
    range(0x2E80, 0x2FD6),  # radicals
    range(0xF900, 0xFB00),  # compatibility ideographs
    range(0xFE10, 0xFE20),  # vertical forms
    range(0xFE30, 0xFE70),  # vertical and small forms
    range(0xFF01, 0xFFF0),  # full-width and half-width forms
    range(0x2F800, 0x2FA20),  # compatibility ideographs
)
_PUNCTUATION = (
    ("():;,?!", "（）：；，？！"),
    ("∶︰", "：："),
    ("„‟〝「『", "“““““"),
    ("〞〟」』", "””””"),
    ("–―─", "———"),
    ("‐‑‒−", "----"),
    ("〖〗", "【】"),
    ("〜・‧", "~··"),
)
# Radicals that NFKC leaves alone, though fonts of PDF files map plain characters to them.
_RADICALS = (
    "⺠⺬⺼⻁⻄⻅⻆⻈⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
    "民示月虎西见角讠贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
)


@cache
def _folds() -> dict[int, str]:
    """The table of ``str.translate``: code point → one character."""
    own = {a: b for left, right in (*_PUNCTUATION, _RADICALS) for a, b in zip(left, right, strict=True)}
    table = dict.fromkeys(map(ord, _INVISIBLE), _NOTHING) | dict.fromkeys(map(ord, _SPACES), " ")
    table |= dict.fromkeys(chain(*_VARIATION_SELECTORS), _NOTHING)
    for code in chain(map(ord, own), *_COMPATIBLE):
        plain = unicodedata.normalize("NFKC", chr(code)) if chr(code) not in own else chr(code)
        folded = own.get(plain, plain)
        if len(folded) == 1 and folded != chr(code):
            table[code] = folded
    return table


_ASCII_STOPS = {"，": ",", "：": ":"}
_BETWEEN_DIGITS = re.compile("(?<=[0-9])(?:：(?=[0-9])|，(?=[0-9]{3}(?![0-9])))")


# --- removed ---------------------------------------------------------------------------------------------------------

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_GAP = re.compile(f"[ {_NOTHING}]+")
_LATIN = re.compile("[!-~\u00a1-\u00b6\u00b8-\u1fff\u2070-\u20cf]")
_BLANK = 3  # spaces
# 甲    方：, 转    让    协    议: single characters that fill a line or its start. 年   月   日 is a date to fill in.
_SPREAD = re.compile(f"(?:^|(?<=[\n\t]))[ {_NOTHING}]*([{_HAN}](?: +[{_HAN}])+)(?=[ {_NOTHING}]*(?:[：（\n\t]|$))")
_DATE = frozenset("年月日时分")


def _kept(text: str) -> list[range] | None:
    """The ranges of ``text`` that stay; None where all of it does."""
    if " " not in text and _NOTHING not in text:
        return None
    spread = _spread_out(text) if " " * _BLANK in text else ()
    ranges, start = [], 0
    for gap in _GAP.finditer(text):
        at, end = gap.span()
        ranges.append(range(start, at))
        if (space := gap[0].find(" ")) >= 0 and _is_kept(text, at, end, spread):
            ranges.append(range(at + space, at + space + 1))
        start = end
    ranges.append(range(start, len(text)))
    return ranges


def _is_kept(text: str, at: int, end: int, spread: Sequence[range]) -> bool:
    """Whether the gap ``text[at:end]`` counts as a space: between Latin words, or a blank to be filled in."""
    before, after = text[at - 1 : at], text[end : end + 1]
    if not before or not after or before in "\n\t" or after in "\n\t":
        return False
    if text.count(" ", at, end) >= _BLANK:
        return not any(at in word for word in spread)
    return bool(_LATIN.match(before) and _LATIN.match(after))


def _spread_out(text: str) -> tuple[range, ...]:
    """Where words are spread out with spaces to fill a line."""
    words = (match for match in _SPREAD.finditer(text) if not _DATE.issuperset(match[1].replace(" ", "")))
    return tuple(range(*match.span(1)) for match in words)


# --- traditional → simplified ----------------------------------------------------------------------------------------


def _may_be_traditional(text: str) -> bool:
    """Whether ``text`` holds a Chinese character beyond GB 2312, the character set of simplified Chinese.

    It spares nearly every document the 0.1 s of loading OpenCC; a rare simplified character only costs that time.
    """
    return any(_IS_HAN.match(char) for char in set(text) - _gb2312())


_IS_HAN = re.compile(f"[{_HAN}]")


@cache
def _gb2312() -> frozenset[str]:
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    # The last few are in it as surnames or by their second reading, and traditional all the same.
    return frozenset(b"".join(rows).decode("gb2312", errors="ignore") + "〇") - frozenset("乾後徵於麽")


def _simplified(text: str) -> str:
    """``text`` in simplified characters, of the same length. OpenCC knows phrases (瞭解 → 了解, but 瞭望)."""
    convert = _converter()
    for _ in range(2):  # 薴 → 苧 → 苎
        whole = convert(text)
        text = whole if len(whole) == len(text) else "".join([convert(char) for char in text])
    return text


@cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert
