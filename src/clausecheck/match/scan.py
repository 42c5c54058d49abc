"""One agreement, scanned: where each concept and phrase stands, and which statements see it.

Offsets here are of the *folded* text. A set of statements is an int used as a bit set: bit i is statement i. A
statement *owns* the hits in its own span; it *reaches* those of its headings, lead-ins and of the statements shortly
before it in the same provision, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate

from clausecheck.match.lexicon import Lexicon, lower
from clausecheck.match.masks import mask_of
from clausecheck.match.plan import Item, Plan
from clausecheck.match.segment import Segmenter
from clausecheck.match.values import find_values
from clausecheck.model import Agreement, PartyRole, Span
from clausecheck.ruleset.conditions import BUILT_IN, LONG_GAP, SHORT_GAP, Phrase
from clausecheck.text import NormalText, normalise

MEMORY = 4
"""How many statements a later one of the same provision looks back."""

LONGEST_WORD = 8
"""How far before an ambiguous hit a longer word around it may begin."""

Hit = tuple[int, int, str]
"""(start, end, canonical member)."""

Context = tuple[list[int], list[int], list[int]]
"""For each code point the inherited range that it may stand in (-1: none); the end of each range, and the statements
that inherit it; behind the last range, where -1 leads, an end before all text."""

_PARTY_KEY = {PartyRole.TRANSFEROR: "transferor", PartyRole.TRANSFEREE: "transferee", PartyRole.OTHER: "责任主体"}
"""The concept that a party's names belong to; one on neither side can still owe a duty."""
_LOOK_ALIKE = re.compile(r"[美指装盔]甲|[甲乙][醛醇类级等型肝基烷苯流脑骨]")
"""Words that hold 甲 or 乙, for parties that are called by just that."""
_HUMAN_ENDS = ("人", "户", "客", "者", "单位", "企业", "机构", "家庭", "公司", "组织", "主")


