"""``clausecheck explain``: a topic, an element, a flag, a defect or the code of a load failure, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.cli import console
from clausecheck.cli.options import Lang, RulesDir, open_pack, unknown
from clausecheck.model import Grade
from clausecheck.report import labels, phrases
from clausecheck.report.escape import visible
from clausecheck.report.labels import Entry, Language
from clausecheck.report.page import Page

if TYPE_CHECKING:
    from clausecheck.ruleset import Element, Examples, FlagRule, Ruleset, Topic


def explain(
    name: Annotated[str, typer.Argument(metavar="ID", help="编号或代码 / Number, id or code")],
    trace: Annotated[
        str | None, typer.Option(metavar="FILE", help="逐步说明要素在该文件中的判定 / How it was judged")
    ] = None,
    rules: RulesDir = None,
    lang: Lang = "zh",
) -> None:
    """说明主题、要素、风险、缺陷或错误 / Explain 6, 6.1, a flag, vague …"""
    page = Page(console.width())
    entry = _entries().get(name)
    if trace is not None:
        _add_trace(page, trace, name, open_pack(rules), lang)
    elif entry:
        _add_entry(page, name, entry, lang)
    else:
        _add_rule(page, name, open_pack(rules), lang)
    console.put_text(page.text(colour=console.has_colour()))


def _add_trace(page: Page, path: str, name: str, pack: Ruleset, language: Language) -> None:
    from clausecheck.cli.trace import add_trace

    elements = {element.id: (topic, element) for topic in pack.topics for element in topic.elements}
    if name not in elements:
        raise unknown("要素", "element", name, elements)
    add_trace(page, path, *elements[name], pack, language)


def _entries() -> dict[str, Entry]:
    return {defect.value: entry for defect, entry in labels.DEFECTS.items()} | dict(labels.LOAD_CODES)


def _add_entry(page: Page, name: str, entry: Entry, language: Language) -> None:
    page.line((f"{name}  {entry.name.say(language)}", "strong"))
    page.paragraph(entry.meaning.say(language), label=labels.MEANING.say(language), indent=2)
    page.paragraph(entry.remedy.say(language), label=labels.REMEDY.say(language), indent=2)


def _add_rule(page: Page, name: str, pack: Ruleset, language: Language) -> None:
    topics = {key: topic for topic in pack.topics for key in (topic.id, str(topic.number))}
    elements = {element.id: (topic, element) for topic in pack.topics for element in topic.elements}
    flags = {flag.id: flag for flag in pack.flags}
    if name in topics:
        _add_topic(page, topics[name], language)
    elif name in elements:
        topic, element = elements[name]
        _add_element(page, element, language)
        _add_examples(page, element.examples, language)
        _add_reasons(page, topic, language)
    elif name in flags:
        _add_flag(page, flags[name], language)
    else:
        raise unknown("可以说明的条目", "entry", name, [*topics, *elements, *flags, *_entries()])


def _add_topic(page: Page, topic: Topic, language: Language) -> None:
    title = topic.title if language == "zh" else topic.title_en or topic.title
    severity = f"{labels.SEVERITY.say(language)} {labels.SEVERITIES[topic.severity].say(language)}"
    page.line((f"{topic.number}  {visible(title)}", "strong"), f"  {topic.id}  ", (severity, "faint"))
    _add_reasons(page, topic, language)
    for element in topic.elements:
        page.blank()
        _add_element(page, element, language)


def _add_flag(page: Page, flag: FlagRule, language: Language) -> None:
    chinese = language == "zh"
    severity = f"{labels.SEVERITY.say(language)} {labels.SEVERITIES[flag.severity].say(language)}"
    title = flag.title if chinese else flag.title_en
    page.line((visible(flag.id), "strong"), "  ", (severity, "faint"))
    page.paragraph(title, label=labels.MEANING.say(language), indent=2)
    page.paragraph(flag.advice if chinese else flag.advice_en, label=labels.FLAG_ADVICE.say(language), indent=2)
    for law in flag.legal_basis:
        page.paragraph(phrases.law(law, language), label=labels.LAW.say(language), indent=2)
    if flag.deals:
        kinds = [labels.DEALS[deal].say(language) for deal in flag.deals]
        page.paragraph(("、" if chinese else ", ").join(kinds), label=labels.DEAL.say(language), indent=2)
    for text in flag.examples.match:
        page.paragraph(text.strip(), label=labels.RAISED_BY.say(language), indent=2)
    for text in flag.examples.near:
        page.paragraph(text.strip(), label=labels.NOT_RAISED_BY.say(language), indent=2)


def _add_reasons(page: Page, topic: Topic, language: Language) -> None:
    why = topic.why if language == "zh" else topic.why_en or topic.why
    page.paragraph(why, label=labels.WHY.say(language), indent=2)
    if not topic.legal_basis:
        page.paragraph(labels.NO_STATUTE.say(language), label=labels.LAW.say(language), indent=2)
    for law in topic.legal_basis:
        page.paragraph(phrases.law(law, language), label=labels.LAW.say(language), indent=2)


def _add_element(page: Page, element: Element, language: Language) -> None:
    title = element.title if language == "zh" else element.title_en or element.title
    page.line((f"{element.id}  {visible(title)}", "strong"))
    parts = [part.label if language == "zh" else part.label_en for part in element.parts]
    separator = "；" if language == "zh" else "; "
    page.paragraph(separator.join(parts), label=labels.PARTS.say(language), indent=2)
    wording = element.suggestion.replace("{transferor}", "转让方").replace("{transferee}", "受让方")
    page.paragraph(wording, label=labels.SUGGESTION.say(language), indent=2)


def _add_examples(page: Page, examples: Examples, language: Language) -> None:
    for text in examples.met:
        page.paragraph(text.strip(), label=labels.GRADES[Grade.MET].say(language), indent=2)
    for weak in examples.weak:
        defects = "、".join(labels.DEFECTS[defect].name.say(language) for defect in weak.defects)
        page.paragraph(weak.text.strip(), label=f"{labels.GRADES[Grade.WEAK].say(language)}（{defects}）", indent=2)
    for text in examples.absent:
        page.paragraph(text.strip(), label=labels.GRADES[Grade.ABSENT].say(language), indent=2)
