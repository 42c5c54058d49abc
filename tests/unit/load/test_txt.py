"""load/txt: paragraphs, rows and hard-wrapped text."""

from __future__ import annotations

import pytest

from clausecheck.errors import LoadError
from clausecheck.load.txt import read
from clausecheck.model import BlockKind, Document


def _read(text: str) -> Document:
    return read(text.encode("utf-8"), "合同.txt")


def _texts(document: Document) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks]


def test_one_line_is_one_paragraph() -> None:
    document = _read("养殖场转让协议\n甲方：老周\n\n乙方：小许\n")
    assert document.text == "养殖场转让协议\n甲方：老周\n乙方：小许\n"
    assert _texts(document) == ["养殖场转让协议", "甲方：老周", "乙方：小许"]


def test_a_block_knows_its_line_and_paragraph() -> None:
    anchors = [block.anchor for block in _read("标题\r\n\r\n甲方\r乙方").blocks]
    assert [(anchor.line, anchor.paragraph) for anchor in anchors] == [(1, 1), (3, 2), (4, 3)]


def test_indentation_is_left_out_and_blanks_within_a_line_stay() -> None:
    assert _texts(_read("\u3000\u3000本协议于   年   月   日签订\n \t甲方：（签字）      日期：____")) == [
        "本协议于   年   月   日签订",
        "甲方：（签字）      日期：____",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "品种 | 数量\n蛋鸡 | 300只\n",
        "品种\t数量\n蛋鸡\t300只\n",
        "|品种|数量|\n|---|---|\n|蛋鸡|300只|\n",
        "│ 品种 │ 数量 │\n├──────┼──────┤\n│ 蛋鸡 │ 300只│\n",
        "+------+-------+\n| 品种 | 数量 |\n+------+-------+\n| 蛋鸡 | 300只 |\n+------+-------+\n",
    ],
    ids=["bars with spaces", "tabs", "frame", "box drawing", "grid"],
)
def test_rows_are_cells_parted_by_tabs(table: str) -> None:
    document = _read("清单如下：\n" + table + "\n以上属实。\n")
    assert document.text == "清单如下：\n品种\t数量\n蛋鸡\t300只\n以上属实。\n"
    cells = [block.anchor for block in document.blocks if block.kind is BlockKind.CELL]
    assert [(cell.table, cell.row, cell.column) for cell in cells] == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2)]
    assert all(cell.paragraph is None for cell in cells)


def test_an_empty_cell_keeps_its_column() -> None:
    document = _read("合计 |  |  | 126元\n")
    assert document.text == "合计\t\t\t126元\n"
    assert [block.anchor.column for block in document.blocks] == [1, 2, 3, 4]


def test_a_paragraph_or_an_empty_line_parts_two_tables() -> None:
    document = _read("甲 | 1\n\n乙 | 2\n说明\n丙 | 3\n")
    assert [block.anchor.table for block in document.blocks] == [1, 1, 2, 2, None, 3, 3]


@pytest.mark.parametrize("number", ["1.", "第一条", "（一）", "2.3", "①", "a)"])
def test_a_number_and_its_tab_are_no_cell(number: str) -> None:
    assert _texts(_read(f"{number}\t转让标的\n")) == [f"{number} 转让标的"]


def test_a_bare_number_is_the_first_cell_of_a_row() -> None:
    assert _texts(_read("1\t鸡舍\n")) == ["1", "鸡舍"]


_PROVISIONS = (
    "第一条 甲方把鸡舍、围栏、饲料机以及与十二家饭店的供货往来一并交给乙方，供货账目双方当面核对，核对无误后各自签字。",
    "第二条 转让费两万八千元，乙方在签字当天付一半，剩下的一半等第一个月的货全部送完、饭店都认可乙方供货以后再付。",
    "第三条 甲方带着乙方逐家拜访饭店，把每家要货的规格、时间和脾气讲清楚。",
    "第四条 送货的老规矩一年内不改。",
)


def _wrapped(text: str, columns: int, indent: str = "") -> str:
    characters = (columns - 2 * len(indent)) // 2
    head, rest = text[:characters], text[characters:]
    lines = [rest[at : at + columns // 2] for at in range(0, len(rest), columns // 2)]
    return "\n".join([indent + head, *lines])


@pytest.mark.parametrize("columns", [36, 60, 72])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"], ids=["flush", "indented"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["dense", "spaced"])
def test_hard_wrapped_paragraphs_are_put_together(columns: int, indent: str, gap: str) -> None:
    source = gap.join(_wrapped(provision, columns, indent) for provision in _PROVISIONS)
    assert _texts(_read(source)) == list(_PROVISIONS)


def test_a_wrapped_paragraph_is_at_its_first_line() -> None:
    source = "\n".join(_wrapped(provision, 60) for provision in _PROVISIONS)
    assert [block.anchor.line for block in _read(source).blocks] == [1, 3, 5, 7]


def test_wrapped_latin_words_keep_a_space_between_them() -> None:
    line = "The transferor hands over all of its customers"
    assert _texts(_read("\n".join([line] * 4 + ["at once."]))) == [" ".join([line] * 4 + ["at once."])]


def test_long_paragraphs_of_a_line_each_are_not_wrapped() -> None:
    provisions = [f"第{number}条 双方各自承担本方的税费，互不追偿，也不得转嫁给会员。" for number in "一二三四五六"]
    assert _texts(_read("\n".join(provisions))) == provisions


def test_lines_of_different_lengths_are_not_wrapped() -> None:
    lines = ["鱼塘转让协议", "甲方：周某某", "乙方：许某某，住邻县河东镇鱼塘边上第三排平房", "标的", "鱼塘一口", "签字"]
    assert _texts(_read("\n".join(lines))) == lines


def test_labelled_lines_of_one_width_stay_apart() -> None:
    labels = ["转让人：河东镇周氏水产养殖专业合作社", "受让人：河西镇许氏水产养殖专业合作社"]
    wrapped = [_wrapped(provision, 36) for provision in _PROVISIONS]
    assert _texts(_read("\n".join([*labels, *wrapped])))[:2] == labels


def test_a_form_feed_starts_a_paragraph() -> None:
    assert _texts(_read("第一页\f第二页")) == ["第一页", "第二页"]


def test_the_ledger_counts_blocks_characters_and_lines() -> None:
    ledger = _read("甲方：老周\n\n蛋鸡 | 300只\n").ledger
    assert ledger.blocks == {"paragraph": 1, "cell": 2}
    assert ledger.characters == 5 + 2 + 4
    assert ledger.counts == {"lines": 4}
    assert ledger.complete


def test_lost_characters_make_the_reading_incomplete() -> None:
    document = _read("甲方：老周\n乙方：小\ufffd\n")
    assert [(item.where, item.page) for item in document.ledger.unreadable] == [("第2行", None)]
    assert len(document.warnings) == 1


def test_the_document_names_format_encoding_and_digest() -> None:
    document = _read("甲方：老周")
    assert (document.format, document.encoding, document.pages) == ("txt", "utf-8", None)


@pytest.mark.parametrize("text", [" \n\t\n", "\u3000\n\u00a0", "|  |  |\n"])
def test_blanks_alone_are_empty(text: str) -> None:
    with pytest.raises(LoadError) as failure:
        _read(text)
    assert failure.value.code == "empty"
