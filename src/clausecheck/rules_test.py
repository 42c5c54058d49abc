"""A pack's examples are its tests: every met, weak and absent example is checked as if it were the whole agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausecheck.load.txt import read
from clausecheck.match import Matcher
from clausecheck.model import Defect, DocumentReport, ElementResult, Grade
from clausecheck.pipeline import Checker
from clausecheck.ruleset import Element, FlagRule, Ruleset
from clausecheck.structure import understand


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that is graded otherwise than its author says; ``note`` holds defects or the words that were found."""

    element: str
    kind: str
    text: str
    expected: str
    got: str
    note: str


def run_examples(ruleset: Ruleset, only: tuple[str, ...] = ()) -> tuple[int, tuple[ExampleFailure, ...]]:
    """(examples run, failures) of the pack, or of the elements and topics named in ``only``."""
    checker = Checker(ruleset)
    count = 0
    failures: list[ExampleFailure] = []
    for topic in ruleset.topics:
        for element in topic.elements:
            if only and not {element.id, topic.id, str(topic.number)} & set(only):
                continue
            for text, grade, defects in element.examples.graded():
                count += 1
                failure = _try(checker, element, text, grade, defects)
                if failure:
                    failures.append(failure)
    flags = [flag for flag in ruleset.flags if not only or flag.id in only]
    matcher = Matcher(ruleset)
    failures += [failure for flag in flags for failure in flag_failures(matcher, flag)]
    count += sum(len(flag.examples.match) + len(flag.examples.near) for flag in flags)
    return count, tuple(failures)


def flag_failures(matcher: Matcher, flag: FlagRule) -> Iterator[ExampleFailure]:
    """The examples of ``flag`` that do not raise it, and the near misses that do."""
    for expected, texts in ((True, flag.examples.match), (False, flag.examples.near)):
        for text in texts:
            agreement = understand(read(text.encode("utf-8"), "example.txt"))
            found = [each for each in matcher.search(agreement).flags(None) if each.rule.id == flag.id]
            if bool(found) != expected:
                names = ("near", "match")
                note = " | ".join(each.span.cut(text) for each in found)
                yield ExampleFailure(flag.id, names[expected], text, names[expected], names[bool(found)], note)


def _try(
    checker: Checker, element: Element, text: str, grade: Grade, defects: tuple[Defect, ...]
) -> ExampleFailure | None:
    result = grade_text(checker, element.id, text)
    if result.grade == grade:
        return None
    note = " ".join(result.defects) + " " + " | ".join(q.part + "=" + q.text for q in result.evidence)
    return ExampleFailure(
        element.id, grade.value, text, " ".join((grade.value, *defects)), result.grade.value, note.strip()
    )


def grade_text(checker: Checker, element: str, text: str) -> ElementResult:
    """The result of one element on ``text`` taken as a whole agreement."""
    report: DocumentReport = checker.check(read(text.encode("utf-8"), "example.txt"))
    return next(e for t in report.topics for e in t.elements if e.id == element)


def concept_failures(ruleset: Ruleset) -> tuple[str, ...]:
    """Concepts whose own examples (hits, misses) do not hold, a line each."""
    matcher = Matcher(ruleset)
    failures = []
    for concept in ruleset.concepts.values():
        for wanted, texts in ((True, concept.hits), (False, concept.misses)):
            for text in texts:
                found = matcher.search(understand(read(text.encode("utf-8"), "example.txt"))).scan.concept(concept.name)
                if bool(found) != wanted:
                    failures.append(f"{concept.name}: {text!r} {'is not found' if wanted else 'is found'}")
    return tuple(failures)
