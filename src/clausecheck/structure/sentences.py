"""Where sentences end, and which of them introduce what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from clausecheck.structure.numbering import han_number

_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【", "]": "[", "〕": "〔", "}": "{", "〉": "〈"}
_OPENERS = frozenset(_PAIRS.values())
_STOP = re.compile("[。！？；;!?]+[”’》）】\\])]*\\s*")
_INTRODUCES = re.compile("(?:：|:|：—+)$")
_NOTE = re.compile(r"(?<=：)\s*（[^（）]{1,30}）$")
_FOLLOWS = re.compile("下列|以下(?!简称|称)|如下|下述|下表|附表(?!示)")
_UNFINISHED = "(?:应当?|必?须|不得|包括|如下|下列|以下|即|分别[为是]|(?<![可所难])以|(?<![面针])对|按照?|负责)$"
_INLINE = re.compile(
    r"(?:(?<=[：:；;。，,、\s])|^)(?:（(?P<a>[一二三四五六七八九十]{1,2}|[0-9]{1,2}|[a-z])）|(?P<b>[①-⑳])|(?P<c>[0-9]{1,2})）)"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences and clauses of ``text``, cut at 。！？； outside of quotes and brackets.

    Ranges leave out white space at their edges; what has no letter or digit joins the range before it.
    """
    stops = list(_STOP.finditer(text))
    if len(stops) > 1 or (stops and stops[0].end() < len(text)):
        closed = _enclosed(text)
        stops = [stop for stop in stops if not closed[stop.start()]]
    start, last = 0, (0, 0)
    for stop in (*(match.end() for match in stops), len(text)):
        found = _trimmed(text, start, stop)
        if found and re.search(r"\w", text[found[0] : found[1]]) is None and last[1]:
            last, found = (last[0], found[1]), None
        if found:
            if last[1]:
                yield last
            last = found
        start = stop
    if last[1]:
        yield last


def last_sentence(text: str) -> tuple[int, int]:
    """The range of the last of them."""
    return list(sentences(text))[-1] if text.strip() else (0, 0)


def introduces(text: str) -> bool:
    """Whether a line leads in what stands below it: 甲方应：, 双方履行下列义务。, 乙方应当"""
    text = _NOTE.sub("", text.rstrip())
    if _INTRODUCES.search(text):
        return True
    if text.endswith(("。", "；")) and not _FOLLOWS.search(text):
        return False
    start, end = last_sentence(text)
    last = text[start:end]
    if last.endswith(("。", "；")):
        return bool(_FOLLOWS.search(last)) and last.endswith("。") and len(last) <= 40
    return bool(re.search(_UNFINISHED, last)) or bool(_FOLLOWS.search(last) and len(last) <= 40)


def inline_items(text: str) -> tuple[int, ...]:
    """Where the items of a list within ``text`` begin (甲方应：（一）…；（二）…); () unless they count up from one."""
    found = list(_INLINE.finditer(text))
    series: dict[str, list[tuple[int, int]]] = {}
    for match in found:
        kind, value = _value(match)
        line = series.setdefault(kind, [])
        if value == len(line) + 1:
            line.append((value, match.start()))
    best = max(series.values(), key=len, default=[])
    return tuple(start for _, start in best) if len(best) > 1 else ()


def _value(match: re.Match[str]) -> tuple[str, int]:
    if digit := match["b"]:
        return "①", ord(digit) - ord("①") + 1
    digits = match["a"] or match["c"]
    if digits.isdigit() and digits.isascii():
        return ("（1）" if match["a"] else "1）"), int(digits)
    if "a" <= digits <= "z":
        return "（a）", ord(digits) - 96
    return "（一）", han_number(digits)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    cut = text[start:end]
    lead = len(cut) - len(cut.lstrip())
    return (start + lead, start + len(cut.rstrip())) if cut.strip() else None


def _enclosed(text: str) -> list[int]:
    """Above 0 for every character within a pair of quotes or brackets; what is never closed encloses nothing."""
    steps = [0] * (len(text) + 1)
    open_at: list[tuple[str, int]] = []
    waiting = dict.fromkeys(_OPENERS, 0)
    for at, character in enumerate(text):
        if character in _OPENERS:
            open_at.append((character, at))
            waiting[character] += 1
        elif character in _PAIRS and waiting[_PAIRS[character]]:
            opener, start = open_at.pop()
            waiting[opener] -= 1
            while opener != _PAIRS[character]:
                opener, start = open_at.pop()
                waiting[opener] -= 1
            steps[start] += 1
            steps[at] -= 1
    return list(accumulate(steps))
