"""What takes long to make and depends on nothing but its key, kept in the user's cache folder.

What is kept is handed to loaders that trust it, so it is only taken from a file that nobody but this user can have
written (owner and permissions of file and folder, no link), whole and unchanged (digest). It is written beside its
place and moved there, so that processes can race; a folder that cannot be written is no error. CLAUSECHECK_CACHE names
another folder, or is ``off``. All of it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path
from tempfile import mkstemp

VARIABLE = "CLAUSECHECK_CACHE"
_OFF = ("off", "0", "no", "false")
_DIGEST = 32  # octets
_KEPT = 8
"""Files of one kind that stay; older ones are of packs or versions that have gone."""


def key_of(*parts: str | bytes | Path) -> str:
    """A name for what ``parts`` determine; of a path, the file as it stands, told by its size and time."""
    digest = hashlib.blake2b(repr(sys.version).encode(), digest_size=16)
    for part in parts:
        if isinstance(part, Path):
            state = part.stat()
            part = f"{part.name} {state.st_size} {state.st_mtime_ns}"
        data = part.encode() if isinstance(part, str) else part
        digest.update(b"%d\0" % len(data) + data)
    return digest.hexdigest()


def fetch(kind: str, key: str) -> bytes | None:
    """What was kept under ``key``; None where there is nothing, or nothing that can be trusted."""
    folder = _folder()
    if folder is None:
        return None
    try:
        if not _is_private(os.lstat(folder)):
            return None
        handle = os.open(
            folder / f"{kind}-{key}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            if not _is_private(os.fstat(handle)):
                return None
            digest, data = file.read(_DIGEST), file.read()
    except OSError:
        return None
    return data if digest == _digest(kind, key, data) else None


def keep(kind: str, key: str, data: bytes) -> None:
    """Keep ``data`` where that is possible."""
    folder = _folder()
    if folder is None:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(os.lstat(folder)):
            return
        handle, draft = mkstemp(prefix=".", suffix=".tmp", dir=folder)  # for this user alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(kind, key, data) + data)
            Path(draft).replace(folder / f"{kind}-{key}")
        finally:
            Path(draft).unlink(missing_ok=True)
        _tidy(folder, kind)
    except OSError:
        return


def _tidy(folder: Path, kind: str) -> None:
    kept = sorted(folder.glob(f"{kind}-*"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in kept[_KEPT:]:
        file.unlink(missing_ok=True)


def _digest(kind: str, key: str, data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST, key=f"{kind}-{key}".encode()[:64]).digest()


def _is_private(state: os.stat_result) -> bool:
    """Whether only this user may write what ``state`` is of. Windows keeps profiles apart by itself."""
    if not hasattr(os, "getuid"):
        return True
    return state.st_uid == os.getuid() and not stat.S_ISLNK(state.st_mode) and not state.st_mode & 0o022


def _folder() -> Path | None:
    """The folder; None where caching is switched off, or there is no home to keep it in."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return None if named.lower() in _OFF else Path(named)
    try:
        return _usual_folder()
    except RuntimeError:  # no home
        return None


def _usual_folder() -> Path:
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA")
        base = Path(root) if root else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME")
        base = Path(root) if root and Path(root).is_absolute() else Path.home() / ".cache"
    return base / "clausecheck" / "compiled"
