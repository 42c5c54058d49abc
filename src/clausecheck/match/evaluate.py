"""Conditions against a scanned agreement: which statements satisfy them, and with which words.

``satisfy`` answers for all statements at once with bit sets: ``own`` are the statements that satisfy a condition with
at least one word of their own, ``reach`` those that do so with the help of their context (see scan).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from clausecheck.match.masks import bits, mask_of
from clausecheck.match.scan import Hit, Scan
from clausecheck.match.units import Units
from clausecheck.model import Span
from clausecheck.ruleset.conditions import Condition, Count, Listing, Near, Phrase, Ref

Masks = tuple[int, int]

_ENUMERATION_END = re.compile(r"[。；！？\n]")
_SEPARATOR = re.compile(r"、|以及|及|和|与|或者|\t|[其第][一二三四五]|[一二三四五]是")

OWN, INHERITED, NEAR_BY = 1.0, 0.9, 0.3
"""How much a word counts that stands in the statement, in its headings or lead-in, elsewhere in its provision."""

JOINT = Phrase(((Ref("共同"),),), ())
COOPERATION = Phrase(((Ref("配合动作"),),), ())
OWNER = Phrase(((Ref("责任主体"),),), ())
TRANSFEROR = Phrase(((Ref("转让方"),),), ())
TRANSFEREE = Phrase(((Ref("受让方"),),), ())


class Evaluator:
    """Evaluates conditions on one scan; results of phrases are kept there, those of conditions here."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.units = Units(scan.agreement)
        # by identity, which is had at once where a value is hashed field by field; each is kept beside its masks, so
        # that no other one ever has its id
        self._satisfied: dict[int, tuple[Condition, Masks]] = {}
        self._actors: dict[str, int] = {}

    def satisfy(self, condition: Condition | Phrase) -> Masks:
        """(own, reach) of ``condition``."""
        if isinstance(condition, Phrase):
            return self.scan.masks(condition)
        known = self._satisfied.get(id(condition))
        if known is None:
            units = () if condition.scope == "statement" else self.units.of(condition.scope)
            known = self._satisfied[id(condition)] = (condition, self._conjunction(condition, units))
        return known[1]

    def _conjunction(self, condition: Condition, units: tuple[int, ...]) -> Masks:
        """All fields of ``condition``; with ``units`` each may hold anywhere in the unit."""
        own, reach = 0, self.scan.all
        for has, sees in self._demands(condition, units):
            own |= has
            reach &= self.units.spread(sees, units) if units else sees
            if not reach:
                return 0, 0
        for item in condition.none:
            banned = self.satisfy(item)[0]
            if banned:
                reach &= ~(self.units.spread(banned, units) if units else banned)
        if units:
            # of a whole provision only the statements that hold every ``here`` are the evidence
            for item in condition.here:
                own &= self.satisfy(item)[0]
        return own & reach, reach

    def _demands(self, condition: Condition, units: tuple[int, ...]) -> Iterator[Masks]:
        for item in condition.all:
            yield self.satisfy(item)
        for item in condition.here:
            own, _ = self.satisfy(item)
            yield own, own
        if condition.any:
            own = reach = 0
            for item in condition.any:
                has, sees = self.satisfy(item)
                own, reach = own | has, reach | sees
            yield own, reach
        if condition.heading:
            mask = 0
            for phrase in condition.heading:
                mask |= self.scan.headed(phrase)
            # a heading is context: it never makes evidence of its own
            yield 0, mask
        yield from self._measured(condition, units)

    def _measured(self, condition: Condition, units: tuple[int, ...]) -> Iterator[Masks]:
        if condition.value:
            own = 0
            for kind in condition.value:
                own |= self.scan.masks_of(self.scan.concept(kind))[0]
            yield own, own
        for holds in (
            self._near(condition.near) if condition.near else None,
            self._count(condition.count, units) if condition.count else None,
            self._listing(condition.listing) if condition.listing else None,
        ):
            if holds is not None:
                yield holds, holds
        if condition.actor:
            yield 0, self._actor(condition.actor)

    # -- operators that look inside a statement -----------------------------------------------------------------------

    def _near(self, near: Near) -> int:
        candidates = self.scan.all
        for phrase in near.terms:
            candidates &= self.scan.masks(phrase)[0]
        return mask_of([i for i in bits(candidates) if self.close_hits(near, self.scan.spans[i])])

    def close_hits(self, near: Near, span: Span) -> list[Hit]:
        """Hits of all terms of ``near`` in ``span`` that stand close enough together, or none."""
        groups = [self.scan.within(self.scan.phrase(phrase), span) for phrase in near.terms]
        for first in groups[0]:
            chosen = [first]
            for group in groups[1:]:
                best = min(group, key=lambda hit: abs(hit[0] - first[0]), default=None)
                if best is None:
                    return []
                chosen.append(best)
            if max(h[1] for h in chosen) - min(h[0] for h in chosen) <= near.within:
                return chosen
        return []

    def _count(self, count: Count, units: tuple[int, ...]) -> int:
        own = 0
        for phrase in count.of:
            own |= self.scan.masks(phrase)[0]
        if units:
            held = 0
            for unit in units:
                if own & unit and len(self._members(count, unit)) >= count.least:
                    held |= own & unit
            return held
        return mask_of([i for i in bits(own) if len(self._members(count, 1 << i)) >= count.least])

    def _members(self, count: Count, statements: int) -> set[str]:
        found: set[str] = set()
        for index in bits(statements):
            hits = [h for p in count.of for h in self.scan.within(self.scan.phrase(p), self.scan.spans[index])]
            found |= {hit[2] for hit in _longest(hits)}
        return found

    def _listing(self, listing: Listing) -> int:
        own = 0
        for phrase in listing.after:
            own |= self.scan.masks(phrase)[0]
        return self._item_lists(listing) | mask_of([i for i in bits(own) if self._lists(listing, self.scan.spans[i])])

    def _item_lists(self, listing: Listing) -> int:
        """Items and table rows, enough of them under a lead-in, header row or heading that holds one of the words."""
        mask = 0
        for lead_in, items in self._items_under.items():
            if items.bit_count() >= listing.least and any(
                self.scan.within(self.scan.phrase(phrase), lead_in) for phrase in listing.after
            ):
                mask |= items
        return mask

    @cached_property
    def _items_under(self) -> dict[Span, int]:
        """The statements under each lead-in, and the first ones of the items right under each heading."""
        under: dict[Span, int] = defaultdict(int)
        for index, statement in enumerate(self.scan.agreement.statements):
            for source in statement.lead_in:
                under[self.scan.normal.folded(source)] |= 1 << index
            if statement.headings and not statement.lead_in and not statement.before:
                under[self.scan.normal.folded(statement.headings[-1])] |= 1 << index
        return under

    def _lists(self, listing: Listing, span: Span) -> bool:
        for phrase in listing.after:
            for hit in self.scan.within(self.scan.phrase(phrase), span):
                stop = _ENUMERATION_END.search(self.scan.text, hit[1], span.end)
                rest = self.scan.text[hit[1] : stop.start() if stop else span.end].lstrip("：，的（“")
                items = [part for part in _SEPARATOR.split(rest.split("，")[0]) if part]
                if len(items) >= listing.least:
                    return True
        return False

    # -- who acts -----------------------------------------------------------------------------------------------------

    def _actor(self, actor: str) -> int:
        if actor not in self._actors:
            self._actors[actor] = self._acting(actor)
        return self._actors[actor]

    def _acting(self, actor: str) -> int:
        transferor, transferee = self.scan.masks(TRANSFEROR)[1], self.scan.masks(TRANSFEREE)[1]
        if actor == "transferor":
            return transferor
        if actor == "transferee":
            return transferee
        joint = self.scan.masks(JOINT)[0] | self._lead_in(JOINT)
        if actor == "any":
            return transferor | transferee | joint | self.scan.masks(OWNER)[1]
        near_a = self.scan.masks(TRANSFEROR)[0] | self.scan.inherited(TRANSFEROR)
        near_b = self.scan.masks(TRANSFEREE)[0] | self.scan.inherited(TRANSFEREE)
        # one of them may have been named just before, the other and what it does stand in the statement
        both = (near_a & transferee | near_b & transferor) & self.scan.masks(COOPERATION)[0]
        return joint | both

    def _lead_in(self, phrase: Phrase) -> int:
        """Statements whose lead-in or heading has ``phrase``, not those that merely follow one that has."""
        mask = 0
        hits = self.scan.phrase(phrase)
        if hits:
            for index, statement in enumerate(self.scan.agreement.statements):
                if any(
                    self.scan.within(hits, self.scan.normal.folded(s))
                    for s in (*statement.lead_in, *statement.headings)
                ):
                    mask |= 1 << index
        return mask

    # -- how near at hand the words are --------------------------------------------------------------------------------

    def strength(self, condition: Condition | Phrase, index: int) -> float:
        """From 0 to 1: the mean, over all that ``condition`` asks for, of how near statement ``index`` it stands."""
        if isinstance(condition, Phrase):
            if self.scan.masks(condition)[0] >> index & 1:
                return OWN
            return INHERITED if self.scan.inherited(condition) >> index & 1 else NEAR_BY
        levels = [self.strength(item, index) for item in (*condition.all, *condition.here)]
        if condition.any:
            held = [item for item in condition.any if self.satisfy(item)[1] >> index & 1]
            levels.append(max((self.strength(item, index) for item in held), default=NEAR_BY))
        measured = (condition.near, condition.count, condition.listing, condition.value)
        levels += [OWN] * sum(map(bool, measured))
        levels += [INHERITED] * bool(condition.heading)
        return sum(levels) / len(levels) if levels else NEAR_BY

    # -- the words that satisfied -------------------------------------------------------------------------------------

    def words(self, condition: Condition | Phrase, index: int) -> list[Hit]:
        """Hits in statement ``index`` of everything that ``condition`` asks for, in no order."""
        span = self.scan.spans[index]
        if isinstance(condition, Phrase):
            return self.scan.within(self.scan.phrase(condition), span)
        found: list[Hit] = []
        for group in (condition.all, condition.here, condition.any):
            for item in group:
                if self.satisfy(item)[0] >> index & 1:
                    words = self.words(item, index)
                    found += self._nearest(words, found) if isinstance(item, Phrase) else words
        if condition.near:
            found += self.close_hits(condition.near, span)
        holders = (condition.count and condition.count.of, condition.listing and condition.listing.after)
        for phrases in holders:
            for phrase in phrases or ():
                found += self.scan.within(self.scan.phrase(phrase), span)
        if condition.listing and self._item_lists(condition.listing) >> index & 1:
            found.append((span.start, span.end, ""))
        for kind in condition.value:
            found += self._nearest(self.scan.within(self.scan.concept(kind), span), found)
        return found

    @staticmethod
    def _nearest(hits: list[Hit], chosen: list[Hit]) -> list[Hit]:
        """Of several hits the one next to those chosen already."""
        if not chosen or len(hits) < 2:
            return hits[:1]
        middle = chosen[0][0]
        return [min(hits, key=lambda hit: abs(hit[0] - middle))]


def _longest(hits: list[Hit]) -> list[Hit]:
    """Hits without those that a longer one covers."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h[0], -h[1])):
        if not kept or hit[1] > kept[-1][1]:
            kept.append(hit)
    return kept
