"""A whole PDF becomes a Document with its ledger, or says why it cannot."""

from __future__ import annotations

import hashlib
from itertools import count

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from clausecheck.errors import LoadError
from clausecheck.load import load
from clausecheck.load.pdf import NAMES, read
from clausecheck.model import BlockKind, ReadOptions

from .made_pdf import HEIGHT, LEADING, LEFT, RIGHT, TOP, Draw, Sheet, body, made, read_made, texts, wrapped

_HEADER = "宠物店转让合同（草稿）"
_FOOT = 90


def _articles() -> list[str]:
    """A contract of some length: its title, headings, provisions with items, in the order of reading."""
    lines = ["宠物店转让合同", "转让方：陈岚", "受让方：高远"]
    for number in range(1, 36):
        lines += [
            f"第{number}条 第{number}项安排",
            f"转让方应于交割日前{number}日内，把第{number}类宠物主人的登记资料整理成册，逐页核对并由双方签字确认；"
            "资料有缺漏的，转让方应在三日内补齐，补齐以前受让方可以暂缓支付当期价款。",
            "（一）寄养记录和疫苗记录；",
            "（二）主人留下的联系方式、喂养习惯以及对用药过敏的说明，其中已经失效的应当另行标明，不得与有效的混在一起；",
        ]
    return lines


def _contract() -> tuple[list[Draw], list[str]]:
    """Its pages with a running header and footer and two tables, and the lines that it is to be read as."""
    width = (RIGHT - LEFT) / 11
    table = [["品类", "数量", "经手人"], ["猫粮", "四十袋", "陈岚"], ["航空箱", "六只", "高远"]]
    set_lines: list[tuple[str, float]] = []
    expected: list[str] = []
    for place, paragraph in enumerate(_articles()):
        set_lines += wrapped(paragraph, width, 0 if place < 3 else 2)
        expected.append(paragraph)
        if place in (40, 90):
            set_lines.append(("", 0))
            expected += ["\t".join(row) for row in table]
    per_page = 30
    chunks = [set_lines[start : start + per_page] for start in range(0, len(set_lines), per_page)]

    def page(number: int, lines: list[tuple[str, float]]) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.text(LEFT, HEIGHT - 50, _HEADER, 9)
            sheet.text(260, 40, f"第 {number} 页 共 {len(chunks)} 页", 9)
            y = float(TOP)
            for text, indent in lines:
                if text:
                    sheet.text(LEFT + indent * 11, y, text)
                    y -= LEADING
                else:
                    y = sheet.table([LEFT, 220, 370, RIGHT], y + 14, table) - LEADING

        return draw

    return [page(number, lines) for number, lines in zip(count(1), chunks, strict=False)], expected


def test_a_contract_is_read_paragraph_by_paragraph() -> None:
    pages, expected = _contract()
    document = read_made(*pages)
    assert len(pages) >= 8
    assert body(document) == expected


def test_running_lines_come_once_at_the_end() -> None:
    pages, _ = _contract()
    document = read_made(*pages)
    assert texts(document, BlockKind.HEADER) == [_HEADER]
    assert texts(document, BlockKind.FOOTER) == [f"第 1 页 共 {len(pages)} 页"]
    assert document.text.endswith(f"\n{_HEADER}\n第 1 页 共 {len(pages)} 页\n")


def test_the_document_says_what_was_read() -> None:
    data = made(lambda sheet: sheet.paragraph(TOP, "转让方应当通知宠物主人。"), lambda sheet: None)
    document = read(data, "约.pdf")
    assert (document.path, document.format, document.pages) == ("约.pdf", "pdf", 2)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.ledger.blocks == {"paragraph": 1}
    assert document.ledger.characters == len("转让方应当通知宠物主人。")
    assert document.ledger.counts == {"pages": 2, "pages_text": 1, "pages_unreadable": 0, "annotations": 0}
    assert document.ledger.complete


def test_blocks_say_where_they_stand() -> None:
    document = read_made(
        lambda sheet: sheet.text(LEFT, TOP, "第一页的话。"), lambda sheet: sheet.text(LEFT, TOP, "第二页的话。")
    )
    first, second = document.blocks
    assert (first.anchor.page, first.anchor.paragraph) == (1, 1)
    assert (second.anchor.page, second.anchor.paragraph) == (2, 2)
    assert second.anchor.box is not None
    left, bottom, right, top = second.anchor.box
    assert (left, right) == pytest.approx((LEFT, LEFT + 6 * 11), abs=1)
    assert bottom < TOP < top


