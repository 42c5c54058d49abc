"""The main part of a Word file, ready to be written into: which element shows which characters of the reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clausecheck.errors import LoadError
from clausecheck.load.docx_package import unlocked
from clausecheck.load.docx_trace import Shown, trace
from clausecheck.model import Block, BlockKind, Document, Span
from clausecheck.word.names import Names, names_of
from clausecheck.word.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_IN_MARGIN = frozenset({BlockKind.HEADER, BlockKind.FOOTER})


@dataclass(frozen=True, slots=True)
class Canvas:
    """``root`` is the main part ``part`` of ``package``; changes of it are to be put back.

    ``shown`` are the elements of the main part in the order of the reading, those outside of text boxes.
    ``paragraphs`` holds, for each block of the document, the paragraph of the main part that shows it or that it
    belongs to; None for headers, footers and annexes of their own files.
    """

    package: Package
    part: str
    root: _Element
    names: Names
    shown: tuple[Shown, ...]
    paragraphs: tuple[_Element | None, ...]

    def within(self, span: Span) -> Sequence[Shown]:
        """What shows the characters of ``span``, in order."""
        first = max(bisect_right(self.shown, span.start, key=lambda each: each.span.start) - 1, 0)
        found = []
        for each in self.shown[first:]:
            if each.span.start >= span.end:
                break
            if each.span.end > span.start:
                found.append(each)
        return found


def open_canvas(document: Document, data: bytes, passwords: Sequence[str]) -> Canvas:
    """The canvas of a .docx that was read as ``document``, its final text (with annexes after it).

    Raises LoadError as the reader, and where ``data`` is not what was read.
    """
    data = unlocked(data, passwords)
    traced = trace(data)
    if not document.text.startswith(traced.text):
        raise LoadError(
            "unreadable",
            f"{document.path} 在检查之后被改动：请重新检查",
            f"{document.path} was changed after it was checked: check it again",
        )
    package = Package(data)
    root = package.xml(traced.part)
    twins = dict(zip(traced.root.iter("*"), root.iter("*"), strict=True))
    names = names_of(root)
    paragraphs = [each for each in root.iter(names("p")) if not _is_boxed(each, names)]
    shown = (replace(each, element=twins[each.element]) for each in traced.shown if each.element in twins)
    return Canvas(
        package=package,
        part=traced.part,
        root=root,
        names=names,
        shown=tuple(each for each in shown if not _is_boxed(each.element, names)),
        paragraphs=tuple(_hosts(document.blocks, paragraphs, len(traced.text))),
    )


def _hosts(blocks: Sequence[Block], paragraphs: Sequence[_Element], length: int) -> Iterator[_Element | None]:
    """The reader counts paragraphs in the order of the file, those of text boxes left out."""
    for block in blocks:
        number = None if block.kind in _IN_MARGIN or block.span.start >= length else block.anchor.paragraph
        yield paragraphs[number - 1] if number and number <= len(paragraphs) else None


def _is_boxed(element: _Element, names: Names) -> bool:
    return next(element.iterancestors(names("txbxContent")), None) is not None
