"""Paragraphs and table rows in reading order → a Document: what the readers of plain formats share."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clausecheck.model import Anchor, Block, BlockKind, Document, Ledger, Span, Unreadable


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``line`` is where it starts in the source, from 1, None where that is not known."""

    text: str
    line: int | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    outline: int | None = None
    bold: bool = False
    label: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. A cell may be empty, or hold several paragraphs, parted by line feeds."""

    cells: tuple[str, ...]
    line: int | None = None


Part = Paragraph | Row | None
"""None parts two tables of which one follows the other."""


def have_text(parts: Iterable[Part]) -> bool:
    """Whether there is anything to read in ``parts``."""
    return any(any(part.cells) if isinstance(part, Row) else part for part in parts)


@dataclass(frozen=True, slots=True)
class Source:
    """A text file and how it was decoded. ``lost`` are the lines, from 1, with characters that could not be."""

    data: bytes
    path: str
    format: str
    encoding: str
    lost: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


def compose(source: Source, parts: Iterable[Part], counts: dict[str, int]) -> Document:
    """Lay ``parts`` end to end."""
    texts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for text, end, block in _pieces(parts):
        blocks.append(replace(block, span=Span(length, length + len(text))))
        texts += (text, end)
        length += len(text) + len(end)
    return Document(
        path=source.path,
        sha256=hashlib.sha256(source.data).hexdigest(),
        format=source.format,
        text="".join(texts),
        blocks=tuple(blocks),
        ledger=Ledger(
            blocks=dict(Counter(block.kind.value for block in blocks)),
            characters=sum(block.span.end - block.span.start for block in blocks),
            counts=counts,
            unreadable=tuple(Unreadable(f"第{line}行", "有无法解码的字符") for line in source.lost),
        ),
        encoding=source.encoding,
        warnings=(*_lost_warning(source), *source.warnings),
    )


def _lost_warning(source: Source) -> Iterator[str]:
    if source.lost:
        yield f"{len(source.lost)} 行中有无法按 {source.encoding} 解码的字符，首见于第{source.lost[0]}行"


_SOMEWHERE = Span(0, 0)


def _pieces(parts: Iterable[Part]) -> Iterator[tuple[str, str, Block]]:
    """Text, its terminator, and its block, which does not know yet where it stands."""
    paragraphs = tables = rows = 0
    for part in parts:
        if isinstance(part, Row):
            tables += rows == 0
            rows += 1
            yield from _cells(part, tables, rows)
            continue
        rows = 0
        if part is not None:
            paragraphs += 1
            anchor = Anchor(paragraph=paragraphs, line=part.line)
            yield part.text, "\n", _block(part, anchor)


def _block(part: Paragraph, anchor: Anchor) -> Block:
    return Block(part.kind, _SOMEWHERE, anchor, part.label, outline=part.outline, bold=part.bold, centred=part.centred)


def _cells(row: Row, table: int, number: int) -> Iterator[tuple[str, str, Block]]:
    for column, cell in enumerate(row.cells, start=1):
        block = Block(BlockKind.CELL, _SOMEWHERE, Anchor(line=row.line, table=table, row=number, column=column))
        *paragraphs, last = cell.split("\n")
        yield from ((text, "\n", block) for text in paragraphs)
        yield last, "\n" if column == len(row.cells) else "\t", block
