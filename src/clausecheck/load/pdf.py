"""PDF files: pages with a text layer → paragraphs, table rows, running headers and footers.

A page whose text layer cannot be believed is unreadable; recognition may supply its text (see pdf_supply).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from clausecheck.load.pdf_account import ledger_of, no_text, warnings_of
from clausecheck.load.pdf_blocks import text_and_blocks
from clausecheck.load.pdf_fonts import Handle
from clausecheck.load.pdf_legible import GARBLED, SCANNED, is_doubtful
from clausecheck.load.pdf_margins import Margins, find_margins
from clausecheck.load.pdf_open import opened
from clausecheck.load.pdf_page import Page, load_page
from clausecheck.load.pdf_supply import Supply, wanting, with_supply
from clausecheck.model import AS_USUAL, Document, ReadOptions

NAMES = (".pdf",)


def read(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """``data`` as a Document.

    Raises LoadError: damaged, encrypted (no password of ``options`` opens it), no-text (no page gives readable text).
    """
    with opened(data, path, options.passwords) as document:
        pages = _judged([load_page(document.raw, index) for index in range(len(document))])
        wanted = wanting(pages, options.ocr)
        supply = _recognised(document, wanted, options) if wanted else Supply()
    found = document_of(with_supply(pages, supply), data, path, supply=supply)
    if b"%%EOF" in data[-2048:]:
        return found
    return replace(found, warnings=(*found.warnings, "文件末尾不完整，可能有缺页"))


def document_of(
    pages: Sequence[Page], data: bytes, path: str, kind: str = "pdf", supply: Supply | None = None
) -> Document:
    """The Document that ``pages`` make up; ``data`` is the file that they are of, ``kind`` its format.

    Raises LoadError: no-text.
    """
    supply = supply or Supply()
    if not any(page.items for page in pages):
        raise no_text(path, pages, supply.hint)
    text, blocks = text_and_blocks(pages, find_margins(pages))
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind,
        text=text,
        blocks=blocks,
        ledger=replace(ledger_of(blocks, pages), recognised=supply.recognised),
        pages=len(pages),
        warnings=(*supply.warnings, *warnings_of(pages)),
    )


def _judged(pages: Sequence[Page]) -> list[Page]:
    """A scanned page bears no text even where a header or footer is printed over it, and one garbled page makes short
    ones doubtful."""
    margins = find_margins(pages)
    judged = [_without_margins(page, margins) for page in pages]
    if not any(page.trouble == GARBLED for page in judged):
        return judged
    return [
        replace(page, items=(), trouble=GARBLED) if not page.trouble and is_doubtful(page.text) else page
        for page in judged
    ]


def _without_margins(page: Page, margins: Margins) -> Page:
    if page.is_pictured and not page.trouble and all(item in margins.held for item in page.items):
        return replace(page, items=(), running=tuple(page.lines), trouble=SCANNED)
    return page


def _recognised(document: Handle, wanted: Sequence[int], options: ReadOptions) -> Supply:
    """What recognition gives for these pages (from 1); nothing where it is not part of this installation."""
    name = "clausecheck.load.ocr"
    try:
        ocr = import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return Supply()
    found: Supply = ocr.supply(document, wanted, options)
    return found
