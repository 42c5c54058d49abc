"""Which files to check, and checking them in one process or several; results come in the order of the arguments."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from clausecheck.errors import UsageError
from clausecheck.model import UNWEIGHED, DocumentReport, Lens, LoadFailure, ReadOptions

if TYPE_CHECKING:
    from clausecheck.pipeline import Checker
    from clausecheck.ruleset import Ruleset

STDIN = "-"

Results: TypeAlias = tuple[DocumentReport | LoadFailure, ...]


def find_sources(arguments: Sequence[str]) -> tuple[str, ...]:
    """The paths of all files that the arguments mean. Raises UsageError where there is none."""
    from clausecheck.load.find import find

    sources = tuple(found.path for found in find(arguments))
    if not sources:
        raise UsageError(
            f"{'、'.join(arguments)} 中没有可以检查的文件", f"there is no file to check in {', '.join(arguments)}"
        )
    return sources


def check_all(
    sources: Sequence[str],
    annexes: tuple[str, ...],
    rules: Ruleset,
    reading: ReadOptions,
    jobs: int,
    both: bool = False,
    lens: Lens = UNWEIGHED,
) -> Iterator[Results]:
    """The results of each source, in order; ``jobs`` processes share the work. There is one result, or with ``both``
    one for the final and one for the original text of a file with tracked changes."""
    from clausecheck.pipeline import Checker

    given = {STDIN: sys.stdin.buffer.read()} if STDIN in sources else {}
    if jobs == 1 or len(sources) == 1:
        checker = Checker(rules, reading, lens)
        gc.freeze()  # the rules stay until the end: looking for garbage among them again and again finds none
        yield from (_results(checker, source, annexes, given.get(source), both) for source in sources)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    task = partial(
        _check_in_worker,
        directory=rules.directory,
        reading=reading,
        lens=lens,
        annexes=annexes,
        given=given,
        both=both,
    )
    # spawn is the one way to start a process that every system has
    with ProcessPoolExecutor(min(jobs, len(sources)), get_context("spawn"), _leave_interrupts_to_parent) as pool:
        yield from pool.map(task, sources)


def _check_in_worker(
    source: str,
    directory: Path,
    reading: ReadOptions,
    lens: Lens,
    annexes: tuple[str, ...],
    given: Mapping[str, bytes],
    both: bool,
) -> Results:
    return _results(_checker(directory, reading, lens), source, annexes, given.get(source), both)


def _results(checker: Checker, source: str, annexes: tuple[str, ...], data: bytes | None, both: bool) -> Results:
    return checker.check_views(source, annexes, data) if both else (checker.check_path(source, annexes, data),)


@cache
def _checker(directory: Path, reading: ReadOptions, lens: Lens) -> Checker:
    """The rules, read once in each worker process."""
    from clausecheck.pipeline import Checker
    from clausecheck.ruleset import load_pack

    checker = Checker(load_pack(directory), reading, lens)
    gc.freeze()
    return checker


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
