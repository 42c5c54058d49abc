"""Each operator of the rule language, alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.model import Finding

Check = Callable[..., Finding]
PARTIES = "甲方（转让方）：东店\n乙方（受让方）：西店\n"


@pytest.mark.parametrize(
    ("condition", "text", "holds"),
    [
        ("{all: [会员, 通知]}", "甲方应通知全体会员。", True),
        ("{all: [会员, 通知]}", "甲方应通知房东。", False),
        ("{any: [短信, 信函]}", "甲方应发出信函。", True),
        ("{all: [通知], not: [房东]}", "甲方应通知房东。", False),
        ("{all: [通知], not: [房东]}", "甲方应通知会员。", True),
        ("{all: ['通知…会员']}", "甲方应通知全体会员。", True),
        ("{all: ['会员…通知']}", "甲方应通知全体会员。", False),
        ("{all: ['通知…会员']}", "甲方应通知房东，并安抚会员。", False),
        ("{all: ['通知……会员']}", "甲方应通知房东，并安抚会员。", True),
        ("{all: ['通知……会员']}", "甲方应通知房东。乙方安抚会员。", False),
        ("{all: ['(短信|信函)…会员']}", "甲方应以信函告诉会员。", True),
        ("{all: ['由(双方|两家)?办理']}", "会员事宜由双方办理。", True),
        ("{all: ['由(双方|两家)?办理']}", "会员事宜由办理。", True),
        ("{all: ['由(双方|两家)?办理']}", "会员事宜由房东办理。", False),
        ("{near: {terms: [会员, 通知], within: 6}}", "甲方应通知会员。", True),
        ("{near: {terms: [会员, 通知], within: 6}}", "甲方应通知房东和每一家供应商及会员。", False),
        ("{all: [通知], value: [period]}", "甲方应在三十日内通知会员。", True),
        ("{all: [通知], value: [period]}", "甲方应通知会员。", False),
        ("{all: [回访], value: [frequency]}", "乙方应每月回访会员。", True),
        ("{all: [退款], value: [share]}", "退款由甲方承担六成。", True),
        ("{all: [价款], value: [amount]}", "价款为人民币叁万元整。", True),
        ("{list: {after: [包括], least: 3}}", "甲方移交的资料包括合同、名册和回访记录。", True),
        ("{list: {after: [包括], least: 3}}", "甲方移交的资料包括合同和名册。", False),
    ],
)
def test_operator(check: Check, condition: str, text: str, holds: bool) -> None:
    assert bool(check(condition, PARTIES + text).parts) == holds


def test_list_counts_the_items_under_a_lead_in(check: Check) -> None:
    condition = "{list: {after: [措施], least: 2}}"
    text = PARTIES + "第一条 乙方采取下列措施：\n（一）换手法；\n（二）添茶水。\n"
    assert len(check(condition, text).parts) == 2
    assert not check(condition, text.replace("（二）添茶水。\n", "")).parts


KINDS = "种类:\n  words: [姓名|名字, 电话|手机号, 地址]\n"


def test_count_counts_synonyms_once(check: Check) -> None:
    condition = "{count: {of: [种类], least: 2}}"
    assert not check(condition, PARTIES + "甲方移交会员的电话和手机号。", KINDS).parts
    assert check(condition, PARTIES + "甲方移交会员的名字和手机号。", KINDS).parts


def test_a_decoy_is_no_hit(check: Check) -> None:
    lexicon = "甲物:\n  words: [用户]\n  not: [用户名]\n"
    assert not check("{all: [甲物]}", PARTIES + "甲方交出用户名。", lexicon).parts
    assert check("{all: [甲物]}", PARTIES + "甲方交出用户和用户名。", lexicon).parts


def test_a_heading_is_context(check: Check) -> None:
    text = PARTIES + "第一条 会员通知\n甲方应在门口张贴告示。\n第二条 价款\n甲方应在门口收款。\n"
    found = check("{here: [门口], heading: [会员]}", text)
    assert [e.provision for e in found.parts] and len(found.parts) == 1


def test_a_list_item_inherits_its_lead_in(check: Check) -> None:
    text = PARTIES + "第一条 甲方应向会员：\n（一）发出短信；\n（二）寄出信函。\n"
    assert len(check("{all: [会员, 短信], here: [短信]}", text).parts) == 1


def test_context_alone_is_no_evidence(check: Check) -> None:
    text = PARTIES + "第一条 会员通知\n甲方应按时付款。\n"
    assert not check("{all: [会员通知]}", text).parts


def test_here_does_not_look_at_the_context(check: Check) -> None:
    text = PARTIES + "第一条 会员\n甲方应发出短信。\n"
    assert check("{all: [会员, 短信]}", text).parts
    assert not check("{here: [会员, 短信]}", text).parts


def test_the_scope_provision_joins_its_sentences(check: Check) -> None:
    text = PARTIES + "第一条 事项\n1.1 甲方应通知会员。方式为短信。\n1.2 乙方付款。\n"
    assert not check("{all: [付款, 通知]}", text).parts
    assert check("{all: [通知, 短信], in: provision}", text).parts
    assert not check("{all: [通知, 付款], in: provision}", text).parts
    assert check("{all: [通知, 付款], in: article}", text).parts


def test_here_names_the_statement_that_is_the_evidence_of_a_provision(check: Check) -> None:
    text = PARTIES + "第一条 甲方应通知会员。乙方付款。方式为短信。\n"
    found = check("{all: [通知], here: [短信], in: provision}", text)
    assert len(found.parts) == 1


def test_the_scope_agreement_joins_everything(check: Check) -> None:
    text = PARTIES + "第一条 甲方应通知会员。\n第二条 乙方付款。\n"
    assert not check("{all: [通知, 付款], in: article}", text).parts
    assert check("{all: [通知, 付款], in: agreement}", text).parts


@pytest.mark.parametrize(
    ("actor", "text", "holds"),
    [
        ("transferor", "甲方回访会员。", True),
        ("transferee", "甲方回访会员。", False),
        ("transferee", "乙方回访会员。", True),
        ("both", "双方共同回访会员。", True),
        ("both", "甲方回访会员，乙方予以配合。", True),
        ("both", "乙方回访会员。", False),
        ("any", "应当回访会员。", False),
    ],
)
def test_actor(check: Check, actor: str, text: str, holds: bool) -> None:
    assert bool(check(f"{{all: [回访], actor: {actor}}}", PARTIES + text).parts) == holds


def test_full_width_and_traditional_characters_match(check: Check) -> None:
    assert check("{all: [会员, CRM]}", PARTIES + "甲方應在ＣＲＭ中登記全體會 員。").parts


def test_a_defined_term_for_customers_counts_as_customers(check: Check) -> None:
    text = PARTIES + "第一条 “铁粉”是指在本店办卡并消费过的顾客。\n第二条 甲方应通知铁粉。\n"
    assert [e.statement for e in check("{here: [客户, 甲方应通知]}", text).parts]
