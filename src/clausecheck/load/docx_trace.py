"""Which element of a .docx shows which characters of its reading: for what writes into the file again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.load.docx import read_stories
from clausecheck.load.docx_package import open_package
from clausecheck.load.docx_parts import Parts
from clausecheck.model import Span

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Shown:
    """The characters ``span`` of the reading and the element that shows them.

    ``at`` is where they begin in the text of that element; None where it shows them as a whole (a tab, a symbol).
    """

    span: Span
    element: _Element
    at: int | None


@dataclass(frozen=True, slots=True)
class Trace:
    """``root`` is that of the main part, named ``part``, as the reader saw it: without comments of XML, with
    transitional names. ``shown`` is in the order of ``text``, the reading; it also holds elements of other parts."""

    part: str
    root: _Element
    text: str
    shown: tuple[Shown, ...]


def trace(data: bytes, passwords: Sequence[str] = ()) -> Trace:
    """Read ``data`` (the final text) once more and keep where its text came from. Raises LoadError as the reader."""
    parts = Parts(open_package(data, passwords))
    drafts, _ = read_stories(parts, parts.source())
    shown: list[Shown] = []
    start = 0
    for draft in drafts:
        at = start
        for piece in draft.pieces:
            end = at + len(piece.text)
            if piece.element is not None:
                shown.append(Shown(Span(at, end), piece.element, piece.at))
            at = end
        start += len(draft.text) + len(draft.end)
    return Trace(parts.name, parts.main, "".join(draft.text + draft.end for draft in drafts), tuple(shown))
