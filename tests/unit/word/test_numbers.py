"""The next number in the signs of the one before."""

from __future__ import annotations

import pytest

from clausecheck.word.numbers import renumbered, value_of


@pytest.mark.parametrize(
    ("number", "value", "new"),
    [
        ("第九条", 10, "第十条"),
        ("第十九条", 20, "第二十条"),
        ("（三）", 4, "（四）"),
        ("5.2", 3, "5.3"),
        ("12、", 13, "13、"),
        ("（１２）", 13, "（１３）"),
        ("③", 4, "④"),
        ("(b)", 3, "(c)"),
        ("B.", 3, "C."),
        ("条", 3, "条"),
    ],
)
def test_the_last_numeral_changes_and_its_signs_stay(number: str, value: int, new: str) -> None:
    assert renumbered(number, value) == new


def test_the_number_above_changes_with_it() -> None:
    assert renumbered("5.2", 1, 16) == "16.1"
    assert renumbered("5.2.4", 1, 3) == "5.3.1"


@pytest.mark.parametrize(
    ("number", "value"), [("第九条", 9), ("（十二）", 12), ("5.12", 12), ("⑳", 20), ("(b)", 2), ("１０", 10), ("条", 0)]
)
def test_a_number_has_a_value(number: str, value: int) -> None:
    assert value_of(number) == value
