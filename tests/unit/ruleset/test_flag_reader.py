"""Flags and kinds of deal in YAML, and how their mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.errors import RuleError
from clausecheck.model import Deal, Severity, Side
from clausecheck.ruleset import load_pack

FLAG = """id: a
title: 甲
title_en: A
severity: high
severity_by_side: {transferor: low}
deals: [shop]
condition: {here: [通宵]}
advice: 改
advice_en: change
examples: {match: [通宵], near: [白天]}
"""


def write(pack: Path, text: str, name: str = "a.yaml") -> None:
    (pack / "flags").mkdir(exist_ok=True)
    (pack / "flags" / name).write_text(text, encoding="utf-8")


def test_a_flag_is_read_whole(small_pack: Path) -> None:
    write(small_pack, FLAG)
    (flag,) = load_pack(small_pack).flags
    assert (flag.id, flag.severity, flag.deals) == ("a", Severity.HIGH, (Deal.SHOP,))
    assert flag.severity_by_side == {Side.TRANSFEROR: Severity.LOW}
    assert flag.examples.match == ("通宵",)


def test_the_gravest_flags_come_first(small_pack: Path) -> None:
    write(small_pack, FLAG.replace("high", "low"))
    write(small_pack, FLAG.replace("id: a", "id: b"), "b.yaml")
    assert [flag.id for flag in load_pack(small_pack).flags] == ["b", "a"]


def test_a_change_of_a_flag_changes_the_digest_of_the_pack(small_pack: Path) -> None:
    before = load_pack(small_pack).sha256
    write(small_pack, FLAG)
    assert load_pack(small_pack).sha256 != before


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("condition: {here: [通宵]}\n", "", "condition"),
        ("condition:", "conditon:", "condition"),
        ("deals: [shop]", "deals: [shopp]", "shop"),
        ("severity: high", "severity: grave", "grave"),
        ("advice_en: change\n", "", "advice_en"),
        ("{here: [通宵]}", "{here: [<没有>]}", "没有"),
    ],
)
def test_mistakes_are_told_at_their_place(small_pack: Path, old: str, new: str, told: str) -> None:
    write(small_pack, FLAG.replace(old, new, 1))
    with pytest.raises(RuleError) as error:
        load_pack(small_pack)
    assert any(told in problem and "flags/a.yaml:" in problem for problem in error.value.problems)


def test_two_flags_of_one_id_are_a_mistake(small_pack: Path) -> None:
    write(small_pack, FLAG)
    write(small_pack, FLAG, "b.yaml")
    with pytest.raises(RuleError):
        load_pack(small_pack)


def test_kinds_of_deal_are_read_in_order(small_pack: Path) -> None:
    text = "transfer: [转让]\nkinds:\n  - {deal: shop, named: [店]}\n  - {deal: none, named: [服务]}\n"
    (small_pack / "deals.yaml").write_text(text, encoding="utf-8")
    assert [kind.deal for kind in load_pack(small_pack).deals.kinds] == [Deal.SHOP, Deal.NONE]


def test_a_pack_needs_neither(small_pack: Path) -> None:
    pack = load_pack(small_pack)
    assert not pack.flags and not pack.deals.kinds
