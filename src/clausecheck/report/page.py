"""Lines for people: wrapping by terminal columns, hanging indents, and styles only where colour is wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from clausecheck.report.escape import visible

STYLES = {
    "strong": "bold",
    "faint": "dim",
    "covered": "green",
    "met": "green",
    "weak": "yellow",
    "missing": "red",
    "absent": "red",
    "undetermined": "magenta",
}
"""Style name → how rich draws it. Grades and statuses are style names."""

_CLOSING = frozenset("，。；：、！？）】》〉」』〕”’…%,.;:!?)]}")
_OPENING = frozenset("（【《〈「『〔“‘([{")


def columns(text: str) -> int:
    """Terminal columns that ``text`` takes: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me") else 1


def pad(text: str, width: int) -> str:
    """``text`` filled up with spaces to ``width`` columns; cut with an ellipsis where it is longer."""
    text = clip(text, width)
    return text + " " * (width - columns(text))


def clip(text: str, width: int) -> str:
    """``text`` if it fits ``width`` columns, else its beginning with an ellipsis."""
    if columns(text) <= width:
        return text
    kept = ""
    for character in text:
        if columns(kept) + _columns(character) > width - 1:
            break
        kept += character
    return kept + "…"


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns.

    Words stay whole where a line can hold them, and no line begins with a closing mark or ends with an opening one.
    """
    lines = [""]
    used = 0
    for piece in _pieces(text.strip(" ")):
        for part in piece if columns(piece) > width else (piece,):
            if used and used + columns(part) > width:
                lines.append("")
                used = 0
            if used or part != " ":
                lines[-1] += part
                used += columns(part)
    return [line.rstrip(" ") for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken: a word, or a wide character with the marks that cling to it."""
    piece = ""
    for character in text:
        if piece and not _clings(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _clings(left: str, right: str) -> bool:
    if " " in (left, right):
        return False
    return right in _CLOSING or left in _OPENING or (_columns(left) < 2 and _columns(right) < 2)


class Page:
    """Collects lines; ``text`` gives them out, plain or coloured."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._lines: list[list[tuple[str, str]]] = []

    def line(self, *segments: tuple[str, str] | str) -> None:
        """One line as it stands; a segment is a text or a (text, style)."""
        self._lines.append([(s, "") if isinstance(s, str) else s for s in segments])

    def blank(self) -> None:
        """An empty line, but never two."""
        if self._lines and self._lines[-1]:
            self._lines.append([])

    def paragraph(self, text: str, *, label: str = "", indent: int = 0, style: str = "") -> None:
        """Foreign text behind an optional label, escaped and wrapped; continuation lines stand under its first word."""
        margin = " " * indent
        lead = margin + (label + "  " if label else "")
        hang = columns(lead)
        for number, line in enumerate(wrap(visible(text), max(self.width - hang, 10))):
            before = (lead, "faint" if label else "") if number == 0 else (" " * hang, "")
            self._lines.append([before, (line, style)])

    def entries(self, texts: Iterable[str], *, label: str, indent: int = 0) -> None:
        """Paragraphs under one label, which only the first one carries."""
        for text in texts:
            self.paragraph(text, label=label, indent=indent)
            label = " " * columns(label)

    def text(self, *, colour: bool = False) -> str:
        """All lines, each ended by a line feed; with ``colour`` in ANSI sequences."""
        if colour:
            return _coloured(self._lines)
        return "".join("".join(text for text, _ in line).rstrip(" ") + "\n" for line in self._lines)


def _coloured(lines: list[list[tuple[str, str]]]) -> str:
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    # the lines are wrapped and escaped already: rich must neither break them nor read markup or emoji codes in them
    console = Console(file=StringIO(), force_terminal=True, color_system="standard", width=10_000, legacy_windows=False)
    with console.capture() as capture:
        for line in lines:
            content = Text.assemble(*((text, STYLES.get(style, "")) for text, style in line))
            console.print(content, soft_wrap=True)
    return capture.get()