class Scan:
    """The hits of one agreement; concepts made of phrases are worked out when first asked for."""

    def __init__(self, agreement: Agreement, lexicon: Lexicon, segmenter: Segmenter) -> None:
        self.agreement = agreement
        self.normal: NormalText = normalise(agreement.document.text)
        self.text = lower(self.normal.text)
        self._lexicon = lexicon
        self._segmenter = segmenter
        self._hits: dict[str, list[Hit]] = {}
        self._plan = lexicon.plans.of
        self._items: dict[Item, Places] = {}
        self._phrases: dict[Plan, list[Hit]] = {}
        self._masks: dict[Plan, tuple[int, int]] = {}
        self._headed: dict[Plan, int] = {}
        self._inherited: dict[Plan, int] = {}
        self._stops = _running_count(self.text, "。！？；\n")
        self._commas = _running_count(self.text, "，\t。！？；\n")
        self.spans = [self.normal.folded(s.span) for s in agreement.statements]
        self._owner = _range_at([span.start for span in self.spans], len(self.text))
        self._ends = [*(span.end for span in self.spans), -1]
        self.all = (1 << len(self.spans)) - 1
        self._later = _later_statements(agreement)
        self._context = self._context_regions(("headings", "lead_in"))
        self._heading_regions = self._context_regions(("headings",))
        self._raw, self._decoys = self._scan_words()
        self._add_values()
        self._add_parties()
        self._drop_party_names()
        self._add_terms()
        self._present = frozenset(self._raw)

    # -- hits ---------------------------------------------------------------------------------------------------------

    def concept(self, name: str) -> list[Hit]:
        """All hits of the concept ``name``, sorted; overlapping ones included."""
        if name not in self._hits:
            self._hits[name] = self._concept_hits(name)
        return self._hits[name]

    def phrase(self, phrase: Phrase) -> list[Hit]:
        """All places where ``phrase`` stands, sorted by start; for each start the nearest end."""
        return self._planned(self._plan(phrase))

    def _planned(self, plan: Plan) -> list[Hit]:
        found = self._phrases.get(plan)
        if found is None:
            found = self._phrases[plan] = self._phrase_hits(plan)
        return found

    def within(self, hits: list[Hit], span: Span) -> list[Hit]:
        """Those of the sorted ``hits`` that lie in ``span``."""
        found: list[Hit] = []
        # by index, since a slice would copy all hits up to the end of the text
        for at in range(bisect_left(hits, (span.start,)), len(hits)):
            hit = hits[at]
            if hit[0] >= span.end:
                break
            if hit[1] <= span.end:
                found.append(hit)
        return found

    def same_clause(self, start: int, end: int) -> bool:
        """True where no comma, tab or full stop stands between two offsets."""
        return self._commas[start] == self._commas[end]

    def clause(self, position: int, span: Span) -> Span:
        """The part between commas that holds ``position``, inside ``span``."""
        count = self._commas[position]
        start = max(span.start, bisect_left(self._commas, count))
        end = min(span.end, bisect_right(self._commas, count) - 1)
        return Span(start, max(end, start))

    # -- statements that see them -------------------------------------------------------------------------------------

    def masks(self, phrase: Phrase) -> tuple[int, int]:
        """(statements that own a hit of ``phrase``, statements that reach one)."""
        plan = self._plan(phrase)
        masks = self._masks.get(plan)
        if masks is None:
            masks = self._masks[plan] = self.masks_of(self._planned(plan))
        return masks

    def inherited(self, phrase: Phrase) -> int:
        """Statements that see a hit of ``phrase`` in a heading or lead-in, not merely in a statement before them."""
        plan = self._plan(phrase)
        if plan not in self._inherited:
            self._inherited[plan] = self._seen_from(self._planned(plan), self._context)
        return self._inherited[plan]

    def masks_of(self, hits: list[Hit]) -> tuple[int, int]:
        """(owning statements, reaching statements) of ``hits``."""
        if not hits:
            return 0, 0
        owner, ends = self._owner, self._ends
        own = {index for start, end, _ in hits if end <= ends[index := owner[start]]}
        reach = own.union(*[self._later[index] for index in own])
        return mask_of(own), mask_of(reach) | self._seen_from(hits, self._context)

    def headed(self, phrase: Phrase) -> int:
        """Statements with ``phrase`` in a heading on their path."""
        plan = self._plan(phrase)
        if plan not in self._headed:
            self._headed[plan] = self._seen_from(self._planned(plan), self._heading_regions)
        return self._headed[plan]

    @staticmethod
    def _seen_from(hits: list[Hit], context: Context) -> int:
        """Statements that inherit a range in which one of ``hits`` stands."""
        region, ends, seen = context
        mask = 0
        for index in {index for start, end, _ in hits if end <= ends[index := region[start]]}:
            mask |= seen[index]
        return mask

    # -- building -----------------------------------------------------------------------------------------------------

    def _context_regions(self, kinds: tuple[str, ...]) -> Context:
        seen: dict[Span, int] = defaultdict(int)
        for index, statement in enumerate(self.agreement.statements):
            for kind in kinds:
                for span in getattr(statement, kind):
                    seen[span] |= 1 << index
        folded = sorted((self.normal.folded(span), mask) for span, mask in seen.items())
        starts = _range_at([span.start for span, _ in folded], len(self.text))
        return starts, [*(span.end for span, _ in folded), -1], [mask for _, mask in folded]

    def _scan_words(self) -> tuple[dict[str, list[Hit]], dict[str, list[tuple[int, int]]]]:
        raw: dict[str, list[Hit]] = defaultdict(list)
        decoys: dict[str, list[tuple[int, int]]] = defaultdict(list)
        ambiguous: list[tuple[str, Hit]] = []
        for last, (length, owners, unsure, mistaken) in self._lexicon.scan(self.text):
            end = last + 1
            start = end - length
            for name, member in owners:
                raw[name].append((start, end, member))
            for name in mistaken:
                decoys[name].append((start, end))
            for name, member in unsure:
                ambiguous.append((name, (start, end, member)))
        for name, hit in ambiguous:
            # a longer word around it settles the matter without the segmenter
            if not self._covered(hit) and self._segmenter.is_word(self.text, hit[0], hit[1]):
                raw[name].append(hit)
        return raw, decoys

    def _covered(self, hit: Hit) -> bool:
        """Whether ``hit`` is but a part of a longer word of the lexicon."""
        for last, (length, *_) in self._lexicon.around(self.text, hit[0] - LONGEST_WORD, hit[1]):
            start = last + 1 - length
            if (start < hit[0] and last + 1 >= hit[1]) or (start == hit[0] and last + 1 > hit[1]):
                return True
        return False

    def _add_values(self) -> None:
        for kind, start, end in find_values(self.text):
            self._raw[kind].append((start, end, self.text[start:end]))

    def _add_parties(self) -> None:
        self._party_ends: set[int] = set()
        for party in self.agreement.parties:
            key = _PARTY_KEY[party.role]
            for name in party.names:
                for start, end in _find_all(self.text, lower(normalise(name).text)):
                    if len(name) > 1 or not _LOOK_ALIKE.search(self.text, max(0, start - 1), end + 1):
                        self._raw[key].append((start, end, key))
                        self._party_ends.add(end)

    def _drop_party_names(self) -> None:
        """Where a word for customers is what the agreement calls a party (委托人), it means that party."""
        names = {lower(normalise(name).text) for party in self.agreement.parties for name in party.names}
        for concept in ("客户", "客服人员"):
            self._raw[concept] = [h for h in self._raw.get(concept, ()) if self.text[h[0] : h[1]] not in names]

    def _add_terms(self) -> None:
        customers = sorted(self._raw.get("客户", []))
        for term in self.agreement.terms:
            meaning = self.normal.folded(term.meaning)
            says = self.text[meaning.start : meaning.end].rstrip('。；，”" ')
            if says.endswith(_HUMAN_ENDS) and self.within(customers, meaning):
                for start, end in _find_all(self.text, lower(normalise(term.name).text)):
                    self._raw["客户"].append((start, end, term.name))

    def _concept_hits(self, name: str) -> list[Hit]:
        key = BUILT_IN.get(name, name)
        found = self._undisguised(key)
        concept = self._lexicon.concepts.get(name)
        if concept:
            for other in concept.includes:
                found = found + self.concept(other)
            for phrase in concept.phrases:
                found = found + self.phrase(phrase)
        return sorted(set(found))

    def _undisguised(self, key: str) -> list[Hit]:
        hits = self._raw.get(key, [])
        # 方可 in 受让方可 is no look-alike: a party's name ends inside it
        decoys = [d for d in self._decoys.get(key, ()) if self._party_ends.isdisjoint(range(d[0] + 1, d[1]))]
        if not decoys or not hits:
            return list(hits)
        decoys.sort()
        starts = [start for start, _ in decoys]
        reach = list(accumulate((end for _, end in decoys), max, initial=-1))
        widest = dict(decoys)

        def stands_in_decoy(start: int, end: int) -> bool:
            """In a longer one, that is: one that begins before it, or at the same place and ends behind it."""
            return reach[bisect_left(starts, start)] >= end or widest.get(start, -1) > end

        return [hit for hit in hits if not stands_in_decoy(hit[0], hit[1])]

    # -- phrases ------------------------------------------------------------------------------------------------------

    def _item(self, item: Item) -> Places:
        places = self._items.get(item)
        if places is None:
            lists = [self.concept(name) for name in item.concepts]
            lists += [self._raw[key] for key in item.literals & self._present]
            hits = lists[0] if len(lists) == 1 else sorted(set().union(*lists))
            places = self._items[item] = Places(hits, self._stops)
        return places

    def _phrase_hits(self, plan: Plan) -> list[Hit]:
        present = self._present
        for literals in plan.needed:
            if literals.isdisjoint(present):
                return []
        items = []
        for item in plan.items:
            places = self._item(item)
            if not places.hits and not item.optional:
                return []
            items.append((places, item.optional))
        if len(items) == 1:
            return items[0][0].hits
        found = []
        for start, end, member in self._beginnings(items):
            last = self._follow(end, items, 1, plan.gaps[0], plan.gaps)
            if last is not None:
                found.append((start, last, member))
        return found

    @staticmethod
    def _beginnings(items: list[tuple[Places, bool]]) -> list[Hit]:
        """The hits of the first item in sentences that have all the others, too."""
        first = items[0][0]
        common = first.sentences
        for places, optional in items:
            if places.crossing:
                return first.hits
            if not optional:
                common = common & places.sentences
        if len(common) == len(first.sentences):
            return first.hits
        return [hit for hit in first.hits if first.stops[hit[0]] in common] if common else []

    def _follow(
        self, end: int, items: list[tuple[Places, bool]], at: int, gap: int, gaps: tuple[int, ...]
    ) -> int | None:
        """The end of the rest of a phrase, from item ``at`` on, that begins ``gap`` or less behind ``end``; or None."""
        places, optional = items[at]
        found = self._follow_first(places, end, items, at, gap, gaps)
        if found is None and optional:
            return self._follow(end, items, at + 1, max(gap, gaps[at]), gaps)
        return found

    def _follow_first(
        self, places: Places, end: int, items: list[tuple[Places, bool]], at: int, gap: int, gaps: tuple[int, ...]
    ) -> int | None:
        hits, stops = places.hits, self._stops
        for index in range(bisect_left(places.starts, end), len(hits)):
            start, stop, _ = hits[index]
            if start > end + gap or stops[start] != stops[end]:
                return None
            if LONG_GAP > gap >= SHORT_GAP and self._commas[end] != self._commas[start]:
                return None
            last = stop if at + 1 == len(items) else self._follow(stop, items, at + 1, gaps[at], gaps)
            if last is not None:
                return last
        return None


