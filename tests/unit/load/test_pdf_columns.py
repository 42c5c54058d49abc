"""Pages of a PDF set in two columns are read column by column; side by side labels are not columns."""

from __future__ import annotations

from clausecheck.model import BlockKind

from .made_pdf import LEFT, TOP, Sheet, read_made, texts

_FIRST = (
    "第一条 转让方应于交割日前十日把宠物主人的登记资料整理成册，逐页核对并由双方签字确认，缺漏的三日内补齐，"
    "补齐以前受让方可以暂缓付款，由此多付的房租由转让方承担。"
)
_SECOND = (
    "第二条 受让方接收资料后应当指定专人保管，未经主人同意不得用于寄养、洗护以外的用途，保管期限自交割日起"
    "不少于三年整，期满以后由双方当面销毁并留下影像。"
)


def _in_columns(sheet: Sheet, shift: float) -> None:
    sheet.paragraph(TOP, _FIRST, left=60, right=280, first=0)
    sheet.paragraph(TOP - shift, _SECOND, left=320, right=540, first=0)


def test_columns_on_the_same_lines_are_read_one_by_one() -> None:
    assert texts(read_made(lambda sheet: _in_columns(sheet, 0))) == [_FIRST, _SECOND]


def test_columns_on_other_lines_are_read_one_by_one() -> None:
    assert texts(read_made(lambda sheet: _in_columns(sheet, 7))) == [_FIRST, _SECOND]


def test_lines_across_stand_before_and_after_columns() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(200, TOP + 40, "宠物店转让与客户资料交接合同", 14)
        _in_columns(sheet, 0)
        sheet.text(LEFT, 400, "以上条款双方已经逐条阅读，没有异议，自双方签字之日起生效，各执一份为凭。")

    found = texts(read_made(draw))
    assert (found[0], found[-1][:6]) == ("宠物店转让与客户资料交接合同", "以上条款双方")
    assert found[1:-1] == [_FIRST, _SECOND]


def test_a_signature_block_is_read_across() -> None:
    def draw(sheet: Sheet) -> None:
        left = sheet.lines(TOP, "甲方（盖章）：", "代表：", "电话：", "日期：")
        sheet.lines(TOP, "乙方（盖章）：", "代表：", "电话：", "日期：", x=320)
        assert left < TOP

    found = texts(read_made(draw))
    assert [text.split() for text in found] == [
        ["甲方（盖章）：", "乙方（盖章）："],
        ["代表：", "代表："],
        ["电话：", "电话："],
        ["日期：", "日期："],
    ]


def test_a_note_in_the_margin_stands_before_its_paragraph() -> None:
    def draw(sheet: Sheet) -> None:
        y = sheet.paragraph(TOP, _FIRST, left=130, first=0)
        sheet.lines(TOP, "资料", "移交", x=72, size=8, leading=12)
        sheet.paragraph(y, _SECOND, left=130, first=0)

    document = read_made(draw)
    assert texts(document) == [_FIRST, _SECOND]
    assert texts(document, BlockKind.TEXTBOX) == ["资料移交"]
    assert document.text.startswith("资料移交\n")
