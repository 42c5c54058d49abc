"""Running headers, footers and page numbers of a PDF come once, after the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.model import BlockKind

from .made_pdf import HEIGHT, LEFT, TOP, Draw, Sheet, read_made, texts

_BODY = ["转让方应当通知宠物主人。", "受让方应当回访宠物主人。", "双方共同签署交接单据。", "争议由法院管辖。"]


def _pages(count: int, edge: Callable[[Sheet, int], object]) -> list[Draw]:
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.lines(TOP, *(f"第{'零一二三四五六'[number]}次，{text}" for text in _BODY))
            edge(sheet, number)

        return draw

    return [page(number) for number in range(1, count + 1)]


@pytest.mark.parametrize(
    "form",
    [
        "第 {} 页 共 3 页",
        "第{}页",
        "- {} -",
        "{}/3",
        "{}",
        "— {} —",
        "Page {} of 3",
        "共3页 第{}页",
        "第 {} 页，共 3 页",
    ],
)
def test_page_numbers_are_told_by_their_form(form: str) -> None:
    document = read_made(*_pages(3, lambda sheet, number: sheet.text(270, 40, form.format(number), 9)))
    assert len(texts(document)) == 3 * len(_BODY)
    assert texts(document, BlockKind.FOOTER) == [form.format(1)]


def test_a_page_number_is_told_on_a_single_page() -> None:
    (page,) = _pages(1, lambda sheet, number: sheet.text(270, 40, "- 1 -", 9))
    assert texts(read_made(page), BlockKind.FOOTER) == ["- 1 -"]


def test_a_header_with_its_rule_is_told_by_repetition() -> None:
    def edge(sheet: Sheet, number: int) -> None:
        sheet.text(240, HEIGHT - 48, "宠物店转让合同", 9)
        sheet.rule(LEFT, HEIGHT - 52, 523, HEIGHT - 52)

    document = read_made(*_pages(2, edge))
    assert texts(document, BlockKind.HEADER) == ["宠物店转让合同"]


def test_headers_of_odd_and_even_pages_come_once_each() -> None:
    names = ["岚记宠物", "转让合同"]
    document = read_made(*_pages(6, lambda sheet, number: sheet.text(100, HEIGHT - 48, names[number % 2], 9)))
    assert sorted(texts(document, BlockKind.HEADER)) == sorted(names)


def test_a_footer_with_a_number_in_it_is_one() -> None:
    document = read_made(*_pages(4, lambda sheet, number: sheet.text(100, 40, f"编号2024-07，第{number}页", 9)))
    assert texts(document, BlockKind.FOOTER) == ["编号2024-07，第1页"]


def test_numbered_annexes_at_the_top_of_their_pages_are_no_header() -> None:
    document = read_made(*_pages(4, lambda sheet, number: sheet.text(LEFT, HEIGHT - 60, f"附件{number}：清单", 14)))
    assert texts(document, BlockKind.HEADER) == []
    assert "附件3：清单" in texts(document)


def test_a_line_of_the_body_at_the_same_height_is_no_header() -> None:
    document = read_made(
        *_pages(6, lambda sheet, number: sheet.text(LEFT, TOP + 20, f"第{'甲乙'[number % 2]}类约定如下"))
    )
    assert texts(document, BlockKind.HEADER) == []


def test_a_number_in_the_middle_of_the_page_stays() -> None:
    document = read_made(*_pages(2, lambda sheet, number: sheet.text(LEFT, 400, "3")))
    assert texts(document).count("3") == 2