class Places:
    """Where one item of a phrase stands: its hits, sorted."""

    def __init__(self, hits: list[Hit], stops: list[int]) -> None:
        self.hits = hits
        self.stops = stops

    @cached_property
    def starts(self) -> list[int]:
        return [hit[0] for hit in self.hits]

    @cached_property
    def sentences(self) -> set[int]:
        """The numbers of the sentences that hits begin in."""
        stops = self.stops
        return {stops[hit[0]] for hit in self.hits}

    @cached_property
    def crossing(self) -> bool:
        """Whether a hit reaches into another sentence."""
        stops = self.stops
        return bool([hit for hit in self.hits if stops[hit[0]] != stops[hit[1]]])


def _range_at(starts: list[int], length: int) -> list[int]:
    """For each offset up to ``length`` the index of the last of the sorted ``starts`` at or before it, -1 for none."""
    steps = [0] * (length + 1)
    for start in starts:
        steps[start] += 1
    return list(accumulate(steps, initial=-1))[1:]


def _running_count(text: str, marks: str) -> list[int]:
    return list(accumulate((char in marks for char in text), initial=0))


def _later_statements(agreement: Agreement) -> list[list[int]]:
    """For each statement those shortly after it in the same provision."""
    by_provision: dict[int, list[int]] = defaultdict(list)
    for index, statement in enumerate(agreement.statements):
        by_provision[statement.provision].append(index)
    later: list[list[int]] = [[]] * len(agreement.statements)
    for members in by_provision.values():
        for place, index in enumerate(members):
            later[index] = members[place + 1 : place + 1 + MEMORY]
    return later


def _find_all(text: str, word: str) -> list[tuple[int, int]]:
    found = []
    position = text.find(word) if word else -1
    while position >= 0:
        found.append((position, position + len(word)))
        position = text.find(word, position + len(word))
    return found
