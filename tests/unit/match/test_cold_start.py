"""What is compiled once gives the same as what is made anew."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from clausecheck import cache
from clausecheck.match.lexicon import Lexicon
from clausecheck.match.masks import bits, mask_of
from clausecheck.match.segment import Frequencies, Segmenter
from clausecheck.ruleset import find_pack, load_pack


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_kept_automaton_finds_the_same_words(folder: Path) -> None:
    text = "甲方应当书面通知全体会员，并向委员会员工说明。"
    made = Lexicon(load_pack(find_pack()))
    kept = Lexicon(load_pack(find_pack()))
    assert list(folder.glob("words-*"))
    assert list(made.scan(text)) == list(kept.scan(text)) != []
    assert list(made.user_words()) == list(kept.user_words())


def test_kept_frequencies_draw_the_same_boundaries(folder: Path) -> None:
    words = ("会员", "会员卡", "委员会员工")
    text = "由委员会员工通知会员，会员卡继续使用。"
    answers = []
    for _ in range(2):
        segmenter = Segmenter(lambda: words, "key")
        answers.append([segmenter.is_word(text, at, at + 2) for at in range(len(text) - 2)])
    assert list(folder.glob("frequencies-*"))
    assert answers[0] == answers[1]
    assert "pkg_resources" not in sys.modules or sys.modules["pkg_resources"] is not None


LINES = "会\t5\n会员\t7\n会员卡\t1\n客户\t3\n".encode()


@pytest.mark.parametrize(
    ("word", "found"),
    [("会", 5), ("会员", 7), ("会员卡", 1), ("客户", 3), ("客", 0), ("会议", None), ("一", None), ("龥", None)],
)
def test_words_and_their_beginnings_are_looked_up(word: str, found: int | None) -> None:
    assert Frequencies(LINES).get(word) == found
    assert (word in Frequencies(LINES)) is (found is not None)


@pytest.mark.parametrize("members", [set(), {0}, {3, 5}, set(range(0, 500, 3)), {70_000}])
def test_bit_sets_and_members_are_each_other(members: set[int]) -> None:
    assert set(bits(mask_of(members))) == members


def test_jieba_reads_nothing_from_the_folder_for_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    jieba = pytest.importorskip("jieba")

    def refuse(*_: object) -> None:
        raise AssertionError("initialize() loads a file that anybody may have put there")

    monkeypatch.setattr(jieba.Tokenizer, "initialize", refuse)
    assert Segmenter(lambda: ("会员",), None).is_word("通知会员", 2, 4)
