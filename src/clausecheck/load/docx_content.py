"""What the runs of one paragraph add up to: lines of text, and what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from clausecheck.load.docx_styles import RunFormat

if TYPE_CHECKING:
    from lxml.etree import _Element

TAB = "\t"
"""How a tab is written until it is known whether it is underlined."""

_TAB_WIDTH = 4
_FULL_SPACE = "　"
_FULL_LINE = 20  # characters
_SENTENCE_END = re.compile(r"[。；：！？.;:!?][”’」』）)\"]*\s*$")
_NEW_START = re.compile(
    r"\s*(?:第?[（(]?[0-9〇零一二三四五六七八九十百]{1,4}[)）、.．条章节款项]|[①-⑳□☐☑☒]"
    r"|[^，。；：]{1,12}[：:]|[甲乙丙丁]方|附件|附录)"
)
_CONTROLS = str.maketrans({TAB: " ", "\n": " ", "\r": " "})


class Piece(NamedTuple):
    """Text that one element shows. ``at`` is where it begins in the text of that element, from 0; None where the
    element holds it in another form (a tab, a symbol, blanks to write on)."""

    text: str
    look: RunFormat
    element: _Element | None = None
    at: int | None = None


class Line(NamedTuple):
    """The text between two line breaks. ``bold`` is True where all of it is; ``page`` is where it begins, from 1;
    ``pieces`` is the text again, by what shows it."""

    text: str
    bold: bool
    page: int | None
    pieces: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Pages:
    """The page that is being read. ``known`` is False in a file without Word's own marks, the only witness there is."""

    known: bool = False
    count: int = 1
    _broken: bool = False

    @property
    def current(self) -> int | None:
        """From 1; None where it is not known."""
        return self.count if self.known else None

    def rendered_break(self) -> None:
        """Word's mark at the first word of a new page; it stands after a manual break as well."""
        self.count += not self._broken
        self._broken = False

    def manual_break(self) -> None:
        self.count += 1
        self._broken = True

    def text(self) -> None:
        self._broken = False


@dataclass(slots=True)
class Content:
    """What was read of a paragraph so far. ``boxes`` are its text boxes, ``notes`` the elements that refer to notes,
    ``pictures`` the number of large pictures."""

    boxes: list[_Element] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)
    pictures: int = 0
    _lines: list[Line] = field(default_factory=list)
    _soft: bool = False  # whether a line break, and nothing else, stands before the line that is being read
    _pieces: list[Piece] = field(default_factory=list)
    _page: int | None = None

    def add(self, piece: Piece, page: int | None) -> None:
        """Append text; a tab is written as TAB and becomes a blank."""
        if not self._pieces:
            self._page = page
        self._pieces.append(piece)

    def end_line(self, soft: bool = False) -> None:
        """Close the line; ``soft`` where only a line break ends it, not a page or the paragraph."""
        pieces = tuple(_visible(self._pieces))
        text = "".join(piece.text for piece in pieces).translate(_CONTROLS)
        if text.strip():
            bold = all(piece.look.bold for piece in self._pieces if not piece.text.isspace())
            self._append(Line(text, bold, self._page, pieces))
        self._soft = soft and bool(text.strip())
        self._pieces.clear()

    def has_text(self) -> bool:
        """Whether anything but blanks was read so far."""
        return bool(self._lines) or any(not piece.text.isspace() for piece in self._pieces)

    def lines(self) -> list[Line]:
        """The lines that hold more than blanks, those that are one sentence put together again."""
        self.end_line()
        return self._lines

    def _append(self, line: Line) -> None:
        before = self._lines[-1] if self._soft else None
        if before is not None and _goes_on(before.text, line.text):
            pieces = (*before.pieces, Piece(" ", RunFormat()), *line.pieces)
            self._lines[-1] = Line(f"{before.text} {line.text}", before.bold and line.bold, before.page, pieces)
        else:
            self._lines.append(line)


def _goes_on(before: str, after: str) -> bool:
    """Whether a line break stands amid a sentence, put there for the looks of a full line, and parts nothing."""
    is_full = len(before.strip()) >= _FULL_LINE
    return is_full and not _SENTENCE_END.search(before) and not _NEW_START.match(after)


def _visible(pieces: list[Piece]) -> Iterator[Piece]:
    """The text as it is seen on the page: an underlined stretch of blanks is a line to write on."""
    if not any(piece.look.underlined for piece in pieces):
        yield from pieces
        return
    for underlined, stretch in groupby(pieces, key=lambda piece: piece.look.underlined):
        held = list(stretch)
        text = "".join(piece.text for piece in held)
        shown = _line_to_write_on(text, underlined)
        if shown == text:
            yield from held
        else:
            yield Piece(shown, held[0].look, held[0].element)


def _line_to_write_on(stretch: str, underlined: bool) -> str:
    """One underscore for a space, two for a full-width one, four for a tab; a single space stays what it is."""
    if not underlined or not stretch.isspace():
        return stretch
    width = len(stretch) + stretch.count(_FULL_SPACE) + (_TAB_WIDTH - 1) * stretch.count(TAB)
    return "_" * width if width > 1 else stretch
