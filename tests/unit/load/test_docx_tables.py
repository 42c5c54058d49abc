"""Tables are read row by row, cells of a row parted by tabs."""

from __future__ import annotations

from clausecheck.model import Block, BlockKind

from .made_docx import cell, family, labels, level, list_of, listed, paragraph, read_made, row, run, table, texts


def _place(block: Block) -> tuple[int | None, int | None, int | None]:
    return block.anchor.table, block.anchor.row, block.anchor.column


def test_cells_are_parted_by_tabs_and_rows_by_line_feeds() -> None:
    document = read_made(paragraph("清单") + table(row("姓名", "电话"), row("张三", "123")) + paragraph("完"))
    assert document.text == "清单\n姓名\t电话\n张三\t123\n完\n"
    assert [block.kind for block in document.blocks[1:5]] == [BlockKind.CELL] * 4
    assert [_place(block) for block in document.blocks[1:5]] == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2)]


def test_paragraphs_of_tables_are_counted_with_the_others() -> None:
    document = read_made(paragraph("清单") + table(row("姓名", "电话")) + paragraph("完"))
    assert [block.anchor.paragraph for block in document.blocks] == [1, 2, 3, 4]


def test_an_empty_cell_keeps_its_tab_and_is_an_empty_block() -> None:
    document = read_made(table(row("甲", "", "丙")))
    assert document.text == "甲\t\t丙\n"
    assert texts(document) == ["甲", "", "丙"]
    assert document.blocks[1].span.start == document.blocks[1].span.end == 2


def test_paragraphs_within_a_cell_are_parted_by_line_feeds() -> None:
    document = read_made(table(row(cell(paragraph("甲") + paragraph("") + paragraph("乙")), "丙")))
    assert document.text == "甲\n乙\t丙\n"
    assert [_place(block) for block in document.blocks] == [(1, 1, 1), (1, 1, 1), (1, 1, 2)]


def test_a_cell_over_several_columns_is_one_cell() -> None:
    document = read_made(table(row(cell(paragraph("合计"), '<w:gridSpan w:val="2"/>'), "10"), row("a", "b", "c")))
    assert document.text == "合计\t10\na\tb\tc\n"
    assert [block.anchor.column for block in document.blocks] == [1, 3, 1, 2, 3]


def test_a_row_may_begin_further_right() -> None:
    assert read_made(table(row("甲", properties='<w:gridBefore w:val="2"/>'))).blocks[0].anchor.column == 3


def test_a_cell_that_goes_on_the_one_above_is_empty() -> None:
    first = cell(paragraph("电话"), '<w:vMerge w:val="restart"/>')
    covered = cell(paragraph("旧"), "<w:vMerge/>")
    document = read_made(table(row(first, "a"), row(covered, "b")))
    assert document.text == "电话\ta\n\tb\n"
    assert document.blocks[-1].anchor.paragraph == 4


def test_a_covered_cell_takes_no_number() -> None:
    numbering = family(1, level(0, "decimal", "%1.")) + list_of(1, 1)
    body = table(row(cell(listed("甲", 1))), row(cell(listed("", 1), "<w:vMerge/>")), row(cell(listed("丙", 1))))
    assert labels(read_made(body, {"numbering": numbering})) == ["1.", "", "2."]


def test_a_nested_table_is_read_in_its_cell() -> None:
    inner = table(row("b1", "b2"), row("b3", "b4"))
    document = read_made(table(row("a", cell(paragraph("b") + inner + paragraph("")), "c")) + table(row("d")))
    assert document.text == "a\tb\nb1\tb2\nb3\tb4\tc\nd\n"
    places = {text: _place(block) for text, block in zip(texts(document), document.blocks, strict=True)}
    assert places == {
        "a": (1, 1, 1),
        "b": (1, 1, 2),
        "b1": (2, 1, 1),
        "b2": (2, 1, 2),
        "b3": (2, 2, 1),
        "b4": (2, 2, 2),
        "c": (1, 1, 3),
        "d": (3, 1, 1),
    }


def test_rows_and_cells_in_content_controls_are_read() -> None:
    wrapped_cell = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell(paragraph('乙'))}</w:sdtContent></w:sdt>"
    wrapped_row = f"<w:sdt><w:sdtPr/><w:sdtContent>{row('丙', '丁')}</w:sdtContent></w:sdt>"
    document = read_made(table(row("甲", wrapped_cell), wrapped_row))
    assert document.text == "甲\t乙\n丙\t丁\n"
    assert document.ledger.counts["controls"] == 2


def test_a_block_in_a_content_control_or_custom_xml_is_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('甲')}{table(row('乙'))}</w:sdtContent></w:sdt>"
    custom = f'<w:customXml w:element="x"><w:customXmlPr/>{paragraph("丙")}</w:customXml>'
    document = read_made(control + custom)
    assert texts(document) == ["甲", "乙", "丙"]
    assert document.ledger.counts["controls"] == 1


def test_a_tab_inside_a_cell_is_not_taken_for_its_end() -> None:
    assert read_made(table(row(cell(paragraph(run("甲\t乙"))), "丙"))).text == "甲 乙\t丙\n"


def test_blocks_are_counted_by_kind() -> None:
    assert read_made(paragraph("甲") + table(row("乙", ""))).ledger.blocks == {"paragraph": 1, "cell": 2}
