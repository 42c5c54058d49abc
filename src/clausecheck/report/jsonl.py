"""JSON Lines: each document of the JSON report on a line of its own, for streams and large archives."""

from __future__ import annotations

import json

from clausecheck.model import Run
from clausecheck.report import ReportOptions, json_report

NAME = "jsonl"
FOR_PEOPLE = False
BINARY = False
SCHEMA = "clausecheck/report-line/1"


def render(run: Run, options: ReportOptions) -> str:
    """A line a document or failure: ``schema``, ``type`` (document or failure), then the fields of the JSON report."""
    report = json.loads(json_report.render(run, options))
    typed = [("document", entry) for entry in report["documents"]] + [
        ("failure", entry) for entry in report["failures"]
    ]
    return "".join(
        json.dumps({"schema": SCHEMA, "type": kind, **entry}, ensure_ascii=False) + "\n" for kind, entry in typed
    )
