"""A clause deleted, disclaimed, permitted, moved or made unreadable changes its verdict as the guide says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausecheck.load.txt import read
from clausecheck.model import Defect, Document, Grade, Unreadable
from clausecheck.pipeline import Checker

PARTIES = "门店转让协议\n甲方（转让方）：东湖琴行\n乙方（受让方）：西山琴行\n"
BARE = "第一条 转让价款\n转让价款为人民币十万元，乙方于签约当日付清。\n"
END = "第九条 争议解决\n协商不成的，向门店所在地人民法院起诉。\n"

CLAUSES = {
    "7.1": "乙方应每季度对全体学员开展一次满意度调查。",
    "6.1": "甲方应在交割日三十日前以短信和书面公告通知全体学员本次转让事宜。",
    "10.1": "甲方应在系统切换前完成会员管理系统全部数据的备份。",
    "3.2": "乙方应每月检查一次对学员的服务质量并记录检查结果。",
    "8.1": "乙方应于交割前对留任的客服人员进行受让方服务流程的培训。",
    "18.1": "甲方应在交割前对学员的消费数据进行统计分析。",
    "15.1": "乙方应每月对客户顾问维护老学员的工作进行考核。",
    "9.2": "乙方接到学员投诉后，应在两个工作日内给出处理意见，七日内办结。",
}
ids = sorted(CLAUSES)


def document(text: str) -> Document:
    return read((PARTIES + text).encode("utf-8"), "draft.txt")


def result(checker: Checker, element: str, text: str) -> tuple[Grade, tuple[Defect, ...]]:
    report = checker.check(document(text))
    found = next(e for t in report.topics for e in t.elements if e.id == element)
    return found.grade, found.defects


@pytest.mark.parametrize("element", ids)
def test_the_clause_is_met(checker: Checker, element: str) -> None:
    assert result(checker, element, BARE + f"第二条 {CLAUSES[element]}\n" + END) == (Grade.MET, ())


@pytest.mark.parametrize("element", ids)
def test_without_the_clause_it_is_absent(checker: Checker, element: str) -> None:
    assert result(checker, element, BARE + END) == (Grade.ABSENT, ())


@pytest.mark.parametrize("element", ids)
def test_where_a_page_is_unread_it_is_undetermined_and_its_topic_never_missing(checker: Checker, element: str) -> None:
    whole = document(BARE + END)
    ledger = replace(whole.ledger, unreadable=(Unreadable("第2页", "扫描页", 2),))
    report = checker.check(replace(whole, ledger=ledger))
    found = next(e for t in report.topics for e in t.elements if e.id == element)
    assert found.grade == Grade.UNDETERMINED
    assert all(topic.status != "missing" for topic in report.topics)


@pytest.mark.parametrize("element", ids)
def test_permitted_it_is_weak(checker: Checker, element: str) -> None:
    clause = CLAUSES[element].replace("应", "可以", 1)
    assert result(checker, element, BARE + f"第二条 {clause}\n" + END) == (Grade.WEAK, (Defect.PERMISSIVE,))


@pytest.mark.parametrize("element", ids)
def test_disclaimed_it_is_weak(checker: Checker, element: str) -> None:
    clause = CLAUSES[element].replace("应", "无需", 1)
    assert result(checker, element, BARE + f"第二条 {clause}\n" + END) == (Grade.WEAK, (Defect.EXCLUDED,))


@pytest.mark.parametrize("element", ids)
def test_hedged_it_is_weak(checker: Checker, element: str) -> None:
    clause = CLAUSES[element].replace("应", "应尽量", 1)
    assert result(checker, element, BARE + f"第二条 {clause}\n" + END) == (Grade.WEAK, (Defect.VAGUE,))


@pytest.mark.parametrize("element", ids)
def test_in_a_recital_it_is_weak(checker: Checker, element: str) -> None:
    recital = f"鉴于：\n1. {CLAUSES[element].replace('。', '；')}\n双方协商一致，订立本协议如下：\n"
    assert result(checker, element, recital + BARE + END) == (Grade.WEAK, (Defect.RECITAL_ONLY,))


@pytest.mark.parametrize("element", ids)
def test_taken_back_by_its_number_it_is_a_conflict(checker: Checker, element: str) -> None:
    text = BARE + f"第二条 {CLAUSES[element]}\n第三条 本协议第二条不予适用。\n" + END
    assert result(checker, element, text) == (Grade.WEAK, (Defect.CONFLICT,))


@pytest.mark.parametrize("element", ids)
@pytest.mark.parametrize(
    ("transferor", "transferee"), [("原店主", "新店主"), ("出让方", "承接方"), ("卖方", "买方"), ("让与人", "受让人")]
)
def test_other_names_of_the_parties_change_nothing(
    checker: Checker, element: str, transferor: str, transferee: str
) -> None:
    clause = CLAUSES[element].replace("甲方", transferor).replace("乙方", transferee).replace("受让方", transferee)
    text = (
        f"转让协议\n{transferor}：东湖琴行\n{transferee}：西山琴行\n"
        + BARE.replace("乙方", transferee)
        + f"第二条 {clause}\n"
    )
    report = checker.check(read(text.encode("utf-8"), "draft.txt"))
    assert next(e for t in report.topics for e in t.elements if e.id == element).grade == Grade.MET


@pytest.mark.parametrize("element", ids)
def test_other_numbers_change_nothing(checker: Checker, element: str) -> None:
    for number in ("二、", "2. ", "（二）", "2.1 "):
        assert result(checker, element, f"{number}{CLAUSES[element]}\n")[0] == Grade.MET


@pytest.mark.parametrize("element", ids)
def test_an_agreement_without_customers_says_nothing(checker: Checker, element: str) -> None:
    lease = (
        "第一条 出租人将厂房租给承租人，租期三年，租金每月二万元。\n第二条 承租人应按时支付水电费。\n"
        "第三条 任何一方违约的，应向对方支付违约金五千元。\n第四条 来往文件一律寄到首页所写的地址。\n"
    )
    assert result(checker, element, lease) == (Grade.ABSENT, ())
