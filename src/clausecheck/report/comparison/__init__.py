"""Reports on two versions: a module of this folder with ``NAME`` and ``render(comparison, options)`` is a format."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from clausecheck.model import Comparison
from clausecheck.report import ReportOptions


class ComparisonReporter(Protocol):
    """What a module of this folder offers to be a format. ``FOR_PEOPLE``: it follows the language of ``options``."""

    NAME: str
    FOR_PEOPLE: bool

    def render(self, comparison: Comparison, options: ReportOptions) -> str: ...


@cache
def comparison_reporters() -> dict[str, ComparisonReporter]:
    """Every format of the folder by its name, sorted."""
    modules = [import_module(f"{__name__}.{entry.name}") for entry in iter_modules(__path__)]
    named = {str(module.NAME): cast(ComparisonReporter, module) for module in modules if hasattr(module, "NAME")}
    return dict(sorted(named.items()))
