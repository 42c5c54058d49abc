"""``clausecheck compare``: two versions of an agreement, topic by topic."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck import __version__
from clausecheck.cli import console
from clausecheck.cli.options import Lang, OcrMode, Password, PasswordFile, RulesDir, open_pack, passwords, unknown
from clausecheck.errors import UsageError
from clausecheck.model import DocumentReport, LoadFailure, Ocr, ReadOptions, Revisions, RulesetId, Run
from clausecheck.policy import ERROR, UNJUDGED
from clausecheck.report import ReportOptions
from clausecheck.report.comparison import comparison_reporters
from clausecheck.report.translate import in_english

if TYPE_CHECKING:
    from clausecheck.ruleset import Ruleset

CONSOLE = "terminal"


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="旧版文件 / The old version")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="新版文件或 - / The new version, or -")],
    form: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="terminal|markdown|html|json")] = CONSOLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="报告写入文件 / Write the report to a file")
    ] = None,
    revisions: Annotated[Revisions, typer.Option(help="修订 / Tracked changes")] = Revisions.FINAL,
    ocr: OcrMode = Ocr.AUTO,
    password: Password = None,
    password_file: PasswordFile = None,
    rules: RulesDir = None,
    lang: Lang = "zh",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只列主题 / The table of topics only")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="不变的主题也列出 / Unchanged topics too")] = False,
) -> None:
    """比较两个版本 / Compare two versions.

    \b
    退出码 / Exit codes:
    0 没有变差 nothing got worse   1 有变差 something got worse   2 错误 error
    3 未能全部比较 not all could be compared   130 中断 interrupted
    """
    if form not in comparison_reporters():
        raise unknown("报告格式", "report format", form, comparison_reporters())
    if old == "-":
        raise UsageError("旧版必须是文件，新版才可以是 -", "the old version must be a file; only the new one may be -")
    reading = ReadOptions(revisions, ocr, passwords(password, password_file))
    pack = open_pack(rules)
    results = _checked(old, new, pack, reading)
    failures = [result for result in results if isinstance(result, LoadFailure)]
    for failure in failures:
        message = failure.message if lang == "zh" else failure.message_en
        console.tell(message if failure.path in message else f"{failure.path}: {message}")
    reports = [result for result in results if isinstance(result, DocumentReport)]
    if failures:
        raise typer.Exit(UNJUDGED if reports else ERROR)
    raise typer.Exit(
        _report(reports[0], reports[1], pack, form, output, ReportOptions(lang, quiet=quiet, verbose=verbose))
    )


def _checked(
    old: str, new: str, pack: Ruleset, reading: ReadOptions
) -> tuple[DocumentReport | LoadFailure, DocumentReport | LoadFailure]:
    from clausecheck.pipeline import Checker

    checker = Checker(pack, reading)
    given = sys.stdin.buffer.read() if new == "-" else None
    return checker.check_path(old), checker.check_path(new, data=given)


def _report(
    old: DocumentReport, new: DocumentReport, pack: Ruleset, form: str, output: Path | None, options: ReportOptions
) -> int:
    """Compare, print, and give the exit code."""
    from clausecheck.compare import Comparer

    reporter = comparison_reporters()[form]
    identity = RulesetId(pack.name, pack.version, pack.sha256)
    comparer = Comparer(old, new)
    if options.language == "en" and reporter.FOR_PEOPLE:
        old, new = in_english(Run((old, new), (), identity, __version__, 0), pack).reports
    comparison = comparer.compare(old, new, identity, __version__)
    if output is None and form == CONSOLE:
        options = replace(options, width=console.width(), colour=console.has_colour())
        console.put_text(reporter.render(comparison, options))
        return comparison.exit_code
    data = reporter.render(comparison, options).encode("utf-8", "backslashreplace")
    if output is None:
        console.put_bytes(data)
    else:
        console.put_file(output, data)
    return comparison.exit_code
