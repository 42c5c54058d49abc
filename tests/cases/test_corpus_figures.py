"""The figures of ``rules test --corpus`` are those of the corpus's own scorer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck import scores
from clausecheck.cli import main
from clausecheck.corpus_test import read_corpus, run_corpus
from clausecheck.model import Status
from clausecheck.ruleset import Ruleset

BANKS = ("12.1.yaml", "18.1.yaml")


@pytest.fixture(scope="module")
def scorer(corpus: Path) -> Path:
    path = corpus.parent / "tools" / "score.py"
    if not path.is_file() or not (corpus / "develop").is_dir():
        pytest.skip(f"no scorer at {path}, or no labelled agreements in {corpus / 'develop'}")
    return path


def scored(scorer: Path, *arguments: object) -> str:
    command = [sys.executable, "-X", "utf8", str(scorer), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def report(folder: Path, target: Path) -> Path:
    with pytest.raises(SystemExit) as stopped:
        main(["check", str(folder), "--format", "json", "-o", str(target), "--fail-on", "never"])
    assert stopped.value.code in (0, 3)
    return target


def test_agreements_score_as_the_scorer_says(pack: Ruleset, corpus: Path, scorer: Path, tmp_path: Path) -> None:
    folder = corpus / "develop" / "agreements"
    outcome = run_corpus(pack, replace(read_corpus(folder.parent), clauses=()))
    said = scored(scorer, report(folder, tmp_path / "report.json"), folder)

    cases = outcome.agreements
    pairs = [case.pair for case in cases]
    located, cited, places = scores.places(cases)
    covered = scores.false_verdicts(outcome.topics, Status.COVERED)
    missing = scores.false_verdicts(outcome.topics, Status.MISSING)
    assert (
        f"topic accuracy: {scores.accuracy(outcome.topics):.4f}"
        f"  macro-F1: {scores.macro_f1(outcome.topics, scores.STATUSES):.4f}  " in said
    )
    assert f"element accuracy: {scores.accuracy(pairs):.4f}  macro-F1: {scores.macro_f1(pairs):.4f}  " in said
    assert f"false covered: {covered[0]} of {covered[1]}  false missing: {missing[0]} of {missing[1]}\n" in said
    assert f"evidence at the labelled place: {located / places:.4f} of {places}\n" in said
    assert f"provision cited as labelled: {cited / places:.4f}\n" in said
    assert f"defects F1: {scores.defects_f1(cases):.4f}\n" in said


def test_clauses_score_as_the_scorer_says(pack: Ruleset, corpus: Path, scorer: Path, tmp_path: Path) -> None:
    banks = tmp_path / "clauses"
    banks.mkdir()
    for name in BANKS:
        shutil.copy(corpus / "develop" / "clauses" / name, banks / name)
    outcome = run_corpus(pack, read_corpus(tmp_path))
    scored(scorer, "--split", tmp_path / "split", banks)
    said = scored(scorer, "--clauses", "-v", report(tmp_path / "split", tmp_path / "report.json"), banks)

    pairs = [case.pair for case in outcome.clauses]
    assert f"clauses: {len(pairs)}  accuracy: {scores.accuracy(pairs):.4f}\n" in said
    assert f"clause macro-F1: {scores.macro_f1(pairs):.4f}  " in said
    for element, cases in scores.by_element(outcome.clauses).items():
        assert f"{element:5} {scores.macro_f1([case.pair for case in cases]):.3f}  " in said
