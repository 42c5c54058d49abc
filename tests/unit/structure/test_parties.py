"""Who hands over, who takes over, by every name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Reading

Read = Callable[..., Reading]

A, B = "transferor", "transferee"


@pytest.mark.parametrize(
    ("lines", "giver", "taker"),
    [
        ("甲方（转让方）：林巧云\n乙方（受让方）：高远", {"甲方", "转让方", "林巧云"}, {"乙方", "受让方", "高远"}),
        ("甲方(受让方)：林巧云　乙方(转让方)：高远", {"乙方", "转让方", "高远"}, {"甲方", "受让方", "林巧云"}),
        ("转让方（甲方）：林巧云\n受让方（乙方）：高远", {"甲方", "转让方", "林巧云"}, {"乙方", "受让方", "高远"}),
        ("甲方：林巧云（原店主）；乙方：高远（接店人）。", {"甲方", "原店主", "林巧云"}, {"乙方", "接店人", "高远"}),
        ("甲方：林巧云\n乙方：高远", {"甲方", "林巧云"}, {"乙方", "高远"}),
        ("原承包人：林巧云，电话________\n新承包人：高远", {"原承包人", "林巧云"}, {"新承包人", "高远"}),
        (
            "出让方：林巧云\n承接方：青禾园艺（上海）有限公司",
            {"出让方", "林巧云"},
            {"承接方", "青禾园艺（上海）有限公司"},
        ),
        ("甲  方：林巧云\n乙  方：高远", {"甲方", "林巧云"}, {"乙方", "高远"}),
        ("甲：林巧云\n乙：高远", {"甲", "林巧云"}, {"乙", "高远"}),
        ("甲方 | 林巧云（转让方）\n乙方 | 高远（受让方）", {"甲方", "转让方", "林巧云"}, {"乙方", "受让方", "高远"}),
        ("甲方信息\n名称：青禾公司\n乙方信息\n姓名：高远", {"甲方", "青禾公司"}, {"乙方", "高远"}),
        ("甲方：青禾公司（以下简称“转让方”）\n乙方：高远", {"甲方", "转让方", "青禾公司"}, {"乙方", "高远"}),
    ],
)
def test_the_party_block_names_both_sides(read: Read, lines: str, giver: set[str], taker: set[str]) -> None:
    parties = read(f"花店转让协议\n{lines}\n第一条 花店转让。").parties
    assert (set(parties[A]), set(parties[B])) == (giver, taker)


def test_the_text_tells_who_hands_over_where_the_names_do_not(read: Read) -> None:
    parties = read("甲方：林巧云\n乙方：高远\n第一条 乙方将花店转让给甲方。").parties
    assert "乙方" in parties[A]
    assert "甲方" in parties[B]


def test_a_sentence_may_name_the_parties(read: Read) -> None:
    parties = read(
        "花店转让协议\n出让人林巧云（以下简称甲方）与受让人高远（以下简称乙方）订立本协议。\n一、标的\n花店。"
    ).parties
    assert set(parties[A]) == {"甲方", "出让人", "林巧云"}
    assert set(parties[B]) == {"乙方", "受让人", "高远"}


def test_a_clause_alone_has_the_parties_that_it_names(read: Read) -> None:
    assert read("卖方把名册交给买方。").parties == {A: ("卖方",), B: ("买方",)}
    assert read("接手方回访老客。").parties == {B: ("接手方",)}


def test_a_name_put_equal_to_a_side_is_one_more_name(read: Read) -> None:
    assert read("名册由青禾园艺（受让方）保管，原馆主（转让方）不留底。").parties == {
        A: ("原馆主", "转让方"),
        B: ("青禾园艺", "受让方"),
    }


def test_third_parties_are_neither_side(read: Read) -> None:
    parties = read(
        "花店转让协议\n甲方（转让方）：林巧云\n乙方（受让方）：高远\n担保人：石磊\n第一条 花店转让。"
    ).parties
    assert parties["other"] == ("担保人", "石磊")


def test_other_words_for_a_side_are_found_in_the_text(read: Read) -> None:
    parties = read("甲方（出让方）：林巧云\n乙方（承接方）：高远\n第一条 转让方把花店交给受让方。").parties
    assert "转让方" in parties[A]
    assert "受让方" in parties[B]


@pytest.mark.parametrize(
    "text", ["双方采用买卖方式。", "提示客人购买人身保险。", "太原店主会议照开。", "新旧店主另行约定。"]
)
def test_words_that_only_hold_a_name_are_none(read: Read, text: str) -> None:
    assert read(text).parties == {}


def test_names_are_printed_as_in_the_document_longest_first(read: Read) -> None:
    parties = read("甲方（轉讓方）：陳美玲花藝有限公司\n乙方（受讓方）：高遠\n第一條 花店轉讓。").parties
    assert parties[A] == ("陳美玲花藝有限公司", "轉讓方", "甲方")
