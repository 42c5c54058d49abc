"""Lines of a PDF become paragraphs: wrapped lines are joined, others are not."""

from __future__ import annotations

import pytest

from clausecheck.load.pdf_wording import (
    ends_sentence,
    is_contents_entry,
    is_ornament,
    starts_provision,
    starts_with_label,
)

from .made_pdf import LEADING, LEFT, RIGHT, SIZE, TOP, Draw, Sheet, read_made, texts, wrapped

_LONG = (
    "转让方应于交割日前十日把宠物主人的登记资料整理成册，逐页核对并由双方签字确认；资料有缺漏的，转让方应在三日内补齐，"
    "补齐以前受让方可以暂缓支付当期价款，由此发生的费用由转让方承担。"
)
_OTHER = (
    "受让方接收资料后应当指定专人保管，未经主人同意不得用于寄养、洗护以外的任何用途，也不得交给其他门店使用，保管期限自"
    "交割日起不少于三年。"
)


def _set(*paragraphs: str, first: float = 2) -> Draw:
    def draw(sheet: Sheet) -> None:
        y = float(TOP)
        for paragraph in paragraphs:
            y = sheet.paragraph(y, paragraph, first=first)

    return draw


@pytest.mark.parametrize("first", [0, 2])
def test_wrapped_lines_are_joined_without_spaces(first: float) -> None:
    paragraphs = ["第一条 资料移交", _LONG, _OTHER, _LONG]
    assert texts(read_made(_set(*paragraphs, first=first))) == paragraphs


def test_hanging_paragraphs_are_joined() -> None:
    paragraphs = [f"{number}. {_LONG}" for number in range(1, 6)]

    def draw(sheet: Sheet) -> None:
        y = float(TOP)
        for paragraph in paragraphs:
            lines = wrapped(paragraph, (RIGHT - LEFT) / SIZE - 2, -2)
            for place, (line, _) in enumerate(lines):
                sheet.text(LEFT + (2 * SIZE if place else 0), y, line)
                y -= LEADING

    assert texts(read_made(draw)) == paragraphs


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = wrapped(_LONG, (RIGHT - LEFT) / SIZE, 2)

    def first(sheet: Sheet) -> None:
        y = sheet.paragraph(TOP, _OTHER)
        sheet.text(LEFT + 2 * SIZE, y, lines[0][0])
        sheet.text(290, 40, "- 1 -", 9)

    def second(sheet: Sheet) -> None:
        sheet.lines(TOP, *(line for line, _ in lines[1:]))
        sheet.text(290, 40, "- 2 -", 9)

    assert texts(read_made(first, second)) == [_OTHER, _LONG]


def test_short_lines_are_paragraphs_of_their_own() -> None:
    lines = ["转让方：陈岚", "住所：白云路12号", "受让方：高远", "住所：沿江路3号"]
    assert texts(read_made(lambda sheet: sheet.lines(TOP, *lines))) == lines


def test_a_numbered_line_after_a_full_one_is_new() -> None:
    full = "（一）转让方交付全部寄养记录、疫苗记录与主人登记资料，由受让方逐页点收并当场签字；"
    full += "并" * (39 - len(full)) + "；；"
    lines = [full[:41], "（二）受让方点收以后出具收据。"]
    document = read_made(lambda sheet: sheet.lines(sheet.paragraph(TOP, _LONG, first=0), *lines))
    assert texts(document)[1:] == lines


def test_a_reference_at_the_start_of_a_line_does_not_part() -> None:
    lines = [
        "本合同另有约定的从其约定，没有约定的，双方应当依照本合同第二条，同时参照第四条、以及",
        "第三条约定的办法处理。",
    ]
    document = read_made(lambda sheet: sheet.lines(sheet.paragraph(TOP, _LONG, first=0), *lines))
    assert texts(document)[1] == "".join(lines)


def test_space_between_lines_parts_paragraphs() -> None:
    full = "双" * 40 + "。"

    def draw(sheet: Sheet) -> None:
        y = sheet.paragraph(TOP, _LONG, first=0)
        sheet.text(LEFT, y - 12, full)
        sheet.text(LEFT, y - 12 - LEADING - 12, "受让方同意。")

    assert texts(read_made(draw))[1:] == [full, "受让方同意。"]


def test_lines_of_contents_stay_apart() -> None:
    lines = [f"第{number}条 移交{'.' * 90}{number}" for number in range(1, 6)]
    document = read_made(lambda sheet: sheet.lines(TOP, *lines))
    assert [text[:5] for text in texts(document)] == [line[:5] for line in lines]


def test_words_of_english_are_joined_with_a_space() -> None:
    lines = [
        "The Transferor shall notify each customer of the transfer in writing not later than thirty",
        "days before closing.",
    ]

    def draw(sheet: Sheet) -> None:
        sheet.lines(TOP, *lines, x=LEFT)

    document = read_made(draw)
    assert texts(document) in (lines, [" ".join(lines)])


@pytest.mark.parametrize(
    "text",
    [
        "第三条 通知", "第十二条", "第2章 总则", "一、标的", "（一）客户名单；", "(3) 资料", "1. 通知", "1、通知",
        "2.1 通知", "3.2.1通知", "① 名单", "附件一：清单", "附件", "A. 名单", "□ 现金", "10 乙方答应的",
    ],
)  # fmt: skip
def test_a_number_starts_a_provision(text: str) -> None:
    assert starts_provision(text)


@pytest.mark.parametrize(
    "text",
    [
        "第三条约定的期限内", "第三条第（二）项所列", "第三条、第四条", "第五条所说的短信", "1.5倍计算", "3.2万元",
        "2024年9月", "10 个工作日内", "转让方", "一次性支付", "附件所列", "第三方",
    ],
)  # fmt: skip
def test_a_reference_or_an_amount_starts_none(text: str) -> None:
    assert not starts_provision(text)


def test_marks_of_a_line_are_told() -> None:
    assert ends_sentence("应当通知客户。”")
    assert not ends_sentence("应当通知客户，")
    assert is_contents_entry("第一条 移交…………………… 3")
    assert not is_contents_entry("第一条 移交")
    assert is_ornament("----------")
    assert not is_ornament("转让方----")
    assert starts_with_label("法定代表人（签字）：")
    assert not starts_with_label("双方约定，如下：")
