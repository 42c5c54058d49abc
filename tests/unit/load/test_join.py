"""An annex in a file of its own is read as part of the agreement."""

from __future__ import annotations

from clausecheck.load.join import join
from clausecheck.load.txt import read
from clausecheck.model import Document, Grade
from clausecheck.pipeline import Checker

MAIN = "甲方（转让方）：东店\n乙方（受让方）：西店\n第一条 乙方应按附件二对学员开展客户关系维护。\n"
ANNEX = "附件二 维护方案\n一、乙方每月回访学员一次，记录其需求。\n二、乙方于每季度末开展一次学员满意度调查。\n"


def documents() -> tuple[Document, Document]:
    return read(MAIN.encode("utf-8"), "main.txt"), read(ANNEX.encode("utf-8"), "annex.txt")


def test_the_text_is_one_and_every_block_still_stands_where_its_span_says() -> None:
    main, annex = documents()
    joined = join(main, annex)
    assert joined.text == main.text + annex.text
    pieces = [block.span.cut(joined.text) for block in joined.blocks]
    assert pieces == [b.span.cut(d.text) for d in (main, annex) for b in d.blocks]


def test_the_blocks_of_the_annex_name_their_file() -> None:
    joined = join(*documents())
    assert [block.anchor.part for block in joined.blocks][-1] == "annex.txt"


def test_the_ledger_counts_both() -> None:
    main, annex = documents()
    joined = join(main, annex)
    assert joined.ledger.blocks["paragraph"] == main.ledger.blocks["paragraph"] + annex.ledger.blocks["paragraph"]
    assert joined.ledger.characters == main.ledger.characters + annex.ledger.characters


def test_what_only_the_annex_says_is_found(checker: Checker) -> None:
    main, annex = documents()

    def grade(document: Document) -> Grade:
        return next(e.grade for t in checker.check(document).topics for e in t.elements if e.id == "7.1")

    assert grade(main) == Grade.ABSENT
    assert grade(join(main, annex)) == Grade.MET
