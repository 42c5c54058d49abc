"""The level of a number, learned by the order of the document.

A stack holds the provisions that the next line may belong to, outermost first. A style that the stack holds goes back
to its level, a new one goes below; 3.2 goes below article 3, and 章, 节 and 条 keep their rank.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.structure.drafts import Draft
from clausecheck.structure.headings import STRONG
from clausecheck.structure.numbering import Mark

RANKS = {"编": 0, "篇": 0, "部分": 0, "章": 1, "节": 2, "条": 3}
"""Styles whose level does not depend on the document."""

DEEPEST = 12
"""No provision stands deeper; only a text that plays with numbers comes near."""

_DOTTABLE = frozenset((*STRONG, "1."))
_TYPICAL = {"一、": 4, "（一）": 5, "1.": 6, "（1）": 7, "1)": 8, "①": 9}
# where a style usually stands: only asked for a number above 1 whose series the stack does not hold


def place(stack: Sequence[Draft], marks: Sequence[Mark], numbered: bool) -> tuple[Mark, int] | None:
    """The reading that fits best, and how many provisions of ``stack`` stand above it; None where none fits.

    ``numbered``: the document has had numbers before, so that a weak one must continue a series.
    """
    choices = [(mark, depth) for mark in marks if (depth := _depth(stack, mark, numbered)) is not None]
    continued = (choice for choice in choices if _continues(stack, *choice))
    return next(continued, choices[0]) if choices else None


def resumes(main: Sequence[Draft], annex: Sequence[Draft], mark: Mark) -> bool:
    """Whether the body goes on after what only looked like an annex: 第五章 after 附件三 within chapter 4.

    ``main`` is the stack of the body before the annex, ``annex`` the one at hand.
    """
    if mark.style == "101":
        return _chapter(main, mark) is not None
    if mark.style not in RANKS or any(draft.style == mark.style for draft in annex):
        return False
    return any(draft.style == mark.style and draft.value == mark.follows for draft in main)


def _continues(stack: Sequence[Draft], mark: Mark, depth: int) -> bool:
    return depth < len(stack) and stack[depth].value == mark.follows


def _depth(stack: Sequence[Draft], mark: Mark, numbered: bool) -> int | None:
    same = [depth for depth, draft in enumerate(stack) if draft.style == mark.style]
    if mark.style.startswith("1.1/"):
        return _dotted_depth(stack, mark, same)
    if mark.style == "101":
        return _chapter(stack, mark)
    following = [depth for depth in same if stack[depth].value == mark.follows]
    if following:
        return following[-1]
    if mark.weak and (same or (numbered and mark.value != (1,))):
        return None
    if same and mark.value == (1,) and stack[-1].intro and len(stack) < DEEPEST:
        return len(stack)
    return same[-1] if same else _new_depth(stack, mark)


def _chapter(stack: Sequence[Draft], mark: Mark) -> int | None:
    """1302 stands in chapter 13 or is no number."""
    return next((d + 1 for d, draft in enumerate(stack) if (draft.style, draft.value) == ("章", mark.value[:1])), None)


def _dotted_depth(stack: Sequence[Draft], mark: Mark, same: Sequence[int]) -> int:
    """3.2 belongs below article 3, 3.2.1 below 3.2; otherwise beside the last of its kind."""
    higher = stack[: same[0]] if same else stack
    above = [d for d, draft in enumerate(higher) if draft.value == mark.value[:-1] and _may_hold(draft)]
    if above:
        return above[-1] + 1
    if same:
        return same[-1]
    dotted = [d for d, draft in enumerate(stack) if draft.is_dotted]
    deeper = [d for d in dotted if len(stack[d].value) > len(mark.value)]
    if deeper:
        return deeper[0]
    holders = dotted or [d for d, draft in enumerate(stack) if _may_hold(draft) or draft.style in ("附", "heading")]
    return holders[-1] + 1 if holders else _outside(stack)


def _may_hold(draft: Draft) -> bool:
    return draft.is_dotted or draft.style in _DOTTABLE


def _new_depth(stack: Sequence[Draft], mark: Mark) -> int:
    """The level of a style that the stack does not hold."""
    if mark.style in RANKS:
        return _ranked_depth(stack, mark)
    if mark.value != (1,) and mark.style in _TYPICAL:
        usual = _TYPICAL[mark.style]
        lower = [depth for depth, draft in enumerate(stack) if _TYPICAL.get(draft.style, 0) > usual]
        if lower:
            return lower[0]
    return _outside(stack)


def _ranked_depth(stack: Sequence[Draft], mark: Mark) -> int:
    for depth, draft in enumerate(stack):
        if draft.style in RANKS:
            if RANKS[draft.style] >= RANKS[mark.style]:
                return depth
        elif draft.style != "附" and not _is_bare_heading(draft, mark):
            return depth
    return len(stack)


def _is_bare_heading(draft: Draft, mark: Mark) -> bool:
    """Whether ``draft`` is a heading with nothing under it but articles: a part of the agreement without 章."""
    if draft.last or not draft.heading or not all(child.style in RANKS for child in draft.children):
        return False
    return draft.style == "heading" or (draft.style == "一、" and mark.style == "条")


def _outside(stack: Sequence[Draft]) -> int:
    """Below the provision at hand, unless that is text of its own."""
    return len(stack) - 1 if stack and stack[-1].is_closed_text else len(stack)
