"""load/encoding: which encoding the bytes of Chinese text are in."""

from __future__ import annotations

import codecs
import random

import pytest

from clausecheck.errors import LoadError
from clausecheck.load.encoding import LOST, decode

SIMPLIFIED = "转让方应在交接前把会员名单和预付余额逐户列明，由双方盖章确认。"
TRADITIONAL = "轉讓方應於交接前將會員名單及預付餘額逐戶列明，由雙方用印確認。"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        ("轉讓協議書：甲方將本店轉讓與乙方", "big5", "big5"),
        ("客户名单转让协议", "gbk", "gb18030"),
        ("A店 2024年 轉讓合約", "cp950", "big5"),
        (SIMPLIFIED + "\n", "utf-16-le", "utf-16-le"),
        (SIMPLIFIED + "\n", "utf-16-be", "utf-16-be"),
        ("Plain ASCII.\n", "utf-16-le", "utf-16-le"),
        ("Plain ASCII.\n", "ascii", "utf-8"),
        ("Café terms", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_recognised(text: str, codec: str, encoding: str) -> None:
    decoded = decode(text.encode(codec), "合同.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_goes(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + SIMPLIFIED.encode(encoding), "合同.txt")
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize(("text", "encoding"), [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")])
def test_a_file_cut_within_a_character_loses_only_that(text: str, encoding: str) -> None:
    long = text * 5
    decoded = decode(long.encode(encoding)[:-1], "合同.txt")
    assert decoded.encoding == encoding
    assert decoded.text == long[:-1] + LOST


def test_stray_control_characters_are_dropped() -> None:
    assert decode((SIMPLIFIED * 20 + "\x0c\x00").encode("utf-8"), "合同.txt").text == SIMPLIFIED * 20 + "\x0c"


@pytest.mark.parametrize(
    "data",
    [
        random.Random(1).randbytes(4000),
        bytes(range(256)) * 4,
        b"\x00\x01\x02\x03" * 100,
        b"\x1b\x07" * 50 + b"text",
        codecs.BOM_UTF16_LE + random.Random(2).randbytes(999),
    ],
    ids=["random", "every byte", "zeros", "controls", "marked garbage"],
)
def test_what_is_no_text_is_unsupported(data: bytes) -> None:
    with pytest.raises(LoadError) as failure:
        decode(data, "合同.txt")
    assert failure.value.code == "unsupported"
    assert "合同.txt" in failure.value.message
