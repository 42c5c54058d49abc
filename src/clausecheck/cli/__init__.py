"""The command line: parses, calls, prints, exits; nothing else in the package exits.

Commands live in modules of this folder. Whatever is heavy is imported inside a command, so that --help and --version
answer at once.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, cast

import typer

from clausecheck import __version__
from clausecheck.cli.check import check
from clausecheck.cli.compare import compare
from clausecheck.cli.explain import explain
from clausecheck.cli.outline import outline
from clausecheck.cli.rules import rules
from clausecheck.errors import ClausecheckError, RuleError
from clausecheck.policy import ERROR, INTERRUPTED
from clausecheck.report.escape import visible
from clausecheck.report.labels import Language

_USAGE_ERROR = cast(type[Exception], typer.BadParameter.__base__)
"""click's UsageError, whose home depends on the version of typer."""

_USAGE_KINDS = {
    "NoSuchOption": "没有这个选项",
    "NoSuchCommand": "没有这个命令",
    "MissingParameter": "缺少参数",
    "BadParameter": "参数的值不对",
    "BadOptionUsage": "选项用法不对",
}
"""Name of a class of usage errors → what it says in Chinese."""

app = typer.Typer(
    name="clausecheck",
    help="检查转让协议的客户关系条款 / Check clauses on customers",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(check)
app.command()(compare)
app.command()(outline)
app.command()(explain)
app.add_typer(rules, name="rules")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"clausecheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="版本 / Print the version")
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line (by default the process's own) and exit with its code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a console that cannot show a character (GBK, ASCII) gets its escape, not a crash
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run(given))


def _run(arguments: list[str]) -> int:
    language = _language(arguments)
    try:
        return int(app(arguments, prog_name="clausecheck", standalone_mode=False) or 0)
    except RuleError as error:
        count = len(error.problems)
        head = f"规则包有 {count} 个问题：" if language == "zh" else f"the rule pack has {count} problems:"
        _complain("\n".join((head, *error.problems)), language)
    except ClausecheckError as error:
        _complain(error.message if language == "zh" else error.message_en, language)
    except _USAGE_ERROR as error:
        _complain_of_usage(error, language)
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return ERROR


def _language(arguments: list[str]) -> Language:
    """The language of error messages, known before the command line is understood."""
    return "en" if "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments) else "zh"


def _complain(message: str, language: Language) -> None:
    lines = "\n".join(map(visible, message.split("\n")))
    print(f"{'错误：' if language == 'zh' else 'error: '}{lines}", file=sys.stderr)


def _complain_of_usage(error: Exception, language: Language) -> None:
    kind, text = type(error).__name__, getattr(error, "format_message", error.__str__)()
    if kind == "NoArgsIsHelpError":
        # its message is the help text
        print(text, file=sys.stderr)
    elif language == "en":
        _complain(f"{text}\nSee clausecheck --help.", language)
    else:
        _complain(f"{_USAGE_KINDS.get(kind, '命令用法不对')}（{text}）\n用法见 clausecheck --help。", language)
