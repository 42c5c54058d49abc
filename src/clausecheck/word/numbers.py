"""Numbers in the form that a document writes them: the next one after 第十条, （三）, 5.2, ③."""

from __future__ import annotations

import re

from clausecheck.load.docx_numerals import numeral
from clausecheck.structure.numbering import han_number

_HAN = "〇零一二三四五六七八九十百"
_LAST = re.compile(rf"([0-9０-９]+|[{_HAN}]+|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z]))(?=\D*$)")
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")


def renumbered(number: str, value: int, above: int | None = None) -> str:
    """``number`` with its last numeral made ``value``, and with ``above`` the one before it, in the same signs.

    Where there is no numeral in it, it is given back as it is.
    """
    found = list(re.finditer(rf"[0-9０-９]+|[{_HAN}]+|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z])", number))
    if not found:
        return number
    last = found[-1]
    changed = number[: last.start()] + _written(last[0], value) + number[last.end() :]
    if above is None or len(found) < 2:
        return changed
    upper = found[-2]
    return changed[: upper.start()] + _written(upper[0], above) + changed[upper.end() :]


def value_of(number: str) -> int:
    """What the last numeral of ``number`` counts; 0 where there is none."""
    match = _LAST.search(number)
    if match is None:
        return 0
    sign = match[1]
    if sign.isdecimal():
        return int(sign)
    if sign[0] in _HAN:
        return han_number(sign)
    for first in "①⑴⒈㈠":
        if ord(first) <= ord(sign) < ord(first) + 20:
            return ord(sign) - ord(first) + 1
    return ord(sign.lower()) - ord("a") + 1


def _written(like: str, value: int) -> str:
    if like.isdecimal():
        return str(value) if like.isascii() else str(value).translate(_FULL)
    if like[0] in _HAN:
        return numeral(value, "chineseCounting")
    for first, count in (("①", 20), ("⑴", 20), ("⒈", 20), ("㈠", 10)):
        if ord(first) <= ord(like) < ord(first) + count:
            return chr(ord(first) + value - 1) if value <= count else str(value)
    letter = chr(ord("a") + (value - 1) % 26)
    return letter.upper() if like.isupper() else letter
