"""What comments say: lines of plain text, safe to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.model import DocumentReport, ElementResult, Flag, Grade, LegalBasis, Status, TopicResult
from clausecheck.report import labels, phrases
from clausecheck.report.escape import visible
from clausecheck.report.labels import Label, Language

_LAWS = 3
"""Laws of a topic that a comment cites; ``clausecheck explain`` has all."""

_HEAD = Label("clausecheck 审查结果", "clausecheck review")
_TOPIC = Label("主题", "topic")
_SEE_ALSO = Label("另见", "see also")
_DRAFTED = Label("建议条款已作为修订写入文中", "the suggested clause is in the text as a tracked insertion")
_ADDED = Label("补入的条款", "added clause")
_MISSING_HEAD = Label("文中没有约定的主题", "topics that the agreement does not speak of")
_REBUILT = Label(
    "原文件不是 Word 文件，本文按读取的文字重排", "the original is no Word file; its text was laid out anew"
)
_RISK = Label("风险提示", "risk")
_ADVICE = Label("怎么办", "advice")


class Wording:
    """Words comments in one language; ``drafted``: suggested clauses stand in the text, so that comments do not."""

    def __init__(self, language: Language, *, drafted: bool) -> None:
        self._language = language
        self._drafted = drafted

    def summary(self, report: DocumentReport, *, rebuilt: bool) -> list[str]:
        """The comment at the title: counts, topics by status, demands, what was not read."""
        lines = [self._joined(_HEAD, self._counts(report))]
        for status in (Status.MISSING, Status.WEAK, Status.UNDETERMINED):
            topics = [f"{topic.number} {topic.title}" for topic in report.topics if topic.status is status]
            if topics:
                lines.append(self._joined(labels.STATUSES[status], self._listed(topics)))
        if report.demands:
            shares = [f"{demand.title} {demand.met}/{demand.total}" for demand in report.demands]
            lines.append(self._joined(labels.DEMANDS, self._listed(shares)))
        for missed in report.document.ledger.unreadable:
            lines.append(self._joined(labels.NOT_READ, self._noted(missed.where, missed.reason)))
        if rebuilt:
            lines.append(self._joined(labels.WARNINGS, _REBUILT.say(self._language)))
        lines += [self._joined(labels.WARNINGS, warning) for warning in phrases.warnings(report, self._language)]
        return [*map(visible, lines), labels.ADVICE.say(self._language)]

    def weak(self, topic: TopicResult, element: ElementResult) -> list[str]:
        """The comment at the evidence of a weak element."""
        return list(map(visible, self._weak(topic, element)))

    def absent(self, topic: TopicResult, elements: Sequence[ElementResult]) -> list[str]:
        """The comment where elements of a topic would stand that the agreement does not settle."""
        names = self._listed([f"{element.id} {element.title}" for element in elements])
        lines = [f"{names}{self._colon}{labels.GRADES[Grade.ABSENT].say(self._language)}", *self._about(topic)]
        for element in elements:
            lines += self._suggested(element)
        return list(map(visible, lines))

    def missing(self, topics: Sequence[TopicResult]) -> list[str]:
        """The comment on all topics that the agreement says nothing of."""
        lines = [_MISSING_HEAD.say(self._language)]
        for topic in topics:
            lines.append(self._named(topic))
            for element in topic.elements:
                lines += [f"{element.id} {element.title}", *self._suggested(element)]
        return list(map(visible, lines))

    def added(self, topic: TopicResult, elements: Sequence[ElementResult]) -> list[str]:
        """The comment at clauses that were drafted in."""
        names = [f"{element.id} {element.title}" for element in elements]
        return list(map(visible, [self._joined(_ADDED, self._listed(names)), *self._about(topic)]))

    def flag(self, flag: Flag) -> list[str]:
        """The comment at wording that hurts."""
        lines = [self._joined(_RISK, self._noted(flag.title, labels.SEVERITIES[flag.severity].say(self._language)))]
        lines += [self._joined(labels.LAW, each) for each in self._laws(flag.legal_basis)]
        return list(map(visible, [*lines, self._joined(_ADVICE, flag.advice)]))

    def _weak(self, topic: TopicResult, element: ElementResult) -> Iterator[str]:
        language = self._language
        yield f"{element.id} {element.title}{self._colon}{labels.GRADES[element.grade].say(language)}"
        for defect in element.defects:
            entry = labels.DEFECTS[defect]
            yield f"{entry.name.say(language)}{self._colon}{entry.meaning.say(language)}"
        if element.missing_parts:
            yield self._joined(labels.LACKING, self._listed(element.missing_parts))
        own = element.evidence[0].provision if element.evidence else ""
        others = dict.fromkeys(q.provision for q in element.evidence if q.provision not in ("", own))
        if others:
            yield self._joined(_SEE_ALSO, self._listed(list(others)))
        yield from self._about(topic)
        yield from self._suggested(element)

    def _about(self, topic: TopicResult) -> Iterator[str]:
        yield self._joined(_TOPIC, self._named(topic))
        for law in self._laws(topic.legal_basis):
            yield self._joined(labels.LAW, law)

    def _suggested(self, element: ElementResult) -> Iterator[str]:
        if self._drafted:
            yield self._joined(labels.SUGGESTION, _DRAFTED.say(self._language))
        elif element.suggestion:
            yield self._joined(labels.SUGGESTION, element.suggestion)

    def _named(self, topic: TopicResult) -> str:
        severity = f"{labels.SEVERITY.say(self._language)} {labels.SEVERITIES[topic.severity].say(self._language)}"
        return self._noted(f"{topic.number} {topic.title}", severity)

    def _noted(self, text: str, note: str) -> str:
        return f"{text}（{note}）" if self._language == "zh" else f"{text} ({note})"

    def _laws(self, basis: Sequence[LegalBasis]) -> Iterator[str]:
        return (phrases.law(each, self._language) for each in basis[:_LAWS])

    def _counts(self, report: DocumentReport) -> str:
        found = [(status, sum(topic.status is status for topic in report.topics)) for status in Status]
        return self._listed([f"{labels.STATUSES[status].say(self._language)} {count}" for status, count in found])

    def _joined(self, label: Label, text: str) -> str:
        return f"{label.say(self._language)}{self._colon}{text}"

    @property
    def _colon(self) -> str:
        return "：" if self._language == "zh" else ": "

    def _listed(self, items: Sequence[str]) -> str:
        return ("；" if self._language == "zh" else "; ").join(items)
