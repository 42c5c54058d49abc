"""What pages show though no run holds it as text, and what runs hold though no page shows it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from clausecheck.load.docx import read
from clausecheck.model import BlockKind

from .made_docx import (
    cell,
    family,
    field,
    labels,
    level,
    list_of,
    listed,
    made,
    paragraph,
    read_made,
    row,
    run,
    style,
    table,
    texts,
    zipped,
)

_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def _seen(content: str) -> list[str]:
    return texts(read_made(paragraph(content)))


# --- ticks and signs


def _control(content: str, checked: str = "") -> str:
    box = f"<w14:checkbox>{checked}</w14:checkbox>"
    return f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("checked", "seen"),
    [("<w14:checked w14:val='1'/>", "☒"), ("<w14:checked w14:val='0'/>", "☐"), ("", "☐"), ("<w14:checked/>", "☒")],
)
def test_a_check_box_control_without_a_character_shows_its_state(checked: str, seen: str) -> None:
    assert _seen(_control("<w:r/>", checked) + run("同意")) == [f"{seen}同意"]


def test_the_sign_of_a_check_box_control_may_be_of_a_symbol_font() -> None:
    sign = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    assert _seen(_control(sign, "<w14:checked w14:val='1'/>") + run("同意")) == ["☑同意"]


def test_other_controls_without_text_show_nothing() -> None:
    assert _seen("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>" + run("同意")) == ["同意"]


@pytest.mark.parametrize(("value", "seen"), [("1", "☒"), ("0", "☐")])
def test_a_form_check_box_with_an_empty_result_is_read(value: str, seen: str) -> None:
    data = f'<w:ffData><w:checkBox><w:default w:val="{value}"/></w:checkBox></w:ffData>'
    assert _seen(field("FORMCHECKBOX", "", data=data) + run("同意")) == [f"{seen}同意"]


def test_a_form_check_box_with_a_result_is_read_once() -> None:
    data = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    assert _seen(field("FORMCHECKBOX", "☒", data=data) + run("同意")) == ["☒同意"]


@pytest.mark.parametrize(
    ("font", "letter", "seen"),
    [
        ("Wingdings 2", "R", "☑"),
        ("Wingdings", "þ", "☑"),
        ("Wingdings", "o", "□"),
        ("Webdings", "a", "✔"),
        ("宋体", "R", "R"),
    ],
)
def test_a_letter_in_a_symbol_font_is_a_sign(font: str, letter: str, seen: str) -> None:
    assert _seen(run(letter, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>') + run("同意")) == [f"{seen}同意"]


def test_chinese_in_a_run_of_a_symbol_font_stays() -> None:
    assert _seen(run("R同意", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')) == ["☑同意"]


# --- struck and hidden


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>"])
def test_text_struck_out_by_hand_is_not_read_but_told(mark: str) -> None:
    document = read_made(paragraph(run("甲方") + run("可以", mark) + run("适当", mark) + run("应当通知")))
    assert texts(document) == ["甲方应当通知"]
    assert document.ledger.counts["struck"] == 1
    assert document.warnings == ("1 处删除线文字视为已删除，未读取",)


def test_a_strike_of_none_is_none() -> None:
    assert _seen(run("甲方", '<w:strike w:val="0"/>')) == ["甲方"]


def test_a_style_may_strike_out() -> None:
    styles = style("Old", content="<w:rPr><w:strike/></w:rPr>", kind="character")
    body = paragraph(run("甲方") + run("可以", '<w:rStyle w:val="Old"/>') + run("应当"))
    assert texts(read_made(body, {"styles": styles})) == ["甲方应当"]


def test_a_hidden_row_is_not_read_but_told() -> None:
    document = read_made(table(row("甲"), row("密", properties="<w:hidden/>"), row("乙")))
    assert texts(document) == ["甲", "乙"]
    assert document.ledger.counts["hidden"] == 1


# --- headers of some pages only


def _headers(section: str = "", settings: str = "", later: str = "") -> list[str]:
    """The headers that are read where the first section, with ``section`` in its properties, has one of each type."""
    parts = {"header1": paragraph("每页"), "header2": paragraph("首页"), "header3": paragraph("双页")}
    data = made(paragraph("正文"), parts | {"settings": settings})
    with zipfile.ZipFile(BytesIO(data)) as package:
        files = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    main = files["word/document.xml"]
    for name, kind in (("header2", "first"), ("header3", "even")):
        main = main.replace(f'w:type="default" r:id="{name}"', f'w:type="{kind}" r:id="{name}"')
    end = f"{section}</w:sectPr>{paragraph('', f'<w:sectPr>{later}</w:sectPr>')}"
    files["word/document.xml"] = main.replace("</w:sectPr>", end)
    document = read(zipped(files), "x.docx")
    return [
        text for text, block in zip(texts(document), document.blocks, strict=True) if block.kind is BlockKind.HEADER
    ]


def test_headers_of_first_and_even_pages_are_read_only_where_there_are_such() -> None:
    assert _headers() == ["每页"]
    assert _headers("<w:titlePg/>") == ["每页", "首页"]
    assert _headers('<w:titlePg w:val="0"/>') == ["每页"]
    assert _headers(settings="<w:evenAndOddHeaders/>") == ["每页", "双页"]


def test_a_later_section_may_show_the_first_header_of_an_earlier_one() -> None:
    assert _headers(later="<w:titlePg/>") == ["每页", "首页"]


# --- drawings


def test_words_as_art_are_a_text_box() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath on="t" string="店铺转让协议"/></v:shape></w:pict></w:r>'
    document = read_made(paragraph(art) + paragraph("正文"))
    assert texts(document) == ["店铺转让协议", "正文"]
    assert document.blocks[0].kind is BlockKind.TEXTBOX


def test_the_text_of_a_diagram_is_read_after_its_paragraph() -> None:
    shown = f'<a:graphicData><dgm:relIds xmlns:dgm="{_DIAGRAM}" r:dm="diagramData1"/></a:graphicData>'
    size = '<wp:extent cx="5400000" cy="5400000"/>'
    body = paragraph(f"<w:r><w:drawing><wp:inline>{size}{shown}</wp:inline></w:drawing></w:r>") + paragraph("正文")
    boxes = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>" for text in ("通知", "退款")
    )
    data = f'<dgm:ptLst xmlns:dgm="{_DIAGRAM}">{boxes}<dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:ptLst>'
    document = read_made(body, {"diagramData1": data})
    assert texts(document) == ["通知", "退款", "正文"]
    assert document.ledger.complete
    assert document.ledger.counts["textboxes"] == 1


# --- paragraphs that go on in the next one


_RUN_IN = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
_NUMBERED = family(1, level(0, "chineseCounting", "第%1条")) + list_of(1, 1)


def test_a_style_separator_sets_a_heading_into_the_line_of_its_text() -> None:
    body = listed("通知 ", 1, more=_RUN_IN) + paragraph("甲方应通知客户。") + listed("退款", 1)
    document = read_made(body, {"numbering": _NUMBERED})
    assert list(zip(labels(document), texts(document), strict=True)) == [
        ("第一条", "通知 甲方应通知客户。"),
        ("第二条", "退款"),
    ]


def test_a_large_initial_is_part_of_its_paragraph() -> None:
    initial = paragraph("甲", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert texts(read_made(initial + paragraph("方应通知客户。") + paragraph("乙方"))) == ["甲方应通知客户。", "乙方"]


def test_other_frames_are_paragraphs_of_their_own() -> None:
    assert texts(read_made(paragraph("甲", '<w:framePr w:w="100"/>') + paragraph("乙"))) == ["甲", "乙"]


def test_a_style_separator_at_the_end_of_a_cell_joins_nothing() -> None:
    assert read_made(table(row(cell(paragraph("甲", _RUN_IN)), cell(paragraph("乙"))))).text == "甲\t乙\n"
