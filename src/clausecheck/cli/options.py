"""Options that several commands share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.errors import UsageError
from clausecheck.report.labels import Language

if TYPE_CHECKING:
    from clausecheck.ruleset import Ruleset

Lang = Annotated[Language, typer.Option(help="语言 / Language of messages")]
RulesDir = Annotated[Path | None, typer.Option("--rules", metavar="DIR", help="规则包目录 / Folder of a rule pack")]


def open_pack(directory: Path | None) -> Ruleset:
    """The pack in ``directory``, by default the built-in one. Raises RuleError."""
    from clausecheck.ruleset import find_pack, load_pack

    return load_pack(directory or find_pack())


def unknown(kind: str, kind_en: str, name: str, known: Iterable[str]) -> UsageError:
    """The error of a ``name`` that is none of ``known``, with the nearest one."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    hint, hint_en = (f"，是否指“{near[0]}”？", f", did you mean '{near[0]}'?") if near else ("", "")
    return UsageError(f"没有{kind}“{name}”{hint}", f"no {kind_en} '{name}'{hint_en}")
