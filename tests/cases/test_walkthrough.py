"""The walk-throughs of the READMEs work as printed: their commands, in their order, print the lines that they show."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SECTIONS = {"README.md": "## A lawyer's walk-through\n", "README.zh.md": "## 律师审稿：从头走一遍\n"}
PROGRAM = (sys.executable, "-m", "clausecheck")
ENVIRONMENT = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
DRAFT = "samples/software-business.docx"
_BLOCK = re.compile(r"```(?P<kind>text)?\n(?P<lines>.*?)\n```", re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A command, what it printed and left with, and the excerpts of its output that are shown below it."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Walk:
    folder: Path
    steps: tuple[Step, ...]

    def written(self, number: int) -> Path:
        """The file that the step writes."""
        arguments = self.steps[number].arguments
        return self.folder / arguments[arguments.index("-o") + 1]


@pytest.fixture(scope="module", params=SECTIONS)
def walk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("walk")
    shutil.copytree(ROOT / "samples", folder / "samples")
    return Walk(folder, tuple(taken(printed, folder) for printed in commands(request.param)))


def commands(readme: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each command of the walk-through, with the excerpts of its output."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    section = text.split(SECTIONS[readme])[1].split("\n## ")[0]
    found: list[tuple[str, tuple[str, ...]]] = []
    for block in _BLOCK.finditer(section):
        if block["kind"]:
            command, shown = found.pop()
            found.append((command, (*shown, block["lines"])))
        else:
            found += [(line, ()) for line in block["lines"].splitlines()]
    return found


def taken(printed: tuple[str, tuple[str, ...]], folder: Path) -> Step:
    name, *arguments = printed[0].split()
    assert name == "clausecheck"
    done = subprocess.run([*PROGRAM, *arguments], cwd=folder, capture_output=True, encoding="utf-8", env=ENVIRONMENT)
    return Step(tuple(arguments), done.returncode, done.stdout, done.stderr, printed[1])


def test_every_command_ends_as_the_text_says_and_without_complaint(walk: Walk) -> None:
    """0: the draft lacks nothing of high severity, the redline nothing at all, and nothing got worse."""
    assert [step.arguments[0] for step in walk.steps] == ["check"] * 5 + ["compare", "check"]
    assert [step.code for step in walk.steps] == [0] * 7
    assert all(not step.err for step in walk.steps)


def test_every_line_that_is_shown_is_printed_in_that_order(walk: Walk) -> None:
    excerpts = [(step, shown) for step in walk.steps for shown in step.shown]
    assert len(excerpts) >= 4
    for step, shown in excerpts:
        rest = step.out
        for line in (line for line in shown.splitlines() if line != "…"):
            assert line in rest
            rest = rest.split(line, 1)[1]


def test_comments_alone_in_the_first_copy_and_insertions_in_the_second(walk: Walk) -> None:
    main = []
    for number in (1, 2):
        with zipfile.ZipFile(walk.written(number)) as archive:
            assert b'w:author="clausecheck"' in archive.read("word/comments.xml")
            main.append(archive.read("word/document.xml"))
    assert [b"<w:ins " in each for each in main] == [False, True]


def test_suggested_clauses_are_where_the_text_says(walk: Walk) -> None:
    done = subprocess.run(
        [*PROGRAM, "outline", "--text", str(walk.written(2))], capture_output=True, encoding="utf-8", env=ENVIRONMENT
    )
    marks = ("第四条 用户合同", "4.4", "第五条 用户资料", "第十八条", "第十九条")
    places = [done.stdout.index(mark) for mark in marks]
    assert places == sorted(places)
    said = {line.split()[0]: line for line in done.stdout.splitlines() if line.strip()}
    assert "费用由乙方承担" in said["7.6"] and "比例共同承担" in said["7.13"]
    assert "满意度调查" in said["7.5"] and "【季度】" in said["7.10"]


def test_the_draft_itself_is_not_touched(walk: Walk) -> None:
    assert (walk.folder / DRAFT).read_bytes() == (ROOT / DRAFT).read_bytes()


def test_the_page_is_whole_and_the_bar_that_the_redline_meets_is_one_the_draft_fails(walk: Walk) -> None:
    assert walk.written(6).read_text(encoding="utf-8").rstrip().endswith("</html>")
    again = [DRAFT if each == walk.written(2).name else each for each in walk.steps[3].arguments]
    assert subprocess.run([*PROGRAM, *again], cwd=walk.folder, capture_output=True, check=False).returncode == 1
