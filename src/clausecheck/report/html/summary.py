"""What a document is, how each topic stands, and the overall demands."""

from __future__ import annotations

from clausecheck.model import DemandResult, DocumentReport, Grade, PartyRole, Status, TopicResult
from clausecheck.report import labels, phrases, words
from clausecheck.report.html.markup import Markup, join, run_on, tag
from clausecheck.report.html.places import View
from clausecheck.report.labels import Language

SIGNS = {
    Status.COVERED.value: "✓",
    Status.WEAK.value: "!",
    Status.MISSING.value: "✗",
    Status.UNDETERMINED.value: "?",
    Grade.MET.value: "✓",
    Grade.ABSENT.value: "✗",
}
"""Statuses and grades are told by sign and word, never by colour alone."""


def badge(value: Status | Grade, language: Language) -> Markup:
    """A verdict as sign and word."""
    label = labels.STATUSES[value] if isinstance(value, Status) else labels.GRADES[value]
    sign = tag("span", SIGNS[value.value], at={"aria-hidden": "true"})
    return tag(f"span.badge.{value.value}", sign, " ", label.say(language))


def overview(report: DocumentReport, view: View) -> Markup:
    """The head of a document: its source, parties, counts, grid of topics and demands."""
    language = view.language
    facts = tag("p.facts", " · ".join((*phrases.source(report.document, language), *phrases.weighed(report, language))))
    counts = (
        tag("span", badge(status, language), f" {sum(topic.status is status for topic in report.topics)}")
        for status in Status
    )
    flags = tag("span", words.FLAGS.say(language), f" {len(report.flags)}")
    grid = tag("ol.grid", *(_cell(topic, view) for topic in report.topics))
    verdicts = tag("h3", words.VERDICTS.say(language))
    return join(
        (
            facts,
            _parties(report, language),
            verdicts,
            tag("p.counts", join((*counts, flags))),
            grid,
            _demands(report, view),
        )
    )


def _parties(report: DocumentReport, language: Language) -> Markup:
    rows = []
    for role in PartyRole:
        names = ["、".join(party.names) for party in report.parties if party.role is role]
        if names or role is not PartyRole.OTHER:
            told = "；".join(names) or labels.NO_PARTY.say(language)
            rows.append(tag("div", tag("dt", labels.PARTY_ROLES[role].say(language)), tag("dd", told)))
    return tag("dl.parties", *rows)


def _cell(topic: TopicResult, view: View) -> Markup:
    language = view.language
    grades = run_on(_dot(f"{e.id} {e.title}", e.grade, language) for e in topic.elements)
    severity = f"{labels.SEVERITY.say(language)} {labels.SEVERITIES[topic.severity].say(language)}"
    inside = (
        tag("span.number", str(topic.number)),
        tag("span.title", topic.title),
        badge(topic.status, language),
        tag("span.dots", grades),
        tag("span.severity", severity),
    )
    return tag("li", tag(f"a.cell.{topic.status.value}", *inside, at={"href": f"#{view.topic(topic)}"}))


def _dot(name: str, grade: Grade, language: Language) -> Markup:
    told = f"{name}: {labels.GRADES[grade].say(language)}"
    at = {"title": told, "role": "img", "aria-label": told}
    return tag(f"span.dot.{grade.value}", SIGNS[grade.value], at=at)


def _demands(report: DocumentReport, view: View) -> Markup:
    if not report.demands:
        return Markup()
    heading = tag("h3", words.DEMANDS.say(view.language))
    return join((heading, tag("ul.demands", *map(_demand, report.demands))))


def _demand(demand: DemandResult) -> Markup:
    share = f"{demand.share:.0%} ({demand.met}/{demand.total})"
    at = {"max": str(max(demand.total, 1)), "value": str(demand.met), "aria-label": demand.title}
    return tag("li", tag("span.title", demand.title), tag("progress", share, at=at), tag("span.share", share))
