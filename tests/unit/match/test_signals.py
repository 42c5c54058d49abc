"""How binding wording is: every defect that the engine reads, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.model import Defect, Finding

Check = Callable[..., Finding]
PARTIES = "甲方（转让方）：东店\n乙方（受让方）：西店\n"
SURVEY = "{all: [满意度调查]}"


@pytest.mark.parametrize(
    ("text", "defects"),
    [
        ("乙方应每季度开展满意度调查。", ()),
        ("乙方每季度开展满意度调查。", ()),
        ("乙方可以每季度开展满意度调查。", (Defect.PERMISSIVE,)),
        ("乙方有权开展满意度调查。", (Defect.PERMISSIVE,)),
        ("鼓励乙方开展满意度调查。", (Defect.PERMISSIVE,)),
        ("乙方应开展满意度调查，可以用电话。", ()),
        ("乙方可能更换系统，但应开展满意度调查。", ()),
        ("乙方应尽量开展满意度调查。", (Defect.VAGUE,)),
        ("乙方应视情况开展满意度调查。", (Defect.VAGUE,)),
        ("乙方无需开展满意度调查。", (Defect.EXCLUDED,)),
        ("乙方不负责满意度调查。", (Defect.EXCLUDED,)),
        ("满意度调查不属于乙方的义务。", (Defect.EXCLUDED,)),
        ("乙方没有满意度调查的义务。", (Defect.EXCLUDED,)),
        ("会员的满意度调查，双方可以一起做。", (Defect.PERMISSIVE,)),
        ("受让方可开展满意度调查。", (Defect.PERMISSIVE,)),
        ("乙方应开展满意度调查，样本不少于一百人。", ()),
        ("乙方不得不开展满意度调查。", ()),
        ("满意度调查由双方另行协商。", (Defect.DEFERRED,)),
        ("乙方应每季度开展满意度调查，问卷由双方另行商定。", ()),
        ("乙方应每____开展满意度调查。", (Defect.BLANK,)),
        ("乙方应每【 】个月开展满意度调查。", (Defect.BLANK,)),
        ("乙方应每【三】个月开展满意度调查。", ()),
        ("应开展满意度调查。", (Defect.NO_OWNER,)),
        ("不得泄露满意度调查的结果。", ()),
        ("乙方应按附件二开展满意度调查。", (Defect.ANNEX_MISSING,)),
    ],
)
def test_defects(check: Check, text: str, defects: tuple[Defect, ...]) -> None:
    found = check(SURVEY, PARTIES + "第一条 " + text)
    assert [e.defects for e in found.parts] == [defects]


def test_a_right_of_customers_weakens_nobody(check: Check) -> None:
    found = check("{all: [评价]}", PARTIES + "第一条 乙方设二维码，会员可以扫码评价。")
    assert found.parts[0].defects == ()


def test_an_omission_that_is_supposed_is_no_evidence(check: Check) -> None:
    assert not check("{all: [通知]}", PARTIES + "第一条 甲方未通知会员的，赔偿损失。").parts


def test_an_annex_that_is_there_is_no_defect(check: Check) -> None:
    text = PARTIES + "第一条 乙方应按附件二开展满意度调查。\n附件二 问卷\n一、会员对前台是否满意，由乙方询问。\n"
    assert check(SURVEY, text).parts[0].defects == ()


def test_a_recital_is_recital_only(check: Check) -> None:
    text = PARTIES + "鉴于：\n1. 乙方愿意开展满意度调查；\n双方订立本协议如下：\n第一条 价款十万元。\n"
    assert check(SURVEY, text).parts[0].defects == (Defect.RECITAL_ONLY,)


@pytest.mark.parametrize("body", ["", "（本条有意保留）\n", "略。\n"])
def test_a_bare_heading_is_found(check: Check, body: str) -> None:
    text = PARTIES + f"第一条 满意度调查\n{body}第二条 价款\n价款十万元。\n"
    found = check(SURVEY, text, rest="headings: [满意度]")
    assert not found.parts
    assert [e.provision for e in found.headings]


@pytest.mark.parametrize("reference", ["第一条不予适用", "第一条作废", "不受第一条的限制"])
def test_a_provision_is_taken_back_by_its_number(check: Check, reference: str) -> None:
    found = check(SURVEY, PARTIES + f"第一条 乙方应每季度开展满意度调查。\n第二条 乙方自定服务，{reference}。\n")
    assert len(found.revoking) == 1


def test_an_ignored_signal_is_no_defect(search: Callable[..., object]) -> None:
    body = f"parts:\n  p: {{label: 要素, ignore: [permissive], ways: [{SURVEY}]}}"
    found, element, matcher = search(body, PARTIES + "第一条 乙方可以开展满意度调查。", "")  # type: ignore[misc]
    assert found.element(element, matcher.ruleset.topics[0]).parts[0].defects == ()  # type: ignore[has-type]


def test_an_item_that_names_the_owner_serves_its_siblings(check: Check) -> None:
    text = PARTIES + "第一条 会员回访\n（一）工作由乙方负责；\n（二）应开展满意度调查。\n"
    assert check(SURVEY, text).parts[0].defects == ()


def test_lead_in_permission_reaches_the_items(check: Check) -> None:
    found = check(SURVEY, PARTIES + "第一条 乙方可以：\n（一）开展满意度调查；\n（二）发放礼品。\n")
    assert found.parts[0].defects == (Defect.PERMISSIVE,)
