"""Clause numbers, typed and automatic, and what only looks like one."""

from __future__ import annotations

import pytest

from clausecheck.structure.numbering import bullet_end, han_number, label_readings, readings

NUMBERS = [
    ("第三条 交接", "条", (3,)),
    ("第12条 交接", "条", (12,)),
    ("第 二十一 条 交接", "条", (21,)),
    ("第二章 交接", "章", (2,)),
    ("第一节 交接", "节", (1,)),
    ("第一部分 交接", "部分", (1,)),
    ("第七条交接日期", "条", (7,)),
    ("三、交接", "一、", (3,)),
    ("十二．交接", "一、", (12,)),
    ("五 交接", "一、", (5,)),
    ("（四）交接", "（一）", (4,)),
    ("2. 交接", "1.", (2,)),
    ("2、交接", "1.", (2,)),
    ("2．交接", "1.", (2,)),
    ("9 交接", "1.", (9,)),
    ("（2）交接", "（1）", (2,)),
    ("2）交接", "1)", (2,)),
    ("3.2 交接", "1.1/2", (3, 2)),
    ("3.2交接", "1.1/2", (3, 2)),
    ("3.2.11 交接", "1.1/3", (3, 2, 11)),
    ("②交接", "①", (2,)),
    ("（b）交接", "（a）", (2,)),
    ("c）交接", "a）", (3,)),
    ("B. 交接", "A.", (2,)),
    ("（iv）交接", "（i）", (4,)),
    ("（乙）交接", "（甲）", (2,)),
    ("§4 交接", "§", (4,)),
    ("★四、交接", "一、", (4,)),
    ("1302 交接", "101", (13, 2)),
]


@pytest.mark.parametrize(("text", "style", "value"), NUMBERS)
def test_a_clause_number_is_read(text: str, style: str, value: tuple[int, ...]) -> None:
    mark = readings(text)[0]
    assert (mark.style, mark.value) == (style, value)
    assert text[mark.rest :].startswith("交接")


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月1日前交清",
        "2024.6.1前交清",
        "3.5万元以内的欠款",
        "1.8米的货架两个",
        "1,126人在册",
        "15日内付清",
        "15 日内付清",
        "三楼的仓库",
        "五一假期照常营业",
        "第三条所称客户",
        "第三条、第四条继续有效",
        "第五条规定的期限",
        "3.2约定的余款",
        "6、7号铺面",
        "九、十月份的房租",
        "10:30开始盘点",
        "C1教练车",
        "甲方应付款",
    ],
)
def test_what_is_no_clause_number_is_left_alone(text: str) -> None:
    assert readings(text) == ()


def test_a_single_i_is_roman_first_and_a_letter_second() -> None:
    assert [mark.value for mark in readings("（i）交接")] == [(1,), (9,)]


@pytest.mark.parametrize(
    ("label", "style", "value"),
    [
        ("第一条", "条", (1,)),
        ("1.1", "1.1/2", (1, 1)),
        ("1.1.", "1.1/2", (1, 1)),
        ("（一）", "（一）", (1,)),
        ("1", "1.", (1,)),
        ("三、", "一、", (3,)),
        ("a）", "a）", (1,)),
        ("Article 1", "label", (0,)),
    ],
)
def test_an_automatic_number_is_read(label: str, style: str, value: tuple[int, ...]) -> None:
    mark = label_readings(label)[0]
    assert (mark.style, mark.value, mark.rest) == (style, value, 0)


@pytest.mark.parametrize("label", ["", "•", "-", "\uf0b7"])
def test_a_bullet_is_no_number(label: str) -> None:
    assert label_readings(label) == ()


@pytest.mark.parametrize(
    ("digits", "value"), [("十", 10), ("二十", 20), ("一百零三", 103), ("三十二", 32), ("一二", 12)]
)
def test_chinese_numerals_have_values(digits: str, value: int) -> None:
    assert han_number(digits) == value


def test_the_text_after_a_bullet_is_found() -> None:
    assert bullet_end("- 名单") == 2
    assert bullet_end("名单") == 0
