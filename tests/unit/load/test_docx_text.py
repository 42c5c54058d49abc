"""What a person sees in a paragraph is what is read."""

from __future__ import annotations

import pytest

from clausecheck.model import BlockKind

from .made_docx import field, paragraph, read_made, run, style, texts

_BLANK = '<w:u w:val="single"/>'


def _seen(content: str) -> list[str]:
    return texts(read_made(paragraph(content)))


def test_paragraphs_are_blocks_ended_by_line_feeds() -> None:
    document = read_made(paragraph("甲方转让店铺。") + paragraph("乙方受让店铺。"))
    assert document.text == "甲方转让店铺。\n乙方受让店铺。\n"
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 2
    assert [(block.span.start, block.span.end) for block in document.blocks] == [(0, 7), (8, 15)]


def test_paragraphs_of_nothing_or_blanks_give_no_block() -> None:
    assert texts(read_made(paragraph("") + paragraph(" 　") + paragraph("正文"))) == ["正文"]


def test_runs_are_joined_without_a_gap() -> None:
    assert _seen(run("转让") + run("协议")) == ["转让协议"]


def test_blanks_are_kept_as_they_are() -> None:
    assert _seen(run("　　甲方：   张三")) == ["　　甲方：   张三"]


def test_blanks_at_the_edge_of_text_not_marked_to_be_preserved_are_dropped() -> None:
    assert _seen("<w:r><w:t>\n  转让 \n</w:t></w:r>") == ["转让"]


def test_a_tab_is_one_space() -> None:
    assert _seen("<w:r><w:t>甲方</w:t><w:tab/><w:t>乙方</w:t><w:ptab/><w:t>丙方</w:t></w:r>") == ["甲方 乙方 丙方"]


def test_line_feeds_and_tabs_inside_text_become_spaces() -> None:
    assert _seen(run("甲\n乙\t丙")) == ["甲 乙 丙"]


def test_a_line_break_starts_a_new_block_of_the_same_paragraph() -> None:
    document = read_made(paragraph("前言") + paragraph("<w:r><w:t>甲方：张三</w:t><w:br/><w:t>乙方：李四</w:t></w:r>"))
    assert texts(document) == ["前言", "甲方：张三", "乙方：李四"]
    assert [block.anchor.paragraph for block in document.blocks] == [1, 2, 2]


def test_a_line_break_amid_the_sentence_of_a_full_line_is_a_space() -> None:
    line = "受让方应当在交割日之后继续履行转让方对会员的全部服务承诺以及"
    assert _seen(f"{run(line)}<w:r><w:br/></w:r>{run('退款义务。')}") == [f"{line} 退款义务。"]


@pytest.mark.parametrize(
    "after", ["（二）退款", "2、退款", "第三条 退款", "乙方：李四", "联系电话：", "②退款", "附件一"]
)
def test_a_line_break_before_a_new_start_always_parts(after: str) -> None:
    line = "受让方应当在交割日之后继续履行转让方对会员的全部服务承诺以及"
    assert _seen(f"{run(line)}<w:r><w:br/></w:r>{run(after)}") == [line, after]


def test_a_carriage_return_is_a_line_break() -> None:
    assert _seen("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>") == ["甲", "乙"]


def test_hyphens_that_do_not_break_are_hyphens_and_optional_ones_vanish() -> None:
    assert _seen("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r>") == ["A-BC"]


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "00FC", "✓"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Symbol", "F0B3", "≥"),
        ("宋体", "25A1", "□"),
        ("Unknown", "F041", "\uf041"),
    ],
)
def test_symbols_are_the_characters_they_look_like(font: str, code: str, character: str) -> None:
    assert _seen(f'<w:r><w:t>已告知</w:t><w:sym w:font="{font}" w:char="{code}"/></w:r>') == [f"已告知{character}"]


