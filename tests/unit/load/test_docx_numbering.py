"""Automatic numbers are rebuilt as Word prints them."""

from __future__ import annotations

import pytest

from clausecheck.load.docx import read

from .made_docx import (
    cell,
    family,
    labels,
    level,
    list_of,
    listed,
    made,
    paragraph,
    read_made,
    row,
    run,
    style,
    table,
    texts,
)


def _labels(body: str, numbering: str, styles: str = "") -> list[str]:
    return labels(read_made(body, {"numbering": numbering, "styles": styles}))


_ARTICLES = family(
    1, level(0, "chineseCountingThousand", "第%1条"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def test_articles_items_and_points_are_numbered() -> None:
    body = "".join(listed("条款", 1, depth) for depth in (0, 1, 1, 2, 0, 1))
    assert _labels(body, _ARTICLES + list_of(1, 1)) == ["第一条", "（一）", "（二）", "1.", "第二条", "（一）"]


def test_a_label_is_no_part_of_the_text() -> None:
    document = read_made(listed("标的", 1), {"numbering": _ARTICLES + list_of(1, 1)})
    assert document.text == "标的\n"


def test_a_number_holds_those_of_upper_levels() -> None:
    numbering = family(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
    body = "".join(listed("条款", 1, depth) for depth in (0, 1, 2, 2, 1, 0, 1))
    assert _labels(body, numbering + list_of(1, 1)) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"]


def test_legal_numbering_writes_all_levels_in_decimal() -> None:
    numbering = family(1, level(0, "chineseCounting", "第%1条"), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    assert _labels(listed("标的", 1) + listed("范围", 1, 1), numbering + list_of(1, 1)) == ["第一条", "1.1"]


def test_without_legal_numbering_each_level_keeps_its_format() -> None:
    numbering = family(1, level(0, "chineseCounting", "第%1条"), level(1, "decimal", "%1.%2"))
    assert _labels(listed("标的", 1) + listed("范围", 1, 1), numbering + list_of(1, 1)) == ["第一条", "一.1"]


def test_a_level_starts_where_the_list_says() -> None:
    assert _labels(listed("甲", 1) * 2, family(1, level(0, "decimal", "%1)", start=5)) + list_of(1, 1)) == ["5)", "6)"]


def test_a_level_without_a_start_begins_with_zero() -> None:
    assert _labels(listed("甲", 1), family(1, level(0, "decimal", "%1", start=None)) + list_of(1, 1)) == ["0"]


def test_a_skipped_level_counts_as_used() -> None:
    numbering = family(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")) + list_of(1, 1)
    assert _labels(listed("甲", 1, 1) + listed("乙", 1) + listed("丙", 1, 1), numbering) == ["1.1", "2", "2.1"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", ["1", "1)", "2", "1)"]), ("0", ["1", "1)", "2", "2)"]), ("1", ["1", "1)", "2", "1)"])],
)
def test_a_level_restarts_as_it_says(restart: str, expected: list[str]) -> None:
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    numbering = family(1, level(0, "decimal", "%1"), level(1, "decimal", "%2)", more=more)) + list_of(1, 1)
    assert _labels((listed("甲", 1) + listed("乙", 1, 1)) * 2, numbering) == expected


def test_a_level_may_restart_only_with_the_top_level() -> None:
    deep = level(2, "decimal", "%3)", more='<w:lvlRestart w:val="1"/>')
    numbering = family(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), deep) + list_of(1, 1)
    body = "".join(listed("条款", 1, depth) for depth in (0, 1, 2, 1, 2, 0, 2))
    assert _labels(body, numbering) == ["1", "1.1", "1)", "1.2", "2)", "2", "1)"]


def test_lists_of_the_same_family_count_on() -> None:
    numbering = family(1, level(0, "decimal", "%1.")) + list_of(1, 1) + list_of(2, 1)
    assert _labels(listed("甲", 1) + listed("乙", 2) + listed("丙", 1), numbering) == ["1.", "2.", "3."]


