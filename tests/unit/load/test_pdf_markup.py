"""Struck text and comment balloons of a printed revision are not read."""

from __future__ import annotations

from .made_pdf import LEFT, TOP, Sheet, read_made, texts


def test_struck_text_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "转让方应当可以通知客户。")
        sheet.rule(LEFT + 55, TOP + 4, LEFT + 77, TOP + 4)

    document = read_made(draw)
    assert texts(document) == ["转让方应当通知客户。"]
    assert "删除线" in document.warnings[0]


def test_underlined_text_is_kept() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "转让方应当通知客户。")
        sheet.rule(LEFT, TOP - 1.5, LEFT + 55, TOP - 1.5)

    document = read_made(draw)
    assert texts(document) == ["转让方应当通知客户。"]
    assert document.warnings == ()


def test_balloons_are_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(TOP, "转让方应当在交割以前通知全体客户，", "并取得回执。", leading=18)
        sheet.lines(TOP, "批注 [王1]: 期限太短", "请改为三十日", x=420, leading=12, size=8)

    document = read_made(draw)
    assert "".join(texts(document)) == "转让方应当在交割以前通知全体客户，并取得回执。"
    assert "批注" in document.warnings[0]


def test_the_word_for_a_comment_in_the_text_is_kept() -> None:
    assert texts(read_made(lambda sheet: sheet.text(LEFT, TOP, "双方在批注[一]中说明。"))) == ["双方在批注[一]中说明。"]
