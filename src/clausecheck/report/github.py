"""Annotations of GitHub Actions: workflow commands on standard output, gravest first, as GitHub shows ten a step."""

from __future__ import annotations

from clausecheck.model import LoadFailure, Run
from clausecheck.report import ReportOptions, phrases
from clausecheck.report.escape import visible
from clausecheck.report.findings import Finding, Level, findings, relative
from clausecheck.report.labels import Language

NAME = "github"
FOR_PEOPLE = True
BINARY = False
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(run: Run, options: ReportOptions) -> str:
    """One command a line: files that could not be read, then findings by level."""
    found = sorted(findings(run, options.language), key=lambda finding: list(Level).index(finding.level))
    lines = [_failure(failure, options.language) for failure in run.failures]
    lines += [_finding(finding, options.language) for finding in found]
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding, language: Language) -> str:
    text = finding.message
    for quote in finding.quotes[:1]:
        place = phrases.place(quote, language)
        text += f"\n「{quote.text}」" + (f" — {place}" if place else "")
    place_in_file = {"file": finding.path, "line": str(finding.line), "title": finding.rule.title}
    return command(_COMMANDS[finding.level], place_in_file, text)


def _failure(failure: LoadFailure, language: Language) -> str:
    text = failure.message if language == "zh" else failure.message_en
    return command("error", {"file": relative(failure.path), "title": failure.code}, text)


def command(name: str, properties: dict[str, str], text: str) -> str:
    """A workflow command. No text can end it or begin another."""
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    # line feeds of ours stay, those of foreign text are shown
    return f"::{name} {given}::" + "%0A".join(_data(line) for line in text.split("\n"))


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
