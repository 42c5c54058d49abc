"""The JSON report as a contract: keys in their order, values that a program can rely on."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import Any

import pytest

from clausecheck.model import DocumentReport, Run
from clausecheck.report import ReportOptions
from clausecheck.report.json_report import render


def read(run: Run) -> dict[str, Any]:
    return json.loads(render(run, ReportOptions()))


def test_keys_stand_in_the_order_of_the_contract(run: Run) -> None:
    written = read(run)
    document = written["documents"][0]
    element = document["topics"][1]["elements"][0]
    assert list(written) == ["schema", "tool", "rules", "documents", "failures", "exit_code"]
    assert list(written["rules"]) == ["pack", "version", "sha256"]
    assert " ".join(document) == (
        "path sha256 format title pages characters deal side parties ledger summary topics flags warnings"
    )
    assert list(document["ledger"]) == ["blocks", "unreadable", "complete", "counts", "read", "pages", "ocr"]
    assert list(document["summary"]) == ["covered", "weak", "missing", "undetermined", "demands"]
    assert list(document["topics"][1]) == ["id", "number", "title", "severity", "status", "elements", "legal_basis"]
    assert list(element) == ["id", "title", "grade", "defects", "missing_parts", "evidence", "suggestion"]
    assert list(element["evidence"][0]) == ["part", "provision", "page", "paragraph", "start", "end", "quote", "via"]
    assert list(document["topics"][1]["legal_basis"][0]) == ["law", "article", "applies_when", "force", "says"]
    assert list(written["failures"][0]) == ["path", "code", "message"]


def test_demands_are_shares_by_id(run: Run) -> None:
    assert read(run)["documents"][0]["summary"]["demands"] == {"legal-compliance": 0.67, "joint": 0.0, "risk": 1.0}


def test_every_quote_stands_verbatim_at_its_place(run: Run, report: DocumentReport) -> None:
    quotes = [q for t in read(run)["documents"][0]["topics"] for e in t["elements"] for q in e["evidence"]]
    assert quotes
    assert all(report.document.text[quote["start"] : quote["end"]] == quote["quote"] for quote in quotes)


def test_two_runs_give_the_same_bytes_whatever_the_options(run: Run) -> None:
    options = ReportOptions(language="en", width=40, colour=True, quiet=True, verbose=True)
    assert render(run, ReportOptions()) == render(run, options)


def test_chinese_stands_unescaped_and_the_text_ends_with_a_line_feed(run: Run) -> None:
    text = render(run, ReportOptions())
    assert "客户信息保护与保密" in text
    assert text.endswith("}\n")


def test_both_parties_are_named_even_where_none_was_found(run: Run, report: DocumentReport) -> None:
    changed = replace(run, reports=(replace(report, parties=()),))
    assert read(changed)["documents"][0]["parties"] == {"transferor": [], "transferee": []}


def test_paths_have_forward_slashes_on_windows(
    run: Run, report: DocumentReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = replace(run, reports=(replace(report, document=replace(report.document, path="合同\\a.docx")),))
    monkeypatch.setattr(os, "sep", "\\")
    assert read(changed)["documents"][0]["path"] == "合同/a.docx"


def test_a_name_that_is_no_unicode_survives_as_utf8(run: Run, report: DocumentReport) -> None:
    changed = replace(run, reports=(replace(report, document=replace(report.document, path="a\udcff.docx")),))
    data = render(changed, ReportOptions()).encode("utf-8", "backslashreplace")
    assert json.loads(data.decode("utf-8"))["documents"][0]["path"] == "a\udcff.docx"
