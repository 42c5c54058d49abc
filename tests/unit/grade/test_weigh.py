"""Weighing changes severities, law and suggestions, and never a verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausecheck.grade.weigh import applicable, suggestion, topic_severity
from clausecheck.load.txt import read
from clausecheck.model import AS_USUAL, Deal, LegalBasis, Lens, Severity, Side
from clausecheck.pipeline import Checker
from clausecheck.ruleset import Ruleset

TEXT = "花店转让协议\n转让方：张三\n受让方：李四\n第一条 转让方应于交割前三十日书面通知全体客户。\n"
SALE = "资产/业务/店铺/客户合同转让（处理者主体变更）"


def law(case: str) -> LegalBasis:
    return LegalBasis("民法典", "第1条", case, "强制", "…")


@pytest.mark.parametrize(
    "case, deal, applies",
    [
        (SALE, Deal.SHOP, True),
        (SALE, Deal.EQUITY, False),
        (SALE, Deal.UNKNOWN, True),
        (SALE, Deal.NONE, True),
        ("股权转让", Deal.SHOP, False),
        ("股权转让", Deal.EQUITY, True),
        ("客户为消费者", Deal.EQUITY, True),
        (f"{SALE}；含自然人客户个人信息", Deal.MERGER, False),
        ("各类转让", Deal.MERGER, True),
    ],
)
def test_law_is_cited_where_it_can_apply(pack: Ruleset, case: str, deal: Deal, applies: bool) -> None:
    assert bool(applicable((law(case),), deal, pack.deals)) is applies


def test_what_the_deal_makes_unimportant_no_side_makes_important(pack: Ruleset) -> None:
    topic = replace(
        pack.topics[0],
        severity=Severity.MEDIUM,
        severity_by_deal={Deal.EQUITY: Severity.LOW},
        severity_by_side={Side.TRANSFEREE: Severity.HIGH},
    )
    assert topic_severity(topic, Deal.SHOP, Side.NEUTRAL) is Severity.MEDIUM
    assert topic_severity(topic, Deal.SHOP, Side.TRANSFEREE) is Severity.HIGH
    assert topic_severity(topic, Deal.EQUITY, Side.TRANSFEREE) is Severity.LOW


def test_notice_matters_less_where_the_contracting_party_stays(pack: Ruleset) -> None:
    notice = next(topic for topic in pack.topics if topic.id == "transfer-notice")
    assert topic_severity(notice, Deal.ASSET, Side.NEUTRAL) is Severity.HIGH
    assert topic_severity(notice, Deal.EQUITY, Side.NEUTRAL) is Severity.LOW


def test_each_side_is_offered_its_own_wording(pack: Ruleset) -> None:
    element = next(e for t in pack.topics for e in t.elements if e.id == "5.1")
    assert len({suggestion(element, side) for side in Side}) == 3


@pytest.mark.parametrize("lens", [Lens(side, deal) for side in Side for deal in (None, Deal.EQUITY, Deal.NONE)])
def test_no_lens_changes_a_verdict(pack: Ruleset, checker: Checker, lens: Lens) -> None:
    document = read(TEXT.encode("utf-8"), "a.txt")
    plain, weighed = checker.check(document), Checker(pack, AS_USUAL, lens).check(document)
    by_id = {topic.id: topic for topic in weighed.topics}
    for topic in plain.topics:
        other = by_id[topic.id]
        assert other.status is topic.status
        assert [(e.grade, e.defects, e.evidence) for e in other.elements] == [
            (e.grade, e.defects, e.evidence) for e in topic.elements
        ]


def test_for_a_side_the_gravest_topics_come_first(pack: Ruleset) -> None:
    report = Checker(pack, AS_USUAL, Lens(Side.TRANSFEROR)).check(read(TEXT.encode("utf-8"), "a.txt"))
    order = list(Severity)
    ranks = [order.index(topic.severity) for topic in report.topics]
    assert ranks == sorted(ranks)
