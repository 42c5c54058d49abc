"""What is kept is given back whole, and only where nobody else can have written it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from clausecheck import cache

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles apart by itself")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_was_kept_is_fetched(folder: Path) -> None:
    cache.keep("rules", "a", b"data")
    assert cache.fetch("rules", "a") == b"data"


def test_nothing_is_fetched_under_another_key_or_kind(folder: Path) -> None:
    cache.keep("rules", "a", b"data")
    (folder / "rules-a").rename(folder / "words-a")
    assert cache.fetch("rules", "b") is None
    assert cache.fetch("words", "a") is None


def test_changed_octets_are_nothing(folder: Path) -> None:
    cache.keep("rules", "a", b"data")
    file = folder / "rules-a"
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert cache.fetch("rules", "a") is None


@pytest.mark.parametrize("length", [0, 10, 32])
def test_half_a_file_is_nothing(folder: Path, length: int) -> None:
    cache.keep("rules", "a", b"data")
    os.truncate(folder / "rules-a", length)
    assert cache.fetch("rules", "a") is None


@posix
def test_folder_and_file_are_for_this_user_alone(folder: Path) -> None:
    cache.keep("rules", "a", b"data")
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "rules-a").stat().st_mode & 0o077 == 0


@posix
@pytest.mark.parametrize("what", ["", "rules-a"])
def test_what_others_may_write_is_not_trusted(folder: Path, what: str) -> None:
    cache.keep("rules", "a", b"data")
    (folder / what).chmod(0o777)
    assert cache.fetch("rules", "a") is None


@posix
def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    cache.keep("rules", "a", b"data")
    (folder / "rules-a").rename(tmp_path / "elsewhere")
    (folder / "rules-a").symlink_to(tmp_path / "elsewhere")
    assert cache.fetch("rules", "a") is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file" / "kept"))
    cache.keep("rules", "a", b"data")
    assert cache.fetch("rules", "a") is None


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "off")
    cache.keep("rules", "a", b"data")
    assert cache.fetch("rules", "a") is None


def test_few_files_of_a_kind_stay(folder: Path) -> None:
    for number in range(20):
        cache.keep("rules", str(number), b"data")
    assert len(list(folder.iterdir())) <= 8
