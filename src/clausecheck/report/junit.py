"""JUnit XML, as Jenkins and GitLab read it: a suite a document, a test a topic.

A missing topic fails, an undetermined one is skipped, a weak one passes and says in ``system-out`` what is weak; a file
that could not be read is an error. That holds whatever ``--fail-on`` says: the exit code is what a pipeline stops at.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from clausecheck.model import DocumentReport, LoadFailure, Run, Status, TopicResult
from clausecheck.report import ReportOptions, labels, phrases
from clausecheck.report.escape import visible
from clausecheck.report.findings import Finding, of_report, relative
from clausecheck.report.labels import Language

NAME = "junit"
FOR_PEOPLE = True
BINARY = False
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run, options: ReportOptions) -> str:
    """The whole run; times are left out, for two runs to be the same."""
    root = ElementTree.Element("testsuites", {"name": "clausecheck"})
    for report in run.reports:
        _add_document(root, report, options.language)
    for failure in run.failures:
        _add_failure(root, failure, options.language)
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _add_document(root: ElementTree.Element, report: DocumentReport, language: Language) -> None:
    statuses = [topic.status for topic in report.topics]
    suite = _suite(root, report.document.path, len(statuses), failures=statuses.count(Status.MISSING))
    suite.set("skipped", str(statuses.count(Status.UNDETERMINED)))
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (("sha256", report.document.sha256), ("title", report.title), ("deal", report.deal)):
        ElementTree.SubElement(properties, "property", {"name": name, "value": _safe(value)})
    found = list(of_report(report, language))
    for topic in report.topics:
        _add_topic(suite, topic, report, found, language)


def _add_topic(
    suite: ElementTree.Element, topic: TopicResult, report: DocumentReport, found: list[Finding], language: Language
) -> None:
    name = {"name": _safe(f"{topic.number} {topic.title}"), "classname": _safe(relative(report.document.path))}
    case = ElementTree.SubElement(suite, "testcase", name)
    ids = {topic.id, *(element.id for element in topic.elements)}
    text = "\n".join(_told(finding, language) for finding in found if finding.rule.id in ids)
    status = labels.STATUSES[topic.status].say(language)
    match topic.status:
        case Status.MISSING:
            failure = ElementTree.SubElement(case, "failure", {"type": f"missing:{topic.severity}", "message": status})
            failure.text = text
        case Status.UNDETERMINED:
            ElementTree.SubElement(case, "skipped", {"message": _safe(labels.UNDETERMINED.say(language))})
        case Status.WEAK:
            ElementTree.SubElement(case, "system-out").text = text


def _told(finding: Finding, language: Language) -> str:
    lines = [finding.message]
    for quote in finding.quotes[:1]:
        place = phrases.place(quote, language)
        lines.append(f"  {labels.QUOTE.say(language)} 「{quote.text}」 {place}")
    lines += [f"  {labels.SUGGESTION.say(language)} {line}" for line in finding.suggestion.splitlines()]
    return "\n".join(map(_safe, lines))


def _add_failure(root: ElementTree.Element, failure: LoadFailure, language: Language) -> None:
    suite = _suite(root, failure.path, 1, errors=1)
    case = ElementTree.SubElement(suite, "testcase", {"name": failure.code, "classname": _safe(relative(failure.path))})
    text = failure.message if language == "zh" else failure.message_en
    ElementTree.SubElement(case, "error", {"type": failure.code, "message": _safe(text)})


def _suite(root: ElementTree.Element, path: str, tests: int, failures: int = 0, errors: int = 0) -> ElementTree.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors)}
    return ElementTree.SubElement(root, "testsuite", {"name": _safe(relative(path)), **counts})


def _safe(text: str) -> str:
    """``text`` on one line, with only what XML may hold."""
    return _NOT_XML.sub("\ufffd", visible(text))
