"""The PDF reader against another one: the same characters come out, none lost and none invented."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from clausecheck.load import load
from clausecheck.model import BlockKind

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
RUNNING = (BlockKind.HEADER, BlockKind.FOOTER)


def characters(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


@pytest.mark.parametrize("name", ["pharmacy", "equity-transfer"])
def test_the_body_has_the_characters_that_pdfplumber_finds(name: str) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    path = SAMPLES / f"{name}.pdf"
    document = load(str(path))
    body = "".join(block.span.cut(document.text) for block in document.blocks if block.kind not in RUNNING)
    furniture = {block.span.cut(document.text) for block in document.blocks if block.kind in RUNNING}
    with pdfplumber.open(path) as pages:
        lines = [line for page in pages.pages for line in (page.extract_text() or "").splitlines()]
    title = next(iter(sorted(furniture, key=len, reverse=True)), "")
    other = "".join(line for line in lines if not re.fullmatch(r"第\s*\d+\s*页", line.strip()))
    lacking = characters(other) - characters(body) - characters(title * len(lines))
    assert not lacking
    assert not characters(body) - characters(other)
