"""An agreement and an annex in a file of its own, read as one document."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from clausecheck.model import Block, Document, Ledger, Span


def join(main: Document, annex: Document) -> Document:
    """``main`` with ``annex`` after it; blocks of the annex name their file in ``anchor.part``."""
    shift = len(main.text)
    moved = tuple(_moved(block, shift, annex.path) for block in annex.blocks)
    digest = hashlib.sha256((main.sha256 + annex.sha256).encode("ascii")).hexdigest()
    return replace(
        main,
        sha256=digest,
        text=main.text + annex.text,
        blocks=main.blocks + moved,
        ledger=_added(main.ledger, annex.ledger),
        warnings=main.warnings + annex.warnings,
        revisions=main.revisions or annex.revisions,
    )


def _moved(block: Block, shift: int, path: str) -> Block:
    span = Span(block.span.start + shift, block.span.end + shift)
    return replace(block, span=span, anchor=replace(block.anchor, part=path))


def _added(first: Ledger, second: Ledger) -> Ledger:
    return Ledger(
        blocks=dict(Counter(first.blocks) + Counter(second.blocks)),
        characters=first.characters + second.characters,
        counts=dict(Counter(first.counts) + Counter(second.counts)),
        unreadable=first.unreadable + second.unreadable,
        recognised=first.recognised + second.recognised,
    )
