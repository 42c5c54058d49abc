import re

from hypothesis import given
from hypothesis import strategies as st

from clausecheck.report.page import Page, clip, columns, pad, wrap


def test_a_wide_character_takes_two_columns_and_a_combining_one_none() -> None:
    assert columns("甲a，e\u0301") == 2 + 1 + 2 + 1


def test_clip_leaves_room_for_its_ellipsis() -> None:
    assert clip("客户信息", 8) == "客户信息"
    assert clip("客户信息", 7) == "客户信…"


def test_pad_fills_by_columns() -> None:
    assert pad("客户", 6) == "客户  "


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    lines = wrap("甲方应当通知客户。“乙方”（受让方）不得泄露。", 16)
    assert len(lines) > 2
    assert not any(line[0] in "。，”）" or line[-1] in "“（" for line in lines)


def test_a_word_stays_whole() -> None:
    assert wrap("see clausecheck explain", 18) == ["see clausecheck", "explain"]


def test_a_word_wider_than_the_line_is_folded() -> None:
    assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


@given(st.text(alphabet="甲乙，。（）“” ab1.", min_size=1), st.integers(min_value=8, max_value=40))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert re.sub(" ", "", "".join(lines)) == re.sub(" ", "", text)
    assert all(columns(line) <= width for line in lines)


def test_a_paragraph_hangs_under_its_first_word() -> None:
    page = Page(20)
    page.paragraph("甲方应当在十日前书面通知全体客户", label="原文", indent=2)
    assert page.text() == "  原文  甲方应当在十\n        日前书面通知\n        全体客户\n"


def test_blank_lines_never_double() -> None:
    page = Page(20)
    page.line("a")
    page.blank()
    page.blank()
    page.line("b")
    assert page.text() == "a\n\nb\n"


def test_colour_adds_sequences_and_changes_no_text() -> None:
    page = Page(20)
    page.line("x", (":smile: [red]缺失", "missing"))
    assert "\x1b[31m" in page.text(colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", page.text(colour=True)) == page.text()
