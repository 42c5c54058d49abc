"""``--format word`` on the command line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clausecheck.cli import main

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def invoke(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["check", *map(str, arguments)])
    return int(stopped.value.code or 0)


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLES / "noodle-shop.txt", tmp_path / "面馆.txt"))


def test_a_copy_is_written_to_a_file_and_nothing_else(agreement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = agreement.with_name("审.docx")
    assert invoke(agreement, "--format", "word", "-o", target) == 1
    assert target.read_bytes().startswith(b"PK") and capsys.readouterr().out == ""


def test_copies_of_several_agreements_go_to_a_folder(agreement: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = shutil.copy(agreement, tmp_path / "b" / "面馆.txt")
    word = shutil.copy(SAMPLES / "software-business.docx", tmp_path / "软件.docx")
    invoke(agreement, other, word, "--format", "word", "--insert-suggestions", "-o", tmp_path / "out")
    names = {each.name for each in (tmp_path / "out").iterdir()}
    assert names == {"面馆.clausecheck.docx", "面馆.clausecheck-2.docx", "软件.clausecheck.docx"}


def test_it_goes_with_other_formats(agreement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(agreement, "--format", f"word={agreement.with_name('a.docx')}", "--format", "json")
    assert capsys.readouterr().out.startswith("{") and agreement.with_name("a.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "word"), "needs -o"),
        (("--insert-suggestions",), "goes with --format word"),
        (("--format", "word="), "write --format word once"),
        (("--format", "word=a/b/c.docx"), "its folder does not exist"),
        (("--format", "word=x.docx", "--revisions", "original"), "does not go with --revisions original"),
        (("--format", "word=x.docx", str(SAMPLES / "pharmacy.pdf")), "-o must be a folder"),
    ],
)
def test_what_cannot_be_is_said_before_any_work(
    agreement: Path, arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert invoke(agreement, *arguments, "--lang", "en") == 2
    assert message in capsys.readouterr().err


def test_the_agreement_itself_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = Path(shutil.copy(SAMPLES / "software-business.docx", tmp_path / "软件.docx"))
    before = file.read_bytes()
    assert invoke(file, "--format", "word", "-o", file) == 2
    assert "不能覆盖原文件" in capsys.readouterr().err and file.read_bytes() == before


def test_the_copy_of_a_protected_file_is_said_to_be_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    locked = tmp_path / "加密.docx"
    with (SAMPLES / "software-business.docx").open("rb") as plain, locked.open("wb") as written:
        ooxml.OOXMLFile(plain).encrypt("密码", written)
    invoke(locked, "--password", "密码", "--format", "word", "-o", tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK") and "没有密码保护" in capsys.readouterr().err


def test_a_mistyped_name_is_told_with_this_one(agreement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(agreement, "--format", "wrod", "-o", "a.docx") == 2
    assert "word" in capsys.readouterr().err


def test_the_program_writes_a_copy_that_covers_more(agreement: Path, tmp_path: Path) -> None:
    target = tmp_path / "改.docx"
    arguments = [agreement, "--format", "word", "--insert-suggestions", "-o", target]
    program = [sys.executable, "-m", "clausecheck", "check"]
    assert subprocess.run([*program, *map(str, arguments)], check=False).returncode == 1
    assert subprocess.run([*program, str(target), "--fail-on", "weak", "-q"], check=False).returncode == 0
