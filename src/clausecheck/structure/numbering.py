"""Clause numbers at the start of a line, typed or automatic, and what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_STEMS = "甲乙丙丁戊己庚辛"
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """A clause number.

    ``style`` names its form (条, 一、, （一）, 1., 1.1/2, ① …); ``value`` is (3, 2) for 3.2 and (5,) for 第五条.
    ``start`` to ``end`` is the number in the line's text, ``rest`` where what follows begins. ``weak`` numbers (7 店员)
    count only where they continue a series.
    """

    style: str
    value: tuple[int, ...]
    start: int
    end: int
    rest: int
    weak: bool = False

    @property
    def follows(self) -> tuple[int, ...]:
        """The value that the number before it in its series has."""
        return (*self.value[:-1], self.value[-1] - 1)


def han_number(digits: str) -> int:
    """The value of a Chinese or Arabic numeral (三十二 → 32)."""
    if digits.isascii():
        return int(digits)
    if not re.search("[十百]", digits):
        return int("".join(str(_HAN_DIGITS[digit]) for digit in digits))
    total, digit = 0, 0
    for character in digits:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _HAN_DIGITS[character]
    return total + digit


_HAN = "[一二三四五六七八九十百零〇两]{1,5}"
_AFTER = r"\s*[、.．：,，]?\s*"
# 第三条所称…, 第五条的…, 第一条至第三条: words about an article, not the article
_REFERENCE = r"(?!(?:[的所之第或及至与和中内款项载列述]|约定|规定|以及|提及|、第))"
_UNIT = "年月日天号时分秒个名人位家户套台张件元角万亿千百%‰倍米吨斤克只次期层楼室亩厘平公折页份笔批成级审版寸度线代条"
# 3 名顾问 is a quantity, 3 名册 an article about a list
_NO_UNIT = (
    f"(?!(?!名[册称单字义]|人[员事]|个人|家长|户[名主]|期[限间]|成[本果员交]|级别|版[权本]|条[款件]|线[上下索]|分[担工配期]|次[日要]|"
    f"台账|代[理表]|年[度费检]|月[结报]|日[常期]|公[司告章示]|平台|批准|审[计核批]|份额|位置|张贴|折扣|页面)[{_UNIT}])"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (style, re.compile(pattern, re.ASCII))
    for style, pattern in (
        ("第", rf"(?P<n>第\s*(?P<v>{_HAN}|\d{{1,3}})\s*(?P<k>[编篇章节条款项]|部分)){_REFERENCE}{_AFTER}"),
        ("§", rf"(?P<n>§\s*(?P<v>\d{{1,3}})){_AFTER}"),
        ("（一）", rf"(?P<n>（\s*(?P<v>{_HAN})\s*）){_AFTER}"),
        ("一）", rf"(?P<n>(?P<v>{_HAN})\s*）)\s*"),
        ("一、", rf"(?P<n>(?P<v>{_HAN}))\s*[、.．：]\s*"),
        ("一、", rf"(?P<n>(?P<v>{_HAN}))(?=（\s*{_HAN}\s*）)"),
        ("一 ", rf"(?P<n>(?P<v>{_HAN}))\s+(?=[\u4e00-\u9fff《“]){_NO_UNIT}"),
        ("（1）", rf"(?P<n>（\s*(?P<v>\d{{1,3}})\s*）){_AFTER}"),
        ("1.1", rf"(?P<n>(?P<v>\d{{1,2}}(?:[.．]\d{{1,3}}){{1,4}}))(?![\d,%:]|[{_UNIT}])(?:[、.．：]|(?=\D)|$)\s*"),
        ("1.1", r"(?P<n>(?P<v>\d{1,2}(?:[.．]\d{1,3}){1,4}))\s+(?=[\u4e00-\u9fff])"),
        ("101", rf"(?P<n>(?P<v>[0-9]{{3,4}}))[、.．]?\s*(?=[\u4e00-\u9fff［\[“《]){_NO_UNIT}"),
        ("1)", r"(?P<n>(?P<v>\d{1,3})\s*）)\s*"),
        ("1.", r"(?P<n>(?P<v>\d{1,3}))\s*(?:、|[.．](?!\d)|[.．](?=\d{4}年))\s*"),
        ("1 ", rf"(?P<n>(?P<v>\d{{1,2}}))\s+(?=[\u4e00-\u9fff《“]){_NO_UNIT}"),
        ("①", r"(?P<n>(?P<v>[①-⑳⑴-⒇⒈-⒛㈠-㈩]))[、.．]?\s*"),
        ("a", r"(?P<n>(?P<o>（)?\s*(?P<v>[a-zA-Z]|[ivxIVX]{1,5})\s*(?P<c>[）、.．]))(?![a-zA-Z])\s*"),
        ("（甲）", rf"(?P<n>（\s*(?P<v>[{_STEMS}])\s*）)\s*"),
    )
)
# 九、十月份; 5、6号铺: two quantities
_NEXT = re.compile(rf"\s*(?P<v>{_HAN}|[0-9]{{1,3}})\s*[{_UNIT}铺]")
# 5.2之前, 3.2约定的余款: a number in a sentence that a line break put at the start
_REFERRED = re.compile(r"(?:约定|规定|所[列述称]|之|项|款|条|以[前后上下]|至|到|-|~|—|和|与|或|及)")
_FIRST = re.compile("[第§（0-9a-zA-Z①-⒛㈠-㈩一二三四五六七八九十百零〇两★☆▲△※]")
_STAR = re.compile(r"[★☆▲△※]\s*(?=[第（0-9一二三四五六七八九十①-⑳])")
_STEM = re.compile(rf"(?P<n>(?P<v>[{_STEMS}]))、(?![{_STEMS}][、双各两三])\s*")
_BULLET = re.compile(r"(?:[-—•·●○■◆▪◇※*★☆►▶\uf06c\uf0b7\uf0d8]+|[→>]+)\s*(?=\S)")


def readings(text: str) -> tuple[Mark, ...]:
    """The ways to read the start of ``text`` as a number, the likelier first; () where there is none."""
    if not _FIRST.match(text):
        return ()
    star = _STAR.match(text)
    if star:
        return tuple(_moved(mark, star.end()) for mark in readings(text[star.end() :]))
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match and not _is_quantity(style, match):
            return tuple(_marks(style, match))
    return ()


def stem_reading(text: str) -> tuple[Mark, ...]:
    """甲、乙、丙、 as numbers: only recitals use them, elsewhere they are parties."""
    match = _STEM.match(text)
    return (Mark("甲、", (_STEMS.index(match["v"]) + 1,), 0, match.end("n"), match.end()),) if match else ()


def label_readings(label: str) -> tuple[Mark, ...]:
    """The ways to read an automatic number; one that is in no known form has a style of its own, a bullet none."""
    label = label.strip()
    if not re.search(r"\w", label) and not re.search("[①-⒛㈠-㈩]", label):
        return ()
    found = readings(f"{label} 文") or readings(f"{label}、文") if label[-1:].isalnum() else readings(f"{label}文")
    if found and found[0].rest >= len(label):
        return tuple(replace(mark, rest=0, weak=False, style=mark.style.replace(" ", ".")) for mark in found)
    return (Mark("label", (0,), 0, len(label), 0),)


def inner_reading(mark: Mark, rest: str) -> Mark | None:
    """A second number right after ``mark``: of another style, and the first of its series or below a bare 八."""
    found = [inner for inner in readings(rest) if inner.style != mark.style and not inner.weak]
    if not found or found[0].style in "编篇章节条":
        return None
    bare = mark.rest == mark.end and not mark.style.startswith("1.1/")
    dotted = found[0].style.startswith("1.1/") and found[0].value[0] == mark.value[0]
    return found[0] if bare or dotted or found[0].value == (1,) else None


def bare_number(number: str) -> str:
    """A number without white space and the point or comma after it."""
    return re.sub(r"\s", "", number).rstrip("、.．:：,，")


def bullet_end(text: str) -> int:
    """Where the text after a bullet begins; 0 where there is no bullet."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def _is_quantity(style: str, match: re.Match[str]) -> bool:
    if style in ("1.", "1.1", "1 ") and _REFERRED.match(match.string, match.end("n")):
        return True
    later = _NEXT.match(match.string, match.end()) if style in ("一、", "1.") else None
    return later is not None and han_number(later["v"]) == han_number(match["v"]) + 1


