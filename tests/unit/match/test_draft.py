"""What is found unfinished in a draft, and what is left alone."""

from __future__ import annotations

import pytest

from clausecheck.load.txt import read
from clausecheck.match.draft import DRAFT_CHECKS
from clausecheck.match.draft.numerals import number
from clausecheck.ruleset.types import DRAFT
from clausecheck.structure import understand

HEAD = "花店转让协议\n转让方（甲方）：张三\n受让方（乙方）：李四\n"


def found(check: str, body: str, head: str = HEAD) -> list[str]:
    agreement = understand(read((head + body).encode("utf-8"), "a.txt"))
    text = agreement.document.text
    places = list(DRAFT_CHECKS[check](agreement))
    assert all(0 <= provision < len(agreement.provisions) for _, provision in places)
    return [span.cut(text) for span, _ in places]


def test_every_look_that_a_flag_may_name_is_there() -> None:
    assert tuple(DRAFT_CHECKS) == DRAFT


@pytest.mark.parametrize("name, value", [("7", 7), ("十", 10), ("二十三", 23), ("一百零三", 103), ("两", 2), ("甲", 0)])
def test_numbers_of_provisions_are_read_in_both_scripts(name: str, value: int) -> None:
    assert number(name) == value


def test_blanks_of_terms_and_of_particulars_are_told_apart() -> None:
    body = "第一条 价款____元。\n第二条 汇入甲方账户，账号____。\n第三条 于【三十】日内付清。\n"
    assert found("blanks", body) == ["价款____元。"]
    assert found("details", body) == ["汇入甲方账户，账号____。"]


def test_lines_for_signatures_are_left_to_the_pen() -> None:
    body = "第一条 价款十万元。\n甲方（签字）：________\n乙方（签字）：________\n____年__月__日\n"
    assert not found("blanks", body) and not found("details", body)


def test_of_the_front_only_the_first_blank_counts() -> None:
    head = "花店转让协议\n甲方（转让方）：张三\n电话：____\n住所：____\n乙方（受让方）：李四\n电话：____\n"
    assert len(found("details", "第一条 价款十万元。\n", head)) == 1


def test_each_absent_annex_is_told_once() -> None:
    body = "第一条 设备见附件一，客户见附件二。\n第二条 附件一为准。\n附件二 客户名单\n刘洋、王刚。\n"
    assert found("annexes", body) == ["设备见附件一，客户见附件二。"]


ARTICLES = "第一条 转让花店。\n第二条 价款十万元，按第九条支付。\n第三条 违反第二条的赔偿。\n"


def test_a_reference_beyond_the_last_article_is_dead() -> None:
    assert found("references", ARTICLES) == ["价款十万元，按第九条支付。"]


@pytest.mark.parametrize("cited", ["《民法典》第五百五十一条", "个人信息保护法第23条", "原合同第十二条", "第一条"])
def test_references_to_laws_other_contracts_and_live_articles_stand(cited: str) -> None:
    assert not found("references", ARTICLES.replace("第九条", cited))


def test_a_party_that_nobody_introduced_drifts() -> None:
    assert found("parties", "第一条 甲方转让花店。\n第二条 欠款由丙方付清。\n") == ["欠款由丙方付清。"]


def test_a_misspelt_company_drifts_and_another_company_does_not() -> None:
    head = "花店转让协议\n甲方：春晖园艺有限公司\n乙方：明德商贸有限公司\n"
    assert found("parties", "第一条 价款付给春辉园艺有限公司。\n", head)
    assert not found("parties", "第一条 货款欠大地园艺有限公司。\n", head)


def test_a_second_word_for_the_day_of_transfer_drifts() -> None:
    body = "第一条 2025年5月1日为交割日。\n第二条 移交日前的房租由甲方付。\n"
    assert found("terms", body) == ["移交日前的房租由甲方付。"]
    assert not found("terms", body.replace("移交日前", "交割日前"))


def test_a_term_that_is_used_does_not_drift() -> None:
    body = "第一条 甲方移交全部花卉订户（以下简称“订户”）的名单。\n第二条 乙方为订户继续送花。\n"
    assert not found("terms", body)


def test_numbering_that_skips_or_repeats_is_told() -> None:
    assert found("numbering", "第一条 转让花店。\n第三条 价款十万元。\n") == ["第三条 价款十万元。"]
    assert len(found("numbering", "第一条 转让花店。\n第二条 价款十万元。\n第二条 当日交接。\n")) == 1


def test_lists_may_begin_anew() -> None:
    body = "第一条 转让：\n（一）花店；\n（二）花卉。\n第二条 付款：\n（一）定金；\n（二）余款。\n"
    assert not found("numbering", body)


def test_an_article_of_definitions_counts_in_the_numbering() -> None:
    body = "第一条 转让花店。\n第二条 定义\n“订户”是指长期订花的客户。\n第三条 乙方为订户送花。\n"
    assert not found("numbering", body)
