"""Sentences and articles that say what words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ABOUT_WORDS = re.compile(
    "^(?:.{0,8}(?:定义|释义|名词解释|术语|用语|词语解释|词语含义|用词)(?:与解释|及解释|和解释|说明|解释|含义|释义)?)$"
)
_AGREEMENT = "(?:(?:本|这份|此)(?:协议|合同|条款|条|款|章|项)|第[^，。条]{1,6}条)"
_MEANS = "(?:是指|系指|均指|指的是|所指为|意指|意为|专指|特指|仅指|即指|指(?!定|派|导|标|示|纹|明|出))"
_WHERE = rf"(?:[，,]?(?:在|于)?{_AGREEMENT}(?:中|内|里|项下)?)?[，,]?(?:既|仅|只|是|均|，)*"
_QUOTED = '[“"「『‘](?P<q>[^”"」』’]{1,20})[”"」』’]'
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_QUOTED}(?:一词|一语)?\s*{_WHERE}(?P<m>{_MEANS}|：)",
        rf"{_AGREEMENT}(?:中|内|里|项下)?(?:所称|所说|所指|所用)?的?{_QUOTED}(?:一词|一语)?\s*{_WHERE}"
        rf"(?P<m>{_MEANS}|：|涵盖|包括|包含|即(?!可)|为)",
        rf"{_AGREEMENT}(?:中|内|里|项下)?(?:所称|所说|所指|所用|提及)的?(?P<t>[^，。；：“”]{{1,14}}?)\s*[，,]?\s*(?P<m>{_MEANS}|涵盖|包括|包含|即|为)",
        rf"(?P<t>[^，。；：“”（）\s]{{2,12}}?)[，,]?(?:在)?{_AGREEMENT}(?:中|内|里)?(?:，|,)?(?:既|仅|是|均)?(?P<m>{_MEANS})",
        r"(?P<t>[^，。；：“”（）\s]{2,12}?)(?P<m>是指|系指)",
        r"(?P<m>系指|是指|指的是)",
    )
)


@dataclass(frozen=True, slots=True)
class Definition:
    """``name`` is the word, "" where it is the heading's; the meaning begins at ``meaning`` of the sentence."""

    name: str
    meaning: int


def definition(sentence: str) -> Definition | None:
    """What ``sentence`` defines, read from its start; None where it defines nothing."""
    for pattern in _PATTERNS:
        match = pattern.match(sentence)
        if match:
            groups = match.groupdict()
            return Definition((groups.get("q") or groups.get("t") or "").strip(), match.end("m"))
    return None


def defines(sentence: str) -> bool:
    """Whether a sentence only says what a word means."""
    return definition(sentence) is not None


def is_about_words(heading: str) -> bool:
    """定义, 释义, 用语说明 and the like as a heading."""
    return bool(_ABOUT_WORDS.match(heading.strip("：: ")))


_SHORT = re.compile(
    r"（(?P<b>[^（）]{0,24}?)(?:以下|下文|以下均|下)?(?:统称|合称|简称|称)(?:为|作)?\s*[：:]?\s*[“\"「『](?P<q>[^”\"」』]{1,20})[”\"」』](?:或[“\"「『](?P<r>[^”\"」』]{1,20})[”\"」』])?[^（）]{0,8}）"
    r"|（(?:以下|下文|下)(?:统称|合称|简称|称)(?:为|作)?\s*[：:]?\s*(?P<t>[^（）“”，。；]{1,14})）"
)


def short_names(text: str) -> Iterator[tuple[int, str]]:
    """（以下简称“会员”） and its kin: the offset of the bracket and the name."""
    for match in _SHORT.finditer(text):
        for name in (match["q"], match["r"], match["t"]):
            if name:
                yield match.start(), name.strip()
