"""What was read of a document, and which files could not be."""

from __future__ import annotations

from collections.abc import Iterable

from clausecheck.model import DocumentReport, LoadFailure, Run, Via
from clausecheck.report import labels, phrases, words
from clausecheck.report.html.markup import Markup, join, tag
from clausecheck.report.html.places import View
from clausecheck.report.labels import Label, Language


def ledger(report: DocumentReport, view: View) -> Markup:
    """Everything that was counted, every place that gave no text, and every warning."""
    language, document = view.language, report.document
    record = document.ledger
    whole = [labels.READ_WHOLE.say(language)] if record.complete else []
    counted = phrases.how_read(document, language) + phrases.counted(record.blocks | record.counts, language)
    gaps = [f"{gap.where}：{gap.reason}" for gap in record.unreadable]
    inside = (
        tag("h3", words.LEDGER.say(language), at={"id": view.part("ledger"), "tabindex": "-1"}),
        _listed(labels.WARNINGS, phrases.warnings(report, language), language),
        _listed(labels.NOT_READ, gaps, language),
        _listed(labels.READ, whole + counted, language),
        _listed(labels.VIAS[Via.OCR], (phrases.recognised(page, language) for page in record.recognised), language),
        _listed(words.DIGEST, (f"SHA-256 {document.sha256}",), language),
    )
    return tag("section.ledger", join(inside))


def _listed(label: Label, texts: Iterable[str], language: Language) -> Markup:
    items = [tag("li", said) for said in texts]
    return tag("div", tag("h4", label.say(language)), tag("ul", *items)) if items else Markup()


def failures(failed: tuple[LoadFailure, ...], language: Language) -> Markup:
    """The files that could not be read, and what to do about each."""
    if not failed:
        return Markup()
    items = (tag("li", tag("b", each.path), " — ", phrases.load_code(each.code, language)) for each in failed)
    return tag("section.failures", tag("h2", labels.FAILED.say(language)), tag("ul", *items))


def imprint(run: Run, language: Language) -> Markup:
    """What made the report, by which rules."""
    rules = f"{words.RULES.say(language)} {run.rules.pack} {run.rules.version} · SHA-256 {run.rules.sha256}"
    made = f"{words.TOOL.say(language)} clausecheck {run.version} · {rules}"
    return tag("footer", tag("p", labels.ADVICE.say(language)), tag("p.digest", made))
