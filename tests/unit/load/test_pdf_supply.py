"""Pages that cannot be read are listed, and text that is supplied for them takes its place among the others."""

from __future__ import annotations

from clausecheck.load.pdf import document_of
from clausecheck.load.pdf_legible import BROKEN, SCANNED
from clausecheck.load.pdf_page import Page
from clausecheck.load.pdf_shapes import Box
from clausecheck.load.pdf_supply import PageText, Supply, TextLine, wanting, with_supply
from clausecheck.model import BlockKind, Ocr, Unreadable, Via

from .made_pdf import texts

_LINES = (
    "第一条 转让方应当于交割日前十日以书面形式逐一通知全体宠物主人及其家人，凡在店内登记的都应通知，",
    "并取得回执。",
    "第二条 受让方应当回访。",
)


def _line(text: str, y: float, height: float = 12, left: float = 72) -> TextLine:
    width = sum(1 if char > "\x7f" else 0.5 for char in text) * height
    return TextLine(text, Box(left, y, left + width, y + height))


def _page(number: int, lines: tuple[str, ...] = _LINES) -> PageText:
    return PageText(number, 595, 842, tuple(_line(text, 700 - 20 * at) for at, text in enumerate(lines)))


def _scans(count: int) -> list[Page]:
    return [Page(number, 595, 842, trouble=SCANNED, is_pictured=True) for number in range(1, count + 1)]


def test_pages_without_text_are_wanting() -> None:
    read, scanned, broken = Page(1, 595, 842), Page(2, 595, 842, trouble=SCANNED), Page(3, 0, 0, trouble=BROKEN)
    assert wanting([read, scanned, broken], Ocr.AUTO) == (2,)
    assert wanting([read, scanned, broken], Ocr.ALWAYS) == (1, 2)
    assert wanting([read, scanned, broken], Ocr.NEVER) == ()


def test_supplied_lines_become_paragraphs() -> None:
    document = document_of(with_supply(_scans(1), Supply((_page(1),))), b"", "x.pdf")
    assert texts(document) == [_LINES[0] + _LINES[1], _LINES[2]]
    assert {block.via for block in document.blocks} == {Via.OCR}
    assert (document.ledger.counts["pages_ocr"], document.ledger.counts["pages_text"]) == (1, 0)
    assert document.ledger.complete


def test_a_page_that_nothing_is_supplied_for_stays_unreadable() -> None:
    supply = Supply((_page(1), PageText(2, 595, 842, trouble="识别失败")))
    document = document_of(with_supply(_scans(3), supply), b"", "x.pdf")
    assert document.ledger.unreadable == (Unreadable("第2页", "识别失败", 2), Unreadable("第3页", SCANNED, 3))


def test_running_lines_of_supplied_pages_leave_the_body() -> None:
    pages = []
    for number in range(1, 4):
        page = _page(number)
        header, footer = _line("宠物店转让合同", 800, 9), _line(f"第 {number} 页", 30, 9, 270)
        pages.append(PageText(number, 595, 842, (header, *page.lines, footer)))
    document = document_of(with_supply(_scans(3), Supply(tuple(pages))), b"", "x.pdf")
    assert texts(document, BlockKind.HEADER) == ["宠物店转让合同"]
    assert len(texts(document)) == 6


def test_supplied_columns_are_read_one_by_one() -> None:
    left = [_line("左栏文字左栏文字左栏文字左栏文字。"[: 17 - at % 2], 700 - 20 * at) for at in range(8)]
    right = [_line("右栏文字右栏文字右栏文字右栏文字。"[: 17 - at % 2], 700 - 20 * at, left=310) for at in range(8)]
    mixed = tuple(line for pair in zip(left, right, strict=True) for line in pair)
    text = document_of(with_supply(_scans(1), Supply((PageText(1, 595, 842, mixed),))), b"", "x.pdf").text
    assert text.rindex("左") < text.index("右")
