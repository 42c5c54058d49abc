"""Tagged lines → the tree of provisions, still open to change, with the text that stands directly in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clausecheck.model import Role, Span
from clausecheck.structure import back
from clausecheck.structure.front import is_recital_heading
from clausecheck.structure.headings import STRONG, heading_end, stands_alone
from clausecheck.structure.lines import Line
from clausecheck.structure.numbering import Mark, bullet_end, readings
from clausecheck.structure.sections import Tagged
from clausecheck.structure.sentences import introduces, last_sentence
from clausecheck.structure.words import DUTY


@dataclass(slots=True, eq=False)
class Draft:
    """A provision in the making. ``lead_in`` is what it inherits, ``intro`` what the text after it inherits from it.

    ``opening`` and ``last`` are the first characters and the last one of its own text.
    """

    role: Role
    start: int
    end: int
    number: str = ""
    style: str = ""
    value: tuple[int, ...] = ()
    heading: Span | None = None
    parent: Draft | None = None
    children: list[Draft] = field(default_factory=list)
    lead_in: tuple[Span, ...] = ()
    intro: Span | None = None
    last: str = ""
    opening: str = ""
    heading_line: bool = False

    @property
    def inherited(self) -> tuple[Span, ...]:
        """The lead-ins of whatever is added to it now."""
        return (*self.lead_in, self.intro) if self.intro else self.lead_in


@dataclass(frozen=True, slots=True)
class Segment:
    """Body text of a draft, at most a line long; ``whole`` where it is not split into sentences (rows, signatures)."""

    draft: Draft
    line: Line
    span: Span
    text: str
    lead_in: tuple[Span, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Drafts and segments, both in reading order."""

    drafts: tuple[Draft, ...]
    segments: tuple[Segment, ...]


_APART = frozenset((Role.TITLE, Role.PARTIES, Role.CONTENTS, Role.SIGNATURE, Role.HEADER))
_RANKS = {"编": 0, "篇": 0, "部分": 0, "章": 1, "节": 2, "条": 3}
_BINDING_NOTE = re.compile(rf"（([^（）]*(?:{DUTY.pattern}|执行|遵[照守行])[^（）]*)）$")
_DOTTABLE = frozenset((*STRONG, "1."))
_TYPICAL = {"一、": 4, "（一）": 5, "1.": 6, "（1）": 7, "1)": 8, "①": 9}
"""Where a style usually stands; only used for a number above 1 of a style that was not seen before."""


def outline(tagged: Sequence[Tagged]) -> Outline:
    """Learn the level of every number by the order of the document and build the tree."""
    builder = _Builder(tagged)
    for at, tag in enumerate(tagged):
        builder.add(at, tag)
    return Outline(tuple(builder.drafts), tuple(builder.segments))


