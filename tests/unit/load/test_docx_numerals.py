"""Numbers look as Word prints them in each number format."""

from __future__ import annotations

import pytest

from clausecheck.load.docx_numerals import numeral


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("decimal", {0: "0", 1: "1", 12: "12"}),
        ("decimalZero", {0: "00", 1: "01", 12: "12"}),
        ("upperRoman", {1: "I", 4: "IV", 14: "XIV", 1990: "MCMXC", 4000: "4000"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 54: "BBB"}),
        ("lowerLetter", {2: "b", 28: "bb"}),
        (
            "chineseCounting",
            {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 100: "一百", 110: "一百一十"},
        ),
        (
            "chineseCountingThousand",
            {10: "十", 101: "一百零一", 110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 10001: "一万零一"},
        ),
        ("taiwaneseCounting", {12: "十二"}),
        ("taiwaneseCountingThousand", {105: "一百零五"}),
        ("japaneseCounting", {10: "十", 101: "百一", 1111: "千百十一", 10000: "一万"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 23: "贰拾叁", 101: "壹佰零壹"}),
        ("ideographLegalTraditional", {3: "參", 11: "壹拾壹"}),
        ("ideographDigital", {0: "〇", 10: "一〇", 105: "一〇五"}),
        ("ideographTraditional", {1: "甲", 3: "丙", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 2: "乙丑", 60: "癸亥"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedFullstop", {1: "⒈"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalFullWidth", {10: "１０"}),
        ("numberInDash", {3: "- 3 -"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 21: "21st"}),
        ("bullet", {1: ""}),
        ("none", {1: ""}),
        ("noSuchFormat", {7: "7"}),
    ],
)
def test_numbers_are_written_in_the_format(style: str, written: dict[int, str]) -> None:
    assert {value: numeral(value, style) for value in written} == written


@pytest.mark.parametrize("style", ["chineseCounting", "lowerLetter", "upperRoman", "decimalEnclosedCircle"])
def test_a_format_without_a_zero_writes_it_in_decimal(style: str) -> None:
    assert numeral(0, style) == "0"


def test_a_monstrous_number_of_letters_stays_short() -> None:
    assert len(numeral(2_000_000_000, "lowerLetter")) < 100
