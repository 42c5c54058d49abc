"""The outline → provisions and statements of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from clausecheck.model import Provision, Role, Span, Statement
from clausecheck.structure.definitions import defines, is_about_words
from clausecheck.structure.drafts import Draft, Outline, Segment
from clausecheck.structure.labels import citation
from clausecheck.structure.sentences import inline_items, sentences
from clausecheck.structure.words import DUTY

_STRICT = frozenset(("鉴于", "前言", "背景"))


def provisions(outline: Outline, text: str) -> tuple[Provision, ...]:
    """The tree in reading order; ``text`` is ``Document.text``."""
    index = {id(draft): at for at, draft in enumerate(outline.drafts)}
    bodies: dict[int, list[Span]] = {}
    for segment in outline.segments:
        bodies.setdefault(id(segment.draft), []).append(segment.line.span)
    depths: dict[int, int] = {}
    found = []
    for at, draft in enumerate(outline.drafts):
        depths[id(draft)] = depths[id(draft.parent)] + 1 if draft.parent else 0
        found.append(
            Provision(
                index=at,
                number=draft.number,
                label=citation(draft, text),
                role=_role(draft, text),
                span=Span(draft.start, draft.end),
                heading=draft.heading,
                body=tuple(bodies.get(id(draft), ())),
                parent=index[id(draft.parent)] if draft.parent else None,
                children=tuple(index[id(child)] for child in draft.children),
                depth=depths[id(draft)],
            )
        )
    return tuple(found)


def _role(draft: Draft, text: str) -> Role:
    """DEFINITION for an article about words and all in it, else the role it has."""
    if draft.role in (Role.ARTICLE, Role.ITEM):
        step: Draft | None = draft
        while step is not None:
            if step.heading and is_about_words(step.heading.cut(text)):
                return Role.DEFINITION
            step = step.parent
    return draft.role


def statements(outline: Outline, found: tuple[Provision, ...]) -> tuple[Statement, ...]:
    """The statements of ``outline`` in reading order; ``found`` are its provisions."""
    index = {id(draft): at for at, draft in enumerate(outline.drafts)}
    headings = [_headings(provision, found) for provision in found]
    counts = [0] * len(found)
    made: list[Statement] = []
    for segment in outline.segments:
        at = index[id(segment.draft)]
        for span, lead_in in _split(segment):
            start = span.start - segment.line.span.start
            role = _statement_role(found[at], segment.line.text[start : start + span.end - span.start], segment)
            made.append(
                Statement(
                    index=len(made),
                    span=span,
                    provision=at,
                    role=role,
                    block=segment.line.block,
                    lead_in=lead_in,
                    headings=headings[at],
                    before=counts[at],
                )
            )
            counts[at] += 1
    return tuple(made)


def _headings(provision: Provision, found: tuple[Provision, ...]) -> tuple[Span, ...]:
    path: list[Span] = []
    step: Provision | None = provision
    while step is not None:
        if step.heading:
            path.append(step.heading)
        step = found[step.parent] if step.parent is not None else None
    return tuple(reversed(path))


def _split(segment: Segment) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Sentences of a segment with what they inherit; items of a list within it inherit the words before the first."""
    start, text = segment.line.span.start, segment.line.text
    if segment.whole:
        if re.search(r"\w", text):
            yield segment.line.span, segment.lead_in
        return
    items = inline_items(text)
    pieces = list(sentences(text))
    intro: Span | None = None
    for left, right in pieces:
        cuts = [left, *(item for item in items if left < item < right), right]
        for begin, end in pairwise(cuts):
            cut = text[begin:end].rstrip()
            if not re.search(r"\w", cut):
                continue
            span = Span(start + begin, start + begin + len(cut))
            inherits = intro is not None and begin in items
            yield span, (*segment.lead_in, intro) if inherits and intro else segment.lead_in
            if items and end == items[0]:
                intro = span


def _statement_role(provision: Provision, text: str, segment: Segment) -> Role:
    role = provision.role
    binds = DUTY.search(text) is not None
    if role is Role.RECITAL and not provision.heading and not provision.number and binds:
        # the preamble of a plain agreement may bind; what is given as a reason (鉴于 …) never does
        return role if re.match("鉴于|背景|前言|序言|WHEREAS", segment.draft.opening) else Role.ARTICLE
    if role is Role.DEFINITION:
        return Role.ITEM if binds and not defines(text) else role
    if role in (Role.ARTICLE, Role.ITEM, Role.ANNEX) and defines(text) and not binds:
        return Role.DEFINITION
    return role
