"""Two versions for a reader at a terminal: every topic on a line, then what changed with both quotes."""

from __future__ import annotations

from clausecheck.model import Change, Comparison, TopicChange
from clausecheck.report import ReportOptions, labels, words
from clausecheck.report.comparison import wording
from clausecheck.report.escape import visible
from clausecheck.report.page import Page, pad

NAME = "terminal"
FOR_PEOPLE = True

READABLE_WIDTH = 100
SHOWN = 2
"""Quotes of a side that are printed without --verbose."""

STYLES = {Change.WORSE: "missing", Change.BETTER: "covered", Change.UNCLEAR: "undetermined", Change.SAME: "faint"}


def render(comparison: Comparison, options: ReportOptions) -> str:
    """The comparison for people; ``quiet`` leaves it at the table, ``verbose`` tells of unchanged topics, too."""
    page = Page(min(options.width, READABLE_WIDTH))
    for label, source in wording.sources(comparison, options.language):
        page.paragraph(source, label=label)
    page.line(*((f"{count}  ", STYLES[change]) for change, count in wording.counts(comparison, options.language)))
    page.blank()
    for topic in comparison.topics:
        _add_row(page, topic, options)
    if options.quiet:
        return page.text(colour=options.colour)
    for change in wording.GRAVEST_FIRST:
        for topic in comparison.topics:
            if topic.change is change and (options.verbose or change is not Change.SAME):
                _add_topic(page, topic, options)
    _add_flags(page, comparison, options)
    _add_provisions(page, comparison, options)
    page.blank()
    page.paragraph(labels.ADVICE.say(options.language), style="faint")
    return page.text(colour=options.colour)


def _add_row(page: Page, topic: TopicChange, options: ReportOptions) -> None:
    change = pad(labels.CHANGES[topic.change].say(options.language), 8)
    title = pad(visible(topic.new.title), 36)
    step = wording.step(topic, options.language)
    page.line(f"{topic.new.number:>2}  {title}  ", (f"{change}  ", STYLES[topic.change]), step)


def _add_topic(page: Page, topic: TopicChange, options: ReportOptions) -> None:
    language = options.language
    page.blank()
    change = (labels.CHANGES[topic.change].say(language), STYLES[topic.change])
    title = (f"{topic.new.number:>2}  {visible(topic.new.title)}", "strong")
    page.line(title, "  ", change, f"  {wording.step(topic, language)}")
    for element in topic.elements:
        if element.change is Change.SAME and not options.verbose:
            continue
        change = (labels.CHANGES[element.change].say(language), STYLES[element.change])
        head = f"    {pad(element.new.id, 5)}{visible(element.new.title)}  "
        page.line(head, change, f"  {wording.element_step(element, language)}")
        shown = len(element.old_quotes + element.new_quotes) if options.verbose else SHOWN
        for label, text in wording.element_lines(element, language, shown):
            page.paragraph(text, label=label, indent=9)


def _add_flags(page: Page, comparison: Comparison, options: ReportOptions) -> None:
    flags = wording.flags(comparison, options.language)
    if flags:
        page.blank()
        page.line((words.FLAGS.say(options.language), "strong"))
    for change, text in flags:
        page.paragraph(text, label=labels.CHANGES[change].say(options.language), indent=2)


def _add_provisions(page: Page, comparison: Comparison, options: ReportOptions) -> None:
    groups = list(wording.provision_groups(comparison, options.language))
    if groups:
        page.blank()
        page.line((labels.PROVISIONS.say(options.language), "strong"))
    for label, provisions in groups:
        page.entries(provisions, label=label, indent=2)
