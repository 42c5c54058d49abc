"""Provisions of two versions are matched by their words, not by their numbers."""

from __future__ import annotations

from clausecheck.load import load
from clausecheck.model import Fate, ProvisionChange
from clausecheck.structure import understand
from clausecheck.structure.trace import trace

ARTICLES = (
    "甲方应在交接日前将会员名册移交乙方，双方签字确认。",
    "乙方应在每季度结束后十日内向会员做一次满意度调查。",
    "会员的充值余额在交接日前由甲方负责，交接日后由乙方负责。",
    "会员投诉由乙方受理，七日内给出书面答复。",
)


def traced(old: tuple[str, ...], new: tuple[str, ...]) -> list[ProvisionChange]:
    versions = [
        "转让协议\n甲方：张三\n乙方：李四\n"
        + "".join(f"第{'一二三四五六'[at]}条 {article}\n" for at, article in enumerate(articles))
        for articles in (old, new)
    ]
    agreements = [understand(load("协议.txt", text.encode())) for text in versions]
    return [change for change in trace(*agreements) if change.fate is not Fate.KEPT]


def told(changes: list[ProvisionChange]) -> list[tuple[str, str | None, str | None]]:
    return [(change.fate.value, change.old_label, change.new_label) for change in changes]


def test_the_same_text_has_no_changes() -> None:
    assert traced(ARTICLES, ARTICLES) == []


def test_what_follows_a_removed_provision_is_renumbered_and_not_moved() -> None:
    found = told(traced(ARTICLES, (ARTICLES[0], *ARTICLES[2:])))
    assert found == [
        ("removed", "第二条", None),
        ("renumbered", "第三条", "第二条"),
        ("renumbered", "第四条", "第三条"),
    ]


def test_a_provision_that_stands_elsewhere_is_moved() -> None:
    found = told(traced(ARTICLES, (ARTICLES[3], *ARTICLES[:3])))
    assert ("moved", "第四条", "第一条") in found
    assert {fate for fate, _, _ in found} == {"moved", "renumbered"}


def test_a_moved_and_reworded_provision_is_both() -> None:
    reworded = "会员投诉由乙方受理，应当在七日内给出答复。"
    moved = next(c for c in traced(ARTICLES, (reworded, *ARTICLES[:3])) if c.fate is Fate.MOVED)
    assert moved.reworded and moved.new_text == reworded


def test_other_words_under_the_old_number_are_one_provision_added_and_one_removed() -> None:
    found = told(traced(ARTICLES, (*ARTICLES[:3], "房屋租金以转账方式支付给出租人。")))
    assert found == [("removed", "第四条", None), ("added", None, "第四条")]


def test_a_changed_period_is_a_rewording() -> None:
    found = told(traced(ARTICLES, (*ARTICLES[:3], ARTICLES[3].replace("七", "三十"))))
    assert found == [("reworded", "第四条", "第四条")]


def test_equal_provisions_are_paired_in_their_order() -> None:
    twice = (ARTICLES[0], ARTICLES[1], ARTICLES[0])
    assert traced(twice, twice) == []


def test_traditional_characters_and_spaces_are_no_rewording() -> None:
    assert traced(ARTICLES, (ARTICLES[0].replace("会员", "會員").replace("，", ", "), *ARTICLES[1:])) == []
