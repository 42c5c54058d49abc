"""One agreement, scanned: where each concept and phrase stands, and which statements see it.

Offsets here are of the *folded* text. A set of statements is an int used as a bit set: bit i is statement i. A
statement *owns* the hits in its own span; it *reaches* those of its headings, lead-ins and of the statements shortly
before it in the same provision, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate

from clausecheck.match.lexicon import Lexicon, literal, lower
from clausecheck.match.segment import Segmenter
from clausecheck.match.values import find_values
from clausecheck.model import Agreement, PartyRole, Span
from clausecheck.ruleset.conditions import BUILT_IN, LONG_GAP, SHORT_GAP, Atom, Phrase, Ref
from clausecheck.text import NormalText, normalise

MEMORY = 4
"""How many statements a later one of the same provision looks back."""

LONGEST_WORD = 8
"""How far before an ambiguous hit a longer word around it may begin."""

Hit = tuple[int, int, str]
"""(start, end, canonical member)."""

Context = tuple[list[int], list[tuple[int, int]]]
"""Starts of inherited ranges, sorted; beside each its end and the statements that inherit it."""

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
        self._phrases: dict[Phrase, list[Hit]] = {}
        self._masks: dict[Phrase, tuple[int, int]] = {}
        self._headed: dict[Phrase, int] = {}
        self._inherited: dict[Phrase, int] = {}
        self._stops = _running_count(self.text, "。！？；\n")
        self._commas = _running_count(self.text, "，\t。！？；\n")
        self.spans = [self.normal.folded(s.span) for s in agreement.statements]
        self._starts = [span.start for span in self.spans]
        self.all = (1 << len(self.spans)) - 1
        self._later = _later_statements(agreement)
        self._context = self._context_regions(("headings", "lead_in"))
        self._heading_regions = self._context_regions(("headings",))
        self._raw, self._decoys = self._scan_words()
        self._add_values()
        self._add_parties()
        self._drop_party_names()
        self._add_terms()

    # -- hits ---------------------------------------------------------------------------------------------------------

    def concept(self, name: str) -> list[Hit]:
        """All hits of the concept ``name``, sorted; overlapping ones included."""
        if name not in self._hits:
            self._hits[name] = self._concept_hits(name)
        return self._hits[name]

    def phrase(self, phrase: Phrase) -> list[Hit]:
        """All places where ``phrase`` stands, sorted by start; for each start the nearest end."""
        if phrase not in self._phrases:
            self._phrases[phrase] = self._phrase_hits(phrase)
        return self._phrases[phrase]

    def within(self, hits: list[Hit], span: Span) -> list[Hit]:
        """Those of the sorted ``hits`` that lie in ``span``."""
        low = bisect_left(hits, (span.start,))
        found = []
        for hit in hits[low:]:
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
        if phrase not in self._masks:
            self._masks[phrase] = self.masks_of(self.phrase(phrase))
        return self._masks[phrase]

    def inherited(self, phrase: Phrase) -> int:
        """Statements that see a hit of ``phrase`` in a heading or lead-in, not merely in a statement before them."""
        if phrase not in self._inherited:
            self._inherited[phrase] = self._seen_from(self.phrase(phrase), self._context)
        return self._inherited[phrase]

    def masks_of(self, hits: list[Hit]) -> tuple[int, int]:
        """(owning statements, reaching statements) of ``hits``."""
        own = 0
        reach = self._seen_from(hits, self._context)
        for start, end, _ in hits:
            index = bisect_right(self._starts, start) - 1
            if index >= 0 and end <= self.spans[index].end:
                own |= 1 << index
                reach |= self._later[index]
        return own, own | reach

    def headed(self, phrase: Phrase) -> int:
        """Statements with ``phrase`` in a heading on their path."""
        if phrase not in self._headed:
            self._headed[phrase] = self._seen_from(self.phrase(phrase), self._heading_regions)
        return self._headed[phrase]

    @staticmethod
    def _seen_from(hits: list[Hit], context: Context) -> int:
        """Statements that inherit a range in which one of ``hits`` stands."""
        starts, regions = context
        mask = 0
        for start, end, _ in hits:
            index = bisect_right(starts, start) - 1
            if index >= 0 and end <= regions[index][0]:
                mask |= regions[index][1]
        return mask

    # -- building -----------------------------------------------------------------------------------------------------

    def _context_regions(self, kinds: tuple[str, ...]) -> Context:
        seen: dict[Span, int] = defaultdict(int)
        for index, statement in enumerate(self.agreement.statements):
            for kind in kinds:
                for span in getattr(statement, kind):
                    seen[span] |= 1 << index
        folded = sorted((self.normal.folded(span), mask) for span, mask in seen.items())
        return [span.start for span, _ in folded], [(span.end, mask) for span, mask in folded]

    def _scan_words(self) -> tuple[dict[str, list[Hit]], dict[str, list[tuple[int, int]]]]:
        raw: dict[str, list[Hit]] = defaultdict(list)
        decoys: dict[str, list[tuple[int, int]]] = defaultdict(list)
        longest: dict[int, int] = {}
        ambiguous: list[tuple[str, Hit]] = []
        for start, end, word in self._lexicon.scan(self.text):
            longest[start] = max(end, longest.get(start, 0))
            for name in word.decoys:
                decoys[name].append((start, end))
            for name, member in word.owners:
                if name in word.checked:
                    ambiguous.append((name, (start, end, member)))
                else:
                    raw[name].append((start, end, member))
        for name, hit in ambiguous:
            # a longer word around it settles the matter without the segmenter
            if not _covered(hit, longest) and self._segmenter.is_word(self.text, hit[0], hit[1]):
                raw[name].append(hit)
        return raw, decoys

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
        if not decoys:
            return list(hits)
        return [h for h in hits if not any(s <= h[0] and h[1] <= e and (s, e) != h[:2] for s, e in decoys)]

    def _atom(self, atom: Atom) -> list[Hit]:
        return self.concept(atom.name) if isinstance(atom, Ref) else self._raw.get(literal(atom), [])

    def _item(self, item: tuple[Atom, ...]) -> list[Hit]:
        if len(item) == 1:
            return self._atom(item[0])
        return sorted({hit for atom in item if atom for hit in self._atom(atom)})

    def _phrase_hits(self, phrase: Phrase) -> list[Hit]:
        # beside its hits each item says whether it may be left out
        items = [(self._item(item), "" in item) for item in phrase.items]
        if len(items) == 1:
            return items[0][0]
        if not all(hits or optional for hits, optional in items):
            return []
        found = []
        for start, end, member in items[0][0]:
            last = self._follow(end, items[1:], phrase.gaps)
            if last is not None:
                found.append((start, last, member))
        return found

    def _follow(self, end: int, items: list[tuple[list[Hit], bool]], gaps: tuple[int, ...]) -> int | None:
        """The end of the rest of a phrase that begins at ``end``, or None."""
        found = self._follow_first(end, items, gaps)
        if found is None and items[0][1]:
            return self._follow(end, items[1:], (max(gaps[:2]), *gaps[2:]))
        return found

    def _follow_first(self, end: int, items: list[tuple[list[Hit], bool]], gaps: tuple[int, ...]) -> int | None:
        (hits, _), gap = items[0], gaps[0]
        for start, stop, _ in hits[bisect_left(hits, (end,)) :]:
            if start > end + gap or self._stops[start] != self._stops[end]:
                return None
            if gap < LONG_GAP and gap >= SHORT_GAP and not self.same_clause(end, start):
                return None
            last = stop if len(items) == 1 else self._follow(stop, items[1:], gaps[1:])
            if last is not None:
                return last
        return None


def _covered(hit: Hit, longest: dict[int, int]) -> bool:
    start, end, _ = hit
    return longest[start] > end or any(longest.get(s, 0) >= end for s in range(start - LONGEST_WORD, start))


def _running_count(text: str, marks: str) -> list[int]:
    return list(accumulate((char in marks for char in text), initial=0))


def _later_statements(agreement: Agreement) -> list[int]:
    """For each statement the set of those shortly after it in the same provision."""
    by_provision: dict[int, list[int]] = defaultdict(list)
    for index, statement in enumerate(agreement.statements):
        by_provision[statement.provision].append(index)
    later = [0] * len(agreement.statements)
    for members in by_provision.values():
        for place, index in enumerate(members):
            for follower in members[place + 1 : place + 1 + MEMORY]:
                later[index] |= 1 << follower
    return later


def _find_all(text: str, word: str) -> list[tuple[int, int]]:
    found = []
    position = text.find(word) if word else -1
    while position >= 0:
        found.append((position, position + len(word)))
        position = text.find(word, position + len(word))
    return found
