"""Provisions in the making and the text that stands directly in each."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausecheck.model import Role, Span
from clausecheck.structure.lines import Line


@dataclass(slots=True, eq=False)
class Draft:
    """A provision that may still grow.

    ``style`` and ``value`` are those of its number (see ``numbering.Mark``); besides there are the styles 附 (annex),
    heading (a heading without a number), recital, table and "" (text without a number). ``lead_in`` is what it
    inherits, ``intro`` what the text after it inherits from it. ``opening`` and ``last`` are the first characters and
    the last one of its own text; ``headed`` where the heading is all of its first line, ``bulleted`` where its text so
    far ends with a bullet.
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
    headed: bool = False
    bulleted: bool = False

    @property
    def inherited(self) -> tuple[Span, ...]:
        """The lead-ins of whatever is added to it now."""
        return (*self.lead_in, self.intro) if self.intro else self.lead_in

    @property
    def is_dotted(self) -> bool:
        """Whether its number is like 3.2 or 3.2.1."""
        return self.style.startswith("1.1/")

    @property
    def is_closed_text(self) -> bool:
        """Whether it is text without a number that leads in nothing more."""
        return self.style == "" and not self.intro


@dataclass(frozen=True, slots=True)
class Segment:
    """Body text of a draft, at most a line long; ``whole`` where it is not split into sentences (rows, signatures)."""

    draft: Draft
    line: Line
    lead_in: tuple[Span, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Drafts and segments, both in reading order."""

    drafts: tuple[Draft, ...]
    segments: tuple[Segment, ...]
