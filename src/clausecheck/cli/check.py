"""``clausecheck check``: judge agreements and report on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck import __version__
from clausecheck.cli import console
from clausecheck.cli.options import (
    DealKind,
    DealOf,
    Lang,
    OcrMode,
    Password,
    PasswordFile,
    RevisionViews,
    RulesDir,
    SideOf,
    Views,
    lens,
    open_pack,
    passwords,
    unknown,
)
from clausecheck.cli.outputs import parse_outputs, write_outputs
from clausecheck.cli.watch import check_again_when_saved
from clausecheck.cli.word import check_copies, take_copies, write_copies
from clausecheck.cli.work import check_all, find_sources
from clausecheck.errors import UsageError
from clausecheck.model import DocumentReport, LoadFailure, Ocr, ReadOptions, RulesetId, Run, Side
from clausecheck.policy import Bar, exit_code, parse_bar
from clausecheck.report import ReportOptions
from clausecheck.report.labels import Language

if TYPE_CHECKING:
    from clausecheck.ruleset import Ruleset


def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="文件、目录、通配符或 - / Files, folders, globs or -")
    ],
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="NAME[=FILE]", help="如 html、xlsx，可多次 / may be repeated"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="报告写入文件 / Write the report to a file")
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="LEVEL[:SEVERITY]", help="missing|weak|never[:high|medium|low]")
    ] = "missing:high",
    topics: Annotated[
        str | None, typer.Option(metavar="IDS", help="只报告这些主题 / Only these: 6,8,transfer-notice")
    ] = None,
    annexes: Annotated[
        list[str] | None,
        typer.Option("--annex", metavar="FILE", help="附件或补充协议，可多次 / Annex, may be repeated"),
    ] = None,
    revisions: RevisionViews = Views.FINAL,
    ocr: OcrMode = Ocr.AUTO,
    password: Password = None,
    password_file: PasswordFile = None,
    side: SideOf = Side.NEUTRAL,
    deal: DealOf = DealKind.AUTO,
    rules: RulesDir = None,
    lang: Lang = "zh",
    jobs: Annotated[int, typer.Option(min=1, help="并行进程数 / Processes")] = 1,
    insert_suggestions: Annotated[
        bool, typer.Option("--insert-suggestions", help="word：建议条款写成修订 / Draft clauses in, tracked")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="文件保存后重新检查 / Check again when saved")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="每个文件一行 / One line a file")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="全部主题与读取记录 / Everything")] = False,
) -> None:
    """检查协议 / Check agreements.

    \b
    退出码 / Exit codes:
    0 达标 met   1 有缺漏 findings   2 错误 error
    3 未能全部判定 not all could be judged   130 中断 interrupted
    """
    bar = parse_bar(fail_on)
    copies, others, output = take_copies(formats or [], output, insert_suggestions)
    outputs = parse_outputs(others, output) if others or not copies else ()
    reading = ReadOptions(revisions.reading, ocr, passwords(password, password_file))
    weighed = lens(side, deal)
    pack = open_pack(rules)
    wanted = _topic_ids(topics, pack)

    def once() -> int:
        """Check everything and write the reports; with --watch, again after each save."""
        sources = find_sources(paths)
        if copies:
            check_copies(copies, sources, revisions.reading)
        if annexes and len(sources) != 1:
            raise UsageError("--annex 只能与一份协议同用", "--annex goes with one agreement only")
        progress = console.Progress(len(sources), lang)
        results: list[DocumentReport | LoadFailure] = []
        checked = check_all(sources, tuple(annexes or ()), pack, reading, jobs, revisions is Views.BOTH, weighed)
        for done, views in enumerate(checked, start=1):
            results += views
            progress.step(done)
        run = _run(results, wanted, pack, bar)
        for failure in run.failures:
            console.tell(_message(failure, lang))
        write_outputs(run, pack, outputs, ReportOptions(lang, quiet=quiet, verbose=verbose))
        if copies:
            write_copies(copies, run, pack, lang, reading.passwords)
        return run.exit_code

    if watch:
        written = [each.file for each in outputs if each.file] + ([copies.target] if copies else [])
        check_again_when_saved(once, paths, annexes or (), written, lang)
    raise typer.Exit(once())


def _message(failure: LoadFailure, language: Language) -> str:
    message = failure.message if language == "zh" else failure.message_en
    # a reader that is given bytes cannot name the file, and the message of an annex does not name its agreement
    return message if failure.path in message else f"{failure.path}: {message}"


def _run(results: list[DocumentReport | LoadFailure], topics: frozenset[str], pack: Ruleset, bar: Bar) -> Run:
    reports = tuple(_only(result, topics) for result in results if isinstance(result, DocumentReport))
    failures = tuple(result for result in results if isinstance(result, LoadFailure))
    identity = RulesetId(pack.name, pack.version, pack.sha256)
    return Run(reports, failures, identity, __version__, exit_code(reports, failures, bar))


def _only(report: DocumentReport, topics: frozenset[str]) -> DocumentReport:
    return replace(
        report,
        topics=tuple(topic for topic in report.topics if topic.id in topics),
        losses=tuple(loss for loss in report.losses if loss.topic in topics),
    )


def _topic_ids(text: str | None, pack: Ruleset) -> frozenset[str]:
    """The ids of the topics that ``text`` names by id or number; all of the pack where it is None."""
    names = {name: topic.id for topic in pack.topics for name in (topic.id, str(topic.number))}
    if text is None:
        return frozenset(names.values())
    chosen = [name.strip() for name in text.split(",") if name.strip()]
    for name in chosen:
        if name not in names:
            raise unknown("主题", "topic", name, names)
    if not chosen:
        raise UsageError("--topics 没有写主题", "--topics names no topic")
    return frozenset(names[name] for name in chosen)
