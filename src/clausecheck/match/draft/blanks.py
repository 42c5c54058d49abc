"""Unfilled blanks, and annexes that the text names and the file does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausecheck.match.draft.places import around, spoken
from clausecheck.match.values import PATTERNS
from clausecheck.model import Agreement, Role, Span
from clausecheck.text import normalise

_FOR_THE_PEN = re.compile(
    r"(?:签[名字章署]|盖章|公章|代表|经办人|见证人|身份证号?码?|签约日期|签署日期|签订日期|签约地点|日期|(?<![0-9])年\s*月\s*日?)[^。；]{0,12}$"
)
"""What is filled in by hand when all else is settled."""


_DETAIL = re.compile(
    r"(?:住所|住址|地址|电话|手机|身份证|账号|帐号|账户|开户行|银行|户名|卡号|邮箱|邮编|传真|微信|代码|编号|单号|许可证|备案号|合同号|代表人|负责人"
    r"|联系人|姓名|名称|[路街道巷区])[^，。；、]{0,12}$|(?:至下列(?:邮箱|地址)|发往|送至)[^。]*$"
)
"""What tells who a party is or where to reach it, and changes nothing in the bargain."""


def blanks(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """A statement of the body with an unfilled term (an amount, a day, a period), once a statement."""
    return _blanks(agreement, details=False)


def details(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """The same for particulars of the parties (account, address, mailbox); of the front only the first."""
    return _blanks(agreement, details=True)


def _blanks(agreement: Agreement, details: bool) -> Iterator[tuple[Span, int]]:
    fronted = False
    names = {normalise(name).text for party in agreement.parties for name in party.names}
    normal = normalise(agreement.document.text)
    for statement, _ in spoken(agreement):
        front = statement.role in (Role.PARTIES, Role.TITLE)
        if statement.role is Role.SIGNATURE or (front and fronted):
            continue
        folded = normal.folded(statement.span)
        words = normal.text[folded.start : folded.end]
        for found in PATTERNS["blank"].finditer(words):
            before = words[: found.start()]
            # 卖方________ alone is the end of a list of addresses
            particular = front or before.strip("： ") in names or bool(_DETAIL.search(before))
            if particular is details and not _FOR_THE_PEN.search(before):
                source = normal.source(Span(folded.start + found.start(), folded.start + found.end()))
                yield around(agreement, statement, source.start, source.end), statement.provision
                fronted = fronted or front
                break


def annexes(agreement: Agreement) -> Iterator[tuple[Span, int]]:
    """The first place that names each annex which is not there."""
    told: set[Span] = set()
    for annex in agreement.annexes:
        if annex.present:
            continue
        name = re.compile(r"\s*".join(map(re.escape, annex.name)) + r"(?![0-9一二三四五六七八九十])")
        for statement, words in spoken(agreement):
            found = name.search(words)
            if found:
                start = statement.span.start + found.start()
                place = around(agreement, statement, start, start + len(found[0]))
                if place not in told:
                    yield place, statement.provision
                told.add(place)
                break
