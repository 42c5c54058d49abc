"""Better and worse, of elements and of topics."""

from __future__ import annotations

import pytest

from clausecheck.grade.compare import element_change, topic_change
from clausecheck.model import Change, Defect, ElementResult, Grade, Severity, Status, TopicResult


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
