"""What all tests share: the built-in pack, compiled once, and where the labelled corpus may be."""

from __future__ import annotations

import os
import shutil
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


@pytest.fixture
def small_pack(tmp_path: Path) -> Path:
    """The folder of a pack that has the built-in signals, customers and nothing else."""
    directory = tmp_path / "small"
    (directory / "topics").mkdir(parents=True)
    (directory / "lexicon").mkdir()
    for name in ("signals.yaml", "core.yaml"):
        shutil.copy(find_pack() / "lexicon" / name, directory / "lexicon" / name)
    (directory / "pack.yaml").write_text("name: small\nversion: '1'\ntitle: 小\n", encoding="utf-8")
    return directory
