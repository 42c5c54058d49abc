"""Figures on made verdicts."""

from __future__ import annotations

import pytest

from clausecheck import scores
from clausecheck.model import Defect, ElementResult, Grade, Quote, Status, Via
from clausecheck.scores import Case, Label


def quote(text: str, provision: str = "第五条（二）") -> Quote:
    return Quote("how", provision, None, None, 0, len(text), text, Via.TEXT)


def case(want: Label, grade: Grade | None, *quotes: Quote, defects: tuple[Defect, ...] = ()) -> Case:
    got = ElementResult("6.1", "通知", grade, defects, (), quotes, "") if grade else None
    return Case("a", "6.1", want, got)


def test_macro_f1_is_the_mean_over_the_classes_that_occur() -> None:
    pairs = [("met", "met"), ("met", "weak"), ("weak", "weak")]
    assert scores.f1_by_class(pairs, scores.GRADES) == pytest.approx({"met": 2 / 3, "weak": 2 / 3})
    assert scores.macro_f1(pairs) == pytest.approx(2 / 3)
    assert scores.macro_f1([]) == 0


def test_an_unread_document_counts_against_recall() -> None:
    assert case(Label("met"), None).pair == ("met", scores.UNREAD)
    assert scores.accuracy([("met", scores.UNREAD), ("met", "met")]) == 0.5


def test_false_verdicts_are_counted_of_those_labelled_otherwise() -> None:
    pairs = [("weak", "covered"), ("missing", "missing"), ("covered", "covered"), ("covered", "missing")]
    assert scores.false_verdicts(pairs, Status.COVERED) == (1, 2)
    assert scores.false_verdicts(pairs, Status.MISSING) == (1, 3)


def test_evidence_is_at_the_place_where_half_of_the_quote_is_shared() -> None:
    label = Label("met", clause="五（二）", quote="甲方应当书面通知全体会员")
    assert case(label, Grade.MET, quote("书面 通知\n全体会员，逾期")).located
    assert case(label, Grade.MET, quote("乙方应当付款")).located is False
    assert case(label, Grade.ABSENT).located is None
    assert case(Label("absent"), Grade.MET, quote("乙方应当付款")).located is None


def test_a_whole_page_as_a_quote_shows_no_place() -> None:
    label = Label("met", quote="甲方应当书面通知全体会员")
    assert case(label, Grade.MET, quote("甲方应当书面通知全体会员" + "其余约定" * 40)).located is False


def test_provisions_are_the_same_by_their_innermost_number() -> None:
    assert scores.same_provision("五（二）", [quote("", "第五条（二）")])
    assert not scores.same_provision("五（三）", [quote("", "第五条（二）")])
    assert scores.same_provision("", [])


def test_places_count_labelled_elements_that_were_found() -> None:
    label = Label("met", clause="五（三）", quote="甲方应当书面通知全体会员")
    found = [case(label, Grade.MET, quote("甲方应当书面通知全体会员")), case(label, Grade.ABSENT)]
    assert scores.places(found) == (1, 0, 1)


def test_defects_count_where_an_element_is_labelled_weak() -> None:
    want = Label("weak", frozenset({"vague", "incomplete"}))
    found = [case(want, Grade.WEAK, defects=(Defect.VAGUE,)), case(want, Grade.MET), case(Label("met"), Grade.MET)]
    assert scores.defects_f1(found) == pytest.approx(2 / 5)
    assert scores.defects_f1([]) is None


def test_confusions_come_most_frequent_first() -> None:
    pairs = [("met", "weak"), ("weak", "met"), ("weak", "met"), ("met", "met")]
    assert scores.confusions(pairs) == [(("weak", "met"), 2), (("met", "weak"), 1)]
