"""Suggested clauses as tracked insertions: in their place, under the next number, gone when they are rejected."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import etree

from clausecheck.load.docx import read
from clausecheck.load.txt import read as read_text
from clausecheck.model import Defect, Document, Grade, Status, TopicResult
from clausecheck.pipeline import Checker
from clausecheck.word import ReviewOptions, review

from ..load.made_docx import family, level, list_of, listed, made, paragraph, row, run, table
from .desk import (
    ORIGINAL,
    W,
    anchored,
    comments,
    drafted,
    element,
    ids_of_changes,
    part,
    quote,
    report_on,
    seen,
    topic,
)

HEAD = paragraph("转让协议") + paragraph("转让方（甲方）：张三") + paragraph("受让方（乙方）：李四")
TAIL = paragraph("甲方（盖章）：") + paragraph("乙方（盖章）：")
TYPED = (
    HEAD
    + paragraph("第一条 客户通知")
    + paragraph("1.1 甲方尽量通知客户。")
    + paragraph("1.2 乙方予以配合。")
    + paragraph("第二条 违约责任")
    + paragraph("2.1 违约方赔偿对方的损失。")
    + TAIL
)
LISTS = {
    "numbering": family(
        0, level(0, "chineseCounting", "第%1条"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
    )
    + list_of(1, 0)
}
COUNTED = (
    HEAD
    + listed("客户通知", 1)
    + listed("甲方尽量通知客户。", 1, 1)
    + listed("违约责任", 1)
    + listed("违约方赔偿对方的损失。", 1, 1)
    + TAIL
)
PROPERTIES = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ind jc outlineLvl rPr sectPr pPrChange"
)


def weak(document: Document, words: str = "甲方尽量通知客户", **more: tuple[Defect, ...]) -> TopicResult:
    return topic(1, Status.WEAK, element("1.1", quote(document, words), **more))


def absent(number: int = 2) -> TopicResult:
    ids = (f"{number}.1", f"{number}.2")
    return topic(number, Status.MISSING, *(element(id, grade=Grade.ABSENT) for id in ids))


def with_weak(data: bytes, words: str = "甲方尽量通知客户") -> bytes:
    return drafted(data, weak(read(data, "made.docx"), words))


def after(data: bytes, line: str) -> str:
    lines = seen(data)
    return lines[lines.index(line) + 1]


# --- where, and under which number


def test_a_weak_clause_is_followed_at_the_end_of_its_article_by_the_next_number() -> None:
    copy = with_weak(made(TYPED))
    assert after(copy, "1.2 乙方予以配合。") == "1.3 甲方应于【三十】日内办理1.1。"


def test_a_list_that_counts_gives_the_number() -> None:
    copy = with_weak(made(COUNTED, LISTS))
    assert after(copy, "（一）甲方尽量通知客户。") == "（二）甲方应于【三十】日内办理1.1。"


def test_a_missing_topic_becomes_an_article_of_its_own_after_the_last_one() -> None:
    lines = seen(drafted(made(TYPED), absent()))
    start = lines.index("第三条 主题2")
    assert lines[start - 1] == "2.1 违约方赔偿对方的损失。"
    assert lines[start + 1 : start + 4] == [
        "3.1 甲方应于【三十】日内办理2.1。",
        "3.2 甲方应于【三十】日内办理2.2。",
        "甲方（盖章）：",
    ]


def test_two_missing_topics_take_two_numbers() -> None:
    lines = seen(drafted(made(TYPED), absent(2), absent(3)))
    assert [line for line in lines if "主题" in line] == ["第三条 主题2", "第四条 主题3"]


def test_a_new_article_comes_before_the_one_on_breach_where_the_list_counts() -> None:
    lines = seen(drafted(made(COUNTED, LISTS), absent()))
    assert lines[lines.index("第二条主题2") :][:4] == [
        "第二条主题2",
        "（一）甲方应于【三十】日内办理2.1。",
        "（二）甲方应于【三十】日内办理2.2。",
        "第三条违约责任",
    ]


def test_clauses_of_a_new_article_are_typed_where_a_list_of_their_own_would_count_on() -> None:
    apart = {
        "numbering": family(0, level(0, "chineseCounting", "第%1条"))
        + family(1, level(0, "chineseCounting", "（%1）"))
        + list_of(1, 0)
        + list_of(2, 1)
    }
    body = HEAD + listed("客户通知", 1) + listed("甲方通知客户。", 2) + listed("乙方配合。", 2) + TAIL
    lines = seen(drafted(made(body, apart), absent()))
    assert lines[lines.index("第二条主题2") :][1:3] == [
        "（一）甲方应于【三十】日内办理2.1。",
        "（二）甲方应于【三十】日内办理2.2。",
    ]


def test_a_new_article_stays_behind_where_articles_are_referred_to_by_number() -> None:
    body = COUNTED.replace("违约方赔偿", "依本协议第二条，违约方赔偿")
    lines = seen(drafted(made(body, LISTS), absent()))
    assert lines.index("第三条主题2") > lines.index("第二条违约责任")


@pytest.mark.parametrize(
    ("last", "new"),
    [("（二）乙方配合。", "（三）"), ("2、乙方配合。", "3、"), ("②乙方配合。", "③"), ("（２）乙方配合。", "（３）")],
)
def test_numbers_go_on_in_the_signs_of_the_document(last: str, new: str) -> None:
    first = last.replace("二", "一").replace("2", "1").replace("②", "①").replace("２", "１")
    body = (
        HEAD + paragraph("第一条 客户通知") + paragraph(first.replace("乙方配合", "甲方尽量通知客户")) + paragraph(last)
    )
    copy = with_weak(made(body + paragraph("第二条 其他") + paragraph("本协议一式两份。")))
    assert after(copy, last) == f"{new}甲方应于【三十】日内办理1.1。"


def test_articles_without_headings_are_followed_by_articles_without_headings() -> None:
    body = HEAD + "".join(map(paragraph, ("1、甲方转让店铺。", "2、乙方付款。"))) + TAIL
    lines = seen(drafted(made(body), absent()))
    assert lines[-4:-2] == ["3、甲方应于【三十】日内办理2.1。", "4、甲方应于【三十】日内办理2.2。"]


def test_an_agreement_without_numbers_gets_plain_paragraphs() -> None:
    body = HEAD + paragraph("甲方把店铺转让给乙方，价款一次付清。") + TAIL
    lines = seen(drafted(made(body), absent()))
    assert after(drafted(made(body), absent()), lines[3]) == "甲方应于【三十】日内办理2.1。"


def test_a_clause_whose_words_stand_in_a_table_goes_after_the_table() -> None:
    body = HEAD + paragraph("第一条 客户通知") + table(row("事项", "安排"), row("通知", "甲方尽量通知客户"))
    copy = with_weak(made(body + paragraph("第二条 其他") + paragraph("本协议一式两份。") + TAIL))
    assert after(copy, "甲方尽量通知客户") == "甲方应于【三十】日内办理1.1。"


def test_new_paragraphs_have_the_fonts_of_those_beside_them() -> None:
    look = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="28"/><w:highlight w:val="yellow"/>'
    body = TYPED.replace(run("1.2 乙方予以配合。"), run("1.2 乙方予以配合。", look))
    new = next(each for each in part(with_weak(made(body))).iter(f"{W}ins") if len(each))
    names = [etree.QName(each).localname for each in new.find(f"{W}r/{W}rPr")]
    assert names == ["rFonts", "sz"]


# --- accepted and rejected


BODIES = {
    "typed": (TYPED, None),
    "counted": (COUNTED, LISTS),
    "table": (
        HEAD
        + paragraph("第一条 客户通知")
        + table(row("通知", "甲方尽量通知客户"))
        + paragraph("第二条 其他", '<w:jc w:val="center"/>')
        + TAIL,
        None,
    ),
    "last": (HEAD + paragraph("第一条 甲方尽量通知客户。"), None),
    "changed": (
        HEAD
        + paragraph("第一条 客户通知")
        + f'<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="律师"/></w:rPr></w:pPr>{run("1.1 甲方尽量通知客户。")}</w:p>'
        + f'<w:p><w:ins w:id="2" w:author="律师">{run("1.2 乙方")}</w:ins>'
        + '<w:del w:id="3" w:author="律师"><w:r><w:delText>不</w:delText></w:r></w:del>'
        + f"{run('配合。')}</w:p>"
        + paragraph("第二条 其他")
        + TAIL,
        None,
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_rejecting_all_gives_back_the_text_with_its_numbers(name: str) -> None:
    data = made(*BODIES[name])
    copy = drafted(data, weak(read(data, "made.docx")), absent())
    assert seen(copy, ORIGINAL) == seen(data, ORIGINAL)
    assert len(seen(copy)) == len(seen(data)) + (3 if name == "last" else 4)


@pytest.mark.parametrize("name", BODIES)
def test_the_copy_is_well_made(name: str) -> None:
    data = made(*BODIES[name])
    check_package(drafted(data, weak(read(data, "made.docx")), absent()))


def check_package(copy: bytes) -> None:
    """What Word insists on: parts for all relations, types for all parts, ids once, properties in their order."""
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        names = archive.namelist()
        roots = {name: etree.fromstring(archive.read(name)) for name in names}
    assert len(names) == len(set(names))
    typed = {each.get("PartName", "").lstrip("/") for each in roots["[Content_Types].xml"]}
    assert all(name in typed or name.endswith((".rels", "[Content_Types].xml")) for name in names)
    for name in (each for each in names if each.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        assert {posixpath.join(folder, each.get("Target")) for each in roots[name]} <= set(names)
        assert len({each.get("Id") for each in roots[name]}) == len(roots[name])
    changes = list(ids_of_changes(copy))
    assert len(changes) == len(set(changes)) > 0
    assert set(comments(copy)) == set(anchored(copy))
    order = PROPERTIES.split()
    for properties in part(copy).iter(f"{W}pPr"):
        places = [order.index(etree.QName(child).localname) for child in properties]
        assert all(one < other for one, other in pairwise(places))


def test_wording_that_takes_a_duty_away_is_struck_out() -> None:
    body = TYPED.replace("甲方尽量通知客户。", "甲方通知客户，乙方概不负责回访，也不收费。")
    data = made(body)
    copy = drafted(data, weak(read(data, "made.docx"), "乙方概不负责回访", defects=(Defect.EXCLUDED,)))
    assert "1.1 甲方通知客户，也不收费。" in seen(copy)
    assert seen(copy, ORIGINAL) == seen(data)


def test_wording_that_another_element_needs_is_not_struck_out() -> None:
    document = read(data := made(TYPED), "made.docx")
    good = element("1.2", quote(document, "甲方尽量通知客户"), grade=Grade.MET, defects=())
    bad = element("1.1", quote(document, "尽量通知"), defects=(Defect.EXCLUDED,))
    assert "1.1 甲方尽量通知客户。" in seen(drafted(data, topic(1, Status.WEAK, bad, good)))


def test_comments_on_drafts_name_their_topic_and_go_with_them() -> None:
    copy = drafted(made(TYPED), absent())
    (id,) = (id for id, text in comments(copy).items() if text.startswith("补入的条款：2.1 要素2.1；2.2 要素2.2"))
    assert anchored(copy)[id].startswith("第三条 主题2")
    reference = next(each for each in part(copy).iter(f"{W}commentReference") if each.get(f"{W}id") == id)
    assert reference.getparent().getparent().tag == f"{W}ins"


# --- what is no Word file


def test_a_text_becomes_a_new_word_file_with_comments() -> None:
    document = read_text("转让协议\n第一条 甲方尽量通知客户。\n".encode(), "a.txt")
    report = report_on(document, topic(1, Status.WEAK, element("1.1", quote(document, "尽量通知"))))
    copy = review(report, b"", ReviewOptions())
    assert seen(copy) == ["转让协议", "第一条 甲方尽量通知客户。"]
    assert set(anchored(copy).values()) == {"转让协议", "尽量通知"}


def test_drafts_go_into_a_new_word_file_too() -> None:
    document = read_text("转让协议\n第一条 甲方尽量通知客户。\n第二条 乙方付款。\n".encode(), "a.txt")
    copy = review(report_on(document, absent()), b"", ReviewOptions(insert=True))
    check_package(copy)
    assert seen(copy)[-1] == "第四条 甲方应于【三十】日内办理2.2。"


def test_accepting_all_of_a_bare_agreement_covers_every_topic(checker: Checker) -> None:
    data = made(TYPED)
    document = read(data, "made.docx")
    copy = review(checker.check(document), data, ReviewOptions(insert=True))
    again = checker.check(read(copy, "made.docx"))
    uncovered = {topic.number for topic in again.topics if topic.status is not Status.COVERED}
    assert not uncovered
    assert seen(copy, ORIGINAL) == seen(data)
