"""Headings, bold and centred paragraphs are known by their own properties and by their styles."""

from __future__ import annotations

import pytest

from clausecheck.model import Block

from .made_docx import paragraph, read_made, run, style


def _block(content: str, properties: str = "", styles: str = "") -> Block:
    return read_made(paragraph(content, properties), {"styles": styles}).blocks[0]


@pytest.mark.parametrize("name", ["heading 2", "Heading 2", "标题 2", "标题2"])
def test_a_heading_style_gives_the_outline_level(name: str) -> None:
    block = _block("标的", '<w:pStyle w:val="X"/>', style("X", name))
    assert (block.outline, block.style) == (2, name)


def test_a_style_based_on_a_heading_is_one() -> None:
    styles = style("H", "heading 1") + style("Own", "Own", based_on="H")
    assert _block("标的", '<w:pStyle w:val="Own"/>', styles).outline == 1


def test_an_outline_level_of_a_style_counts_from_one() -> None:
    styles = style("X", content='<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    assert _block("标的", '<w:pStyle w:val="X"/>', styles).outline == 1


def test_the_outline_level_of_the_paragraph_comes_first() -> None:
    assert _block("标的", '<w:pStyle w:val="X"/><w:outlineLvl w:val="2"/>', style("X", "heading 1")).outline == 3


def test_the_level_of_body_text_is_none() -> None:
    assert _block("标的", '<w:pStyle w:val="X"/><w:outlineLvl w:val="9"/>', style("X", "heading 1")).outline is None


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    styles = style("a", "Normal").replace("<w:style ", '<w:style w:default="1" ', 1)
    assert _block("正文", "", styles).style == "Normal"


def test_a_style_that_is_not_there_is_no_style() -> None:
    block = _block("正文", '<w:pStyle w:val="gone"/>')
    assert (block.style, block.outline, block.bold) == ("", None, False)


@pytest.mark.parametrize(
    ("content", "bold"),
    [
        (run("标的", "<w:b/>"), True),
        (run("标的", '<w:b w:val="0"/>'), False),
        (run("标的", "<w:b/>") + run("范围"), False),
        (run("标的", "<w:b/>") + run("  "), True),
        (run("标的", "<w:bCs/>"), False),
        (run("标的", "<w:b/>") + run("秘密", "<w:vanish/>"), True),
    ],
)
def test_a_block_is_bold_where_all_that_is_seen_is(content: str, bold: bool) -> None:
    assert _block(content).bold is bold


def test_bold_comes_from_the_style_of_the_paragraph_or_run() -> None:
    styles = style("P", content="<w:rPr><w:b/></w:rPr>") + style("Own", based_on="P")
    styles += style("Strong", content="<w:rPr><w:b/></w:rPr>", kind="character")
    assert _block("标的", '<w:pStyle w:val="Own"/>', styles).bold
    assert _block(run("标的", '<w:rStyle w:val="Strong"/>'), "", styles).bold


def test_bold_said_twice_by_styles_cancels_out() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = style("P", content=bold) + style("Strong", content=bold, kind="character")
    assert not _block(run("标的", '<w:rStyle w:val="Strong"/>'), '<w:pStyle w:val="P"/>', styles).bold


def test_bold_may_be_the_default_of_the_document() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert _block("标的", "", defaults).bold


def test_a_paragraph_may_be_centred_itself_or_by_its_style() -> None:
    styles = style("T", content='<w:pPr><w:jc w:val="center"/></w:pPr>')
    assert _block("转让协议", '<w:jc w:val="center"/>').centred
    assert _block("转让协议", '<w:pStyle w:val="T"/>', styles).centred
    assert not _block("转让协议", '<w:pStyle w:val="T"/><w:jc w:val="left"/>', styles).centred
