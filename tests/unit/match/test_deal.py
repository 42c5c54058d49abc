"""How the kind of deal is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.load.txt import read
from clausecheck.match import Matcher
from clausecheck.model import Deal
from clausecheck.pipeline import Checker
from clausecheck.ruleset import Ruleset
from clausecheck.structure import understand

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "text"
PARTIES = "转让方：张三\n受让方：李四\n"
KINDS = {
    "beauty-salon": Deal.SHOP,
    "equity-transfer": Deal.EQUITY,
    "noodle-shop": Deal.SHOP,
    "pharmacy": Deal.SHOP,
    "software-business": Deal.ASSET,
}


@pytest.fixture(scope="module")
def matcher(pack: Ruleset) -> Matcher:
    return Matcher(pack)


def deal_of(matcher: Matcher, text: str) -> Deal:
    return matcher.search(understand(read(text.encode("utf-8"), "a.txt"))).deal()


@pytest.mark.parametrize(
    "title, deal",
    [
        ("有限公司股权转让协议", Deal.EQUITY),
        ("酒店管理有限公司股权转让协议", Deal.EQUITY),
        ("吸收合并协议", Deal.MERGER),
        ("客户名单转让协议", Deal.CUSTOMER_LIST),
        ("合同权利义务转让协议", Deal.CONTRACT),
        ("诊所资产转让协议", Deal.ASSET),
        ("旺铺转让协议", Deal.SHOP),
        ("租赁合同转让协议", Deal.CONTRACT),
    ],
)
def test_the_title_tells(matcher: Matcher, title: str, deal: Deal) -> None:
    assert deal_of(matcher, f"{title}\n{PARTIES}第一条 价款十万元。\n") is deal


def test_statements_tell_where_the_title_does_not(matcher: Matcher) -> None:
    body = "第一条 转让方将其持有的目标公司百分之六十的股权转让给受让方。\n第二条 股权交割后办理变更登记。\n"
    assert deal_of(matcher, f"转让协议\n{PARTIES}{body}") is Deal.EQUITY


def test_a_transfer_of_nothing_known_is_unknown(matcher: Matcher) -> None:
    assert deal_of(matcher, f"转让协议\n{PARTIES}第一条 价款十万元。\n") is Deal.UNKNOWN


@pytest.mark.parametrize("title", ["会员服务合同", "建设工程施工合同", "工程造价咨询合同", "二手车买卖合同"])
def test_contracts_of_other_kinds_are_no_transfer(matcher: Matcher, title: str) -> None:
    assert deal_of(matcher, f"{title}\n甲方：张三\n乙方：李四\n第一条 甲方提供服务，乙方付款。\n") is Deal.NONE


def test_a_title_of_another_kind_does_not_outweigh_parties_to_a_transfer(matcher: Matcher) -> None:
    body = "第一条 转让方将门店转让给受让方。\n"
    assert deal_of(matcher, f"合作协议\n{PARTIES}{body}") is Deal.SHOP


@pytest.mark.parametrize("name", KINDS)
def test_the_samples_are_told(matcher: Matcher, name: str) -> None:
    assert deal_of(matcher, (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")) is KINDS[name]


def test_a_report_on_no_transfer_is_still_a_whole_report(checker: Checker) -> None:
    text = "会员服务合同\n甲方：张三\n乙方：李四\n第一条 甲方提供服务，乙方付款。\n"
    report = checker.check(read(text.encode("utf-8"), "a.txt"))
    assert report.deal == "none"
    assert len(report.topics) == 20
