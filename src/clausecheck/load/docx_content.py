"""What the runs of one paragraph add up to: lines of text, and what hangs on them."""

from __future__ import annotations

import re
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


class Line(NamedTuple):
    """The text between two line breaks. ``bold`` is True where all of it is; ``page`` is where it begins, from 1."""

    text: str
    bold: bool
    page: int | None


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
    _pieces: list[tuple[str, RunFormat]] = field(default_factory=list)
    _page: int | None = None

    def add(self, text: str, look: RunFormat, page: int | None) -> None:
        """Append text; a tab is written as TAB and becomes a blank."""
        if not self._pieces:
            self._page = page
        self._pieces.append((text, look))

    def end_line(self, soft: bool = False) -> None:
        """Close the line; ``soft`` where only a line break ends it, not a page or the paragraph."""
        text = "".join(_visible(self._pieces)).translate(_CONTROLS)
        if text.strip():
            bold = all(look.bold for piece, look in self._pieces if not piece.isspace())
            self._append(Line(text, bold, self._page))
        self._soft = soft and bool(text.strip())
        self._pieces.clear()

    def has_text(self) -> bool:
        """Whether anything but blanks was read so far."""
        return bool(self._lines) or any(not text.isspace() for text, _ in self._pieces)

    def lines(self) -> list[Line]:
        """The lines that hold more than blanks, those that are one sentence put together again."""
        self.end_line()
        return self._lines

    def _append(self, line: Line) -> None:
        before = self._lines[-1] if self._soft else None
        if before is not None and _goes_on(before.text, line.text):
            self._lines[-1] = Line(f"{before.text} {line.text}", before.bold and line.bold, before.page)
        else:
            self._lines.append(line)


def _goes_on(before: str, after: str) -> bool:
    """Whether a line break stands amid a sentence, put there for the looks of a full line, and parts nothing."""
    is_full = len(before.strip()) >= _FULL_LINE
    return is_full and not _SENTENCE_END.search(before) and not _NEW_START.match(after)


def _visible(pieces: list[tuple[str, RunFormat]]) -> list[str]:
    """The text as it is seen on the page: an underlined stretch of blanks is a line to write on."""
    if not any(look.underlined for _, look in pieces):
        return [piece for piece, _ in pieces]
    stretches = groupby(pieces, key=lambda piece: piece[1].underlined)
    return [_line_to_write_on("".join(text for text, _ in stretch), underlined) for underlined, stretch in stretches]


def _line_to_write_on(stretch: str, underlined: bool) -> str:
    """One underscore for a space, two for a full-width one, four for a tab; a single space stays what it is."""
    if not underlined or not stretch.isspace():
        return stretch
    width = len(stretch) + stretch.count(_FULL_SPACE) + (_TAB_WIDTH - 1) * stretch.count(TAB)
    return "_" * width if width > 1 else stretch
