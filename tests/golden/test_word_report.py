"""The comments of a reviewed copy, in both languages, and the paragraphs of a new one."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from clausecheck.model import Run
from clausecheck.report.labels import Language
from clausecheck.word import ReviewOptions, review

HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_comments_read_as_expected(language: Language, run: Run) -> None:
    copy = review(run.reports[0], b"", ReviewOptions(language))
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    comments = ("\n".join("".join(p.itertext()) for p in each.iter(f"{W}p")) for each in root)
    text = "\n\n".join(comments) + "\n"
    golden = HERE / f"word-{language}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_bytes(text.encode("utf-8"))
    assert text == golden.read_bytes().decode("utf-8")
