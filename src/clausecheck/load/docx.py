"""Reads .docx: everything that a person sees in the document, in reading order, and a ledger of the rest.

What is read, and what is not:

* paragraphs and tables in the order of the body, row by row, nested tables in their cell; content controls, links,
  field results, smart tags and custom XML as the text that they show;
* with tracked changes the final text: insertions are kept, deletions dropped, moved text read at its new place, or on
  demand the original one, with the numbers that it had;
* text boxes, diagrams, words as art, footnotes and endnotes after the paragraph (in a table: the row) that they belong
  to, with its place; headers and footers that pages show, once per wording, at the very end;
* automatic numbers as ``Block.label``, rebuilt from lists and styles; a paragraph of nothing but its number is an
  empty block with a label;
* an underlined stretch of blanks, a line to write on, as underscores; a tab as one space; a line break starts a new
  block of the same paragraph, but amid the sentence of a full line it is one space;
* not read, but told: comments, hidden text and rows, text struck out by hand, embedded files, large pictures that
  stand alone, damaged parts.

``Anchor.paragraph`` counts the paragraphs of a part in file order, those in tables and those deleted too, but not those
in text boxes. ``Anchor.column`` is the first column of the grid that a cell covers; a cell that only goes on the merged
one above it is empty.
``Ledger.counts`` has the keys of COUNTS.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from clausecheck.errors import LoadError
from clausecheck.load.docx_content import Pages
from clausecheck.load.docx_fields import are_matched
from clausecheck.load.docx_package import open_package
from clausecheck.load.docx_parts import Parts
from clausecheck.load.docx_story import Draft, Source, Story
from clausecheck.load.docx_xml import W
from clausecheck.model import AS_USUAL, Block, BlockKind, Document, Ledger, ReadOptions, Revisions, Span

NAMES = (".docx", ".docm", ".dotx")
COUNTS = (
    "insertions", "deletions", "comments", "hidden", "struck", "textboxes", "controls", "footnotes", "endnotes",
    "images",
)  # fmt: skip
"""What is counted beside blocks; ``hidden`` and ``struck`` are numbers of stretches of text."""


def read(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """The document in ``data``; ``path`` is only recorded.

    Raises LoadError: encrypted (with no password that fits), damaged, unsupported (another kind of file under this
    name), too-large, no-text.
    """
    parts = Parts(open_package(data, options.passwords), options.revisions)
    source = parts.source()
    drafts, pages = read_stories(parts, source)
    source.tally["comments"] = parts.comments()
    if options.revisions is Revisions.ORIGINAL:  # where every change was turned round
        counted = source.tally
        counted["insertions"], counted["deletions"] = counted["deletions"], counted["insertions"]
    if not any(draft.text for draft in drafts):
        raise _no_text(source.tally["images"])
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        format="docx",
        text="".join(draft.text + draft.end for draft in drafts),
        blocks=tuple(_blocks(drafts)),
        ledger=Ledger(
            blocks=dict(Counter(draft.kind.value for draft in drafts)),
            characters=sum(len(draft.text) for draft in drafts),
            counts={name: source.tally[name] for name in COUNTS},
            unreadable=tuple(source.unreadable),
        ),
        pages=pages,
        warnings=(*parts.warnings, *_warnings(source.tally, options.revisions)),
        revisions=options.revisions if source.tally["insertions"] or source.tally["deletions"] else None,
    )


def read_stories(parts: Parts, source: Source) -> tuple[list[Draft], int | None]:
    """All blocks in reading order, and the number of pages where the file knows it. Raises LoadError as ``read``."""
    drafts: list[Draft] = []
    pages = _read_body(parts, source, drafts)
    _read_margins(parts, source, drafts)
    return drafts, pages


def _read_body(parts: Parts, source: Source, drafts: list[Draft]) -> int | None:
    """Append the blocks of the body; the number of pages where the file knows it."""
    body = parts.main.find(f"{W}body")
    if parts.main.tag != f"{W}document" or body is None:
        raise LoadError(
            "unsupported",
            "文件不是 Word 文档；请用 Word 或 WPS 另存为 .docx",
            "the file is not a Word document; save it as .docx in Word or WPS",
        )
    pages = Pages(known=next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None)
    trusted = are_matched(body)
    Story(source, parts.name, BlockKind.PARAGRAPH, drafts, trusted=trusted, pages=pages).read(body)
    noted = parts.pages() if pages.known else None
    return None if noted is None else max(noted, pages.count)


def _read_margins(parts: Parts, source: Source, drafts: list[Draft]) -> None:
    """Append headers and footers, those of the same wording once."""
    seen: set[tuple[str, ...]] = set()
    for kind, name, root in parts.margins():
        own: list[Draft] = []
        Story(source, name, kind, own, trusted=are_matched(root)).read(root)
        wording = (kind, *(draft.text for draft in own))
        if wording not in seen:
            seen.add(wording)
            drafts += own


def _blocks(drafts: list[Draft]) -> Iterator[Block]:
    """Blocks with their place in the text, where each stands between the terminators of its neighbours."""
    start = 0
    for draft in drafts:
        span = Span(start, start + len(draft.text))
        yield Block(
            kind=draft.kind,
            span=span,
            anchor=draft.anchor,
            label=draft.label,
            style=draft.style,
            outline=draft.outline,
            bold=draft.bold,
            centred=draft.centred,
        )
        start = span.end + len(draft.end)


def _warnings(tally: Counter[str], revisions: Revisions) -> Iterator[str]:
    if tally["insertions"] or tally["deletions"]:
        done = "接受" if revisions is Revisions.FINAL else "拒绝"
        yield (
            f"文件含未定稿的修订（插入 {tally['insertions']} 处、删除 {tally['deletions']} 处），"
            f"已按{done}全部修订后的文字读取"
        )
    if tally["hidden"]:
        yield f"文件有 {tally['hidden']} 处隐藏文字，未读取"
    if tally["struck"]:
        yield f"{tally['struck']} 处删除线文字视为已删除，未读取"


def _no_text(images: int) -> LoadError:
    if images:
        return LoadError(
            "no-text",
            f"文件中没有可读文字，只有 {images} 张图片，可能是扫描件；请先做文字识别（OCR）",
            f"there is no readable text in the file, only {images} pictures, maybe a scan; run OCR on it first",
        )
    return LoadError("no-text", "文件中没有可读文字", "there is no readable text in the file")
