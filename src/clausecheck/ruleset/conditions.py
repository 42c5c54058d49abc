"""What a rule can say: phrases and conditions, as data. ``match`` evaluates them; docs/rules.md explains them.

A phrase is written as the text it looks for, with these extras::

    <客户>          a concept of the lexicon, or a built-in one (see BUILT_IN)
    (拿出|制定)      one of several; (共同|一起)? one of several or nothing
    …               a gap inside a clause: up to 15 code points, no comma between
    ……              a gap inside a statement: up to 60 code points

so ``(制定|拟定)…<方案>……<客户>``. A bare word that is the name of a concept is that concept; any other is literal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SHORT_GAP, LONG_GAP = 15, 60

BUILT_IN = {
    "期限": "period",
    "日期": "date",
    "金额": "amount",
    "比例": "share",
    "频次": "frequency",
    "数量": "number",
    "空白": "blank",
    "附件": "annex",
    "转让方": "transferor",
    "受让方": "transferee",
}
"""Concepts that the engine finds by itself: typed values, and the parties by whatever name → English name."""

VALUES = ("period", "date", "amount", "share", "frequency", "number")
ACTORS = ("transferor", "transferee", "both", "any")
SCOPES = ("statement", "provision", "article", "agreement")


@dataclass(frozen=True, slots=True)
class Ref:
    """A concept by name."""

    name: str


Atom = Ref | str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items in order, each a choice of atoms ("" among them: the item may be left out).

    ``gaps[i]`` is the room after item i in code points (0: none)."""

    items: tuple[tuple[Atom, ...], ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """At least ``least`` different members of the concepts ``of``, synonyms counted once."""

    of: tuple[Phrase, ...]
    least: int


@dataclass(frozen=True, slots=True)
class Listing:
    """An enumeration (甲、乙和丙) of at least ``least`` items that follows one of ``after`` in the same statement."""

    after: tuple[Phrase, ...]
    least: int


@dataclass(frozen=True, slots=True)
class Near:
    """All ``terms``, in any order, within a stretch of ``within`` code points."""

    terms: tuple[Phrase, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Condition:
    """All of the given fields must hold; an empty field demands nothing."""

    all: tuple[Condition | Phrase, ...] = ()
    any: tuple[Condition | Phrase, ...] = ()
    none: tuple[Condition | Phrase, ...] = ()
    here: tuple[Condition | Phrase, ...] = ()
    near: Near | None = None
    count: Count | None = None
    listing: Listing | None = None
    value: tuple[str, ...] = ()
    actor: str | None = None
    heading: tuple[Phrase, ...] = ()
    scope: str = "statement"


_TOKEN = re.compile(r"<([^<>]+)>|\(([^()]*)\)(\??)|(……|…)|([^<>()…|?*+\\]+)")


def parse_phrase(text: str, concepts: frozenset[str]) -> Phrase:
    """The phrase written as ``text``. Raises ValueError where it is malformed; unknown names pass."""
    if text in concepts or text in BUILT_IN:
        return Phrase(((Ref(text),),), ())
    items: list[tuple[Atom, ...]] = []
    gaps: list[int] = []
    pending = -1
    end = 0
    for token in _TOKEN.finditer(text):
        if token.start() != end:
            break
        end = token.end()
        name, choice, optional, gap, literal = token.groups()
        if gap:
            if not items or pending > 0:
                raise ValueError(f"a gap needs words on both sides: {text}")
            pending = LONG_GAP if gap == "……" else SHORT_GAP
            continue
        if items:
            gaps.append(max(pending, 0))
        pending = 0
        items.append(_atoms(name, choice, literal) + (("",) if optional else ()))
    if end != len(text) or not items or pending > 0 or "" in items[0] + items[-1]:
        raise ValueError(f"cannot read the phrase: {text}")
    return Phrase(tuple(items), tuple(gaps))


def _atoms(name: str | None, choice: str | None, literal: str | None) -> tuple[Atom, ...]:
    if name:
        return (Ref(name),)
    if choice is None:
        return (literal or "",)
    parts = choice.split("|")
    if not all(parts):
        raise ValueError(f"an empty choice in ({choice})")
    return tuple(Ref(p[1:-1]) if p.startswith("<") and p.endswith(">") else p for p in parts)


def phrases_of(condition: Condition | Phrase) -> list[Phrase]:
    """Every phrase anywhere in ``condition``."""
    if isinstance(condition, Phrase):
        return [condition]
    found: list[Phrase] = list(condition.heading)
    for group in (condition.all, condition.any, condition.none, condition.here):
        for item in group:
            found += phrases_of(item)
    for holder in (
        condition.near and condition.near.terms,
        condition.count and condition.count.of,
        condition.listing and condition.listing.after,
    ):
        found += list(holder or ())
    return found


def refs_of(phrase: Phrase) -> list[str]:
    """The names of the concepts in ``phrase``."""
    return [atom.name for item in phrase.items for atom in item if isinstance(atom, Ref)]
