"""Agreements in Chinese and English: the Chinese is judged, and the English beside or under it says the same again.

In a document where many lines or cells have an English counterpart, English becomes blank before the structure is read,
so that neither its numbers nor its words stand among the Chinese ones. What is named in English within Chinese text (a
system, a firm, an address) stays, and so does everything in a document that is not bilingual.
"""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_PIECE = re.compile("[^\n\t]+")  # a paragraph or a cell
_WORD = re.compile("[A-Za-z][A-Za-z'’-]+")
_LATIN = "[A-Za-z0-9 ,.;:'\"’“”（）()\\[\\]/&%$#*@+_|~…：；，、．。—–-]"
# English within a Chinese line, to its last word or the end of the line; a number before it goes with it.
_STRETCH = re.compile(f"(?:[（(]?[0-9a-z.]{{1,6}}[）).]? +)?[A-Za-z](?:{_LATIN}*$|{_LATIN}*[A-Za-z0-9.]|)")
_DIVISION = re.compile("(?:Article|Section|Clause|Chapter|Part|Annex|Appendix|Schedule|Exhibit|Whereas)\\b", re.I)
_FEWEST = 5  # English lines of a bilingual document
_SHARE = 0.2  # of its lines in Chinese
_SENTENCE = 4  # words that a line has at least to count for that
_PHRASE = 3  # words of English at an edge of a Chinese line that are no name
_INNER = 6  # and of English amid it
_LONG = 4  # letters of a single word that is a line


def without_english(text: str) -> str:
    """``text``, canonical, at its own length, with English blank if it is that of a bilingual document."""
    pieces = list(_PIECE.finditer(text))
    chinese = sum(bool(_HAN.search(piece[0])) for piece in pieces)
    english = sum(_is_sentence(found) for piece in pieces for found in _english(piece[0]))
    if not chinese or english < max(_FEWEST, _SHARE * chinese):
        return text
    return _PIECE.sub(lambda piece: _blanked(piece[0]), text)


def _english(piece: str) -> list[str]:
    return [piece] if not _HAN.search(piece) else [match[0] for match in _STRETCH.finditer(piece)]


def _is_sentence(text: str) -> bool:
    return len(_WORD.findall(text)) >= _SENTENCE


def _blanked(piece: str) -> str:
    if not _HAN.search(piece):
        return " " * len(piece) if _is_english(piece) else piece
    return _STRETCH.sub(lambda match: " " * len(match[0]) if _is_phrase(match) else match[0], piece)


def _is_english(piece: str) -> bool:
    """Whether a line or cell without Chinese is English, and no figure, code or abbreviation."""
    words = _WORD.findall(piece)
    return len(words) > 1 or any(len(word) >= _LONG for word in words)


def _is_phrase(match: re.Match[str]) -> bool:
    start, end = match.span()
    at_edge = not match.string[:start].strip() or not match.string[end:].strip()
    if at_edge and _DIVISION.match(match[0]):
        return True
    return len(_WORD.findall(match[0])) >= (_PHRASE if at_edge else _INNER)
