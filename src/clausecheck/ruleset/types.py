"""A rule pack as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from clausecheck.model import Deal, Defect, Grade, LegalBasis, Severity, Side
from clausecheck.ruleset.conditions import Condition, Phrase
from clausecheck.ruleset.likeness import Likeness

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


DRAFT = ("blanks", "details", "annexes", "references", "parties", "terms", "numbering")
"""What the engine itself can look for in a draft; see match/draft."""


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

    def graded(self) -> Iterator[tuple[str, Grade, tuple[Defect, ...]]]:
        """Every example as (text, grade, defects), met ones first."""
        yield from ((text, Grade.MET, ()) for text in self.met)
        yield from ((weak.text, Grade.WEAK, weak.defects) for weak in self.weak)
        yield from ((text, Grade.ABSENT, ()) for text in self.absent)


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
    suggestion_by_side: dict[Side, str] = field(default_factory=dict)


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
    severity_by_deal: dict[Deal, Severity] = field(default_factory=dict)
    severity_by_side: dict[Side, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FlagExamples:
    """Wording that raises a flag, and near misses that must not."""

    match: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagRule:
    """Wording that hurts: any of ``ways``, where nothing in the agreement satisfies one of ``unless``.

    ``draft`` names one of the engine's own looks at the draft (DRAFT) instead. ``deals`` are the kinds of deal that it
    is for (none: all).
    """

    id: str
    title: str
    title_en: str
    severity: Severity
    ways: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    draft: str
    deals: tuple[Deal, ...]
    severity_by_side: dict[Side, Severity]
    legal_basis: tuple[LegalBasis, ...]
    advice: str
    advice_en: str
    examples: FlagExamples


@dataclass(frozen=True, slots=True)
class DealRule:
    """How a kind of deal is told: by words of the title (``named``, in the order of the rules), else by how many
    statements satisfy one of ``said``. ``applies`` are the cases of law (``applies_when``) that it is one of."""

    deal: Deal
    named: tuple[str, ...]
    said: tuple[Condition, ...]
    applies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DealRules:
    """``transfer`` are the words of a title that make it a transfer at all."""

    transfer: tuple[str, ...] = ()
    kinds: tuple[DealRule, ...] = ()


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
    likeness: Likeness | None = None
    flags: tuple[FlagRule, ...] = ()
    deals: DealRules = DealRules()
    compiled_as: str | None = field(init=False, default=None, compare=False, repr=False)
    """The key under which what is made of these very rules may be kept; None where they were made or changed by hand,
    for ``replace`` leaves it out."""
