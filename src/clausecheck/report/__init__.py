"""Reporters: a module of this folder that is a ``Reporter`` (with a ``NAME``) is a format; adding one adds a file.

A reporter is a pure function of the run: it reads no file, no clock and no environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from clausecheck.model import Run
from clausecheck.report.labels import Language


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is to look. ``width`` is in terminal columns; a machine format may ignore all of it."""

    language: Language = "zh"
    width: int = 80
    colour: bool = False
    quiet: bool = False
    verbose: bool = False


class Reporter(Protocol):
    """What a module of this folder offers to be a format.

    ``FOR_PEOPLE``: it is given the run in the language of ``options``; a format for machines is the same in all.
    ``BINARY``: it renders bytes, which are no text for a console.
    """

    NAME: str
    FOR_PEOPLE: bool
    BINARY: bool

    def render(self, run: Run, options: ReportOptions) -> str | bytes: ...


@cache
def reporters() -> dict[str, Reporter]:
    """Every format of the folder by its name, sorted."""
    modules = (import_module(f"{__name__}.{entry.name}") for entry in iter_modules(__path__))
    return {module.NAME: cast(Reporter, module) for module in sorted(modules, key=_name) if _name(module)}


def _name(module: object) -> str:
    return str(getattr(module, "NAME", ""))
