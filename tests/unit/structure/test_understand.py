"""What holds of the structure of any text at all."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from clausecheck.model import BlockKind, Role
from clausecheck.structure import understand

from .conftest import document_of

WORDS = """
第一条 第二条 第3条 第一章 一、 二、 （一） （二） 1. 2、 3.1 1.1.1 ① ② (1) a) A. 附件一 附件： 附表 目录 鉴于： 甲方：
乙方（受让方）： 双方约定如下： 甲方应： 名册归乙方 。 ； ， ： “ ” （ ） 《 》 【 】 …… ____ 2024年 3.5万元 | 盖章 签字
（以下无正文） 定义 是指 本协议所称 以下简称 转让方 - •
"""
PIECES = st.sampled_from([*WORDS.split(), "\u3000", " ", "\u200b"])
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join)
DOCUMENTS = st.lists(TEXTS, max_size=14).map("\n".join)


@given(DOCUMENTS)
def test_any_text_has_a_structure(source: str) -> None:
    document = document_of(source)
    agreement = understand(document)
    ends = 0
    for statement in agreement.statements:
        assert ends <= statement.span.start < statement.span.end
        ends = statement.span.end
        block = document.blocks[statement.block]
        assert block.span.start <= statement.span.start
        assert statement.span in block.span or block.kind is BlockKind.CELL
        assert statement.span in agreement.provisions[statement.provision].span


@given(DOCUMENTS)
def test_no_word_of_the_text_is_lost(source: str) -> None:
    agreement = understand(document_of(source))
    text = agreement.document.text
    seen = [False] * len(text)
    tables = {s.provision for s in agreement.statements if s.role is Role.TABLE}
    spans = [s.span for s in agreement.statements] + [p.heading for p in agreement.provisions if p.heading]
    spans += [p.span for p in agreement.provisions if p.index in tables]
    spans += [lead for s in agreement.statements for lead in s.lead_in]
    for span in spans:
        seen[span.start : span.end] = [True] * (span.end - span.start)
    for provision in agreement.provisions:
        at = text.find(provision.number, provision.span.start)
        seen[at : at + len(provision.number)] = [True] * len(provision.number)
    lost = "".join(character for character, known in zip(text, seen, strict=True) if not known)
    assert not re.search(r"[\u4e00-\u9fff]{3}", re.sub(r"\s", "", lost)) or "鉴于" in lost


@given(DOCUMENTS)
def test_the_tree_is_a_tree(source: str) -> None:
    provisions = understand(document_of(source)).provisions
    for index, provision in enumerate(provisions):
        assert provision.index == index
        assert all(provisions[child].parent == index for child in provision.children)
        if provision.parent is None:
            assert provision.depth == 0
        else:
            parent = provisions[provision.parent]
            assert parent.index < index
            assert provision.depth == parent.depth + 1
            assert provision.span in parent.span


def test_an_empty_document_has_an_empty_structure() -> None:
    agreement = understand(document_of(""))
    assert (agreement.provisions, agreement.statements, agreement.parties) == ((), (), ())
