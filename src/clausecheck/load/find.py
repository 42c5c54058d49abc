"""Arguments of the command line → the files they mean."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from clausecheck.load import endings
from clausecheck.load.sniff import is_lock_file

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """One input to read. ``path`` is as the user wrote it; for a file in a folder it is that folder's path, a slash
    on every system, and the way down to the file."""

    path: str


def find(arguments: Sequence[str]) -> tuple[Found, ...]:
    """The files that ``arguments`` mean, in their order, each once (two names of one file are one).

    A folder is walked: its files by name, then its folders by name; only endings that some reader reads, nothing
    hidden, no lock files. A folder with nothing to read gives nothing; it is for the caller to say so. A pattern
    (``*.docx``, ``**``) that the shell left alone is expanded in the same way. A file named outright always stays,
    so that ``load`` can say what is wrong with it: missing, a lock file, an unknown format. So does a folder that may
    not be listed, for its files must not go missing silently.
    """
    unique: dict[str, str] = {}
    for argument in arguments:
        for path in _meant(argument):
            unique.setdefault(path if path == STDIN else os.path.realpath(path), path)
    return tuple(Found(path) for path in unique.values())


def _meant(argument: str) -> Iterable[str]:
    if argument == STDIN:
        return (STDIN,)
    if Path(argument).is_dir():
        return _walk(argument, frozenset())
    if not os.path.lexists(argument) and glob.has_magic(argument):
        return _expanded(argument) or (argument,)
    return (argument,)


def _expanded(pattern: str) -> list[str]:
    matches = sorted(match.replace(os.sep, "/") for match in glob.glob(pattern, recursive=True))  # noqa: PTH207
    files = [match for match in matches if not Path(match).is_dir() and _is_readable(match)]
    # ** matches every folder and its files, which must not be walked again.
    folders = [match for match in matches if Path(match).is_dir() and "**" not in pattern]
    return files + [path for folder in folders for path in _walk(folder, frozenset())]


def _walk(folder: str, above: frozenset[str]) -> Iterator[str]:
    """``above`` are the real paths of the folders on the way down: a link back to one of them is not followed."""
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        yield folder
        return
    paths = [PurePath(folder, name).as_posix() for name in names if not name.startswith(".")]
    is_folder = {path: Path(path).is_dir() for path in paths}
    yield from (path for path in paths if not is_folder[path] and _is_readable(path))
    for path in paths:
        if is_folder[path]:
            yield from _walk(path, above | {real})


def _is_readable(path: str) -> bool:
    return PurePath(path).suffix.lower() in endings() and not is_lock_file(path)
