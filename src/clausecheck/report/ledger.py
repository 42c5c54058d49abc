"""The ledger of a document, for people: everything that was counted, and every place that gave no text."""

from __future__ import annotations

from clausecheck.model import Document, Via
from clausecheck.report import labels, phrases
from clausecheck.report.labels import Language
from clausecheck.report.page import Page


def add_ledger(page: Page, document: Document, language: Language) -> None:
    """A paragraph of means and counts, how sure recognition was of each page, then what was not read, place by place,
    or that all was read."""
    ledger = document.ledger
    counted = phrases.how_read(document, language) + phrases.counted(ledger.blocks | ledger.counts, language)
    counted.append(f"{labels.CHARACTERS.say(language)} {ledger.characters:,}")
    page.paragraph(" · ".join(counted), label=labels.READ.say(language))
    sure = (phrases.recognised(each, language) for each in ledger.recognised)
    page.entries(sure, label=labels.VIAS[Via.OCR].say(language))
    gaps = (f"{gap.where}：{gap.reason}" for gap in ledger.unreadable)
    page.entries(gaps, label=labels.NOT_READ.say(language))
    if ledger.complete:
        page.line(labels.READ_WHOLE.say(language))
