"""A run with the rule pack's own words in English; quotes and suggested wording stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clausecheck.model import DemandResult, DocumentReport, ElementResult, Flag, Loss, Run, TopicResult

if TYPE_CHECKING:
    from clausecheck.ruleset import Ruleset


class _Words:
    """English for what reports print of a pack; the Chinese where the pack gives none."""

    def __init__(self, rules: Ruleset) -> None:
        self.topics = {topic.id: topic for topic in rules.topics}
        self.elements = {element.id: element for topic in rules.topics for element in topic.elements}
        self.flags = {flag.id: flag for flag in rules.flags}
        self.demands = {demand.id: demand for demand in rules.demands}

    def report(self, report: DocumentReport) -> DocumentReport:
        return replace(
            report,
            topics=tuple(map(self.topic, report.topics)),
            demands=tuple(map(self.demand, report.demands)),
            losses=tuple(map(self.loss, report.losses)),
            flags=tuple(map(self.flag, report.flags)),
        )

    def flag(self, flag: Flag) -> Flag:
        rule = self.flags[flag.id]
        return replace(flag, title=rule.title_en or flag.title, advice=rule.advice_en or flag.advice)

    def loss(self, loss: Loss) -> Loss:
        topic, element = self.topics[loss.topic], self.elements[loss.element]
        return replace(
            loss,
            topic_title=topic.title_en or loss.topic_title,
            element_title=element.title_en or loss.element_title,
        )

    def topic(self, result: TopicResult) -> TopicResult:
        topic = self.topics[result.id]
        return replace(
            result,
            title=topic.title_en or result.title,
            why=topic.why_en or result.why,
            elements=tuple(map(self.element, result.elements)),
        )

    def element(self, result: ElementResult) -> ElementResult:
        element = self.elements[result.id]
        parts = {part.label: part.label_en for part in element.parts}
        return replace(
            result,
            title=element.title_en or result.title,
            missing_parts=tuple(parts.get(label) or label for label in result.missing_parts),
        )

    def demand(self, result: DemandResult) -> DemandResult:
        return replace(result, title=self.demands[result.id].title_en or result.title)


def in_english(run: Run, rules: Ruleset) -> Run:
    """``run`` with titles, reasons and names of parts in the English of ``rules``, the pack that it was judged by."""
    words = _Words(rules)
    return replace(run, reports=tuple(map(words.report, run.reports)))
