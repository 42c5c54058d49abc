"""Phrases made ready to be looked for: what each item is made of, worked out once a rule pack and not once a document.

Phrases are values, and a value is compared and hashed field by field. Scans look one up thousands of times, so what
they keep is kept by Plan, of which there is one for all equal phrases and which is compared by identity.
"""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.ruleset.conditions import Phrase, Ref


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One place of a phrase: keys of the literals and names of the concepts that may stand there."""

    literals: frozenset[str]
    concepts: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A phrase to look for. ``needed`` are, item by item, the literals of which one at least must stand in the text
    for the phrase to stand there."""

    items: tuple[Item, ...]
    gaps: tuple[int, ...]
    needed: tuple[frozenset[str], ...]


class Plans:
    """The plan of every phrase that was asked for; equal phrases share one, and so do equal items."""

    def __init__(self) -> None:
        self._items: dict[tuple[frozenset[str], tuple[str, ...], bool], Item] = {}
        self._plans: dict[Phrase, Plan] = {}
        # beside its plan each phrase is kept, so that no other one ever has its id
        self._known: dict[int, tuple[Phrase, Plan]] = {}

    def of(self, phrase: Phrase) -> Plan:
        """The plan of ``phrase``."""
        known = self._known.get(id(phrase))
        if known is None:
            plan = self._plans.get(phrase)
            if plan is None:
                plan = self._plans[phrase] = self._plan(phrase)
            known = self._known[id(phrase)] = (phrase, plan)
        return known[1]

    def _plan(self, phrase: Phrase) -> Plan:
        items = []
        for atoms in phrase.items:
            literals = frozenset(literal(atom) for atom in atoms if isinstance(atom, str) and atom)
            concepts = tuple(dict.fromkeys(atom.name for atom in atoms if isinstance(atom, Ref)))
            key = (literals, concepts, "" in atoms)
            items.append(self._items.setdefault(key, Item(*key)))
        needed = tuple(item.literals for item in items if not item.optional and not item.concepts)
        return Plan(tuple(items), phrase.gaps, needed)


def literal(text: str) -> str:
    """The key of a literal."""
    return "=" + text