def test_text_in_a_symbol_font_is_what_it_looks_like() -> None:
    assert _seen(run("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>') + run("同意")) == ["☑同意"]


def test_a_broken_symbol_is_nothing() -> None:
    assert _seen('<w:r><w:t>甲</w:t><w:sym w:font="Symbol" w:char="?"/><w:sym/></w:r>') == ["甲"]


def test_underlined_spaces_are_a_line_to_write_on() -> None:
    assert _seen(run("应于") + run("    ", _BLANK) + run("日内")) == ["应于____日内"]


def test_full_width_spaces_and_tabs_are_longer_lines() -> None:
    assert _seen(run("于") + run("　", _BLANK) + run("年")) == ["于__年"]
    assert _seen(run("于") + f"<w:r><w:rPr>{_BLANK}</w:rPr><w:tab/></w:r>" + run("年")) == ["于____年"]


def test_underlined_spaces_in_several_runs_are_one_line() -> None:
    assert _seen(run("于") + run(" ", _BLANK) + run(" ", _BLANK) + run("年")) == ["于__年"]


def test_underlined_spaces_around_underlined_words_stay_spaces() -> None:
    assert _seen(run("于") + run("  ", _BLANK) + run("30", _BLANK) + run("  ", _BLANK) + run("日")) == ["于  30  日"]


def test_one_underlined_space_stays_a_space() -> None:
    assert _seen(run("于") + run(" ", _BLANK) + run("年")) == ["于 年"]


def test_an_underline_of_none_is_none() -> None:
    assert _seen(run("于") + run("   ", '<w:u w:val="none"/>') + run("年")) == ["于   年"]


def test_a_paragraph_of_nothing_but_a_line_to_write_on_is_read() -> None:
    assert _seen(run("      ", _BLANK)) == ["______"]


def test_underline_may_come_from_a_character_style() -> None:
    styles = style("Fill", content=f"<w:rPr>{_BLANK}</w:rPr>", kind="character")
    body = paragraph(run("于") + run("   ", '<w:rStyle w:val="Fill"/>') + run("年"))
    assert texts(read_made(body, {"styles": styles})) == ["于___年"]


@pytest.mark.parametrize(
    "wrapper",
    [
        '<w:hyperlink r:id="x">{}</w:hyperlink>',
        '<w:fldSimple w:instr=" DATE ">{}</w:fldSimple>',
        '<w:smartTag w:element="date"><w:smartTagPr/>{}</w:smartTag>',
        '<w:customXml w:element="x"><w:customXmlPr/>{}</w:customXml>',
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:dir w:val="ltr">{}</w:dir>',
        "<w:r><w:ruby><w:rt><w:r><w:t>zhuan</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        "<w:unheardOf>{}</w:unheardOf>",
    ],
)
def test_what_wraps_runs_does_not_hide_them(wrapper: str) -> None:
    assert _seen(run("甲方") + wrapper.format(run("转让")) + run("店铺")) == ["甲方转让店铺"]


def test_a_formula_is_read() -> None:
    assert _seen("<m:oMath><m:r><m:t>违约金=</m:t></m:r><m:r><m:t>5%</m:t></m:r></m:oMath>") == ["违约金=5%"]


def test_a_field_shows_its_result_not_its_code() -> None:
    assert _seen(run("第") + field(" PAGEREF _Toc1 ", "3") + run("页")) == ["第3页"]


def test_a_field_inside_the_code_of_another_is_not_seen() -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field("MERGEFIELD a", "不可见")
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("可见")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert _seen(nested) == ["可见"]


def test_a_field_may_run_over_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = paragraph(begin + separate + run("第一条")) + paragraph(run("第二条") + end) + paragraph("正文")
    assert texts(read_made(body)) == ["第一条", "第二条", "正文"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    body = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("甲方")) + paragraph("乙方")
    assert texts(read_made(body)) == ["甲方", "乙方"]


@pytest.mark.parametrize(
    ("code", "seen"),
    [("eq \\o\\ac(○,3)", "③"), ("EQ \\o(○,12)", "⑫"), ("eq \\o\\ac(□,是)", "是"), ("PAGE", "")],
)
def test_a_number_drawn_in_a_circle_is_that_number(code: str, seen: str) -> None:
    assert _seen(run("见") + field(code)) == [f"见{seen}"]


@pytest.mark.parametrize(
    ("box", "seen"),
    [("<w:checked/>", "☒"), ('<w:checked w:val="0"/>', "☐"), ('<w:default w:val="1"/>', "☒"), ("", "☐")],
)
def test_a_form_check_box_is_read(box: str, seen: str) -> None:
    data = f"<w:ffData><w:checkBox><w:sizeAuto/>{box}</w:checkBox></w:ffData>"
    assert _seen(field("FORMCHECKBOX", data=data) + run("同意")) == [f"{seen}同意"]


def test_a_form_list_shows_the_chosen_entry() -> None:
    entries = '<w:listEntry w:val="月付"/><w:listEntry w:val="年付"/>'
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    assert _seen(run("付款：") + field("FORMDROPDOWN", data=data)) == ["付款：年付"]


def test_a_check_box_control_shows_its_character() -> None:
    properties = "<w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>"
    box = f"<w:sdt>{properties}<w:sdtContent>{run('☑')}</w:sdtContent></w:sdt>"
    assert _seen(box + run("同意")) == ["☑同意"]


def test_hidden_text_is_not_read_but_told() -> None:
    document = read_made(paragraph(run("公开") + run("秘密", "<w:vanish/>") + run("条款", "<w:vanish/>")))
    assert texts(document) == ["公开"]
    assert document.ledger.counts["hidden"] == 1
    assert any("隐藏" in warning for warning in document.warnings)


def test_a_style_may_hide_text_and_a_run_may_show_it_again() -> None:
    styles = style("Secret", content="<w:rPr><w:vanish/></w:rPr>")
    body = paragraph(run("秘密") + run("公开", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Secret"/>')
    assert texts(read_made(body, {"styles": styles})) == ["公开"]


def test_text_hidden_on_the_web_alone_is_read() -> None:
    assert _seen(run("12", "<w:webHidden/>")) == ["12"]
