"""What stands around the body: text boxes, notes, headers, footers, comments, pictures, embedded files."""

from __future__ import annotations

import pytest

from clausecheck.model import BlockKind, Document

from .made_docx import cell, paragraph, read_made, row, run, table, texts

_CM = 360_000


def _box(text: str) -> str:
    """A text box as Word writes it: once for new programs and once more for old ones."""
    inner = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    new = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def _picture(width: float, height: float, more: str = "") -> str:
    size = f'<wp:extent cx="{int(width * _CM)}" cy="{int(height * _CM)}"/>'
    return f'<w:r><w:drawing><wp:anchor {more}>{size}<a:blip r:embed="x"/></wp:anchor></w:drawing></w:r>'


def _note(kind: str, number: int, text: str) -> str:
    return f'<w:{kind} w:id="{number}">{paragraph(run(text))}</w:{kind}>'


def _reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def _kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, text) for block, text in zip(document.blocks, texts(document), strict=True)]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    document = read_made(paragraph(run("正") + _box("旁注") + run("文")) + paragraph("下文"))
    assert _kinds(document) == [("paragraph", "正文"), ("textbox", "旁注"), ("paragraph", "下文")]
    assert [block.anchor.paragraph for block in document.blocks] == [1, 1, 2]
    assert document.ledger.counts["textboxes"] == 1


def test_a_text_box_of_the_old_kind_is_read() -> None:
    inner = f"<w:txbxContent>{paragraph('旁注')}</w:txbxContent>"
    old = f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    assert _kinds(read_made(paragraph(old))) == [("textbox", "旁注")]


def test_a_branch_without_text_gives_way_to_one_with_text() -> None:
    inner = f"<w:pict><v:textbox><w:txbxContent>{paragraph('旁注')}</w:txbxContent></v:textbox></w:pict>"
    choice = f'<mc:Choice Requires="cx"><w:drawing/></mc:Choice><mc:Fallback>{inner}</mc:Fallback>'
    body = paragraph(f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>")
    assert texts(read_made(body)) == ["旁注"]


def test_a_text_box_in_a_table_is_read_after_its_row() -> None:
    body = table(row(cell(paragraph(run("甲") + _box("旁注"))), "乙"), row("丙"))
    document = read_made(body)
    assert document.text == "甲\t乙\n旁注\n丙\n"
    assert document.blocks[2].kind is BlockKind.TEXTBOX


def test_a_table_in_a_text_box_is_read() -> None:
    inner = f"<w:txbxContent>{table(row('甲', '乙'))}{paragraph('')}</w:txbxContent>"
    body = paragraph(f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>")
    assert _kinds(read_made(body)) == [("textbox", "甲"), ("textbox", "乙")]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_read_after_the_paragraph_that_refers_to_it(kind: str) -> None:
    notes = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>' + _note(kind, 2, "指预付卡会员。")
    body = paragraph("前言") + paragraph(run("会员") + _reference(kind, 2) + run("转让")) + paragraph("下文")
    document = read_made(body, {f"{kind}s": notes})
    assert _kinds(document)[1:] == [("paragraph", "会员转让"), (kind, "指预付卡会员。"), ("paragraph", "下文")]
    assert document.blocks[2].anchor.part == f"word/{kind}s.xml"
    assert document.blocks[2].anchor.paragraph == 2
    assert document.ledger.counts[f"{kind}s"] == 1


def test_a_note_that_is_not_there_is_told() -> None:
    document = read_made(paragraph("前言") + paragraph(run("会员") + _reference("footnote", 9)))
    assert [missing.where for missing in document.ledger.unreadable] == ["第2段的注释"]
    assert not document.ledger.complete


def test_headers_and_footers_stand_at_the_end_once_per_wording() -> None:
    parts = {"header1": paragraph("机密"), "header2": paragraph("机密"), "header3": paragraph("附件")}
    document = read_made(paragraph("正文"), parts | {"footer1": paragraph("第1页"), "footer2": paragraph("")})
    expected = [("paragraph", "正文"), ("header", "机密"), ("header", "附件"), ("footer", "第1页")]
    assert _kinds(document) == expected
    assert document.blocks[1].anchor.part == "word/header1.xml"


def test_a_header_with_a_table_or_a_text_box_is_all_header() -> None:
    document = read_made(paragraph("正文"), {"header1": table(row("左", "右")) + paragraph(_box("框"))})
    assert _kinds(document)[1:] == [("header", "左"), ("header", "右"), ("header", "框")]
    assert document.text == "正文\n左\t右\n框\n"


def test_comments_are_counted_but_not_read() -> None:
    comments = (
        f'<w:comment w:id="1">{paragraph("请核对")}</w:comment><w:comment w:id="2">{paragraph("同意")}</w:comment>'
    )
    body = paragraph('<w:commentRangeStart w:id="1"/>' + run("正文") + '<w:r><w:commentReference w:id="1"/></w:r>')
    document = read_made(body, {"comments": comments})
    assert texts(document) == ["正文"]
    assert document.ledger.counts["comments"] == 2


def test_a_large_picture_alone_in_its_paragraph_is_unreadable() -> None:
    document = read_made(paragraph("正文") + paragraph(_picture(15, 20)))
    assert [(each.where, each.reason) for each in document.ledger.unreadable] == [("第2段的图片", "图片中的文字未读取")]
    assert document.ledger.counts["images"] == 1


@pytest.mark.parametrize(
    "content",
    [_picture(3, 3), _picture(18, 2), run("图一") + _picture(15, 20), _picture(21, 29, 'behindDoc="1"')],
    ids=["small", "a mere strip", "beside text", "behind the text"],
)
def test_other_pictures_are_only_counted(content: str) -> None:
    document = read_made(paragraph("正文") + paragraph(content))
    assert document.ledger.complete
    assert document.ledger.counts["images"] == 1


def test_a_large_picture_of_the_old_kind_is_unreadable() -> None:
    shape = '<v:shape style="width:15cm;height:400pt"><v:imagedata r:id="x"/></v:shape>'
    document = read_made(paragraph("正文") + paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>"))
    assert not document.ledger.complete


def test_a_large_frame_without_an_image_is_no_picture() -> None:
    frame = f'<w:r><w:drawing><wp:inline><wp:extent cx="{20 * _CM}" cy="{20 * _CM}"/></wp:inline></w:drawing></w:r>'
    document = read_made(paragraph("正文") + paragraph(frame))
    assert document.ledger.complete
    assert document.ledger.counts["images"] == 0


def test_an_embedded_file_is_unreadable() -> None:
    document = read_made(paragraph("正文") + '<w:altChunk r:id="x"/>')
    assert [each.where for each in document.ledger.unreadable] == ["第1段后嵌入的文件"]
    assert texts(document) == ["正文"]
