"""Two versions as Markdown (CommonMark with tables), for a comment or a wiki; foreign text is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.model import Change, Comparison, TopicChange
from clausecheck.report import ReportOptions, labels, words
from clausecheck.report.comparison import wording
from clausecheck.report.labels import Language
from clausecheck.report.markdown import plain

NAME = "markdown"
FOR_PEOPLE = True


def render(comparison: Comparison, options: ReportOptions) -> str:
    """The table of topics, what changed with both quotes, and the provisions."""
    return "\n".join(_lines(comparison, options.language)) + "\n"


def _lines(comparison: Comparison, language: Language) -> Iterator[str]:
    yield f"# {labels.COMPARISON.say(language)}"
    yield ""
    for label, source in wording.sources(comparison, language):
        yield f"- **{label}** {plain(source)}"
    yield ""
    yield "**" + " · ".join(count for _, count in wording.counts(comparison, language)) + "**"
    yield ""
    heads = (labels.TOPIC, labels.CHANGE, labels.OLD, labels.NEW)
    yield "| | " + " | ".join(head.say(language) for head in heads) + " |"
    yield "| ---: | --- | --- | --- | --- |"
    for topic in comparison.topics:
        yield _row(topic, language)
    for change in wording.GRAVEST_FIRST:
        for topic in comparison.topics:
            if topic.change is change is not Change.SAME:
                yield from _topic(topic, language)
    yield from _flags(comparison, language)
    yield from _provisions(comparison, language)
    yield ""
    yield plain(labels.ADVICE.say(language))


def _row(topic: TopicChange, language: Language) -> str:
    change = labels.CHANGES[topic.change].say(language)
    shown = change if topic.change is Change.SAME else f"**{change}**"
    old, new = (labels.STATUSES[side.status].say(language) for side in (topic.old, topic.new))
    return f"| {topic.new.number} | {plain(topic.new.title)} | {shown} | {old} | {new} |"


def _topic(topic: TopicChange, language: Language) -> Iterator[str]:
    change = labels.CHANGES[topic.change].say(language)
    yield ""
    yield f"## {topic.new.number} {plain(topic.new.title)} — {change} ({wording.step(topic, language)})"
    for element in topic.elements:
        if element.change is Change.SAME:
            continue
        change = labels.CHANGES[element.change].say(language)
        yield ""
        step = wording.element_step(element, language)
        yield f"**{plain(element.new.id)} {plain(element.new.title)}** — {change} ({step})"
        yield ""
        shown = len(element.old_quotes + element.new_quotes)
        colon = "：" if language == "zh" else ": "
        yield from (f"- {label}{colon}{plain(text)}" for label, text in wording.element_lines(element, language, shown))


def _flags(comparison: Comparison, language: Language) -> Iterator[str]:
    flags = wording.flags(comparison, language)
    if flags:
        yield ""
        yield f"## {words.FLAGS.say(language)}"
        yield ""
    for change, text in flags:
        yield f"- **{labels.CHANGES[change].say(language)}** {plain(text)}"


def _provisions(comparison: Comparison, language: Language) -> Iterator[str]:
    for number, (label, provisions) in enumerate(wording.provision_groups(comparison, language)):
        if not number:
            yield ""
            yield f"## {labels.PROVISIONS.say(language)}"
        yield ""
        yield f"**{label}**"
        yield ""
        yield from (f"- {plain(provision)}" for provision in provisions)
