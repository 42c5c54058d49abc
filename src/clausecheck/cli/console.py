"""Where output goes: standard output, standard error, or a file that is written in one step."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

from clausecheck.atomic import write_atomically
from clausecheck.errors import UsageError
from clausecheck.report.escape import visible
from clausecheck.report.labels import Language

PIPED_WIDTH = 80


def put_text(text: str) -> None:
    """Text for people to standard output, in its encoding; what that cannot show appears as a backslash escape."""
    put_bytes(text.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


def put_bytes(data: bytes) -> None:
    """``data`` as it stands to standard output; a reader that has gone (``| head``) ends it quietly."""
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        # Windows says EINVAL of a closed pipe
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise _cannot_write("-", error) from error
        # what is still buffered must not fail again when the interpreter closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put_file(path: Path, data: bytes) -> None:
    """``data`` to ``path`` in one step. Raises UsageError where that cannot be done."""
    try:
        write_atomically(path, data)
    except OSError as error:
        raise _cannot_write(str(path), error) from error


def _cannot_write(path: str, error: OSError) -> UsageError:
    return UsageError(f"无法写入 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}")


def tell(message: str) -> None:
    """One line on standard error."""
    print(visible(message), file=sys.stderr)


class Progress:
    """A counter on standard error for many files, where that is a terminal."""

    MANY = 5

    def __init__(self, total: int, language: Language) -> None:
        self._total = total
        self._word = "检查" if language == "zh" else "checking"
        self._shown = total >= self.MANY and sys.stderr.isatty()

    def step(self, done: int) -> None:
        """Say that ``done`` files are behind us; the last one wipes the line."""
        if self._shown:
            line = f"\r{self._word} {done}/{self._total}" if done < self._total else "\r\x1b[K"
            print(line, end="", file=sys.stderr, flush=True)


def is_terminal() -> bool:
    """True where standard output is a terminal."""
    return sys.stdout.isatty()


def has_colour() -> bool:
    """True where standard output is a terminal that takes ANSI colours and the user has not said NO_COLOR."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform != "win32":
        return True
    from rich.console import detect_legacy_windows

    return not detect_legacy_windows()


def width() -> int:
    """Columns of the terminal; PIPED_WIDTH where standard output is none, so that files do not depend on the window."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
