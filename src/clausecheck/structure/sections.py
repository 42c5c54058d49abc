"""Lines → lines with a role: what belongs to the title, the parties, the recitals, the body, an annex, a signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clausecheck.model import BlockKind, Role
from clausecheck.structure import back, front
from clausecheck.structure.lines import Line, aligned
from clausecheck.structure.numbering import Mark, label_readings, readings, stem_reading
from clausecheck.structure.words import DUTY

_LONG = 8
"""An agreement that has this many lines begins with its title; a fragment need not."""
_ENTRY = 45
"""The longest entry of a table of contents; two of them may have run together on a line."""
_AHEAD = 12
"""So many lines may stand between 鉴于 and the words that lead over to the agreement."""
_NEAR = 4
"""So many lines may stand between two parties."""
_PREAMBLE = 3
"""So many lines a preamble has that does not say what it is; plain agreements have no other numbers to end it."""


_BINDS = re.compile(f"{DUTY.pattern}|(?:承诺|保证|同意)[：，]")
"""A recital with these goes on to bind: 鉴于 …，让与人承诺：…"""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A line with its role (ARTICLE for the body, ANNEX for the heading of an annex) and the readings of its number."""

    line: Line
    role: Role
    marks: tuple[Mark, ...] = ()


def sections(lines: Sequence[Line]) -> tuple[Tagged, ...]:
    """Every line of ``lines`` once, in order; a line that ends a preamble and goes on to bind is cut in two."""
    return tuple(_Reader(lines).read())


def marks_of(line: Line) -> tuple[Mark, ...]:
    """The readings of the automatic or typed number of a line."""
    if line.is_row:
        return ()
    return label_readings(aligned(line.label)) if line.label else readings(line.text)


