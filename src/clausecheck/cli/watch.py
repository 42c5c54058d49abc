"""``--watch``: look at files every so often, and act when one of them was saved with other content."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Never, TypeAlias

from clausecheck.cli import console
from clausecheck.errors import UsageError
from clausecheck.load.find import STDIN, find
from clausecheck.report.labels import Language

PAUSE = 0.5
"""Seconds between two looks."""

Stamp: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Seen:
    stamp: Stamp
    digest: bytes


class Watched:
    """Files and what they held when they were last looked at.

    A file that is away for a moment (Word writes a new file, puts the old one aside and renames) or that cannot be
    opened yet is waited for. One that was only touched, or saved with the same content, did not change.
    """

    def __init__(self, find: Callable[[], Iterable[str]]) -> None:
        self._find = find
        self._pending: dict[str, Stamp] = {}
        self._seen = {path: seen for path in find() if (seen := _look(path))}

    def changed(self) -> tuple[str, ...]:
        """One look: the files whose content is another, and which were not being written since the look before."""
        return tuple(path for path in self._find() if self._has_changed(path))

    def _has_changed(self, path: str) -> bool:
        stamp, seen = _stamp(path), self._seen.get(path)
        if stamp is None or (seen and seen.stamp == stamp):
            self._pending.pop(path, None)
            return False
        if self._pending.get(path) != stamp:
            self._pending[path] = stamp
            return False
        now = _look(path)
        if now is None:
            return False
        del self._pending[path]
        self._seen[path] = now
        return seen is None or seen.digest != now.digest


def _stamp(path: str) -> Stamp | None:
    """What changes with every save, also where the clock of the file system is coarse; None where there is no file."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _look(path: str) -> _Seen | None:
    """The file as it is now; None where it cannot be read."""
    stamp = _stamp(path)
    try:
        data = Path(path).read_bytes()
    except OSError:
        return None
    return _Seen(stamp, hashlib.sha256(data).digest()) if stamp else None


def repeat(
    watched: Watched, act: Callable[[tuple[str, ...]], None], sleep: Callable[[float], None] = time.sleep
) -> Never:
    """Call ``act`` with the changed files, each time that there are some; ends by an interrupt only."""
    while True:
        sleep(PAUSE)
        changed = watched.changed()
        if changed:
            act(changed)


def check_again_when_saved(
    check: Callable[[], object],
    paths: Sequence[str],
    annexes: Sequence[str],
    written: Sequence[Path],
    language: Language,
) -> Never:
    """Check now and after every save of what ``paths`` mean or of an annex, until interrupted.

    The reports that are ``written`` are not watched, wherever they stand. Raises UsageError for standard input.
    """
    if STDIN in paths:
        raise UsageError("--watch 不能用于标准输入", "--watch cannot watch standard input")
    own = {file.resolve() for file in written}

    def found() -> list[str]:
        return [path for path in (*(f.path for f in find(paths)), *annexes) if Path(path).resolve() not in own]

    def act(changed: tuple[str, ...]) -> None:
        names = ", ".join(changed)
        console.tell(f"已保存，重新检查：{names}" if language == "zh" else f"saved, checking again: {names}")
        _checked(check, language)

    watched = Watched(found)
    _checked(check, language)
    hint = "等待文件保存，按 Ctrl-C 结束" if language == "zh" else "waiting for a save; Ctrl-C ends it"
    console.tell(hint)
    repeat(watched, act)


def _checked(check: Callable[[], object], language: Language) -> None:
    """A problem that the next save may mend (no file there at the moment) is told, and does not end the watch."""
    try:
        check()
    except UsageError as error:
        console.tell(error.message if language == "zh" else error.message_en)
