"""The party block: every party that it lists, with the names it gives them there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clausecheck.model import PartyRole, Role
from clausecheck.structure.front import PARTY_HEADING, opening_side
from clausecheck.structure.names import is_person
from clausecheck.structure.party_words import OTHER_WORDS, ROLE_WORD, ROLE_WORDS, STEMS, opening_role
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
    "法定|代表|负责|经办|联系|代理|责任|保管|监交|收件|收款|付款|见证|证明|开户|交接|核对|签署|第三|权利|当事|本人|他人|个人|^经营者$|控制人|投资人|继承人"
)
_SPREAD = re.compile(r"^(?:[\u4e00-\u9fff]\s+){1,3}[\u4e00-\u9fff](?=[\s，。；（、]|$)")
_OPENING = re.compile(rf"(?P<label>[\u4e00-\u9fff]{{2,8}})\s*(?P<brackets>(?:{_BRACKET}\s*)*)：")
# 卖的, 接手的 stand everywhere for things, too: no names beyond their line
_BARE_LABEL = "(?:.{1,2}|受让|转让)的|[上下]家|.{1,2}的人"


@dataclass(slots=True)
class Side:
    """A party while it is being read; ``label`` is what its line calls it, ``role`` None as long as nothing tells."""

    names: list[str]
    role: PartyRole | None = None
    label: str = ""


def named(tagged: Sequence[Tagged]) -> list[Side]:
    """Those whom the party block lists, 甲方（转让方）：某公司; the same label twice is one party."""
    sides: dict[str, Side] = {}
    last: Side | None = None
    for tag in tagged:
        if tag.role is not Role.PARTIES:
            continue
        line = _as_line(tag)
        if own_name := _OWN_NAME.match(line):
            if last:
                _add(last, aliases("", line[own_name.end() :]))
        elif heading := PARTY_HEADING.fullmatch(line):
            label = plain(heading["label"])
            last = sides.setdefault(label, Side([label], label=label))
        for label, brackets, value in _labelled(line) or _opening(tag):
            last = sides.setdefault(label, Side([label], opening_role(label), label))
            _add(last, aliases(brackets, value))
    for side in sides.values():
        if re.fullmatch(_BARE_LABEL, side.label) and len(side.names) > 1:
            side.names.remove(side.label)
    return list(sides.values())


def _labelled(line: str) -> list[tuple[str, str, str]]:
    """Label, brackets after it and value of every party on a line."""
    labels = list(_LABEL.finditer(line))
    ends = [match.start() for match in labels[1:]] + [len(line)]
    found = []
    for match, end in zip(labels, ends, strict=False):
        label = plain(match["label"])
        if label in ROLE_WORDS or opening_role(label) or label in OTHER_WORDS or not _DATA_LABELS.search(label):
            found.append((label, match["brackets"] or "", line[match.end() : end]))
    return found


def _opening(tag: Tagged) -> list[tuple[str, str, str]]:
    """The same of a line whose label only its opposite makes a party: 转花店的：林巧云."""
    line = _as_line(tag)
    match = _OPENING.match(line) if opening_side(tag.line) else None
    return [(match["label"], match["brackets"], line[match.end() :])] if match else []


def _add(side: Side, names: Iterable[str]) -> None:
    side.names.extend(name for name in names if name not in side.names)


def _as_line(tag: Tagged) -> str:
    if not tag.line.is_row:
        return tag.line.text
    cells = [cell.strip() for cell in tag.line.text.split("\t") if cell.strip()]
    return cells[0].rstrip("：") + "：" + "，".join(cells[1:])


def aliases(brackets: str, value: str) -> Iterable[str]:
    """Names in the brackets after a label and in its value: 青禾公司（以下简称“青禾”）, 老周面馆，周长贵."""
    for inner in re.findall(_BRACKET, brackets + value):
        yield from _alias_words(inner)
    value = _SPREAD.sub(lambda match: plain(match[0]), value.strip())
    name = _NAME.match(value)
    if name and plain(name[0]) not in _NO_NAMES and re.search(r"[^\W\d_]", name[0]):
        yield plain(name[0])
        yield from _also(value[name.end() :])


def _also(rest: str) -> Iterable[str]:
    """周长贵 of 老周面馆，周长贵，电话：…: the persons that follow a first name directly."""
    for word in re.split(r"[，、/\s]+|（[^（）]*）", rest)[1:]:
        word = re.sub("(?:夫妻|夫妇|二人|两人)$", "", word.rstrip("。；"))
        if word and not is_person(word):
            return
        if word:
            yield word


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
        yield from map(plain, found)
        return
    for word in re.split("[，,、/；;]", inner):
        word = plain(word).strip('“”"即')
        if word and (
            word in ROLE_WORDS
            or word in OTHER_WORDS
            or re.fullmatch(f"[{STEMS}]方?|.{{1,5}}(?:方|人|店主|者|商)", word)
        ):
            yield word


def plain(name: str) -> str:
    """``name`` without white space."""
    return re.sub(r"\s", "", name)
