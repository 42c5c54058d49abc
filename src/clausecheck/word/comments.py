"""The part of a Word file that holds its comments: added to, or made."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausecheck.word.canvas import Canvas
from clausecheck.word.names import AUTHOR, INITIALS, Names, names_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"


class Comments:
    """New comments, with ids that no comment of the file has."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._held = canvas.package.related(canvas.part, "comments")
        known = self._held is not None and canvas.package.read(self._held) is not None
        self._root = canvas.package.xml(self._held or "") if known else canvas.names.make("comments")
        self._is_new = not known
        self._names = names_of(self._root)
        marks = canvas.root.iter(*map(canvas.names, ("commentRangeStart", "commentRangeEnd", "commentReference")))
        self._next = 1 + max((_id(each) for each in (*self._root, *marks)), default=-1)

    def add(self, lines: Sequence[str]) -> str:
        """A comment of ``lines``, the first one bold; its id."""
        names, id_ = self._names, str(self._next)
        self._next += 1
        paragraphs = [_paragraph(line, names, bold=not number) for number, line in enumerate(lines)]
        self._root.append(names.make("comment", *paragraphs, id=id_, author=AUTHOR, initials=INITIALS))
        return id_

    def save(self) -> None:
        """Put the part into the package, with what makes a new one part of it."""
        package, part = self._canvas.package, self._canvas.part
        if not self._is_new and self._held:
            package.put(self._held, self._root)
            return
        folder = posixpath.dirname(part)
        names = (f"comments{number or ''}.xml" for number in range(1000))
        free = next(name for name in names if package.read(posixpath.join(folder, name)) is None)
        package.put(posixpath.join(folder, free), self._root)
        package.declare(posixpath.join(folder, free), _TYPE)
        package.relate(part, _STRICT if "purl.oclc.org" in self._canvas.names.uri else _TRANSITIONAL, free)


def _id(element: _Element) -> int:
    found = next((value for key, value in element.attrib.items() if str(key).endswith("}id")), "")
    return int(found) if str(found).lstrip("-").isdecimal() else -1


def _paragraph(text: str, names: Names, *, bold: bool) -> _Element:
    run = names.make("r", names.text(text))
    if bold:
        run.insert(0, names.make("rPr", names.make("b")))
    return names.make("p", run)
