"""``clausecheck rules learn``: a pack's labelled cases and examples → its likeness file.

``cases/clauses/N.M.yaml`` are banks of {id, element, grade, defects, text}; ``cases/agreements/*.txt`` are whole
agreements, each with a ``.labels.yaml``. Learning needs scikit-learn (extra ``learn``); judging does not. The same
cases give the same file.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from clausecheck.errors import UsageError
from clausecheck.load.txt import read
from clausecheck.match import Matcher
from clausecheck.match.likeness import passages
from clausecheck.model import Agreement
from clausecheck.ruleset import Ruleset
from clausecheck.ruleset.likeness import GRADES, MAGIC, n_grams
from clausecheck.structure import understand

RARE = 4
"""An n-gram that fewer passages hold teaches nothing."""
KEPT = 1200
"""Weights that a column keeps, the greatest ones."""
FIT = 20.0
"""How closely weights follow the cases: the inverse strength of their regularisation."""
SILENT_WEIGHT = 0.3
"""How much a passage of an agreement counts that does not speak to the element; there are many of them."""
_LABEL_HEAD = 12
"""Code points of a labelled quote that find its passage."""


@dataclass(frozen=True, slots=True)
class Case:
    """A passage labelled for one element; ``weight`` is how much it counts."""

    element: str
    grade: str
    wording: str
    weight: float = 1.0


def learn(ruleset: Ruleset) -> bytes:
    """The likeness file of the pack. Raises UsageError where there are no cases or scikit-learn is not installed."""
    if not (ruleset.directory / "cases").is_dir():
        raise UsageError(
            f"{ruleset.name} 没有 cases 目录，无从学习：请先写带标签的范例",
            f"{ruleset.name} has no folder 'cases' to learn from: write labelled cases first",
        )
    elements = tuple(element.id for topic in ruleset.topics for element in topic.elements)
    return _packed(list(_cases(ruleset)), elements, source(ruleset))


def source(ruleset: Ruleset) -> str:
    """The sha256 of everything that the pack learns from, line ends aside."""
    digest = hashlib.sha256()
    for file in sorted((ruleset.directory / "cases").rglob("*.*")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    for element, grade, text in _examples(ruleset):
        digest.update("\0".join((element, grade, text, "")).encode())
    return digest.hexdigest()


def _examples(ruleset: Ruleset) -> Iterator[tuple[str, str, str]]:
    for topic in ruleset.topics:
        for element in topic.elements:
            yield from ((element.id, grade.value, text) for text, grade, _ in element.examples.graded())


def _cases(ruleset: Ruleset) -> Iterator[Case]:
    matcher = Matcher(ruleset)
    directory = ruleset.directory / "cases"
    banks = sorted((directory / "clauses").glob("*.yaml"))
    items = [item for bank in banks for item in _load(bank)]
    labelled = [(str(item["element"]), str(item["grade"]), str(item["text"])) for item in items]
    for element, grade, text in (*labelled, *_examples(ruleset)):
        scan = matcher.search(_agreement(text.encode("utf-8"))).scan
        yield Case(element, grade, "|".join(passage.wording for passage in passages(scan)))
    for file in sorted((directory / "agreements").glob("*.txt")):
        labels = _load(file.with_suffix(".labels.yaml"))["elements"] or {}
        yield from _labelled_passages(ruleset, matcher, _agreement(file.read_bytes()), labels)


def _labelled_passages(
    ruleset: Ruleset, matcher: Matcher, agreement: Agreement, labels: dict[str, Any]
) -> Iterator[Case]:
    """Every passage of a labelled agreement, for every element."""
    text = agreement.document.text
    found = [
        (passage.wording, _squeezed("".join(agreement.statements[s].span.cut(text) for s in passage.statements)))
        for passage in passages(matcher.search(agreement).scan)
    ]
    for topic in ruleset.topics:
        for element in topic.elements:
            label = labels.get(element.id)
            head = _squeezed(label.get("quote", ""))[:_LABEL_HEAD] if label else ""
            for wording, said in found:
                if label and head and head in said:
                    yield Case(element.id, str(label["grade"]), wording)
                else:
                    yield Case(element.id, "absent", wording, SILENT_WEIGHT)


def _agreement(data: bytes) -> Agreement:
    return understand(read(data, "case.txt"))


def _load(file: Path) -> Any:  # noqa: ANN401
    return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _packed(cases: Sequence[Case], elements: Sequence[str], origin: str) -> bytes:
    try:
        import numpy
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise UsageError(
            "学习需要 scikit-learn：pip install 'clausecheck[learn]'",
            "learning needs scikit-learn: pip install 'clausecheck[learn]'",
        ) from error
    vectorizer = TfidfVectorizer(analyzer=n_grams, sublinear_tf=True, min_df=RARE, lowercase=False)
    wordings = list(dict.fromkeys(case.wording for case in cases))
    vectors = vectorizer.fit_transform(wordings)
    rows = {wording: row for row, wording in enumerate(wordings)}
    columns = []
    for element in elements:
        own = [case for case in cases if case.element == element]
        seen = vectors[[rows[case.wording] for case in own]]
        weights = [case.weight for case in own]
        for grade in GRADES:
            model = LogisticRegression(C=FIT, solver="liblinear", random_state=0)
            model.fit(seen, [case.grade == grade for case in own], sample_weight=weights)
            columns.append((f"{element}/{grade}", model.coef_[0], float(model.intercept_[0])))
    grams = [str(gram) for gram in vectorizer.get_feature_names_out()]
    table = numpy.stack([_rounded(numpy, weights) for _, weights, _ in columns], axis=1)
    scales = [float(abs(weights).max()) / 127 for _, weights, _ in columns]
    names = tuple(name for name, _, _ in columns)
    return _file(origin, grams, vectorizer.idf_, table, names, scales, [bias for *_, bias in columns])


def _rounded(numpy: Any, weights: Any) -> Any:  # noqa: ANN401
    """The KEPT greatest of ``weights`` as whole numbers up to 127, the others 0."""
    floor = numpy.sort(abs(weights))[-min(KEPT, len(weights))]
    kept = numpy.where(abs(weights) >= floor, weights, 0.0)
    return numpy.round(kept / (abs(weights).max() / 127)).astype(int)


def _file(
    origin: str,
    grams: Sequence[str],
    idf: Sequence[float],
    table: Any,  # noqa: ANN401
    names: Sequence[str],
    scales: Sequence[float],
    biases: Sequence[float],
) -> bytes:
    """The layout that ``ruleset.likeness`` describes."""
    counts, cells, weights = array("H"), array("B"), array("b")
    for row in table:
        filled = row.nonzero()[0]
        counts.append(len(filled))
        cells.extend(int(column) for column in filled)
        weights.extend(int(row[column]) for column in filled)
    text = "\n".join(grams).encode("utf-8")
    head = {"source": origin, "columns": names, "rows": len(grams), "cells": len(cells), "names": len(text)}
    parts = (array("f", idf), counts, cells, weights, array("f", scales), array("f", biases))
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    return MAGIC + json.dumps(head).encode("ascii") + b"\n" + text + b"".join(part.tobytes() for part in parts)
