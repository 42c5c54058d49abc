"""Pages and web archives: what a browser shows."""

from __future__ import annotations

import pytest

from clausecheck.errors import LoadError
from clausecheck.load import load
from clausecheck.model import BlockKind, Document, ReadOptions, Revisions


def read(body: str, options: ReadOptions | None = None) -> Document:
    page = f"<!DOCTYPE html><html><body>{body}</body></html>"
    return load("a.html", page.encode(), options=options or ReadOptions())


def lines(body: str) -> list[str]:
    document = read(body)
    return [f"{block.label}{block.span.cut(document.text)}" for block in document.blocks]


CASES = {
    "blocks": ("<div>甲<p>乙</p>丙</div><section>丁</section>", ["甲", "乙", "丙", "丁"]),
    "inline elements": ("<p>甲<b>方</b>应<span><i>通</i>知</span></p>", ["甲方应通知"]),
    "line ends of the source": ("<p>甲方\n  应当 notify\n customers</p>", ["甲方应当 notify customers"]),
    "breaks": ("<p>甲方<br>乙方<br/></p>", ["甲方", "乙方"]),
    "entities": ("<p>&#30002;方&nbsp;&lt;一&gt; &amp;</p>", ["甲方\u00a0<一> &"]),
    "unclosed paragraphs": ("<p>甲<p>乙<ul><li>丙<li>丁</ul>", ["甲", "乙", "丙", "丁"]),
    "scripts and styles": ("<script>甲</script><style>p{}</style><noscript>乙</noscript><p>丙", ["丙"]),
    "comments": ("<p>甲<!-- 乙 -->方", ["甲方"]),
    "hidden by style": ('<p style="display : none">甲</p><p style="visibility:hidden">乙</p><p>丙', ["丙"]),
    "hidden by attribute": ("<p hidden>甲</p><input type=hidden value=乙><p>丙", ["丙"]),
    "hidden by class": (
        "<style>.a, p.b {display:none}</style><p class='x a'>甲</p><p class=b>乙</p><i class=b>丙",
        ["丙"],
    ),
    "hidden in print only": ("<style>@media print{.a{display:none}}</style><p class=a>甲", []),
    "blank to fill in": ("<p>电话：<u>&nbsp;&nbsp;&nbsp;</u>", ["电话：___"]),
    "struck out": ("<p>甲<s>乙</s><span style='text-decoration:line-through'>丙</span>丁", ["甲丁"]),
    "boxes": ("<p><input type=checkbox checked>甲 <input type=radio>乙", ["☑甲 ☐乙"]),
    "fields": ("<p>电话：<input value=12345>", ["电话：12345"]),
    "preformatted": ("<pre>甲方\n乙方</pre>", ["甲方", "乙方"]),
    "ordered list": ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
    "start and value": ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3.甲", "7.乙", "8.丙"]),
    "types": ("<ol type=a><li>甲</ol><ol type=I><li>乙</ol>", ["a.甲", "I.乙"]),
    "reversed": ("<ol reversed><li>甲<li>乙</ol>", ["2.甲", "1.乙"]),
    "Chinese numbers": ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
    "no numbers": ("<ol style='list-style: none'><li>第一条 甲</ol><ul><li>乙</ul>", ["第一条 甲", "乙"]),
    "nested lists": ("<ol><li>甲<ol type=a><li>乙</ol><li>丙</ol>", ["1.甲", "a.乙", "2.丙"]),
    "paragraph in an item": ("<ol><li><p>甲</p><p>乙</p></ol>", ["1.甲", "乙"]),
    "ruby": ("<p><ruby>漢<rp>(</rp><rt>hàn</rt></ruby>字", ["漢字"]),
    "deep nesting": ("<div>" * 600 + "甲方", ["甲方"]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_shown_is_read(body: str, expected: list[str]) -> None:
    assert lines(body) == (expected or ["甲"])


def test_headings_have_levels_and_looks() -> None:
    document = read("<h1 align=center>协议</h1><p><b>第一条</b></p><p>甲<b>方</b>")
    assert [(b.outline, b.bold, b.centred) for b in document.blocks] == [
        (1, True, True),
        (None, True, False),
        (None, False, False),
    ]


def test_a_table_is_rows_and_cells() -> None:
    document = read("<p>一<table><tr><th>项目<th>期限<tr><td>客户<p>名单<td>三十日</table><p>二")
    assert document.text == "一\n项目\t期限\n客户\n名单\t三十日\n二\n"
    assert [(b.anchor.table, b.anchor.row, b.anchor.column) for b in document.blocks if b.kind is BlockKind.CELL] == [
        (1, 1, 1),
        (1, 1, 2),
        (1, 2, 1),
        (1, 2, 1),
        (1, 2, 2),
    ]


def test_a_table_in_a_cell_is_paragraphs_of_the_cell() -> None:
    assert read("<table><tr><td>甲<table><tr><td>a<td>b<tr><td>c</table>乙</table>").text == "甲\na b\nc\n乙\n"


def test_two_tables_are_two() -> None:
    document = read("<table><tr><td>甲</table><table><tr><td>乙</table>")
    assert [block.anchor.table for block in document.blocks] == [1, 2]


@pytest.mark.parametrize(("revisions", "text"), [(Revisions.FINAL, "甲丙\n"), (Revisions.ORIGINAL, "甲乙\n")])
def test_tracked_changes_are_read_as_asked(revisions: Revisions, text: str) -> None:
    document = read("<p>甲<del>乙</del><ins>丙</ins>", ReadOptions(revisions))
    assert document.text == text
    assert document.revisions is revisions
    assert document.ledger.counts == {"deletions": 1, "insertions": 1}


def test_what_is_left_out_is_told() -> None:
    document = read("<p style='display:none'>甲</p><p>乙<s>丙</s>")
    assert document.ledger.counts == {"hidden": 1, "struck": 1}
    assert len(document.warnings) == 2


ENCODINGS = {
    "as it says": ("gb2312", "gb18030"),
    "as it says, in capitals": ("GBK", "gb18030"),
    "not as it says": ("utf-8", "gb18030"),
    "Big5": ("big5", "cp950"),
    "unknown name": ("x-none", "utf-8"),
    "UTF-16 under a mark": ("utf-8", "utf-16"),
}


@pytest.mark.parametrize(("said", "true"), ENCODINGS.values(), ids=ENCODINGS.keys())
def test_the_encoding_is_found(said: str, true: str) -> None:
    text = "協議 甲方應當通知" if "950" in true else "协议 甲方应当在十日内以书面形式通知全体客户"
    page = f"<?xml version='1.0'?><html><head><meta charset={said}></head><body><p>{text}</body></html>"
    assert load("a.html", page.encode(true)).text == text + "\n"


def test_an_archived_page_is_read() -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        b'--b\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b"<html><body><p>=BC=D7=B7=BD</p></body></html>\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    assert load("a.mht", data).text == "甲方\n"
    assert load("a.doc", data).text == "甲方\n"


@pytest.mark.parametrize("body", ["", "<script>1</script>", "<img src=scan.png>"])
def test_a_page_without_text_is_told(body: str) -> None:
    with pytest.raises(LoadError) as caught:
        read(body)
    assert caught.value.code == "no-text"


def test_an_archive_without_a_page_is_damaged() -> None:
    with pytest.raises(LoadError) as caught:
        load("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n")
    assert caught.value.code == "damaged"
