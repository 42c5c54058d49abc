"""GitLab's code quality report (``artifacts: reports: codequality``): a JSON array of findings."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from clausecheck.model import LoadFailure, Run
from clausecheck.report import ReportOptions
from clausecheck.report.escape import visible
from clausecheck.report.findings import Finding, Level, findings, fingerprint, relative
from clausecheck.report.labels import Language

NAME = "gitlab"
FOR_PEOPLE = True
BINARY = False
_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "minor"}

Json = dict[str, Any]


def render(run: Run, options: ReportOptions) -> str:
    """Findings and files that could not be read. GitLab drops what has a fingerprint twice: no two are the same."""
    issues = [_finding(finding) for finding in findings(run, options.language)]
    issues += [_failure(failure, options.language) for failure in run.failures]
    met: Counter[str] = Counter()
    for issue in issues:
        mark = issue["fingerprint"]
        met[mark] += 1
        if met[mark] > 1:
            issue["fingerprint"] = fingerprint(mark, str(met[mark]))
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> Json:
    return _issue(
        finding.message, finding.rule.id, finding.fingerprint, _SEVERITIES[finding.level], finding.path, finding.line
    )


def _failure(failure: LoadFailure, language: Language) -> Json:
    text, path = failure.message if language == "zh" else failure.message_en, relative(failure.path)
    return _issue(text, failure.code, fingerprint(path, failure.code), "blocker", path, 1)


def _issue(text: str, rule: str, mark: str, severity: str, path: str, line: int) -> Json:
    return {
        "type": "issue",
        "description": visible(text),
        "check_name": f"clausecheck/{rule}",
        "categories": ["Clarity"],
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
