"""Results → exit code: the bar that ``--fail-on`` sets, and what a run that could not judge everything says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from clausecheck.errors import UsageError
from clausecheck.model import Change, DocumentReport, LoadFailure, Severity, Status

MET, FINDINGS, ERROR, UNJUDGED, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: a contract. ERROR is usage, configuration, a rule pack, or nothing readable among the inputs."""

Level = Literal["missing", "weak", "never"]

_COUNTED: dict[Level, tuple[Status, ...]] = {
    "missing": (Status.MISSING,),
    "weak": (Status.MISSING, Status.WEAK),
    "never": (),
}
_FROM = {severity: tuple(Severity)[: rank + 1] for rank, severity in enumerate(Severity)}
"""Severity → itself and all graver ones (Severity is declared gravest first)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What counts as a finding: a topic of ``level`` or worse, of ``severity`` or graver."""

    level: Level
    severity: Severity

    def is_missed_by(self, report: DocumentReport) -> bool:
        """True where a topic of ``report`` is a finding."""
        return any(t.status in _COUNTED[self.level] and t.severity in _FROM[self.severity] for t in report.topics)


def parse_bar(text: str) -> Bar:
    """``missing``, ``weak`` or ``never``, with ``:high``, ``:medium`` or ``:low`` (the default: any severity).

    Raises UsageError on anything else.
    """
    level, colon, severity = text.partition(":")
    if level not in get_args(Level) or (colon and (level == "never" or severity not in list(Severity))):
        raise UsageError(
            f"--fail-on 不认识“{text}”：请写 missing、weak 或 never，前两个之后可加 :high、:medium 或 :low",
            f"--fail-on does not know '{text}': write missing, weak or never; "
            "the first two may be followed by :high, :medium or :low",
        )
    return Bar(cast(Level, level), Severity(severity) if colon else Severity.LOW)


def exit_code(reports: Sequence[DocumentReport], failures: Sequence[LoadFailure], bar: Bar) -> int:
    """What the process says at its end. Findings win over what could not be judged."""
    if not reports:
        return ERROR
    if any(bar.is_missed_by(report) for report in reports):
        return FINDINGS
    if failures or any(t.status is Status.UNDETERMINED for report in reports for t in report.topics):
        return UNJUDGED
    return MET


def comparison_code(changes: Iterable[Change]) -> int:
    """What ``compare`` says at its end: that something got worse, else that something could not be compared."""
    found = frozenset(changes)
    if Change.WORSE in found:
        return FINDINGS
    return UNJUDGED if Change.UNCLEAR in found else MET
