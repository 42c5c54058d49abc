"""The grid of a table: rows and cells that are seen, whatever they are wrapped in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from clausecheck.load.docx_xml import (
    ALTERNATIVES,
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    INSERTED,
    MOVED_AWAY,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    VAL,
    W,
    branch,
    number,
    switch,
    value,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

TABLE = f"{W}tbl"
ROW = f"{W}tr"
CELL = f"{W}tc"
EMBEDDED = frozenset({f"{W}altChunk", f"{W}subDoc"})

_ROW_PROPERTIES = f"{W}trPr"
_CELL_PROPERTIES = f"{W}tcPr"
_BLOCKS = frozenset({PARAGRAPH, TABLE, ROW, CELL}) | EMBEDDED
_SKIPPED = frozenset(
    {DELETED, MOVED_AWAY, PARAGRAPH_PROPERTIES, _ROW_PROPERTIES, _CELL_PROPERTIES, f"{W}tblPr", f"{W}sectPr"}
)


class Cell(NamedTuple):
    """A cell; ``column`` is its first column of the grid, from 1. ``covered``: it goes on the merged cell before it."""

    element: _Element
    column: int
    covered: bool


def blocks(parent: _Element, tally: Counter[str]) -> Iterator[_Element]:
    """Paragraphs, tables, rows, cells and embedded files right below ``parent``, taken out of content controls, custom
    XML and tracked insertions."""
    for child in parent:
        tag = child.tag
        if tag in _BLOCKS:
            yield child
        elif tag == CONTROL:
            tally["controls"] += 1
            content = child.find(CONTROL_CONTENT)
            if content is not None:
                yield from blocks(content, tally)
        elif tag == ALTERNATIVES:
            chosen = branch(child)
            if chosen is not None:
                yield from blocks(chosen, tally)
        elif tag not in _SKIPPED:
            yield from blocks(child, tally)


def is_unseen_row(row: _Element, tally: Counter[str]) -> bool:
    """Whether a tracked change takes the row away, or it is hidden; tracked and hidden rows are counted."""
    properties = row.find(_ROW_PROPERTIES)
    if properties is None:
        return False
    deleted = properties.find(DELETED) is not None
    tally["deletions"] += deleted
    tally["insertions"] += properties.find(INSERTED) is not None
    mark = properties.find(f"{W}hidden")
    hidden = mark is not None and switch(mark) and not deleted
    tally["hidden"] += hidden
    return deleted or hidden


def cells(row: _Element, tally: Counter[str]) -> Iterator[Cell]:
    """The cells of a row, without those that a tracked change takes away."""
    column = 1 + (number(value(row.find(_ROW_PROPERTIES), "gridBefore")) or 0)
    for element in blocks(row, tally):
        if element.tag != CELL:
            continue
        properties = element.find(_CELL_PROPERTIES)
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            tally["deletions"] += 1
            continue
        yield Cell(element, column, _goes_on(properties, "vMerge") or _goes_on(properties, "hMerge"))
        column += max(number(value(properties, "gridSpan")) or 1, 1)


def _goes_on(properties: _Element | None, name: str) -> bool:
    """Whether the cell only goes on a merged one: the mark is there and does not say that it starts anew."""
    mark = None if properties is None else properties.find(W + name)
    return mark is not None and mark.get(VAL, "continue") == "continue"
