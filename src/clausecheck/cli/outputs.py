"""``--format NAME[=FILE] … -o FILE``: which reports to write, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.cli import console
from clausecheck.cli.options import unknown
from clausecheck.cli.word import WORD
from clausecheck.errors import UsageError
from clausecheck.model import Run
from clausecheck.report import Reporter, ReportOptions, reporters
from clausecheck.report.translate import in_english

if TYPE_CHECKING:
    from clausecheck.ruleset import Ruleset

CONSOLE = "terminal"
"""The format that follows the console (encoding, width, colour); others are the same bytes everywhere."""


@dataclass(frozen=True, slots=True)
class Output:
    """One report to write; ``file`` None is standard output."""

    reporter: Reporter
    file: Path | None


def parse_outputs(formats: Sequence[str], output: Path | None) -> tuple[Output, ...]:
    """The reports that the options ask for. Raises UsageError, before any work is done, on what cannot be."""
    outputs = [_parse(text) for text in formats or (CONSOLE,)]
    loose = [number for number, each in enumerate(outputs) if each.file is None]
    if output and not loose:
        raise UsageError("每个 --format 都写了文件，-o 没有用处", "every --format has a file of its own: -o has no use")
    if len(loose) > 1:
        raise UsageError(
            "只有一种格式可以不写文件，其余请写成 --format 名称=文件",
            "only one format can do without a file; write the others as --format NAME=FILE",
        )
    if output:
        outputs[loose[0]] = replace(outputs[loose[0]], file=output)
    elif loose and outputs[loose[0]].reporter.BINARY and console.is_terminal():
        name = outputs[loose[0]].reporter.NAME
        raise UsageError(
            f"{name} 不是文本，不能显示在屏幕上：请用 -o 写入文件",
            f"{name} is no text that a terminal can show: write it to a file with -o",
        )
    _check_files(outputs)
    return tuple(outputs)


def _parse(text: str) -> Output:
    name, equals, file = text.partition("=")
    if name not in reporters():
        raise unknown("报告格式", "report format", name, (*reporters(), WORD))
    if equals and not file:
        raise UsageError(f"--format {text} 没有写文件名", f"--format {text} lacks a file name")
    return Output(reporters()[name], Path(file) if file else None)


def _check_files(outputs: Sequence[Output]) -> None:
    files = [output.file.resolve() for output in outputs if output.file]
    if len(set(files)) < len(files):
        raise UsageError("两份报告写到同一个文件", "two reports go to the same file")
    for file in files:
        if file.is_dir() or not file.parent.is_dir():
            raise UsageError(
                f"无法写入 {file}：所在目录不存在，或它本身是目录",
                f"cannot write {file}: its folder does not exist, or it is a folder itself",
            )


def write_outputs(run: Run, rules: Ruleset, outputs: Sequence[Output], options: ReportOptions) -> None:
    """Render and write every report."""
    spoken = in_english(run, rules) if options.language == "en" else run
    for output in outputs:
        told = spoken if output.reporter.FOR_PEOPLE else run
        report = output.reporter.render(told, _look(output, options))
        if output.file:
            console.put_file(output.file, _encoded(report))
        elif isinstance(report, str) and output.reporter.NAME == CONSOLE:
            console.put_text(report)
        else:
            console.put_bytes(_encoded(report))


def _look(output: Output, options: ReportOptions) -> ReportOptions:
    """``options`` with the width and colour of the console where the report goes there."""
    if output.file or output.reporter.NAME != CONSOLE:
        return options
    return replace(options, width=console.width(), colour=console.has_colour())


def _encoded(report: str | bytes) -> bytes:
    # a lone surrogate in a file name becomes its escape, which JSON reads back
    return report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace")