class _Builder:
    """``stack`` holds the provisions that the next line may belong to, outermost first."""

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self.tagged = tagged
        self.drafts: list[Draft] = []
        self.segments: list[Segment] = []
        self.stack: list[Draft] = []
        self.apart: Draft | None = None
        self.table: tuple[int | None, Draft | None, Span | None] = (None, None, None)

    def add(self, at: int, tag: Tagged) -> None:
        if tag.role in _APART:
            self._add_apart(tag)
            return
        if tag.role is not Role.RECITAL and self.stack and self.stack[0].role is Role.RECITAL:
            self.stack.clear()
        self.apart = None
        if tag.role is Role.RECITAL:
            self._add_recital(at, tag)
        elif tag.role is Role.ANNEX:
            self._open_annex(tag.line)
        elif tag.line.is_row:
            self._add_row(at, tag.line)
        else:
            self._add_body(at, tag)

    # --- parts that bind nobody

    def _add_apart(self, tag: Tagged) -> None:
        span = tag.line.span
        if self.apart is None or self.apart.role is not tag.role:
            self.apart = Draft(tag.role, span.start, span.end)
            self.drafts.append(self.apart)
            if tag.role in (Role.TITLE, Role.PARTIES, Role.CONTENTS):
                self.stack.clear()
        self.apart.end = span.end
        self.segments.append(Segment(self.apart, tag.line, span, tag.line.text, whole=True))

    def _add_recital(self, at: int, tag: Tagged) -> None:
        line = tag.line
        if not self.stack or self.stack[0].role is not Role.RECITAL:
            self.stack = [Draft(Role.RECITAL, line.span.start, line.span.end, style="recital")]
            self.drafts.append(self.stack[0])
            if is_recital_heading(line):
                self.stack[0].heading = line.at(0, len(line.text.rstrip("： ")))
                return
        mark = self._place(tag.marks)
        if mark:
            self._open(at, line, mark, Role.RECITAL)
        else:
            del self.stack[1:]
            self._text(line, 0)

    # --- the body

    def _add_body(self, at: int, tag: Tagged) -> None:
        line = tag.line
        mark = self._place(tag.marks)
        if mark:
            self._open(at, line, mark, Role.ITEM if self.stack and mark.style not in _RANKS else Role.ARTICLE)
        elif self._is_heading(at, line):
            self._open_heading(line)
        elif end := self._bracketed(line):
            self._open_heading(line.part(*end))
            self._text(line, line.text.index("】") + 1)
        else:
            self._continue(line)

    def _open(self, at: int, line: Line, mark: Mark, role: Role, more: int = 2) -> None:
        """A numbered provision; more numbers may follow on its line (八（二）, 第三条 3.1)."""
        parent = self.stack[-1] if self.stack else None
        lead_in = parent.inherited if parent else ()
        number = line.label.strip() if line.label else line.raw[mark.start : mark.end]
        draft = Draft(role, line.span.start, line.span.end, _bare(number), mark.style, mark.value, lead_in=lead_in)
        self._push(draft)
        rest = line.part(mark.rest, len(line.text))
        if not rest.text:
            return
        inner = self._inner(mark, rest) if more else None
        if inner:
            self._open(at, rest, inner, Role.RECITAL if role is Role.RECITAL else Role.ITEM, more - 1)
            return
        strong = mark.style in STRONG
        listed = bool(draft.lead_in) and not strong
        end, body = heading_end(rest.text, strong or bool(line.source.outline), self._is_followed(at, draft), listed)
        if end:
            self._head(draft, rest, 0, end)
            draft.heading_line = body == len(rest.text)
        if body < len(rest.text):
            self._text(rest, body)

    def _inner(self, mark: Mark, rest: Line) -> Mark | None:
        """A second number on the line: of another style, and the first of its series or below a bare 八."""
        found = [inner for inner in readings(rest.text) if inner.style != mark.style and not inner.weak]
        if not found or mark.style.startswith("1.1") or (mark.style == "条" and found[0].style in _RANKS):
            return None
        bare = mark.rest == mark.end
        dotted = found[0].style.startswith("1.1/") and found[0].value[0] == mark.value[0]
        return found[0] if bare or dotted or found[0].value == (1,) else None

    def _push(self, draft: Draft) -> None:
        parent = self.stack[-1] if self.stack else None
        draft.parent = parent
        if parent:
            parent.children.append(draft)
        self.stack.append(draft)
        self.drafts.append(draft)
        self._stretch(draft.end)

    def _head(self, draft: Draft, line: Line, start: int, end: int) -> None:
        """Set the heading of ``draft``; a note on it that binds (（甲方须照此执行）) leads in all that stands below."""
        draft.heading = line.at(start, end)
        note = _BINDING_NOTE.search(line.text, start, end)
        if note:
            draft.lead_in = (*draft.lead_in, line.at(*note.span(1)))
        self._stretch(line.span.end)

    def _stretch(self, end: int) -> None:
        for draft in self.stack:
            draft.end = max(draft.end, end)

    def _text(self, line: Line, start: int, *, listed: bool = False) -> None:
        """Add ``line`` from ``start`` to the provision at hand."""
        draft = self.stack[-1]
        part = line.part(start, len(line.text))
        if not part.text:
            return
        lead_in = draft.inherited
        self.segments.append(Segment(draft, part, part.span, part.text, lead_in))
        self._stretch(part.span.end)
        draft.last = part.text[-1]
        draft.opening = draft.opening or part.text[:10]
        if introduces(part.text):
            sentence = last_sentence(part.text)
            draft.intro = part.at(*sentence)
        elif not listed and (draft.last == "。" or draft.last not in "；;，、"):
            draft.intro = None if draft.last == "。" else draft.intro

    def _open_heading(self, line: Line) -> None:
        """A heading without a number, below the article at hand; it fills in where that still has no heading."""
        top = self.stack[-1] if self.stack else None
        if top and top.heading is None and not top.last and not top.children and top.style in (*STRONG, "附"):
            self._head(top, line, 0, len(line.text))
            return
        level = line.source.outline or 9
        for depth, draft in enumerate(self.stack):
            if draft.style == "" or (draft.style == "heading" and draft.value[0] >= level):
                del self.stack[depth:]
                break
        else:
            del self.stack[1 + (bool(self.stack) and self.stack[0].style in ("附", "章", "编", "篇", "部分")) :]
        role = Role.ITEM if self.stack else Role.ARTICLE
        self._push(Draft(role, line.span.start, line.span.end, style="heading", value=(level,)))
        self._head(self.stack[-1], line, 0, len(line.text))

    def _open_annex(self, line: Line) -> None:
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

    def _continue(self, line: Line) -> None:
        """An unnumbered line: an item with a bullet, more of the provision at hand, or one of its own."""
        bullet = bullet_end(line.text)
        if bullet and self.stack:
            self._text(line, bullet, listed=True)
            return
        while self._is_closed_list():
            self.stack.pop()
            self.stack[-1].intro = None
        top = self.stack[-1] if self.stack else None
        if top is None or (top.style == "" and not top.intro and not top.children):
            del self.stack[-1:]
            self._push(Draft(Role.ITEM if self.stack else Role.ARTICLE, line.span.start, line.span.end))
        self._text(line, bullet)

    def _is_closed_list(self) -> bool:
        """Whether the item at hand was the last of a list, so that more text is of the provision above it."""
        if len(self.stack) < 2 or self.stack[-1].heading or self.stack[-1].intro or self.stack[-1].children:
            return False
        item, siblings = self.stack[-1], self.stack[-2].children
        if not item.number or item.style in _RANKS or not item.last or len(siblings) < 2:
            return False
        return siblings[-2].last != "。" and not siblings[-2].heading and item.last in "。；"

    def _add_row(self, at: int, line: Line) -> None:
        known, table, header = self.table
        if known != line.table or table is None:
            parent = self.stack[-1] if self.stack else None
            table = Draft(Role.TABLE, line.span.start, line.span.end, parent=parent, style="table")
            table.lead_in = parent.inherited if parent else ()
            if parent:
                parent.children.append(table)
            self.drafts.append(table)
            header = line.span if self._is_header(at, line) else None
            self.table = (line.table, table, header)
            if header:
                table.heading = None
                table.intro = header
                self._stretch(line.span.end)
                return
        table.end = line.span.end
        self._stretch(line.span.end)
        self.segments.append(Segment(table, line, line.span, line.text, table.inherited, whole=True))

    def _is_header(self, at: int, line: Line) -> bool:
        """The first row names the columns: short words, no sentences, no quantities, more rows below."""
        later = self.tagged[at + 1 : at + 2]
        if not later or later[0].line.table != line.table or later[0].role is not Role.ARTICLE:
            return False
        cells = [cell.strip() for cell in line.text.split("\t") if cell.strip()]
        return all(len(cell) <= 24 and not re.search("[。；，：]|[0-9]{2,}", cell) for cell in cells)

    # --- levels

    def _place(self, marks: Sequence[Mark]) -> Mark | None:
        """Cut the stack to the parent of the first reading that fits; None where the line has no number that does."""
        choices = [(mark, self._depth(mark)) for mark in marks]
        good = [(mark, depth) for mark, depth in choices if depth is not None]
        if not good:
            return None
        mark, depth = next((choice for choice in good if self._continues(*choice)), good[0])
        del self.stack[depth:]
        return mark

    def _continues(self, mark: Mark, depth: int) -> bool:
        return depth < len(self.stack) and self.stack[depth].value == mark.follows

    def _depth(self, mark: Mark) -> int | None:
        """How many provisions of the stack stand above the number."""
        same = [depth for depth, draft in enumerate(self.stack) if draft.style == mark.style]
        if mark.style.startswith("1.1/"):
            return self._dotted_depth(mark, same)
        following = [depth for depth in same if self.stack[depth].value == mark.follows]
        if following:
            return following[-1]
        if mark.weak:
            lost = mark.value != (1,) and any(draft.number for draft in self.drafts)
            return None if same or lost else self._new_depth(mark)
        if same and mark.value == (1,) and self.stack[-1].intro:
            return len(self.stack)
        return same[-1] if same else self._new_depth(mark)

    def _dotted_depth(self, mark: Mark, same: list[int]) -> int:
        """3.2 belongs under article 3, 3.2.1 under 3.2; otherwise beside the last of its kind."""
        above = [
            depth
            for depth, draft in enumerate(self.stack[: same[0]] if same else self.stack)
            if draft.value == mark.value[:-1] and (draft.style in _DOTTABLE or draft.style.startswith("1.1/"))
        ]
        if above:
            return above[-1] + 1
        if same:
            return same[-1]
        shorter = [depth for depth, draft in enumerate(self.stack) if draft.style.startswith("1.1/")]
        deeper = [depth for depth in shorter if len(self.stack[depth].value) >= len(mark.value)]
        if deeper:
            return deeper[0]
        top = [depth for depth, draft in enumerate(self.stack) if draft.style in (*STRONG, "1.", "附", "heading")]
        return (shorter or top)[-1] + 1 if shorter or top else self._outside()

    def _new_depth(self, mark: Mark) -> int:
        """The level of a style that the stack does not hold."""
        if mark.style in _RANKS:
            return self._ranked_depth(mark)
        if self.stack and self.stack[-1].style == "" and not self.stack[-1].intro:
            return len(self.stack) - 1
        if mark.value != (1,) and mark.style in _TYPICAL:
            lower = [
                depth for depth, draft in enumerate(self.stack) if _TYPICAL.get(draft.style, 0) > _TYPICAL[mark.style]
            ]
            return lower[0] if lower else len(self.stack)
        return len(self.stack)

    def _ranked_depth(self, mark: Mark) -> int:
        """章, 节 and 条 stand above all but each other, an annex and bare headings."""
        for depth, draft in enumerate(self.stack):
            ranked = _RANKS.get(draft.style)
            if ranked is not None and ranked >= _RANKS[mark.style]:
                return depth
            chapter = draft.style == "一、" and draft.heading and not draft.last and mark.style == "条"
            headed = (
                draft.style == "heading" and not draft.last and all(child.style in _RANKS for child in draft.children)
            )
            if ranked is None and not (draft.style == "附" or headed or chapter):
                return depth
        return len(self.stack)

    def _outside(self) -> int:
        return (
            len(self.stack) - 1
            if self.stack and self.stack[-1].style == "" and not self.stack[-1].intro
            else len(self.stack)
        )

    # --- headings

    def _is_followed(self, at: int, draft: Draft) -> bool:
        """Whether what comes next is text, a table or the first number of a lower level."""
        if self._beside_headings(draft):
            return True
        if at + 1 >= len(self.tagged):
            return False
        later = self.tagged[at + 1]
        if later.role is not Role.ARTICLE:
            return False
        if not later.marks:
            return True
        mark = later.marks[0]
        if mark.style.startswith("1.1/"):
            return len(mark.value) > len(draft.value) or not draft.style.startswith("1.1/")
        return mark.style not in {other.style for other in self.stack} and mark.value == (1,)

    def _beside_headings(self, draft: Draft) -> bool:
        """Whether the number before it in its series had a heading of its own line."""
        siblings = draft.parent.children if draft.parent else [other for other in self.drafts if other.parent is None]
        before = [other for other in siblings[:-1] if other.style == draft.style and other.role is draft.role]
        return bool(before) and before[-1].heading_line and before[-1].value == (*draft.value[:-1], draft.value[-1] - 1)

    def _is_heading(self, at: int, line: Line) -> bool:
        later = self.tagged[at + 1 : at + 2]
        followed = bool(later) and later[0].role in (Role.ARTICLE,)
        source = line.source
        marked = bool(source.outline) or source.bold or source.centred
        if self.stack and self.stack[-1].intro and not marked and not (later and later[0].line.is_row):
            return False
        if not marked and self.stack and not self._may_break():
            return False
        return stands_alone(line.text, marked, followed)

    def _may_break(self) -> bool:
        """Whether the provision at hand is over, so that a short line may head the next thing."""
        top = self.stack[-1]
        return not top.last or top.last in "。：" or bool(top.children)

    def _bracketed(self, line: Line) -> tuple[int, int] | None:
        """【售后待遇】 at the start of a line: the range of its words."""
        match = re.match(r"【(\s*[^【】_\s0-9][^【】_]{0,20})】\s*(?=\S)", line.text)
        return match.span(1) if match else None


def _bare(number: str) -> str:
    """A number without white space and the point or comma after it."""
    return re.sub(r"\s", "", number).rstrip("、.．:：,，")
