"""The report as Markdown (GitHub's kind): for a merge request, a note, a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clausecheck.model import DocumentReport, ElementResult, Flag, Grade, LegalBasis, PartyRole, Quote, Run, TopicResult
from clausecheck.report import ReportOptions, labels, phrases, words
from clausecheck.report.escape import visible
from clausecheck.report.labels import Label, Language

NAME = "markdown"
FOR_PEOPLE = True
BINARY = False

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>~|&$])")
_LEADING = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)])(?=\s|$))")
_LINKS = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)(\.)|(@)")


def plain(foreign: str) -> str:
    """``foreign`` on one line, so that Markdown shows it as it stands: no markup, no HTML, no link."""
    text = _SPECIAL.sub(r"\\\1", visible(foreign).strip())
    # an address is a link even without brackets; an escape in it keeps it text
    return _LEADING.sub(_unlisted, _LINKS.sub(_unlinked, text))


def _unlinked(found: re.Match[str]) -> str:
    scheme, colon, host, dot, at = found.groups()
    return f"{scheme}\\{colon}" if scheme else f"{host}\\{dot}" if host else f"\\{at}"


def _unlisted(found: re.Match[str]) -> str:
    sign, digits, dot = found.groups()
    return f"\\{sign}" if sign else f"{digits}\\{dot}"


def render(run: Run, options: ReportOptions) -> str:
    """The whole run; its shape does not depend on ``quiet`` and ``verbose``."""
    language = options.language
    parts = [f"# {words.REPORT.say(language)}"]
    for report in run.reports:
        parts += _document(report, language)
    if run.failures:
        parts.append(f"## {labels.FAILED.say(language)}")
        parts.append(_items(f"{f.path} — {phrases.load_code(f.code, language)}" for f in run.failures))
    rules = f"{words.RULES.say(language)} {run.rules.pack} {run.rules.version}, SHA-256 {run.rules.sha256}"
    parts += ("---", plain(labels.ADVICE.say(language)), plain(f"clausecheck {run.version} · {rules}"))
    return "\n\n".join(filter(None, parts)) + "\n"


def _document(report: DocumentReport, language: Language) -> Iterator[str]:
    yield f"## {plain(report.title or report.document.path)}"
    yield plain(" · ".join((*phrases.source(report.document, language), *phrases.weighed(report, language))))
    yield _items(_parties(report, language))
    yield _grid(report, language)
    yield _demands(report, language)
    if report.flags:
        yield f"### {words.FLAGS.say(language)}"
        for flags in phrases.kinds(report.flags):
            yield from _flags(flags, language)
    for topic in report.topics:
        yield from _topic(topic, language)
    yield from _ledger(report, language)


def _parties(report: DocumentReport, language: Language) -> Iterator[str]:
    colon = "：" if language == "zh" else ": "
    for role in PartyRole:
        names = ["、".join(party.names) for party in report.parties if party.role is role]
        if names or role is not PartyRole.OTHER:
            told = "；".join(names) or labels.NO_PARTY.say(language)
            yield labels.PARTY_ROLES[role].say(language) + colon + told


def _grid(report: DocumentReport, language: Language) -> str:
    heads = (words.NUMBER, words.TOPIC, words.STATUS, labels.SEVERITY, words.ELEMENT)
    rows = (
        (
            str(topic.number),
            topic.title,
            labels.STATUSES[topic.status].say(language),
            labels.SEVERITIES[topic.severity].say(language),
            " · ".join(f"{e.id} {labels.GRADES[e.grade].say(language)}" for e in topic.elements),
        )
        for topic in report.topics
    )
    return _table([head.say(language) for head in heads], rows)


def _demands(report: DocumentReport, language: Language) -> str:
    rows = ((d.title, f"{d.share:.0%} ({d.met}/{d.total})") for d in report.demands)
    return _table([words.DEMANDS.say(language), words.SHARE.say(language)], rows) if report.demands else ""


def _table(heads: list[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *(map(plain, row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _flags(flags: list[Flag], language: Language) -> Iterator[str]:
    first = flags[0]
    severity = f"{labels.SEVERITY.say(language)} {labels.SEVERITIES[first.severity].say(language)}"
    yield f"#### ⚑ {plain(first.title)} — {severity}"
    yield from _quotes((flag.quote for flag in flags if flag.quote.text), language)
    yield _labelled(words.ADVICE, first.advice, language)
    yield from _laws(first.legal_basis, language)


def _topic(topic: TopicResult, language: Language) -> Iterator[str]:
    severity = f"{labels.SEVERITY.say(language)} {labels.SEVERITIES[topic.severity].say(language)}"
    status = labels.STATUSES[topic.status].say(language)
    yield f"### {topic.number} {plain(topic.title)} — {status}, {severity}"
    for element in topic.elements:
        yield from _element(element, language)
    yield _labelled(labels.WHY, topic.why, language)
    yield from (
        _laws(topic.legal_basis, language)
        if topic.legal_basis
        else (_labelled(labels.LAW, labels.NO_STATUTE.say(language), language),)
    )


def _element(element: ElementResult, language: Language) -> Iterator[str]:
    yield f"#### {plain(f'{element.id} {element.title}')} — {labels.GRADES[element.grade].say(language)}"
    colon = "：" if language == "zh" else ": "
    defects = (labels.DEFECTS[defect] for defect in element.defects)
    yield _items(f"{defect.name.say(language)}{colon}{defect.meaning.say(language)}" for defect in defects)
    if element.grade is Grade.UNDETERMINED:
        yield plain(labels.UNDETERMINED.say(language))
    yield from _quotes(element.evidence, language)
    if element.grade is not Grade.MET:
        separator = "、" if language == "zh" else ", "
        yield _labelled(labels.LACKING, separator.join(element.missing_parts), language)
        yield _labelled(words.SUGGESTED, element.suggestion, language)


def _quotes(quotes: Iterable[Quote], language: Language) -> Iterator[str]:
    # one wording may establish several parts: it is shown once
    for quote in {(quote.start, quote.end): quote for quote in quotes}.values():
        place = phrases.place(quote, language)
        yield f"> {plain(f'「{quote.text}」')}" + (f" — {plain(place)}" if place else "")


def _laws(laws: tuple[LegalBasis, ...], language: Language) -> Iterator[str]:
    if laws:
        yield f"**{labels.LAW.say(language)}**"
        yield _items(phrases.law(law, language) for law in laws)


def _ledger(report: DocumentReport, language: Language) -> Iterator[str]:
    document = report.document
    record = document.ledger
    yield f"### {words.LEDGER.say(language)}"
    counted = phrases.how_read(document, language) + phrases.counted(record.blocks | record.counts, language)
    read = [labels.READ_WHOLE.say(language)] if record.complete else []
    yield _labelled(labels.READ, " · ".join(counted + read), language)
    yield _items(f"{labels.NOT_READ.say(language)} {gap.where}：{gap.reason}" for gap in record.unreadable)
    yield _items(phrases.recognised(page, language) for page in record.recognised)
    yield _items(f"{labels.WARNINGS.say(language)} {each}" for each in phrases.warnings(report, language))
    yield f"SHA-256 {document.sha256}"


def _items(texts: Iterable[str]) -> str:
    return "\n".join(f"- {plain(each)}" for each in texts)


def _labelled(label: Label, said: str, language: Language) -> str:
    return f"**{label.say(language)}** {plain(said)}" if said else ""
