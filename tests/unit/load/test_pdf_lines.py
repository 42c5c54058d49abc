"""Glyphs of a PDF become lines of text: spaces, blanks, letter-spaced titles, overprinted type."""

from __future__ import annotations

import pytest

from .made_pdf import LEFT, TOP, Draw, Sheet, read_made, texts


def _only(draw: Draw) -> str:
    (text,) = texts(read_made(draw))
    return text


def test_a_gap_around_digits_is_no_space() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "生效后")
        sheet.text(LEFT + 33 + 2.7, TOP, "15")
        sheet.text(LEFT + 33 + 2.7 + 11 + 2.7, TOP, "个工作日内")

    assert _only(draw) == "生效后15个工作日内"


def test_spaces_of_the_source_stay() -> None:
    assert _only(lambda sheet: sheet.text(LEFT, TOP, "第三条 通知")) == "第三条 通知"


def test_words_set_apart_without_spaces_are_parted() -> None:
    def draw(sheet: Sheet) -> None:
        x = float(LEFT)
        for word in ("Party", "A", "shall", "notify"):
            sheet.text(x, TOP, word)
            x += sheet.canvas.stringWidth(word, "STSong-Light", 11) + 4

    assert _only(draw) == "Party A shall notify"


def test_a_gap_between_columns_stays_open() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "甲方（盖章）：")
        sheet.text(320, TOP, "乙方（盖章）：")

    first, second = _only(draw).split()
    assert (first, second) == ("甲方（盖章）：", "乙方（盖章）：")


@pytest.mark.parametrize("step", [16, 24, 40])
def test_a_letter_spaced_title_has_no_spaces(step: float) -> None:
    assert _only(lambda sheet: sheet.spread(200, TOP, "店铺转让协议", step, 12)) == "店铺转让协议"


def test_a_title_spaced_with_spaces_has_none() -> None:
    assert _only(lambda sheet: sheet.text(200, TOP, "店 铺 转 让 协 议", 18)) == "店铺转让协议"


def test_a_date_to_fill_in_keeps_its_gaps() -> None:
    assert _only(lambda sheet: sheet.spread(200, TOP, "年月日", 40)).split() == ["年", "月", "日"]


def test_underscores_stay() -> None:
    assert _only(lambda sheet: sheet.text(LEFT, TOP, "住所：________，电话：____。")) == "住所：________，电话：____。"


def test_a_ruled_blank_becomes_underscores() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "住所：")
        sheet.rule(LEFT + 33, TOP - 1.5, LEFT + 88, TOP - 1.5)
        sheet.text(LEFT + 88, TOP, "，电话：")
        sheet.rule(LEFT + 132, TOP - 1.5, LEFT + 187, TOP - 1.5)

    assert _only(draw) == "住所：__________，电话：__________"


def test_underlined_text_has_no_underscores() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "转让方负责通知客户")
        sheet.rule(LEFT, TOP - 1.5, LEFT + 99, TOP - 1.5)

    assert _only(draw) == "转让方负责通知客户"


def test_overprinted_type_is_read_once() -> None:
    def draw(sheet: Sheet) -> None:
        for shift in (0, 0.3, 0.6):
            sheet.text(LEFT + shift, TOP, "第五条 客户投诉")

    assert _only(draw) == "第五条 客户投诉"


def test_a_doubled_character_is_kept() -> None:
    assert _only(lambda sheet: sheet.text(LEFT, TOP, "人人有责，2200元")) == "人人有责，2200元"


def test_a_superscript_belongs_to_its_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "面积120平方米", 12)
        sheet.text(LEFT + 6 * 12, TOP + 5, "1", 6)
        sheet.text(LEFT + 6 * 12 + 4, TOP, "，位于首层。", 12)

    assert _only(draw) == "面积120平方米1，位于首层。"


def test_text_drawn_out_of_order_is_read_from_left_to_right() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT + 77, TOP, "通知客户。")
        sheet.text(LEFT, TOP, "转让方应当书面")

    assert _only(draw) == "转让方应当书面通知客户。"
