"""``clausecheck outline``: what was read of a file, before any rule is held against it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from typing import Annotated

import typer

from clausecheck.cli import console
from clausecheck.cli.options import Lang, OcrMode, Password, PasswordFile, passwords
from clausecheck.errors import UsageError
from clausecheck.model import Agreement, Block, BlockKind, Document, Ocr, Provision, ReadOptions, Revisions, Role
from clausecheck.report import labels
from clausecheck.report.escape import visible
from clausecheck.report.labels import Language
from clausecheck.report.ledger import add_ledger
from clausecheck.report.page import Page, clip


def outline(
    path: Annotated[str, typer.Argument(metavar="PATH", help="文件或 - / A file or -")],
    text: Annotated[bool, typer.Option("--text", help="只输出文字，每段一行 / A block a line")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="原样输出全文 / The exact text")] = False,
    revisions: Annotated[Revisions, typer.Option(help="修订 / Tracked changes")] = Revisions.FINAL,
    ocr: OcrMode = Ocr.AUTO,
    password: Password = None,
    password_file: PasswordFile = None,
    lang: Lang = "zh",
) -> None:
    """显示读到的内容与结构 / Show what was read."""
    from clausecheck.load import load
    from clausecheck.structure import understand

    if text and raw:
        raise UsageError("--text 与 --raw 只能用一个", "--text and --raw exclude each other")
    reading = ReadOptions(revisions, ocr, passwords(password, password_file))
    document = load(path, sys.stdin.buffer.read() if path == "-" else None, options=reading)
    if raw:
        console.put_bytes(document.text.encode("utf-8", "replace"))
    elif text:
        console.put_text("".join(f"{line}\n" for line in lines_of(document)))
    else:
        page = Page(console.width())
        _add_outline(page, understand(document), lang)
        console.put_text(page.text(colour=console.has_colour()))


def lines_of(document: Document) -> Iterator[str]:
    """The document a block a line, with its printed number; the cells of a row on one line, parted by `` | ``."""
    for row, blocks in groupby(document.blocks, key=_row):
        if row is None:
            yield from (_printed(block, document) for block in blocks)
        else:
            cells = groupby(blocks, key=lambda block: block.anchor.column)
            yield " | ".join(" ".join(_printed(block, document) for block in cell) for _, cell in cells)


def _row(block: Block) -> tuple[str | None, int | None, int | None] | None:
    if block.kind is not BlockKind.CELL:
        return None
    return block.anchor.part, block.anchor.table, block.anchor.row


def _printed(block: Block, document: Document) -> str:
    return visible(f"{block.label} {block.span.cut(document.text)}".strip())


def _add_outline(page: Page, agreement: Agreement, language: Language) -> None:
    document = agreement.document
    page.line((visible(agreement.title or document.path), "strong"))
    facts = [document.path, document.format, document.encoding or "", f"sha256 {document.sha256[:16]}"]
    page.line(clip(visible(" · ".join(filter(None, facts))), page.width))
    for warning in document.warnings:
        page.paragraph(warning, label=labels.WARNINGS.say(language))
    page.blank()
    add_ledger(page, document, language)
    _add_names(page, agreement, language)
    page.blank()
    for provision in agreement.provisions:
        page.line(clip("  " * provision.depth + _named(provision, document, language), page.width))


def _add_names(page: Page, agreement: Agreement, language: Language) -> None:
    page.blank()
    separator = "、" if language == "zh" else ", "
    for party in agreement.parties:
        page.paragraph(separator.join(party.names), label=labels.PARTY_ROLES[party.role].say(language))
    for term in agreement.terms:
        meaning = clip(visible(term.meaning.cut(agreement.document.text)), page.width - 20)
        page.paragraph(f"“{term.name}” {meaning}", label=labels.TERM.say(language))
    for annex in agreement.annexes:
        state = labels.ANNEX_PRESENT if annex.present else labels.ANNEX_ABSENT
        page.paragraph(f"{annex.name}  {state.say(language)}", label=labels.ROLES[Role.ANNEX].say(language))


def _named(provision: Provision, document: Document, language: Language) -> str:
    """Number and heading, else number and beginning of the text; what is not an article also says what it is."""
    shown = provision.heading or next(iter(provision.body), None)
    words = visible(shown.cut(document.text).strip()) if shown else ""
    kind = "" if provision.role in (Role.ARTICLE, Role.ITEM) else f"[{labels.ROLES[provision.role].say(language)}]"
    return " ".join(filter(None, (kind, visible(provision.number), words)))
