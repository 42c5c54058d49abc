"""A small pack, made for the test, and its evidence on a small agreement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clausecheck.load.txt import read
from clausecheck.match import Matcher, Search
from clausecheck.model import Finding
from clausecheck.ruleset import Element, load_pack
from clausecheck.structure import understand

Check = Callable[..., Finding]


@pytest.fixture
def search(small_pack: Path) -> Callable[[str, str, str], tuple[Search, Element, Matcher]]:
    """(element body, agreement, lexicon) → the search, the element and the matcher."""

    def build(body: str, text: str, lexicon: str = "") -> tuple[Search, Element, Matcher]:
        indented = "\n".join("    " + line for line in body.strip().splitlines())
        topic = f'id: t\nnumber: 1\ntitle: 题\nseverity: low\nelements:\n  - id: "1.1"\n{indented}\n'
        (small_pack / "topics" / "01.yaml").write_text(topic, encoding="utf-8")
        if lexicon:
            (small_pack / "lexicon" / "own.yaml").write_text(lexicon, encoding="utf-8")
        matcher = Matcher(load_pack(small_pack))
        element = matcher.ruleset.topics[0].elements[0]
        return matcher.search(understand(read(text.encode("utf-8"), "t.txt"))), element, matcher

    return build


@pytest.fixture
def check(search: Callable[[str, str, str], tuple[Search, Element, Matcher]]) -> Check:
    """(condition in YAML, agreement) → the finding of an element of one part with that condition."""

    def run(condition: str, text: str, lexicon: str = "", rest: str = "") -> Finding:
        body = f"parts:\n  p: {{label: 要素, ways: [{condition}]}}\n{rest}"
        found, element, matcher = search(body, text, lexicon)
        return found.element(element, matcher.ruleset.topics[0])

    return run
