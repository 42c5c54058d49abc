"""A reviewed copy says what the report says, exactly where, and changes nothing else."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from clausecheck.errors import LoadError
from clausecheck.load.docx import read
from clausecheck.model import Flag, Grade, Severity, Status
from clausecheck.word import ReviewOptions, review

from ..load.made_docx import cell, made, paragraph, row, run, table
from .desk import (
    LAW,
    ORIGINAL,
    W,
    anchored,
    at,
    commented,
    comments,
    element,
    part,
    quote,
    report_on,
    seen,
    topic,
    weak_at,
)

TITLE = paragraph("转让协议")
CLAUSE = "第一条 甲方尽量通知客户；乙方负责回访。"
COMMENT = '<w:comment w:id="4" w:author="律师"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
MARKED = (
    '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>第一条 甲方尽量通知客户。</w:t></w:r><w:commentRangeEnd w:id="4"/>'
    '<w:r><w:commentReference w:id="4"/></w:r></w:p>'
)


def weak_text(data: bytes, words: str) -> str:
    return at(commented(data, words), "要素1.1")


def test_a_comment_stands_at_exactly_the_words_of_the_quote() -> None:
    assert weak_text(made(TITLE + paragraph(CLAUSE)), "尽量通知客户") == "尽量通知客户"


def test_words_over_several_runs_are_marked_from_the_first_to_the_last() -> None:
    pieces = run("第一条 甲方尽") + run("量通", "<w:b/>") + run("知客户；乙方负责。")
    assert weak_text(made(TITLE + paragraph(pieces)), "尽量通知客户") == "尽量通知客户"


def test_two_comments_may_overlap() -> None:
    copy = commented(made(TITLE + paragraph(CLAUSE)), "甲方尽量通知", "通知客户；乙方")
    assert (at(copy, "要素1.1"), at(copy, "要素1.2")) == ("甲方尽量通知", "通知客户；乙方")


def test_words_in_links_controls_and_insertions_are_marked() -> None:
    inner = f'<w:hyperlink w:anchor="x">{run("甲方尽量通知客户")}</w:hyperlink>'
    inner += f'<w:ins w:id="7" w:author="律师">{run("并在店堂公告")}</w:ins>'
    inner += f"<w:sdt><w:sdtPr/><w:sdtContent>{run('，不另收费')}</w:sdtContent></w:sdt>"
    copy = commented(made(TITLE + paragraph(inner)), "通知客户", "店堂公告", "另收")
    assert [at(copy, f"要素1.{n}") for n in (1, 2, 3)] == ["通知客户", "店堂公告", "另收"]


def test_a_control_for_plain_text_is_marked_as_a_whole() -> None:
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('甲方尽量通知客户')}</w:sdtContent></w:sdt>"
    assert weak_text(made(TITLE + paragraph(control)), "通知") == "甲方尽量通知客户"


def test_a_row_of_a_table_is_marked_from_cell_to_cell() -> None:
    assert weak_text(made(TITLE + table(row("余额", "归甲方", "另议"))), "归甲方\t另议") == "归甲方另议"


def test_deleted_words_amid_a_quote_do_not_disturb_it() -> None:
    gone = '<w:del w:id="3" w:author="律师"><w:r><w:delText>不得</w:delText></w:r></w:del>'
    copy = commented(made(TITLE + paragraph(run("甲方尽量") + gone + run("通知客户。"))), "尽量通知")
    assert at(copy, "要素1.1") == "尽量不得通知"


@pytest.mark.parametrize("words", ["尽量", "页眉"])
def test_words_that_take_no_comment_are_spoken_of_beside_them(words: str) -> None:
    inner = f"<w:txbxContent>{paragraph('尽量通知')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    data = made(TITLE + paragraph(run("第一条 另见") + box), {"header1": paragraph("页眉一行")})
    # the box itself stands in the paragraph that is marked
    assert weak_text(data, words).startswith({"尽量": "第一条 另见", "页眉": "转让协议"}[words])


def test_an_element_without_a_quote_is_spoken_of_at_the_title() -> None:
    document = read(data := made(TITLE + paragraph(CLAUSE)), "made.docx")
    copy = review(report_on(document, topic(1, Status.WEAK, element("1.1"))), data, ReviewOptions())
    assert at(copy, "要素1.1") == "转让协议"


def test_the_summary_stands_at_the_title() -> None:
    copy = commented(made(paragraph("编号：7") + TITLE + paragraph(CLAUSE)), "尽量")
    assert at(copy, "clausecheck 审查结果：已覆盖 0；薄弱 1；缺失 0") == "转让协议"


def test_what_is_missing_is_listed_with_suggestions_at_the_title() -> None:
    document = read(data := made(TITLE + paragraph(CLAUSE)), "made.docx")
    gone = topic(2, Status.MISSING, element("2.1", grade=Grade.ABSENT))
    copy = review(report_on(document, gone), data, ReviewOptions())
    assert at(copy, "建议：甲方应于【三十】日内办理2.1。") == "转让协议"


def test_a_comment_names_the_defect_what_lacks_the_law_and_the_wording_to_use() -> None:
    (text,) = (
        text for text in comments(commented(made(TITLE + paragraph(CLAUSE)), "尽量")).values() if "要素1" in text
    )
    for words in (
        "要素1.1：薄弱",
        "措辞模糊：",
        "缺少：期限",
        "《民法典》第546条",
        "建议：甲方应于【三十】日内办理1.1。",
    ):
        assert words in text


def test_comments_are_in_english_on_demand() -> None:
    data = made(TITLE + paragraph(CLAUSE))
    copy = review(weak_at(data, "尽量"), data, ReviewOptions(language="en"))
    assert "vague: hedged wording" in "".join(comments(copy).values())


def test_a_flag_is_a_comment_of_its_own() -> None:
    document = read(data := made(TITLE + paragraph(CLAUSE)), "made.docx")
    flag = Flag("f", "最终解释权", Severity.HIGH, quote(document, "乙方负责"), (LAW,), "删去")
    copy = review(replace(report_on(document), flags=(flag,)), data, ReviewOptions())
    assert at(copy, "风险提示：最终解释权（高）") == "乙方负责"


# --- nothing else changes


def test_every_other_entry_is_the_same_to_the_byte() -> None:
    data = made(TITLE + paragraph(CLAUSE), {"styles": "", "header1": paragraph("页眉")})
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(BytesIO(commented(data, "尽量"))) as after:
        same = [name for name in before.namelist() if before.read(name) == after.read(name)]
        assert set(before.namelist()) - set(same) == {
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "[Content_Types].xml",
        }
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_the_text_and_its_look_stay() -> None:
    rows = row("余额", cell(paragraph(run("归甲方", "<w:b/>") + run("尽量"))))
    data = made(
        TITLE + paragraph("<w:r><w:rPr><w:i/></w:rPr><w:tab/><w:t>甲方尽量 通知</w:t><w:br/></w:r>") + table(rows)
    )
    copy = commented(data, "尽量 通", "方尽")
    assert seen(copy) == seen(data)
    looks = [
        each.find(f"{W}rPr/{W}i") is not None for each in part(copy).iter(f"{W}r") if "尽" in "".join(each.itertext())
    ]
    assert looks[0] is True


def test_blanks_at_a_cut_are_kept() -> None:
    data = made(TITLE + paragraph("<w:r><w:t>甲方 尽量 通知</w:t></w:r>"))
    copy = commented(data, "尽量")
    assert seen(copy) == seen(data) == ["转让协议", "甲方 尽量 通知"]
    assert at(copy, "要素1.1") == "尽量"


def test_comments_and_changes_of_others_are_kept() -> None:
    change = f'<w:p><w:ins w:id="9" w:author="律师">{run("乙方尽量回访。")}</w:ins></w:p>'
    data = made(TITLE + MARKED + change, {"comments": COMMENT})
    copy = commented(data, "尽量通知", "尽量回访")
    assert comments(copy)["4"] == "请核对" and anchored(copy)["4"] == "第一条 甲方尽量通知客户。"
    assert len(comments(copy)) == 4 and set(comments(copy)) == set(anchored(copy))
    assert seen(copy, ORIGINAL) == seen(data, ORIGINAL) and seen(copy) == seen(data)


def test_an_xml_comment_and_an_unknown_element_are_kept() -> None:
    data = made(TITLE + "<!-- 机器 -->" + paragraph(CLAUSE) + '<w:p><w:unknown w:x="1"/></w:p>')
    with zipfile.ZipFile(BytesIO(commented(data, "尽量"))) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    assert "<!-- 机器 -->" in text and '<w:unknown w:x="1"/>' in text


def test_a_strict_file_stays_strict() -> None:
    data = made(TITLE + paragraph(CLAUSE), strict=True)
    with zipfile.ZipFile(BytesIO(commented(data, "尽量"))) as archive:
        written = [archive.read(f"word/{name}").decode("utf-8") for name in ("comments.xml", "_rels/document.xml.rels")]
    assert all("purl.oclc.org" in text and "openxmlformats.org/officeDocument" not in text for text in written)


def test_word_libraries_open_the_copy() -> None:
    copy = docx.Document(BytesIO(commented(made(TITLE + paragraph(CLAUSE), {"styles": ""}), "尽量")))
    assert [each.author for each in copy.comments] == ["clausecheck", "clausecheck"]


def test_hostile_words_are_shown_not_obeyed() -> None:
    data = made(TITLE + paragraph("甲方尽量\u202e通知<w:客户>".replace("<", "&lt;")))
    report = weak_at(data, "尽量")
    evil = replace(report.topics[0], title="主题\x1b[31m\u202e")
    text = "".join(comments(review(replace(report, topics=(evil,)), data, ReviewOptions())).values())
    assert "\\x1b[31m‹U+202E›" in text and "\u202e" not in text


def test_the_same_report_gives_the_same_bytes() -> None:
    data = made(TITLE + paragraph(CLAUSE))
    assert commented(data, "尽量") == commented(data, "尽量")


def test_a_file_that_was_changed_meanwhile_is_refused() -> None:
    report = weak_at(made(TITLE + paragraph(CLAUSE)), "尽量")
    with pytest.raises(LoadError, match="changed after it was checked"):
        review(report, made(TITLE + paragraph("第一条 另一份协议。")), ReviewOptions())
