"""The tree: levels, citations, headings, lists and continued text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Reading

Read = Callable[..., Reading]

PATHS = [
    ("第二条 标的\n（一）店面；\n（二）名册。", "名册", "第二条（二）"),
    ("二、标的\n（一）店面；\n1. 招牌；\n2. 名册。", "名册", "二（一）2"),
    ("第二条 标的\n2.1 店面归乙方。\n2.2 名册归乙方。", "名册", "第二条 2.2"),
    ("二、标的\n2.1 店面归乙方。\n2.1.1 名册归乙方。", "名册", "二、2.1.1"),
    ("2. 标的\n2.1 店面归乙方。\n2.2 名册归乙方。", "名册", "2.2"),
    ("二、标的\n1. 店面：\n(1) 招牌；\n(2) 名册。", "名册", "二、1(2)"),
    ("第一章 总则\n第一条 店面归乙方。\n第二章 客户\n第二条 名册归乙方。", "名册", "第二条"),
    ("第三条 标的 (a) 店面归乙方；\n(b) 名册归乙方。", "名册", "第三条(b)"),
    ("附件二 清单\n1. 店面\n3. 名册", "名册", "附件二 3"),
    ("八（二）老客的名册归乙方。", "名册", "八（二）"),
    ("第1章 标的\n1.1 店面归乙方。\n1.2 名册归乙方。", "名册", "第1章 1.2"),
    ("第十三章 客户\n1301 店面归乙方。\n1302 名册归乙方。", "名册", "第十三章 1302"),
    ("第十条 标的\n10.1 店面归乙方。\n10．2 名册归乙方。", "名册", "第十条 10.2"),
]


@pytest.mark.parametrize(("source", "words", "label"), PATHS)
def test_a_provision_is_cited_from_the_top(read: Read, source: str, words: str, label: str) -> None:
    assert read(source).label(words) == label


def test_numbers_of_the_same_style_are_siblings_whatever_stands_between(read: Read) -> None:
    reading = read("一、店面\n1. 招牌归乙方。\n2. 货架归乙方。\n二、客户\n1. 名册归乙方。\n三、价款\n十万元。")
    assert reading.labels == ["一", "一、1", "一、2", "二", "二、1", "三"]


def test_a_list_that_counts_from_one_again_stands_below_its_lead_in(read: Read) -> None:
    reading = read("1. 甲方应：\n1. 交出名册；\n2. 交出钥匙。\n2. 乙方按月付款。")
    assert reading.labels == ["1", "1 1", "1 2", "2"]


def test_separators_may_change_within_a_series(read: Read) -> None:
    reading = read("1. 铺面\n铺面归乙方。\n2、货架\n货架归乙方。\n3 名册\n名册归乙方。\n4 钥匙\n钥匙归乙方。")
    assert reading.labels == ["1", "2", "3", "4"]


def test_a_number_without_a_separator_must_continue_a_series(read: Read) -> None:
    reading = read("1. 乙方付款。\n5 只货架归乙方。")
    assert reading.label("货架") == "1"


def test_automatic_numbers_build_the_tree(read: Read) -> None:
    labels = {"标的": "第一条", "店面归乙方。": "1.1", "名册归乙方。": "1.2"}
    assert read("标的\n店面归乙方。\n名册归乙方。", labels).label("名册") == "第一条 1.2"


def test_a_bullet_is_an_item_of_the_provision_above(read: Read) -> None:
    reading = read("二、标的\n转给乙方的有：\n- 店面；\n- 名册。\n仓库不转。")
    assert reading.label("名册") == "二"
    assert reading.lead_in("名册") == ["转给乙方的有："]
    assert reading.lead_in("仓库") == []


def test_unnumbered_paragraphs_continue_a_provision(read: Read) -> None:
    assert read("第四条 名册\n甲方交出名册。\n乙方当面点收。").label("点收") == "第四条"


def test_text_after_a_closed_list_belongs_to_the_provision_above(read: Read) -> None:
    reading = read("第四条 甲方交出：\n（一）名册；\n（二）钥匙。\n以上各项由乙方点收。")
    assert reading.label("点收") == "第四条"
    assert reading.lead_in("点收") == []


def test_text_after_an_item_that_is_a_paragraph_stays_with_it(read: Read) -> None:
    reading = read("第四条 交接\n（一）甲方交出名册。\n（二）甲方交出钥匙。\n钥匙由乙方点收。")
    assert reading.label("点收") == "第四条（二）"


@pytest.mark.parametrize(
    ("source", "words", "heading"),
    [
        ("第五条 转让通知\n甲方通知老客。", "甲方", "转让通知"),
        ("第五条 转让通知：甲方应通知老客。", "甲方", "转让通知"),
        ("第五条 转让通知 甲方应以书面形式通知老客。", "甲方", "转让通知"),
        ("第五条【转让通知】甲方应通知老客。", "甲方", "转让通知"),
        ("第五条（转让通知）甲方应通知老客。", "甲方", "转让通知"),
        ("第五条\n转让通知\n甲方应通知老客。", "甲方", "转让通知"),
        ("五、甲方的义务\n按时交出名册。", "按时", "甲方的义务"),
        ("（三）厂家授权\n甲方应请厂家另发授权书。", "甲方", "厂家授权"),
        ("【售后】老客的质保由乙方照旧。", "老客", "售后"),
        ("通知老客的办法\n甲方用短信通知。\n乙方在店里贴告示。", "乙方", "通知老客的办法"),
    ],
)
def test_a_heading_is_no_part_of_the_statement(read: Read, source: str, words: str, heading: str) -> None:
    reading = read(source)
    assert reading.headings(words) == [heading]
    assert reading.statement(words).span.cut(reading.text).startswith(words)


@pytest.mark.parametrize(
    "source",
    [
        "第五条 甲方应于交店前通知老客",
        "（一）交出名册\n（二）交出钥匙",
        "第五条 甲方保证：名册真实。",
        "3. 节日礼品：乙方付",
        "一、以六月一日为界：此前的账归甲方。",
        "二、甲方应当：\n1. 交出名册。",
    ],
)
def test_words_that_may_be_a_sentence_are_no_heading(read: Read, source: str) -> None:
    assert all(provision.heading is None for provision in read(source).agreement.provisions)


def test_a_heading_with_nothing_under_it_gives_no_statement(read: Read) -> None:
    reading = read("第六条 老客的维系\n第七条 价款\n十万元。")
    assert reading.statements == ["十万元。"]
    assert reading.agreement.provisions[0].heading is not None


def test_the_last_of_a_row_of_headings_is_a_heading_too(read: Read) -> None:
    reading = read("1. 铺面\n铺面归乙方。\n2. 老客打分以后怎么办\n3. 价款\n十万元。")
    assert "老客打分以后怎么办" not in reading.statements


def test_unnumbered_headings_of_one_look_are_siblings(read: Read) -> None:
    reading = read("甲方的义务\n1. 交出名册。\n2. 交出钥匙。\n乙方的义务\n1. 按月付款。")
    assert reading.headings("付款") == ["乙方的义务"]
    assert reading.headings("钥匙") == ["甲方的义务"]


def test_a_bold_line_that_names_a_duty_is_a_heading(read: Read) -> None:
    reading = read("名册交给乙方。\n乙方应承担的义务\n善待老客。", bold=("乙方应承担的义务",))
    assert reading.headings("善待") == ["乙方应承担的义务"]


def test_plain_text_without_numbers_has_a_provision_a_paragraph(read: Read) -> None:
    reading = read("名册当面交给接手人，一个不能少。\n老客卡里的钱，接手人认账。")
    assert len(reading.agreement.provisions) == 2
    assert {provision.role.value for provision in reading.agreement.provisions} == {"article"}


def test_a_body_that_goes_on_after_a_false_annex_keeps_its_level(read: Read) -> None:
    reading = read("第一章 标的\n店面见图。\n附件一 店面平面图\n图另附。\n第二章 客户\n名册归乙方。")
    assert reading.label("名册") == "第二章"
