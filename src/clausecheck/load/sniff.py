"""What a file is, by its first bytes before its name."""

from __future__ import annotations

from pathlib import PurePath

from clausecheck.errors import LoadError

_TEXT = ".txt"
_LFS = b"version https://git-lfs"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"

# First bytes → Chinese name, English name, what to do. None of them holds text that could be read here.
_FOREIGN = {
    b"{\\rtf": "RTF",
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n": "PNG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"Rar!\x1a": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}
_IMAGES = ("JPEG", "PNG", "GIF", "TIFF")
_ARCHIVES = ("RAR", "7z", "gzip", "ZIP")
_WORD = (".docx", ".docm", ".dotx")
_OLD_WORD = (".doc", ".dot", ".wps", ".wpt")


def sniff(data: bytes, ending: str, name: str) -> str:
    """The ending that says how ``data`` is to be read: .docx, .pdf, or ``ending`` (.txt for a name without one).

    Raises LoadError: lfs-pointer, empty (blanks only), unsupported (with advice what to save it as).
    """
    if data.startswith(_LFS):
        raise LoadError(
            "lfs-pointer",
            f"{name} 是 git-lfs 指针，不是文件本身：请先运行 git lfs pull",
            f"{name} is a git-lfs pointer, not the file: run 'git lfs pull' first",
        )
    if not data[:4096].strip() and not data.strip():
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
    for magic, kind in _FOREIGN.items():
        if data.startswith(magic):
            raise _foreign(name, kind)
    if ending in _OLD_WORD:
        raise _old_word(name)
    return ending or _TEXT


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


def _in_zip(data: bytes, ending: str, name: str) -> str:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ".docx"  # whose reader says how it is damaged
    if any(member.startswith("word/") for member in members):
        return ".docx"
    folders = {"xl": "Excel", "ppt": "PowerPoint", "content.xml": "OpenDocument"}
    kinds = [kind for folder, kind in folders.items() if any(m.split("/")[0] == folder for m in members)]
    if not kinds and ending in _WORD:
        return ".docx"
    raise _foreign(name, kinds[0] if kinds else "ZIP")


def _in_ole(data: bytes, ending: str, name: str) -> str:
    """An OLE container: a .docx under a password, or a format of Word before 2007, of WPS or of another program."""
    if "WordDocument".encode("utf-16-le") in data or ending in _OLD_WORD:
        raise _old_word(name)
    if "EncryptedPackage".encode("utf-16-le") in data or ending in _WORD:
        return ".docx"  # whose reader says that it is encrypted
    raise _foreign(name, "OLE")


def _old_word(name: str) -> LoadError:
    return LoadError(
        "unsupported",
        f"{name} 是旧版 Word（.doc）或 WPS（.wps）格式：请用 Word 或 WPS 打开，另存为 .docx",
        f"{name} is in the old Word (.doc) or WPS (.wps) format: open it in Word or WPS and save it as .docx",
    )


def _foreign(name: str, kind: str) -> LoadError:
    if kind in _IMAGES:
        advice = ("请识别文字（OCR）后存为 .pdf 或 .docx", "recognise its text (OCR) and save it as .pdf or .docx")
    elif kind in _ARCHIVES:
        advice = ("请先解压", "unpack it first")
    else:
        advice = ("请另存为 .docx 或 .pdf", "save it as .docx or .pdf")
    return LoadError(
        "unsupported",
        f"{name} 是 {kind} 文件，不支持这种格式：{advice[0]}",
        f"{name} is a file of the format {kind}, which is not supported: {advice[1]}",
    )
