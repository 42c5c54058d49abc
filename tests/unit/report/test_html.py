"""The HTML page: nothing of a document becomes markup, every link leads somewhere, and the text stays the text."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html as reader

from clausecheck.model import (
    Anchor,
    Block,
    BlockKind,
    Document,
    DocumentReport,
    ElementResult,
    Flag,
    Grade,
    Ledger,
    LoadFailure,
    Quote,
    RulesetId,
    Run,
    Severity,
    Span,
    Status,
    TopicResult,
    Unreadable,
    Via,
)
from clausecheck.report import ReportOptions
from clausecheck.report.html import render
from clausecheck.report.html.markup import lines, tag, text

HOSTILE = "</p><script>alert(1)</script><img src=//evil.example onerror=alert(1)> & \"'\u202e\x1b"


def quote(whole: str, words: str) -> Quote:
    start = whole.index(words)
    return Quote("part", "第一条", None, 1, start, start + len(words), words, Via.TEXT)


def element(id: str, grade: Grade, *quotes: Quote, suggestion: str = "改成这样。") -> ElementResult:
    return ElementResult(id, f"要素{id}", grade, (), (), quotes, suggestion)


def report(whole: str, blocks: tuple[Block, ...], *elements: ElementResult, pages: int | None = None) -> DocumentReport:
    ledger = Ledger({"paragraph": len(blocks)}, len(whole))
    document = Document("a.docx", "ab" * 32, "docx", whole, blocks, ledger, pages=pages)
    topic = TopicResult("t", 1, "主题", Severity.HIGH, Status.WEAK, "", elements, ())
    return DocumentReport(document, "协议", "unknown", (), (topic,), ())


def paragraphs(whole: str) -> tuple[Block, ...]:
    found = re.finditer(r"[^\n]+", whole)
    return tuple(Block(BlockKind.PARAGRAPH, Span(*m.span()), Anchor(paragraph=n)) for n, m in enumerate(found, start=1))


def run(*reports: DocumentReport, failures: tuple[LoadFailure, ...] = ()) -> Run:
    return Run(reports, failures, RulesetId("pack", "1", "cd" * 32), "0.1.0", 1)


def page(*reports: DocumentReport) -> reader.HtmlElement:
    return reader.fromstring(render(run(*reports), ReportOptions()))


def test_text_is_escaped_and_what_cannot_be_seen_is_shown() -> None:
    assert text("<b>&\"'\u202e") == "&lt;b&gt;&amp;&quot;&#x27;‹U+202E›"
    assert lines("甲\n<乙>") == "甲\n&lt;乙&gt;"
    assert tag("p.a.b", "<i>", tag("b", "&"), at={"title": '"><i>'}) == (
        '<p title="&quot;&gt;&lt;i&gt;" class="a b">&lt;i&gt;<b>&amp;</b></p>'
    )


def test_hostile_text_stays_text_wherever_it_stands() -> None:
    whole = HOSTILE + "\n"
    cited = replace(quote(whole, HOSTILE), provision=HOSTILE, part=HOSTILE)
    weak = ElementResult("1.1", HOSTILE, Grade.WEAK, (), (HOSTILE,), (cited,), HOSTILE)
    made = report(whole, paragraphs(whole), weak)
    flag = Flag(HOSTILE, HOSTILE, Severity.LOW, cited, (), HOSTILE)
    made = replace(made, title=HOSTILE, warnings=(HOSTILE,), flags=(flag,))
    failed = LoadFailure(HOSTILE, "no-text", HOSTILE, HOSTILE)
    source = render(run(made, failures=(failed,)), ReportOptions())
    tree = reader.fromstring(source)
    assert len(tree.findall(".//script")) == 1
    assert not tree.findall(".//img")
    assert "\u202e" not in source and "\x1b" not in source
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on") or name == "style"]


def test_the_page_may_load_nothing_and_run_nothing_but_its_own_style_and_script() -> None:
    whole = "甲方通知客户。\n"
    source = render(run(report(whole, paragraphs(whole), element("1.1", Grade.MET))), ReportOptions())
    policy = reader.fromstring(source).find(".//meta[@http-equiv]").get("content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (inside,) = re.findall(f"<{name}>(.*?)</{name}>", source, re.DOTALL)
        assert f"{name}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<link|<iframe|<object", source)


def test_names_are_unique_and_every_link_leads_somewhere() -> None:
    whole = "甲方通知客户。\n乙方接收客户资料。\n"
    met = element("1.1", Grade.MET, quote(whole, "甲方通知客户"), quote(whole, "通知"))
    weak = element("1.2", Grade.WEAK, quote(whole, "甲方通知客户"), quote(whole, "乙方接收客户资料"))
    made = report(whole, paragraphs(whole), met, weak)
    tree = page(made, made)
    names = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(set(names)) == len(names)
    links = {node.get("href")[1:] for node in tree.iter("a")}
    assert links <= set(names)
    assert {"d1-q0-6", "d1-q2-4", "d1-e1.1", "d1-e1.2", "d2-e1.1"} <= links


def test_the_text_is_shown_whole_and_verbatim() -> None:
    whole = "甲方应于交割前通知客户。\n乙方应接收客户资料。\n"
    overlapping = (quote(whole, "甲方应于交割前"), quote(whole, "交割前通知客户"), quote(whole, "通知客户。\n乙方应"))
    tree = page(report(whole, paragraphs(whole), element("1.1", Grade.WEAK, *overlapping)))
    pane = tree.find_class("text")[0]
    for back in list(pane.iter("sup")):
        back.drop_tree()
    assert [line.text_content() for line in pane.findall("p")] == whole.splitlines()


def test_a_wording_cited_by_several_is_marked_for_the_gravest_and_links_to_all() -> None:
    whole = "甲方可以通知客户。\n"
    cited = quote(whole, "通知客户")
    tree = page(report(whole, paragraphs(whole), element("1.1", Grade.MET, cited), element("1.2", Grade.WEAK, cited)))
    (mark,) = tree.iter("mark")
    assert mark.get("class") == "weak"
    assert [link.get("href") for link in tree.find(".//sup")] == ["#d1-e1.1", "#d1-e1.2"]


def test_a_quote_over_cells_is_marked_in_each_and_links_back_once() -> None:
    whole = "项目\t期限\n余额\t十日\n"
    places = [(0, 2, 1, 1), (3, 5, 1, 2), (6, 8, 2, 1), (9, 11, 2, 2)]
    cells = tuple(Block(BlockKind.CELL, Span(a, b), Anchor(table=1, row=r, column=c)) for a, b, r, c in places)
    tree = page(report(whole, cells, element("1.1", Grade.WEAK, quote(whole, "余额\t十日"))))
    assert [mark.text for mark in tree.iter("mark")] == ["余额", "十日"]
    assert len(tree.findall(".//sup")) == 1
    assert [[cell.text_content()[:2] for cell in row] for row in tree.find(".//table")] == [
        ["项目", "期限"],
        ["余额", "十日"],
    ]


def test_a_merged_cell_keeps_its_place() -> None:
    whole = "甲\t乙\n丙\n丁\t戊\n"
    places = [(0, 1, 1, 1), (2, 3, 1, 3), (4, 5, 2, 2), (6, 7, 3, 1), (8, 9, 3, 2)]
    cells = tuple(Block(BlockKind.CELL, Span(a, b), Anchor(table=1, row=r, column=c)) for a, b, r, c in places)
    rows = page(report(whole, cells, element("1.1", Grade.ABSENT))).find(".//table")
    assert [[(cell.text_content(), cell.get("colspan")) for cell in row] for row in rows] == [
        [("甲", "2"), ("乙", None)],
        [("", "1"), ("丙", None)],
        [("丁", None), ("戊", None)],
    ]


def test_a_page_that_gave_no_text_is_shown_in_its_place() -> None:
    whole = "第一页的话。\n第三页的话。\n"
    blocks = tuple(replace(b, anchor=Anchor(page=p)) for b, p in zip(paragraphs(whole), (1, 3), strict=True))
    made = report(whole, blocks, element("1.1", Grade.UNDETERMINED), pages=3)
    gap = Unreadable("第2页", "只有图像", 2)
    made = replace(made, document=replace(made.document, ledger=replace(made.document.ledger, unreadable=(gap,))))
    shown = [line.text_content() for line in page(made).find_class("text")[0]]
    assert shown == ["第1页", "第一页的话。", "第2页 · 未读出：只有图像", "第3页", "第三页的话。"]


def test_flags_of_one_rule_share_a_card_that_links_to_every_place() -> None:
    whole = "交割日为____年____月。\n价款____元。\n"
    flags = tuple(
        Flag("blank", "留白", Severity.HIGH, quote(whole, words), (), "填好") for words in ("____年____月", "____元")
    )
    tree = page(replace(report(whole, paragraphs(whole), element("1.1", Grade.ABSENT)), flags=flags))
    (card,) = tree.xpath("//article[@data-status='flag']")
    assert [link.get("href") for link in card.iter("a")] == ["#d1-q4-14", "#d1-q18-23"]
    assert [mark.get("class") for mark in tree.iter("mark")] == ["flag", "flag"]
    assert {link.get("href") for link in tree.xpath("//sup/a")} == {f"#{card.get('id')}"}


def test_many_places_of_a_flag_are_folded() -> None:
    whole = "".join(f"第{n}处____元。\n" for n in range(9))
    flags = tuple(Flag("blank", "留白", Severity.HIGH, quote(whole, f"第{n}处____元"), (), "") for n in range(9))
    tree = page(replace(report(whole, paragraphs(whole), element("1.1", Grade.ABSENT)), flags=flags))
    (folded,) = tree.xpath("//article[@data-status='flag']/details")
    assert len(folded.findall("figure")) == 4
    assert folded.find("summary").text == "另有 4 处"


def test_only_what_is_not_met_gets_a_clause_to_copy() -> None:
    whole = "甲方通知客户。\n"
    tree = page(report(whole, paragraphs(whole), element("1.1", Grade.MET), element("1.2", Grade.ABSENT)))
    (button,) = tree.find_class("copy")
    assert button.get("data-copy") == "d1-e1.2-s"
    assert tree.get_element_by_id("d1-e1.2-s").text == "改成这样。"


@pytest.mark.parametrize(("kind", "said"), [(BlockKind.HEADER, "页眉"), (BlockKind.FOOTNOTE, "脚注")])
def test_what_stands_beside_the_body_says_so(kind: BlockKind, said: str) -> None:
    whole = "机密\n"
    blocks = (replace(paragraphs(whole)[0], kind=kind),)
    tree = page(report(whole, blocks, element("1.1", Grade.ABSENT)))
    assert tree.find_class("aside")[0].text_content() == f"{said}机密"


def test_a_run_without_any_document_is_still_a_page() -> None:
    source = render(run(failures=(LoadFailure("a.pdf", "no-text", "无", "none"),)), ReportOptions(language="en"))
    assert "no text (no-text)" in source
    assert '<html lang="en">' in source
