"""The package of a .docx as something to write into: what is not changed is copied byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT_TYPES = "[Content_Types].xml"

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Package:
    """The entries of a zip by name, which is found whatever its case; ``put`` changes or adds one."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
        self._changed: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        """The bytes of an entry as they are now; None where there is none."""
        if name in self._changed:
            return self._changed[name]
        return next((data for entry, data in self._entries if _same(entry.filename, name)), None)

    def xml(self, name: str) -> _Element:
        """The root of an entry, with everything that it holds. The entry was read before, so it is well-formed."""
        return _parsed(self.read(name) or b"")

    def put(self, name: str, root: _Element) -> None:
        """Make ``root`` the content of an entry."""
        from lxml import etree

        self._changed[name] = etree.tostring(
            root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def relate(self, part: str, kind: str, target: str) -> None:
        """Add a relation of the type ``kind`` from ``part`` to ``target`` in the same folder, with an id of its own."""
        from lxml.etree import SubElement

        listing = relations_of(part)
        held = self.read(listing)
        root = _parsed(f'<Relationships xmlns="{_RELATIONS}"/>'.encode() if held is None else held)
        used = {each.get("Id") for each in root}
        free = next(name for number in range(1, len(root) + 2) if (name := f"rIdClausecheck{number}") not in used)
        SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=free, Type=kind, Target=target)
        self.put(listing, root)

    def declare(self, part: str, kind: str) -> None:
        """Say of ``part`` that it is of the content type ``kind``."""
        from lxml.etree import SubElement

        root = self.xml(CONTENT_TYPES)
        SubElement(root, f"{_TYPES}Override", PartName=f"/{part}", ContentType=kind)
        self.put(CONTENT_TYPES, root)

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that ``part`` has a relation to whose type ends in ``kind``."""
        held = self.read(relations_of(part))
        items: Iterable[_Element] = () if held is None else _parsed(held)
        targets = (each.get("Target", "") for each in items if each.get("Type", "").rpartition("/")[2] == kind)
        folder = posixpath.dirname(part)
        return next((posixpath.normpath(posixpath.join("/", folder, each)).lstrip("/") for each in targets), None)

    def save(self) -> bytes:
        """The zip: unchanged entries in their order with their dates, new ones after them."""
        written = BytesIO()
        left = dict(self._changed)
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, data in self._entries:
                name = next((each for each in left if _same(entry.filename, each)), None)
                archive.writestr(entry, data if name is None else left.pop(name))
            for name, data in left.items():
                archive.writestr(_new_entry(name), data)
        return written.getvalue()


def relations_of(part: str) -> str:
    """The entry that lists what ``part`` points to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of ``entries``, the same bytes at any time."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(_new_entry(name), data)
    return written.getvalue()


def _new_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on every system
    return entry


def _same(one: str, other: str) -> bool:
    return one.replace("\\", "/").lstrip("/").lower() == other.lower()


def _parsed(data: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
