"""What docs/reading-word.md claims of each case holds."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "benchmarks" / "reading_word.py"


def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_word", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


pytest.importorskip("msoffcrypto", reason="the extra clausecheck[office] is not installed")
MODULE = benchmark()
CASES = MODULE.cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_case_is_read_as_the_page_shows_it(case: Any, tmp_path: Path) -> None:  # noqa: ANN401
    file = tmp_path / "made.docx"
    file.write_bytes(case.data)
    assert case.verdict(MODULE.ours(case, file)) == "yes"


def test_the_table_has_every_case() -> None:
    table = (ROOT / "docs" / "reading-word.md").read_text(encoding="utf-8")
    assert [case.name for case in CASES if f"| {case.name} | yes |" not in table] == []
