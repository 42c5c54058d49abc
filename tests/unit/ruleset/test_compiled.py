"""A pack comes out of the cache as it went in, and nothing else can."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck import cache
from clausecheck.ruleset import find_pack, load_pack
from clausecheck.ruleset.compiled import dump, restore


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "kept"


def test_a_pack_from_the_cache_is_the_pack_that_was_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(kept))
    read = load_pack(find_pack())
    assert [file.name[:6] for file in kept.iterdir()] == ["rules-"]
    assert load_pack(find_pack()) == read


def test_equal_phrases_are_restored_as_one(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(kept))
    ruleset = load_pack(find_pack())
    phrases = [phrase for topic in ruleset.topics for phrase in topic.headings]
    again = restore(dump(ruleset), ruleset.directory)
    restored = [phrase for topic in again.topics for phrase in topic.headings]
    assert len({id(phrase) for phrase in restored}) == len(set(phrases))


def test_a_changed_pack_is_not_taken_for_the_one_it_was_made_of(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(kept))
    ruleset = load_pack(find_pack())
    assert ruleset.compiled_as
    assert replace(ruleset, topics=()).compiled_as is None


class _Foreign:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("called",)


def test_nothing_but_rules_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=r"builtins\.print"):
        restore(pickle.dumps((_Foreign(),)), Path())
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("data", [b"", b"no pickle", pickle.dumps("text"), pickle.dumps((1, 2))])
def test_what_is_no_pack_is_told(data: bytes) -> None:
    with pytest.raises(ValueError):
        restore(data, Path())
