"""Names that drift: parties that nobody introduced or that are misspelt, defined terms that go by another word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausecheck.match.draft.places import around, spoken
from clausecheck.model import Agreement, Role, Span
from clausecheck.text import normalise

_STEM = re.compile(r"(?<![\u4e00-\u9fff])[甲乙丙丁戊]方|(?<=[由向对与和及给为经应])[甲乙丙丁戊]方")
_DAYS = re.compile("交割日|移交日|交接日|转让日")
"""The words for the day on which the business changes hands: an agreement should have one."""
_FIXES = re.compile(
    "20[0-9]{2}|[0-9一二三四五六七八九十]+月|之日|当[日天]|当日|【|_|[为指称即是]{1,2}|以前|简称|下称|”"
)
_LEAST_NAME = 8
"""Code points from which the name of a company is long enough to tell a misspelling from another company."""


def parties(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """The first place of each 丙方 … that is no party's name, and of each company name that is nearly one."""
    known = {normalise(name).text for party in agreement.parties for name in party.names}
    if len(agreement.parties) < 2 or not _introduced(agreement):
        return
    seen: set[str] = set()
    for statement, words in spoken(agreement):
        if statement.role is Role.TITLE:
            continue
        strange = [] if statement.role in (Role.PARTIES, Role.SIGNATURE) else list(_strange(agreement, words, known))
        for name, at in (*strange, *_misspelt(words, known)):
            if name not in seen:
                seen.add(name)
                start = statement.span.start + at
                yield around(agreement, statement, start, start + len(name)), statement.provision


def _strange(agreement: Agreement, words: str, known: set[str]) -> Iterator[tuple[str, int]]:
    for found in _STEM.finditer(words):
        if found[0] not in known and not _bound(agreement, found[0]):
            yield found[0], found.start()


def _misspelt(words: str, known: set[str]) -> Iterator[tuple[str, int]]:
    """Names of as many characters as a party's, of which one or two are others."""
    for name in known:
        if len(name) < _LEAST_NAME or not name.endswith("公司"):
            continue
        for found in re.finditer("公司", words):
            other = words[max(0, found.end() - len(name)) : found.end()]
            differing = sum(a != b for a, b in zip(name, other, strict=False))
            if len(other) == len(name) and 0 < differing <= 2 and other not in known and _alike(name, other):
                yield other, found.end() - len(name)


def _alike(name: str, other: str) -> bool:
    return name[0] == other[0] or name[1] == other[1]


def _introduced(agreement: Agreement) -> bool:
    """Whether the agreement has a place where its parties are named."""
    return any(provision.role is Role.PARTIES for provision in agreement.provisions)


def _bound(agreement: Agreement, name: str) -> bool:
    """Whether the front or the signatures know ``name`` though the reader did not take it for a party."""
    text = agreement.document.text
    return any(
        name in provision.span.cut(text) or name[0] + "：" in provision.span.cut(text)
        for provision in agreement.provisions
        if provision.role in (Role.PARTIES, Role.SIGNATURE)
    )


def terms(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """A term that is defined and never used again, and a second word for the day of transfer that nothing fixes."""
    text = normalise(agreement.document.text).text
    for term in agreement.terms:
        name = normalise(term.name).text
        if len(name) > 1 and text.count(name) < 2 and _set_off(name, text):
            holder = next((s for s in agreement.statements if term.meaning in s.span), None)
            if holder:
                yield around(agreement, holder, term.meaning.start, term.meaning.end), holder.provision
    yield from _days(agreement)


def _set_off(name: str, text: str) -> bool:
    """Whether ``name`` stands in quotes or after 简称: other definitions say what is meant where they stand."""
    return bool(re.search(rf"[“\"「『]{re.escape(name)}[”\"」』]|称(?:为|作)?{re.escape(name)}", text))


def _days(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """The first place of a word for the day of transfer that nothing fixes, where another such word is fixed."""
    first: dict[str, tuple[Span, int]] = {}
    fixed = {term.name for term in agreement.terms}
    for statement, words in spoken(agreement):
        for found in _DAYS.finditer(words):
            start = statement.span.start + found.start()
            first.setdefault(found[0], (around(agreement, statement, start, start + 3), statement.provision))
            if _FIXES.search(words[found.end() : found.end() + 8]) or _FIXES.search(words[: found.start()][-1:]):
                fixed.add(found[0])
    if fixed & first.keys():
        yield from (place for word, place in first.items() if word not in fixed)
