"""Sentences, items and rows, what they inherit, and which of them define words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Reading

Read = Callable[..., Reading]


def test_sentences_are_cut_at_stops_and_semicolons(read: Read) -> None:
    reading = read("第一条 甲方交出名册；乙方点收。逾期的，每日付二百元！")
    assert reading.statements == ["甲方交出名册；", "乙方点收。", "逾期的，每日付二百元！"]


@pytest.mark.parametrize(
    "text",
    [
        "甲方出具“名册齐全。无遗漏”的说明。",
        "老客（含会员；含储值的）归乙方。",
        "依据《名册；总表》办理。",
        "房租1,500.50元归甲方。",
    ],
)
def test_stops_in_quotes_brackets_and_numbers_cut_nothing(read: Read, text: str) -> None:
    assert read(text).statements == [text]


def test_a_bracket_that_is_never_closed_does_not_swallow_the_rest(read: Read) -> None:
    assert read("甲方交出名册（含电话。乙方点收。").statements == ["甲方交出名册（含电话。", "乙方点收。"]


def test_earlier_clauses_of_a_sentence_are_no_lead_in(read: Read) -> None:
    assert read("甲方交出名册；乙方点收。").lead_in("乙方") == []


def test_lead_ins_are_inherited_through_several_levels(read: Read) -> None:
    reading = read("第一条 乙方应：\n（一）留住老客，包括：\n1. 每月回访；\n2. 每季送礼。\n（二）按时付款。")
    assert reading.lead_in("送礼") == ["乙方应：", "留住老客，包括："]
    assert reading.lead_in("付款") == ["乙方应："]


@pytest.mark.parametrize("lead", ["下列各项由乙方负责。", "乙方应当", "乙方负责的事项如下"])
def test_a_lead_in_needs_no_colon(read: Read, lead: str) -> None:
    assert read(f"第一条 {lead}\n（一）回访老客；\n（二）按时付款。").lead_in("付款") == [lead]


def test_items_within_a_line_inherit_the_words_before_the_first(read: Read) -> None:
    reading = read("第一条 乙方应：①回访老客；②按时付款。")
    assert reading.statements == ["乙方应：", "①回访老客；", "②按时付款。"]
    assert reading.lead_in("付款") == ["乙方应："]


def test_lines_under_a_lead_in_inherit_it_until_the_list_is_closed(read: Read) -> None:
    reading = read("第一条 过渡\n过渡期内：\n甲方派人驻店；\n乙方派人接待。\n期满甲方撤出。")
    assert reading.lead_in("接待") == ["过渡期内："]
    assert reading.lead_in("撤出") == []


def test_a_row_is_one_statement(read: Read) -> None:
    reading = read("第一条 分工\n事项 | 责任人\n回访；送礼。 | 乙方\n对账 | 双方")
    assert reading.statements == ["回访；送礼。\t乙方", "对账\t双方"]
    assert reading.label("对账") == "第一条"
    assert reading.headings("对账") == ["分工"]


def test_a_table_of_one_row_is_a_statement(read: Read) -> None:
    assert read("第一条 分工\n回访 | 乙方").statements == ["回访\t乙方"]


def test_before_counts_within_the_provision(read: Read) -> None:
    reading = read("第一条 甲方交出名册。乙方点收。\n第二条 乙方付款。")
    assert [statement.before for statement in reading.agreement.statements] == [0, 1, 0]


@pytest.mark.parametrize(
    ("sentence", "name", "meaning"),
    [
        ("“老客”是指办过卡的客人。", "老客", "办过卡的客人。"),
        ("本协议所称老客，系指办过卡的客人。", "老客", "办过卡的客人。"),
        ("本合同所说的“老客”，包括办过卡的客人。", "老客", "办过卡的客人。"),
        ("“老客”一词，在本协议中仅指办过卡的客人。", "老客", "办过卡的客人。"),
        ("老客在这份合同里指的是办过卡的客人。", "老客", "办过卡的客人。"),
        ("老客是指办过卡的客人。", "老客", "办过卡的客人。"),
    ],
)
def test_a_sentence_that_only_defines_is_a_definition(read: Read, sentence: str, name: str, meaning: str) -> None:
    reading = read(f"第四条 名册\n{sentence}")
    assert reading.role("客人") == "definition"
    assert reading.terms == {name: meaning}


@pytest.mark.parametrize(
    "sentence",
    ["老客的名册，在本协议里仅指电话，乙方应保密。", "“青禾”招牌归乙方使用。", "“认花课”先学花名后学花语：一共两门。"],
)
def test_a_sentence_that_does_more_than_define_binds(read: Read, sentence: str) -> None:
    assert read(f"第四条 {sentence}").statement(sentence[:4]).role.value == "article"


def test_an_article_about_words_is_a_definition_but_for_what_binds(read: Read) -> None:
    reading = read("第一条 定义\n1.1 “老客”：办过卡的客人。\n1.2 乙方应善待老客。")
    assert reading.role("办过卡") == "definition"
    assert reading.role("善待") == "item"


def test_short_names_are_terms_and_parties_are_not(read: Read) -> None:
    reading = read("甲方：林巧云\n乙方：青禾园艺有限公司（以下简称“青禾”）\n第一条 槐花巷8号花店（下称“本店”）归乙方。")
    assert reading.terms == {"本店": "槐花巷8号花店"}


def test_a_definition_with_a_list_means_the_whole_list(read: Read) -> None:
    reading = read("1.4 本协议所说“名册”，涵盖：\n（1）姓名；\n（2）电话。")
    assert reading.terms["名册"].endswith("电话。")
