"""Word boundaries where a hit is ambiguous (会员 in 委员会员工), by jieba with a private tokenizer.

jieba is imported and its dictionary loaded only when the first ambiguous hit turns up.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cached_property
from typing import Any

REACH = 12
"""Code points on either side of a hit that the segmenter sees."""


class Segmenter:
    """Says whether a stretch of text stands between word boundaries."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(word for word in words if len(word) > 1)

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401 - jieba has no types
        import jieba

        jieba.setLogLevel(logging.ERROR)
        tokenizer = jieba.Tokenizer()
        tokenizer.initialize()
        for word in self._words:
            if word.isalnum():
                tokenizer.add_word(word)
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
