"""A whole .docx becomes a Document with its ledger."""

from __future__ import annotations

import hashlib
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from clausecheck.load import load
from clausecheck.load.docx import COUNTS, NAMES, read
from clausecheck.model import BlockKind

from .made_docx import (
    family,
    labels,
    level,
    list_of,
    listed,
    made,
    paragraph,
    read_made,
    row,
    run,
    table,
    texts,
    zipped,
)

_MARK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def _pages(body: str) -> list[int | None]:
    return [block.anchor.page for block in read_made(body).blocks]


def test_a_document_of_python_docx_is_read() -> None:
    made_by_library = docx.Document()
    made_by_library.add_heading("店铺转让协议", level=0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    made_by_library.add_heading("第一条 标的", level=1)
    made_by_library.add_paragraph("转让店铺一间。").add_run("含会员。").bold = True
    grid = made_by_library.add_table(rows=2, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "项目", "金额"
    grid.cell(1, 0).merge(grid.cell(1, 1)).text = "合计"
    made_by_library.sections[0].footer.paragraphs[0].text = "第1页"
    data = BytesIO()
    made_by_library.save(data)

    document = read(data.getvalue(), "店铺.docx")

    assert document.text == "店铺转让协议\n第一条 标的\n转让店铺一间。含会员。\n项目\t金额\n合计\n第1页\n"
    title, heading, body = document.blocks[:3]
    assert title.centred
    assert (heading.outline, heading.bold, heading.style) == (1, True, "heading 1")
    assert (body.outline, body.bold) == (None, False)
    assert document.blocks[-1].kind is BlockKind.FOOTER


def test_the_document_knows_its_file() -> None:
    data = made(paragraph("正文"))
    document = read(data, "合同/店铺.docx")
    assert (document.path, document.format) == ("合同/店铺.docx", "docx")
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_spans_lie_end_to_end_in_the_text() -> None:
    document = read_made(paragraph("甲") + table(row("乙", "", "丙")) + paragraph("丁") + paragraph(""))
    ends = [0, *(block.span.end + 1 for block in document.blocks)]
    assert [block.span.start for block in document.blocks] == ends[:-1]
    assert ends[-1] == len(document.text)


def test_the_ledger_counts_characters_blocks_and_all_that_is_special() -> None:
    ledger = read_made(paragraph("正文") + paragraph("两行")).ledger
    assert ledger.characters == 4
    assert ledger.blocks == {"paragraph": 2}
    assert ledger.counts == dict.fromkeys(COUNTS, 0)
    assert ledger.complete


def test_pages_are_unknown_without_words_marks() -> None:
    assert _pages(paragraph("甲") + paragraph('<w:r><w:br w:type="page"/><w:t>乙</w:t></w:r>')) == [None, None]


def test_pages_are_counted_by_words_marks() -> None:
    assert _pages(paragraph("甲") + paragraph(run("乙") + _MARK + run("乙")) + paragraph("丙")) == [1, 1, 2]


def test_a_manual_break_and_the_mark_after_it_are_one_page() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    assert _pages(paragraph(run("甲") + broken) + paragraph(_MARK + run("乙"))) == [1, 2]


def test_a_manual_break_without_a_mark_is_a_page() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    assert _pages(paragraph(run("甲") + broken) + paragraph("乙") + paragraph(_MARK + run("丙"))) == [1, 2, 3]


def test_cells_of_a_row_begin_on_the_same_page() -> None:
    crossing = f"<w:tc>{paragraph(run('甲') + _MARK + run('甲'))}</w:tc>"
    assert _pages(table(row(crossing, "乙")) + paragraph("丙")) == [1, 1, 2]


def test_a_row_that_moved_to_the_next_page_is_there_with_all_its_cells() -> None:
    moved = f"<w:tc>{paragraph(_MARK + run('甲'))}</w:tc>"
    assert _pages(paragraph("前") + table(row(moved, "乙")) + paragraph("丙")) == [1, 2, 2, 2]


def test_the_number_of_pages_is_the_one_noted_where_marks_bear_it_out() -> None:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006"
    properties = f'<Properties xmlns="{namespace}/extended-properties"><Pages>3</Pages></Properties>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{namespace}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{namespace}/relationships/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>"
    )

    def pages(body: str) -> int | None:
        names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        files = {"word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>"}
        return read(zipped(files | {"docProps/app.xml": properties, "_rels/.rels": relations}), "x.docx").pages

    assert pages(paragraph(run("甲") + _MARK + run("乙"))) == 3
    assert pages(paragraph(run("甲") + (_MARK + run("乙")) * 4)) == 5
    assert pages(paragraph("甲")) is None


def test_the_strict_format_of_iso_is_read_like_the_other() -> None:
    numbering = family(1, level(0, "chineseCounting", "第%1条")) + list_of(1, 1)
    body = listed("标的", 1) + table(row("甲", "乙")) + paragraph(run("公开") + run("秘密", "<w:vanish/>"))
    parts = {"numbering": numbering, "header1": paragraph("机密")}
    plain, strict = (read(made(body, parts, strict=strict), "x.docx") for strict in (False, True))
    assert strict.text == plain.text == "标的\n甲\t乙\n公开\n机密\n"
    assert strict.blocks == plain.blocks
    assert strict.ledger == plain.ledger
    assert labels(strict)[0] == "第一条"


@pytest.mark.parametrize("ending", NAMES)
def test_the_reader_is_found_by_the_name_of_the_file(ending: str) -> None:
    assert load(f"合同{ending}", made(paragraph("正文"))).format == "docx"


def test_reading_twice_gives_the_same() -> None:
    data = made(paragraph("甲") + table(row("乙")), {"footer1": paragraph("第1页")})
    assert read(data, "x.docx") == read(data, "x.docx")


def test_deep_nesting_is_read() -> None:
    body = paragraph("底")
    for _ in range(40):
        body = table(row(f"<w:tc>{body}<w:p/></w:tc>"))
    assert texts(read_made(body)) == ["底"]
