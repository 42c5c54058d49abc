"""Word boundaries where a hit is ambiguous (会员 in 委员会员工), by jieba with a private tokenizer.

jieba is imported, and its dictionary with the words of the pack in it prepared, when the first ambiguous hit turns up.
Preparing takes a second; what comes of it is kept in the cache as one sorted text, in which the few words that a
neighbourhood asks for are looked up where they stand.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from clausecheck import cache

REACH = 12
"""Code points on either side of a hit that the segmenter sees."""


class Segmenter:
    """Says whether a stretch of text stands between word boundaries; ``words`` are words whatever jieba knows.

    ``key`` tells them from others; without it nothing is kept."""

    def __init__(self, words: Callable[[], Iterable[str]], key: str | None) -> None:
        self._words = words
        self._key = key

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401 - jieba has no types
        jieba = _jieba()
        tokenizer = jieba.Tokenizer()
        home = find_spec("jieba")
        key = cache.key_of(self._key, Path(__file__), Path(home.origin)) if self._key and home and home.origin else None
        kept = cache.fetch("frequencies", key) if key else None
        if kept is None:
            _prepare(tokenizer, self._words())
            if key:
                cache.keep("frequencies", key, _written(tokenizer))
            return tokenizer
        total, _, lines = kept.partition(b"\n")
        tokenizer.total, tokenizer.FREQ, tokenizer.initialized = int(total), Frequencies(lines), True
        return tokenizer

    def is_word(self, text: str, start: int, end: int) -> bool:
        """True where the hit does not straddle the edge of a token; a single character must be a token by itself."""
        left = max(0, start - REACH)
        edges = {left}
        position = left
        for token in self._tokenizer.cut(text[left : end + REACH], HMM=False):
            position += len(token)
            edges.add(position)
        aligned = start in edges and end in edges
        return aligned or (end - start > 1 and not any(edge in edges for edge in range(start + 1, end)))


class Frequencies:
    """Frequencies of words, looked up in sorted lines ``word TAB frequency`` in UTF-8; as far as jieba asks for it a
    dict that holds all beginnings of words, too, at frequency 0."""

    def __init__(self, lines: bytes) -> None:
        self._lines = lines
        self._known: dict[str, int | None] = {}

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def __getitem__(self, word: str) -> int:
        return self.get(word) or 0

    def get(self, word: str, default: int | None = None) -> int | None:
        if word not in self._known:
            self._known[word] = self._look_up(word.encode())
        found = self._known[word]
        return default if found is None else found

    def _look_up(self, word: bytes) -> int | None:
        lines = self._lines
        low, high = 0, len(lines)  # both begin a line; the first one not before ``word`` begins at neither side of them
        while low < high:
            start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = lines.index(b"\n", start)
            if lines[start:end] < word:
                low = end + 1
            else:
                high = start
        if not lines.startswith(word, low):
            return None
        # a tab sorts before all that words are made of: the word itself is the first line that begins with it
        found, _, number = lines[low : lines.index(b"\n", low)].partition(b"\t")
        return int(number) if found == word else 0


def _jieba() -> Any:  # noqa: ANN401
    """jieba, kept from importing pkg_resources, which takes longer than all else and is not needed."""
    hidden = "jieba" not in sys.modules and "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if hidden:
            del sys.modules["pkg_resources"]
    return jieba


def _prepare(tokenizer: Any, words: Iterable[str]) -> None:  # noqa: ANN401
    # not by initialize(): it loads whatever lies under a certain name in the folder for temporary files
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in words:
        if len(word) > 1 and word.isalnum():
            tokenizer.add_word(word)


def _written(tokenizer: Any) -> bytes:  # noqa: ANN401
    lines = sorted(b"%s\t%d\n" % (word.encode(), number) for word, number in tokenizer.FREQ.items() if number)
    return b"%d\n" % tokenizer.total + b"".join(lines)