class _Reader:
    """One pass. ``fresh`` until the first numbered provision (the first article where there are any: notes for users
    may stand before it), ``empty`` until the first line that may bind."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self.marks = [marks_of(line) for line in lines]
        self.at = 0
        self.first = next((at for at, marks in enumerate(self.marks) if marks and marks[0].style == "条"), 0)
        self.fresh = self.empty = True
        self.titled = self.parties = self.signing = False
        self.tagged: list[Tagged] = []
        self.steps: tuple[Callable[[Line], bool], ...] = (
            self._margin,
            self._contents,
            self._annex,
            self._signature,
            self._title,
            self._recitals,
            self._party,
            self._preamble,
        )

    def read(self) -> list[Tagged]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not any(step(line) for step in self.steps):
                self._body()
        return self.tagged

    def _take(self, role: Role, marks: tuple[Mark, ...] | None = None) -> bool:
        """Tag the line at hand and go on to the next."""
        self.tagged.append(Tagged(self.lines[self.at], role, self.marks[self.at] if marks is None else marks))
        self.at += 1
        return True

    def _margin(self, line: Line) -> bool:
        kind = line.source.kind
        if kind in (BlockKind.HEADER, BlockKind.FOOTER) or (
            kind is BlockKind.PARAGRAPH and not line.label and front.PAGE_NUMBER.fullmatch(line.text)
        ):
            return self._take(Role.HEADER, ())
        return kind in (BlockKind.FOOTNOTE, BlockKind.ENDNOTE) and self._take(Role.ARTICLE, ())

    def _contents(self, line: Line) -> bool:
        if line.is_row or not front.opens_contents(line):
            return False
        seen = {_squeezed(tag.line.text) for tag in self.tagged if tag.role is Role.TITLE}
        self._take(Role.CONTENTS, ())
        if not front.is_contents_entry(line):
            end = self._contents_end(seen)
            while self.at < end:
                self._take(Role.CONTENTS, ())
        self.titled = self.titled and not self.empty
        return True

    def _contents_end(self, seen: set[str]) -> int:
        """Where the list under 目录 ends: where its first entry or the title comes again, or at the first long line."""
        if self.at == len(self.lines):
            return self.at
        seen = {*seen, _squeezed(self.lines[self.at].text)}
        end = self.at + 1
        while end < len(self.lines) and not _ends_contents(self.lines[end]):
            if _squeezed(self.lines[end].text) in seen:
                return end
            end += 1
        listed = self.at
        while listed < end and len(self.lines[listed].text) <= _ENTRY:
            listed += 1
        return listed

    def _annex(self, line: Line) -> bool:
        if line.is_row:
            return False
        if line.label and back.annex_heading(aligned(line.label)):
            return self._open_annex()
        if self.marks[self.at]:
            return False
        if back.is_annex_list(line.text):
            return self._annex_list()
        return bool(back.annex_heading(line.text)) and self._open_annex()

    def _open_annex(self) -> bool:
        self.fresh = self.empty = self.signing = False
        return self._take(Role.ANNEX, ())

    def _annex_list(self) -> bool:
        """附件： and bare titles up to the signature; an annex without a title where something else follows."""
        end = self.at + 1
        while end < len(self.lines) and not self.lines[end].is_row:
            marks, text = self.marks[end], self.lines[end].text
            if not marks or not back.is_annex_entry(text[marks[0].rest :]):
                break
            end += 1
        rest = self.lines[end : end + 1]
        listed = back.lists_annexes(self.lines[self.at].text)
        if rest and not listed and not back.opens_signature(rest[0]) and not back.annex_heading(rest[0].text):
            return self._open_annex()
        while self.at < end:
            self._take(Role.CONTENTS, ())
        return True

    def _signature(self, line: Line) -> bool:
        numbered = any(not mark.weak for mark in self.marks[self.at])
        if not self.empty and not numbered and (back.opens_signature(line) or self._signs_off(line)):
            self.signing = True
        elif not self.signing or numbered or not back.continues_signature(line) or self._captions():
            self.signing = False
        return self.signing and self._take(Role.SIGNATURE, ())

    def _signs_off(self, line: Line) -> bool:
        """甲方：____ with nothing but such lines after it: a signature block that does not say so."""
        if self.fresh or self.signing or not front.is_known_party(line) or not front.is_to_fill(line):
            return False
        rest = self.lines[self.at + 1 : self.at + 1 + _AHEAD]
        return len(rest) < _AHEAD and all(back.continues_signature(later) for later in rest)

    def _captions(self) -> bool:
        """Whether the line at hand stands over a table that is not for signing."""
        later = self.lines[self.at + 1 : self.at + 2]
        return bool(later) and later[0].is_row and not back.continues_signature(later[0])

    def _title(self, line: Line) -> bool:
        if not self.empty or self.marks[self.at]:
            return False
        first = not self.titled and not self.parties and self._may_be_title(line)
        if front.is_party(line) or not front.is_title(line, first):
            return False
        if self.parties and not front.is_title_data(line):
            return False
        if not front.is_title_data(line) and (front.is_party_data(line) or front.opens_recitals(line)):
            return False
        self.titled = True
        return self._take(Role.TITLE, ())

    def _may_be_title(self, line: Line) -> bool:
        """Whether a first line without the word 协议 may be a title: of a whole agreement, over what begins one."""
        later = self.lines[self.at + 1] if len(self.lines) >= _LONG else None
        if later is None or re.search("转让|移交|承接", line.text):
            return later is not None
        begins = (
            front.names_agreement,
            front.is_title_data,
            front.is_party,
            front.opens_recitals,
            front.opens_contents,
        )
        return any(looks(later) for looks in begins)

    def _party(self, line: Line) -> bool:
        if not self.fresh:
            return False
        if front.is_party(line) and (front.is_known_party(line) or (self._after_parties() and not line.is_row)):
            self.parties = self.empty = True
            return self._take(Role.PARTIES, ())
        if self._is_opening(line):
            self.parties = self.empty = True
            return self._take(Role.PARTIES, ())
        if front.is_party_heading(line):
            self.parties = True
            return self._take(Role.PARTIES, ())
        return (self.parties or self.titled) and front.is_party_data(line) and self._take(Role.PARTIES, ())

    def _is_opening(self, line: Line) -> bool:
        """Whether the line has a plain label and another near it has the opposite one: 转店的：… and 接店的：…"""
        side = front.opening_side(line)
        near = self.lines[max(0, self.at - _NEAR) : self.at + _NEAR + 1] if side else ()
        return any(front.opening_side(other) not in (None, side) for other in near)

    def _after_parties(self) -> bool:
        return bool(self.tagged) and self.tagged[-1].role in (Role.TITLE, Role.PARTIES)

    def _recitals(self, line: Line) -> bool:
        if not self.empty or not front.opens_recitals(line):
            return False
        heading = front.is_recital_heading(line)
        if not heading and not self._leads_over(self.at) and _BINDS.search(line.text) and line.text.endswith("。"):
            return False  # 鉴于乙方已付清价款，甲方应…: a sentence of its own
        closed = self._recital()
        style: Mark | None = None
        while not closed and self.at < len(self.lines):
            mark = self._item(style)
            if mark is None and (self.marks[self.at] or not self._goes_on(heading)):
                break
            style = mark or style
            closed = self._recital()
        self.empty = self.empty and not closed
        return True

    def _item(self, last: Mark | None) -> Mark | None:
        """The number of the line at hand where it is the first of a recital's items or the next one."""
        line = self.lines[self.at]
        for mark in (*self.marks[self.at], *stem_reading(line.text)):
            if last is None and mark.style not in "编章节条" and not front.closes_recitals(line):
                return mark
            if last is not None and mark.style == last.style and mark.value > last.value:
                return mark
        return None

    def _goes_on(self, heading: bool) -> bool:
        """Whether an unnumbered line still belongs to the recitals."""
        line = self.lines[self.at]
        if line.is_row or back.annex_heading(line.text) or back.opens_signature(line):
            return False
        if front.opens_recitals(line) or self._leads_over(self.at):
            return True
        return heading and not DUTY.search(line.text)

    def _recital(self) -> bool:
        """Take the line as a recital; True where it ends them. What follows those words on it stays to be read."""
        line = self.lines[self.at]
        end = front.closes_recitals(line)
        rest = line.part(end, len(line.text)) if end else None
        marks = self.marks[self.at] or stem_reading(line.text)
        if rest is not None and len(rest.text) > 4:
            self.lines[self.at : self.at + 1] = [line.part(0, end), rest]
            self.marks[self.at : self.at + 1] = [marks, marks_of(rest)]
        self._take(Role.RECITAL, marks)
        return bool(end)

    def _leads_over(self, start: int, ahead: int = _AHEAD) -> bool:
        """Whether this or one of the next unnumbered lines ends a preamble."""
        for at in range(start, min(start + ahead, len(self.lines))):
            if at > start and self.marks[at]:
                return False
            if front.closes_recitals(self.lines[at]):
                return True
        return False

    def _preamble(self, line: Line) -> bool:
        if not (self.empty and (self.titled or self.parties)) or self.marks[self.at] or line.is_row:
            return False
        if not self._leads_over(self.at, _PREAMBLE):
            return False
        while not self._recital():
            continue
        self.empty = False
        return True

    def _body(self) -> None:
        if any(not mark.weak for mark in self.marks[self.at]) and self.at >= self.first:
            self.fresh = False
        self.empty = False
        self._take(Role.ARTICLE)


def _ends_contents(line: Line) -> bool:
    return line.is_row or len(line.text) > 2 * _ENTRY or "。" in line.text or front.is_party(line)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.．·…・。_]|[0-9]+$", "", text)
