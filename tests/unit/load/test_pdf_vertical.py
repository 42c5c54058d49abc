"""Vertical setting is read column by column from the right."""

from __future__ import annotations

from clausecheck.load.pdf import read
from clausecheck.model import BlockKind

from .made_pdf import HEIGHT, TEXT_ONLY, Draw, Sheet, made, read_made, texts, wrapped

_PROVISIONS = (
    "第一条　转让方应当于交割日前十日以书面形式逐一通知全体宠物主人，并取得回执；未能送达的，"
    "应当于交割日后三日内补行通知，并在店内张贴公告不少于三十日。",
    "第二条　受让方应当在交割后三十日内回访全部宠物主人，回访记录交转让方备查。",
    "第三条　双方对宠物主人的个人信息负有保密义务，违约者应当赔偿损失。",
)
_WITHOUT_SPACE = [text.replace("　", "") for text in _PROVISIONS]


def _columns(height: float = 55) -> list[str]:
    return [line for text in _PROVISIONS for line, _ in wrapped(text, height, 0)]


def _by_column(sheet: Sheet) -> None:
    for place, column in enumerate(_columns()):
        for at, char in enumerate(column):
            sheet.text(500 - 20 * place, 780 - 13 * at, char)


def _by_row(sheet: Sheet) -> None:
    """Glyph by glyph across the columns, as some programs write a page."""
    for at in range(55):
        for place, column in enumerate(_columns()):
            if at < len(column):
                sheet.text(500 - 20 * place, 780 - 13 * at, column[at])


def _reads(draw: Draw) -> None:
    document = read_made(draw)
    assert [text.replace(" ", "") for text in texts(document)] == _WITHOUT_SPACE


def test_columns_of_single_characters_are_read_from_the_right() -> None:
    _reads(_by_column)


def test_characters_drawn_across_the_columns_are_read_down_them() -> None:
    _reads(_by_row)


def test_a_vertical_font_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        for place, column in enumerate(_columns(65)):
            sheet.text(500 - 20 * place, 780, column)

    data = made(draw).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V")
    assert [text.replace(" ", "") for text in texts(read(data, "x.pdf", TEXT_ONLY))] == _WITHOUT_SPACE


def test_running_lines_across_a_vertical_page_leave_the_body() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(250, HEIGHT - 30, "宠物店转让合同", 9)
        _by_column(sheet)

    document = read_made(draw)
    assert [text.replace(" ", "") for text in texts(document)] == _WITHOUT_SPACE
    assert texts(document, BlockKind.HEADER) == ["宠物店转让合同"]


def test_two_digits_in_one_place_keep_their_order() -> None:
    def draw(sheet: Sheet) -> None:
        for at, char in enumerate("转让方应当于交割日前"):
            sheet.text(500, 700 - 13 * at, char)
        sheet.text(500, 700 - 13 * 10, "12", 10)
        for at, char in enumerate("日内通知客户。", start=11):
            sheet.text(500, 700 - 13 * at, char)

    assert texts(read_made(draw)) == ["转让方应当于交割日前12日内通知客户。"]


def test_a_column_of_single_characters_in_a_horizontal_page_changes_nothing() -> None:
    lines = [text[:20] + "。" for text in _WITHOUT_SPACE]

    def draw(sheet: Sheet) -> None:
        sheet.lines(700, *lines)
        for at, char in enumerate("骑缝章"):
            sheet.text(560, 500 - 13 * at, char)

    assert texts(read_made(draw))[:3] == lines
