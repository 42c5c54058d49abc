"""load/compose: blocks stand end to end in the text, whatever a file holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.errors import LoadError
from clausecheck.load import md, txt
from clausecheck.load.compose import Paragraph, Row, Source, compose
from clausecheck.model import Document

_SOURCE = Source("甲方".encode(), "a.txt", "txt", "utf-8")
_PIECES = (
    *("甲方", "第一条", "乙\t丙", "丁|戊", "甲&#9;乙", "甲&#10;乙", "a", "1.", "。", "\0", "\ufffd"),
    *(" ", "\u3000", "\n", "\r\n", "\t", "\f", "\u2028", "|", " | ", "<br>", "\\"),
    *("# ", "- ", "**", "_", "~~", "```\n", "<!--", "-->", "---\n", "[", "](a)"),
)
_files = st.one_of(st.binary(), st.lists(st.sampled_from(_PIECES)).map(lambda pieces: "".join(pieces).encode()))


def _read(module: str, data: bytes) -> Document | None:
    try:
        return {"txt": txt, "md": md}[module].read(data, "a." + module)
    except LoadError as error:
        assert error.code in ("unsupported", "empty", "no-text")
        return None


@pytest.mark.parametrize("module", ["txt", "md"])
@given(data=_files)
def test_blocks_and_terminators_are_the_whole_text(module: str, data: bytes) -> None:
    document = _read(module, data)
    if document is None:
        return
    start = 0
    for block in document.blocks:
        assert block.span.start == start
        text = block.span.cut(document.text)
        assert "\n" not in text
        assert "\t" not in text
        assert document.text[block.span.end] in "\n\t"
        start = block.span.end + 1
    assert start == len(document.text)
    assert document.ledger.characters + len(document.blocks) == len(document.text)


def test_cells_of_a_row_are_parted_by_tabs_and_paragraphs_of_a_cell_by_line_feeds() -> None:
    document = compose(_SOURCE, [Row(("甲", "乙\n丙", "丁"), 1), Paragraph("戊", 2)], {})
    assert document.text == "甲\t乙\n丙\t丁\n戊\n"
    assert [block.anchor.column for block in document.blocks] == [1, 2, 2, 3, None]


def test_nothing_parts_two_tables() -> None:
    document = compose(_SOURCE, [Row(("甲", "乙"), 1), None, Row(("丙", "丁"), 3)], {})
    assert [(block.anchor.table, block.anchor.row) for block in document.blocks] == [(1, 1), (1, 1), (2, 1), (2, 1)]
