"""What reports on two versions say, whatever they look like: labelled lines of plain, unescaped text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from clausecheck.model import (
    Change,
    Comparison,
    DocumentReport,
    ElementChange,
    ElementResult,
    Fate,
    FlagChange,
    Grade,
    ProvisionChange,
    TopicChange,
    Traced,
)
from clausecheck.report import labels, phrases
from clausecheck.report.labels import Language

GRAVEST_FIRST = (Change.WORSE, Change.UNCLEAR, Change.BETTER, Change.SAME)

Fates: TypeAlias = Mapping[Fate, tuple[str, str]]

_NOW = {
    Fate.KEPT: ("", ""),
    Fate.RENUMBERED: ("现为{there}", "now {there}"),
    Fate.MOVED: ("移至{there}", "moved to {there}"),
    Fate.REWORDED: ("新版改写（{there}）：「{wording}」", "reworded in the new version ({there}): 「{wording}」"),
    Fate.REMOVED: ("新版已删除", "not in the new version"),
    Fate.UNSEEN: ("新版读到的部分中没有", "not in what was read of the new version"),
}
_ONCE = {
    Fate.KEPT: ("", ""),
    Fate.RENUMBERED: ("原为{there}", "was {there}"),
    Fate.MOVED: ("由{there}移来", "moved from {there}"),
    Fate.REWORDED: ("改写自{there}", "reworded from {there}"),
    Fate.ADDED: ("新增", "added"),
    Fate.UNSEEN: ("旧版读到的部分中没有", "not in what was read of the old version"),
}
_UNNUMBERED = labels.Label("未编号处", "an unnumbered place")

LONGEST = 120
"""Characters of a provision that are told where it is only named."""


def sources(comparison: Comparison, language: Language) -> Iterator[tuple[str, str]]:
    """Both files: label and path, with what of them was not read."""
    for label, report in ((labels.OLD, comparison.old), (labels.NEW, comparison.new)):
        yield label.say(language), _source(report, language)


def _source(report: DocumentReport, language: Language) -> str:
    document = report.document
    facts = [document.path, report.title]
    if document.revisions is not None:
        facts.append(labels.REVISIONS[document.revisions].say(language))
    facts.append(f"{document.ledger.characters:,} {labels.CHARACTERS.say(language)}")
    facts += [f"{labels.NOT_READ.say(language)} {gap.where}：{gap.reason}" for gap in document.ledger.unreadable]
    return " · ".join(facts)


def counts(comparison: Comparison, language: Language) -> list[tuple[Change, str]]:
    """How many topics changed which way."""
    found = [topic.change for topic in comparison.topics]
    return [(change, f"{labels.CHANGES[change].say(language)} {found.count(change)}") for change in GRAVEST_FIRST]


def step(topic: TopicChange, language: Language) -> str:
    """已覆盖 → 薄弱; one word where the status stayed."""
    old, new = (labels.STATUSES[side.status].say(language) for side in (topic.old, topic.new))
    return old if old == new else f"{old} → {new}"


def element_step(element: ElementChange, language: Language) -> str:
    old, new = (labels.GRADES[side.grade].say(language) for side in (element.old, element.new))
    return old if old == new else f"{old} → {new}"


def element_lines(element: ElementChange, language: Language, shown: int) -> Iterator[tuple[str, str]]:
    """Both sides' quotes (at most ``shown`` each), what is wrong with the new one, and wording where it got worse."""
    if element.change is Change.SAME and not element.old_quotes and not element.new_quotes:
        return
    yield from _quotes(element.old, labels.OLD, element.old_quotes, _NOW, language, shown)
    yield from _quotes(element.new, labels.NEW, element.new_quotes, _ONCE, language, shown)
    if element.new.grade is Grade.MET or element.change is Change.SAME:
        return
    separator = "、" if language == "zh" else ", "
    if element.new.defects:
        names = [labels.DEFECTS[defect].name.say(language) for defect in element.new.defects]
        yield labels.DEFECT.say(language), separator.join(names)
    if element.new.missing_parts:
        yield labels.LACKING.say(language), separator.join(element.new.missing_parts)
    if element.change is Change.WORSE and element.new.suggestion:
        yield labels.SUGGESTION.say(language), element.new.suggestion


