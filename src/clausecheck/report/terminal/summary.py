"""The first screen of a document: what it is, how each topic stands, the overall demands, and what was read."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.model import DemandResult, Document, DocumentReport, PartyRole, Severity, Status, TopicResult
from clausecheck.report import ReportOptions, labels, phrases
from clausecheck.report.escape import visible
from clausecheck.report.labels import Language
from clausecheck.report.page import Page, clip, columns, pad

GRID_WIDTH = 72
"""Columns from which the topics stand in two columns."""


def add_summary(page: Page, report: DocumentReport, options: ReportOptions) -> None:
    """At most 23 lines of 80 columns for twenty topics and six demands."""
    language = options.language
    page.line((clip(visible(report.title or report.document.path), page.width), "strong"))
    page.line(clip(" · ".join(map(visible, phrases.source(report.document, language))), page.width))
    page.line(clip(_parties(report, language, page.width), page.width))
    page.line(*_counts(report, language), *_weighed(report, language))
    page.blank()
    _add_grid(page, report.topics, language)
    page.blank()
    _add_demands(page, report, language)
    page.line(clip(_reading(report.document, language), page.width))
    warnings = phrases.warnings(report, language)
    if warnings:
        count = f"{labels.WARNINGS.say(language)} {len(warnings)}  "
        page.line(clip(count + visible(warnings[0]), page.width))


def brief(report: DocumentReport, language: Language) -> Iterator[tuple[str, str] | str]:
    """The segments of one line on a document: its counts, and the numbers of its missing topics of high severity."""
    yield from _counts(report, language)
    grave = [t for t in report.topics if t.status is Status.MISSING and t.severity is Severity.HIGH]
    if grave:
        name = f"{labels.STATUSES[Status.MISSING].say(language)}({labels.SEVERITIES[Severity.HIGH].say(language)})"
        yield f"{name}: {','.join(str(topic.number) for topic in grave)}  "
    if not report.document.ledger.complete:
        yield f"{labels.NOT_READ.say(language)} {len(report.document.ledger.unreadable)}"


def _parties(report: DocumentReport, language: Language, width: int) -> str:
    """All names of all parties; where they do not fit ``width``, each party gets its share of it."""
    colon, separator = ("：", "、") if language == "zh" else (": ", ", ")
    shown = {}
    for role in PartyRole:
        names = [name for party in report.parties if party.role is role for name in party.names]
        if names or role is not PartyRole.OTHER:
            shown[labels.PARTY_ROLES[role].say(language) + colon] = separator.join(map(visible, names))
    room = width // len(shown) - 2
    return "  ".join(
        clip(head + (names or labels.NO_PARTY.say(language)), room if len(shown) > 1 else width)
        for head, names in shown.items()
    )


def _counts(report: DocumentReport, language: Language) -> Iterator[tuple[str, str] | str]:
    for status in Status:
        count = sum(topic.status is status for topic in report.topics)
        yield f"{labels.STATUSES[status].say(language)} {count}  ", status.value if count else "faint"


def _weighed(report: DocumentReport, language: Language) -> Iterator[tuple[str, str] | str]:
    """How many flags there are, and what the verdicts were weighed by."""
    count = len(report.flags)
    yield f"{labels.FLAGGED.say(language)} {count}  ", "weak" if count else "faint"
    yield "  ".join(phrases.weighed(report, language))


def _add_grid(page: Page, topics: tuple[TopicResult, ...], language: Language) -> None:
    across = 2 if page.width >= GRID_WIDTH else 1
    rows = -(-len(topics) // across)  # rounded up
    widest = max((columns(labels.STATUSES[topic.status].say(language)) for topic in topics), default=0)
    title = page.width // across - widest - 8
    for row in range(rows):
        segments: list[tuple[str, str] | str] = []
        for topic in topics[row::rows]:
            status = labels.STATUSES[topic.status].say(language)
            segments += [f"{topic.number:>2}  {pad(visible(topic.title), title)}  "]
            segments += [(pad(status, widest + 2), topic.status.value)]
        page.line(*segments)


def _add_demands(page: Page, report: DocumentReport, language: Language) -> None:
    width = (page.width - columns(labels.DEMANDS.say(language)) - 2) // 2
    shares = [_share(demand, width - 2) for demand in report.demands]
    pairs = zip(shares[::2], [*shares[1::2], ""], strict=False)
    page.entries((pad(left, width) + right for left, right in pairs), label=labels.DEMANDS.say(language))


def _share(demand: DemandResult, width: int) -> str:
    share = f" {demand.share:.0%} ({demand.met}/{demand.total})"
    return clip(visible(demand.title), width - columns(share)) + share


def _reading(document: Document, language: Language) -> str:
    ledger = document.ledger
    means = phrases.how_read(document, language) + phrases.counted(ledger.blocks, language)
    read = f"{labels.READ.say(language)}  {' · '.join(means)}"
    if ledger.complete:
        return f"{read} · {labels.READ_WHOLE.say(language)}"
    places = "、".join(f"{visible(u.where)}（{visible(u.reason)}）" for u in ledger.unreadable)
    return f"{read} · {labels.NOT_READ.say(language)} {len(ledger.unreadable)}: {places}"
