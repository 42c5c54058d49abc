"""Tagged lines → the tree of provisions, with the text that stands directly in each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.model import BlockKind, Role
from clausecheck.structure import back
from clausecheck.structure.ahead import Ahead
from clausecheck.structure.drafts import Draft, Outline, Segment
from clausecheck.structure.front import is_recital_heading
from clausecheck.structure.headings import STRONG, heading_range, stands_alone
from clausecheck.structure.levels import RANKS, place, resumes
from clausecheck.structure.lines import Line
from clausecheck.structure.numbering import Mark, bare_number, bullet_end, inner_reading
from clausecheck.structure.sections import Tagged
from clausecheck.structure.sentences import introduces, last_sentence
from clausecheck.structure.words import DUTY

_APART = frozenset((Role.TITLE, Role.PARTIES, Role.CONTENTS, Role.SIGNATURE, Role.HEADER))
_NOTES = (BlockKind.FOOTNOTE, BlockKind.ENDNOTE)
_BINDING_NOTE = re.compile(rf"（([^（）]*(?:{DUTY.pattern}|执行(?!版)|遵[照守行])[^（）]*)）$")
_BRACKETED = re.compile(r"【(\s*[^【】_\s0-9][^【】_]{0,20})】\s*(?=\S)")


def outline(tagged: Sequence[Tagged]) -> Outline:
    """Build the tree; every line is in one of its provisions, as a number, a heading or a segment."""
    builder = _Builder(tagged)
    for at, tag in enumerate(tagged):
        builder.add(at, tag)
    return Outline(tuple(builder.drafts), tuple(builder.segments))


class _Builder:
    """``stack`` holds the provisions that the next line may belong to, ``main`` those of the body while an annex is
    open. ``apart`` is the part that binds nobody, and ``table`` the table, that the last line belonged to."""

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self.ahead = Ahead(tagged)
        self.drafts: list[Draft] = []
        self.segments: list[Segment] = []
        self.stack: list[Draft] = []
        self.main: list[Draft] = []
        self.apart: Draft | None = None
        self.table: tuple[int | None, Draft | None] = (None, None)
        self.last_root: Draft | None = None
        self.numbered = False

    def add(self, at: int, tag: Tagged) -> None:
        if tag.role in _APART:
            self._add_apart(tag)
            return
        self.apart = None
        if tag.line.source.kind in _NOTES:
            self._add_note(tag.line)
            return
        if tag.role is Role.RECITAL:
            self._add_recital(at, tag)
            return
        if self.stack and self.stack[0].role is Role.RECITAL:
            self.stack.clear()
        if tag.role is Role.ANNEX:
            self._open_annex(tag.line)
        elif tag.line.is_row:
            self._add_row(at, tag.line)
        else:
            self._add_body(at, tag)

    def _add_apart(self, tag: Tagged) -> None:
        span = tag.line.span
        if self.apart is None or self.apart.role is not tag.role:
            self.apart = Draft(tag.role, span.start, span.end)
            self.drafts.append(self.apart)
            if tag.role in (Role.TITLE, Role.PARTIES, Role.CONTENTS):
                self.stack.clear()
        self.apart.end = span.end
        self.segments.append(Segment(self.apart, tag.line, whole=True))

    def _add_note(self, line: Line) -> None:
        """A footnote binds, but is no part of the provision that the line before it belongs to."""
        note = Draft(Role.ARTICLE, line.span.start, line.span.end, style="note")
        self.drafts.append(note)
        self.segments.append(Segment(note, line))

    def _add_recital(self, at: int, tag: Tagged) -> None:
        line = tag.line
        if not self.stack or self.stack[0].role is not Role.RECITAL:
            self.stack.clear()
            self._push(Draft(Role.RECITAL, line.span.start, line.span.end, style="recital"))
            if is_recital_heading(line):
                self.stack[0].heading = line.at(0, len(line.text.rstrip("： ")))
                return
        mark = self._place(tag.marks)
        if mark:
            self._open(at, line, mark)
        else:
            del self.stack[1:]
            self._text(line)

    def _add_body(self, at: int, tag: Tagged) -> None:
        line = tag.line
        mark = self._place(tag.marks)
        if mark:
            self.numbered = True
            self._open(at, line, mark)
        elif self._is_heading(at, line):
            self._open_heading(line)
        elif bracketed := _BRACKETED.match(line.text):
            self._open_heading(line.part(*bracketed.span(1)))
            self._text(line.part(bracketed.end(), len(line.text)))
        else:
            self._continue(line)

    # --- numbered provisions

    def _place(self, marks: Sequence[Mark]) -> Mark | None:
        """Cut the stack to the parent of the reading that fits; None where the line has no number that does."""
        if self.main and any(resumes(self.main, self.stack, mark) for mark in marks):
            self.stack, self.main = self.main, []
        placed = place(self.stack, marks, self.numbered)
        if placed is None:
            return None
        del self.stack[placed[1] :]
        return placed[0]

    def _open(self, at: int, line: Line, mark: Mark, more: int = 2) -> None:
        """A numbered provision; up to ``more`` numbers may follow on its line (八（二）, 第三条 3.1)."""
        number = line.label.strip() if line.label else line.raw[mark.start : mark.end]
        role = Role.ITEM if self.stack and mark.style not in RANKS else Role.ARTICLE
        if self.stack and self.stack[0].role is Role.RECITAL:
            role = Role.RECITAL
        draft = Draft(role, line.span.start, line.span.end, bare_number(number), mark.style, mark.value)
        self._push(draft)
        rest = line.part(mark.rest, len(line.text))
        inner = inner_reading(mark, rest.text) if more else None
        if inner:
            self._open(at, rest, inner, more - 1)
        elif rest.text:
            self._head_and_text(at, rest, draft)

    def _head_and_text(self, at: int, rest: Line, draft: Draft) -> None:
        strong = draft.style in STRONG
        listed = bool(draft.lead_in) and not strong
        strong = strong or bool(rest.source.outline)
        start, end, body = heading_range(
            rest.text, strong, self._beside_heading(draft) or self.ahead.leads(at, draft, self.stack), listed
        )
        if end:
            self._head(draft, rest, start, end)
            draft.headed = body == len(rest.text)
        self._text(rest.part(body, len(rest.text)))

    def _push(self, draft: Draft) -> None:
        draft.parent = self.stack[-1] if self.stack else None
        if draft.parent:
            if draft.parent.bulleted:
                draft.parent.intro = None
            draft.lead_in = draft.parent.inherited
            draft.parent.children.append(draft)
        self.stack.append(draft)
        self.drafts.append(draft)
        self._stretch(draft.end)

    def _stretch(self, end: int) -> None:
        for draft in self.stack:
            draft.end = max(draft.end, end)

    # --- headings

    def _head(self, draft: Draft, line: Line, start: int, end: int) -> None:
        """Set the heading of ``draft``; a note on it that binds (（甲方须照此执行）) leads in all that stands below."""
        draft.heading = line.at(start, end)
        note = _BINDING_NOTE.search(line.text, start, end)
        if note:
            draft.lead_in = (*draft.lead_in, line.at(*note.span(1)))
        self._stretch(line.span.end)

    def _open_heading(self, line: Line) -> None:
        """A heading without a number fills in where 第一条 or an annex has none, or stands below the last heading."""
        top = self.stack[-1] if self.stack else None
        if top and top.heading is None and not top.last and not top.children and top.style in (*STRONG, "附"):
            self._head(top, line, 0, len(line.text))
            return
        level = line.source.outline or 9
        same = [d for d, draft in enumerate(self.stack) if draft.style == "heading" and draft.value[0] >= level]
        if same:
            del self.stack[same[0] :]
        while self.stack and not self.stack[-1].heading and self.stack[-1].style != "附":
            self.stack.pop()
        role = Role.ITEM if self.stack else Role.ARTICLE
        self._push(Draft(role, line.span.start, line.span.end, style="heading", value=(level,)))
        self._head(self.stack[-1], line, 0, len(line.text))

    def _is_heading(self, at: int, line: Line) -> bool:
        later = self.ahead.body(at + 1)
        followed = later is not None
        marked = bool(line.source.outline) or line.source.bold or line.source.centred
        top = self.stack[-1] if self.stack else None
        if top and not marked:
            open_list = top.intro and not (later and later.line.is_row)
            unfinished = top.last and top.last not in "。：" and not top.children
            if open_list or unfinished:
                return False
        return stands_alone(line.text, marked, followed)

    def _beside_heading(self, draft: Draft) -> bool:
        before = self.last_root
        if draft.parent:
            before = draft.parent.children[-2] if len(draft.parent.children) > 1 else None
        else:
            self.last_root = draft
        return before is not None and before.headed and before.style == draft.style

    # --- annexes

    def _open_annex(self, line: Line) -> None:
        if not self.stack or self.stack[0].style != "附":
            self.main = list(self.stack)
        self.stack.clear()
        draft = Draft(Role.ANNEX, line.span.start, line.span.end, style="附")
        self._push(draft)
        found = back.annex_heading(line.text)
        if line.label:
            draft.number = line.label.strip()
            self._head(draft, line, 0, len(line.text))
        elif found:
            draft.number = re.sub(r"\s", "", line.raw[slice(*found.name)])
            if found.title[1] > found.title[0]:
                self._head(draft, line, *found.title)
        else:
            draft.number = re.sub(r"[\s：:].*", "", line.raw)

    # --- text

    def _text(self, line: Line, *, bullet: bool = False) -> None:
        """Add ``line`` to the provision at hand. A lead-in holds until a line ends with 。; bullets do not end it."""
        if not line.text:
            return
        draft = self.stack[-1]
        if draft.bulleted and not bullet:
            draft.intro = None
        draft.bulleted = bullet
        self.segments.append(Segment(draft, line, draft.inherited))
        self._stretch(line.span.end)
        draft.last = line.text[-1]
        draft.opening = draft.opening or line.text[:10]
        if introduces(line.text):
            draft.intro = line.at(*last_sentence(line.text))
        elif draft.last == "。" and not bullet:
            draft.intro = None

    def _continue(self, line: Line) -> None:
        """An unnumbered line: an item with a bullet, more of the provision at hand, or one of its own."""
        bullet = bullet_end(line.text)
        text = line.part(bullet, len(line.text))
        if bullet and self.stack:
            self._text(text, bullet=True)
            return
        while self._is_closed_list():
            self.stack.pop()
            self.stack[-1].intro = None
        top = self.stack[-1] if self.stack else None
        if top is None or (top.is_closed_text and not top.children):
            del self.stack[-1:]
            self._push(Draft(Role.ITEM if self.stack else Role.ARTICLE, line.span.start, line.span.end))
        self._text(text)

    def _is_closed_list(self) -> bool:
        """Whether the item at hand was the last of a list, so that more text is of the provision above it."""
        if len(self.stack) < 2:
            return False
        item, siblings = self.stack[-1], self.stack[-2].children
        if item.heading or item.intro or item.children or not item.number or item.style in RANKS or len(siblings) < 2:
            return False
        return item.last in ("。", "；") and siblings[-2].last != "。" and not siblings[-2].heading

    # --- tables

    def _add_row(self, at: int, line: Line) -> None:
        known, table = self.table
        if table is None or known != line.table:
            table = Draft(Role.TABLE, line.span.start, line.span.end, style="table")
            self._push(table)
            self.stack.pop()
            self.table = (line.table, table)
            if self.ahead.is_header(at, line):
                table.intro = line.span
                return
        table.end = line.span.end
        self._stretch(line.span.end)
        self.segments.append(Segment(table, line, table.inherited, whole=True))
