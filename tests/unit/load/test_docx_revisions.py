"""A document with tracked changes is read as if all of them were accepted, or all of them rejected."""

from __future__ import annotations

from clausecheck.load.docx import read
from clausecheck.model import Document, ReadOptions, Revisions

from .made_docx import cell, field, labels, level, list_of, listed, made, paragraph, read_made, row, run, table, texts
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


# --- the original text: all changes rejected

_INSERTED_MARK = '<w:rPr><w:ins w:id="1"/></w:rPr>'
_NUMBERED = family_of(1, level(0, "chineseCounting", "第%1条")) + list_of(1, 1)


def _inserted(text: str) -> str:
    return f'<w:ins w:id="1">{run(text)}</w:ins>'


def _original(body: str, parts: dict[str, str] | None = None) -> Document:
    return read(made(body, parts), "made.docx", ReadOptions(Revisions.ORIGINAL))


def test_the_original_has_deletions_and_no_insertions() -> None:
    document = _original(paragraph(run("甲方") + _deleted("可以") + _inserted("应当") + run("通知")))
    assert texts(document) == ["甲方可以通知"]
    assert (document.ledger.counts["insertions"], document.ledger.counts["deletions"]) == (1, 1)
    assert document.warnings == ("文件含未定稿的修订（插入 1 处、删除 1 处），已按拒绝全部修订后的文字读取",)


def test_the_document_says_which_text_it_is() -> None:
    changed = paragraph(run("甲") + _inserted("乙"))
    assert read_made(changed).revisions is Revisions.FINAL
    assert _original(changed).revisions is Revisions.ORIGINAL
    assert read_made(paragraph("甲")).revisions is None
    assert _original(paragraph("甲")).revisions is None


def test_blanks_at_the_edge_of_deleted_text_are_kept_as_marked() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText xml:space="preserve"> and </w:delText></w:r></w:del>'
    assert texts(_original(paragraph(run("A") + deleted + run("B")))) == ["A and B"]


def test_text_inserted_and_deleted_again_was_never_there() -> None:
    assert texts(_original(paragraph(run("甲") + f'<w:ins w:id="1">{_deleted("乙")}</w:ins>'))) == ["甲"]


def test_moved_text_is_read_once_where_it_was() -> None:
    body = paragraph(run("一") + f'<w:moveFrom w:id="1">{run("移动")}</w:moveFrom>') + paragraph(
        run("二") + f'<w:moveTo w:id="2">{run("移动")}</w:moveTo>'
    )
    assert texts(_original(body)) == ["一移动", "二"]


def test_a_moved_paragraph_has_the_number_of_its_old_place() -> None:
    moved_away = listed(
        f'<w:moveFrom w:id="1">{run("价款")}</w:moveFrom>', 1, more='<w:rPr><w:moveFrom w:id="1"/></w:rPr>'
    )
    moved_here = listed(f'<w:moveTo w:id="2">{run("价款")}</w:moveTo>', 1, more='<w:rPr><w:moveTo w:id="2"/></w:rPr>')
    body = listed("标的", 1) + moved_away + listed("交割", 1) + moved_here + listed("其他", 1)
    parts = {"numbering": _NUMBERED}
    final, original = read_made(body, parts), _original(body, parts)
    assert _numbered(final) == ["第一条标的", "第二条交割", "第三条价款", "第四条其他"]
    assert _numbered(original) == ["第一条标的", "第二条价款", "第三条交割", "第四条其他"]


def _numbered(document: Document) -> list[str]:
    return [label + text for label, text in zip(labels(document), texts(document), strict=True)]


def test_a_deleted_paragraph_has_its_number_again() -> None:
    body = listed("标的", 1) + listed(_deleted("价款"), 1, more=_DELETED_MARK) + listed("交割", 1)
    assert _numbered(_original(body, {"numbering": _NUMBERED})) == ["第一条标的", "第二条价款", "第三条交割"]


def test_a_deleted_paragraph_mark_parts_paragraphs_again() -> None:
    assert texts(_original(paragraph("甲方应当", _DELETED_MARK) + paragraph("通知客户。"))) == [
        "甲方应当",
        "通知客户。",
    ]


def test_an_inserted_paragraph_mark_parts_nothing() -> None:
    assert texts(_original(paragraph("甲方应当", _INSERTED_MARK) + paragraph("通知客户。"))) == ["甲方应当通知客户。"]


def test_an_inserted_paragraph_takes_no_number() -> None:
    body = listed("标的", 1) + listed(_inserted("价款"), 1, more=_INSERTED_MARK) + listed("交割", 1)
    assert _numbered(_original(body, {"numbering": _NUMBERED})) == ["第一条标的", "第二条交割"]


def test_rows_and_cells_are_those_before_the_changes() -> None:
    deleted, inserted = row("删", properties='<w:del w:id="1"/>'), row("增", properties='<w:ins w:id="1"/>')
    old, new = cell(paragraph("旧"), '<w:cellDel w:id="1"/>'), cell(paragraph("新"), '<w:cellIns w:id="1"/>')
    body = table(deleted, inserted, row(old, new))
    assert (read_made(body).text, _original(body).text) == ("增\n新\n", "删\n旧\n")


def test_a_table_that_was_put_in_is_not_there() -> None:
    body = paragraph("甲") + table(row(cell(paragraph(_inserted("乙"))), properties='<w:ins w:id="1"/>'))
    assert texts(_original(body)) == ["甲"]


def test_former_properties_are_the_present_ones() -> None:
    former = '<w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    hidden = '<w:rPrChange w:id="2"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    body = paragraph(run("标的") + run("秘密", hidden), former) + listed("交割", 1)
    parts = {"numbering": _NUMBERED}
    assert _numbered(read_made(body, parts)) == ["标的秘密", "第一条交割"]
    assert _numbered(_original(body, parts)) == ["第一条标的", "第二条交割"]


def test_a_list_that_a_change_put_a_paragraph_into_is_not_its_own() -> None:
    put_in = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1"/></w:numPr>'
    assert _numbered(_original(paragraph("引言", put_in) + listed("标的", 1), {"numbering": _NUMBERED})) == [
        "引言",
        "第一条标的",
    ]


def test_deleted_fields_show_their_results_again() -> None:
    parts = field(" REF x ", "五").replace("w:instrText", "w:delInstrText").replace("w:t>", "w:delText>")
    parts = parts.replace('<w:t xml:space="preserve">', '<w:delText xml:space="preserve">')
    body = paragraph(run("见第") + f'<w:del w:id="1">{parts}</w:del>' + _inserted("六") + run("条"))
    assert (texts(read_made(body)), texts(_original(body))) == (["见第六条"], ["见第五条"])


def test_notes_and_headers_are_those_before_the_changes() -> None:
    notes = f'<w:footnote w:id="2">{paragraph(run("预付卡") + _deleted("会员") + _inserted("客户"))}</w:footnote>'
    body = paragraph(run("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    parts = {"footnotes": notes, "header1": paragraph(_deleted("草稿") + _inserted("定稿"))}
    assert texts(_original(body, parts)) == ["正文", "预付卡会员", "草稿"]


def test_a_mark_alone_is_a_change_too() -> None:
    document = read_made(paragraph("甲方", _DELETED_MARK) + paragraph("乙方"))
    assert document.ledger.counts["deletions"] == 1
    assert document.revisions is Revisions.FINAL
