"""Numbers in the number formats of Word (``w:numFmt``): 3 as 三, 叁, 丙, ③, iii, c …"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(value: int, style: str) -> str:
    """``value`` as Word prints it in the number format ``style``; decimal where the format is unknown or has no such
    number, "" for bullet and none."""
    write = _FORMATS.get(style)
    return str(value) if write is None or (value < 1 and write not in _WITHOUT_ONE) else write(value)


def _grouped(value: int, digits: str, units: str) -> str:
    """Chinese with its units, as law is numbered: 110 → 一百一十, 1001 → 一千零一."""
    ten_thousands, rest = divmod(value, 10_000)
    if ten_thousands:
        head = _grouped(ten_thousands, digits, units) + units[3]
        gap = digits[0] if 0 < rest < 1000 else ""
        return head + gap + (_grouped(rest, digits, units) if rest else "")
    places = [(value // 10**power % 10, power) for power in (3, 2, 1, 0)]
    written = "".join(digits[digit] + (units[power - 1] if power else "") if digit else " " for digit, power in places)
    return digits[0].join(written.split())


def _counting(value: int) -> str:
    """十, 十一 and 十九, but 一百一十."""
    written = _grouped(value, _DIGITS, "十百千万")
    return written[1:] if 10 <= value < 20 else written


def _japanese(value: int) -> str:
    """No 一 before a unit but 万, and no zero: 百十一."""
    written = _grouped(value, _DIGITS, "十百千万").replace("零", "")
    for unit in "十百千":
        written = written.replace(f"一{unit}", unit)
    return written


def _digit_by_digit(value: int) -> str:
    return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(value))


def _roman(value: int) -> str:
    if value > 3999:
        return str(value)
    written = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        written += letters * count
    return written


def _letter(value: int) -> str:
    """Past z Word doubles the letter: aa, bb, cc."""
    turns, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * min(turns + 1, 64)


def _ordinal(value: int) -> str:
    teen = value % 100 in (11, 12, 13)
    return str(value) + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th"))


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


def _listed(signs: str) -> Callable[[int], str]:
    """A format with a sign of its own for each of the first numbers, and decimal from there on."""
    return lambda value: signs[value - 1] if value <= len(signs) else str(value)


def _signs(first: str, count: int) -> str:
    return "".join(chr(ord(first) + offset) for offset in range(count))


def _nothing(value: int) -> str:
    return ""


def _decimal_zero(value: int) -> str:
    return f"{value:02d}"


def _full_width(value: int) -> str:
    return str(value).translate(_FULL_WIDTH)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "bullet": _nothing,
    "none": _nothing,
    "decimalZero": _decimal_zero,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": lambda value: _grouped(value, _LEGAL, "拾佰仟万"),
    "ideographLegalTraditional": lambda value: _grouped(value, _LEGAL_TRADITIONAL, "拾佰仟萬"),
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _listed(_signs("㈠", 10)),
    "decimalEnclosedCircle": _listed(_signs("①", 20)),
    "decimalEnclosedCircleChinese": _listed(_signs("①", 20)),
    "decimalEnclosedFullstop": _listed(_signs("⒈", 20)),
    "decimalEnclosedParen": _listed(_signs("⑴", 20)),
}
_WITHOUT_ONE = frozenset({_nothing, _decimal_zero, _full_width, _digit_by_digit})
