"""Soft evidence: how like each passage of an agreement is to the pack's own cases, where rules are silent or alone.

A passage is what one provision says itself, with the headings and lead-ins over it and the parties' names made equal. For
each element a passage has three likelihoods (met, weak, absent) from the weights of its character n-grams.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from clausecheck.match.scan import Scan
from clausecheck.model import Role, Span
from clausecheck.ruleset.likeness import GRADES, Likeness, n_grams

_SILENT = frozenset((Role.TITLE, Role.PARTIES, Role.CONTENTS, Role.SIGNATURE, Role.HEADER))
_STAND_INS = (("转让方", "Ａ"), ("受让方", "Ｂ"))
_HEADINGS = 2
"""So many headings above a passage, the nearest ones, belong to its wording."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``statements`` are the indexes of what ``provision`` says itself; ``wording`` is what likeness looks at."""

    provision: int
    statements: tuple[int, ...]
    wording: str


Likelihoods = dict[str, tuple[float, float, float]]
"""Element → likelihood from 0 to 1 of each grade in GRADES."""


def passages(scan: Scan) -> Iterator[Passage]:
    """Every provision that says something, in reading order."""
    said: dict[int, list[int]] = {}
    for index, statement in enumerate(scan.agreement.statements):
        if statement.role not in _SILENT:
            said.setdefault(statement.provision, []).append(index)
    names = sorted(
        ((hit[0], -hit[1], letter) for name, letter in _STAND_INS for hit in scan.concept(name)),
    )
    for provision, indexes in said.items():
        first = scan.agreement.statements[indexes[0]]
        above = [scan.normal.folded(span) for span in (*first.headings[-_HEADINGS:], *first.lead_in)]
        spans = [*above, *(scan.spans[index] for index in indexes)]
        yield Passage(provision, tuple(indexes), "|".join(_equalised(scan.text, span, names) for span in spans))


def _equalised(text: str, span: Span, names: list[tuple[int, int, str]]) -> str:
    """The words of ``span`` with the names of the parties replaced by one letter a side."""
    pieces, at = [], span.start
    for start, end, letter in names:
        if at <= start and -end <= span.end:
            pieces += (text[at:start], letter)
            at = -end
    return "".join((*pieces, text[at : span.end]))


class LikenessReader:
    """Likelihoods of wordings by one model. Not changed after construction."""

    def __init__(self, model: Likeness) -> None:
        self._model = model
        self._elements = tuple(dict.fromkeys(column.split("/")[0] for column in model.columns))

    def read(self, wording: str) -> Likelihoods:
        """The likelihoods of all elements the model knows."""
        scores = self._scores(wording)
        width = len(GRADES)
        return {
            element: (scores[at * width], scores[at * width + 1], scores[at * width + 2])
            for at, element in enumerate(self._elements)
        }

    def _scores(self, wording: str) -> list[float]:
        model = self._model
        rows = [(model.grams[gram], n) for gram, n in Counter(n_grams(wording)).items() if gram in model.grams]
        values = [(row, (1 + math.log(n)) * model.idf[row]) for row, n in rows]
        norm = math.sqrt(sum(value * value for _, value in values)) or 1.0
        sums = [0.0] * len(model.columns)
        starts, cells, weights = model.starts, model.cells, model.weights
        for row, value in values:
            value /= norm
            for cell in range(starts[row], starts[row + 1]):
                sums[cells[cell]] += value * weights[cell]
        return [
            1 / (1 + math.exp(-(total * scale + bias)))
            for total, scale, bias in zip(sums, model.scales, model.biases, strict=True)
        ]
