"""Parties of agreements without a party block: named in the first sentences, or only by what the text calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clausecheck.model import PartyRole, Role
from clausecheck.structure.names import person_at
from clausecheck.structure.party_block import Side, aliases, plain
from clausecheck.structure.party_words import BY_SIDE, FIRM, ROLE_WORD, STEMS, opening_role
from clausecheck.structure.sections import Tagged

BOUNDARY = re.compile("^.*(?:由|给|归|向|与|和|及|对|经|从|将|把|为|是|在|让|请|同)")
"""What may stand before a name, up to it."""

_FIRST = 12
"""So many lines may name the parties in a sentence."""
_CALLED = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9（）]{2,40}?)（(?:即|身份证[^（），]{0,30}，)?"
    r"(?:(?:以下|下文|下)?(?:简称|称)(?:为|作)?|以下)\s*[“\"「]?"
    rf"(?P<short>[{STEMS}]方?|{ROLE_WORD}|[老原旧前新现接上下][\u4e00-\u9fff]{{1,4}})[”\"」]?[^（）]{{0,10}}）"
)
_GIVER = re.compile(
    r"(?:^|(?<=[，。；：\s]))(?:今有|兹有|现有|现由|兹由|由|系)?(?=(?P<at>[\u4e00-\u9fff]))"
    r"(?P<before>[^。；，]{2,30}?(?:（[^（）]{0,40}）)?[^。；]{0,40}?)(?:将|把)(?P<what>[^。；]{1,60}?)"
    r"(?:转让|出让|让与|转|卖|盘|兑|顶|交)(?:出)?(?:给|与|予|至)(?P<taker>了?)"
)
_FIRM_NAME = re.compile(r"[^\s，。；：（）]{2,24}?(?:公司|中心|合作社|诊所|商行|车行)")
_AFTER_NAME = re.compile(
    r"(?:（[^（）]*）|，|将|把|同意|自愿|愿|因|现|拟|决定|在|于|经营|开|名下|年|想|不|要|有|原|从|自)"
)


def named_in_prose(tagged: Sequence[Tagged], text: str) -> list[Side]:
    """某公司（以下简称“甲方”）与某公司（以下简称“乙方”）, 林巧云把花店转给高远 in the first lines."""
    first = [tag.line.text for tag in tagged[:_FIRST] if tag.role is not Role.TITLE]
    sides = [side for line in first for side in _called(line)]
    opposed = {side.role for side in sides} >= {PartyRole.TRANSFEROR, PartyRole.TRANSFEREE}
    sides = [side for side in sides if opposed or _is_usual(side.label)]
    if sides:
        return sides
    return next((found for line in first if (found := _gives(line, text))), [])


def _called(line: str) -> Iterable[Side]:
    for match in _CALLED.finditer(line):
        short, (role, name) = match["short"], _named_in(match["name"])
        told = opening_role(short)
        if _is_usual(short) or told:
            names = [word for word in (short, role, name.strip("_")) if word and word != "公司"]
            yield Side(names, told, short)


def _is_usual(word: str) -> bool:
    return bool(re.fullmatch(rf"[{STEMS}]方?|{ROLE_WORD}", word))


def _named_in(words: str) -> tuple[str, str]:
    """出让人王秀兰 → 出让人, 王秀兰; 由某公司 → "", 某公司."""
    after = re.search(rf"(?P<role>{ROLE_WORD})\s*[：，]?\s*(?P<name>[^：，]*)$", words)
    if after:
        return after["role"], plain(after["name"])
    return "", plain(BOUNDARY.sub("", words) or words)


def _gives(line: str, text: str) -> list[Side]:
    """Giver and taker of a sentence that hands something over from one named person or firm to another."""
    for match in _GIVER.finditer(line):
        giver, taker = _name_at(line, match.start("at"), text), _name_at(line, match.end(), text)
        after = match.start("at") + len(giver)
        if giver and taker and giver != taker and _AFTER_NAME.match(line, after):
            return [
                Side(list(dict.fromkeys((name, *aliases(_bracket(line, end), "")))), role, name)
                for name, role, end in (
                    (giver, PartyRole.TRANSFEROR, after),
                    (taker, PartyRole.TRANSFEREE, match.end() + len(taker)),
                )
            ]
    return []


def _name_at(line: str, at: int, text: str) -> str:
    firm = _FIRM_NAME.match(line, at)
    return firm[0] if firm and not re.search("[将把给]", firm[0]) else person_at(line, at, text)


def _bracket(line: str, at: int) -> str:
    found = re.compile("（[^（）]{1,30}）").match(line, at)
    return found[0] if found else ""


# --- parties that the text only mentions


def by_stems(text: str, sides: Sequence[Side], alone: bool = False) -> list[Side]:
    """甲方 and 乙方, or 甲 and 乙, that only occur in the text; ``alone``: one of them, a party of no known side."""
    known = {name for side in sides for name in side.names}
    found = [f"{stem}方" for stem in STEMS[:4] if f"{stem}方" in text and f"{stem}方" not in known]
    if alone:
        return [Side([name], PartyRole.OTHER, name) for name in found]
    if not found and not known:
        found = [stem for stem in STEMS[:2] if re.search(_BARE.format(stem), text)]
    return [Side([name], label=name) for name in found] if len(found) > 1 or known else []


_BARE = (
    "(?:^|(?<=[，。；：\\s由归给向]))(?![甲乙][等级类型醛醇肝])"
    "(?:{})(?=[应须要将把向给在于负不可每按承交所的，。；自保有从同])"
)


def by_age(text: str) -> list[Side]:
    """原诊所 and 新诊所, which nothing declares: who hands over and who takes over, where both do something."""
    old, new = list(_OLD.finditer(text)), list(_NEW.finditer(text))
    firm = next((match["firm"] for match in new if match["firm"] in {match["firm"] for match in old}), None)
    if firm is None:
        return []
    names = [list(dict.fromkeys(match["name"] for match in found if match["firm"] == firm)) for found in (old, new)]
    return [Side(names[0], PartyRole.TRANSFEROR), Side(names[1], PartyRole.TRANSFEREE)]


def by_side(text: str) -> list[Side]:
    """转出车队 and 转入车队: a business of any kind, named by its side, that does something."""
    found = ((list(dict.fromkeys(match[0] for match in pattern.finditer(text))), role) for pattern, role in BY_SIDE)
    return [Side(names, role) for names, role in found if names]


_DOES = (
    "(?:^|(?<=[，。；：、|\\s由归给向和与对跟让请]))(?P<name>{}(?P<firm>(?:[\u4e00-\u9fff][\u4e00-\u9fff]?)??"
    + FIRM
    + "))(?![员主长址名铺面客]|开业)"
)
_OLD = re.compile(_DOES.format("[老原旧]"), re.MULTILINE)
_NEW = re.compile(_DOES.format("新"), re.MULTILINE)
