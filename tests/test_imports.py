"""Imports go one way, and the folders are the pipeline."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import clausecheck

PACKAGE = Path(clausecheck.__file__).parent
STAGES = ("load", "structure", "match", "grade", "report")
BASE = {"errors", "model"}
RULES = BASE | {"text", "ruleset", "cache"}
ALLOWED = {
    "errors": set(),
    "model": set(),
    "text": BASE,
    "ruleset": RULES,
    **{stage: RULES | {stage} for stage in STAGES},
    "pipeline": RULES | set(STAGES) - {"report"},
    "rules_test": RULES | set(STAGES) - {"report"} | {"pipeline"},
    "scores": BASE,
    "corpus_test": RULES | set(STAGES) - {"report"} | {"pipeline", "scores"},
    "learn": RULES | {"load", "structure", "match"},
    "compare": RULES | set(STAGES) - {"report"} | {"policy"},
    "policy": BASE,
    "atomic": set(),
    "cache": set(),
    "cli": RULES
    | set(STAGES)
    | {"pipeline", "rules_test", "scores", "corpus_test", "learn", "compare", "policy", "atomic", "word", "cli"},
    "word": BASE | {"load", "structure", "report", "word"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""Top-level module or folder → what of the package it may import, at any depth of its code."""

HEAVY = {"lxml", "pypdfium2", "pdfplumber", "jieba", "opencc", "rich", "docx", "ahocorasick", "xlsxwriter"}
HEAVY |= {"numpy", "cv2", "PIL", "rapidocr", "rapidocr_onnxruntime", "onnxruntime", "sklearn"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written from the top"
            yield node.module or ""
            if node.module == "clausecheck":
                yield from (f"clausecheck.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    names = [name.split(".")[1] for name in imported(ast.parse(path.read_bytes())) if name.startswith("clausecheck.")]
    assert set(names) - {"__version__"} <= ALLOWED[room(path)]


def test_the_layout_is_the_pipeline() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == {"ruleset", *STAGES, "word", "cli"}
    pipeline = (PACKAGE / "pipeline.py").read_text(encoding="utf-8")
    assert pipeline.startswith('"""load → structure → match → grade')


@pytest.mark.parametrize("name", ["model.py", "errors.py"])
def test_the_types_between_stages_need_nothing_but_the_standard_library(name: str) -> None:
    tree = ast.parse((PACKAGE / name).read_bytes())
    assert set(imported(tree)) <= {"__future__", "dataclasses", "enum"}


def test_help_and_version_load_no_heavy_library() -> None:
    probe = (
        "import sys\nfrom clausecheck.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: print(sorted(m for m in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = {name.strip("[]', ").split(".")[0] for name in done.stderr.split(",")}
    assert not loaded & (HEAVY | {"yaml"})
