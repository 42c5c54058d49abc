"""load/find: which files the arguments mean."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausecheck.load.find import find


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with agreements, and what lies among agreements."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "a/乙.docx",
        "a/甲.PDF",
        "a/deep/c.txt",
        "a/deep/er/d.md",
        "a/b.markdown",
        "a/~$乙.docx",
        "a/.~lock.乙.docx#",
        "a/notes.xlsx",
        "a/.hidden.txt",
        "a/.git/x.txt",
        "top.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("甲方", encoding="utf-8")
    return tmp_path


def _paths(*arguments: str) -> list[str]:
    return [found.path for found in find(arguments)]


_IN_A = ["a/b.markdown", "a/乙.docx", "a/甲.PDF", "a/deep/c.txt", "a/deep/er/d.md"]


@pytest.mark.usefixtures("folder")
class TestFind:
    def test_a_folder_gives_its_files_then_those_of_its_folders(self) -> None:
        assert _paths("a") == _IN_A

    def test_the_working_directory_is_walked_like_any_other(self) -> None:
        assert _paths(".") == ["top.txt", *_IN_A]

    def test_arguments_keep_their_order(self) -> None:
        assert _paths("top.txt", "a/deep", "-") == ["top.txt", "a/deep/c.txt", "a/deep/er/d.md", "-"]

    def test_a_file_is_found_once(self, folder: Path) -> None:
        assert _paths("./top.txt", "top.txt", str(folder / "top.txt"), "-", "-") == ["./top.txt", "-"]

    def test_what_is_named_outright_stays(self) -> None:
        named = ["none.docx", "a/~$乙.docx", "a/notes.xlsx", "a/.hidden.txt"]
        assert _paths(*named) == named

    def test_a_folder_without_agreements_gives_nothing(self, folder: Path) -> None:
        (folder / "empty").mkdir()
        assert _paths("empty") == []

    def test_a_pattern_is_expanded(self) -> None:
        assert _paths("a/*.docx") == ["a/乙.docx"]
        assert _paths("a/**/*.[tm]*") == ["a/b.markdown", "a/deep/c.txt", "a/deep/er/d.md"]

    def test_a_pattern_for_folders_walks_them(self) -> None:
        assert _paths("a/d*") == ["a/deep/c.txt", "a/deep/er/d.md"]

    def test_a_pattern_without_a_match_stays(self) -> None:
        assert _paths("*.docm") == ["*.docm"]

    def test_a_file_whose_name_looks_like_a_pattern_is_that_file(self, folder: Path) -> None:
        (folder / "合同[1].txt").write_text("甲方", encoding="utf-8")
        assert _paths("合同[1].txt") == ["合同[1].txt"]

    def test_a_loop_of_links_ends(self, folder: Path) -> None:
        _link(folder / "a" / "deep" / "up", folder / "a")
        assert _paths("a") == _IN_A

    def test_a_linked_folder_is_walked(self, folder: Path) -> None:
        _link(folder / "other", folder / "a" / "deep")
        assert _paths("other") == ["other/c.txt", "other/er/d.md"]

    def test_a_folder_that_may_not_be_listed_stays(self, monkeypatch: pytest.MonkeyPatch) -> None:
        listdir = os.listdir

        def refuse(path: str) -> list[str]:
            if path == "a/deep":
                raise PermissionError(13, "Permission denied")
            return listdir(path)

        monkeypatch.setattr(os, "listdir", refuse)
        assert _paths("a") == [*_IN_A[:3], "a/deep"]


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here")
