"""Where packs are, and opening one: what was once read from YAML and found right comes from the cache."""

from __future__ import annotations

from pathlib import Path

from clausecheck import cache
from clausecheck.errors import RuleError
from clausecheck.ruleset.compiled import dump, restore
from clausecheck.ruleset.types import Ruleset

BUILT_IN_PACK = "customer-relationship"
_UNREAD = frozenset({"cases"})
"""Folders of a pack that its rules do not depend on."""


def find_pack(name: str = BUILT_IN_PACK) -> Path:
    """The folder of a pack that ships with clausecheck: inside the wheel, else beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for root in (package / "rules", package.parent.parent / "rules"):
        if (root / name / "pack.yaml").is_file():
            return root / name
    raise RuleError((f"{name}: 找不到规则包 / no such rule pack",))


def load_pack(directory: Path) -> Ruleset:
    """Read and validate the pack in ``directory``. Raises RuleError with every problem found."""
    key = _key(directory)
    ruleset = _fetched(directory, key) or _read(directory, key)
    object.__setattr__(ruleset, "compiled_as", key)
    return ruleset


def _fetched(directory: Path, key: str) -> Ruleset | None:
    data = cache.fetch("rules", key)
    try:
        return restore(data, directory) if data else None
    except ValueError:
        return None


def _read(directory: Path, key: str) -> Ruleset:
    from clausecheck.ruleset.pack import load_pack as read

    ruleset = read(directory)
    if _key(directory) == key:  # nobody wrote to its files meanwhile
        cache.keep("rules", key, dump(ruleset))
    return ruleset


def _key(directory: Path) -> str:
    """Changes with any file of the pack, and with the code that reads packs."""
    package = Path(__file__).parent
    parts: list[str | bytes | Path] = [directory.name, package.parent / "model.py", *sorted(package.glob("*.py"))]
    for file in _files(directory):
        parts += (file.relative_to(directory).as_posix(), file.read_bytes())
    return cache.key_of(*parts)


def _files(directory: Path) -> list[Path]:
    loose = [file for file in directory.glob("*") if file.is_file()]
    folders = [file for file in directory.glob("*/*") if file.is_file() and file.parent.name not in _UNREAD]
    return sorted(loose + folders)
