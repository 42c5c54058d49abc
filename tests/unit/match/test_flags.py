"""How flags of a pack are raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.load.txt import read
from clausecheck.match import Matcher
from clausecheck.model import Deal
from clausecheck.ruleset import load_pack
from clausecheck.structure import understand

HEAD = """id: open-hours
title: 营业时间
title_en: Opening hours
severity: low
advice: 改
advice_en: change
examples: {match: [通宵营业], near: [白天营业]}
"""


def flags(small_pack: Path, rule: str, text: str, deal: Deal | None = None) -> list[str]:
    (small_pack / "flags").mkdir(exist_ok=True)
    (small_pack / "flags" / "a.yaml").write_text(HEAD + rule, encoding="utf-8")
    agreement = understand(read(text.encode("utf-8"), "a.txt"))
    raised = Matcher(load_pack(small_pack)).search(agreement).flags(deal)
    return [each.span.cut(agreement.document.text) for each in raised]


RULE = "condition: {here: [通宵], not: [不得]}\n"


def test_each_statement_that_satisfies_the_condition_is_told(small_pack: Path) -> None:
    text = "第一条 甲方通宵营业。乙方不得通宵营业。\n第二条 丙方也通宵。\n"
    assert flags(small_pack, RULE, text) == ["甲方通宵营业。", "丙方也通宵。"]


def test_a_recital_raises_nothing(small_pack: Path) -> None:
    assert not flags(small_pack, RULE, "鉴于：\n甲方通宵营业；\n第一条 价款一万元。\n")


def test_wording_elsewhere_answers_the_flag(small_pack: Path) -> None:
    rule = RULE + "unless: {here: [许可证]}\n"
    assert flags(small_pack, rule, "第一条 甲方通宵营业。\n")
    assert not flags(small_pack, rule, "第一条 甲方通宵营业。\n第二条 甲方已取得许可证。\n")


@pytest.mark.parametrize("deal, count", [(Deal.SHOP, 1), (Deal.EQUITY, 0), (None, 1)])
def test_a_flag_may_be_for_some_deals_only(small_pack: Path, deal: Deal | None, count: int) -> None:
    assert len(flags(small_pack, RULE + "deals: [shop]\n", "第一条 甲方通宵营业。\n", deal)) == count
