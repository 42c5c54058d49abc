"""Bytes of a text file → text: which encoding Chinese text is in, with no more help than its bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clausecheck.errors import LoadError

# The mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODECS = {"big5": "cp950"}  # Python's big5 lacks what Windows added to it

LOST = "\ufffd"
"""What stands for bytes that could not be decoded, now or earlier in the life of a file."""

_MOST_LOST = 0.02  # of all characters, or one
_LEAST_PLAUSIBLE = 0.5
_SAMPLE = 20_000  # characters
# What text never holds: control characters but tab, line and form feeds, carriage return, next line.
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MOST_CONTROLS = 0.002  # of all characters
_BEYOND_ASCII = re.compile("[^\0-\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte order mark and control characters; ``encoding`` is utf-8, utf-16-le, …, gb18030 or big5."""

    text: str
    encoding: str


def decode(data: bytes, path: str) -> Decoded:
    """Decode by byte order mark, else as UTF-8, else as the likeliest of UTF-16, GB18030, Big5 and damaged UTF-8.

    Bytes that cannot be decoded become ``LOST``. Raises LoadError (unsupported) where too many do, and for what is
    not text.
    """
    decoded = _by_mark(data) or _as_utf8(data) or _likeliest(data)
    if decoded is None or not _is_text(decoded.text):
        raise LoadError(
            "unsupported",
            f"{path} 不是文本文件，或编码无法识别：请用原来的软件打开，另存为 .docx，或存为 UTF-8 编码的 .txt",
            f"{path} is not text, or of an unknown encoding: save it as .docx or UTF-8 .txt where it was made",
        )
    return Decoded(_CONTROLS.sub("", decoded.text), decoded.encoding)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"), encoding)
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        # Text in UTF-16 is often valid UTF-8, too, but for its NULs.
        return None if b"\0" in data else Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _likeliest(data: bytes) -> Decoded | None:
    # The first of equals wins.
    likely = max(_readings(data), key=_plausibility, default=None)
    return likely if likely and _plausibility(likely) >= _LEAST_PLAUSIBLE else None


def _readings(data: bytes) -> Iterator[Decoded]:
    wide = ("utf-16-le", "utf-16-be") if b"\0" in data else ()
    for encoding in (*wide, "utf-8", "gb18030", "big5"):
        decoded = Decoded(data.decode(_CODECS.get(encoding, encoding), errors="replace"), encoding)
        if _is_text(decoded.text):
            yield decoded


def _is_text(text: str) -> bool:
    return text.count(LOST) <= max(_MOST_LOST * len(text), 1) and sum(
        1 for _ in _CONTROLS.finditer(text)
    ) <= _MOST_CONTROLS * len(text)


def _plausibility(decoded: Decoded) -> float:
    """How many of the characters beyond ASCII are common in text of that encoding; the commonest count twice."""
    common = _common(decoded.encoding)
    characters = _BEYOND_ASCII.findall(decoded.text[:_SAMPLE])
    if not characters:
        return 1.0
    return sum((char in common) + (char in _COMMONEST) for char in characters) / len(characters)


_COMMONEST = frozenset("的一不在有人和与與中为為于於及或应應当當方本甲乙转轉让讓协協议議第条條")
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·％￥＿\u3000０１２３４５６７８９")


@cache
def _common(encoding: str) -> frozenset[str]:
    """The first levels of GB 2312 and of Big5 are the few thousand common characters of their authors' choice."""
    if encoding == "gb18030":
        return _characters("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)) | _PUNCTUATION
    if encoding == "big5":
        return _characters("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]) | _PUNCTUATION
    return _common("gb18030") | _common("big5")


def _characters(encoding: str, rows: Sequence[int], cells: Sequence[int]) -> frozenset[str]:
    return frozenset(b"".join(bytes((row, cell)) for row in rows for cell in cells).decode(encoding, errors="ignore"))