def test_a_large_centred_title_is_marked() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(297 - 63, TOP, "客户转让协议", 21)
        for y in range(600, 700, 20):
            sheet.text(LEFT, y, "转让方应于交割日向受让方移交全部登记资料及其电子备份，并为此留出时间和人手的余地")

    title, *others = read_made(draw).blocks
    assert title.bold
    assert title.centred
    assert not any(block.bold or block.centred for block in others)


def test_load_finds_the_reader_by_content() -> None:
    document = load("约.pdf", made(lambda sheet: sheet.text(LEFT, TOP, "甲方通知客户。")))
    assert NAMES == (".pdf",)
    assert texts(document) == ["甲方通知客户。"]


@pytest.mark.parametrize("size", [200, 1500])
def test_a_cut_file_is_damaged(size: int) -> None:
    data = made(lambda sheet: sheet.text(LEFT, TOP, "甲方通知客户。"))
    with pytest.raises(LoadError) as caught:
        read(data[:size], "坏.pdf")
    assert caught.value.code == "damaged"
    assert "坏.pdf" in caught.value.message


def test_a_password_is_asked_for() -> None:
    data = made(lambda sheet: sheet.text(LEFT, TOP, "甲方通知客户。"), encrypt="secret")
    with pytest.raises(LoadError) as caught:
        read(data, "密.pdf")
    assert caught.value.code == "encrypted"


def _locked(encrypt: StandardEncryption) -> bytes:
    return made(lambda sheet: sheet.text(LEFT, TOP, "甲方通知客户。"), encrypt=encrypt)


@pytest.mark.parametrize("password", ["secret", "master"])
def test_the_password_of_user_or_owner_opens(password: str) -> None:
    data = _locked(StandardEncryption("secret", ownerPassword="master", strength=128))
    document = read(data, "密.pdf", ReadOptions(passwords=("other", password)))
    assert texts(document) == ["甲方通知客户。"]


def test_a_wrong_password_is_told() -> None:
    with pytest.raises(LoadError) as caught:
        read(_locked(StandardEncryption("secret")), "密.pdf", ReadOptions(passwords=("one", "other")))
    assert caught.value.code == "encrypted"
    assert "2 个密码都不能打开" in caught.value.message


def test_a_file_that_only_forbids_changes_needs_no_password() -> None:
    data = _locked(StandardEncryption("", ownerPassword="master", canModify=0, canCopy=0))
    assert texts(read(data, "限.pdf")) == ["甲方通知客户。"]


def test_pictures_only_is_no_text() -> None:
    with pytest.raises(LoadError) as caught:
        read_made(lambda sheet: sheet.picture(0, 0, 595, 842))
    assert caught.value.code == "no-text"
    assert "OCR" in caught.value.message
    assert "OCR" in caught.value.message_en


def test_blank_pages_only_is_no_text() -> None:
    with pytest.raises(LoadError) as caught:
        read_made(lambda sheet: None)
    assert caught.value.code == "no-text"


def test_an_unfinished_file_is_warned_of() -> None:
    data = made(lambda sheet: sheet.text(LEFT, TOP, "甲方通知客户。"))
    assert read(data, "x.pdf").warnings == ()
    assert read(data.replace(b"%%EOF", b"     "), "x.pdf").warnings == ("文件末尾不完整，可能有缺页",)


def test_what_is_typed_into_a_form_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "受让方：")
        sheet.canvas.acroForm.textfield(name="name", value="Gao Yuan", x=130, y=TOP - 6, width=200, height=20)

    document = read_made(draw)
    assert texts(document)[0].split() == ["受让方：", "Gao", "Yuan"]
    assert document.ledger.counts["annotations"] == 1


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turned_text_is_read_upright(degrees: int) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.turned(degrees, lambda s: s.lines(60, "第一条 转让方通知客户。", "第二条 受让方回访客户。", x=-120))

    assert texts(read_made(draw)) == ["第一条 转让方通知客户。", "第二条 受让方回访客户。"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("is_turned_back", [False, True])
def test_rotated_pages_are_read_upright(degrees: int, is_turned_back: bool) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.turned(
            degrees * is_turned_back, lambda s: s.lines(60, "第一条 转让方通知客户。", "第二条 受让方回访。", x=-120)
        )

    data = made(draw).replace(b"/Rotate 0", f"/Rotate {degrees}".encode())
    assert texts(read(data, "x.pdf")) == ["第一条 转让方通知客户。", "第二条 受让方回访。"]


def test_a_slanted_watermark_stays_out_of_the_body() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.turned(45, lambda s: s.text(-100, 0, "内部草稿", 50))
        sheet.lines(500, "第一条 转让方通知客户。", "第二条 受让方回访客户。")

    document = read_made(draw)
    assert texts(document) == ["第一条 转让方通知客户。", "第二条 受让方回访客户。"]
    assert texts(document, BlockKind.HEADER) == ["内部草稿"]
