"""Soft evidence: how like each passage of an agreement is to the pack's own cases, where rules are silent or alone.

A passage is what one provision says itself, with the headings and lead-ins over it and the parties' names made equal.
For each element a passage has three likelihoods (met, weak, absent) from the weights of its character n-grams.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from clausecheck.match.quote import quote_span
from clausecheck.match.scan import Scan
from clausecheck.match.signals import SignalReader
from clausecheck.model import Defect, Evidence, Grade, Likely, Role, Span
from clausecheck.ruleset import Element
from clausecheck.ruleset.likeness import GRADES, Likeness, n_grams

UNLIKE = 0.94
"""A passage whose likelihood of saying nothing is above this is no evidence, whatever words of a rule stand in it."""
SPEAKS, SILENT_AT_MOST = 0.27, 0.55
"""Where no rule finds anything, a passage speaks whose likelihood of met or weak, and of absent, lie beyond these."""
MODALITY = "likeness"
_HARMLESS = frozenset(("no-owner", "hypothetical", "recital-only"))
_SILENT = frozenset((Role.TITLE, Role.PARTIES, Role.CONTENTS, Role.SIGNATURE, Role.HEADER))
_STAND_INS = (("转让方", "Ａ"), ("受让方", "Ｂ"))
_HEADINGS = 2
"""So many headings above a passage, the nearest ones, belong to its wording."""


_FOREIGN = re.compile(r"[\x20-\x7e]*[a-z]{3}[\x20-\x7e]{12,}")
"""English beside the Chinese of a bilingual agreement; names and codes are shorter."""


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
        wordings = (_FOREIGN.sub("", _equalised(scan.text, span, names)) for span in spans)
        yield Passage(provision, tuple(indexes), "|".join(filter(None, wordings)))


def _equalised(text: str, span: Span, names: list[tuple[int, int, str]]) -> str:
    """The words of ``span`` with the names of the parties replaced by one letter a side."""
    pieces: list[str] = []
    at = span.start
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
            start, end = starts[row], starts[row + 1]
            for column, weight in zip(cells[start:end], weights[start:end], strict=True):
                sums[column] += value * weight
        return [
            1 / (1 + math.exp(-(total * scale + bias)))
            for total, scale, bias in zip(sums, model.scales, model.biases, strict=True)
        ]


class SoftEvidence:
    """What the passages of one agreement are like."""

    def __init__(self, scan: Scan, signals: SignalReader, reader: LikenessReader) -> None:
        self._scan = scan
        self._signals = signals
        self._reader = reader

    @cached_property
    def _readings(self) -> list[tuple[Passage, Likelihoods]]:
        return [(passage, self._reader.read(passage.wording)) for passage in passages(self._scan)]

    def unlike(self, element: str) -> frozenset[int]:
        """The provisions that surely say nothing to ``element``."""
        return frozenset(p.provision for p, found in self._readings if element in found and found[element][2] > UNLIKE)

    def likely(self, element: Element) -> Likely | None:
        """The passage that is most like what speaks to ``element``, where it is like enough."""
        known = [(passage, found[element.id]) for passage, found in self._readings if element.id in found]
        if not known:
            return None
        passage, (met, weak, absent) = max(known, key=lambda item: (1 - item[1][2]) * max(item[1][:2]))
        if absent >= SILENT_AT_MOST or max(met, weak) <= SPEAKS:
            return None
        return self._judged(element, passage, Grade.MET if met >= weak else Grade.WEAK)

    def likeliest(self, element: str, count: int) -> list[tuple[str, tuple[float, float, float]]]:
        """The wordings least likely to be silent, with the likelihoods of GRADES."""
        known = [(passage.wording, found[element]) for passage, found in self._readings if element in found]
        return sorted(known, key=lambda item: (item[1][2], item[0]))[:count]

    def _judged(self, element: Element, passage: Passage, grade: Grade) -> Likely:
        """With the sentence of the passage that is most like it, and what weakens that sentence."""
        index = self._decisive(element.id, passage)
        statement, span = self._scan.agreement.statements[index], self._scan.spans[index]
        whole = [(span.start, span.end, "")]
        defects: tuple[Defect, ...] = self._signals.read(index, whole, _HARMLESS).defects if grade is Grade.WEAK else ()
        defined = statement.role is Role.DEFINITION and not element.definition
        if statement.role is Role.RECITAL or defined:
            grade, defects = Grade.WEAK, (Defect.RECITAL_ONLY,)
        if grade is Grade.WEAK and not defects:
            defects = (Defect.INCOMPLETE,)
        quote = quote_span(self._scan, index, whole)
        return Likely(grade, Evidence(element.id, "", quote, index, passage.provision, MODALITY, defects))

    def _decisive(self, element: str, passage: Passage) -> int:
        if len(passage.statements) == 1:
            return passage.statements[0]
        read = {s: self._reader.read(self._scan.spans[s].cut(self._scan.text))[element] for s in passage.statements}
        return min(read, key=lambda statement: (read[statement][2], statement))
