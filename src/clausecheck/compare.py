"""Two judged versions of one agreement → what got better and worse, on what wording, and what became of provisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from clausecheck.grade.compare import element_change, flag_changes, topic_change
from clausecheck.model import (
    Agreement,
    Comparison,
    DocumentReport,
    ElementChange,
    ElementResult,
    Fate,
    ProvisionChange,
    Quote,
    Role,
    RulesetId,
    TopicChange,
    TopicResult,
    Traced,
)
from clausecheck.policy import comparison_code
from clausecheck.structure import understand
from clausecheck.structure.trace import trace
from clausecheck.text import normalise

TELLING = 8
"""Characters from which the same words in another provision are the same wording, moved."""


class Comparer:
    """Two versions, understood and traced once, so that their verdicts may be compared in any language."""

    def __init__(self, old: DocumentReport, new: DocumentReport) -> None:
        before, after = understand(old.document), understand(new.document)
        self._unread_old, self._unread_new = (not report.document.ledger.complete for report in (old, new))
        changes = tuple(replace(change, fate=self._sure(change.fate)) for change in trace(before, after))
        self._changes = tuple(change for change in changes if change.fate is not Fate.KEPT)
        self._before, self._after = _Version(before), _Version(after)
        self._by_old = {change.old_index: change for change in changes}
        self._by_new = {change.new_index: change for change in changes}

    def compare(self, old: DocumentReport, new: DocumentReport, rules: RulesetId, version: str) -> Comparison:
        """The verdicts held against each other; ``old`` and ``new`` are the reports of these two versions."""
        once = {topic.id: topic for topic in old.topics}
        topics = tuple(self._topic(once[topic.id], topic) for topic in sorted(new.topics, key=lambda t: t.number))
        flags = flag_changes(old.flags, new.flags, not self._unread_old, not self._unread_new)
        code = comparison_code([*(topic.change for topic in topics), *(flag.change for flag in flags)])
        return Comparison(old, new, topics, flags, self._changes, rules, version, code)

    def _topic(self, old: TopicResult, new: TopicResult) -> TopicChange:
        elements = tuple(map(self._element, old.elements, new.elements))
        return TopicChange(topic_change(old, new, (e.change for e in elements)), old, new, elements)

    def _element(self, old: ElementResult, new: ElementResult) -> ElementChange:
        return ElementChange(
            element_change(old, new),
            old,
            new,
            tuple(self._old_quote(quote) for quote in _distinct(old.evidence)),
            tuple(self._new_quote(quote) for quote in _distinct(new.evidence)),
        )

    def _old_quote(self, quote: Quote) -> Traced:
        change = self._by_old.get(self._before.provision_at(quote.start))
        place = _Place(change.new_index, change.new_label, change.new_text) if change else _NOWHERE
        traced = _traced(quote, change, place, self._after)
        return traced or Traced(quote, self._sure(Fate.REMOVED))

    def _new_quote(self, quote: Quote) -> Traced:
        change = self._by_new.get(self._after.provision_at(quote.start))
        place = _Place(change.old_index, change.old_label, change.old_text) if change else _NOWHERE
        traced = _traced(quote, change, place, self._before)
        return traced or Traced(quote, self._sure(Fate.ADDED))

    def _sure(self, fate: Fate) -> Fate:
        """What can be said where the other version was not read whole."""
        unread = {Fate.REMOVED: self._unread_new, Fate.ADDED: self._unread_old}
        return Fate.UNSEEN if unread.get(fate) else fate


class _Version:
    """One version: where its provisions stand, and their words folded."""

    def __init__(self, agreement: Agreement) -> None:
        self._provisions = agreement.provisions
        self._text = agreement.document.text

    def provision_at(self, place: int) -> int:
        """The innermost provision that holds the character at ``place``; -1 where none does."""
        holding = [p for p in self._provisions if p.span.start <= place < p.span.end]
        return max(holding, key=lambda provision: provision.depth).index if holding else -1

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(_folded(provision.span.cut(self._text)) for provision in self._provisions)

    def holds(self, index: int, words: str) -> bool:
        return words in self._words[index]

    def find(self, words: str) -> str | None:
        """The citation of the innermost provision that says ``words``."""
        said = [p for p in self._provisions if p.role is not Role.CONTENTS and words in self._words[p.index]]
        return max(said, key=lambda provision: provision.depth).label if said else None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a provision stands in the other version, all None where it does not."""

    index: int | None
    label: str | None
    text: str | None


_NOWHERE = _Place(None, None, None)


def _traced(quote: Quote, change: ProvisionChange | None, place: _Place, other: _Version) -> Traced | None:
    """What became of ``quote``: its provision's fate, unless its words stand in another provision now; None where they
    are in none."""
    words = _folded(quote.text)
    if change is not None and place.index is not None and other.holds(place.index, words):
        return Traced(quote, Fate.KEPT if change.fate is Fate.REWORDED else change.fate, place.label or "")
    elsewhere = other.find(words) if len(words) >= TELLING else None
    if elsewhere is not None:
        return Traced(quote, Fate.MOVED, elsewhere)
    return None if place.index is None else Traced(quote, Fate.REWORDED, place.label or "", place.text or "")


def _folded(text: str) -> str:
    return "".join(normalise(text).text.split())


def _distinct(quotes: Iterable[Quote]) -> Sequence[Quote]:
    """One wording may establish several parts: it is told once."""
    return list({(quote.start, quote.end): quote for quote in quotes}.values())
