"""Where suggested clauses go, and under which numbers: in the article that speaks to their topic, else in a new one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from clausecheck.model import (
    Agreement,
    BlockKind,
    DocumentReport,
    ElementResult,
    Grade,
    Provision,
    Role,
    Status,
    TopicResult,
)
from clausecheck.structure import understand
from clausecheck.structure.lines import aligned
from clausecheck.structure.numbering import readings
from clausecheck.word.numbers import renumbered, value_of

_OPERATIVE = frozenset({Role.ARTICLE, Role.ITEM})
_TAIL = re.compile(r"无\s*正\s*文|盖章|签字|签章|签名|签署|法定代表人|授权代表|年\s*月\s*日|^[^。；]{0,30}[：:][\s_]*$")
_BREACH = re.compile(r"违\s*约\s*责\s*任|违约")
_REFERENCE = re.compile(r"(?:第|本协议|本合同)\s*[0-9一二三四五六七八九十百]+\s*条")


@dataclass(frozen=True, slots=True)
class Line:
    """A new paragraph: ``text`` with the number that is typed before it, and the block that it is to look like.

    ``counted``: the list of that block gives it its number; otherwise it is in no list. Below a new article that is so
    only where the block ``above`` is in the same list, which then starts anew; else the number is ``typed``.
    """

    text: str
    like: int
    counted: bool = False
    above: int | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """New paragraphs for ``elements`` of ``topic`` right ``after`` the block of that index, or before it."""

    topic: TopicResult
    elements: tuple[ElementResult, ...]
    lines: tuple[Line, ...]
    block: int
    before: bool = False


@dataclass(frozen=True, slots=True)
class _Series:
    """How the paragraphs of one level are numbered: ``block`` shows one of them. ``prefix`` is what is typed before
    its text, with the number; "" where the list counts (``counted``) or nothing does."""

    block: int
    prefix: str = ""
    number: str = ""
    counted: bool = False

    def line(self, text: str, value: int, above: int | None = None) -> Line:
        """A paragraph with the number ``value``."""
        if not self.number:
            return Line(text, self.block, self.counted)
        dotted = bool(re.search(r"\d[.．]\d", self.number))
        number = renumbered(self.number, value, above if dotted else None)
        return Line(self.prefix.replace(self.number, number, 1) + text, self.block)


def drafts(report: DocumentReport) -> list[Draft]:
    """What is to be drafted in for all weak and absent elements, in the order of their places for each topic."""
    planner = _Planner(report)
    return [draft for topic in report.topics for draft in planner.drafts(topic)]


class _Planner:
    """Plans the drafts of one document; remembers what was numbered before."""

    def __init__(self, report: DocumentReport) -> None:
        self._document = report.document
        self._agreement: Agreement = understand(report.document)
        self._provisions = self._agreement.provisions
        self._text = aligned(report.document.text)
        self._starts = [block.span.start for block in report.document.blocks]
        self._added: dict[int, int] = {}
        self._new = 0

    def drafts(self, topic: TopicResult) -> Iterator[Draft]:
        wanted = [e for e in topic.elements if e.grade in (Grade.WEAK, Grade.ABSENT) and e.suggestion]
        homes: dict[int | None, list[ElementResult]] = {}
        usual = self._usual_home(topic)
        for element in wanted:
            own = (self._article_at(quote.start) for quote in element.evidence)
            homes.setdefault(next((each for each in own if each is not None), usual), []).append(element)
        for home, elements in homes.items():
            if home is None:
                yield self._new_article(topic, elements)
            else:
                yield self._within(topic, elements, home)

    # --- the articles of the agreement

    @cached_property
    def articles(self) -> list[Provision]:
        """What a clause can be added to: the articles (条), or where there are none what is numbered at the top."""
        numbered = [p for p in self._provisions if p.role in _OPERATIVE and p.number and not self._in_annex(p)]
        named = [each for each in numbered if re.fullmatch(r"第.+条", each.number.replace(" ", ""))]
        top = [each for each in numbered if each.depth == min(other.depth for other in numbered)]
        return named or top

    def _in_annex(self, provision: Provision) -> bool:
        step: Provision | None = provision
        while step is not None:
            if step.role in (Role.ANNEX, Role.TABLE) or self._block(step.span.start) is None:
                return True
            step = None if step.parent is None else self._provisions[step.parent]
        return False

    def _article_at(self, offset: int) -> int | None:
        found = (each.index for each in self.articles if each.span.start <= offset < each.span.end)
        return next(found, None)

    def _usual_home(self, topic: TopicResult) -> int | None:
        """The article with most of the wording on a topic; None where the agreement says nothing of it."""
        if topic.status is Status.MISSING:
            return None
        homes = [self._article_at(quote.start) for element in topic.elements for quote in element.evidence]
        known = [home for home in homes if home is not None]
        return max(known, key=known.count, default=None)

    # --- blocks

    def _block(self, offset: int) -> int | None:
        """The block of the main text at ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        kinds = (BlockKind.PARAGRAPH, BlockKind.CELL)
        return index if index >= 0 and self._document.blocks[index].kind in kinds else None

    def _words(self, index: int) -> str:
        return self._document.blocks[index].span.cut(self._document.text)

    def _last_block(self, article: Provision) -> int:
        """The last block of an article, without what closes the agreement."""
        first = self._block(article.span.start) or 0
        last = bisect_right(self._starts, max(article.span.end - 1, article.span.start)) - 1
        while last > first and (self._block(self._starts[last]) is None or self._closes(last)):
            last -= 1
        return last

    def _closes(self, index: int) -> bool:
        words = self._words(index).strip()
        return self._document.blocks[index].kind is BlockKind.PARAGRAPH and (
            not words or (len(words) < 40 and bool(_TAIL.search(words)))
        )

    # --- numbers

    def _series(self, provision: Provision) -> _Series | None:
        """How ``provision`` is numbered."""
        index = self._block(provision.span.start)
        if index is None:
            return None
        block = self._document.blocks[index]
        if block.label:
            return _Series(index, counted=True)
        found = readings(block.span.cut(self._text).lstrip())
        if not found:
            return None
        words = self._words(index)
        indent = len(words) - len(words.lstrip())
        prefix = words[: indent + found[0].rest]
        number = words[indent + found[0].start : indent + found[0].end]
        return _Series(index, prefix, number)

    def _children(self, article: Provision) -> list[Provision]:
        """The numbered provisions right below an article, but not a list that a sentence of the article leads in."""
        lead = "".join(span.cut(self._document.text) for span in article.body).rstrip()
        if lead.endswith(("：", ":")):
            return []
        children = [self._provisions[child] for child in article.children]
        return [child for child in children if child.number and child.role in _OPERATIVE]

    def _body(self, article: Provision) -> int:
        """A block of an article that is not its heading, where there is one."""
        first = self._block(article.span.start) or 0
        last = self._last_block(article)
        plain = (each for each in range(first + 1, last + 1) if self._document.blocks[each].kind is BlockKind.PARAGRAPH)
        return next(plain, first)

    def _within(self, topic: TopicResult, elements: Sequence[ElementResult], home: int) -> Draft:
        article = self._provisions[home]
        children = self._children(article)
        series = self._series(children[-1]) if children else None
        if series is None:
            series = _Series(self._body(article))
        added = self._added.get(home, 0)
        last = value_of(series.number) + added
        self._added[home] = added + len(elements)
        lines = tuple(series.line(each.suggestion, last + count) for count, each in enumerate(elements, start=1))
        return Draft(topic, tuple(elements), lines, self._last_block(article))

    def _new_article(self, topic: TopicResult, elements: Sequence[ElementResult]) -> Draft:
        if not self.articles:
            return self._at_the_end(topic, elements)
        last = self.articles[-1]
        place = self._before_breach()
        series = self._series(last) or _Series(self._block(last.span.start) or 0)
        value = value_of(series.number)
        if self._has_headings():
            self._new += 1
            lines = [series.line(topic.title, value + self._new), *self._clauses(elements, series, value + self._new)]
        else:
            lines = [series.line(each.suggestion, value + self._new + n) for n, each in enumerate(elements, start=1)]
            self._new += len(elements)
        block = self._last_block(last) if place is None else place
        return Draft(topic, tuple(elements), tuple(lines), block, before=place is not None)

    def _clauses(self, elements: Sequence[ElementResult], above: _Series, value: int) -> Iterator[Line]:
        """The clauses of a new article, numbered as in the last article that has numbered ones."""
        models = (children for each in reversed(self.articles) if (children := self._children(each)))
        model = next(models, None)
        series = self._series(model[0]) if model else None
        if series is None:
            plain = _Series(self._body(self.articles[-1]))
            yield from (plain.line(each.suggestion, 0) for each in elements)
            return
        for count, element in enumerate(elements, start=1):
            line = series.line(element.suggestion, count, value)
            if series.counted:
                number = renumbered(self._document.blocks[series.block].label, count)
                line = replace(line, above=above.block, typed=number + " " * number[-1:].isalnum())
            yield line

    def _has_headings(self) -> bool:
        return sum(each.heading is not None for each in self.articles) * 2 > len(self.articles)

    def _before_breach(self) -> int | None:
        """The block of the article on breach, where new articles may come before it: its number is counted by the
        list, and no typed reference would point to another article than before."""
        for article in self.articles:
            heading = article.heading.cut(self._document.text) if article.heading else ""
            if _BREACH.search(heading):
                series = self._series(article)
                counted = series is not None and series.counted
                return series.block if counted and series and not _REFERENCE.search(self._document.text) else None
        return None

    def _at_the_end(self, topic: TopicResult, elements: Sequence[ElementResult]) -> Draft:
        """In an agreement without numbered articles: after the last paragraph before the signatures."""
        main = [index for index, start in enumerate(self._starts) if self._block(start) is not None]
        paragraphs = [each for each in main if self._document.blocks[each].kind is BlockKind.PARAGRAPH]
        last = next((each for each in reversed(paragraphs) if not self._closes(each)), paragraphs[-1])
        return Draft(topic, tuple(elements), tuple(Line(each.suggestion, last) for each in elements), last)
