"""English beside Chinese is blank; English that is named in Chinese text stays."""

from __future__ import annotations

import pytest

from clausecheck.structure.bilingual import without_english

CHINESE = "第一条 转让方应于十日内通知全体客户。"
ENGLISH = "Article 1 The Transferor shall notify all customers within ten days."
BODY = "\n".join([CHINESE, ENGLISH] * 6)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (ENGLISH, ""),
        ("1.1 Definitions", ""),
        ("Party A", ""),
        (f"第二条 通知 {ENGLISH}", "第二条 通知"),
        (f"{ENGLISH} 第二条 通知", "第二条 通知"),
        ("转让方使用 CRM 系统", "转让方使用 CRM 系统"),
        ("（CRM）", "（CRM）"),
        ("VIP", "VIP"),
        ("2026-10-26", "2026-10-26"),
        ("转让方使用 Salesforce Sales Cloud 维护客户", "转让方使用 Salesforce Sales Cloud 维护客户"),
    ],
)
def test_in_a_bilingual_document(line: str, left: str) -> None:
    found = without_english(f"{BODY}\n{line}")
    assert len(found) == len(BODY) + 1 + len(line)
    assert found.rpartition("\n")[2].strip() == left


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([CHINESE] * 30 + [ENGLISH] * 4),
        "\n".join([CHINESE] * 30 + ["Room 5, 12 Main Street, Hong Kong"] * 5),
        "\n".join([ENGLISH] * 30),
    ],
    ids=["a few English lines", "addresses", "English only"],
)
def test_other_documents_stay_as_they_are(text: str) -> None:
    assert without_english(text) == text
