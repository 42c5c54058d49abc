"""Conversion through LibreOffice: finding it, its failures, and what is said of them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from clausecheck.errors import LoadError
from clausecheck.load import load, office, office_program
from clausecheck.load.office_program import Outcome, converted, find_program
from clausecheck.model import Via

RTF = b"{\\rtf1\\ansi\\ansicpg936 \\u30002?\\u26041?\\par \\u20057?\\u26041?\\par}"
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice (soffice) on the search path")


def program(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def failure(path: str = "a.rtf", data: bytes = RTF) -> LoadError:
    with pytest.raises(LoadError) as caught:
        load(path, data)
    return caught.value


def test_without_the_program_the_message_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)
    error = failure()
    assert error.code == "unsupported"
    assert "libreoffice.org" in error.message
    assert "libreoffice.org" in error.message_en
    assert "a.rtf" in error.message


def test_the_environment_names_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = tmp_path / "soffice"
    monkeypatch.setenv(office_program.VARIABLE, str(named))
    assert find_program() is None
    named.touch()
    assert find_program() == named


def test_the_search_path_and_the_usual_places_are_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(office_program.VARIABLE, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(office_program, "_usual_places", lambda: iter([tmp_path / "none", tmp_path / "soffice"]))
    assert find_program() is None
    (tmp_path / "soffice").touch()
    assert find_program() == tmp_path / "soffice"


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_every_system_has_usual_places(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("ProgramFiles", "C:/Program Files")
    assert all("libreoffice" in str(place).lower() for place in office_program._usual_places())
    assert list(office_program._usual_places())


@posix
def test_a_file_that_it_cannot_load_is_damaged_though_it_says_success(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(office, "find_program", lambda: program(tmp_path, "exit 0"))
    assert failure().code == "damaged"


@posix
def test_after_the_time_limit_it_and_its_children_are_killed(tmp_path: Path) -> None:
    pid = tmp_path / "child"
    slow = program(tmp_path, f"sleep 60 & echo $! > {pid}; wait")
    assert converted(RTF, "rtf", slow, seconds=1) is Outcome.TIMEOUT
    time.sleep(0.2)
    state = subprocess.run(["ps", "-o", "stat=", "-p", pid.read_text().strip()], capture_output=True, text=True)
    assert state.stdout.strip() in ("", "Z")


@posix
def test_a_timeout_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: Path("soffice"))
    monkeypatch.setattr(office, "converted", lambda *_: Outcome.TIMEOUT)
    assert failure().code == "unreadable"


@posix
def test_each_conversion_has_its_own_profile_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    log = tmp_path / "log"
    spy = program(tmp_path, f'echo "$@" >> {log}; cat "$PWD"/profile/user/*.xcu >> {log}')
    assert converted(RTF, "rtf", spy) is Outcome.FAILED
    assert converted(RTF, "rtf", spy) is Outcome.FAILED
    said = log.read_text(encoding="utf-8")
    profiles = {word for word in said.split() if word.startswith("-env:UserInstallation=file:///")}
    assert len(profiles) == 2
    assert "DisableMacrosExecution" in said
    assert os.listdir(tmp_path / "temp") == []  # noqa: PTH208


@needs_office
@pytest.mark.slow
def test_rtf_is_read_as_converted() -> None:
    document = load("a.rtf", RTF)
    assert document.text.split() == ["甲方", "乙方"]
    assert document.format == "rtf"
    assert {block.via for block in document.blocks} == {Via.CONVERSION}
    assert any("LibreOffice" in warning for warning in document.warnings)


@needs_office
@pytest.mark.slow
def test_numbers_tables_and_notes_of_an_old_word_file_come_through(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("甲方应通知客户", style="List Number")
    made.add_paragraph("乙方应予配合", style="List Number")
    table = made.add_table(rows=2, cols=2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "项目", "期限"
    made.add_paragraph("完")
    stream = io.BytesIO()
    made.save(stream)
    (tmp_path / "a.docx").write_bytes(stream.getvalue())
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to", "doc"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "a.docx")], check=True, capture_output=True)
    document = load(str(tmp_path / "a.doc"))
    assert [block.label for block in document.blocks][:2] == ["1.", "2."]
    assert "项目\t期限" in document.text
