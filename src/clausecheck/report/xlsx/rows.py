"""What stands in the sheets: a row for every element, flag, law and file."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.model import (
    DocumentReport,
    ElementResult,
    Grade,
    LegalBasis,
    PartyRole,
    Quote,
    Run,
    Status,
    TopicResult,
)
from clausecheck.report import labels, phrases, words
from clausecheck.report.escape import visible
from clausecheck.report.labels import Label, Language
from clausecheck.report.xlsx.sheet import Cell, Column, Plan, Verdict

_ELEMENTS = (
    Column(words.DOCUMENT, 22),
    Column(words.ELEMENT, 7),
    Column(words.TITLE, 20),
    Column(words.GRADE, 10),
    Column(words.DEFECTS, 16),
    Column(labels.LACKING, 24),
    Column(labels.QUOTE, 50),
    Column(words.PROVISION, 26),
    Column(words.SUGGESTED, 60),
    Column(words.NUMBER, 6),
    Column(words.TOPIC, 20),
    Column(labels.SEVERITY, 8),
    Column(words.STATUS, 10),
    Column(labels.LAW, 34),
    Column(words.AGREEMENT, 22),
)
_LAWS = (
    Column(words.NUMBER, 6),
    Column(words.TOPIC, 22),
    Column(words.LAW_NAME, 40),
    Column(words.ARTICLE, 20),
    Column(words.APPLIES, 40),
    Column(words.FORCE, 16),
    Column(words.SAYS, 80),
)
_FLAGS = (
    Column(words.DOCUMENT, 22),
    Column(words.AGREEMENT, 22),
    Column(words.NUMBER, 24),
    Column(words.FLAG, 30),
    Column(labels.SEVERITY, 8),
    Column(labels.QUOTE, 50),
    Column(words.PROVISION, 26),
    Column(words.ADVICE, 60),
    Column(labels.LAW, 60),
)
_ABOUT = (Column(words.TOOL, 16), Column(words.TITLE, 100))


def sheets(run: Run, language: Language) -> Iterator[tuple[Plan, Iterator[tuple[Cell, ...]]]]:
    """Every sheet with its rows."""
    yield Plan(words.FINDINGS, _ELEMENTS, 3), _elements(run, language)
    if any(report.flags for report in run.reports):
        yield Plan(words.FLAGS, _FLAGS, 2), _flags(run, language)
    yield Plan(labels.LAW, _LAWS, 2), _laws(run, language)
    yield Plan(words.DOCUMENTS, _document_columns(run), 1), _documents(run, language)
    yield Plan(words.RULES, _ABOUT, 0), _about(run, language)


def _elements(run: Run, language: Language) -> Iterator[tuple[Cell, ...]]:
    for report in run.reports:
        file, title = _whose(report, language)
        for topic in report.topics:
            for element in topic.elements:
                laws = "" if element.grade is Grade.MET else _cited(topic.legal_basis, language)
                yield (file, *_element(element, language), *_topic(topic, language), laws, title)


def _whose(report: DocumentReport, language: Language) -> tuple[Cell, Cell]:
    view = report.document.revisions
    read = f" · {labels.REVISIONS[view].say(language)}" if view else ""
    return visible(report.document.path) + read, visible(report.title)


def _topic(topic: TopicResult, language: Language) -> tuple[Cell, ...]:
    status = Verdict(topic.status, labels.STATUSES[topic.status].say(language))
    return topic.number, topic.title, labels.SEVERITIES[topic.severity].say(language), status


def _element(element: ElementResult, language: Language) -> tuple[Cell, ...]:
    separator = "、" if language == "zh" else ", "
    quotes = tuple({(quote.start, quote.end): quote for quote in element.evidence}.values())
    return (
        element.id,
        element.title,
        Verdict(element.grade, labels.GRADES[element.grade].say(language)),
        separator.join(labels.DEFECTS[defect].name.say(language) for defect in element.defects),
        separator.join(element.missing_parts),
        "\n".join(f"「{visible(quote.text)}」" for quote in quotes),
        "\n".join(_place(quote, language) for quote in quotes),
        "" if element.grade is Grade.MET else element.suggestion,
    )


def _place(quote: Quote, language: Language) -> str:
    return visible(phrases.place(quote, language))


def _cited(laws: tuple[LegalBasis, ...], language: Language) -> str:
    return "\n".join(visible(phrases.cited(law, language)) for law in laws)


def _laws(run: Run, language: Language) -> Iterator[tuple[Cell, ...]]:
    """Every law behind a topic, once for all documents."""
    topics = [topic for report in run.reports for topic in report.topics]
    for number, title, law in dict.fromkeys((t.number, t.title, law) for t in topics for law in t.legal_basis):
        force = law.force if language == "zh" else labels.FORCES.get(law.force, law.force)
        yield (number, title, law.law, law.article, law.applies_when, force, law.says)


def _flags(run: Run, language: Language) -> Iterator[tuple[Cell, ...]]:
    for report in run.reports:
        for flag in report.flags:
            yield (
                *_whose(report, language),
                flag.id,
                flag.title,
                labels.SEVERITIES[flag.severity].say(language),
                flag.quote.text,
                _place(flag.quote, language),
                flag.advice,
                "\n".join(visible(phrases.law(law, language)) for law in flag.legal_basis),
            )


def _document_columns(run: Run) -> tuple[Column, ...]:
    demands = next((report.demands for report in run.reports), ())
    return (
        Column(words.DOCUMENT, 30),
        Column(words.AGREEMENT, 26),
        *(Column(labels.PARTY_ROLES[role], 24) for role in (PartyRole.TRANSFEROR, PartyRole.TRANSFEREE)),
        *(Column(labels.STATUSES[status], 9) for status in Status),
        *(Column(Label(demand.title, demand.title), 14) for demand in demands),
        Column(words.CONDITION, 50),
        Column(words.DIGEST, 40),
    )


def _documents(run: Run, language: Language) -> Iterator[tuple[Cell, ...]]:
    for report in run.reports:
        yield (
            *_whose(report, language),
            *(_named(report, role, language) for role in (PartyRole.TRANSFEROR, PartyRole.TRANSFEREE)),
            *(sum(topic.status is status for topic in report.topics) for status in Status),
            *(f"{demand.share:.0%} ({demand.met}/{demand.total})" for demand in report.demands),
            _condition(report, language),
            report.document.sha256,
        )
    others = len(_document_columns(run)) - 3
    for failure in run.failures:
        told = f"{labels.FAILED.say(language)}：{phrases.load_code(failure.code, language)}"
        yield (visible(failure.path), *("" for _ in range(others)), told, "")


def _named(report: DocumentReport, role: PartyRole, language: Language) -> str:
    names = [name for party in report.parties if party.role is role for name in party.names]
    return "、".join(names) or labels.NO_PARTY.say(language)


def _condition(report: DocumentReport, language: Language) -> str:
    """How and how far the document was read, and what a reader should know of it, a line each."""
    document = report.document
    gaps = [f"{labels.NOT_READ.say(language)} {gap.where}：{gap.reason}" for gap in document.ledger.unreadable]
    read = gaps or [labels.READ_WHOLE.say(language)]
    facts = (*phrases.source(document, language)[1:], *phrases.weighed(report, language))
    lines = (*facts, *phrases.how_read(document, language), *read)
    return "\n".join(map(visible, (*lines, *phrases.warnings(report, language))))


def _about(run: Run, language: Language) -> Iterator[tuple[Cell, ...]]:
    yield ("clausecheck", run.version)
    yield (words.RULES.say(language), f"{run.rules.pack} {run.rules.version}")
    yield ("SHA-256", run.rules.sha256)
    yield ("", labels.ADVICE.say(language))
