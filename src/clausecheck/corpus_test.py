"""A labelled corpus, checked: whole agreements and single clauses, each element held against its label.

``agreements/*.labels.yaml`` stand beside the documents they name; ``clauses/*.yaml`` are banks of {id, element, grade,
defects, text}. An element that a label file does not name is absent. A clause is graded as if it were the agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import yaml

from clausecheck.errors import UsageError
from clausecheck.grade import topic_status
from clausecheck.model import DocumentReport, ElementResult, Grade
from clausecheck.pipeline import Checker
from clausecheck.ruleset import Ruleset
from clausecheck.scores import ABSENT, UNREAD, Case, Label, Pair

Step = Callable[[int], None]
"""Told how many documents and clauses are behind."""


@dataclass(frozen=True, slots=True)
class LabelledAgreement:
    document: Path
    labels: dict[str, Label]


@dataclass(frozen=True, slots=True)
class LabelledClause:
    id: str
    element: str
    label: Label
    text: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is labelled in a folder."""

    agreements: tuple[LabelledAgreement, ...]
    clauses: tuple[LabelledClause, ...]

    def __len__(self) -> int:
        return len(self.agreements) + len(self.clauses)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything labelled with what was found: elements and topics of agreements, clauses, unreadable documents."""

    agreements: tuple[Case, ...]
    topics: tuple[Pair, ...]
    clauses: tuple[Case, ...]
    unread: tuple[str, ...] = ()


def read_corpus(directory: Path) -> Corpus:
    """The labels in ``directory``, by name of file. Raises UsageError where there are none or one cannot be read."""
    agreements = [_agreement(file) for file in sorted((directory / "agreements").rglob("*.labels.yaml"))]
    banks = sorted((directory / "clauses").rglob("*.yaml"))
    clauses = [clause for bank in banks for clause in _bank(bank)]
    if not agreements and not clauses:
        raise UsageError(
            f"{directory} 中没有标注：应有 agreements/*.labels.yaml 或 clauses/*.yaml",
            f"nothing is labelled in {directory}: it should hold agreements/*.labels.yaml or clauses/*.yaml",
        )
    return Corpus(tuple(agreements), tuple(clauses))


def run_corpus(ruleset: Ruleset, corpus: Corpus, only: tuple[str, ...] = (), step: Step | None = None) -> Outcome:
    """The outcome of ``corpus``, of the elements and topics named in ``only`` where there are any.

    A topic is scored where all of its elements are. What cannot be read is scored as ``unread``.
    """
    checker = Checker(ruleset)
    chosen = _chosen(ruleset, only)
    cases: list[Case] = []
    topics: list[Pair] = []
    unread: list[str] = []
    for done, agreement in enumerate(corpus.agreements, 1):
        report = checker.check_path(str(agreement.document))
        read = report if isinstance(report, DocumentReport) else None
        if read is None:
            unread.append(agreement.document.stem)
        found = _elements(read)
        cases += [
            Case(agreement.document.stem, element, agreement.labels.get(element, ABSENT), found.get(element))
            for element in chosen
        ]
        topics += _topics(ruleset, chosen, agreement, read)
        if step:
            step(done)
    clauses = tuple(_clauses(checker, corpus, set(chosen) if only else None, step))
    return Outcome(tuple(cases), tuple(topics), clauses, tuple(unread))


def _chosen(ruleset: Ruleset, only: tuple[str, ...]) -> list[str]:
    named = set(only)
    return [
        element.id
        for topic in ruleset.topics
        for element in topic.elements
        if not named or named & {element.id, topic.id, str(topic.number)}
    ]


def _topics(
    ruleset: Ruleset, chosen: list[str], agreement: LabelledAgreement, report: DocumentReport | None
) -> Iterator[Pair]:
    statuses = {topic.number: topic.status.value for topic in report.topics} if report else {}
    for topic in ruleset.topics:
        ids = [element.id for element in topic.elements]
        if set(ids) <= set(chosen):
            grades = tuple(Grade(agreement.labels.get(element, ABSENT).grade) for element in ids)
            yield topic_status(grades).value, statuses.get(topic.number, UNREAD)


def _clauses(checker: Checker, corpus: Corpus, chosen: set[str] | None, step: Step | None) -> Iterator[Case]:
    for done, clause in enumerate(corpus.clauses, len(corpus.agreements) + 1):
        if chosen is None or clause.element in chosen:
            report = checker.check_path("clause.txt", data=(clause.text.rstrip() + "\n").encode("utf-8"))
            found = _elements(report if isinstance(report, DocumentReport) else None)
            yield Case(clause.id, clause.element, clause.label, found.get(clause.element), clause.text)
        if step:
            step(done)


def _elements(report: DocumentReport | None) -> dict[str, ElementResult]:
    return {element.id: element for topic in report.topics for element in topic.elements} if report else {}


def _agreement(file: Path) -> LabelledAgreement:
    data = _load(file)
    try:
        document = file.parent / PurePath(data["document"])
        elements = data.get("elements") or {}
        return LabelledAgreement(document, {str(key): _label(value) for key, value in elements.items()})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _wrong(file, error) from error


def _bank(file: Path) -> list[LabelledClause]:
    data = _load(file)
    try:
        return [LabelledClause(str(item["id"]), str(item["element"]), _label(item), str(item["text"])) for item in data]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _wrong(file, error) from error


def _label(data: Any) -> Label:  # noqa: ANN401
    defects = frozenset(map(str, data.get("defects") or ()))
    return Label(Grade(data["grade"]).value, defects, str(data.get("clause", "")), str(data.get("quote", "")))


def _load(file: Path) -> Any:  # noqa: ANN401
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise _wrong(file, error) from error


def _wrong(file: Path, error: Exception) -> UsageError:
    return UsageError(
        f"无法读取标注 {file}：{type(error).__name__} {error}", f"cannot read the labels {file}: {error!r}"
    )
