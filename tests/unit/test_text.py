"""text: the canonical form and its map back."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.model import Span
from clausecheck.text import normalise

FOLDED = {
    "full-width letters, digits and signs": ("ＡＢｃ１２３％＿", "ABc123%_"),
    "compatibility ideographs and radicals": ("⼈金⻓⻔", "人金长门"),
    "brackets and stops are Chinese": ("(一)价款:见附件;是否?是!甲,乙", "（一）价款：见附件；是否？是！甲，乙"),
    "small and vertical stops are Chinese": ("价款﹕见附件︰甲︵一︶", "价款：见附件：甲（一）"),
    "the comma of thousands is ASCII": ("1,126元，3.5%，１，１２６，０００元", "1,126元，3.5%，1,126,000元"),
    "any other comma is Chinese": ("附件1,附件2,第3,4,15项,2024年", "附件1，附件2，第3，4，15项，2024年"),
    "the colon between digits is ASCII": ("10：30至11:30,地点:一楼", "10:30至11:30，地点：一楼"),
    "quotation marks": ('「客户」『名单』〝会员〞"店"', '“客户”“名单”“会员”"店"'),
    "dashes": ("甲–乙―丙──丁", "甲—乙—丙——丁"),
    "hyphens": ("A‑1−2－3", "A-1-2-3"),
    "square and black brackets stay": ("【三十】日[1]〔2020〕12号", "【三十】日[1]〔2020〕12号"),
    "circled and Roman numbers stay": ("①甲②乙Ⅳ", "①甲②乙Ⅳ"),
    "traditional characters": ("轉讓協議應當於交割後生效", "转让协议应当于交割后生效"),
    "a lone traditional character of GB 2312": ("應於", "应于"),
    "a phrase decides": ("瞭解", "了解"),
    "a phrase over a removed space": ("瞭 解", "了解"),
    "spaces next to Chinese": ("甲 方 与 ABC 公司\u3000签订 3 份", "甲方与ABC公司签订3份"),
    "one space between Latin words": ("Acme  Co.\u00a0Ltd", "Acme Co. Ltd"),
    "spaces at the edges of lines and cells": ("  甲 \n  乙 \t 丙  ", "甲\n乙\t丙"),
    "zero-width characters": ("客\u200b户\ufeff名\u00ad单\ufe00 A\u200bB", "客户名单AB"),
    "a blank": ("于   年    月     日签订", "于 年 月 日签订"),
    "a blank between Latin words": ("No.     of", "No. of"),
    "a line that is a date": ("年   月   日", "年 月 日"),
    "spread-out words": (
        "转    让    协    议\n甲    方：某公司\n地      址（住所）：\t电    话：",
        "转让协议\n甲方：某公司\n地址（住所）：\t电话：",
    ),
    "tabs and line feeds stay": ("甲\t乙\n\n丙", "甲\t乙\n\n丙"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("source", "folded"), FOLDED.values(), ids=FOLDED.keys())
def test_folds(source: str, folded: str) -> None:
    assert normalise(source).text == folded


def test_source_leaves_out_removed_characters_at_the_edges() -> None:
    text = "甲方 应当 通知 客户"
    assert normalise(text).source(Span(2, 6)).cut(text) == "应当 通知"


def test_folded_finds_the_range_of_a_quote() -> None:
    text = "甲方 應當 通知(客户)"
    normal = normalise(text)
    start = text.index("通知")
    assert normal.folded(Span(start, len(text))).cut(normal.text) == "通知（客户）"


def test_folded_of_removed_characters_is_empty() -> None:
    assert normalise("甲 乙").folded(Span(1, 2)) == Span(1, 1)


def test_empty_ranges_stay_empty() -> None:
    normal = normalise("甲 乙")
    assert normal.source(Span(2, 2)) == Span(3, 3)
    assert normal.folded(Span(3, 3)) == Span(2, 2)


def test_a_simplified_text_never_loads_opencc() -> None:
    code = (
        "import sys; from clausecheck.text import normalise; normalise('转让协议〇'); sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


_texts = st.text(
    st.one_of(
        st.sampled_from("甲方乙转让轉讓協議瞭解於後、，。：:,()（）１2Ab金⻓—–「"),
        st.sampled_from(" \u3000\u00a0\u200b\ufeff\n\t"),
        st.characters(exclude_categories=["Cs"]),
    )
)


@given(_texts)
def test_origin_rises_strictly_to_the_length_of_the_source(source: str) -> None:
    normal = normalise(source)
    assert len(normal.origin) == len(normal.text) + 1
    assert normal.origin[-1] == len(source)
    assert all(a < b for a, b in pairwise(normal.origin))


@given(_texts, st.data())
def test_there_and_back_covers_what_was_kept(source: str, data: st.DataObject) -> None:
    normal = normalise(source)
    start = data.draw(st.integers(0, len(source)))
    span = Span(start, data.draw(st.integers(start, len(source))))
    back = normal.source(normal.folded(span))
    kept = [at for at in normal.origin[:-1] if span.start <= at < span.end]
    assert [at for at in kept if back.start <= at < back.end] == kept
    assert not kept or back in span


@given(_texts, st.data())
def test_back_and_there_is_the_same_range(source: str, data: st.DataObject) -> None:
    normal = normalise(source)
    start = data.draw(st.integers(0, len(normal.text)))
    span = Span(start, data.draw(st.integers(start, len(normal.text))))
    assert normal.folded(normal.source(span)) == span


@given(_texts)
def test_every_character_folds_from_its_source(source: str) -> None:
    normal = normalise(source)
    for folded, at in zip(normal.text, normal.origin, strict=False):
        by_itself = normalise(source[at]).text
        by_its_neighbours = folded in " ,:" or source[at] == "瞭"
        assert folded == by_itself or by_its_neighbours


@given(_texts)
def test_normalising_twice_changes_nothing(source: str) -> None:
    once = normalise(source).text
    if " " not in once:  # the one space of a blank is taken for a stray one
        assert normalise(once).text == once
