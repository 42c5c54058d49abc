"""What a file is, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest

from clausecheck.errors import LoadError
from clausecheck.load.sniff import sniff

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_WORD = "WordDocument".encode("utf-16-le")


def _header(flags: int) -> bytes:
    """The header of an old Word file at the start of a sector."""
    return b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little") + bytes(500)


def _odt() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return stream.getvalue()


KINDS = {
    "RTF named as Word": (b"{\\rtf1\\ansi}", ".doc", ".rtf"),
    "old Word": (_OLE + _header(0) + _WORD, ".doc", ".doc"),
    "old Word named as new": (_OLE + _header(0) + _WORD, ".docx", ".doc"),
    "WPS": (_OLE + _header(0) + _WORD, ".wps", ".wps"),
    "OpenDocument": (_odt(), ".odt", ".odt"),
    "OpenDocument named as Word": (_odt(), ".docx", ".odt"),
    "JPEG named as PNG": (b"\xff\xd8\xff\xe0" + bytes(20), ".png", ".jpg"),
    "PNG named as text": (b"\x89PNG\r\n\x1a\n" + bytes(20), ".txt", ".png"),
    "TIFF": (b"II*\x00" + bytes(20), ".tiff", ".tif"),
    "page": ("<p>甲方</p>".encode(), ".html", ".html"),
    "page named as Word": ("<html><body>甲方</body></html>".encode("gbk"), ".doc", ".html"),
    "page without a root named as Word": ("<div>甲方</div>".encode(), ".doc", ".html"),
    "page in UTF-16 named as text": ("\ufeff<!DOCTYPE html><p>甲方".encode("utf-16-le"), ".txt", ".html"),
    "page after a comment": (b"\xef\xbb\xbf<!-- saved -->\n<HTML>", ".txt", ".html"),
    "archived page named as Word": (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n b=1\n\n", ".doc", ".mht"),
    "text named as Word": ("甲方".encode(), ".doc", ".txt"),
    "text that begins with a mark": ("<甲方>".encode(), ".txt", ".txt"),
    "Markdown with a page in it": (b"<html>", ".md", ".md"),
    "text that begins as a bitmap does": (b"BM 2026-01 agreement between the parties", ".txt", ".txt"),
}


@pytest.mark.parametrize(("data", "ending", "kind"), KINDS.values(), ids=KINDS.keys())
def test_content_says_what_it_is(data: bytes, ending: str, kind: str) -> None:
    assert sniff(data, ending, "a" + ending) == kind


def test_an_old_word_file_under_a_password_is_encrypted() -> None:
    with pytest.raises(LoadError) as caught:
        sniff(_OLE + _header(0x0100) + _WORD, ".doc", "密码.doc")
    assert caught.value.code == "encrypted"
    assert "密码.doc" in caught.value.message
