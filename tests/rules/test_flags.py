"""Every flag's examples are its tests, and its law is the law in force."""

from __future__ import annotations

import re

import pytest

from clausecheck.load.txt import read
from clausecheck.match import Matcher
from clausecheck.model import Grade
from clausecheck.pipeline import Checker
from clausecheck.rules_test import flag_failures, grade_text
from clausecheck.ruleset import Element, FlagRule, Ruleset, find_pack, load_pack
from clausecheck.structure import understand

PACK = load_pack(find_pack())
REVISED = {
    "反不正当竞争法": "2025年修订",
    "治安管理处罚法": "2025年修订",
    "公司法": "2023年修订",
    "网络安全法": "2025年修正",
}
"""Laws whose articles were renumbered: a citation names the version that it counts by."""
SIDED = [
    pytest.param(element, wording, id=f"{element.id}-{side.value}")
    for topic in PACK.topics
    for element in topic.elements
    for side, wording in element.suggestion_by_side.items()
]


@pytest.fixture(scope="module")
def matcher(pack: Ruleset) -> Matcher:
    return Matcher(pack)


@pytest.mark.parametrize("flag", PACK.flags, ids=lambda flag: flag.id)
def test_examples_raise_the_flag_and_near_misses_do_not(matcher: Matcher, flag: FlagRule) -> None:
    wrong = [f"{failure.expected}: {failure.text}" for failure in flag_failures(matcher, flag)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("flag", PACK.flags, ids=lambda flag: flag.id)
def test_every_flag_has_examples_of_both_kinds_and_its_file_its_name(flag: FlagRule) -> None:
    assert flag.examples.match and flag.examples.near
    assert (PACK.directory / "flags" / f"{flag.id}.yaml").is_file()


@pytest.mark.parametrize("flag", PACK.flags, ids=lambda flag: flag.id)
def test_wording_that_hurts_is_told_with_its_law(flag: FlagRule) -> None:
    assert bool(flag.legal_basis) != bool(flag.draft)
    for basis in flag.legal_basis:
        assert basis.article and basis.applies_when and basis.force and basis.says
        for law, version in REVISED.items():
            if re.match(f"{law}(?!.{{0,4}}解释)", basis.law):
                assert version in basis.law
        assert not basis.law.startswith(("合同法", "个体工商户条例", "侵权责任法"))


@pytest.mark.parametrize("element, wording", SIDED)
def test_wording_suggested_to_a_side_is_met_and_raises_no_flag(
    checker: Checker, matcher: Matcher, element: Element, wording: str
) -> None:
    text = wording.replace("{transferor}", "转让方").replace("{transferee}", "受让方")
    assert grade_text(checker, element.id, text).grade is Grade.MET
    assert not matcher.search(understand(read(text.encode("utf-8"), "a.txt"))).flags(None)


def test_no_suggested_wording_raises_a_flag(matcher: Matcher) -> None:
    for topic in PACK.topics:
        for element in topic.elements:
            text = element.suggestion.replace("{transferor}", "转让方").replace("{transferee}", "受让方")
            raised = matcher.search(understand(read(text.encode("utf-8"), "a.txt"))).flags(None)
            assert not [each.rule.id for each in raised if each.rule.id != "absent-annex"], element.id
