"""The report as one page for a browser: no network, no file beside it, readable without its script.

The page may load nothing and run nothing but its own style and script, which its policy names by their hashes; every
word of documents, rules and file names comes through ``markup.text``.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from clausecheck.model import DocumentReport, Run, Severity, Status
from clausecheck.report import ReportOptions, labels, phrases, words
from clausecheck.report.html.agreement import text_pane
from clausecheck.report.html.findings import findings
from clausecheck.report.html.markup import Markup, join, tag
from clausecheck.report.html.places import FLAG, View, by_block, marks
from clausecheck.report.html.record import failures, imprint, ledger
from clausecheck.report.html.summary import SIGNS, overview
from clausecheck.report.labels import Language

NAME = "html"
FOR_PEOPLE = True
BINARY = False


def render(run: Run, options: ReportOptions) -> str:
    """The whole run as an HTML page; the shape of the report does not depend on ``quiet`` and ``verbose``."""
    language = options.language
    views = [View(number, language) for number in range(1, len(run.reports) + 1)]
    filters = _filters(run, language)
    # one document: the filters stand beside what they filter; several share them
    within, above = (filters, Markup()) if len(views) == 1 else (Markup(), filters)
    documents = [_document(report, view, within) for report, view in zip(run.reports, views, strict=True)]
    inside = (
        _skips(run, views),
        tag("header", tag("h1", words.REPORT.say(language)), _contents(run, views)),
        failures(run.failures, language),
        above,
        tag("main", join(documents)),
        imprint(run, language),
    )
    body = tag("body", join(inside), tag("script", _asset("page.js")))
    html = tag("html", _head(run, language), body, at={"lang": "zh-CN" if language == "zh" else "en"})
    return f"<!doctype html>\n{html}\n"


@cache
def _asset(name: str) -> Markup:
    """A part of this program that is written in another language; its line ends are those of the wheel: LF."""
    return Markup((files(__name__) / name).read_text(encoding="utf-8").replace("\r\n", "\n"))


def _head(run: Run, language: Language) -> Markup:
    style, script = (f"'sha256-{b64encode(sha256(_asset(n).encode()).digest()).decode()}'" for n in _ASSETS)
    policy = (
        f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'"
    )
    title = " · ".join((*(report.title for report in run.reports[:1]), words.REPORT.say(language)))
    meta = (
        tag("meta", at={"charset": "utf-8"}),
        tag("meta", at={"http-equiv": "Content-Security-Policy", "content": policy}),
        tag("meta", at={"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", at={"name": "referrer", "content": "no-referrer"}),
        tag("meta", at={"name": "color-scheme", "content": "light dark"}),
        tag("title", title),
        tag("style", _asset("page.css")),
    )
    return tag("head", join(meta))


_ASSETS = ("page.css", "page.js")


def _document(report: DocumentReport, view: View, filters: Markup) -> Markup:
    found = marks(report, view)
    placed = frozenset(p.mark.name for pieces in by_block(report.document, found).values() for p in pieces)
    title = tag("h2", report.title or report.document.path, at={"id": view.part("top"), "tabindex": "-1"})
    columns = tag("div.columns", findings(report, placed, view), text_pane(report.document, found, view))
    return tag("section.document", join((title, overview(report, view), filters, columns, ledger(report, view))))


def _skips(run: Run, views: list[View]) -> Markup:
    if not run.reports:
        return Markup()
    first = views[0]
    links = (
        tag("a", words.SKIP_TO_FINDINGS.say(first.language), at={"href": f"#{first.part('findings')}"}),
        tag("a", words.SKIP_TO_TEXT.say(first.language), at={"href": f"#{first.part('text')}"}),
    )
    return tag("nav.skips", *links)


def _contents(run: Run, views: list[View]) -> Markup:
    """The documents of the run, where there are several."""
    if len(views) < 2:
        return Markup()
    rows = (_row(report, view) for report, view in zip(run.reports, views, strict=True))
    language = views[0].language
    heads = (words.DOCUMENT.say(language), *(label.say(language) for label in labels.STATUSES.values()))
    return tag("table.contents", tag("tr", *(tag("th", head) for head in heads)), *rows)


def _row(report: DocumentReport, view: View) -> Markup:
    link = tag("a", report.title or report.document.path, at={"href": f"#{view.part('top')}"})
    source = " · ".join(phrases.source(report.document, view.language))
    counts = (tag("td", str(sum(topic.status is status for topic in report.topics))) for status in Status)
    return tag("tr", tag("td", link, tag("br"), tag("small", source)), *counts)


def _filters(run: Run, language: Language) -> Markup:
    """Boxes that hide what is not looked for; shown where the script runs."""
    statuses = [
        _box("status", status.value, f"{SIGNS[status.value]} {labels.STATUSES[status].say(language)}")
        for status in Status
    ]
    if any(report.flags for report in run.reports):
        statuses.append(_box("status", FLAG, f"⚑ {words.FLAG.say(language)}"))
    severities = (_box("severity", each.value, labels.SEVERITIES[each].say(language)) for each in Severity)
    count = tag("output", at={"id": "shown", "data-word": words.SHOWN.say(language), "aria-live": "polite"})
    inside = (
        tag("fieldset", tag("legend", words.STATUS.say(language)), *statuses),
        tag("fieldset", tag("legend", labels.SEVERITY.say(language)), *severities),
        tag("button", words.RESET.say(language), at={"type": "reset"}),
        count,
    )
    return tag("form", join(inside), at={"id": "filter", "aria-label": words.FILTER.say(language), "hidden": ""})


def _box(name: str, value: str, said: str) -> Markup:
    at = {"type": "checkbox", "name": name, "value": value, "checked": ""}
    return tag("label", tag("input", at=at), " ", said)
