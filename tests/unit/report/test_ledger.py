"""The ledger says how text was had: recognition with its confidence, conversion, pages by means."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from clausecheck.load import load
from clausecheck.model import Document, DocumentReport, Recognised, RulesetId, Run, Via
from clausecheck.report import ReportOptions, phrases
from clausecheck.report.json_report import render as render_json
from clausecheck.report.ledger import add_ledger
from clausecheck.report.page import Page
from clausecheck.report.terminal import render


@pytest.fixture
def scan() -> Document:
    document = load("a.txt", "协议\n甲方应通知客户。\n".encode())
    return replace(
        document,
        blocks=tuple(replace(block, via=Via.OCR) for block in document.blocks),
        ledger=replace(
            document.ledger,
            counts={"pages": 3, "pages_text": 1, "pages_ocr": 2, "pages_unreadable": 0},
            recognised=(Recognised(2, 0.994, 30, 1), Recognised(3, 0.87, 12)),
        ),
    )


def _run(document: Document) -> Run:
    report = DocumentReport(document, "协议", "", (), (), ())
    return Run((report,), (), RulesetId("p", "1", "0"), "0", 0)


def test_recognition_is_said_with_its_least_sure_page(scan: Document) -> None:
    assert phrases.how_read(scan, "zh") == ["文字识别 2 页（可信度最低为第3页 87%）"]
    assert phrases.how_read(scan, "en") == ["OCR of 2 pages (least sure of page 3: 87%)"]


def test_conversion_is_said(scan: Document) -> None:
    blocks = tuple(replace(block, via=Via.CONVERSION) for block in scan.blocks)
    converted = replace(scan, blocks=blocks, ledger=replace(scan.ledger, recognised=()))
    assert phrases.how_read(converted, "zh") == ["格式转换"]


def test_a_text_layer_is_not_mentioned() -> None:
    assert phrases.how_read(load("a.txt", "甲方".encode()), "zh") == []


def test_the_summary_has_it_in_one_line(scan: Document) -> None:
    text = render(_run(scan), ReportOptions())
    assert [line for line in text.splitlines() if "文字识别 2 页" in line]


def test_the_ledger_has_every_page(scan: Document) -> None:
    page = Page(80)
    add_ledger(page, scan, "zh")
    text = page.text(colour=False)
    assert "第2页：可信度 99.4%，30 行，其中 1 行存疑" in text
    assert "第3页：可信度 87.0%，12 行" in text


def test_json_tells_means_of_blocks_and_pages(scan: Document) -> None:
    ledger = json.loads(render_json(_run(scan), ReportOptions()))["documents"][0]["ledger"]
    assert ledger["read"] == {"text": 0, "ocr": 2, "conversion": 0}
    assert ledger["pages"] == {"text": 1, "ocr": 2, "unreadable": 0}
    assert ledger["ocr"][0] == {"page": 2, "confidence": 0.994, "lines": 30, "unsure": 1}


def test_json_has_no_pages_where_the_format_has_none() -> None:
    ledger = json.loads(render_json(_run(load("a.txt", "甲方".encode())), ReportOptions()))["documents"][0]["ledger"]
    assert ledger["pages"] is None
    assert ledger["ocr"] == []
