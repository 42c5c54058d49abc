"""Statements put together: by provision (with its list) and by article."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from clausecheck.model import Agreement, Role

_CHAPTER_ENDS = ("章", "编", "篇", "部分")


class Units:
    """The groups of one agreement's statements, each a bit set."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement

    def of(self, scope: str) -> tuple[int, ...]:
        """The groups of ``scope``: ``provision``, ``article`` or ``agreement``."""
        if scope == "agreement":
            return ((1 << len(self._agreement.statements)) - 1,)
        return self.provisions if scope == "provision" else self.articles

    @cached_property
    def provisions(self) -> tuple[int, ...]:
        """A provision with its own statements and, where a lead-in opens a list, with the items of the list."""
        return self._group([self._listed_under(i) for i in range(len(self._agreement.statements))])

    @cached_property
    def articles(self) -> tuple[int, ...]:
        return self._group(self.article_of)

    @cached_property
    def article_of(self) -> list[int]:
        """For each statement the provision at the top of its path, chapters left out."""
        tops = [self._top(statement.provision) for statement in self._agreement.statements]
        return [self._first_of_number.get(self._number(top), top) for top in tops]

    @cached_property
    def _first_of_number(self) -> dict[str, int]:
        """For top provisions 2.1, 2.2 … without a printed parent: the number before the dot → the first of them."""
        first: dict[str, int] = {}
        for provision in self._agreement.provisions:
            if provision.parent is None:
                first.setdefault(self._number(provision.index), provision.index)
        first.pop("", None)
        return first

    def _number(self, index: int) -> str:
        """What stands before the dot of a dotted number, else nothing."""
        head, dot, _ = self._agreement.provisions[index].number.partition(".")
        return head if dot and head.isdigit() else ""

    def article_mask(self, index: int) -> int:
        """All statements of the article that holds statement ``index``."""
        return self._article_masks[self.article_of[index]]

    @cached_property
    def _article_masks(self) -> dict[int, int]:
        return dict(zip(dict.fromkeys(self.article_of), self.articles, strict=True))

    def spread(self, mask: int, units: tuple[int, ...]) -> int:
        """All statements of the units that ``mask`` touches."""
        if not mask:
            return 0
        spread = 0
        for unit in units:
            if unit & mask:
                spread |= unit
        return spread

    def _listed_under(self, index: int) -> int:
        statement = self._agreement.statements[index]
        provision = self._agreement.provisions[statement.provision]
        if statement.role == Role.TABLE or not statement.lead_in:
            return provision.index
        parent = provision.parent
        while parent is not None:
            holder = self._agreement.provisions[parent]
            if any(lead in body for lead in statement.lead_in for body in holder.body):
                return holder.index
            parent = holder.parent
        return provision.index

    def _top(self, index: int) -> int:
        provision = self._agreement.provisions[index]
        while provision.parent is not None:
            parent = self._agreement.provisions[provision.parent]
            if parent.number.endswith(_CHAPTER_ENDS) or parent.role in (Role.TITLE, Role.HEADER):
                break
            provision = parent
        return provision.index

    @staticmethod
    def _group(keys: list[int]) -> tuple[int, ...]:
        groups: dict[int, int] = defaultdict(int)
        for index, key in enumerate(keys):
            groups[key] |= 1 << index
        return tuple(groups.values())
