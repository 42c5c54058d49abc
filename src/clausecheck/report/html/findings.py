"""Flags and topics: how each element stands, on what wording, what it lacks, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausecheck.model import DocumentReport, ElementResult, Flag, Grade, LegalBasis, Quote, Severity, TopicResult
from clausecheck.report import labels, phrases, words
from clausecheck.report.html.markup import Markup, join, lines, tag
from clausecheck.report.html.places import FLAG, View
from clausecheck.report.html.summary import badge
from clausecheck.report.labels import Label, Language

SHOWN = 5
"""Places of a flag that stand unfolded."""


def findings(report: DocumentReport, placed: frozenset[str], view: View) -> Markup:
    """All flags and topics. ``placed`` are the names of quotes that the text pane holds."""
    parts: list[Markup] = []
    if report.flags:
        parts.append(tag("h3", words.FLAGS.say(view.language)))
        parts += (_flags(kind, n, placed, view) for n, kind in enumerate(phrases.kinds(report.flags), start=1))
    heading = words.FINDINGS.say(view.language)
    parts.append(tag("h3", heading, at={"id": view.part("findings"), "tabindex": "-1"}))
    parts += (_topic(topic, placed, view) for topic in report.topics)
    return tag("div.findings", join(parts))


def _flags(flags: list[Flag], index: int, placed: frozenset[str], view: View) -> Markup:
    """The flags of one rule: its advice once, with every place."""
    language, first = view.language, flags[0]
    at = {"id": view.flag(index), "data-status": FLAG, "data-severity": first.severity.value, "tabindex": "-1"}
    sign = tag("span.badge.flag", tag("span", "⚑", at={"aria-hidden": "true"}), " ", words.FLAG.say(language))
    inside = (
        tag("h4", sign, " ", first.title, " ", _severity(first.severity, language)),
        _places([flag.quote for flag in flags if flag.quote.text], placed, view),
        _labelled(words.ADVICE, first.advice, language),
        _laws(first.legal_basis, language) if first.legal_basis else Markup(),
    )
    return tag("article.card.flag", join(inside), at=at)


def _places(quotes: list[Quote], placed: frozenset[str], view: View) -> Markup:
    """All places of a flag, the later ones folded: a form may have hundreds of blanks."""
    shown, folded = _quotes(quotes[:SHOWN], placed, view), quotes[SHOWN:]
    if not folded:
        return shown
    more = f"另有 {len(folded)} 处" if view.language == "zh" else f"{len(folded)} more places"
    return join((shown, tag("details", tag("summary", more), _quotes(folded, placed, view))))


def _topic(topic: TopicResult, placed: frozenset[str], view: View) -> Markup:
    language, name = view.language, view.topic(topic)
    at = {"id": name, "data-status": topic.status.value, "data-severity": topic.severity.value, "tabindex": "-1"}
    number = tag("span.number", str(topic.number))
    heading = (number, " ", topic.title, " ", badge(topic.status, language), " ", _severity(topic.severity, language))
    inside = (
        tag("h4", *heading),
        *(_element(element, placed, view) for element in topic.elements),
        _labelled(labels.WHY, topic.why, language),
        _laws(topic.legal_basis, language),
    )
    return tag(f"article.card.{topic.status.value}", join(inside), at=at)


def _severity(severity: Severity, language: Language) -> Markup:
    said = f"{labels.SEVERITY.say(language)} {labels.SEVERITIES[severity].say(language)}"
    return tag(f"span.severity.{severity.value}", said)


def _element(element: ElementResult, placed: frozenset[str], view: View) -> Markup:
    language, name = view.language, view.element(element)
    inside = [
        tag("h5", tag("span.number", element.id), " ", element.title, " ", badge(element.grade, language)),
        _defects(element, language),
        _quotes(element.evidence, placed, view),
    ]
    if element.grade is not Grade.MET:
        separator = "、" if language == "zh" else ", "
        inside += (
            _labelled(labels.LACKING, separator.join(element.missing_parts), language),
            _suggestion(element, name, language),
        )
    return tag(f"section.element.{element.grade.value}", join(inside), at={"id": name, "tabindex": "-1"})


def _defects(element: ElementResult, language: Language) -> Markup:
    if element.grade is Grade.UNDETERMINED:
        return tag("p.undetermined", labels.UNDETERMINED.say(language))
    colon = "：" if language == "zh" else ": "
    entries = (labels.DEFECTS[defect] for defect in element.defects)
    items = [tag("li", tag("b", e.name.say(language)), colon, e.meaning.say(language)) for e in entries]
    return tag("ul.defects", *items) if items else Markup()


def _quotes(quotes: Iterable[Quote], placed: frozenset[str], view: View) -> Markup:
    # one wording may establish several parts: it is shown once
    distinct = {view.quote(quote): quote for quote in quotes}
    return join(_quote(name, quote, name in placed, view.language) for name, quote in distinct.items())


def _quote(name: str, quote: Quote, placed: bool, language: Language) -> Markup:
    place = phrases.place(quote, language)
    place = place or words.TEXT.say(language)
    source = tag("a", place, at={"href": f"#{name}", "data-quote": name}) if placed else place
    words_ = tag("blockquote", quote.text, at={"lang": "zh-CN"})
    return tag("figure", words_, tag("figcaption", labels.QUOTE.say(language), " — ", source))


def _suggestion(element: ElementResult, name: str, language: Language) -> Markup:
    if not element.suggestion:
        return Markup()
    told = f"{words.COPY.say(language)}: {element.id} {element.title}"
    copied = {"data-done": words.COPIED.say(language), "data-failed": words.NOT_COPIED.say(language)}
    button = {"type": "button", "hidden": "", "data-copy": f"{name}-s", "aria-label": told, **copied}
    return tag(
        "div.suggestion",
        tag("b", words.SUGGESTED.say(language)),
        tag("button.copy", words.COPY.say(language), at=button),
        tag("p", lines(element.suggestion), at={"id": f"{name}-s", "lang": "zh-CN"}),
    )


def _laws(laws: tuple[LegalBasis, ...], language: Language) -> Markup:
    if not laws:
        return _labelled(labels.LAW, labels.NO_STATUTE.say(language), language)
    items = _each(phrases.law(law, language) for law in laws)
    summary = tag("summary", f"{labels.LAW.say(language)} ({len(laws)})")
    return tag("details", summary, tag("ul", *items))


def _each(texts: Iterable[str]) -> Iterator[Markup]:
    return (tag("li", each) for each in texts)


def _labelled(label: Label, said: str, language: Language) -> Markup:
    return tag("p.labelled", tag("b", label.say(language)), " ", said) if said else Markup()
