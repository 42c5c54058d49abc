"""Who hands over and who takes over, and every name the agreement has for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.model import Party, PartyRole
from clausecheck.structure.names import called, is_person
from clausecheck.structure.party_block import Side, named, plain
from clausecheck.structure.party_prose import BOUNDARY, by_age, by_side, by_stems, named_in_prose
from clausecheck.structure.party_words import ALWAYS, LOOSE, OTHER_WORDS, ROLE_WORD, ROLE_WORDS, STEMS, role_of
from clausecheck.structure.sections import Tagged

_PRINCIPALS = (PartyRole.TRANSFEROR, PartyRole.TRANSFEREE)
_GIVES_TO = re.compile(
    r"(?P<a>[\u4e00-\u9fff]{2,8}?)(?:同意|自愿|拟|应|现)?(?:将|把)(?P<what>[^。；]{2,80}?)(?P<verb>转让|出让|让与|转|卖|盘)(?:给|与|予|至)(?P<b>[\u4e00-\u9fff]{2,8})"
)
_TAKES_FROM = re.compile(
    r"(?P<b>[\u4e00-\u9fff]{2,8}?)(?:同意|自愿|愿意?|拟|应|现)?(?:从|自|由|向)(?P<a>[\u4e00-\u9fff]{2,8}?)(?:处|手[中里上]|那[里儿])?"
    r"(?:受让|接手|承接|盘[下进]|收购|购买|买[下进入]|接[下过])"
)
# 将押金转给乙方 hands over no business
_PAYS = re.compile(r"[款金钱元费][^，店铺馆客户员权业务]{0,6}$")
_EQUALS = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{{2,12}}?)（(?:即|以下简称|下称)?[“\"]?(?P<role>{ROLE_WORD}|[{STEMS}]方)[”\"]?）"
)
_ORDINAL = dict(zip(STEMS, range(len(STEMS)), strict=True))


def find_parties(tagged: Sequence[Tagged], text: str) -> tuple[Party, ...]:
    """The parties in the order of the agreement; ``text`` is the canonical text of the document.

    ``names`` hold every word for the party that occurs, longest first, in canonical form without white space.
    """
    sides = [side for side in named(tagged) if side.names] or named_in_prose(tagged, text)
    if not any((side.role or _settled(side)) in _PRINCIPALS for side in sides) and len(sides) < 2:
        sides.extend(by_stems(text, sides))
    _assign(sides, text)
    _add_role_words(sides, text)
    if not any(side.role in _PRINCIPALS for side in sides):
        sides.extend(by_age(text))
    sides.extend(side for side in by_side(text) if all(side.role is not other.role for other in sides))
    _add_equals(sides, text)
    if not sides:
        sides.extend(by_stems(text, sides, alone=True))
    _add_short_names(sides, text)
    return tuple(_party(side) for side in sides if side.names)


def _party(side: Side) -> Party:
    names = sorted(dict.fromkeys(side.names), key=len, reverse=True)
    return Party(side.role or PartyRole.OTHER, tuple(names))


# --- sides


def _settled(side: Side) -> PartyRole | None:
    """The side that the names tell: a word of the list before one that only sounds like it."""
    roles = [ROLE_WORDS[name] for name in side.names if name in ROLE_WORDS]
    if roles:
        return roles[0]
    if any(name in OTHER_WORDS for name in side.names):
        return PartyRole.OTHER
    told = [role_of(name) for name in side.names if len(name) <= 8 and re.search("方$|人$|者$|商$|主$|户$", name)]
    return next((role for role in told if role), None)


def _assign(sides: list[Side], text: str) -> None:
    for side in sides:
        side.role = _settled(side) or side.role
    if not any(side.role in _PRINCIPALS for side in sides):
        _assign_by_deal(sides, text)
    for role in _PRINCIPALS:
        if not any(side.role is role for side in sides):
            rest = [side for side in sides if side.role is None and _may_be_principal(side)]
            if rest:
                rest[0].role = role
    for side in sides:
        side.role = side.role or PartyRole.OTHER


def _assign_by_deal(sides: list[Side], text: str) -> None:
    """Sides by the first sentence that hands over: 甲方将花店转让给乙方, 乙方从甲方处受让花店."""
    deals = [match for match in _GIVES_TO.finditer(text) if match["verb"] != "转" or not _PAYS.search(match["what"])]
    for match in (*deals, *_TAKES_FROM.finditer(text)):
        giver, taker = _who(sides, match["a"]), _who(sides, match["b"])
        if giver and taker and giver is not taker and giver.role is None and taker.role is None:
            giver.role, taker.role = _PRINCIPALS
            return


def _may_be_principal(side: Side) -> bool:
    return _ORDINAL.get(side.label[:1], 0) < 2 or not side.label.endswith("方")


def _who(sides: list[Side], words: str) -> Side | None:
    """The party whose name stands at the start or end of ``words``."""
    hits = [
        (len(name), side) for side in sides for name in side.names if words.startswith(name) or words.endswith(name)
    ]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


# --- other names


def _add_role_words(sides: list[Side], text: str) -> None:
    """转让方, 新店主 and the like where they occur, to the side they name."""
    known = {name for side in sides for name in side.names}
    said = list(dict.fromkeys(match[0] for match in _SAID.finditer(text)))
    words = [word for word in said if word not in known]
    for role in _PRINCIPALS:
        names = [word for word in words if ROLE_WORDS[word] is role]
        side = next((side for side in sides if side.role is role), None)
        if side or any(word not in LOOSE for word in names):
            names = [word for word in names if word not in LOOSE]
        if side:
            side.names.extend(names)
        elif names:
            sides.append(Side(names, role))


_COURSE = r"(?:(?<=[营务]方)向|向(?:[的是为上，、。；\s]|$))"
# 受让方向 names the party, 经营方向 does not; 卖方 is not in 买卖方式, 原店主 not in 太原店主
_SAID = re.compile(
    "(?<![买卖太中平还复高更创革全重最新旧])(?:"
    + "|".join(sorted(ROLE_WORDS, key=len, reverse=True))
    + f")(?:(?<!方)|(?<={ALWAYS})(?=向)|(?![式法案便针])(?!{_COURSE}))"
    "(?:(?<!人)|(?![身员民力才格寿群类数口]))"
    # 转让公司 is the company that is sold where it does not act
    "(?:(?<!让公司)(?<!售公司)(?<!购公司)(?<!让企业)(?<!售企业)|(?<=[受承]让..)|(?=[应须将承负向于在不对与和及、，。；：]))"
)


def _add_equals(sides: list[Side], text: str) -> None:
    """接店人（受让方）, 星澜科技（转让方）: one more name for a side."""
    known = {name for side in sides for name in side.names}
    for match in _EQUALS.finditer(text):
        name = plain(BOUNDARY.sub("", match["name"]) or match["name"])
        side = next((side for side in sides if match["role"] in side.names), None)
        if side and len(name) > 1 and not any(name.endswith(word) for word in (*known, *ROLE_WORDS)):
            known.add(name)
            side.names.append(name)


def _add_short_names(sides: list[Side], text: str) -> None:
    """巧云, 老林 for a party 林巧云."""
    persons = {name for side in sides for name in side.names if is_person(name) and name not in ROLE_WORDS}
    rest = text
    for name in sorted((name for side in sides for name in side.names), key=len, reverse=True):
        rest = rest.replace(name, "\n")
    for side in sides:
        for name in [name for name in side.names if name in persons]:
            side.names.extend(short for short in called(name, persons, rest) if short not in side.names)
