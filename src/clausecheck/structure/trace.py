"""Two agreements → which provision of the old one is which of the new one, by their words and not by their numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausecheck.model import Agreement, Fate, Provision, ProvisionChange, Role
from clausecheck.text import NormalText, normalise

ALIKE = 0.5
"""Share of common letter pairs from which two provisions are one, reworded."""

COMMON = 40
"""Provisions that may share a pair of letters before the pair says nothing any more (and would cost too much)."""

CANDIDATES = 5

_PASSED_OVER = frozenset({Role.CONTENTS, Role.HEADER, Role.SIGNATURE})


@dataclass(frozen=True, slots=True)
class _Side:
    """A version: its provisions that have words of their own, and these words as printed and folded."""

    provisions: tuple[Provision, ...]
    printed: tuple[str, ...]
    folded: tuple[str, ...]


def trace(old: Agreement, new: Agreement) -> tuple[ProvisionChange, ...]:
    """Every provision of both versions that has words of its own, in the order of the new version; a removed one stands
    after the one that it followed."""
    before, after = _side(old), _side(new)
    there = dict(_matched(before, after))
    steady = _longest_rising([there[at] for at in sorted(there)])
    came_from = {at: origin for origin, at in there.items()}
    gone: defaultdict[int, list[int]] = defaultdict(list)
    last = -1
    for at in range(len(before.provisions)):
        if at in there:
            last = there[at]
        else:
            gone[last].append(at)
    changes = [_removed(before, at) for at in gone[-1]]
    for at in range(len(after.provisions)):
        changes.append(_change(before, after, came_from.get(at), at, at in steady))
        changes += [_removed(before, lost) for lost in gone[at]]
    return tuple(changes)


def _side(agreement: Agreement) -> _Side:
    text = agreement.document.text
    normal = normalise(text)
    worded = [
        (provision, *_words(provision, text, normal))
        for provision in agreement.provisions
        if provision.role not in _PASSED_OVER
    ]
    kept = [entry for entry in worded if entry[2]]
    return _Side(tuple(p for p, _, _ in kept), tuple(w for _, w, _ in kept), tuple(f for _, _, f in kept))


def _words(provision: Provision, text: str, normal: NormalText) -> tuple[str, str]:
    spans = [*((provision.heading,) if provision.heading else ()), *provision.body]
    printed = "\n".join(span.cut(text).strip() for span in spans)
    folded = "".join("".join(normal.folded(span).cut(normal.text).split()) for span in spans)
    return printed, folded.strip("，。；：、")


def _matched(before: _Side, after: _Side) -> Iterator[tuple[int, int]]:
    """Pairs of positions: equal wording first, in order; then the most alike of what is left."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for at, words in enumerate(after.folded):
        waiting[words].append(at)
    left = []
    for at, words in enumerate(before.folded):
        if waiting[words]:
            yield at, waiting[words].popleft()
        else:
            left.append(at)
    free = sorted(at for places in waiting.values() for at in places)
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, origin, at in sorted(_alike(before, after, left, free), key=lambda each: (-each[0], each[1:])):
        if origin not in taken_old and at not in taken_new:
            taken_old.add(origin)
            taken_new.add(at)
            yield origin, at


def _alike(before: _Side, after: _Side, left: Sequence[int], free: Sequence[int]) -> Iterator[tuple[float, int, int]]:
    """Likeness and positions of pairs that may be one provision; an index of letter pairs keeps them few."""
    pairs = {at: _pairs(after.folded[at]) for at in free}
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at, mine in pairs.items():
        for pair in mine:
            index[pair].append(at)
    for origin in left:
        mine = _pairs(before.folded[origin])
        shared = Counter(at for pair in mine for at in index.get(pair, ()) if len(index[pair]) <= COMMON)
        for at, _ in shared.most_common(CANDIDATES):
            likeness = 2 * len(mine & pairs[at]) / (len(mine) + len(pairs[at]))
            if likeness >= ALIKE:
                yield likeness, origin, at


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _longest_rising(places: Sequence[int]) -> frozenset[int]:
    """The places of the longest rising run: what stands in it has not moved against each other."""
    tails: list[int] = []
    lengths = []
    for place in places:
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        lengths.append(length)
    wanted, kept, bound = len(tails) - 1, set(), None
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted and (bound is None or place < bound):
            kept.add(place)
            wanted, bound = wanted - 1, place
    return frozenset(kept)


def _removed(before: _Side, at: int) -> ProvisionChange:
    provision = before.provisions[at]
    return ProvisionChange(Fate.REMOVED, provision.label, None, before.printed[at], None, provision.index, None)


def _change(before: _Side, after: _Side, origin: int | None, at: int, steady: bool) -> ProvisionChange:
    now = after.provisions[at]
    if origin is None:
        return ProvisionChange(Fate.ADDED, None, now.label, None, after.printed[at], None, now.index)
    once = before.provisions[origin]
    reworded = before.folded[origin] != after.folded[at]
    if not steady:
        fate = Fate.MOVED
    elif once.label != now.label:
        fate = Fate.RENUMBERED
    else:
        fate = Fate.REWORDED if reworded else Fate.KEPT
    return ProvisionChange(
        fate, once.label, now.label, before.printed[origin], after.printed[at], once.index, now.index, reworded
    )
