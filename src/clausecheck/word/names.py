"""Names of WordprocessingML in the one namespace that a file uses, and elements under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR = "clausecheck"
INITIALS = "cc"


@dataclass(frozen=True, slots=True)
class Names:
    """Makes elements of the namespace ``uri``: the transitional one, or in strict files another."""

    uri: str = TRANSITIONAL

    def __call__(self, name: str) -> str:
        """The full name of ``w:name``."""
        return f"{{{self.uri}}}{name}"

    def of(self, element: _Element) -> str:
        """The name of ``element`` without the namespace; "" where it is in another."""
        tag = str(element.tag)
        return tag.removeprefix(f"{{{self.uri}}}") if tag.startswith(f"{{{self.uri}}}") else ""

    def make(self, name: str, *children: _Element, **attributes: str) -> _Element:
        """``w:name`` with attributes of the same namespace."""
        from lxml.etree import Element

        element = Element(self(name), nsmap={"w": self.uri})
        for key, value in attributes.items():
            element.set(self(key), value)
        element.extend(children)
        return element

    def text(self, text: str) -> _Element:
        """``w:t`` that keeps its blanks."""
        element = self.make("t")
        element.text = text
        element.set(SPACE, "preserve")
        return element


class Ids:
    """Ids for tracked changes that nothing in the part ``root`` has."""

    def __init__(self, root: _Element, names: Names) -> None:
        self._used = {element.get(names("id")) for element in root.iter()}
        self._last = 0

    def next(self) -> str:
        """An id that was not given before."""
        self._last += 1
        while str(self._last) in self._used:
            self._last += 1
        return str(self._last)


def names_of(root: _Element) -> Names:
    """The names that the part ``root`` is written in."""
    return Names(str(root.tag)[1:].partition("}")[0])
