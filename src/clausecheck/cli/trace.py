"""``clausecheck explain --trace FILE ID``: what each stage saw of one element in one file."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from clausecheck.model import Agreement, Evidence, Finding
from clausecheck.report import labels
from clausecheck.report.escape import visible
from clausecheck.report.labels import Language
from clausecheck.report.page import Page
from clausecheck.ruleset import Element, Ruleset, Topic

PASSAGES = 3
"""So many passages are shown, those most like what speaks to the element."""


def add_trace(page: Page, path: str, topic: Topic, element: Element, pack: Ruleset, language: Language) -> None:
    """The parties, the evidence of each part with its signals, what takes it back, the likeliest passages, the grade.

    Raises LoadError where ``path`` cannot be read.
    """
    from clausecheck.grade import judge
    from clausecheck.load import load
    from clausecheck.match import Matcher
    from clausecheck.structure import understand

    agreement = understand(load(path, sys.stdin.buffer.read() if path == "-" else None))
    search = Matcher(pack).search(agreement)
    finding = search.element(element, topic)
    page.line((f"{element.id}  {visible(element.title)}", "strong"), f"  {visible(path)}")
    for party in agreement.parties:
        page.paragraph("、".join(map(visible, party.names)), label=labels.PARTY_ROLES[party.role].say(language))
    for name, found in _groups(element, finding):
        page.blank()
        page.line((visible(name), "strong"))
        if not found:
            page.line("  –")
        for item in found:
            page.paragraph(_described(item, finding, agreement), indent=2)
    page.blank()
    for wording, (met, weak, absent) in search.likeliest(element, PASSAGES):
        page.paragraph(f"met {met:.2f}  weak {weak:.2f}  absent {absent:.2f}  {visible(wording[:80])}", label="~")
    judged = judge(element, finding, agreement.document.ledger.complete)
    verdict = " ".join((labels.GRADES[judged.grade].say(language), *judged.defects))
    page.line((f"→ {verdict}", judged.grade.value))


def _groups(element: Element, finding: Finding) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for part in element.parts:
        yield part.label, tuple(item for item in finding.parts if item.part == part.name)
    yield "partial", finding.partial
    yield "revoking", finding.revoking
    yield "headings", finding.headings


def _described(item: Evidence, finding: Finding, agreement: Agreement) -> str:
    facts = [
        agreement.provisions[item.provision].label,
        item.modality,
        *item.defects,
        f"strength {item.strength:.2f}",
        "on topic" if item.on_topic else "",
        "unlike" if item.provision in finding.unlike else "",
    ]
    return visible(f"{' · '.join(filter(None, facts))}  「{item.span.cut(agreement.document.text)}」")
