"""Flags: what hurts in the wording and what is unfinished in the draft, each kind once with the places it stands at."""

from __future__ import annotations

from clausecheck.model import DocumentReport, Flag
from clausecheck.report import ReportOptions, labels, phrases
from clausecheck.report.page import Page

SHOWN = 3
"""Places and laws of one flag that are printed without --verbose."""


def add_flags(page: Page, report: DocumentReport, options: ReportOptions) -> None:
    """All flags, the gravest first; nothing where there are none."""
    if report.flags:
        page.blank()
        page.line((labels.FLAGS_HEAD.say(options.language), "strong"))
    for flags in phrases.kinds(report.flags):
        _add_kind(page, flags, options)


def _add_kind(page: Page, flags: list[Flag], options: ReportOptions) -> None:
    language, first = options.language, flags[0]
    severity = f"{labels.SEVERITY.say(language)} {labels.SEVERITIES[first.severity].say(language)}"
    page.paragraph(f"{first.title}  {first.id}  {severity}", indent=2, style="weak")
    shown = flags if options.verbose else flags[:SHOWN]
    for flag in shown:
        quote = flag.quote
        place = phrases.place(quote, language)
        text = f"「{quote.text}」" + (f" — {place}" if place else "")
        page.paragraph(text, label=labels.QUOTE.say(language), indent=4)
    if len(flags) > len(shown):
        page.paragraph(phrases.and_more(len(flags) - len(shown), language), indent=4, style="faint")
    page.paragraph(first.advice, label=labels.FLAG_ADVICE.say(language), indent=4)
    laws = first.legal_basis if options.verbose else first.legal_basis[:SHOWN]
    page.entries((phrases.law(law, language) for law in laws), label=labels.LAW.say(language), indent=4)
    if len(laws) < len(first.legal_basis):
        page.paragraph(phrases.and_more(len(first.legal_basis) - len(laws), language), indent=4, style="faint")