def test_lists_of_different_families_count_apart() -> None:
    numbering = family(1, level(0, "decimal", "%1.")) + family(2, level(0, "decimal", "%1)"))
    body = listed("甲", 1) + listed("乙", 2) + listed("丙", 1)
    assert _labels(body, numbering + list_of(1, 1) + list_of(2, 2)) == ["1.", "1)", "2."]


def test_a_start_override_restarts_the_list_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = family(1, level(0, "decimal", "%1.")) + list_of(1, 1) + list_of(2, 1, override)
    body = listed("甲", 1) * 2 + listed("乙", 2) * 2 + listed("丙", 1)
    assert _labels(body, numbering) == ["1.", "2.", "1.", "2.", "3."]


def test_an_override_may_redefine_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'
    assert _labels(listed("甲", 1), family(1, level(0, "decimal", "%1.")) + list_of(1, 1, override)) == ["C)"]


def test_a_style_carries_its_list() -> None:
    styles = style("Article", content='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = paragraph("标的", '<w:pStyle w:val="Article"/>') * 2
    assert _labels(body, _ARTICLES + list_of(1, 1), styles) == ["第一条", "第二条"]


def test_a_style_inherits_the_list_of_the_one_it_is_based_on() -> None:
    styles = style("Article", content='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles += style("Own", based_on="Article")
    assert _labels(paragraph("标的", '<w:pStyle w:val="Own"/>'), _ARTICLES + list_of(1, 1), styles) == ["第一条"]


def test_styles_tied_to_levels_are_numbered_at_that_level() -> None:
    tied = [level(0, "chineseCounting", "第%1章", more='<w:pStyle w:val="H1"/>')]
    tied += [level(1, "chineseCounting", "第%2条", more='<w:pStyle w:val="H2"/>')]
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("H1", content=number) + style("H2", content=number) + style("H2Own", based_on="H2")
    body = "".join(paragraph("条款", f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2Own", "H1"))
    assert _labels(body, family(1, *tied) + list_of(1, 1), styles) == ["第一章", "第一条", "第二条", "第二章"]


def test_the_level_of_a_style_counts_where_no_level_is_tied_to_it() -> None:
    number = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = paragraph("范围", '<w:pStyle w:val="Item"/>')
    assert _labels(body, _ARTICLES + list_of(1, 1), style("Item", content=number)) == ["（一）"]


def test_a_paragraph_may_change_only_the_level_of_its_style() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = paragraph("范围", '<w:pStyle w:val="Item"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert _labels(body, _ARTICLES + list_of(1, 1), style("Item", content=number)) == ["（一）"]


def test_list_zero_takes_the_number_of_the_style_away() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = paragraph("引言", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body += paragraph("引言", '<w:pStyle w:val="B"/>') + paragraph("标的", '<w:pStyle w:val="A"/>')
    styles = style("A", content=number) + style("B", content=number.replace('"1"', '"0"'), based_on="A")
    assert _labels(body, _ARTICLES + list_of(1, 1), styles) == ["", "", "第一条"]


def test_a_numbering_style_is_followed_to_its_list() -> None:
    numbering = (
        family(1, '<w:styleLink w:val="Outline"/>', level(0, "chineseCounting", "%1、"))
        + family(2, '<w:numStyleLink w:val="Outline"/>')
        + list_of(1, 1)
        + list_of(2, 2)
    )
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Outline", content=number, kind="numbering")
    assert _labels(listed("甲", 2) + listed("乙", 1), numbering, styles) == ["一、", "二、"]


def test_bullets_have_no_label_and_break_no_count() -> None:
    numbering = family(1, level(0, "decimal", "%1."), level(1, "bullet", "●")) + list_of(1, 1)
    assert _labels(listed("甲", 1) + listed("乙", 1, 1) + listed("丙", 1), numbering) == ["1.", "", "2."]


def test_a_format_of_none_prints_only_the_words_around_it() -> None:
    assert _labels(listed("清单", 1), family(1, level(0, "none", "附件%1：")) + list_of(1, 1)) == ["附件："]


def test_what_separates_a_number_from_the_text_is_no_part_of_the_label() -> None:
    numbering = family(1, level(0, "decimal", "第%1条　", more='<w:suff w:val="space"/>')) + list_of(1, 1)
    assert _labels(listed("标的", 1), numbering) == ["第1条"]


def test_a_custom_format_falls_back_to_the_plain_one() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="upperRoman"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert _labels(listed("甲", 1), family(1, custom) + list_of(1, 1)) == ["I."]


def test_a_single_level_list_knows_no_deeper_level() -> None:
    numbering = family(1, '<w:multiLevelType w:val="singleLevel"/>', level(0, "decimal", "%1.")) + list_of(1, 1)
    assert _labels(listed("甲", 1, 3), numbering) == ["1."]


@pytest.mark.parametrize("list_id", [7, 8])
def test_a_list_or_family_that_is_not_there_gives_no_number(list_id: int) -> None:
    assert _labels(listed("甲", list_id), _ARTICLES + list_of(8, 99)) == [""]


def test_a_level_that_is_not_there_gives_no_number() -> None:
    assert _labels(listed("甲", 1, 5), _ARTICLES + list_of(1, 1)) == [""]


def test_a_document_without_lists_has_no_labels() -> None:
    assert labels(read_made(listed("甲", 1))) == [""]


def test_numbers_go_on_through_tables() -> None:
    body = listed("甲", 1) + table(row(cell(listed("乙", 1)), cell(listed("丙", 1)))) + listed("丁", 1)
    assert _labels(body, _ARTICLES + list_of(1, 1)) == ["第一条", "第二条", "第三条", "第四条"]


def test_a_paragraph_of_nothing_but_its_number_is_an_empty_block() -> None:
    document = read_made(listed("", 1) + paragraph("标的"), {"numbering": _ARTICLES + list_of(1, 1)})
    assert list(zip(labels(document), texts(document), strict=True)) == [("第一条", ""), ("", "标的")]
    assert document.text == "\n标的\n"


def test_an_empty_bullet_is_no_block() -> None:
    body = listed("", 1) + paragraph("标的")
    assert _labels(body, family(1, level(0, "bullet", "●")) + list_of(1, 1)) == [""]


def test_an_empty_paragraph_that_only_ends_a_section_takes_no_number() -> None:
    body = listed("甲", 1) + listed("", 1, more="<w:sectPr/>") + listed("乙", 1)
    assert _labels(body, _ARTICLES + list_of(1, 1)) == ["第一条", "第二条"]


def test_a_hidden_paragraph_takes_no_number() -> None:
    hidden = listed(run("秘密", "<w:vanish/>"), 1, more="<w:rPr><w:vanish/></w:rPr>")
    assert _labels(listed("甲", 1) + hidden + listed("乙", 1), _ARTICLES + list_of(1, 1)) == ["第一条", "第二条"]


def test_only_the_first_line_of_a_paragraph_bears_its_number() -> None:
    body = listed("<w:r><w:t>甲方：</w:t><w:br/><w:t>乙方：</w:t></w:r>", 1)
    assert _labels(body, _ARTICLES + list_of(1, 1)) == ["第一条", ""]


def test_text_boxes_do_not_count_in_the_body() -> None:
    inner = f"<w:txbxContent>{listed('旁注', 1)}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"
    body = listed(run("甲") + box, 1) + listed("乙", 1)
    assert _labels(body, _ARTICLES + list_of(1, 1)) == ["第一条", "第一条", "第二条"]


def test_a_circle_of_styles_ends() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A")
    assert labels(read(made(paragraph("甲", '<w:pStyle w:val="A"/>'), {"styles": styles}), "x")) == [""]
