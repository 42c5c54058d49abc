"""The samples, end to end: their verdicts, their quotes, and the same agreement in three formats."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from clausecheck.model import DocumentReport, Grade
from clausecheck.pipeline import Checker

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
EXPECTED = sorted(SAMPLES.glob("*.expected.yaml"))


def check(checker: Checker, path: Path) -> DocumentReport:
    report = checker.check_path(str(path))
    assert isinstance(report, DocumentReport), report
    return report


def grades(report: DocumentReport) -> dict[str, str]:
    return {e.id: e.grade.value for t in report.topics for e in t.elements}


@pytest.mark.parametrize("labels", EXPECTED, ids=lambda path: path.name.split(".")[0])
def test_a_sample_gets_its_expected_verdicts(checker: Checker, labels: Path) -> None:
    expected = yaml.safe_load(labels.read_text(encoding="utf-8"))
    found = grades(check(checker, SAMPLES / expected["document"]))
    wanted = {element: label["grade"] for element, label in (expected["elements"] or {}).items()}
    wrong = {e: (wanted.get(e, "absent"), g) for e, g in found.items() if g != wanted.get(e, "absent")}
    assert not wrong


@pytest.mark.parametrize("labels", EXPECTED, ids=lambda path: path.name.split(".")[0])
def test_every_quote_stands_verbatim_in_the_raw_outline(checker: Checker, labels: Path) -> None:
    path = SAMPLES / yaml.safe_load(labels.read_text(encoding="utf-8"))["document"]
    command = [sys.executable, "-m", "clausecheck", "outline", "--raw", str(path)]
    raw = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    quotes = [q for t in check(checker, path).topics for e in t.elements for q in e.evidence]
    assert quotes
    assert all(q.text and raw[q.start : q.end] == q.text for q in quotes)


@pytest.mark.parametrize("labels", EXPECTED, ids=lambda path: path.name.split(".")[0])
def test_every_met_or_weak_element_cites_a_provision_or_a_heading(checker: Checker, labels: Path) -> None:
    path = SAMPLES / yaml.safe_load(labels.read_text(encoding="utf-8"))["document"]
    for topic in check(checker, path).topics:
        for element in topic.elements:
            if element.grade in (Grade.MET, Grade.WEAK):
                assert element.evidence, element.id
                assert element.grade == Grade.MET or element.defects


def test_a_report_is_byte_identical_from_run_to_run(tmp_path: Path) -> None:
    outputs = []
    for name in ("a.json", "b.json"):
        target = tmp_path / name
        command = [
            sys.executable,
            "-m",
            "clausecheck",
            "check",
            "beauty-salon.docx",
            "--format",
            "json",
            "-o",
            str(target),
        ]
        subprocess.run(command, cwd=SAMPLES, capture_output=True, check=False)
        outputs.append(target.read_bytes())
    assert outputs[0] == outputs[1]
