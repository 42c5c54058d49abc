"""load stage: a path or bytes → Document.

A reader is a module named as the ending of the files that it reads (``txt.py``). It offers ``NAMES``, all endings that
it reads, in lower case and with the dot, and ``read(data, path, options) -> Document``, which raises LoadError.
Adding a format is adding such a file. Readers import heavy libraries inside their functions, and a file waits for no
other format's reader to be imported.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol, cast

from clausecheck.errors import LoadError
from clausecheck.load.sniff import refuse_lock_file, sniff
from clausecheck.model import AS_USUAL, Document, ReadOptions

MAX_BYTES = 200 * 2**20
"""The largest file that is read; a contract of a thousand scanned pages is well below it."""


class Reader(Protocol):
    """What a module of this package offers to be a reader."""

    NAMES: tuple[str, ...]

    def read(self, data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
        """``data`` as a Document; raises LoadError."""


def load(path: str, data: bytes | None = None, name: str | None = None, options: ReadOptions = AS_USUAL) -> Document:
    """Read one file, or ``data`` had from elsewhere; ``name`` (default: ``path``) is what reports call it.

    The content decides how it is read; where the ending of the name says otherwise, the document carries a warning.
    Raises LoadError with any code of LOAD_CODES.
    """
    name = name or path
    refuse_lock_file(name)
    data = _bytes_of(path, name) if data is None else data
    _check_size(len(data), name)
    ending = PurePath(name).suffix.lower()
    kind = sniff(data, ending, name)
    reader = _reader(kind)
    if reader is None:
        raise _unsupported(name, ending)
    document = reader.read(data, name, options)
    if not ending or ending in reader.NAMES:
        return document
    warning = f"文件名以 {ending} 结尾，内容却是 {kind} 格式，已按内容读取"
    return replace(document, warnings=(warning, *document.warnings))


@cache
def endings() -> frozenset[str]:
    """Every ending of file names that some reader reads."""
    return frozenset(ending for reader in _readers() for ending in reader.NAMES)


@cache
def _reader(ending: str) -> Reader | None:
    named = _imported(ending.removeprefix("."))
    if named and ending in named.NAMES:
        return named
    return next((reader for reader in _readers() if ending in reader.NAMES), None)


def _readers() -> Iterator[Reader]:
    from pkgutil import iter_modules

    # Helpers of a reader are named after it: docx_tables.
    modules = sorted(info.name for info in iter_modules(__path__) if "_" not in info.name)
    return filter(None, map(_imported, modules))


def _imported(module: str) -> Reader | None:
    """The reader in the module of that name; None where there is no such module, or it is no reader."""
    name = f"{__name__}.{module}"
    try:
        found = import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
    return cast(Reader, found) if hasattr(found, "NAMES") else None


def load_bytes(path: str) -> bytes:
    """The bytes of a file, read with the care of ``load``.

    Raises LoadError: not-found, unreadable, empty, too-large.
    """
    data = _bytes_of(path, path)
    _check_size(len(data), path)
    return data


def _bytes_of(path: str, name: str) -> bytes:
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            raise LoadError(
                "unreadable",
                f"{name} 是文件夹，不是文件（或无权列出其内容）：请指定其中的文件，或检查访问权限",
                f"{name} is a folder, not a file (or may not be listed): name files in it, or check its permissions",
            )
        # A pipe or device may never end, so it is not even opened.
        if not stat.S_ISREG(status.st_mode):
            raise LoadError(
                "unreadable",
                f"{name} 是管道或设备，不是普通文件：请先存为文件，或用 “-” 从标准输入读取",
                f"{name} is a pipe or a device, not a regular file: save it as a file, or use '-' for standard input",
            )
        _check_size(status.st_size, name)
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LoadError(
            "not-found",
            f"{name} 不存在：请检查路径和文件名",
            f"{name} does not exist: check the path and the name",
        ) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise LoadError(
            "unreadable",
            f"{name} 无法打开（{reason}）：请检查访问权限，以及文件是否正被其他程序占用",
            f"{name} cannot be opened ({reason}): check its permissions and whether another program holds it",
        ) from error


def _check_size(size: int, name: str) -> None:
    if size == 0:
        raise LoadError(
            "empty",
            f"{name} 是空文件（0 字节）：请检查是否保存完整",
            f"{name} is empty (0 bytes): check that it was saved whole",
        )
    if size > MAX_BYTES:
        limit = MAX_BYTES // 2**20
        raise LoadError(
            "too-large",
            f"{name} 有 {size / 2**20:.0f} MB，超过 {limit} MB 的上限：请拆分，或降低扫描图像的分辨率",
            f"{name} has {size / 2**20:.0f} MB, more than {limit} MB: split it, or scan at a lower resolution",
        )


def _unsupported(name: str, ending: str) -> LoadError:
    readable = " ".join(sorted(endings()))
    return LoadError(
        "unsupported",
        f"{name}：不支持 {ending or '这种'} 格式，可读取的是 {readable}；请另存为其中一种",
        f"{name}: the format {ending or 'of this file'} is not supported, but {readable} are; save it as one of these",
    )
