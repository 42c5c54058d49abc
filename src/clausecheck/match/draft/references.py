"""Cross references to provisions of the agreement that it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from clausecheck.match.draft.numerals import number
from clausecheck.match.draft.places import around, spoken
from clausecheck.model import Agreement, Role, Span

_HAN = "[零〇一二两三四五六七八九十百]+"
_ARTICLE = re.compile(rf"第\s*(?P<article>[0-9]+(?:\.[0-9]+)*|{_HAN})\s*条")
_DOTTED = re.compile(
    r"(?<![0-9.第A-Za-z])(?P<article>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?=条|款|项|所[列述称]|约定|规定)"
)
_LAW_BEFORE = re.compile(
    r"(?:》|法|条例|规定|办法|解释|细则|准则|公约|章程|原合同|主合同|原协议|主协议|另一?协议|补充协议|国家标准|标准|规范)[^。；，]{0,24}$"
)
"""The provision named is one of a law or of another contract."""
_FIRST = re.compile(rf"第?\s*(?P<number>[0-9]+|{_HAN})(?!\s*[章编节部])\s*(?P<article>条)?")
_OWN = re.compile(r"(?:本|此)(?:协议|合同)[^。；，]{0,6}$")
_NUMBERED = frozenset({Role.ARTICLE, Role.ITEM, Role.ANNEX, Role.TABLE, Role.DEFINITION, Role.RECITAL, Role.PARTIES})


def references(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """Each mention of an article number beyond those of the agreement."""
    articles, dotted = _articles(agreement), _dotted(agreement)
    for statement, words in spoken(agreement):
        for pattern in (_ARTICLE, _DOTTED):
            for found in pattern.finditer(words):
                if _is_dead(found["article"], words[: found.start()], articles, dotted):
                    start = statement.span.start + found.start()
                    yield (
                        around(agreement, statement, start, statement.span.start + found.end()),
                        statement.provision,
                    )


def _is_dead(name: str, before: str, articles: Set[int], dotted: Set[str]) -> bool:
    if _LAW_BEFORE.search(before) and not _OWN.search(before):
        return False
    if "." in name:
        return bool(dotted) and name not in dotted
    # an agreement without article numbers is not cited by them, or is a fragment
    return len(articles) > 2 and number(name) not in articles


def _articles(agreement: Agreement) -> Set[int]:
    """The numbers of articles: of all 第五条, or where none is numbered so, of the top provisions (五、, 5., 5.1)."""
    named, top = set(), set()
    for provision in agreement.provisions:
        first = _FIRST.match(provision.number) if provision.role in _NUMBERED else None
        if first and first["article"]:
            named.add(number(first["number"]))
        elif first and (provision.depth <= 1 or "." in provision.number):
            top.add(number(first["number"]))
    return named or top


def _dotted(agreement: Agreement) -> Set[str]:
    return {
        match[0] for provision in agreement.provisions if (match := re.search(r"[0-9]+(?:\.[0-9]+)+", provision.number))
    }
