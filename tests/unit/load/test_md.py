"""load/md: Markdown as it would be seen."""

from __future__ import annotations

import pytest

from clausecheck.errors import LoadError
from clausecheck.load.md import read
from clausecheck.model import BlockKind, Document


def _read(text: str) -> Document:
    return read(text.encode("utf-8"), "协议.md")


def _texts(text: str) -> list[str]:
    document = _read(text)
    return [block.span.cut(document.text) for block in document.blocks]


SEEN = {
    "bold": ("**甲方**（__转让方__）", "甲方（转让方）"),
    "italics": ("*重要*事项", "重要事项"),
    "bold italics": ("***重要***", "重要"),
    "underscored after Chinese is no mark": ("于__年__月__日", "于__年__月__日"),
    "a blank": ("乙方：____，电话______", "乙方：____，电话______"),
    "a masked number": ("电话138****1234", "电话138****1234"),
    "code": ("编号`ZR-*1*`", "编号ZR-*1*"),
    "a link": ("见[附件一](files/附件一.docx)", "见附件一"),
    "a link with a title": ('见[网站](https://example.com/a "站")', "见网站"),
    "an address": ("<https://example.com>", "https://example.com"),
    "brackets before a parenthesis are no link": ("[某店](以下简称转让方)", "[某店](以下简称转让方)"),
    "a blank in brackets": ("于[    ]日内", "于[    ]日内"),
    "an image": ("![公章](seal.png)", "公章"),
    "escapes": (r"5\*3 \# 1\. \_甲\_", "5*3 # 1. _甲_"),
    "entities": ("甲&amp;乙&lt;丙&#40;丁", "甲&乙<丙(丁"),
    "tags": ('<u>甲方</u><span style="color:red">应当</span>', "甲方应当"),
    "Chinese in angle brackets": ("<客户名单>", "<客户名单>"),
    "a footnote mark": ("会员[^1]是指", "会员是指"),
    "a bullet": ("- 会员名单", "会员名单"),
    "a nested bullet": ("    * 会员名单", "会员名单"),
    "an ordered item keeps its number": ("1. 会员名单", "1. 会员名单"),
    "a quote": ("> > 引文", "引文"),
    "a negative number": ("-5%的差异", "-5%的差异"),
}


@pytest.mark.parametrize(("source", "seen"), SEEN.values(), ids=SEEN.keys())
def test_marks_are_dropped(source: str, seen: str) -> None:
    assert _texts(source) == [seen]


@pytest.mark.parametrize(
    ("source", "level", "title"),
    [
        ("# 转让协议", 1, "转让协议"),
        ("### 第一条 **标的** ###", 3, "第一条 标的"),
        ("##会员安排", 2, "会员安排"),
        ("转让协议\n====", 1, "转让协议"),
        ("会员安排\n---", 2, "会员安排"),
    ],
)
def test_headings_have_their_level(source: str, level: int, title: str) -> None:
    (block,) = _read(source).blocks
    assert (block.outline, _texts(source)) == (level, [title])


def test_a_long_paragraph_above_dashes_is_no_heading() -> None:
    paragraph = "乙方接手以后，应当按照甲方已经收取的课时费继续给学员上课，" * 2
    assert [block.outline for block in _read(f"{paragraph}\n---\n下文").blocks] == [None, None]


def test_a_paragraph_all_in_bold_is_bold() -> None:
    assert [block.bold for block in _read("**第一条 标的**\n**甲方**应当").blocks] == [True, False]


def test_one_line_is_one_paragraph() -> None:
    assert _texts("第一条 标的\n第二条 价款\n\n第三条 交接") == ["第一条 标的", "第二条 价款", "第三条 交接"]


def test_hard_wrapped_paragraphs_are_put_together_but_not_with_the_next_item() -> None:
    first = [
        "甲方应当在交接前把学员的姓名、剩余课时和上课时间列成清",
        "单，连同收费收据的存根一并交给乙方，双方当面点清以后在清",
        "单上签字",
    ]
    second = [
        "乙方应当照着清单继续上课，原来约好的时间、老师和教室都不",
        "变，确需调整的提前一周和学员商量，学员不愿意的退还剩下的",
        "课时费",
    ]
    source = "\n".join(["- " + first[0], *first[1:], "- " + second[0], *second[1:]])
    assert _texts(source) == ["".join(first), "".join(second)]


def test_a_table_gives_rows_of_cells() -> None:
    document = _read("| 学员 | 课时 |\n|:---|---:|\n| **小周** | 12<br>次 |\n| 小许\\|小王 |  |\n\n说明\n")
    assert document.text == "学员\t课时\n小周\t12\n次\n小许|小王\t\n说明\n"
    cells = [block.anchor for block in document.blocks if block.kind is BlockKind.CELL]
    assert [(cell.line, cell.row, cell.column) for cell in cells] == [
        (1, 1, 1),
        (1, 1, 2),
        (3, 2, 1),
        (3, 2, 2),
        (3, 2, 2),
        (4, 3, 1),
        (4, 3, 2),
    ]


def test_a_row_of_an_html_table_is_a_row() -> None:
    assert _read("<tr><td>学员</td><td align=left>课时</td></tr>").text == "学员\t课时\n"


def test_line_breaks_part_paragraphs() -> None:
    assert _texts("甲方：老周<br/>乙方：小许\\\n地址") == ["甲方：老周", "乙方：小许", "地址"]


def test_fenced_code_is_verbatim_text() -> None:
    assert _texts("```text\n# 甲方 **不变**\n<!-- 保留 -->\n```\n下文") == ["# 甲方 **不变**", "<!-- 保留 -->", "下文"]


def test_rules_are_dropped() -> None:
    assert _texts("上文\n\n***\n\n- - -\n下文") == ["上文", "下文"]


def test_a_footnote_is_a_block_of_its_kind() -> None:
    blocks = _read("会员[^1]\n\n[^1]: 含已停课的学员\n").blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]


def test_comments_are_counted_and_not_read() -> None:
    document = _read("甲方<!-- 起草人注 -->转让\n<!--\n不读\n-->\n乙方\n")
    assert document.text == "甲方转让\n乙方\n"
    assert document.ledger.counts["comments"] == 2
    assert document.blocks[-1].anchor.line == 5


def test_an_unclosed_comment_hides_nothing() -> None:
    assert _texts("<!-- 甲方\n乙方")[-1] == "乙方"


def test_front_matter_is_counted_and_not_read() -> None:
    document = _read("---\ntitle: 协议\ntags:\n  - 甲\n---\n# 协议\n")
    assert document.text == "协议\n"
    assert document.ledger.counts["front-matter"] == 1


def test_text_between_two_rules_is_no_front_matter() -> None:
    assert _texts("---\n本协议由双方签订。\n\n---\n下文")[0] == "本协议由双方签订。"


def test_struck_out_text_is_not_read_and_told() -> None:
    document = _read("甲方~~可以~~应当通知学员")
    assert document.text == "甲方应当通知学员\n"
    assert len(document.warnings) == 1


def test_images_are_counted() -> None:
    assert _read("说明\n![](扫描件/1.png)").ledger.counts == {"lines": 2, "images": 1}


@pytest.mark.parametrize("source", ["<!-- 只有注释 -->", "![](scan.png)", "---\n***\n"])
def test_marks_alone_are_no_text(source: str) -> None:
    with pytest.raises(LoadError) as failure:
        _read(source)
    assert failure.value.code == "no-text"


def test_the_document_names_its_format() -> None:
    assert _read("甲方").format == "md"