def _quotes(
    side: ElementResult,
    name: labels.Label,
    quotes: tuple[Traced, ...],
    fates: Fates,
    language: Language,
    shown: int,
) -> Iterator[tuple[str, str]]:
    label = name.say(language)
    if not quotes:
        # nothing found in a file that was not read whole is not the same as nothing there
        unread = side.grade is Grade.UNDETERMINED
        yield label, (labels.UNDETERMINED if unread else labels.NOTHING_SAID).say(language)
    for traced in quotes[:shown]:
        yield label, _told(traced, fates, language)
    if len(quotes) > shown:
        yield label, phrases.and_more(len(quotes) - shown, language)


def _told(traced: Traced, fates: Fates, language: Language) -> str:
    quote = traced.quote
    place = phrases.place(quote, language)
    form = fates[traced.fate][0 if language == "zh" else 1]
    fate = form.format(there=traced.there or _UNNUMBERED.say(language), wording=short(traced.wording))
    said = f"「{quote.text}」"
    return said + (f" — {place}" if place else "") + (f" · {fate}" if fate else "")


def provision_groups(comparison: Comparison, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Each fate with the provisions that had it; items that went with their article are not told again."""
    for fate in (Fate.REMOVED, Fate.ADDED, Fate.UNSEEN, Fate.MOVED, Fate.REWORDED, Fate.RENUMBERED):
        those = [change for change in comparison.provisions if change.fate is fate]
        alone = [change for change in those if not any(_went_with(change, other) for other in those)]
        if alone:
            yield labels.FATES[fate].say(language), [_provision(change, language) for change in alone]


def flags(comparison: Comparison, language: Language) -> list[tuple[Change, str]]:
    """Flags that came or went: rule and severity, the wording with its place, and what to do about one that came."""
    return [(each.change, _flag(each, language)) for each in comparison.flags]


def _flag(each: FlagChange, language: Language) -> str:
    flag, quote = each.flag, each.flag.quote
    severity = labels.SEVERITIES[flag.severity].say(language)
    head = f"{flag.title}（{severity}）" if language == "zh" else f"{flag.title} ({severity}) "
    place = phrases.place(quote, language)
    told = f"{head}「{short(quote.text)}」" + (f" — {place}" if place else "")
    return told + (f" · {flag.advice}" if each.change is not Change.BETTER and flag.advice else "")


def _went_with(change: ProvisionChange, parent: ProvisionChange) -> bool:
    if change is parent or change.reworded or change.fate not in (Fate.MOVED, Fate.RENUMBERED):
        return False
    return all(
        above and below and below != above and below.startswith(above)
        for below, above in ((change.old_label, parent.old_label), (change.new_label, parent.new_label))
    )


def _provision(change: ProvisionChange, language: Language) -> str:
    once, now = change.old_label or _UNNUMBERED.say(language), change.new_label or _UNNUMBERED.say(language)
    match change.fate:
        case Fate.REMOVED | Fate.ADDED | Fate.UNSEEN:
            label = once if change.new_text is None else now
            return f"{label} 「{short(change.old_text or change.new_text or '')}」"
        case Fate.REWORDED:
            return f"{now} 「{short(change.old_text or '')}」 → 「{short(change.new_text or '')}」"
    reworded = f" · {labels.FATES[Fate.REWORDED].say(language)}" if change.reworded else ""
    return f"{once} → {now} 「{short(change.new_text or '', 24)}」{reworded}"


def short(text: str, longest: int = LONGEST) -> str:
    """``text``, cut with an ellipsis where it is longer than ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
