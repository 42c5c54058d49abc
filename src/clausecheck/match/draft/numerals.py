"""Numbers of provisions."""

from __future__ import annotations

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def number(name: str) -> int:
    """12 of 12, 十二 or 一百零三 (below 1000); 0 of what is no number."""
    if name.isascii() and name.isdigit():
        return int(name)
    total = digit = 0
    for character in name:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif character in _DIGITS:
            digit = _DIGITS[character]
        else:
            return 0
    return total + digit
