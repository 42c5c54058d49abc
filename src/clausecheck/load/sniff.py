"""What a file is, by its first bytes before its name."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from clausecheck.errors import LoadError

_TEXT = ".txt"
_LFS = b"version https://git-lfs"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"

# First bytes → the ending whose reader reads it.
_KNOWN = {
    b"{\\rtf": ".rtf",
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG\r\n": ".png",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
    b"II+\x00": ".tif",
    b"MM\x00+": ".tif",
}
# First bytes → name of a format that nothing here reads.
_FOREIGN = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"Rar!\x1a": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}
_IMAGES = ("GIF", "BMP")
_ARCHIVES = ("RAR", "7z", "gzip", "ZIP")
_WORD = (".docx", ".docm", ".dotx")
_OLD_WORD = (".doc", ".dot", ".wps", ".wpt")

# A page begins with its doctype, its root or a comment before them; markup in the middle of a text is text.
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:\s*multipart/related", re.I)
_HEAD = 4096  # bytes that are looked at


def sniff(data: bytes, ending: str, name: str) -> str:
    """The ending that says how ``data`` is to be read: .docx, .pdf, .doc, .html, .png … or ``ending`` (.txt for a name
    without one, and for text under the ending of another format).

    Raises LoadError: lfs-pointer, empty (blanks only), encrypted (an old Word file), unsupported (with advice what to
    save it as).
    """
    if data.startswith(_LFS):
        raise LoadError(
            "lfs-pointer",
            f"{name} 是 git-lfs 指针，不是文件本身：请先运行 git lfs pull",
            f"{name} is a git-lfs pointer, not the file: run 'git lfs pull' first",
        )
    if not data[:_HEAD].strip() and not data.strip():
        raise LoadError(
            "empty",
            f"{name} 只有空白，没有内容：请检查是否保存完整",
            f"{name} holds blanks only: check that it was saved whole",
        )
    if data[:1024].lstrip(b"\xef\xbb\xbf\0\t\r\n ").startswith(_PDF):
        return ".pdf"
    if data.startswith(_ZIP):
        return _in_zip(data, ending, name)
    if data.startswith(_OLE):
        return _in_ole(data, ending, name)
    return _by_start(data, name) or _as_text(data, ending)


def refuse_lock_file(name: str) -> None:
    """Raise LoadError (unsupported) for the lock file that Word or LibreOffice keeps beside an open document."""
    if is_lock_file(name):
        file = PurePath(name).name
        raise LoadError(
            "unsupported",
            f"{name} 是 Word 等软件打开文件时留下的锁文件，不是合同：请改为指定原文件，名称形如 {_locked(file)}",
            f"{name} is the lock file of an open document: name the document itself, such as {_locked(file)}",
        )


def is_lock_file(name: str) -> bool:
    """Whether ``name`` is that of a lock file (~$x.docx, .~lock.x.docx#)."""
    file = PurePath(name).name
    return file.startswith("~$") or (file.startswith(".~lock.") and file.endswith("#"))


def _locked(file: str) -> str:
    # Word overwrites the first two characters of a long name with ~$.
    return file.removeprefix(".~lock.").removesuffix("#").replace("~$", "*", 1)


def _by_start(data: bytes, name: str) -> str | None:
    for magic, ending in _KNOWN.items():
        if data.startswith(magic):
            return ending
    for magic, kind in _FOREIGN.items():
        # two letters of a text are no proof of a picture
        if data.startswith(magic) and (kind != "BMP" or b"\0" in data[:32]):
            raise _foreign(name, kind)
    return None


def _as_text(data: bytes, ending: str) -> str:
    """The ending for what has no known first bytes: markup, else by its name."""
    if _MHTML.match(data[:_HEAD]):
        return ".mht"
    if ending not in (".md", ".markdown") and _HTML.match(_start(data)):
        return ".html"
    if ending in (*_OLD_WORD, *_WORD, ".rtf", ".odt", ".pdf"):
        # Systems export text and parts of pages under the names of Word.
        return ".html" if re.match(r"\s*<(?:meta|head|body|div|p|table)\b", _start(data), re.I) else _named(ending)
    return ending or _TEXT


def _named(ending: str) -> str:
    # Without its own first bytes a .docx or .pdf is damaged, which its reader says best.
    return ending if ending in (*_WORD, ".pdf") else _TEXT


def _start(data: bytes) -> str:
    head = data[:_HEAD]
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _in_zip(data: bytes, ending: str, name: str) -> str:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            kind = archive.read("mimetype")[:80] if "mimetype" in members else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        return ".docx"  # whose reader says how it is damaged
    if any(member.startswith("word/") for member in members):
        return ".docx"
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return ".odt"
    folders = {"xl": "Excel", "ppt": "PowerPoint", "content.xml": "OpenDocument"}
    kinds = [kind for folder, kind in folders.items() if any(m.split("/")[0] == folder for m in members)]
    if not kinds and ending in _WORD:
        return ".docx"
    raise _foreign(name, kinds[0] if kinds else "ZIP")


def _in_ole(data: bytes, ending: str, name: str) -> str:
    """An OLE container: a .docx under a password, or a format of Word before 2007, of WPS or of another program."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ".docx"  # whose reader says that it is encrypted
    if "WordDocument".encode("utf-16-le") in data:
        if _is_locked(data):
            raise _locked_word(name)
        return ending if ending in _OLD_WORD else ".doc"
    if ending in _WORD:
        return ".docx"
    raise _foreign(name, "OLE")


def _is_locked(data: bytes) -> bool:
    """Whether the header of an old Word file, which begins at a sector, says that its text is encrypted."""
    starts = (at for at in range(512, len(data), 512) if data.startswith(b"\xec\xa5", at))
    at = next(starts, None)
    return at is not None and bool(int.from_bytes(data[at + 10 : at + 12], "little") & 0x0100)


def _locked_word(name: str) -> LoadError:
    return LoadError(
        "encrypted",
        f"{name} 是加了密码的旧版 Word 或 WPS 文件：请用 Word 或 WPS 打开，去除密码，另存为 .docx",
        f"{name} is an old Word or WPS file under a password: open it there, remove the password and save it as .docx",
    )


def _foreign(name: str, kind: str) -> LoadError:
    if kind in _IMAGES:
        advice = ("请另存为 .png 或 .tiff", "save it as .png or .tiff")
    elif kind in _ARCHIVES:
        advice = ("请先解压", "unpack it first")
    else:
        advice = ("请另存为 .docx 或 .pdf", "save it as .docx or .pdf")
    return LoadError(
        "unsupported",
        f"{name} 是 {kind} 文件，不支持这种格式：{advice[0]}",
        f"{name} is a file of the format {kind}, which is not supported: {advice[1]}",
    )
