"""A document with tracked changes is read as if all of them were accepted."""

from __future__ import annotations

from .made_docx import cell, labels, level, list_of, listed, paragraph, read_made, row, run, table, texts
from .made_docx import family as family_of

_DELETED_MARK = '<w:rPr><w:del w:id="1"/></w:rPr>'


def _deleted(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def test_insertions_are_kept_and_deletions_dropped() -> None:
    body = paragraph(run("甲方") + _deleted("可以") + f'<w:ins w:id="2">{run("应当")}</w:ins>' + run("通知"))
    document = read_made(body)
    assert texts(document) == ["甲方应当通知"]
    assert (document.ledger.counts["insertions"], document.ledger.counts["deletions"]) == (1, 1)
    assert any("修订" in warning for warning in document.warnings)


def test_a_document_without_changes_carries_no_warning() -> None:
    assert read_made(paragraph("正文")).warnings == ()


def test_text_inserted_and_deleted_again_is_dropped() -> None:
    assert texts(read_made(paragraph(run("甲") + f'<w:ins w:id="1">{_deleted("乙")}</w:ins>'))) == ["甲"]


def test_text_in_a_deletion_is_dropped_even_as_plain_text() -> None:
    assert texts(read_made(paragraph(run("甲") + f'<w:del w:id="1">{run("乙")}</w:del>'))) == ["甲"]


def test_moved_text_is_read_once_where_it_is_now() -> None:
    body = paragraph(run("一") + f'<w:moveFrom w:id="1">{run("移动")}</w:moveFrom>') + paragraph(
        f'<w:moveTo w:id="2">{run("移动")}</w:moveTo>'
    )
    assert texts(read_made(body)) == ["一", "移动"]


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    body = paragraph("甲方应当", _DELETED_MARK) + paragraph("通知客户。") + paragraph("乙方")
    document = read_made(body)
    assert texts(document) == ["甲方应当通知客户。", "乙方"]
    assert [block.anchor.paragraph for block in document.blocks] == [2, 3]


def test_a_deleted_mark_before_a_table_joins_nothing() -> None:
    body = paragraph("甲方", _DELETED_MARK) + table(row("乙方")) + paragraph("丙方")
    assert texts(read_made(body)) == ["甲方", "乙方", "丙方"]


def test_a_deleted_mark_at_the_end_of_a_cell_joins_nothing() -> None:
    body = table(row(cell(paragraph("甲方", _DELETED_MARK)), cell(paragraph("乙方"))))
    assert read_made(body).text == "甲方\t乙方\n"


def test_a_deleted_paragraph_takes_no_number() -> None:
    numbering = family_of(1, level(0, "chineseCounting", "第%1条")) + list_of(1, 1)
    body = listed("标的", 1) + listed(_deleted("价款"), 1, more=_DELETED_MARK) + listed("交割", 1)
    document = read_made(body, {"numbering": numbering})
    assert texts(document) == ["标的", "交割"]
    assert labels(document) == ["第一条", "第二条"]


def test_a_paragraph_emptied_by_a_deletion_whose_mark_stays_keeps_its_number() -> None:
    numbering = family_of(1, level(0, "decimal", "%1.")) + list_of(1, 1)
    document = read_made(listed(_deleted("价款"), 1) + listed("交割", 1), {"numbering": numbering})
    assert list(zip(labels(document), texts(document), strict=True)) == [("1.", ""), ("2.", "交割")]


def test_a_deleted_row_is_dropped_and_counted() -> None:
    document = read_made(table(row("旧"), row("删", properties='<w:del w:id="1"/>'), row("新")) + paragraph("正文"))
    assert texts(document) == ["旧", "新", "正文"]
    assert [block.anchor.row for block in document.blocks] == [1, 2, None]
    assert document.blocks[2].anchor.paragraph == 4
    assert document.ledger.counts["deletions"] == 1


def test_an_inserted_row_is_kept_and_counted() -> None:
    document = read_made(table(row("新", properties='<w:ins w:id="1"/>')))
    assert texts(document) == ["新"]
    assert document.ledger.counts["insertions"] == 1


def test_a_deleted_cell_is_dropped() -> None:
    body = table(row(cell(paragraph("旧"), '<w:cellDel w:id="1"/>'), cell(paragraph("新"))))
    assert read_made(body).text == "新\n"


def test_former_properties_are_not_taken_for_the_present_ones() -> None:
    numbering = family_of(1, level(0, "decimal", "%1.")) + list_of(1, 1)
    list_and_place = '<w:numPr><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/>'
    former = f'<w:pPrChange w:id="1"><w:pPr>{list_and_place}</w:pPr></w:pPrChange>'
    bold = '<w:rPrChange w:id="2"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    block = read_made(paragraph(run("正文", bold), former), {"numbering": numbering}).blocks[0]
    assert (block.label, block.centred, block.bold) == ("", False, False)


def test_footnotes_referred_to_only_in_a_deletion_are_not_read() -> None:
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>注释</w:t></w:r></w:p></w:footnote>'
    reference = '<w:del w:id="1"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    assert texts(read_made(paragraph(run("正文") + reference), {"footnotes": notes})) == ["正文"]
