"""Figures of verdicts held against labels: accuracy, F1, confusions, false verdicts, evidence, defects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clausecheck.model import ElementResult, Grade, Quote, Status

UNREAD = "unread"
"""What stands for the verdict where a document could not be read or the pack does not know the element."""
GRADES = (Grade.MET, Grade.WEAK, Grade.ABSENT)
STATUSES = (Status.COVERED, Status.WEAK, Status.MISSING)

Pair = tuple[str, str]
"""A grade or status as (labelled, found)."""

_SHORTEST = 4
"""Code points that a quote must share with the labelled one, however short that is."""
_LONGEST = 120
"""A reported quote longer than this, and than four times the labelled one, shows no place."""
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*|[一二三四五六七八九十百零〇]+|[①-⑳]|[a-zA-Z](?=[)）])")


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader says of one element; ``clause`` cites the provision and ``quote`` its words ("" where unsaid)."""

    grade: str
    defects: frozenset[str] = frozenset()
    clause: str = ""
    quote: str = ""


ABSENT = Label(Grade.ABSENT.value)


@dataclass(frozen=True, slots=True)
class Case:
    """One element of an agreement or of a single clause: ``source`` names it, ``text`` is the clause's (None for an
    agreement), ``got`` is None where it could not be judged."""

    source: str
    element: str
    want: Label
    got: ElementResult | None
    text: str | None = None

    @property
    def pair(self) -> Pair:
        return self.want.grade, self.got.grade.value if self.got else UNREAD

    @property
    def located(self) -> bool | None:
        """Whether evidence stands at the labelled place; None where the label or the verdict names no place."""
        if not self._placed or self.got is None:
            return None
        return overlaps(self.want.quote, self.got.evidence)

    @property
    def cited(self) -> bool:
        """Whether evidence is cited with the provision that the label names."""
        return bool(self._placed and self.got and same_provision(self.want.clause, self.got.evidence))

    @property
    def defects(self) -> frozenset[str]:
        """The defects found, where the element was found weak."""
        return frozenset(self.got.defects) if self.got and self.got.grade is Grade.WEAK else frozenset()

    @property
    def _placed(self) -> bool:
        return self.want.grade != Grade.ABSENT and self.pair[1] in (Grade.MET, Grade.WEAK)


def overlaps(quote: str, evidence: Iterable[Quote]) -> bool:
    """True where a reported quote of reasonable length shares half of the labelled one in one piece."""
    want = _squeezed(quote)
    need = max(_SHORTEST, len(want) // 2)
    heads = range(len(want) - need + 1)
    longest = max(_LONGEST, 4 * len(want))
    said = [got for got in (_squeezed(item.text) for item in evidence) if len(got) <= longest]
    return not want or any(want[i : i + need] in got for got in said for i in heads)


def same_provision(clause: str, evidence: Iterable[Quote]) -> bool:
    """True where the innermost number of the labelled provision is the innermost of a reported one."""
    want = _innermost(clause)
    return not want or any(want == _innermost(item.provision) for item in evidence)


def _innermost(label: str) -> str:
    numbers = _NUMBER.findall(label)
    return numbers[-1] if numbers else ""


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def accuracy(pairs: Sequence[Pair]) -> float:
    """Share of pairs that agree."""
    return sum(want == got for want, got in pairs) / max(1, len(pairs))


def f1_by_class(pairs: Sequence[Pair], classes: Iterable[str]) -> dict[str, float]:
    """F1 of each of ``classes`` that is labelled or found at all."""
    scores = {}
    for name in classes:
        both = sum((want == name) + (got == name) for want, got in pairs)
        if both:
            scores[str(name)] = 2 * sum(want == got == name for want, got in pairs) / both
    return scores


def macro_f1(pairs: Sequence[Pair], classes: Iterable[str] = GRADES) -> float:
    """Mean of the classes' F1; 0 without pairs."""
    scores = f1_by_class(pairs, classes)
    return sum(scores.values()) / len(scores) if scores else 0.0


def false_verdicts(pairs: Sequence[Pair], wrong: Status) -> tuple[int, int]:
    """(topics found ``wrong`` that are labelled otherwise, topics where only the one contrary to it is not labelled).

    Wrongly covered are of those labelled weak or missing; wrongly missing of those labelled weak or covered.
    """
    others = [got for want, got in pairs if want != wrong]
    return others.count(wrong.value), len(others)


def places(cases: Iterable[Case]) -> tuple[int, int, int]:
    """(evidence at the labelled place, provisions cited as labelled, labelled places of elements that were found)."""
    found = [case for case in cases if case.located is not None]
    return sum(bool(case.located) for case in found), sum(case.cited for case in found), len(found)


def defects_f1(cases: Iterable[Case]) -> float | None:
    """F1 of the defects of elements that are labelled weak; None where no defect is labelled."""
    weak = [(case.want.defects, case.defects) for case in cases if case.want.grade == Grade.WEAK]
    wanted = sum(len(want) for want, _ in weak)
    hits = sum(len(want & got) for want, got in weak)
    return 2 * hits / (wanted + sum(len(got) for _, got in weak)) if wanted else None


def by_element(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """The cases of each element, in their order."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.element, []).append(case)
    return found


def confusions(pairs: Iterable[Pair]) -> list[tuple[Pair, int]]:
    """The pairs that differ with their counts, most frequent first."""
    counts = Counter(pair for pair in pairs if pair[0] != pair[1])
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
