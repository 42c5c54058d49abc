"""The READMEs say what is true: every command, option, exit code, defect and error code is documented."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import typer

from clausecheck import policy
from clausecheck.cli import app
from clausecheck.errors import LOAD_CODES
from clausecheck.model import Defect
from clausecheck.report import reporters
from clausecheck.report.labels import DEFECTS

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh.md").read_text(encoding="utf-8")
GROUP = typer.main.get_command(app)
COMMANDS = GROUP.commands  # type: ignore[attr-defined]


def test_every_command_is_documented() -> None:
    for name, command in COMMANDS.items():
        assert f"clausecheck {name}" in ENGLISH
        assert all(f"`{inner}`" in ENGLISH or f" {inner}`" in ENGLISH for inner in getattr(command, "commands", {}))


def test_every_option_of_check_is_documented() -> None:
    options = [
        max(parameter.opts, key=len) for parameter in COMMANDS["check"].params if parameter.opts[0].startswith("-")
    ]
    assert len(options) > 8
    for option in options:
        assert option in ENGLISH or f"`{option[1:3]} FILE`" in ENGLISH


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_exit_code_is_documented(text: str) -> None:
    codes = (policy.MET, policy.FINDINGS, policy.ERROR, policy.UNJUDGED, policy.INTERRUPTED)
    assert all(f"| {code} | " in text for code in codes)


def test_every_format_defect_and_error_code_is_documented() -> None:
    assert all(f"`{name}`" in ENGLISH for name in (*reporters(), *Defect, *LOAD_CODES))
    assert all(entry.name.zh in CHINESE for entry in DEFECTS.values())


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_sample_and_page_that_is_named_is_there(text: str) -> None:
    named = {word.strip("`()[]，。；.,") for word in text.replace("(", " ").replace("](", " ").split()}
    files = [word for word in named if word.startswith(("samples/", "docs/")) and "." in word]
    assert files
    assert all((ROOT / file.rstrip(").")).is_file() for file in files)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_the_run_that_is_shown_is_a_real_one(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not any more, ``make readme`` writes it anew."""
    monkeypatch.syspath_prepend(ROOT / "docs")
    assert importlib.import_module("fill_readme").filled(text) == text
