"""Lines with gaps between their characters are understood as if they had none, at their places with them."""

from __future__ import annotations

import re

import pytest

from clausecheck.load import load
from clausecheck.structure import understand

TEXT = """茶馆转让协议
转让方：王小五
受让方：赵六
第一条 通知客户
（一）转让方应于十日内通知全体客户。
（二）受让方应予配合。
"""


def _spread(gap: str) -> str:
    return re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", gap, TEXT)


@pytest.mark.parametrize("gap", [" ", "\u00a0", "\u2009", "\u200b", "\ufeff", "\u200b "])
def test_gaps_change_neither_numbers_nor_names(gap: str) -> None:
    plain, spread = (understand(load("a.txt", text.encode())) for text in (TEXT, _spread(gap)))
    assert [p.label for p in spread.provisions] == [p.label for p in plain.provisions]
    assert (
        [p.names for p in spread.parties]
        == [p.names for p in plain.parties]
        == [("转让方", "王小五"), ("受让方", "赵六")]
    )


@pytest.mark.parametrize("gap", [" ", "\u200b"])
def test_places_are_those_of_the_text_with_gaps(gap: str) -> None:
    agreement = understand(load("a.txt", _spread(gap).encode()))
    document = agreement.document
    assert document.text == _spread(gap)
    said = [statement.span.cut(document.text) for statement in agreement.statements]
    assert [text.replace(gap, "") for text in said if "全" in text] == ["转让方应于十日内通知全体客户。"]
    assert all(text == text.strip() for text in said)


def test_a_space_after_a_number_and_a_blank_stay() -> None:
    text = "协议\n第一条 通知\n甲方应于   年   月   日前通知 ABC Co 的客户。\n"
    document = load("a.txt", text.encode())
    agreement = understand(document)
    assert [p.heading.cut(document.text) for p in agreement.provisions if p.heading] == ["通知"]
