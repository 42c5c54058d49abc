"""A rule pack as data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clausecheck.model import Defect, LegalBasis, Severity
from clausecheck.ruleset.conditions import Condition, Phrase

IGNORABLE = (
    "permissive",
    "vague",
    "deferred",
    "excluded",
    "hypothetical",
    "no-owner",
    "blank",
    "annex-missing",
    "recital-only",
)
"""Signals that a part may declare harmless to it."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A named set of words and phrases. ``members`` groups synonyms; ``pseudo`` are longer words that are not meant;
    ``checked`` words count only where jieba sees them as words; ``includes`` are concepts that belong to it."""

    name: str
    members: tuple[tuple[str, ...], ...]
    phrases: tuple[Phrase, ...]
    pseudo: tuple[str, ...]
    checked: frozenset[str]
    includes: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an element: the ``ways`` it can be said; ``together`` is the part it must stand in one article with;
    ``deadline`` marks a time whose absence is no-deadline instead of incomplete."""

    name: str
    label: str
    label_en: str
    ways: tuple[Condition, ...]
    together: str | None
    deadline: bool
    ignore: frozenset[str]


@dataclass(frozen=True, slots=True)
class Partial:
    """Wording that speaks to an element without establishing any part: always weak, with ``defects``."""

    way: Condition
    defects: tuple[Defect, ...]
    ignore: frozenset[str]


@dataclass(frozen=True, slots=True)
class WeakExample:
    text: str
    defects: tuple[Defect, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    met: tuple[str, ...] = ()
    weak: tuple[WeakExample, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    id: str
    title: str
    title_en: str
    parts: tuple[Part, ...]
    partial: tuple[Partial, ...]
    revoked: tuple[Condition, ...]
    definition: bool
    headings: tuple[Phrase, ...]
    suggestion: str
    examples: Examples


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    number: int
    title: str
    title_en: str
    severity: Severity
    why: str
    why_en: str
    statute: str
    legal_basis: tuple[LegalBasis, ...]
    headings: tuple[Phrase, ...]
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    id: str
    title: str
    title_en: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruleset:
    name: str
    version: str
    title: str
    title_en: str
    sha256: str
    topics: tuple[Topic, ...]
    demands: tuple[Demand, ...]
    concepts: dict[str, Concept]
    directory: Path
