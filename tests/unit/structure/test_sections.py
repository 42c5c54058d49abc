"""What binds and what does not: title, parties, recitals, contents, annexes, signature."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.model import Anchor, Block, BlockKind, Document, Ledger, Span
from clausecheck.structure import understand

from .conftest import Reading

Read = Callable[..., Reading]

WHOLE = """
花店转让协议
编号：HD-2025-03
甲方（转让方）：林巧云
住所：槐花巷8号
乙方（受让方）：青禾园艺有限公司
鉴于：
1. 甲方经营花店多年；
2. 双方愿意一道留住老客。
双方订立本协议如下。
一、标的
花店归乙方。
二、名册
名册见附件一，照片见附件二。
（以下无正文）
甲方（签字）：          乙方（盖章）：
日期：    年  月  日
附件一：名册
客人 | 电话
周女士 | 尾号0031
附件二：照片（另附）
"""


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("花店转让协议", "title"),
        ("编号", "title"),
        ("林巧云", "parties"),
        ("住所", "parties"),
        ("一道留住", "recital"),
        ("订立本协议", "recital"),
        ("花店归", "article"),
        ("以下无正文", "signature"),
        ("签字", "signature"),
        ("日期", "signature"),
        ("周女士", "table"),
    ],
)
def test_every_line_of_an_agreement_has_its_role(read: Read, words: str, role: str) -> None:
    assert read(WHOLE).role(words) == role


def test_the_title_is_the_first_line(read: Read) -> None:
    assert read(WHOLE).agreement.title == "花店转让协议"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("HD-2024-0007\n花店转让协议\n（示范文本）", "花店转让协议"),
        ("槐花巷花店整体\n转让合同", "槐花巷花店整体转让合同"),
        ("合同编号：HT-7\n花 店 转 让 合 同", "花店转让合同"),
    ],
)
def test_the_title_is_told_from_what_stands_with_it(read: Read, lines: str, title: str) -> None:
    body = "\n".join(f"第{n}条 花店归乙方。" for n in "一二三四五六")
    assert read(f"{lines}\n甲方：林巧云\n乙方：高远\n{body}").agreement.title == title


def test_recitals_are_cited_by_their_word_and_number(read: Read) -> None:
    assert read(WHOLE).label("一道留住") == "鉴于2"


def test_an_annex_is_present_where_something_stands_under_its_heading(read: Read) -> None:
    assert read(WHOLE).annexes == {"附件一": True, "附件二": False}


def test_a_header_row_is_inherited_and_no_statement(read: Read) -> None:
    reading = read(WHOLE)
    assert reading.lead_in("周女士") == ["客人\t电话"]
    assert "客人\t电话" not in reading.statements


@pytest.mark.parametrize(
    "preamble",
    [
        "鉴于双方愿意一道留住老客，特订立本协议。",
        "鉴于：双方愿意一道留住老客；\n双方约定如下：",
        "鉴于双方愿意一道留住老客；\n鉴于房东已经同意；\n各方订立本协议：",
        "鉴于：\n（甲）房东已经同意；\n（乙）双方愿意一道留住老客；\n现约定：",
        "鉴于：\n甲、甲方开店多年；\n乙、双方愿意一道留住老客。",
        "背景：双方愿意一道留住老客。双方经协商，签署本协议。",
        "鉴于双方认为名册应归乙方、双方愿意一道留住老客；\n双方同意：",
    ],
)
@pytest.mark.parametrize("first", ["第一条 花店作价三万元。", "1. 花店作价三万元。"])
def test_recitals_end_where_the_agreement_begins(read: Read, preamble: str, first: str) -> None:
    reading = read(f"{preamble}\n{first}")
    assert reading.role("一道留住") == "recital"
    assert reading.role("三万元") == "article"


def test_a_preamble_without_such_a_word_is_no_provision(read: Read) -> None:
    reading = read(
        "花店转让协议\n甲方：林巧云\n乙方：高远\n甲方开店多年，想去外地。双方说好下面几条：\n1. 花店归乙方。"
    )
    assert reading.role("开店多年") == "recital"
    assert reading.role("花店归") == "article"


def test_a_sentence_that_binds_is_not_lost_in_a_preamble(read: Read) -> None:
    reading = read("花店转让协议\n甲方：林巧云\n乙方：高远\n乙方应善待老客。双方达成如下协议：\n1. 花店归乙方。")
    assert reading.role("善待老客") == "article"


def test_what_follows_the_words_of_agreement_on_one_line_binds(read: Read) -> None:
    reading = read("鉴于甲方要去外地，双方约定：甲方应把名册交给乙方。")
    assert reading.role("去外地") == "recital"
    assert reading.role("交给乙方") == "article"


@pytest.mark.parametrize(
    "source",
    [
        "鉴于乙方已经付清价款，甲方应在三日内交出名册。",
        "第二条 鉴于乙方已经付清价款，甲方交出名册。",
        "甲方：负责交出名册。",
    ],
)
def test_a_clause_that_only_begins_like_a_recital_or_party_line_binds(read: Read, source: str) -> None:
    assert read(source).role("名册") == "article"


@pytest.mark.parametrize(
    "line",
    [
        "甲方（转让方）：林巧云",
        "甲方(转让方)：林巧云　乙方(受让方)：青禾园艺有限公司",
        "甲方：林巧云(转让方)；乙方：青禾园艺(受让方)。",
        "转让方（甲方）：林巧云",
        "卖方：林巧云（身份证号：________）",
    ],
)
def test_a_party_line_over_a_single_clause_is_told_from_it(read: Read, line: str) -> None:
    reading = read(f"{line}\n3.1 名册归受让一方。")
    assert reading.role("林巧云") == "parties"
    assert reading.role("名册") == "article"


def test_words_of_a_plain_agreement_are_not_taken_for_a_preamble(read: Read) -> None:
    lines = ["老客的卡乙方认账。", "名册当面点清。", "钥匙当天交。", "双方签订本协议后不得反悔。"]
    reading = read("花店转让协议\n甲方：林巧云\n乙方：高远\n" + "\n".join(lines))
    assert [reading.role(line) for line in lines] == ["article"] * 4


def test_a_label_that_an_item_of_party_data_also_has_binds(read: Read) -> None:
    reading = read("甲方：林巧云\n乙方：高远\n联系老客：乙方每月打电话\n电话回访安排：每月一次")
    assert {reading.role("每月打"), reading.role("每月一次")} == {"article"}


def test_a_footnote_is_no_part_of_the_provision_above() -> None:
    text = "第一条 名册归乙方。\n老客指办过卡的客人。\n第二条 价款三万元。\n"
    kinds = (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.PARAGRAPH)
    spans = (Span(0, 10), Span(11, 21), Span(22, 32))
    blocks = tuple(Block(kind, span, Anchor()) for kind, span in zip(kinds, spans, strict=True))
    agreement = understand(Document("t", "", "docx", text, blocks, Ledger({}, len(text))))
    assert [provision.label for provision in agreement.provisions] == ["第一条", "脚注", "第二条"]


def test_headers_and_page_numbers_do_not_break_a_provision() -> None:
    text = "第一条 甲方应交出：\n保密文件\n3\n（一）名册。\n"
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADER, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    spans = (Span(0, 10), Span(11, 15), Span(16, 17), Span(18, 24))
    blocks = tuple(Block(kind, span, Anchor()) for kind, span in zip(kinds, spans, strict=True))
    agreement = understand(Document("t", "", "pdf", text, blocks, Ledger({}, len(text))))
    assert [provision.label for provision in agreement.provisions] == ["第一条", "页眉页脚", "第一条（一）"]
    assert agreement.statements[-1].lead_in == (Span(4, 10),)


def test_a_table_of_contents_binds_nobody(read: Read) -> None:
    reading = read(
        "花店转让合同\n目录\n第一条 名册……1\n第二条 价款……2\n第一条 名册\n名册归乙方。\n第二条 价款\n三万元。"
    )
    assert [provision.role.value for provision in reading.agreement.provisions] == [
        "title",
        "contents",
        "article",
        "article",
    ]


def test_contents_without_page_numbers_end_where_their_first_entry_comes_again(read: Read) -> None:
    reading = read("花店转让合同\n目录\n第一条 名册\n第二条 价款\n第一条 名册\n名册归乙方。\n第二条 价款\n三万元。")
    assert reading.role("名册归乙方") == "article"
    assert reading.agreement.provisions[1].role.value == "contents"


@pytest.mark.parametrize(
    "block",
    [
        "甲方（盖章）：\n乙方（盖章）：",
        "甲方：（签字）\n乙方：（签字）",
        "（签署页）\n甲方：\n乙方：",
        "甲方：________\n乙方：________",
        "甲方（盖章）： | 乙方（盖章）：\n日期： | 日期：",
    ],
)
def test_a_signature_block_binds_nobody(read: Read, block: str) -> None:
    reading = read(f"一、名册\n名册归乙方。\n二、价款\n三万元。\n{block}")
    assert {s.role.value for s in reading.agreement.statements[2:]} == {"signature"}


@pytest.mark.parametrize("line", ["双方签字盖章后生效。", "交接单由双方签字。", "两人按手印就算数。"])
def test_a_sentence_about_signing_is_no_signature(read: Read, line: str) -> None:
    assert read(f"一、名册\n名册归乙方。\n{line}").role(line) == "article"


def test_annexes_after_the_signature_bind_again(read: Read) -> None:
    reading = read("一、名册\n名册见附件一。\n甲方（签字）：\n附件一 维系办法\n1. 乙方每月回访。\n甲方（签字）：")
    assert reading.role("回访") == "item"
    assert reading.label("回访") == "附件一 1"
    assert reading.statements[-1] == "甲方（签字）："
    assert reading.agreement.statements[-1].role.value == "signature"


@pytest.mark.parametrize("line", ["附件一所列名册归乙方。", "附件是本协议的组成部分。", "附件二为名册，由甲方交出。"])
def test_a_sentence_about_an_annex_is_none(read: Read, line: str) -> None:
    assert read(f"一、名册\n{line}").role(line) == "article"


def test_a_list_of_annexes_holds_none(read: Read) -> None:
    reading = read("一、名册\n名册归乙方。\n附件：\n1.《名册》\n2.《钥匙清单》\n甲方（签字）：")
    assert reading.role("《名册》") == "contents"


def test_a_binding_note_on_the_heading_of_a_table_leads_its_rows_in(read: Read) -> None:
    reading = read("附表一 回访安排（乙方须照此执行）\n时间 | 事项\n每月 | 电话回访")
    assert reading.lead_in("每月") == ["乙方须照此执行", "时间\t事项"]
