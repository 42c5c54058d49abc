"""Headings: a short line of their own, the words after a number, or those before the colon or space of a line."""

from __future__ import annotations

import re

from clausecheck.structure.words import DUTY

STRONG = frozenset(("编", "篇", "章", "节", "部分", "条", "一、", "§"))
"""Number styles whose short lines are headings even where nothing stands under them."""

_STOPS = re.compile("[。；：！？]")
_BINDS = re.compile(f"{DUTY.pattern}|承诺|声明|同意|确认|无需|概不|可以")
_NOMINAL = re.compile(
    "(?:义务|责任|事项|权利|承诺|保证|声明|内容|范围|安排|要求|方式|办法|标准|条件|规定|约定|说明|机制|确认|同意|免责|期限|期间|"
    "表|单|清单|明细|分担|承担|负担|分工|流程|方案|计划|措施|制度|细则|台账|目录|金额|比例|原则|后果|情形)$"
)
_INTRODUCES = re.compile("下列|以下|如下|^[甲乙丙丁双各]方")
"""With a colon behind it such a line leads in a list (乙方采取下列措施：)."""
_NOTE = re.compile("（[^（）]{1,30}）$")
_OPEN_END = re.compile(
    "(?:应当?|须|得|将|由|为|是|有|即|包括|如下|下列|和|与|及|方)$|(?:[方人者]|均|特此|双方|各自)(?:保证|承诺|声明|同意|确认|约定|认为|知悉)$"
)
_RUN_IN = re.compile(
    r"(?P<h>[^。；，：！？、（）]{1,14}(?:、[^。；，：！？、（）]{1,10})?(?:（[^（）]{1,12}）)?)\s*：\s*(?=\S)"
)
_SPACED = re.compile(r"(?P<h>[\u4e00-\u9fff、与及和]{2,12})(?:[ \t]{1,4}|—{1,2}|\s)(?=[\u4e00-\u9fff“《（][^\s]{7})")
_BRACKETED = re.compile(r"【\s*(?P<h>[^【】_\s][^【】_]{0,20})】\s*")
_PARENTHESISED = re.compile(r"（\s*(?P<h>[^（）_]{2,14})）\s*(?=\S)")
_STEP = re.compile("第[一二三四五六七八九十0-9]{1,3}(?:讲|课|单元|模块|阶段|步|周|天|日|次|期|轮|季度|个?月|场|站)")
"""第二讲 电话礼仪 is one of the contents of a course or plan, not a heading over them."""
_QUOTED = re.compile('[“”"《》]')
_ADVERBIAL = re.compile("^(?:以|自|在|按|因|经|为|由|从|于|对|如|若|凡)|(?:为界|为准|之日|时|后|前)$")
_PARTY = re.compile("方$|[甲乙丙丁](?:方|、|$)")


def heading_range(rest: str, strong: bool, followed: bool, listed: bool) -> tuple[int, int, int]:
    """The range of the heading in ``rest``, the text after a number, and where the body begins.

    ``strong``: the style is one of STRONG. ``followed``: something that is no sibling stands under it. ``listed``: it
    is an item of a list with a lead-in. (0, 0, 0) where the line has no heading.
    """
    if not _STOPS.search(rest.rstrip("：")) and (whole := _whole(rest, strong, followed, listed)):
        return 0, whole, len(rest)
    bracketed = _BRACKETED.match(rest) or (_PARENTHESISED.match(rest) if strong else None)
    if bracketed and _is_nominal(bracketed["h"]):
        return bracketed.start("h"), bracketed.end("h"), bracketed.end()
    if not listed:
        for pattern in (_RUN_IN, _SPACED):
            match = pattern.match(rest)
            if match and _is_run_in(match["h"], rest[match.end() :], strong):
                return 0, match.end("h"), match.end()
    return 0, 0, 0


def _whole(rest: str, strong: bool, followed: bool, listed: bool) -> int:
    """The whole line as a heading."""
    words = rest.rstrip("： ")
    if not _is_nominal(words):
        return 0
    if rest.endswith("：") and (not strong or _INTRODUCES.search(words)):
        return 0
    if words.endswith(("，", "、")):
        return 0
    if re.search("[，,]", words) and (len(words) > 16 or not followed):
        return 0
    if strong:
        return len(words) if len(words) <= 40 and (followed or len(words) <= 30) else 0
    return len(words) if followed and not listed and len(words) <= 26 else 0


def _is_run_in(words: str, body: str, strong: bool) -> bool:
    if not _is_nominal(words) or _QUOTED.search(words) or _PARTY.search(words) or _ADVERBIAL.search(words):
        return False
    if strong:
        return len(body) >= 4
    # 节日礼品：乙方付 is a row of a list, not a heading: a sentence of its own has its own duty
    return len(body) >= 12 and len(words) <= 8 and "方" not in words and bool(_BINDS.search(body))


def stands_alone(text: str, marked: bool, followed: bool) -> bool:
    """Whether an unnumbered line is a heading; ``marked``: it is set as one (bold, centred, a heading style)."""
    words = _NOTE.sub("", text.rstrip("： "))
    if _STEP.match(words) and not marked:
        return False
    if not followed or _STOPS.search(words) or re.search("[，,_|]", words) or (text.endswith("：") and not marked):
        return False
    return _is_nominal(words) and len(words) <= (40 if marked else 24)


def is_short_title(words: str) -> bool:
    """Whether a line may be a heading by its words alone."""
    return len(words) <= 26 and not _STOPS.search(words) and not re.search("[，,_]", words) and _is_nominal(words)


def _is_nominal(words: str) -> bool:
    """Whether words name a thing and bind nobody; what stands in brackets after them is not looked at."""
    words = _NOTE.sub("", words)
    if not re.search(r"\w", words) or _OPEN_END.search(words):
        return False
    return not _BINDS.search(words) or bool(_NOMINAL.search(words))
