"""Topic by topic: how each element stands, on what wording, what it lacks, why it matters and what to write instead."""

from __future__ import annotations

from clausecheck.model import DocumentReport, ElementResult, Grade, LegalBasis, Quote, Status, TopicResult
from clausecheck.report import ReportOptions, labels, phrases
from clausecheck.report.escape import visible
from clausecheck.report.labels import Label, Language
from clausecheck.report.page import Page, pad

SHOWN = 3
"""Quotes of an element and laws of a topic that are printed without --verbose."""


def add_topics(page: Page, report: DocumentReport, options: ReportOptions) -> None:
    """Every topic that is not covered; with ``verbose`` the covered ones too."""
    for topic in report.topics:
        if options.verbose or topic.status is not Status.COVERED:
            _add_topic(page, topic, options)


def _add_topic(page: Page, topic: TopicResult, options: ReportOptions) -> None:
    language = options.language
    page.blank()
    status = (labels.STATUSES[topic.status].say(language), topic.status.value)
    severity = f"{labels.SEVERITY.say(language)} {labels.SEVERITIES[topic.severity].say(language)}"
    page.line((f"{topic.number:>2}  {visible(topic.title)}", "strong"), "  ", status, "  ", (severity, "faint"))
    for element in topic.elements:
        _add_element(page, element, options)
    _add_labelled(page, labels.WHY, topic.why, language, indent=4)
    _add_laws(page, topic.legal_basis, options)


def _add_element(page: Page, element: ElementResult, options: ReportOptions) -> None:
    language = options.language
    grade = (labels.GRADES[element.grade].say(language), element.grade.value)
    page.line(f"    {pad(element.id, 5)}{visible(element.title)}  ", grade)
    for defect in element.defects:
        entry = labels.DEFECTS[defect]
        colon = "：" if language == "zh" else ": "
        page.paragraph(entry.name.say(language) + colon + entry.meaning.say(language), indent=9, style="weak")
    if element.grade is Grade.UNDETERMINED:
        page.paragraph(labels.UNDETERMINED.say(language), indent=9, style="undetermined")
    _add_quotes(page, element, options)
    if element.grade is Grade.MET:
        return
    if element.missing_parts:
        separator = "、" if language == "zh" else ", "
        _add_labelled(page, labels.LACKING, separator.join(element.missing_parts), language)
    _add_labelled(page, labels.SUGGESTION, element.suggestion, language)


def _add_quotes(page: Page, element: ElementResult, options: ReportOptions) -> None:
    language = options.language
    # one wording may establish several parts: it is printed once
    quotes = list({(quote.start, quote.end): quote for quote in element.evidence}.values())
    shown = len(quotes) if options.verbose else 1 if element.grade is Grade.MET else SHOWN
    for quote in quotes[:shown]:
        _add_quote(page, quote, language)
    if len(quotes) > shown and element.grade is not Grade.MET:
        page.paragraph(phrases.and_more(len(quotes) - shown, language), indent=9, style="faint")


def _add_quote(page: Page, quote: Quote, language: Language) -> None:
    place = phrases.place(quote, language)
    _add_labelled(page, labels.QUOTE, f"「{quote.text}」" + (f" — {place}" if place else ""), language)


def _add_laws(page: Page, laws: tuple[LegalBasis, ...], options: ReportOptions) -> None:
    language = options.language
    shown = len(laws) if options.verbose else SHOWN
    page.entries((phrases.law(law, language) for law in laws[:shown]), label=labels.LAW.say(language), indent=4)
    if len(laws) > shown:
        page.paragraph(phrases.and_more(len(laws) - shown, language), indent=4, style="faint")
    if not laws:
        _add_labelled(page, labels.LAW, labels.NO_STATUTE.say(language), language, indent=4)


def _add_labelled(page: Page, label: Label, text: str, language: Language, *, indent: int = 9) -> None:
    if text:
        page.paragraph(text, label=label.say(language), indent=indent)
