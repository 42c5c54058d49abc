"""Flags in the reports; WRITE_GOLDEN=1 writes the file anew."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck.model import Deal, DocumentReport, Flag, LegalBasis, Quote, Run, Severity, Side, Via
from clausecheck.report import ReportOptions, labels
from clausecheck.report.json_report import render as to_json
from clausecheck.report.terminal import render
from clausecheck.report.translate import in_english
from clausecheck.ruleset import find_pack, load_pack

GOLDEN = Path(__file__).parent / "terminal-flags.txt"
LAW = LegalBasis("民法典", "第551条第2款", "各类转让", "强制", "催告后债权人不作表示视为不同意债务转移。")


def flag(id: str, severity: Severity, report: DocumentReport, words: str, *laws: LegalBasis) -> Flag:
    start = report.document.text.index(words)
    quote = Quote("", "第三条", 1, 3, start, start + len(words), words, Via.TEXT)
    return Flag(id, "标题[bold]\x1b", severity, quote, laws, "改写这一条。")


@pytest.fixture
def flagged(run: Run, report: DocumentReport) -> Run:
    flags = (
        flag("silence-as-consent", Severity.HIGH, report, "乙方可以每年向会员做一次满意度调查", LAW),
        *(flag("unfilled-blank", Severity.MEDIUM, report, words) for words in ("书店", "甲方", "会员", "乙方")),
    )
    return replace(run, reports=(replace(report, topics=(), flags=flags, side=Side.TRANSFEREE),), failures=())


def test_the_terminal_report_reads_as_expected(flagged: Run) -> None:
    text = render(flagged, ReportOptions())
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_bytes(text.encode("utf-8"))
    assert text == GOLDEN.read_bytes().decode("utf-8")


def test_document_and_rule_text_is_escaped(flagged: Run) -> None:
    text = render(flagged, ReportOptions(colour=False))
    assert "\x1b" not in text and "标题[bold]\\x1b" in text


def test_json_flags_have_the_fields_of_the_contract(flagged: Run) -> None:
    first = json.loads(to_json(flagged, ReportOptions()))["documents"][0]["flags"][0]
    assert " ".join(first) == "id title severity provision page paragraph start end quote via legal_basis advice"
    text = flagged.reports[0].document.text
    assert text[first["start"] : first["end"]] == first["quote"]
    assert list(first["legal_basis"][0]) == ["law", "article", "applies_when", "force", "says"]


def test_english_is_that_of_the_pack(flagged: Run) -> None:
    bare = replace(flagged, reports=tuple(replace(r, demands=()) for r in flagged.reports))
    text = render(in_english(bare, load_pack(find_pack())), ReportOptions(language="en"))
    assert "Silence of customers taken as consent" in text
    assert "改写这一条" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_transfer_agreement_is_warned_of_first(run: Run, report: DocumentReport, language: labels.Language) -> None:
    strange = replace(run, reports=(replace(report, deal=Deal.NONE),))
    text = render(strange, ReportOptions(language=language, width=200))
    assert labels.DEALS[Deal.NONE].say(language) in text
    assert labels.NO_TRANSFER.say(language)[:12] in text
    assert json.loads(to_json(strange, ReportOptions()))["documents"][0]["warnings"][0] == labels.NO_TRANSFER.zh
