"""Every rule's examples are its tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clausecheck.model import Grade
from clausecheck.pipeline import Checker
from clausecheck.rules_test import concept_failures, grade_text
from clausecheck.ruleset import Element, Ruleset, find_pack, load_pack

LEAST = 3


def _examples(element: Element) -> Iterator[tuple[str, Grade]]:
    yield from ((text, Grade.MET) for text in element.examples.met)
    yield from ((weak.text, Grade.WEAK) for weak in element.examples.weak)
    yield from ((text, Grade.ABSENT) for text in element.examples.absent)


ELEMENTS = [element for topic in load_pack(find_pack()).topics for element in topic.elements]


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.id)
def test_examples_are_graded_as_labelled(checker: Checker, element: Element) -> None:
    wrong = [
        f"{grade.value} → {result.grade.value} {list(result.defects)}: {text}"
        for text, grade in _examples(element)
        if (result := grade_text(checker, element.id, text)).grade != grade
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.id)
def test_every_element_has_examples_of_every_grade(element: Element) -> None:
    examples = element.examples
    assert min(len(examples.met), len(examples.weak), len(examples.absent)) >= LEAST


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.id)
def test_the_suggested_wording_is_itself_met(checker: Checker, element: Element) -> None:
    wording = element.suggestion.replace("{transferor}", "转让方").replace("{transferee}", "受让方")
    result = grade_text(checker, element.id, wording)
    assert result.grade == Grade.MET, (result.defects, result.missing_parts, wording)


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.id)
def test_every_part_can_be_found_and_has_a_name_in_both_languages(element: Element) -> None:
    assert element.parts
    assert all(part.ways and part.label and part.label_en for part in element.parts)


def test_concepts_hold_their_own_examples(pack: Ruleset) -> None:
    assert not concept_failures(pack)


def test_every_topic_says_why_it_matters_and_what_law_stands_behind_it(pack: Ruleset) -> None:
    for topic in pack.topics:
        assert topic.why and topic.why_en and topic.legal_basis, topic.id
        assert all(basis.says and basis.applies_when for basis in topic.legal_basis), topic.id


def test_the_nine_topics_without_a_statute_say_so(pack: Ruleset) -> None:
    assert [t.number for t in pack.topics if t.statute == "none"] == [2, 7, 11, 12, 13, 15, 16, 19, 20]
    for topic in pack.topics:
        assert (topic.statute == "none") == any(b.force == "无" for b in topic.legal_basis), topic.id


def test_the_joint_demand_holds_every_joint_element(pack: Ruleset) -> None:
    joint = next(d for d in pack.demands if d.id == "joint-participation")
    assert set(joint.elements) == {f"{n}.3" for n in (7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20)}
