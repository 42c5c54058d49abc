"""Formats of older and other word processors, through a LibreOffice that is found on the machine.

The file is converted to .docx, which the reader of .docx reads: what holds there holds here. Automatic numbers, tables,
notes, text boxes and tracked changes come through; but a legal outline (1.1 under 一) of an old .doc keeps the digits
of the level above as they are (一.1).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePath

from clausecheck.errors import LoadError
from clausecheck.load.office_program import Outcome, converted, find_program
from clausecheck.model import AS_USUAL, Document, ReadOptions, Via

NAMES = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")


def read(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """Read ``data`` by way of a conversion; blocks are ``Via.CONVERSION``, ``format`` is doc, rtf or odt.

    Raises LoadError: unsupported (no LibreOffice here), damaged (it cannot load the file), unreadable (it takes too
    long), and what the reader of .docx raises.
    """
    from clausecheck.load.docx import read as read_docx

    kind = _kind(data)
    program = find_program()
    if program is None:
        raise _no_program(path, kind)
    made = converted(data, kind, program)
    if not isinstance(made, bytes):
        raise _failed(path, made)
    document = read_docx(made, path, options)
    return replace(
        document,
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind,
        blocks=tuple(replace(block, via=Via.CONVERSION) for block in document.blocks),
        warnings=(
            *document.warnings,
            f"{PurePath(path).name} 由 LibreOffice 转换后读取，页码和自动编号可能与原软件略有不同",
        ),
    )


def _kind(data: bytes) -> str:
    """LibreOffice is told by the content what it gets; a .wps has the content of a .doc."""
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return "odt" if data.startswith(b"PK") else "doc"


def _no_program(path: str, kind: str) -> LoadError:
    return LoadError(
        "unsupported",
        f"{path} 是 .{kind} 格式，须由 LibreOffice 转换，但本机没有找到：请安装 LibreOffice（libreoffice.org；"
        "Debian、Ubuntu 为 apt install libreoffice-writer），或用 Word、WPS 另存为 .docx",
        f"{path} is in the format .{kind}, which takes a LibreOffice to read, and none was found: install it "
        "(libreoffice.org; apt install libreoffice-writer on Debian or Ubuntu), or save the file as .docx",
    )


def _failed(path: str, outcome: Outcome) -> LoadError:
    if outcome is Outcome.TIMEOUT:
        return LoadError(
            "unreadable",
            f"{path} 用 LibreOffice 转换超时，已中止：请用 Word 或 WPS 打开，另存为 .docx",
            f"{path} took LibreOffice too long and was stopped: open it in Word or WPS and save it as .docx",
        )
    return LoadError(
        "damaged",
        f"{path} 无法用 LibreOffice 转换，可能已损坏：请用 Word 或 WPS 打开，另存为 .docx",
        f"{path} cannot be converted with LibreOffice and may be damaged: open it in Word or WPS, save it as .docx",
    )
