"""HTML that is safe by construction: whatever is not ``Markup`` already is made visible and escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType

from clausecheck.report.escape import visible

_NONE: Mapping[str, str] = MappingProxyType({})
_VOID = frozenset({"input", "meta", "br"})


class Markup(str):
    """Text that is HTML already; only this module and constants make it."""

    __slots__ = ()


def text(foreign: str) -> Markup:
    """``foreign`` as text of one line, with nothing in it that a browser would obey or a reader not see."""
    return foreign if isinstance(foreign, Markup) else Markup(escape(visible(foreign)))


def lines(foreign: str) -> Markup:
    """As ``text``, with the line feeds of ``foreign`` kept."""
    return Markup("\n".join(map(text, foreign.split("\n"))))


def tag(name: str, *inside: str, at: Mapping[str, str] = _NONE) -> Markup:
    """An element: ``name`` with its classes (``p.quote.weak``), attributes ``at``, and what stands in it."""
    element, _, classes = name.partition(".")
    attributes = dict(at) | ({"class": classes.replace(".", " ")} if classes else {})
    written = "".join(f' {key}="{escape(visible(value))}"' for key, value in attributes.items())
    if element in _VOID:
        return Markup(f"<{element}{written}>")
    return Markup(f"<{element}{written}>{''.join(map(text, inside))}</{element}>")


def join(parts: Iterable[str]) -> Markup:
    """``parts`` a line each, the empty ones left out."""
    return Markup("\n".join(text(part) for part in parts if part))


def run_on(parts: Iterable[str]) -> Markup:
    """``parts`` one after the other with nothing between."""
    return Markup("".join(map(text, parts)))
