"""What is filled into a form is read where it stands."""

from __future__ import annotations

import re

from clausecheck.load.pdf import read

from .made_pdf import LEFT, TEXT_ONLY, TOP, Sheet, made, read_made, texts


def _squeezed(lines: list[str]) -> list[str]:
    return [re.sub(r"\s+", "", line) for line in lines]


def test_ticks_say_which_box_is_chosen() -> None:
    def draw(sheet: Sheet) -> None:
        form = sheet.canvas.acroForm
        sheet.text(LEFT, TOP, "是否通知客户：")
        form.checkbox(name="yes", checked=True, x=160, y=TOP - 3, size=12)
        sheet.text(176, TOP, "是")
        form.checkbox(name="no", checked=False, x=220, y=TOP - 3, size=12)
        sheet.text(236, TOP, "否")

    assert _squeezed(texts(read_made(draw))) == ["是否通知客户：☑是☐否"]


def test_the_value_of_a_list_is_read_and_its_border_is_no_blank() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "付款方式：")
        sheet.canvas.acroForm.choice(name="way", value="B", options=["A", "B"], x=130, y=TOP - 5, width=100, height=18)

    assert _squeezed(texts(read_made(draw))) == ["付款方式：B"]


def test_a_value_that_is_not_drawn_yet_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "受让方：")
        sheet.canvas.acroForm.textfield(name="who", value="Gao", x=120, y=TOP - 5, width=200, height=18)

    data = made(draw, compress=False)
    bare = data.replace(b"/AP <<", b"/XX <<").replace(b"(Gao)", b"<FEFF9AD88FDC>")
    document = read(bare, "x.pdf", TEXT_ONLY)
    assert texts(document) == ["受让方：高远"]
    assert document.ledger.counts["annotations"] == 1


def test_notes_and_links_are_counted_and_not_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "甲方通知客户。")
        sheet.canvas.textAnnotation("此处请法务确认", Rect=[300, 700, 320, 720])
        sheet.canvas.linkURL("https://example.com", (LEFT, TOP, 200, TOP + 10))

    document = read_made(draw)
    assert texts(document) == ["甲方通知客户。"]
    assert document.ledger.counts["annotations"] == 2
