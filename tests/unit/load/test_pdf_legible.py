"""Pages of a PDF that cannot be read are told, and none of their text is believed."""

from __future__ import annotations

import pytest

from clausecheck.errors import LoadError
from clausecheck.load.pdf import read
from clausecheck.model import Unreadable, Via

from .made_pdf import HEIGHT, LEFT, TEXT_ONLY, TOP, WIDTH, Draw, Sheet, read_made, texts

_GOOD = "转让方应当通知宠物主人。"
# Chinese read in a wrong encoding: characters that exist, in an order that says nothing.
_WRONG = "鍙栧緱鐢叉柟搴斿綋閫氱煡瀹㈡埛骞朵笖绛剧讲浜ゆ帴鍗曟嵁鐢变箼鏂瑰洖璁垮苟璁板綍鏁呴殰锛屽弻鏂"


def _unreadable(*pages: Draw) -> tuple[Unreadable, ...]:
    return read_made(lambda sheet: sheet.text(LEFT, TOP, _GOOD), *pages).ledger.unreadable


def test_a_scanned_page_is_told() -> None:
    (page,) = _unreadable(lambda sheet: sheet.picture(0, 0, WIDTH, HEIGHT))
    assert page == Unreadable(where="第2页", reason="扫描页，没有文字层", page=2)


def test_a_scan_in_strips_under_a_stamp_is_told() -> None:
    def draw(sheet: Sheet) -> None:
        for place in range(10):
            sheet.picture(0, place * 84.2, WIDTH, 84.2)
        sheet.text(400, 20, "扫描工具试用版", 8)

    assert [page.page for page in _unreadable(draw)] == [2]


def test_a_blank_page_is_no_trouble() -> None:
    assert _unreadable(lambda sheet: None) == ()


def test_a_picture_beside_text_is_no_trouble() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.picture(100, 100, 300, 200)
        sheet.text(LEFT, TOP, _GOOD)

    assert _unreadable(draw) == ()


def test_private_characters_are_no_text() -> None:
    document = read_made(
        lambda sheet: sheet.text(LEFT, TOP, _GOOD), lambda sheet: sheet.text(LEFT, TOP, "\ue001\ue002\ue003" * 8)
    )
    assert [page.reason for page in document.ledger.unreadable] == ["文字层是乱码，与页面所见不符"]
    assert texts(document) == [_GOOD]


def test_text_in_a_wrong_encoding_is_no_text() -> None:
    document = read_made(
        lambda sheet: sheet.text(LEFT, TOP, _GOOD),
        lambda sheet: sheet.lines(TOP, _WRONG, _WRONG[::-1]),
    )
    assert [page.page for page in document.ledger.unreadable] == [2]
    assert texts(document) == [_GOOD]


def test_some_private_characters_are_told_but_the_rest_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(TOP, *[_GOOD] * 6)
        sheet.text(LEFT, 400, "\ue001" * 12)

    document = read_made(draw)
    assert texts(document) == [_GOOD] * 6
    assert [page.reason for page in document.ledger.unreadable] == ["部分文字是乱码，未读入"]


def test_a_traditional_page_is_read() -> None:
    lines = [
        "轉讓方應當於交割日前十日將客戶資料整理成冊，並由雙方簽字確認；資料不全者，",
        "應於三日內補齊，由受讓方保管，雙方對客戶個人資訊負有保密義務，違約者應當賠償。",
    ]
    assert read_made(lambda sheet: sheet.lines(TOP, *lines)).ledger.complete


def test_letters_of_a_font_without_a_map_are_no_text() -> None:
    page = _document_with_font("/Subtype /Type0 /BaseFont /Unknown /Encoding /Identity-H /DescendantFonts [6 0 R]")
    with pytest.raises(LoadError) as caught:
        read(page, "x.pdf", TEXT_ONLY)
    assert caught.value.code == "no-text"


@pytest.mark.parametrize(("letter", "symbol"), [("\\243", "□"), ("R", "☑")])
def test_a_letter_of_a_symbol_font_is_the_symbol(letter: str, symbol: str) -> None:
    font = "/Subtype /TrueType /BaseFont /Wingdings2 /Encoding /WinAnsiEncoding"
    assert texts(read(_document_with_font(font, f"({letter})"), "x.pdf")) == [symbol]


def test_the_layer_of_a_scanner_is_marked() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.picture(0, 0, WIDTH, HEIGHT)
        text = sheet.canvas.beginText(LEFT, TOP)
        text.setFont("STSong-Light", 11)
        text.setTextRenderMode(3)
        text.textLine("转让方应当在交割日前十日以书面形式通知全体宠物主人并取得回执。")
        sheet.canvas.drawText(text)

    document = read_made(draw)
    assert [block.via for block in document.blocks] == [Via.OCR]
    assert "识别文字" in document.warnings[0]


