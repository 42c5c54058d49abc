"""Web pages (.html, .htm) and web archives (.mht): what a browser shows of them.

* blocks as paragraphs, headings with their level; a table row as a row, a table in a cell as paragraphs of the cell;
* numbers of lists as they are shown: ``type``, ``start``, ``reversed``, ``value``, and the common list styles;
* a line break starts a new paragraph; line ends of the source are spaces, none between two Chinese characters;
* not read, but counted: scripts, hidden elements, deleted and struck-out text, pictures.

Tracked changes (``ins``, ``del``) are read as the options say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from clausecheck.errors import LoadError
from clausecheck.load.compose import Source, compose, have_text
from clausecheck.load.encoding import LOST, Decoded, decode
from clausecheck.load.html_hidden import Hidden
from clausecheck.load.html_walk import Walk
from clausecheck.model import AS_USUAL, Document, ReadOptions

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMES = (".html", ".htm", ".mht", ".mhtml")

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I)
_HEAD = 4096  # bytes in which a page says its encoding
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# What browsers take for more than it says.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "big5-hkscs": "big5hkscs"}


def read(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """Read a page, or the page in an archive.

    Raises LoadError: unsupported (not text), no-text (nothing to read), damaged (an archive without a page).
    """
    page, charset = _of_archive(data, path) if _is_archive(data, path) else (data, "")
    decoded = _decoded(page, charset, path)
    root = _parsed(decoded.text)
    walk = Walk(Hidden(root), options.revisions)
    parts = [] if root is None else walk.parts(root)
    if not have_text(parts):
        raise LoadError(
            "no-text",
            f"{path} 没有可读文字（只有脚本、图片或标记）：请检查是否选错文件",
            f"{path} has no text to read (only scripts, pictures or marks): check that it is the right file",
        )
    lost = (f"{decoded.text.count(LOST)} 个字符无法按 {decoded.encoding} 解码",) if LOST in decoded.text else ()
    source = Source(data, path, "html", decoded.encoding, warnings=(*lost, *walk.warnings()))
    document = compose(source, parts, {name: count for name, count in sorted(walk.counts.items()) if count})
    return replace(document, revisions=options.revisions if walk.is_revised else None)


def _decoded(data: bytes, charset: str, path: str) -> Decoded:
    """By byte order mark, else as the page says, else as its bytes look."""
    named = charset or next((match[1].decode("ascii") for match in _CHARSET.finditer(data[:_HEAD])), "")
    encoding = _WIDER.get(named.lower(), named.lower())
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
    # a page that says UTF-16 in bytes that can be read is none
    if encoding and not marked and not encoding.startswith("utf-16"):
        try:
            return Decoded(data.decode(encoding), named.lower())
        except (UnicodeDecodeError, LookupError):
            pass  # it says what it is not
    return decode(data, path)


def _parsed(text: str) -> _Element | None:
    from lxml import etree

    # the parser is told UTF-8, whatever the page says; a page of many nested elements is read to its end
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    data = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing in it is markup or text
        return None


def _is_archive(data: bytes, path: str) -> bool:
    from clausecheck.load.sniff import sniff

    return sniff(data, ".html", path) == ".mht"


def _of_archive(data: bytes, path: str) -> tuple[bytes, str]:
    """The page in an archive and the encoding that the archive says it has."""
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(data, policy=default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page, part.get_content_charset("")
    raise LoadError(
        "damaged",
        f"{path} 中没有网页正文：请在浏览器中重新保存，或另存为 .docx",
        f"{path} holds no page: save it again in the browser, or as .docx",
    )
