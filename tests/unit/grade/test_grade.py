"""Grades, statuses and demands, rule by rule of the grading guide."""

from __future__ import annotations

import pytest

from clausecheck.grade import demand_share, judge, topic_status
from clausecheck.model import Defect, Evidence, Finding, Grade, Span, Status
from clausecheck.ruleset import Demand, Element, Examples, Part

MET, WEAK, ABSENT, UNDETERMINED = Grade.MET, Grade.WEAK, Grade.ABSENT, Grade.UNDETERMINED


def part(name: str, together: str | None = None, deadline: bool = False) -> Part:
    return Part(name, name, name, (), together, deadline, frozenset())


def element(*parts: Part) -> Element:
    return Element("9.9", "", "", parts, (), (), False, (), "", Examples())


def evidence(name: str, *defects: Defect, place: int = 0) -> Evidence:
    return Evidence("9.9", name, Span(place * 10, place * 10 + 5), place, place, "duty", defects)


def finding(*parts: Evidence, articles: tuple[int, ...] | None = None, **rest: tuple[Evidence, ...]) -> Finding:
    return Finding("9.9", parts, articles or tuple(0 for _ in parts), **rest)  # type: ignore[arg-type]


TWO = element(part("a"), part("b"))


def test_all_parts_without_defect_are_met() -> None:
    assert judge(TWO, finding(evidence("a"), evidence("b")), True).grade == MET


def test_one_part_of_two_is_incomplete() -> None:
    judgement = judge(TWO, finding(evidence("a")), True)
    assert (judgement.grade, judgement.defects) == (WEAK, (Defect.INCOMPLETE,))
    assert [p.name for p in judgement.missing] == ["b"]


def test_a_lacking_time_is_no_deadline() -> None:
    judgement = judge(element(part("a"), part("when", deadline=True)), finding(evidence("a")), True)
    assert judgement.defects == (Defect.NO_DEADLINE,)


def test_a_defect_of_the_best_wording_makes_it_weak() -> None:
    judgement = judge(TWO, finding(evidence("a", Defect.VAGUE), evidence("b")), True)
    assert (judgement.grade, judgement.defects) == (WEAK, (Defect.VAGUE,))


def test_the_best_wording_wins() -> None:
    assert judge(TWO, finding(evidence("a", Defect.VAGUE), evidence("a", place=1), evidence("b")), True).grade == MET


def test_nothing_found_is_absent_only_in_a_document_read_whole() -> None:
    assert judge(TWO, finding(), True).grade == ABSENT
    assert judge(TWO, finding(), False).grade == UNDETERMINED


def test_evidence_stands_though_pages_are_unread() -> None:
    assert judge(TWO, finding(evidence("a"), evidence("b")), False).grade == MET


def test_partial_wording_is_weak_with_its_own_defects() -> None:
    judgement = judge(TWO, finding(partial=(evidence("", Defect.VAGUE),)), True)
    assert (judgement.grade, judgement.defects) == (WEAK, (Defect.VAGUE,))


def test_a_bare_heading_is_heading_only() -> None:
    judgement = judge(TWO, Finding("9.9", headings=(evidence(""),)), True)
    assert judgement.defects == (Defect.HEADING_ONLY,)
    assert judgement.evidence


def test_wording_that_takes_it_back_elsewhere_is_a_conflict() -> None:
    judgement = judge(TWO, finding(evidence("a"), evidence("b"), revoking=(evidence("", place=7),)), True)
    assert judgement.defects == (Defect.CONFLICT,)


def test_an_exclusion_in_another_provision_is_a_conflict() -> None:
    found = finding(evidence("a"), evidence("b"), evidence("a", Defect.EXCLUDED, place=7))
    assert judge(TWO, found, True).defects == (Defect.CONFLICT,)


def test_a_recital_alone_is_recital_only_and_nothing_else() -> None:
    assert judge(TWO, finding(evidence("a", Defect.RECITAL_ONLY)), True).defects == (Defect.RECITAL_ONLY,)


def test_parts_that_belong_together_must_stand_in_one_article() -> None:
    bound = element(part("a"), part("b", together="a"))
    apart = finding(evidence("a"), evidence("b", place=5), articles=(1, 2))
    assert judge(bound, apart, True).defects == (Defect.INCOMPLETE,)
    together = finding(evidence("a"), evidence("b", place=5), articles=(1, 1))
    assert judge(bound, together, True).grade == MET


@pytest.mark.parametrize(
    ("grades", "status"),
    [
        ((MET, MET, MET), Status.COVERED),
        ((ABSENT, ABSENT, ABSENT), Status.MISSING),
        ((MET, ABSENT, MET), Status.WEAK),
        ((UNDETERMINED, UNDETERMINED, ABSENT), Status.UNDETERMINED),
        ((WEAK, UNDETERMINED, UNDETERMINED), Status.WEAK),
    ],
)
def test_topic_status(grades: tuple[Grade, ...], status: Status) -> None:
    assert topic_status(grades) == status


def test_a_demand_counts_met_among_the_determined_elements() -> None:
    demand = Demand("d", "", "", ("1.1", "1.2", "1.3"))
    assert demand_share(demand, {"1.1": MET, "1.2": WEAK, "1.3": UNDETERMINED}) == (1, 2)
