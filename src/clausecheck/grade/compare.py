"""Verdicts on two versions of one agreement: which are better, which worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from clausecheck.model import Change, ElementResult, Flag, FlagChange, Grade, Status, TopicResult

_GRADES = (Grade.ABSENT, Grade.WEAK, Grade.MET)
_STATUSES = (Status.MISSING, Status.WEAK, Status.COVERED)


def element_change(old: ElementResult, new: ElementResult) -> Change:
    """By grade; within one grade by what is lacking, where one version lacks all that the other does and more."""
    if Grade.UNDETERMINED in (old.grade, new.grade):
        return Change.SAME if old.grade is new.grade else Change.UNCLEAR
    if old.grade is not new.grade:
        return Change.BETTER if _GRADES.index(new.grade) > _GRADES.index(old.grade) else Change.WORSE
    lacked, lacks = _lacking(old), _lacking(new)
    if new.grade is not Grade.WEAK or lacked == lacks:
        return Change.SAME
    return Change.BETTER if lacks < lacked else Change.WORSE if lacks > lacked else Change.SAME


def _lacking(element: ElementResult) -> frozenset[str]:
    return frozenset((*element.defects, *(f"part:{part}" for part in element.missing_parts)))


def topic_change(old: TopicResult, new: TopicResult, elements: Iterable[Change]) -> Change:
    """By status; within one status by the elements, where one that is worse weighs more than any that is better."""
    if old.status is not new.status and Status.UNDETERMINED not in (old.status, new.status):
        return Change.BETTER if _STATUSES.index(new.status) > _STATUSES.index(old.status) else Change.WORSE
    found = frozenset(elements)
    if old.status is not new.status:
        return Change.WORSE if Change.WORSE in found else Change.UNCLEAR
    return next((change for change in (Change.WORSE, Change.UNCLEAR, Change.BETTER) if change in found), Change.SAME)


def flag_changes(old: Sequence[Flag], new: Sequence[Flag], whole_old: bool, whole_new: bool) -> tuple[FlagChange, ...]:
    """Flags that one version alone has: those with the same words first pair off, then any others of the same rule."""
    came = [FlagChange(Change.WORSE if whole_old else Change.UNCLEAR, flag) for flag in _left(new, old)]
    went = [FlagChange(Change.BETTER if whole_new else Change.UNCLEAR, flag) for flag in _left(old, new)]
    return (*came, *went)


def _left(flags: Sequence[Flag], others: Sequence[Flag]) -> list[Flag]:
    """The flags that have no counterpart among ``others``, which are in excess of those of their rule."""
    words = Counter((other.id, other.quote.text) for other in others)
    rules = Counter(other.id for other in others)
    unlike = []
    for flag in flags:
        if words[flag.id, flag.quote.text]:
            words[flag.id, flag.quote.text] -= 1
            rules[flag.id] -= 1
        else:
            unlike.append(flag)
    excess = []
    for flag in unlike:
        if rules[flag.id] > 0:
            rules[flag.id] -= 1
        else:
            excess.append(flag)
    return excess
