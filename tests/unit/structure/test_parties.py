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
        ("甲方：林　芳　身份证号：____\n乙方：高 远", {"甲方", "林芳"}, {"乙方", "高远"}),
        (
            "出让人：青禾花坊，林巧云，电话：__\n受让人：高远，石磊",
            {"出让人", "青禾花坊", "林巧云"},
            {"受让人", "高远", "石磊"},
        ),
        ("出让人：青禾花坊，经营者：林巧云\n受让人：高远", {"出让人", "青禾花坊"}, {"受让人", "高远"}),
        ("出让人：青禾花坊，江苏人\n受让人：高远，男", {"出让人", "青禾花坊"}, {"受让人", "高远"}),
        ("转花店的：林巧云，住城南\n接花店的：高远", {"转花店的", "林巧云"}, {"接花店的", "高远"}),
        ("转铺子的：林巧云\n接铺子的：高远", {"转铺子的", "林巧云"}, {"接铺子的", "高远"}),
        ("出铺的：林巧云\n接手的：高远", {"林巧云"}, {"高远"}),
        ("卖的：林巧云\n买的：高远", {"林巧云"}, {"高远"}),
        ("盘出的：林巧云\n盘进的：高远", {"林巧云"}, {"高远"}),
        ("上家：林巧云\n下家：高远", {"林巧云"}, {"高远"}),
        (
            "老业主：林巧云（下称“老林”）\n新业主：高远（下称“小高”）",
            {"老业主", "林巧云", "老林"},
            {"新业主", "高远", "小高"},
        ),
        ("原班主：林巧云\n接任班主：高远", {"原班主", "林巧云"}, {"接任班主", "高远"}),
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


@pytest.mark.parametrize("lines", ["原价：伍万元\n现价：肆万元", "原址：青禾路\n新址：白石路", "老业主：林巧云"])
def test_plain_labels_that_name_no_pair_of_parties_are_none(read: Read, lines: str) -> None:
    assert read(f"花店转让协议\n{lines}\n第一条 标的\n花店一间。").parties == {}


def test_plain_labels_name_the_parties_without_a_title(read: Read) -> None:
    parties = read("转店的：林巧云\n接店的：高远\n一、巧云把花店交给高远。").parties
    assert "林巧云" in parties[A]
    assert "高远" in parties[B]


def test_a_person_is_called_by_the_given_name(read: Read) -> None:
    parties = read("甲方：林巧云\n乙方：高志远\n一、巧云交钥匙，坏了不找巧云。\n二、志远付钱。").parties
    assert set(parties[A]) == {"甲方", "林巧云", "巧云"}
    assert set(parties[B]) == {"乙方", "高志远"}


def test_a_person_is_called_by_a_nickname(read: Read) -> None:
    parties = read("甲方：林巧云\n乙方：时远\n一、老林教手艺，小时收费。\n二、老林留三个小时，林姐交账。").parties
    assert set(parties[A]) == {"甲方", "林巧云", "老林"}
    assert set(parties[B]) == {"乙方", "时远"}


def test_a_nickname_that_fits_two_parties_is_none(read: Read) -> None:
    parties = read("甲方：林巧云\n乙方：林志远\n一、老林教手艺。\n二、老林交账。").parties
    assert all("老林" not in names for names in parties.values())


def test_a_given_name_that_is_a_word_is_none(read: Read) -> None:
    parties = read("甲方：林国庆\n乙方：高远\n一、国庆节照常开店。\n二、国庆前交账，国庆后交店。").parties
    assert set(parties[A]) == {"甲方", "林国庆"}


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("林巧云把花店转给高志远，说好几条。\n1、高志远照看老客。", {"林巧云"}, {"高志远"}),
        ("今有林巧云（下称老林）因搬家将花店转让给高远（下称小高）经营。", {"林巧云", "老林"}, {"高远", "小高"}),
        ("林某将花店转给高某经营。", {"林某"}, {"高某"}),
        ("青禾园艺公司将花店转让给白石商贸公司。", {"青禾园艺公司"}, {"白石商贸公司"}),
        ("经协商，林某（以下称原主）将花店转给高某（以下称新主），订立本合同。", {"林某", "原主"}, {"高某", "新主"}),
    ],
)
def test_a_first_sentence_tells_who_hands_over(read: Read, text: str, giver: set[str], taker: set[str]) -> None:
    parties = read(text).parties
    assert (set(parties[A]), set(parties[B])) == (giver, taker)


@pytest.mark.parametrize("name", ["承接方", "受让方"])
def test_a_party_that_turns_to_somebody_is_no_direction(read: Read, name: str) -> None:
    assert read(f"{name}向店员发奖金。").parties == {B: (name,)}


def test_both_parties_are_found_where_one_turns_to_the_other(read: Read) -> None:
    assert read("卖方向买方引见老客。").parties == {A: ("卖方",), B: ("买方",)}


@pytest.mark.parametrize("text", ["新经营方向会员公布。", "收购方向，另行约定。"])
def test_a_direction_names_no_party(read: Read, text: str) -> None:
    assert read(text).parties == {}


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("甲方协助，乙方回访。", "甲方", "乙方"),
        ("乙方把花店转给甲方，甲方回访。", "乙方", "甲方"),
        ("甲方从乙方处受让花店。", "乙方", "甲方"),
        ("乙方将押金转给甲方。甲方将花店转让给乙方。", "甲方", "乙方"),
        ("1. 甲把花店转给乙。\n2. 乙在三天内付钱。", "甲", "乙"),
    ],
)
def test_parties_that_nothing_declares_are_found(read: Read, text: str, giver: str, taker: str) -> None:
    assert read(text).parties == {A: (giver,), B: (taker,)}


def test_one_party_alone_is_of_no_side(read: Read) -> None:
    assert read("乙方每月回访。").parties == {"other": ("乙方",)}
    assert read("甲方（转让方）每月回访。").parties == {A: ("转让方", "甲方")}


def test_an_old_and_a_new_business_are_the_parties(read: Read) -> None:
    assert read("老诊所交病历，新诊所回访；原诊所留档。").parties == {A: ("老诊所", "原诊所"), B: ("新诊所",)}
    assert read("老客户由门店接待，新客户另约。").parties == {}
