"""Formats for pipelines, written by the command in one run."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
from lxml import etree

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = ROOT / "tests" / "schemas"
AGREEMENTS = ("samples/beauty-salon.docx", "samples/noodle-shop.txt", "samples/equity-transfer.pdf")
FORMATS = ("sarif", "junit", "github", "github-summary", "gitlab", "csv", "jsonl")


def test_one_run_writes_every_format(tmp_path: Path) -> None:
    wanted = [argument for name in FORMATS for argument in ("--format", f"{name}={tmp_path / name}")]
    command = [sys.executable, "-X", "utf8", "-m", "clausecheck", "check", *AGREEMENTS, "samples/gone.docx", *wanted]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300)
    assert (done.returncode, done.stdout) == (1, b"")
    written = {name: (tmp_path / name).read_bytes() for name in FORMATS}

    sarif = json.loads(written["sarif"])
    jsonschema.validate(sarif, json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8")))
    assert [artifact["location"]["uri"] for artifact in sarif["runs"][0]["artifacts"]] == list(AGREEMENTS)
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in sarif["runs"][0]["results"]]
    assert all(region["startLine"] >= 1 for region in regions)
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(etree.fromstring(written["junit"]))

    text = (ROOT / "samples" / "noodle-shop.txt").read_text(encoding="utf-8").splitlines()
    results = sarif["runs"][0]["results"]
    places = [r["locations"][0]["physicalLocation"] for r in results]
    quoted = [p["region"] for p in places if p["artifactLocation"]["uri"].endswith(".txt") and "snippet" in p["region"]]
    assert quoted
    assert all(region["snippet"]["text"] in text[region["startLine"] - 1] for region in quoted)

    found = len(results)
    assert len(written["github"].splitlines()) == len(json.loads(written["gitlab"])) == found + 1
    rows = list(csv.DictReader(written["csv"].decode("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) >= 60 * len(AGREEMENTS) + 1
    assert len(written["jsonl"].splitlines()) == len(AGREEMENTS) + 1
    assert b"gone.docx" in written["github-summary"]
