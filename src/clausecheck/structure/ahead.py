"""What the next lines tell about a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.model import Role
from clausecheck.structure.drafts import Draft
from clausecheck.structure.headings import is_short_title
from clausecheck.structure.lines import Line
from clausecheck.structure.sections import Tagged


class Ahead:
    """The tagged lines of a document, to look ahead in; ``at`` counts them from 0."""

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self._tagged = tagged

    def body(self, at: int) -> Tagged | None:
        """The line at ``at`` where it is of the body."""
        tag = self._tagged[at] if at < len(self._tagged) else None
        return tag if tag and tag.role is Role.ARTICLE else None

    def leads(self, at: int, draft: Draft, stack: Sequence[Draft]) -> bool:
        """Whether text, a table or a lower level stands under the number of line ``at``, or another heading beside it.

        ``draft`` is the provision with that number, the last of ``stack``.
        """
        later = self.body(at + 1)
        if later is None:
            return False
        if not later.marks:
            return True
        mark = later.marks[0]
        if mark.style == draft.style and mark.follows == draft.value and not draft.lead_in:
            after = self.body(at + 2)
            return bool(after and not after.marks and is_short_title(later.line.text[mark.rest :]))
        if mark.style.startswith("1.1/"):
            return len(mark.value) > len(draft.value) or not draft.is_dotted
        return mark.value == (1,) and all(other.style != mark.style for other in stack)

    def is_header(self, at: int, line: Line) -> bool:
        """Whether a first row names the columns: short words, no sentences, quantities or number of its own, more rows
        below."""
        later = self.body(at + 1)
        if later is None or later.line.table != line.table:
            return False
        cells = [cell.strip() for cell in line.text.split("\t") if cell.strip()]
        if cells and re.fullmatch("[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]+)[）)、.]?", cells[0]):
            return False
        return all(len(cell) <= 24 and not re.search("[。；，：]|[0-9]{2,}", cell) for cell in cells)
