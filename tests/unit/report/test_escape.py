import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.report.escape import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("第一条　客户[bold]信息", "第一条　客户[bold]信息"),
        ("\x1b[31m红\x07", "\\x1b[31m红\\x07"),
        ("a\x9bb", "a\\x9bb"),
        ("甲\u202e乙\u2066丙", "甲‹U+202E›乙‹U+2066›丙"),
        ("零\u200b宽\ufeff", "零‹U+200B›宽‹U+FEFF›"),
        ("单元格\t单元格\n下一段", "单元格 | 单元格 / 下一段"),
        ("行\u2028分", "行‹U+2028›分"),
        ("名\udc80", "名\\udc80"),
    ],
)
def test_what_a_reader_could_not_see_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_a_terminal_obeys_comes_through(text: str) -> None:
    assert not {unicodedata.category(c) for c in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
