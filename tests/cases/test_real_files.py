"""Original Word files of public model contracts, held against what LibreOffice prints of them.

LibreOffice's text export shows deletions and leaves text boxes, headers and notes out. It is therefore made of copies
in which the tracked changes are accepted, by a few lines of this file that share nothing with the reader, and text
boxes are held against the XML. Differences that remain are explained in docs/reading-word.md.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from clausecheck.load.docx import read
from clausecheck.model import Block, BlockKind, Document, ReadOptions, Revisions

pytestmark = pytest.mark.slow

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
FILES = ("N28", "N35", "N38", "N42", "N43", "T55", "T57", "T62")
BODY = (BlockKind.PARAGRAPH, BlockKind.CELL)

# LibreOffice exports the code of a character in a symbol font, not what it looks like; all of these are empty boxes
BOXES = str.maketrans({"\uf0a3": "□", "\uf0a8": "□", "\u00a3": "□", "\u00a8": "□"})
BULLETS = re.compile("^[•●◆■\uf000-\uf0ff]")


@pytest.fixture(scope="module")
def originals(corpus: Path) -> dict[str, Path]:
    """The files by the beginning of their names."""
    found = {path.name.partition("_")[0]: path for path in (corpus / "real").glob("*.docx")}
    if not found:
        pytest.skip(f"no original files in {corpus / 'real'} (set CLAUSECHECK_CORPUS)")
    return found


@pytest.fixture(scope="module")
def printed(originals: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The lines of LibreOffice's text export of each file, all of its tracked changes accepted."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("real")
    copies = [accepted_copy(path, folder / f"{name}.docx") for name, path in originals.items()]
    profile = (folder / "profile").as_uri()
    convert = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    command = [program, f"-env:UserInstallation={profile}", *convert, *map(str, copies)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return {name: (folder / f"{name}.txt").read_text(encoding="utf-8-sig").splitlines() for name in originals}


def accepted_copy(source: Path, target: Path) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                accept(root)
                data = etree.tostring(root)
            new.writestr(name, data)
    return target


def accept(root: Any) -> None:  # noqa: ANN401
    for row in [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]:
        row.getparent().remove(row)
    for paragraph in list(root.iter(f"{W}p")):
        after = paragraph.getnext()
        deleted = any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in ("del", "moveFrom"))
        if deleted and after is not None and after.tag == f"{W}p":
            start = int(after.find(f"{W}pPr") is not None)
            after[start:start] = [child for child in paragraph if child.tag != f"{W}pPr"]
            paragraph.getparent().remove(paragraph)
    etree.strip_elements(root, *(f"{W}{name}" for name in ("del", "moveFrom", "pPrChange", "rPrChange", "trPrChange")))
    etree.strip_tags(root, f"{W}ins", f"{W}moveTo")


def bare(text: str) -> str:
    """Without blanks, which are laid out differently, and lines to write on, which LibreOffice prints as blanks."""
    return re.sub(r"[\s_]+", "", text)


def body_lines(document: Document) -> list[str]:
    lines = (bare(block.label + block.span.cut(document.text)) for block in body(document))
    return [line for line in lines if line]


def body(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind in BODY)


def shown(lines: Iterable[str]) -> list[str]:
    bare_lines = (BULLETS.sub("", bare(line).translate(BOXES)) for line in lines)
    return [line for line in bare_lines if line]


def grams(text: str, size: int = 5) -> Counter[str]:
    return Counter(text[start : start + size] for start in range(len(text) - size + 1))


def overlap(wanted: str, got: str) -> tuple[float, float]:
    """Recall and precision of 5-grams, counted as often as they occur."""
    theirs, ours = grams(wanted), grams(got)
    common = (theirs & ours).total()
    return common / max(theirs.total(), 1), common / max(ours.total(), 1)


def loaded(path: Path, revisions: Revisions = Revisions.FINAL) -> Document:
    return read(path.read_bytes(), path.name, ReadOptions(revisions))


def main_part(path: Path) -> Any:  # noqa: ANN401
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    etree.strip_elements(root, FALLBACK)
    return root


def is_in(element: Any, *names: str) -> bool:  # noqa: ANN401
    return next(element.iterancestors(*(f"{W}{name}" for name in names)), None) is not None


@pytest.mark.parametrize("name", FILES)
def test_every_paragraph_that_libreoffice_shows_is_read_and_no_other(
    name: str, originals: dict[str, Path], printed: dict[str, list[str]]
) -> None:
    recall, precision = overlap("".join(shown(printed[name])), "".join(body_lines(loaded(originals[name]))))
    assert recall >= 0.995 and precision >= 0.995, (recall, precision)


@pytest.mark.parametrize("name", FILES)
def test_clause_numbers_are_those_that_libreoffice_prints(
    name: str, originals: dict[str, Path], printed: dict[str, list[str]]
) -> None:
    document = loaded(originals[name])
    theirs = Counter(shown(printed[name]))
    starts = Counter(line[:40] for line in theirs.elements())
    numbered = (bare(block.label + block.span.cut(document.text)) for block in body(document) if block.label)
    assert not Counter(line[:40] for line in numbered) - starts
    # nor does LibreOffice print a number before a line that has none here
    ours = Counter(body_lines(document))
    assert not [line for line in theirs - ours if any(line.endswith(other) for other in ours - theirs)]


@pytest.mark.parametrize("name", FILES)
def test_text_boxes_are_read_once(name: str, originals: dict[str, Path]) -> None:
    document = loaded(originals[name])
    read_in_boxes = (block for block in document.blocks if block.kind is BlockKind.TEXTBOX)
    got = sorted(filter(None, (bare(block.span.cut(document.text)) for block in read_in_boxes)))
    wanted = "".join(
        text.text or ""
        for box in main_part(originals[name]).iter(f"{W}txbxContent")
        for text in box.iter(f"{W}t")
        if not is_in(text, "del", "moveFrom")
    )
    assert sorted("".join(got)) == sorted(bare(wanted))


@pytest.mark.parametrize("name", ["N38", "T55"])
def test_the_text_before_the_changes_is_what_was_not_inserted(name: str, originals: dict[str, Path]) -> None:
    document = loaded(originals[name], Revisions.ORIGINAL)
    wanted = "".join(
        text.text or ""
        for text in main_part(originals[name]).iter(f"{W}t", f"{W}delText")
        if not is_in(text, "ins", "moveTo", "txbxContent")
    )
    got = "".join(block.span.cut(document.text) for block in body(document))
    recall, precision = overlap(bare(wanted), bare(got))
    assert recall >= 0.995 and precision >= 0.995, (recall, precision)
