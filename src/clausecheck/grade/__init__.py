"""Findings → element grades with defects → topic statuses → overall demands. See docs/verdicts.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clausecheck.model import Defect, Evidence, Finding, Grade, Likely, Status
from clausecheck.ruleset import Demand, Element, Part

_NEAR_ENOUGH = (0.85, 0.6)
"""Evidence below these strengths steps back behind evidence above them, whatever the defects."""
_WORST = (Defect.RECITAL_ONLY, Defect.EXCLUDED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """An element's grade with the evidence that decided it; ``missing`` are the parts not found."""

    grade: Grade
    defects: tuple[Defect, ...] = ()
    missing: tuple[Part, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def judge(element: Element, finding: Finding, complete: bool) -> Judgement:
    """Grade ``element``; ``complete`` says whether all of the document was read.

    Rules speak first. What they find only in provisions that are like no labelled case counts for nothing; where they
    find nothing, a provision that is like such cases speaks.
    """
    silent = Judgement(Grade.ABSENT if complete else Grade.UNDETERMINED, (), element.parts)
    found = _by_rules(element, finding)
    if found and _means_nothing(found, finding):
        found = _by_rules(element, _without_unlike(finding))
    if found is None and finding.likely:
        return _by_likeness(finding.likely)
    return found or silent


def _means_nothing(found: Judgement, finding: Finding) -> bool:
    """Whether all that rules found are words in passing: never what stands under a heading of the topic."""
    said = [item for item in found.evidence if item.statement is not None]
    if not said or any(item.on_topic for item in said):
        return False
    return finding.unlike.issuperset(item.provision for item in said)


def _without_unlike(finding: Finding) -> Finding:
    """Only what rules found in provisions that are like labelled cases."""
    kept = [
        item for item in zip(finding.parts, finding.articles, strict=True) if item[0].provision not in finding.unlike
    ]
    return replace(
        finding,
        parts=tuple(part for part, _ in kept),
        articles=tuple(article for _, article in kept),
        partial=tuple(item for item in finding.partial if item.provision not in finding.unlike),
    )


def _by_likeness(likely: Likely) -> Judgement:
    return Judgement(likely.grade, likely.evidence.defects, (), (likely.evidence,))


def _by_rules(element: Element, finding: Finding) -> Judgement | None:
    best = _best_parts(element, finding)
    if best:
        return _compound(element, finding, best)
    if finding.partial:
        strongest = _best(finding.partial)
        return Judgement(Grade.WEAK, strongest.defects, element.parts, (strongest,))
    if finding.headings:
        return Judgement(Grade.WEAK, (Defect.HEADING_ONLY,), element.parts, finding.headings[:1])
    return None


def _compound(element: Element, finding: Finding, best: dict[str, Evidence]) -> Judgement:
    evidence = tuple(best.values())
    missing = tuple(part for part in element.parts if part.name not in best)
    defects = [defect for item in evidence for defect in item.defects]
    clean = tuple(item for item in evidence if not item.defects)
    if missing and not _speaks_badly(defects, clean):
        # what is there may be fine; only a time that is lacking has a name of its own
        defects.append(Defect.NO_DEADLINE if all(part.deadline for part in missing) else Defect.INCOMPLETE)
    taken_back = _taken_back(finding, evidence)
    if not missing and not defects and taken_back:
        return Judgement(Grade.WEAK, (Defect.CONFLICT,), (), (*evidence, taken_back))
    if not defects:
        return Judgement(Grade.MET, (), (), evidence)
    return Judgement(Grade.WEAK, tuple(dict.fromkeys(defects)), missing, evidence)


def _speaks_badly(defects: list[Defect], clean: tuple[Evidence, ...]) -> bool:
    """True where a recital, or a disclaimer of the duty, is all there is: what else it lacks adds nothing."""
    return not clean and any(defect in _WORST or defect == Defect.DEFERRED for defect in defects)


def _weakness(evidence: Evidence, agreed: Counter[tuple[str, int | None]]) -> tuple[int, int, bool, int, float, int]:
    """Best wording first: what speaks to the part itself, then the fewest and mildest defects, then what stands
    under a heading of the topic, then what most rules agree on (``agreed``: rules per part and statement)."""
    remote = sum(evidence.strength < floor for floor in _NEAR_ENOUGH)
    defects = sum(10 if d in _WORST else 1 for d in evidence.defects)
    votes = agreed[evidence.part, evidence.statement]
    return remote, defects, not evidence.on_topic, -votes, -evidence.strength, evidence.span.start


def _best(found: Sequence[Evidence]) -> Evidence:
    agreed = Counter((item.part, item.statement) for item in found)
    return min(found, key=lambda item: _weakness(item, agreed))


def _best_parts(element: Element, finding: Finding) -> dict[str, Evidence]:
    """The best evidence for each part, the parts that belong together taken from one article where that is possible."""
    articles = dict(zip(map(id, finding.parts), finding.articles, strict=True))
    best: dict[str, Evidence] = {}
    for part in element.parts:
        found = [item for item in finding.parts if item.part == part.name]
        if part.together:
            anchors = {articles[id(item)] for item in finding.parts if item.part == part.together}
            found = [item for item in found if articles[id(item)] in anchors]
        if found:
            best[part.name] = _best(found)
    return best


def _taken_back(finding: Finding, evidence: tuple[Evidence, ...]) -> Evidence | None:
    """Wording in another provision that revokes what ``evidence`` establishes."""
    provisions = {item.provision for item in evidence}
    for item in finding.revoking:
        if item.provision not in provisions:
            return item
    parts = {item.part for item in evidence}
    for item in finding.parts:
        if Defect.EXCLUDED in item.defects and item.provision not in provisions and item.part in parts:
            return item
    return None


def topic_status(grades: tuple[Grade, ...]) -> Status:
    """covered, missing, undetermined or weak (spec: Grades)."""
    if all(grade == Grade.MET for grade in grades):
        return Status.COVERED
    if all(grade == Grade.ABSENT for grade in grades):
        return Status.MISSING
    if all(grade in (Grade.ABSENT, Grade.UNDETERMINED) for grade in grades):
        return Status.UNDETERMINED
    return Status.WEAK


def demand_share(demand: Demand, grades: dict[str, Grade]) -> tuple[int, int]:
    """(elements met, elements that count) of one overall demand; undetermined elements do not count."""
    known = [grades[e] for e in demand.elements if e in grades and grades[e] != Grade.UNDETERMINED]
    return sum(grade == Grade.MET for grade in known), len(known)
