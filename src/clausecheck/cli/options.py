"""Options that several commands share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.errors import UsageError
from clausecheck.model import Deal, Lens, Ocr, Revisions, Side
from clausecheck.report.labels import Language

if TYPE_CHECKING:
    from clausecheck.ruleset import Ruleset

Lang = Annotated[Language, typer.Option(help="语言 / Language of messages")]
RulesDir = Annotated[Path | None, typer.Option("--rules", metavar="DIR", help="规则包目录 / Folder of a rule pack")]


class Views(StrEnum):
    """Which text of a file with tracked changes is judged."""

    FINAL = Revisions.FINAL.value
    ORIGINAL = Revisions.ORIGINAL.value
    BOTH = "both"

    @property
    def reading(self) -> Revisions:
        """What the reader is told; with both, each file is read a second time."""
        return Revisions.ORIGINAL if self is Views.ORIGINAL else Revisions.FINAL


RevisionViews = Annotated[
    Views, typer.Option("--revisions", metavar="VIEW", help="修订：final|original|both / Tracked changes")
]
OcrMode = Annotated[Ocr, typer.Option(help="识别扫描页 / Read scanned pages")]
Password = Annotated[
    list[str] | None, typer.Option("--password", metavar="TEXT", help="密码，可多次 / may be repeated")
]
PasswordFile = Annotated[Path | None, typer.Option("--password-file", metavar="FILE", help="密码文件 / One a line")]


class DealKind(StrEnum):
    """What ``--deal`` takes."""

    AUTO = "auto"
    EQUITY = Deal.EQUITY.value
    ASSET = Deal.ASSET.value
    SHOP = Deal.SHOP.value
    MERGER = Deal.MERGER.value
    CONTRACT = Deal.CONTRACT.value
    CUSTOMER_LIST = Deal.CUSTOMER_LIST.value
    NONE = Deal.NONE.value


SideOf = Annotated[Side, typer.Option("--side", metavar="SIDE", help="立场：transferor|transferee|neutral")]
DealOf = Annotated[
    DealKind, typer.Option("--deal", metavar="KIND", help="转让类型 / Kind: auto, shop, equity, asset …")
]


def lens(side: Side, deal: DealKind) -> Lens:
    """How verdicts are to be weighed."""
    return Lens(side, None if deal is DealKind.AUTO else Deal(deal.value))


def passwords(given: Iterable[str] | None, file: Path | None) -> tuple[str, ...]:
    """All passwords of the command line, those of ``file`` last. Raises UsageError where it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines() if file else []
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"无法读取密码文件 {file}：请检查路径，并存为 UTF-8 文本",
            f"cannot read the password file {file}: check its path, and save it as UTF-8 text",
        ) from error
    return (*(given or ()), *filter(None, lines))


def open_pack(directory: Path | None) -> Ruleset:
    """The pack in ``directory``, by default the built-in one. Raises RuleError."""
    from clausecheck.ruleset import find_pack, load_pack

    return load_pack(directory or find_pack())


def unknown(kind: str, kind_en: str, name: str, known: Iterable[str]) -> UsageError:
    """The error of a ``name`` that is none of ``known``, with the nearest one."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    hint, hint_en = (f"，是否指“{near[0]}”？", f", did you mean '{near[0]}'?") if near else ("", "")
    return UsageError(f"没有{kind}“{name}”{hint}", f"no {kind_en} '{name}'{hint_en}")
