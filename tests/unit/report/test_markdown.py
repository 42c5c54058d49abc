"""Markdown: whatever a document says is shown as it stands, and nothing of it is markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clausecheck.report.escape import visible
from clausecheck.report.markdown import plain

READER = MarkdownIt("gfm-like", {"linkify": False})


def shown(source: str) -> tuple[str, set[str]]:
    """The text of a paragraph as a reader sees it, and the kinds of markup in it."""
    inline = [child for token in READER.parse(source) for child in token.children or ()]
    blocks = {token.type for token in READER.parse(source)} - {"paragraph_open", "inline", "paragraph_close"}
    return "".join(child.content for child in inline), blocks | {child.type for child in inline} - {"text"}


@pytest.mark.parametrize(
    "text",
    [
        "# 标题",
        "1. 项",
        "2) 项",
        "- 项",
        "+ 项",
        "> 引文",
        "---",
        "===",
        "***",
        "    代码",
        "```",
        "~~~",
        "**粗** _斜_ ~~删~~ `码`",
        "[链](javascript:alert(1))",
        "![图](//evil.example/a.png)",
        "[a]: //evil.example",
        "<script>alert(1)</script>",
        "<https://evil.example>",
        "&lt; &copy;",
        "a | b\n--- | ---",
        "\\*",
        "____________",
        "$x$",
    ],
)
def test_what_looks_like_markup_is_shown(text: str) -> None:
    assert shown(plain(text)) == (visible(text).strip(), set())


@given(st.text(alphabet="#*_`[]()<>~|\\&!+-=.:1a甲 \t\n$@/{}", max_size=30))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    seen, kinds = shown(plain(text))
    assert seen == visible(text).strip()
    assert kinds == set()


@pytest.mark.parametrize("text", ["https://evil.example/a", "www.evil.example", "a@evil.example", "FTP://evil.example"])
def test_an_address_is_no_link(text: str) -> None:
    """GitHub links bare addresses; an escape in them keeps them text."""
    assert plain(text) != text
    assert shown(plain(text)) == (text, set())


def test_a_numbered_clause_reads_as_printed() -> None:
    assert plain("5.2 甲方应通知。") == "5.2 甲方应通知。"
    assert plain("第六条（一）甲方应通知。") == "第六条（一）甲方应通知。"
