"""A rule pack's words, compiled once: an automaton that finds all of them in one pass over the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick

from clausecheck.ruleset import Element, Ruleset
from clausecheck.ruleset.conditions import Phrase, phrases_of
from clausecheck.text import normalise


@dataclass(frozen=True, slots=True)
class Word:
    """What a word means: the concepts (or literals, as ``=word``) that it is a member of, and those it is only a
    look-alike of. ``owners`` pairs each key with the canonical synonym that counting goes by."""

    length: int
    owners: tuple[tuple[str, str], ...]
    decoys: tuple[str, ...]
    checked: frozenset[str]


def fold(text: str) -> str:
    """Folded text in lower case (ASCII letters only, so that no length changes)."""
    return normalise(text).text.translate(_LOWER)


_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def lower(text: str) -> str:
    """``text`` with ASCII letters in lower case; offsets stay."""
    return text.translate(_LOWER)


class Lexicon:
    """All words of ``ruleset``. Not changed after construction; safe to share between documents."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.concepts = ruleset.concepts
        self._automaton: Any = ahocorasick.Automaton()
        for text, word in _words(ruleset):
            self._automaton.add_word(text, word)
        self._automaton.make_automaton()

    def scan(self, text: str) -> Iterator[tuple[int, int, Word]]:
        """Every occurrence of every word in folded, lowered ``text`` as (start, end, word)."""
        if len(self._automaton) == 0:
            return
        # iter(), not iter_long(): the latter loses matches after a longer word fails half way
        for last, word in self._automaton.iter(text):
            yield last + 1 - word.length, last + 1, word

    def user_words(self) -> Iterable[str]:
        """Every word, for the segmenter."""
        return self._automaton.keys()  # type: ignore[no-any-return]


def _words(ruleset: Ruleset) -> Iterator[tuple[str, Word]]:
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    decoys: dict[str, set[str]] = defaultdict(set)
    checked: dict[str, set[str]] = defaultdict(set)
    for concept in ruleset.concepts.values():
        for member in concept.members:
            for synonym in member:
                owners[synonym].setdefault(concept.name, member[0])
        for word in concept.pseudo:
            decoys[word].add(concept.name)
        for word in concept.checked:
            checked[word].add(concept.name)
    for phrase in all_phrases(ruleset):
        for item in phrase.items:
            for atom in item:
                if isinstance(atom, str) and atom:
                    owners[atom][literal(atom)] = atom
    yield from _folded(owners, decoys, checked)


def _folded(
    owners: dict[str, dict[str, str]], decoys: dict[str, set[str]], checked: dict[str, set[str]]
) -> Iterator[tuple[str, Word]]:
    """The words as they stand in folded text; spellings that fold to the same word are one."""
    spellings = list(dict.fromkeys([*owners, *decoys]))
    merged: dict[str, list[str]] = defaultdict(list)
    # folded all at once: line feeds survive folding, and one call is far cheaper than thousands
    for spelling, text in zip(spellings, fold("\n".join(spellings)).split("\n"), strict=True):
        merged[text].append(spelling)
    for text, names in merged.items():
        owned = {key: member for name in names for key, member in owners.get(name, {}).items()}
        mistaken = sorted({concept for name in names for concept in decoys.get(name, ())})
        doubtful = frozenset(concept for name in names for concept in checked.get(name, ()))
        if text:
            yield text, Word(len(text), tuple(owned.items()), tuple(mistaken), doubtful)


def literal(text: str) -> str:
    """The key of a literal atom."""
    return "=" + text


def all_phrases(ruleset: Ruleset) -> Iterator[Phrase]:
    """Every phrase of the pack: of concepts, headings and elements."""
    for concept in ruleset.concepts.values():
        yield from concept.phrases
    for topic in ruleset.topics:
        yield from topic.headings
        for element in topic.elements:
            yield from element_phrases(element)
    conditions = [way for flag in ruleset.flags for way in (*flag.ways, *flag.unless)]
    conditions += [way for kind in ruleset.deals.kinds for way in kind.said]
    for condition in conditions:
        yield from phrases_of(condition)


def element_phrases(element: Element) -> Iterator[Phrase]:
    """Every phrase of one element."""
    yield from element.headings
    conditions = [way for part in element.parts for way in part.ways]
    conditions += [partial.way for partial in element.partial] + list(element.revoked)
    for condition in conditions:
        yield from phrases_of(condition)
