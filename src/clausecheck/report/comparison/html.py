"""Two versions as one self-contained page: no script, no network, light and dark, narrow windows and paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from clausecheck.model import Change, Comparison, ElementChange, TopicChange
from clausecheck.report import ReportOptions, labels, words
from clausecheck.report.comparison import wording
from clausecheck.report.escape import visible
from clausecheck.report.labels import Language

NAME = "html"
FOR_PEOPLE = True

_STYLE = """
:root { color-scheme: light dark; --line: #8885; --worse: #c62828; --better: #1b7a34; --unclear: #7b1fa2; }
@media (prefers-color-scheme: dark) { :root { --worse: #ff8a80; --better: #81c995; --unclear: #d7aefb; } }
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .2rem .5rem;
  border-bottom: 1px solid var(--line); }
th, td { white-space: nowrap; }
td:first-child { text-align: right; width: 1%; } td:nth-child(2) { white-space: normal; }
.worse { color: var(--worse); font-weight: 600; } .better { color: var(--better); font-weight: 600; }
.unclear { color: var(--unclear); font-weight: 600; } .same { opacity: .7; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .8rem; margin: .4rem 0 1rem; }
dt { opacity: .7; } dd { margin: 0; } article { border-top: 1px solid var(--line); }
summary { cursor: pointer; padding: .4rem 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print { @page { size: A4; margin: 18mm; } article, tr { break-inside: avoid; } body { max-width: none; } }
"""


def render(comparison: Comparison, options: ReportOptions) -> str:
    """The page; topics that changed stand open, the others may be unfolded."""
    return "\n".join(_lines(comparison, options.language)) + "\n"


def _lines(comparison: Comparison, language: Language) -> Iterator[str]:
    title = labels.COMPARISON.say(language)
    yield f'<!doctype html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    yield from _list(wording.sources(comparison, language))
    counted = (f'<span class="{change}">{text}</span>' for change, text in wording.counts(comparison, language))
    yield "<p>" + " · ".join(counted) + "</p>"
    yield from _table(comparison, language)
    for change in wording.GRAVEST_FIRST:
        for topic in comparison.topics:
            if topic.change is change:
                yield from _topic(topic, language)
    yield from _flags(comparison, language)
    yield from _provisions(comparison, language)
    yield f"<footer><p>{_safe(labels.ADVICE.say(language))}</p></footer>\n</body>\n</html>"


def _table(comparison: Comparison, language: Language) -> Iterator[str]:
    heads = "".join(
        f'<th scope="col">{label.say(language)}</th>' for label in (labels.TOPIC, labels.CHANGE, labels.OLD, labels.NEW)
    )
    yield f"<table>\n<thead><tr><td></td>{heads}</tr></thead>\n<tbody>"
    for topic in comparison.topics:
        old, new = (labels.STATUSES[side.status].say(language) for side in (topic.old, topic.new))
        name = f'<a href="#topic-{topic.new.number}">{_safe(topic.new.title)}</a>'
        cells = f"<td>{topic.new.number}</td><td>{name}</td><td>{_change(topic.change, language)}</td>"
        yield f"<tr>{cells}<td>{old}</td><td>{new}</td></tr>"
    yield "</tbody>\n</table>"


def _topic(topic: TopicChange, language: Language) -> Iterator[str]:
    head = f"{topic.new.number} {_safe(topic.new.title)} · {_change(topic.change, language)}"
    opened = "" if topic.change is Change.SAME else " open"
    yield f'<article id="topic-{topic.new.number}">\n<details{opened}>'
    yield f"<summary><strong>{head}</strong> {wording.step(topic, language)}</summary>"
    for element in topic.elements:
        yield from _element(element, language)
    yield "</details>\n</article>"


def _element(element: ElementChange, language: Language) -> Iterator[str]:
    step = wording.element_step(element, language)
    head = f"{_safe(element.new.id)} {_safe(element.new.title)} · {_change(element.change, language)}"
    yield f"<h3>{head} <small>{step}</small></h3>"
    shown = len(element.old_quotes + element.new_quotes)
    yield from _list(wording.element_lines(element, language, shown))


def _flags(comparison: Comparison, language: Language) -> Iterator[str]:
    flags = wording.flags(comparison, language)
    if flags:
        yield f"<h2>{words.FLAGS.say(language)}</h2>\n<dl>"
        yield from (f"<dt>{_change(change, language)}</dt><dd>{_safe(text)}</dd>" for change, text in flags)
        yield "</dl>"


def _provisions(comparison: Comparison, language: Language) -> Iterator[str]:
    entries = [(label, text) for label, texts in wording.provision_groups(comparison, language) for text in texts]
    if entries:
        yield f"<h2>{labels.PROVISIONS.say(language)}</h2>"
        yield from _list(iter(entries))


def _list(entries: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    yield from (f"<dt>{_safe(label)}</dt><dd>{_safe(text)}</dd>" for label, text in entries)
    yield "</dl>"


def _change(change: Change, language: Language) -> str:
    return f'<span class="{change}">{labels.CHANGES[change].say(language)}</span>'


def _safe(text: str) -> str:
    return escape(visible(text))
