"""Readings of pictures, kept by content in the user's cache folder, for they take seconds a page.

One small JSON file a picture, named by the digest of its pixels and of the engine's version: readable by the user
alone, written in one step, and free to be deleted. CLAUSECHECK_OCR_CACHE names another folder, or is ``off``. A folder
that cannot be written is no error: pages are then read again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any

from clausecheck.load.ocr_reading import PixelBox, Reading, ScanLine

if TYPE_CHECKING:
    from numpy import ndarray

VARIABLE = "CLAUSECHECK_OCR_CACHE"
_OFF = ("off", "0", "no", "false")
_FORM = 1  # of what is kept; changed with what ``ocr_reading`` makes of a picture


def open_cache() -> Cache | None:
    """The cache of this user; None where it is switched off, or there is no home to keep it in."""
    named = os.environ.get(VARIABLE, "")
    if named.lower() in _OFF and named:
        return None
    try:
        return Cache(Path(named) if named else _usual_folder())
    except RuntimeError:  # no home
        return None


def key_of(pixels: ndarray[Any, Any], engine: str) -> str:
    """The name of a reading: what the picture is, and what read it."""
    digest = hashlib.sha256(f"{_FORM}\n{engine}\n{pixels.shape}\n{pixels.dtype}\n".encode())
    digest.update(pixels.tobytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """Readings in ``folder``."""

    folder: Path

    def get(self, key: str) -> Reading | None:
        """The reading of that name; None where there is none, or what is there is no reading."""
        try:
            return _reading(json.loads(self._path(key).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def put(self, key: str, reading: Reading) -> None:
        """Keep a reading where that is possible."""
        data = json.dumps(_plain(reading), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        try:
            path = self._path(key)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, draft = mkstemp(prefix=".", suffix=".tmp", dir=path.parent)  # for this user alone
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(draft).replace(path)
            finally:
                Path(draft).unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def _usual_folder() -> Path:
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA")
        base = Path(root) if root else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME")
        base = Path(root) if root and Path(root).is_absolute() else Path.home() / ".cache"
    return base / "clausecheck" / "ocr"


def _plain(reading: Reading) -> dict[str, Any]:
    return {
        "width": reading.width,
        "height": reading.height,
        "turns": reading.turns,
        "lines": [[line.text, line.confidence, *line.box] for line in reading.lines],
        "rules": [list(rule) for rule in reading.rules],
    }


def _reading(kept: dict[str, Any]) -> Reading:
    """Raises ValueError, TypeError or KeyError for what is none."""
    lines = [ScanLine(str(text), _box(box), float(confidence)) for text, confidence, *box in kept["lines"]]
    rules = tuple(_box(rule) for rule in kept["rules"])
    return Reading(int(kept["width"]), int(kept["height"]), tuple(lines), rules, int(kept["turns"]))


def _box(values: list[Any]) -> PixelBox:
    left, top, right, bottom = (float(value) for value in values)
    return left, top, right, bottom
