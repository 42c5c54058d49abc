"""Better and worse, of elements and of topics."""

from __future__ import annotations

import pytest

from clausecheck.grade.compare import element_change, flag_changes, topic_change
from clausecheck.model import Change, Defect, ElementResult, Flag, Grade, Quote, Severity, Status, TopicResult, Via


def element(grade: Grade, *defects: Defect, missing: tuple[str, ...] = ()) -> ElementResult:
    return ElementResult("6.1", "通知", grade, defects, missing, (), "")


def topic(status: Status) -> TopicResult:
    return TopicResult("notice", 6, "通知", Severity.HIGH, status, "", (), ())


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (Grade.MET, Grade.WEAK, Change.WORSE),
        (Grade.WEAK, Grade.ABSENT, Change.WORSE),
        (Grade.ABSENT, Grade.MET, Change.BETTER),
        (Grade.MET, Grade.MET, Change.SAME),
        (Grade.MET, Grade.UNDETERMINED, Change.UNCLEAR),
        (Grade.UNDETERMINED, Grade.UNDETERMINED, Change.SAME),
    ],
)
def test_an_element_is_compared_by_grade(old: Grade, new: Grade, change: Change) -> None:
    assert element_change(element(old), element(new)) is change


def test_a_weak_element_that_lacks_more_is_worse_and_one_that_lacks_less_better() -> None:
    few = element(Grade.WEAK, Defect.VAGUE)
    many = element(Grade.WEAK, Defect.VAGUE, Defect.INCOMPLETE, missing=("期限",))
    assert element_change(few, many) is Change.WORSE
    assert element_change(many, few) is Change.BETTER


def test_a_weak_element_with_another_defect_is_neither() -> None:
    assert element_change(element(Grade.WEAK, Defect.VAGUE), element(Grade.WEAK, Defect.BLANK)) is Change.SAME


def test_a_topic_is_compared_by_status_first() -> None:
    assert topic_change(topic(Status.COVERED), topic(Status.WEAK), [Change.WORSE]) is Change.WORSE
    assert topic_change(topic(Status.MISSING), topic(Status.WEAK), [Change.BETTER]) is Change.BETTER


def test_within_a_status_an_element_that_is_worse_outweighs_one_that_is_better() -> None:
    weak = topic(Status.WEAK)
    assert topic_change(weak, weak, [Change.BETTER, Change.WORSE, Change.SAME]) is Change.WORSE
    assert topic_change(weak, weak, [Change.BETTER, Change.SAME]) is Change.BETTER
    assert topic_change(weak, weak, [Change.SAME]) is Change.SAME


def test_what_could_not_be_judged_is_unclear_unless_something_is_surely_worse() -> None:
    old, new = topic(Status.WEAK), topic(Status.UNDETERMINED)
    assert topic_change(old, new, [Change.UNCLEAR]) is Change.UNCLEAR
    assert topic_change(old, new, [Change.UNCLEAR, Change.WORSE]) is Change.WORSE


def flag(id: str, words: str) -> Flag:
    quote = Quote("", "第一条", None, 1, 0, len(words), words, Via.TEXT)
    return Flag(id, id, Severity.HIGH, quote, (), "")


def told(old: list[Flag], new: list[Flag], whole: bool = True) -> list[tuple[str, str]]:
    return [(each.change.value, each.flag.quote.text) for each in flag_changes(old, new, whole, whole)]


def test_a_flag_that_came_is_worse_and_one_that_went_better() -> None:
    assert told([flag("blank", "甲")], [flag("final-say", "乙")]) == [("worse", "乙"), ("better", "甲")]


def test_a_flag_of_the_same_rule_in_other_words_is_the_same_flag() -> None:
    assert told([flag("blank", "甲")], [flag("blank", "乙")]) == []


def test_of_several_flags_of_a_rule_the_one_in_excess_is_told() -> None:
    assert told([flag("blank", "甲")], [flag("blank", "乙"), flag("blank", "甲")]) == [("worse", "乙")]


def test_a_flag_is_unclear_where_the_other_version_was_not_read_whole() -> None:
    assert told([], [flag("blank", "甲")], whole=False) == [("unclear", "甲")]
