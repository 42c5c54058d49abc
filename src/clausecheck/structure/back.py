"""How annex headings and signature blocks look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.structure.lines import Line
from clausecheck.structure.numbering import han_number

_NUMBER = "[一二三四五六七八九十百]{1,4}|[0-9]{1,3}|[A-Za-z](?![a-zA-Z])"
ANNEX_NAME = re.compile(rf"附\s*(?P<kind>[件表录图])\s*(?P<number>{_NUMBER})?")
"""The name of an annex wherever it stands: 附件三, 附表, 附录A."""

_ANNEX_HEADING = re.compile(
    rf"[（(【\[《]?\s*(?P<name>附\s*(?:[件表录图]\s*(?P<number>{_NUMBER})?|(?=：)))\s*[）)】\]]?\s*(?P<colon>[：、.．\-—]?)\s*(?P<title>.*)"
)
# 附件一所列…, 附件是…: a sentence about an annex
_ABOUT = re.compile("[所的中内载列是为与和及或由系均应将须随在同规约等、，]|以[前后下上]|作为|构成|经|自|不")
_ENTRY = re.compile(r"《[^》]{1,40}》|[^。；：]{1,30}[；。]?")


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """The heading line of an annex: offsets of its name and title in the line's text."""

    name: tuple[int, int]
    title: tuple[int, int]


def annex_heading(text: str) -> AnnexHeading | None:
    """附件二：收据 at the start of a part; None for a reference or a list (附件：1.… 2.…)."""
    match = _ANNEX_HEADING.fullmatch(text)
    if not match or len(text) > 70:
        return None
    title = (
        match["title"].rstrip("》】]）) ") if text[0] in "（(【[《" and "（" not in match["title"] else match["title"]
    )
    if not match["colon"] and (_ABOUT.match(title) and not text[match.end("name") :].startswith((" ", "《"))):
        return None
    if re.search("[。；！？]", title) or is_annex_list(text):
        return None
    return AnnexHeading(match.span("name"), (match.start("title"), match.start("title") + len(title)))


def is_annex_list(text: str) -> bool:
    """附件：1.… 2.… or 附件： alone: a list of what is annexed."""
    return bool(
        re.fullmatch(
            r"(?:本(?:合同|协议))?附\s*[件表录]\s*(?:目录|清单|列表|如下|包括|：)?\s*：?\s*(?:[（(]?[1一][）)、.．].*)?",
            text,
        )
    ) and ("：" in text or len(text) > 4)


def lists_annexes(text: str) -> bool:
    """Whether such a list stands on the line itself: 附件：1.… 2.…"""
    return bool(re.search(r"[：\s][（(]?[1一][）)、.．]\s*\S", text))


def is_annex_entry(text: str) -> bool:
    """An item of such a list, its number already left out: a bare title."""
    return bool(_ENTRY.fullmatch(text))


def annex_key(kind: str, number: str | None) -> tuple[str, str]:
    """附件3 and 附件三 are one annex."""
    if not number:
        return kind, ""
    return kind, number.upper() if number.isascii() and number.isalpha() else str(han_number(number))


_NO_TEXT = re.compile(
    r"[（(\[【—-]*\s*(?:以下|本页|此页|下页|以上)?(?:无\s*正\s*文|空白|为签[署字章]页|为双方签[署字章]页|系签[署字章]页|签[署字章]页|签署栏)[^。；]{0,60}[。]?"
)
_SEAL = r"(?:盖\s*章|签\s*字|签\s*章|签名|公\s*章|签署人?|印章|捺印|按印|按手印|手印|画押|(?<=（)章)"
_SIGNED = re.compile(
    rf"[^。；，的经由应]{{0,24}}?(?:（[^（）]{{0,8}})?{_SEAL}(?:\s*[、/及和或并加，]?\s*(?:加盖)?{_SEAL})*(?:处|栏|页|人|日期|时间)?\s*）?\s*(?:：|_|\s|$)"
)
_DATED = re.compile(
    r"(?:(?:签[订署约字]|订立|立约|成交)?(?:日\s*期|时\s*间|地\s*点)|年)\s*[：:]?.{0,60}|.{0,6}?[〇○零一二三四五六七八九十0-9_\s]{0,8}年[\s_0-9一二三四五六七八九十]*月[\s_0-9一二三四五六七八九十]*日?.{0,60}"
)
_BLANKS = re.compile(r"[^。；]{0,16}：[^。；]{0,40}")


def opens_signature(line: Line) -> bool:
    """（以下无正文）, 甲方（盖章）：, a row with such cells."""
    if _NO_TEXT.fullmatch(line.text):
        return True
    if line.is_row:
        return any(_is_signed(cell) and re.search("[：_]", cell) for cell in line.text.split("\t"))
    return _is_signed(line.text)


def _is_signed(text: str) -> bool:
    text = text.strip()
    return bool(_SIGNED.match(text)) and len(text) <= 160 and not re.search("[。；]|，.*，", text)


def continues_signature(line: Line) -> bool:
    """Another line of a signature block: a date, a label with room to write, a name."""
    text = line.text
    if opens_signature(line) or _DATED.fullmatch(text):
        return True
    if re.search("[。；]", text):
        return False
    return line.is_row or bool(_BLANKS.match(text)) or len(text) <= 30
