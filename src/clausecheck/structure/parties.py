"""Who hands over and who takes over, and every name the agreement has for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clausecheck.model import Party, PartyRole, Role
from clausecheck.structure.front import PARTY_HEADING
from clausecheck.structure.party_words import LOOSE, OTHER_WORDS, ROLE_WORD, ROLE_WORDS, STEMS, role_of
from clausecheck.structure.sections import Tagged

_BRACKET = r"[（［\[]\s*([^（）［\]\[］]{1,30}?)\s*[）］\]]"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s；;，。、|）])|(?=[{STEMS}]方))(?:[（(]?[0-9一二三四]{{1,2}}[）)、.]\s*)?"
    rf"(?P<label>[{STEMS}]\s*方?|{ROLE_WORD}|[\u4e00-\u9fff]{{1,5}}(?:方|人|者|商|户))\s*(?P<brackets>(?:{_BRACKET}\s*)*)："
)
_SHORT = re.compile(
    r"(?:以下|下文|下)?(?:统称|简称|合称|称)(?:为|作)?\s*[：:]?\s*[“\"「『]?(?P<q>[\u4e00-\u9fffA-Za-z0-9]{1,12})[”\"」』]?(?:或者?[“\"「『](?P<r>[^”\"」』]{1,12})[”\"」』])?"
)
_NAME = re.compile(r"[^\s，,；;。：_（【\[]{2,40}(?:（[^（）]{1,8}）[^\s，,；;。：_（【\[]{2,30})?")
_OWN_NAME = re.compile(r"(?:公司|企业|单位)?(?:名\s*称|姓\s*名)\s*：")
_NO_NAMES = frozenset(
    ("双方", "各方", "身份证号", "住所", "地址", "法定代表人", "联系电话", "电话", "以下简称", "个人", "自然人")
)
_DATA_LABELS = re.compile(
    "法定|代表|负责|经办|联系|代理|责任|保管|监交|收件|收款|付款|见证|证明|开户|交接|核对|签署|第三|权利|当事|本人|他人|个人"
)
_GIVES_TO = re.compile(
    r"(?P<a>[\u4e00-\u9fff]{2,8}?)(?:同意|自愿|拟|应|现)?(?:将|把)[^。；]{2,80}?(?:转让|出让|让与|转|卖|盘)(?:给|与|予|至)(?P<b>[\u4e00-\u9fff]{2,8})"
)
_EQUALS = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{{2,12}}?)（(?:即|以下简称|下称)?[“\"]?(?P<role>{ROLE_WORD}|[{STEMS}]方)[”\"]?）"
)
_BOUNDARY = re.compile("^.*(?:由|给|归|向|与|和|及|对|经|从|将|把|为|是|在|让|请|同)")
_ORDINAL = dict(zip(STEMS, range(len(STEMS)), strict=True))


@dataclass(slots=True)
class _Side:
    names: list[str]
    role: PartyRole | None = None
    label: str = ""
    extra: list[str] = field(default_factory=list)


def find_parties(tagged: Sequence[Tagged], text: str) -> tuple[Party, ...]:
    """The parties in the order of the agreement; ``text`` is the canonical text of the document.

    ``names`` hold every word for the party that occurs, longest first, in canonical form without white space.
    """
    sides = _named(tagged)
    sides = [side for side in sides if side.names]
    _brief(sides, tagged)
    if not any(_settled(side) in (PartyRole.TRANSFEROR, PartyRole.TRANSFEREE) for side in sides) and len(sides) < 2:
        sides.extend(_by_stems(text, sides))
    _assign(sides, text)
    _add_role_words(sides, text)
    _add_equals(sides, text)
    return tuple(_party(side) for side in sides if side.names)


def _party(side: _Side) -> Party:
    names = sorted(dict.fromkeys(side.names), key=len, reverse=True)
    return Party(side.role or PartyRole.OTHER, tuple(names))


# --- the party block


def _named(tagged: Sequence[Tagged]) -> list[_Side]:
    """Those whom the party block lists, 甲方（转让方）：某公司; the same label twice is one party."""
    sides: dict[str, _Side] = {}
    last: _Side | None = None
    for tag in tagged:
        if tag.role is not Role.PARTIES:
            continue
        line = _as_line(tag)
        if own_name := _OWN_NAME.match(line):
            if last:
                _add(last, _aliases("", line[own_name.end() :]))
        elif heading := PARTY_HEADING.fullmatch(line):
            label = _plain(heading["label"])
            last = sides.setdefault(label, _Side([label], label=label))
        for label, brackets, value in _labelled(line):
            last = sides.setdefault(label, _Side([label], label=label))
            _add(last, _aliases(brackets, value))
    return list(sides.values())


def _labelled(line: str) -> Iterable[tuple[str, str, str]]:
    """Label, brackets after it and value of every party on a line."""
    labels = list(_LABEL.finditer(line))
    ends = [match.start() for match in labels[1:]] + [len(line)]
    for match, end in zip(labels, ends, strict=False):
        label = _plain(match["label"])
        if label in ROLE_WORDS or label in OTHER_WORDS or not _DATA_LABELS.search(label):
            yield label, match["brackets"] or "", line[match.end() : end]


def _add(side: _Side, names: Iterable[str]) -> None:
    side.names.extend(name for name in names if name not in side.names)


def _as_line(tag: Tagged) -> str:
    if not tag.line.is_row:
        return tag.line.text
    cells = [cell.strip() for cell in tag.line.text.split("\t") if cell.strip()]
    return cells[0].rstrip("：") + "：" + "，".join(cells[1:])


def _aliases(brackets: str, value: str) -> Iterable[str]:
    for inner in re.findall(_BRACKET, brackets + value):
        yield from _alias_words(inner)
    name = _NAME.match(value.strip())
    if name and _plain(name[0]) not in _NO_NAMES and re.search(r"[^\W\d_]", name[0]):
        yield _plain(name[0])


def _alias_words(inner: str) -> Iterable[str]:
    """转让方; 以下简称“悦颜公司”; 原店主，执业兽医."""
    found = [
        name
        for match in _SHORT.finditer(inner)
        if match[0][0] in "以下统简合称"
        for name in (match["q"], match["r"])
        if name
    ]
    if found:
        yield from map(_plain, found)
        return
    for word in re.split("[，,、/；;]", inner):
        word = _plain(word).strip('“”"即')
        if word and (
            word in ROLE_WORDS
            or word in OTHER_WORDS
            or re.fullmatch(f"[{STEMS}]方?|.{{1,5}}(?:方|人|店主|者|商)", word)
        ):
            yield word


def _brief(sides: list[_Side], tagged: Sequence[Tagged]) -> None:
    """Without a party block: 某公司（以下简称“甲方”）与某公司（以下简称“乙方”） in the first lines."""
    if sides:
        return
    found = re.compile(
        rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9（）]{{2,40}}?)（(?:以下|下文|下)?(?:简称|称)(?:为)?[“\"]?(?P<short>[{STEMS}]方|{ROLE_WORD})[”\"]?[^（）]{{0,10}}）"
    )
    for tag in tagged[:_FIRST]:
        for match in found.finditer(tag.line.text):
            short, (role, name) = match["short"], _named_in(match["name"])
            names = [word for word in (short, role, name.strip("_")) if word and word != "公司"]
            sides.append(_Side(names, label=short))


_FIRST = 12


def _named_in(words: str) -> tuple[str, str]:
    """出让人王秀兰 → 出让人, 王秀兰; 由某公司 → "", 某公司."""
    after = re.search(rf"(?P<role>{ROLE_WORD})\s*[：，]?\s*(?P<name>[^：，]*)$", words)
    if after:
        return after["role"], _plain(after["name"])
    return "", _plain(_BOUNDARY.sub("", words) or words)


def _by_stems(text: str, sides: list[_Side]) -> list[_Side]:
    """甲方 and 乙方 that only occur in the text."""
    known = {name for side in sides for name in side.names}
    found = [f"{stem}方" for stem in STEMS[:4] if f"{stem}方" in text and f"{stem}方" not in known]
    return [_Side([name], label=name) for name in found] if len(found) > 1 or known else []


# --- sides


def _settled(side: _Side) -> PartyRole | None:
    """The side that the names tell: a word of the list before one that only sounds like it."""
    roles = [ROLE_WORDS[name] for name in side.names if name in ROLE_WORDS]
    if roles:
        return roles[0]
    if any(name in OTHER_WORDS for name in side.names):
        return PartyRole.OTHER
    told = [role_of(name) for name in side.names if len(name) <= 8 and re.search("方$|人$|者$|商$|主$|户$", name)]
    return next((role for role in told if role), None)


def _assign(sides: list[_Side], text: str) -> None:
    for side in sides:
        side.role = _settled(side)
    taken = {side.role for side in sides}
    open_sides = [side for side in sides if side.role is None]
    for match in _GIVES_TO.finditer(text) if open_sides else ():
        giver, taker = _who(sides, match["a"]), _who(sides, match["b"])
        if giver and taker and giver is not taker and giver.role is None and taker.role is None:
            if not taken & {PartyRole.TRANSFEROR, PartyRole.TRANSFEREE}:
                giver.role, taker.role = PartyRole.TRANSFEROR, PartyRole.TRANSFEREE
            break
    for role in (PartyRole.TRANSFEROR, PartyRole.TRANSFEREE):
        if not any(side.role is role for side in sides):
            rest = [side for side in sides if side.role is None and _may_be_principal(side)]
            if rest:
                rest[0].role = role
    for side in sides:
        side.role = side.role or PartyRole.OTHER


def _may_be_principal(side: _Side) -> bool:
    return _ORDINAL.get(side.label[:1], 0) < 2 or not side.label.endswith("方")


def _who(sides: list[_Side], words: str) -> _Side | None:
    """The party whose name stands at the start or end of ``words``."""
    hits = [
        (len(name), side) for side in sides for name in side.names if words.startswith(name) or words.endswith(name)
    ]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


# --- other names


def _add_role_words(sides: list[_Side], text: str) -> None:
    """转让方, 新店主 and the like where they occur, to the side they name."""
    known = {name for side in sides for name in side.names}
    said = list(dict.fromkeys(match[0] for match in _SAID.finditer(text)))
    words = [word for word in said if word not in known]
    for role in (PartyRole.TRANSFEROR, PartyRole.TRANSFEREE):
        names = [word for word in words if ROLE_WORDS[word] is role]
        side = next((side for side in sides if side.role is role), None)
        if side or any(word not in LOOSE for word in names):
            names = [word for word in names if word not in LOOSE]
        if side:
            side.names.extend(names)
        elif names:
            sides.append(_Side(names, role))


# 卖方 is not in 买卖方式, 原店主 not in 太原店主
_SAID = re.compile(
    "(?<![买卖太中平还复高更创革全重最新旧])(?:"
    + "|".join(sorted(ROLE_WORDS, key=len, reverse=True))
    + ")(?:(?<!方)|(?![式法案便向针]))(?:(?<!人)|(?![身员民力才格寿群类数口]))"
)


def _add_equals(sides: list[_Side], text: str) -> None:
    """接店人（受让方）, 星澜科技（转让方）: one more name for a side."""
    known = {name for side in sides for name in side.names}
    for match in _EQUALS.finditer(text):
        name = _plain(_BOUNDARY.sub("", match["name"]) or match["name"])
        side = next((side for side in sides if match["role"] in side.names), None)
        if side and len(name) > 1 and not any(name.endswith(word) for word in (*known, *ROLE_WORDS)):
            known.add(name)
            side.names.append(name)


def _plain(name: str) -> str:
    return re.sub(r"\s", "", name)