def _document_with_font(font: str, text: str = "<000100020003000400050006000700080009000a000b>") -> bytes:
    """A page of one line in a font that no library would write."""
    stream = f"BT /F1 12 Tf 72 700 Td {text} Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        f"<< /Type /Font {font} >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unknown /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    ]
    parts, places = ["%PDF-1.5\n"], []
    for number, content in enumerate(objects, start=1):
        places.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{content}\nendobj\n")
    start = sum(map(len, parts))
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    parts.append(
        f"xref\n0 7\n0000000000 65535 f \n{table}trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    )
    return "".join(parts).encode("latin-1")


def test_a_scan_under_a_running_header_is_told() -> None:
    header = "岚记宠物店转让合同书暨客户资料移交清单，编号岚字二〇二四第十七号，双方各执一份"

    def scanned(sheet: Sheet) -> None:
        sheet.picture(0, 60, WIDTH, HEIGHT - 120)
        sheet.text(100, HEIGHT - 40, header, 9)

    def typed(sheet: Sheet) -> None:
        sheet.text(100, HEIGHT - 40, header, 9)
        sheet.lines(TOP, *[_GOOD] * 3)

    document = read_made(typed, scanned)
    assert [page.page for page in document.ledger.unreadable] == [2]
    assert texts(document) == [_GOOD] * 3


_PROSE = (
    "第一条 转让方应当于交割日前十日以书面形式通知全体宠物主人，并取得回执；未能送达的，应当补行通知。",
    "第二条 受让方应当在交割后三十日内回访全部宠物主人，并将回访记录交转让方备查，费用由受让方承担。",
    "第三条 双方对宠物主人的个人信息负有保密义务，未经同意不得向第三方提供，违约者应当赔偿损失。",
    "第四条 转让方保证所移交的登记资料真实、完整、准确，资料有缺漏的，应当在三日内补齐并书面说明。",
)


def _shuffled(text: str) -> str:
    """Each character as another one of the text, as a font gives whose map to Unicode is wrong."""
    letters = sorted({char for line in _PROSE for char in line if "\u4e00" <= char <= "\u9fff"})
    return text.translate(str.maketrans(dict(zip(letters, letters[37:] + letters[:37], strict=True))))


def test_a_page_of_shuffled_characters_is_no_text() -> None:
    document = read_made(
        lambda sheet: sheet.lines(TOP, *_PROSE), lambda sheet: sheet.lines(TOP, *map(_shuffled, _PROSE))
    )
    assert [page.page for page in document.ledger.unreadable] == [2]
    assert texts(document) == list(_PROSE)


def test_a_page_of_names_and_places_is_read() -> None:
    names = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    rows = [f"{at}  {names[at]}{names[at + 5]}{names[at + 9]}  {names[at : at + 6]}路{at}号" for at in range(1, 36)]
    assert read_made(lambda sheet: sheet.lines(TOP, *rows, leading=18)).ledger.complete


def test_printed_glyph_numbers_are_no_text() -> None:
    document = read_made(
        lambda sheet: sheet.text(LEFT, TOP, _GOOD),
        lambda sheet: sheet.lines(TOP, *["(cid:3021)(cid:887)(cid:1290)(cid:77)" * 2] * 4),
    )
    assert [page.page for page in document.ledger.unreadable] == [2]
    assert texts(document) == [_GOOD]


def test_a_lost_word_is_told() -> None:
    lines = [*_PROSE, "甲方：\ue010\ue011\ue012有限公司"]
    (page,) = _unreadable(lambda sheet: sheet.lines(TOP, *lines))
    assert page.reason == "部分文字是乱码，未读入"


def test_a_single_lost_character_is_warned_of() -> None:
    document = read_made(lambda sheet: sheet.lines(TOP, *_PROSE, "经办人：王\ue010"))
    assert document.ledger.complete
    assert document.warnings == ("1 页（首见于第1页）有 1 个字符无法识别，未读入",)


def test_chinese_read_as_japanese_is_no_text() -> None:
    garbled = "ﾗｪﾈﾃｷｽﾓｦｵｱﾓﾚｽｻｸ鋓ﾕﾇｰﾊｮﾈﾕﾒﾔﾊ鰲賣ﾎﾊｽﾍｨﾖｪﾈｫﾌ蠹ﾎ"
    assert [page.page for page in _unreadable(lambda sheet: sheet.lines(TOP, garbled, garbled))] == [2]


def test_spaces_between_all_characters_are_no_spaces() -> None:
    spaced = [" ".join(line.replace(" ", "")) for line in _PROSE[:2]]
    expected = [line.replace(" ", "") for line in _PROSE[:2]]
    assert texts(read_made(lambda sheet: sheet.lines(TOP, *spaced, size=6))) == expected


def test_a_spread_line_keeps_its_numbers_whole() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont("STSong-Light", 11)
        sheet.canvas.drawString(LEFT, TOP, "1.2 交割日为2026年12月18日。", charSpace=4)

    assert texts(read_made(draw)) == ["1.2 交割日为2026年12月18日。"]


def test_no_readable_page_is_dropped_and_no_unreadable_one_is_read() -> None:
    good = [lambda sheet, line=line: sheet.lines(TOP, *[line] * 3) for line in _PROSE]
    bad: list[Draw] = [
        lambda sheet: sheet.picture(0, 0, WIDTH, HEIGHT),
        lambda sheet: sheet.lines(TOP, *map(_shuffled, _PROSE)),
        lambda sheet: sheet.lines(TOP, *["\ue001\ue002\ue003\ue004" * 6] * 3),
        lambda sheet: sheet.lines(TOP, _WRONG, _WRONG[::-1]),
    ]
    pages = [page for pair in zip(good, bad, strict=True) for page in pair]
    document = read_made(*pages)
    assert [page.page for page in document.ledger.unreadable] == [2, 4, 6, 8]
    assert {block.anchor.page for block in document.blocks} == {1, 3, 5, 7}
    assert document.ledger.counts["pages_text"] == 4


def test_a_short_page_is_doubted_beside_a_garbled_one() -> None:
    short: Draw = lambda sheet: sheet.lines(TOP, *map(_shuffled, _PROSE[:2]))  # noqa: E731
    long: Draw = lambda sheet: sheet.lines(TOP, *map(_shuffled, _PROSE))  # noqa: E731
    good: Draw = lambda sheet: sheet.lines(TOP, *_PROSE[:2])  # noqa: E731
    assert [page.page for page in read_made(good, long, short).ledger.unreadable] == [2, 3]
