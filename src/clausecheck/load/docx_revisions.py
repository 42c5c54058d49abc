"""Tracked changes turned round: a part is changed so that reading its final text gives its original one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.load.docx_xml import DELETED, INSERTED, MOVED_AWAY, MOVED_HERE, RUN_PROPERTIES, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPPOSITES = {
    INSERTED: DELETED,
    DELETED: INSERTED,
    MOVED_HERE: MOVED_AWAY,
    MOVED_AWAY: MOVED_HERE,
    f"{W}cellIns": f"{W}cellDel",
    f"{W}cellDel": f"{W}cellIns",
    f"{W}delText": f"{W}t",
    f"{W}delInstrText": f"{W}instrText",
}
_FORMER = tuple(f"{W}{name}Change" for name in ("pPr", "rPr", "trPr", "tcPr"))
_NOT_FORMER = frozenset({RUN_PROPERTIES, f"{W}sectPr", *_OPPOSITES})
"""What properties hold that their former state leaves out: the look of a paragraph's mark, and tracked changes."""


def undo(root: _Element) -> None:
    """Make every insertion a deletion and the reverse, in place, and give paragraphs, runs, rows and cells their former
    properties."""
    for change in list(root.iter(*_FORMER)):
        _restore(change)
    for mark in list(root.iter(INSERTED)):
        _drop_new_number(mark)
    for element in list(root.iter(*_OPPOSITES)):
        element.tag = _OPPOSITES[str(element.tag)]


def _restore(change: _Element) -> None:
    properties, former = change.getparent(), next(iter(change), None)
    if properties is None:
        return
    kept = [child for child in properties if child.tag in _NOT_FORMER]
    properties[:] = [*([] if former is None else former), *kept]


def _drop_new_number(mark: _Element) -> None:
    """A list that a tracked change put a paragraph into; the mark stands in its ``w:numPr``."""
    place = mark.getparent()
    if place is not None and place.tag == f"{W}numPr":
        properties = place.getparent()
        if properties is not None:
            properties.remove(place)
