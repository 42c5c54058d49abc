"""Is a page's text layer to be believed? Pages without one, and pages whose glyphs say nothing or the wrong thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clausecheck.load.pdf_drawing import Drawing
from clausecheck.load.pdf_glyphs import Glyph, Glyphs

# The commonest characters of Chinese prose and of contracts, in both scripts: in any honest page a third of all.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法"
    "所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政"
    "四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情最何"
    "甲乙双方协议合同转让客户约款项期限书按照交付责任违约支金额承担通知应须需提供资料单位服务协商签订附件元账号址名称"
    "這為個國時來們對發動會過說產種後學經進電裡現實還與關線數書條約項責違資務協議訂稱"
)
_FEWEST_HAN = 60  # fewer Chinese characters than this say nothing about their shares
_LEAST_COMMON = 0.12  # prose has 0.35 and more, wrong encodings 0.05 and less
_SCAN = 0.5  # a picture over this share of a page is a scan of it
_SCAN_TEXT = 30  # what a scanning program prints over a scan is shorter than this
_OUTLINES = 200  # shapes: letters turned into drawings
FEWEST_BAD = 10  # fewer glyphs that are no characters may be stray bullets

BROKEN = "页面已损坏"
SCANNED = "扫描页，没有文字层"
OUTLINED = "文字已转为图形，没有文字层"
GARBLED = "文字层是乱码，与页面所见不符"
PARTLY_GARBLED = "部分文字是乱码，未读入"


def unreadable_reason(glyphs: Glyphs, drawing: Drawing) -> str | None:
    """Why nothing of a page can be read, in Chinese; None where its text stands or there is nothing on it."""
    chars = Counter([glyph.char for glyph in glyphs.upright])
    chars.pop(" ", 0)
    if chars.total() < _SCAN_TEXT and drawing.pictures >= _SCAN:
        return SCANNED
    if not chars:
        return _reason_without_text(drawing)
    return GARBLED if glyphs.unmapped or _is_garbled(chars) else None


def legible(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs that are characters."""
    bad = {char for char in {glyph.char for glyph in glyphs} if is_bad(char)}
    return [glyph for glyph in glyphs if glyph.char not in bad] if bad else list(glyphs)


def is_bad(char: str) -> bool:
    """True for what is no character: replacement, private use, control and unassigned code points."""
    code = ord(char[0])
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xE000 <= code < 0xF900 or code in (0xFFFD, 0xFFFF) or code >= 0xF0000


def _reason_without_text(drawing: Drawing) -> str | None:
    if drawing.pictures > 0.05:
        return SCANNED
    return OUTLINED if drawing.shapes >= _OUTLINES else None


def _is_garbled(chars: Counter[str]) -> bool:
    total = chars.total()
    if sum(count for char, count in chars.items() if is_bad(char)) > 0.2 * total:
        return True
    han = sum(count for char, count in chars.items() if "\u3400" <= char <= "\u9fff")
    if han < 0.05 * total:
        accented = sum(count for char, count in chars.items() if "\xa1" <= char <= "\u024f")
        return accented > max(20, 0.25 * total)
    return han >= _FEWEST_HAN and sum(chars[char] for char in _COMMON) < _LEAST_COMMON * han
