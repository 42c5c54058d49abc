"""Opens the package of a .docx, a zip of XML parts joined by relationships, without trusting it."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from clausecheck.errors import LoadError
from clausecheck.load.docx_encrypted import decrypted, encrypted

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_TOTAL = 300 * 1024**2
"""Bytes of XML, unpacked, that one file may hold."""
MAX_RATIO = 200
"""How far one large part may be packed: XML of Word comes to 10 to 40, a bomb to 1,000."""
LARGE_PART = 10 * 1024**2

# what zipfile raises on bytes that make no sense
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_ENTRY = 0x1
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = "{http://purl.oclc.org/ooxml/"
_TRANSITIONAL = "{http://schemas.openxmlformats.org/"


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from one part to another: ``kind`` is the last word of its type (header, footnotes, image …)."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one file, read on demand; what is unpacked is counted against the limits before it is read."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        # part names are case-insensitive, and some writers use the separator of Windows
        self._entries = {_part_name(entry.filename): entry for entry in archive.infolist()}
        self._unpacked = 0

    def __contains__(self, part: str) -> bool:
        return _part_name(part) in self._entries

    def xml(self, part: str) -> _Element:
        """The root of a part, with transitional names.

        Raises LoadError: damaged (missing, or no well-formed XML), encrypted, too-large.
        """
        return _parse(self._read(part), part)

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """What a part, or with "" the package, points to inside the package. Raises LoadError as ``xml``."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self:
            return ()
        return tuple(
            Relation(item.get("Id", ""), item.get("Type", "").rpartition("/")[2], _target(folder, item))
            for item in self.xml(listing).iter(_RELATION)
            if item.get("TargetMode") != "External"
        )

    def main_part(self) -> str:
        """The name of the part that holds the body."""
        named = (relation.target for relation in self.relations() if relation.kind == "officeDocument")
        return next(named, "word/document.xml")

    def _read(self, part: str) -> bytes:
        entry = self._entries.get(_part_name(part))
        if entry is None:
            raise _damaged(part, "missing from the package")
        self._unpacked += entry.file_size
        packed = max(entry.compress_size, 1)
        if self._unpacked > MAX_TOTAL or (entry.file_size > LARGE_PART and entry.file_size > packed * MAX_RATIO):
            raise LoadError(
                "too-large",
                f"文件解压后过大（{part} 解压后 {entry.file_size >> 20} MB），可能是压缩炸弹，未读取",
                f"the file is too large when unpacked ({part}: {entry.file_size >> 20} MB); it may be a zip bomb",
            )
        if entry.flag_bits & _ENCRYPTED_ENTRY:
            raise encrypted("加密方式不是 Word 的；请先解密再检查", "not in the way of Word; decrypt it first")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _damaged(part, "packed in a way that packages may not use")
        try:
            return self._archive.read(entry)
        except _BROKEN as err:
            raise _damaged(part, str(err)) from err


def open_package(data: bytes, passwords: Sequence[str] = ()) -> Package:
    """The package in ``data``; ``passwords`` are tried in turn where it is encrypted.

    Raises LoadError: encrypted (a password is needed), unsupported (an old .doc under a new name), damaged.
    """
    data = unlocked(data, passwords)
    try:
        return Package(zipfile.ZipFile(BytesIO(data)))
    except _BROKEN as err:
        raise LoadError(
            "damaged",
            "文件已损坏，或不是 Word 文档（.docx）；请用 Word 或 WPS 打开后另存",
            f"the file is damaged or not a Word document ({err}); open it in Word or WPS and save it again",
        ) from err


def unlocked(data: bytes, passwords: Sequence[str] = ()) -> bytes:
    """The package in ``data`` without its encryption, where it has any. Raises LoadError as ``open_package``."""
    return decrypted(_encrypted_file(data), passwords) if data.startswith(_COMPOUND_FILE) else data


def _encrypted_file(data: bytes) -> bytes:
    """Word wraps an encrypted .docx into the container that the old .doc uses; the names of its streams tell."""
    if "WordDocument".encode("utf-16-le") in data and "EncryptedPackage".encode("utf-16-le") not in data:
        raise LoadError(
            "unsupported",
            "这是旧版 .doc 文件，只是扩展名为 .docx；请用 Word 或 WPS 另存为 .docx",
            "this is an old .doc file under the name .docx; save it as .docx in Word or WPS",
        )
    return data


def _damaged(part: str, reason: str) -> LoadError:
    return LoadError(
        "damaged",
        f"文件已损坏：{part} 无法读取；请用 Word 或 WPS 打开后另存",
        f"the file is damaged: cannot read {part} ({reason}); open it in Word or WPS and save it again",
    )


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, item: _Element) -> str:
    """The full name of a target, which is relative to the folder of the part that points to it."""
    return posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")


def _parse(data: bytes, part: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        raise _damaged(part, str(err)) from err
    if root.getroottree().docinfo.internalDTD is not None:
        raise _damaged(part, "a document type declaration is not allowed in a package")
    if root.tag.startswith(_STRICT):
        _rename(root)
    return root


def _rename(root: _Element) -> None:
    """Give the elements and attributes of a strict part their transitional names."""
    names: dict[str, str] = {}
    for element in root.iter("*"):
        element.tag = names.get(element.tag) or names.setdefault(element.tag, _transitional(element.tag))
        for key in map(str, list(element.attrib)):
            name = names.get(key) or names.setdefault(key, _transitional(key))
            if name != key:
                element.set(name, element.attrib.pop(key))


def _transitional(name: str) -> str:
    """``{…purl.oclc.org/ooxml/wordprocessingml/main}p`` → ``{…openxmlformats.org/wordprocessingml/2006/main}p``."""
    if not name.startswith(_STRICT):
        return name
    family, _, rest = name.removeprefix(_STRICT).partition("/")
    return f"{_TRANSITIONAL}{family}/2006/{rest.replace('extendedProperties', 'extended-properties')}"