def _marks(style: str, match: re.Match[str]) -> list[Mark]:
    value = match["v"]
    if style == "a":
        return _letters(match)
    if style == "①":
        first = max(start for start in map(ord, "①⑴⒈㈠") if start <= ord(value))
        return [_mark(chr(first), (ord(value) - first + 1,), match)]
    if style == "（甲）":
        return [_mark(style, (_STEMS.index(value) + 1,), match)]
    if style == "1.1":
        numbers = tuple(int(part) for part in re.split("[.．]", value))
        return [_mark(f"1.1/{len(numbers)}", numbers, match)]
    if style == "101":
        # 1302 is the second section of chapter 13; only the outline knows whether it stands there
        chapter, section = divmod(int(value), 100)
        return [_mark("101", (chapter, section), match)] if section and len(value.lstrip("0")) > 2 else []
    if style == "第":
        return [_mark(match["k"], (han_number(value),), match)]
    return [_mark(style, (han_number(value),), match)]


def _mark(style: str, value: tuple[int, ...], match: re.Match[str]) -> Mark:
    weak = style.endswith(" ")
    style = {"一 ": "一、", "1 ": "1."}.get(style, style)
    return Mark(style, value, match.start("n"), match.end("n"), match.end(), weak)


def _moved(mark: Mark, by: int) -> Mark:
    return replace(mark, start=mark.start + by, end=mark.end + by, rest=mark.rest + by)


def _letters(match: re.Match[str]) -> list[Mark]:
    value, case = match["v"], "A" if match["v"].isupper() else "a"
    shape = f"{match['o'] or ''}{{}}{match['c']}".replace("．", ".")
    letter = _mark(shape.format(case), (ord(value.lower()[0]) - 96,), match)
    if set(value.lower()) - set(_ROMAN):
        return [letter]
    roman = _mark(shape.format("I" if case == "A" else "i"), (_roman(value.lower()),), match)
    if len(value) > 1:
        return [roman]
    return [roman, letter] if value.lower() == "i" else [letter, roman]


def _roman(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    return sum(-value if value < later else value for value, later in zip(values, [*values[1:], 0], strict=True))
