"""A rule pack's words, compiled once: an automaton that finds all of them in one pass over the text."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import ahocorasick

from clausecheck import cache
from clausecheck.match.plan import Plans, literal
from clausecheck.ruleset import Element, Ruleset
from clausecheck.ruleset.conditions import Phrase, phrases_of
from clausecheck.text import normalise

Owners: TypeAlias = tuple[tuple[str, str], ...]
"""Keys of concepts (or of literals, as ``=word``), each with the canonical synonym that counting goes by."""

Word: TypeAlias = tuple[int, Owners, Owners, tuple[str, ...]]
"""What a word means: its length, what it is a member of, what it is a member of only where it is a word by itself, and
the concepts that it is only a look-alike of. A plain tuple, for it is taken apart thousands of times a document."""


def fold(text: str) -> str:
    """Folded text in lower case (ASCII letters only, so that no length changes)."""
    return normalise(text).text.translate(_LOWER)


_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def lower(text: str) -> str:
    """``text`` with ASCII letters in lower case; offsets stay."""
    return text.translate(_LOWER)


class Lexicon:
    """All words of ``ruleset``. What is kept between documents never changes a result; safe to share between them."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.concepts = ruleset.concepts
        self.plans = Plans()
        self.key = _key(ruleset.compiled_as) if ruleset.compiled_as else None
        kept = cache.fetch("words", self.key) if self.key else None
        if kept is None:
            kept = _compiled(ruleset)
            if self.key:
                cache.keep("words", self.key, kept)
        automaton, self._meanings = marshal.loads(kept)
        self._automaton: Any = ahocorasick.Automaton(*automaton) if automaton else None
        self._met: dict[int, Word] = {}
        self._reach: int = max(map(len, self.user_words()), default=0)

    def scan(self, text: str) -> Iterator[tuple[int, Word]]:
        """Every occurrence of every word in folded, lowered ``text``: its last code point, and the word."""
        return self._found(text, 0, len(text))

    def around(self, text: str, start: int, end: int) -> Iterator[tuple[int, Word]]:
        """As ``scan``, every occurrence that begins from ``start`` on and, may be, others before ``end``."""
        return self._found(text, max(start, 0), min(len(text), end + self._reach))

    def _found(self, text: str, start: int, end: int) -> Iterator[tuple[int, Word]]:
        if self._automaton is None:
            return
        met = self._met
        # iter(), not iter_long(): the latter loses matches after a longer word fails half way
        for last, index in self._automaton.iter(text, start, end):
            word = met.get(index)
            if word is None:
                # most words of a pack stand in no document: what one means is unpacked when it is first met
                word = met[index] = marshal.loads(self._meanings[index])
            yield last, word

    def user_words(self) -> Iterable[str]:
        """Every word, for the segmenter."""
        return self._automaton.keys() if self._automaton is not None else ()


def _compiled(ruleset: Ruleset) -> bytes:
    """The automaton, as it takes itself apart and can be put together of; and what each word means, packed."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    meanings = []
    for index, (text, word) in enumerate(_words(ruleset)):
        automaton.add_word(text, index)
        meanings.append(marshal.dumps(word))
    automaton.make_automaton()
    return marshal.dumps((automaton.__reduce__()[1] if meanings else None, tuple(meanings)))


def _key(compiled_as: str) -> str:
    """Changes with the pack, with the code that folds words, and with the libraries that have a hand in it."""
    code = [Path(__file__), Path(__file__).parent.parent / "text.py", Path(ahocorasick.__file__)]
    opencc = find_spec("opencc")
    if opencc and opencc.origin:
        code.append(Path(opencc.origin))
    return cache.key_of(compiled_as, *code)


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
        doubtful = {concept for name in names for concept in checked.get(name, ())}
        if text:
            plain = tuple((key, member) for key, member in owned.items() if key not in doubtful)
            unsure = tuple((key, member) for key, member in owned.items() if key in doubtful)
            yield text, (len(text), plain, unsure, tuple(mistaken))


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
