"""What all tests share: the built-in pack, compiled once, and where the labelled corpus may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausecheck.pipeline import Checker
from clausecheck.ruleset import Ruleset, find_pack, load_pack

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"


@pytest.fixture(scope="session")
def pack() -> Ruleset:
    return load_pack(find_pack())


@pytest.fixture(scope="session")
def checker(pack: Ruleset) -> Checker:
    return Checker(pack)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The labelled corpus beside the checkout, or where CLAUSECHECK_CORPUS says."""
    path = Path(os.environ.get("CLAUSECHECK_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not path.is_dir():
        pytest.skip(f"no labelled corpus at {path} (set CLAUSECHECK_CORPUS)")
    return path
