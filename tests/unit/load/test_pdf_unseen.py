"""Only what a person sees on the page is read; a page whose text is not seen is told."""

from __future__ import annotations

from reportlab.lib.colors import black, white

from clausecheck.load.pdf import read
from clausecheck.model import Via

from .made_pdf import HEIGHT, LEFT, TEXT_ONLY, TOP, WIDTH, Draw, Sheet, made, read_made, texts

_SEEN = "转让方应当通知全体宠物主人。"
_UNSEEN = "转让方不承担任何通知义务。"


def _invisible(sheet: Sheet, y: float, *lines: str) -> None:
    text = sheet.canvas.beginText(LEFT, y)
    text.setFont("STSong-Light", 11)
    text.setTextRenderMode(3)
    for line in lines:
        text.textLine(line)
    sheet.canvas.drawText(text)


def _cover(sheet: Sheet, y: float) -> None:
    sheet.canvas.setFillColor(white)
    sheet.bar(LEFT - 2, y - 4, 300, 16)
    sheet.canvas.setFillColor(black)


def _reads_only_what_is_seen(draw: Draw) -> None:
    document = read_made(draw)
    assert texts(document) == [_SEEN]
    assert "看不见的文字" in "".join(document.warnings)


def test_invisible_text_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, _SEEN)
        _invisible(sheet, 600, _UNSEEN)

    _reads_only_what_is_seen(draw)


def test_white_text_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, _SEEN)
        sheet.canvas.setFillColor(white)
        sheet.text(LEFT, 600, _UNSEEN)

    _reads_only_what_is_seen(draw)


def test_covered_text_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(TOP, _SEEN, _UNSEEN)
        _cover(sheet, TOP - 20)

    _reads_only_what_is_seen(draw)


def test_text_typed_over_a_cover_is_read_instead() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, _UNSEEN)
        _cover(sheet, TOP)
        sheet.text(LEFT, TOP, _SEEN)

    _reads_only_what_is_seen(draw)


def test_text_outside_the_page_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, _SEEN)
        sheet.text(LEFT, -30, _UNSEEN)
        sheet.text(WIDTH + 20, 500, _UNSEEN)

    assert texts(read_made(draw)) == [_SEEN]


def test_white_text_on_a_dark_ground_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.bar(60, TOP - 10, 400, 30)
        sheet.canvas.setFillColor(white)
        sheet.text(LEFT, TOP, _SEEN)

    document = read_made(draw)
    assert texts(document) == [_SEEN]
    assert document.warnings == ()


def test_text_over_a_shaded_ground_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (TOP, TOP - 20):
            sheet.canvas.setFillGray(0.9)
            sheet.bar(60, y - 5, 400, 20)
            sheet.canvas.setFillGray(0)
            sheet.text(LEFT, y, _SEEN)

    assert texts(read_made(draw)) == [_SEEN, _SEEN]


def test_text_under_a_see_through_mark_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, _SEEN)
        sheet.canvas.setFillColorRGB(1, 1, 0)
        sheet.canvas.setFillAlpha(0.4)
        sheet.bar(LEFT, TOP - 4, 200, 16)

    assert texts(read_made(draw)) == [_SEEN]


def test_a_page_of_unseen_text_is_unreadable() -> None:
    def hidden(sheet: Sheet) -> None:
        _invisible(sheet, TOP, *[_UNSEEN] * 4)

    document = read_made(lambda sheet: sheet.text(LEFT, TOP, _SEEN), hidden)
    assert texts(document) == [_SEEN]
    assert [page.page for page in document.ledger.unreadable] == [2]
    assert "看不见" in document.ledger.unreadable[0].reason


def test_text_under_the_picture_of_a_scan_is_its_recognised_layer() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(TOP, *[_SEEN] * 4)
        sheet.picture(0, 0, WIDTH, HEIGHT)

    document = read_made(draw)
    assert {block.via for block in document.blocks} == {Via.OCR}


def test_text_of_a_layer_that_is_off_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, _SEEN)
        sheet.canvas._code.append("/OC /L1 BDC")
        sheet.text(LEFT, 600, _UNSEEN)
        sheet.canvas._code.append("EMC")

    data = made(draw, compress=False)
    assert texts(read(_with_layer(data, "ON"), "x.pdf", TEXT_ONLY)) == [_SEEN, _UNSEEN]
    assert texts(read(_with_layer(data, "OFF"), "x.pdf", TEXT_ONLY)) == [_SEEN]


def _with_layer(data: bytes, state: str) -> bytes:
    """The file with its layer L1 switched on or off; its table of offsets is left for PDFium to mend."""
    data = data.replace(b"/Resources <<", b"/Resources << /Properties << /L1 90 0 R >>", 1)
    layers = f"/OCProperties << /OCGs [90 0 R] /D << /{state} [90 0 R] >> >> /Type /Catalog"
    data = data.replace(b"/Type /Catalog", layers.encode(), 1)
    return data.replace(b"xref\n", b"90 0 obj\n<< /Type /OCG /Name (L1) >>\nendobj\nxref\n", 1)
