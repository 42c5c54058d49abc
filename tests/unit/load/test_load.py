"""load: the choice of the reader, and every way in which a file cannot be read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

import clausecheck.load as load_module
from clausecheck.errors import LOAD_CODES, LoadError
from clausecheck.load import endings, load

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("果园转让协议")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("树种", "株数", "梨", "80"), strict=True):
        cell.text = text
    document.add_paragraph("甲方应当告知老主顾。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


def _failure(path: str, data: bytes | None = None) -> LoadError:
    with pytest.raises(LoadError) as caught:
        load(path, data)
    error = caught.value
    assert error.code in LOAD_CODES
    assert Path(path).name in error.message
    assert Path(path).name in error.message_en
    return error


def test_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "协议.txt"
    path.write_text("甲方：老周", encoding="utf-8")
    document = load(str(path))
    assert (document.path, document.text) == (str(path), "甲方：老周\n")


def test_data_is_read_under_its_name_without_the_path() -> None:
    document = load("-", "甲方：老周".encode(), "<stdin>")
    assert (document.path, document.format, document.warnings) == ("<stdin>", "txt", ())


@pytest.mark.parametrize(
    ("path", "format"), [("a.txt", "txt"), ("A.TXT", "txt"), ("a.md", "md"), ("a.markdown", "md"), ("a", "txt")]
)
def test_text_is_read_by_its_ending(path: str, format: str) -> None:
    assert load(path, "甲方：老周".encode()).format == format


@pytest.mark.parametrize("path", ["a.docx", "a.docm", "a.dotx", "<stdin>"])
def test_a_word_document_is_known_by_its_content(path: str) -> None:
    document = load(path, _docx())
    assert (document.format, document.warnings) == ("docx", ())


@pytest.mark.parametrize("path", ["a.pdf", "a.txt", "a.doc", "a.unknown"])
def test_content_goes_before_a_wrong_ending_with_a_warning(path: str) -> None:
    document = load(path, _docx())
    assert document.format == "docx"
    assert path[1:] in document.warnings[0]


def test_text_and_word_document_of_one_agreement_read_alike() -> None:
    text = "果园转让协议\n树种 | 株数\n梨 | 80\n甲方应当告知老主顾。\n"
    assert load("a.txt", text.encode()).text == load("a.docx", _docx()).text


def test_a_text_is_read_without_importing_other_readers() -> None:
    code = (
        "import sys; from clausecheck.load import load; load('a.txt', '甲方'.encode());"
        "others = ('clausecheck.load.docx', 'clausecheck.load.pdf', 'lxml');"
        "sys.exit(any(name.startswith(others) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_reader_is_found_by_its_endings() -> None:
    assert {".docx", ".docm", ".dotx", ".pdf", ".txt", ".md", ".markdown"} <= endings()


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    assert _failure(str(tmp_path / "无.docx")).code == "not-found"


def test_a_file_taken_for_a_folder_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲方", encoding="utf-8")
    assert _failure(str(tmp_path / "a.txt" / "b.txt")).code in ("not-found", "unreadable")


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    error = _failure(str(tmp_path))
    assert error.code == "unreadable"
    assert "文件夹" in error.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert _failure(str(tmp_path / "pipe.txt")).code == "unreadable"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices on this system")
def test_a_device_is_unreadable() -> None:
    assert _failure("/dev/null").code == "unreadable"


def test_a_forbidden_file_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲方", encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    error = _failure(str(path))
    assert error.code == "unreadable"
    assert isinstance(error.__cause__, PermissionError)


def test_a_path_with_a_nul_is_unreadable() -> None:
    assert _failure("a\0.txt").code == "unreadable"


@pytest.mark.parametrize("ending", [".txt", ".docx", ".pdf", ".md"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t "], ids=["no bytes", "blanks"])
def test_nothing_is_empty(ending: str, data: bytes) -> None:
    assert _failure("a" + ending, data).code == "empty"


@pytest.mark.parametrize("ending", [".txt", ".docx", ".pdf"])
def test_a_git_lfs_pointer_is_told(ending: str) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    error = _failure("a" + ending, pointer)
    assert error.code == "lfs-pointer"
    assert "git lfs pull" in error.message


@pytest.mark.parametrize("by_path", [True, False], ids=["path", "data"])
def test_a_large_file_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_path: bool) -> None:
    monkeypatch.setattr(load_module, "MAX_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 11)
    assert _failure(str(path), None if by_path else b"a" * 11).code == "too-large"


@pytest.mark.parametrize("name", ["~$协议.docx", ".~lock.协议.docx#"])
def test_a_lock_file_is_told_from_a_damaged_document(name: str) -> None:
    error = _failure(name, b"\x05user")
    assert error.code == "unsupported"
    assert "锁文件" in error.message


UNSUPPORTED = {
    "other OLE": ("a.xls", _OLE, "OLE"),
    "other OLE named as WPS": ("a.wps", _OLE, "OLE"),
    "spreadsheet": ("a.ods", _zip("mimetype", "content.xml"), "OpenDocument"),
    "Excel": ("a.xlsx", _zip("xl/workbook.xml"), "Excel"),
    "Excel named as Word": ("a.docx", _zip("xl/workbook.xml"), "Excel"),
    "archive": ("a.zip", _zip("合同.docx"), "解压"),
    "image": ("a.gif", b"GIF89a" + bytes(20), "另存为 .png"),
    "unknown ending": ("a.xyz", "甲方".encode(), ".docx"),
    "garbage named as text": ("a.txt", bytes(range(256)) * 4, "编码"),
    "garbage named as old Word": ("a.doc", bytes(range(256)) * 4, "编码"),
}


@pytest.mark.parametrize(("path", "data", "advice"), UNSUPPORTED.values(), ids=UNSUPPORTED.keys())
def test_other_formats_are_unsupported_with_advice(path: str, data: bytes, advice: str) -> None:
    error = _failure(path, data)
    assert error.code == "unsupported"
    assert advice in error.message


@pytest.mark.parametrize("path", ["a.docx", "a.doc2", "<stdin>"])
def test_a_document_under_a_password_is_encrypted(path: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(path, _OLE + "EncryptedPackage".encode("utf-16-le"))
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("data", [_docx()[:-200], b"PK\x03\x04" + bytes(50)], ids=["cut short", "garbage"])
def test_a_broken_word_document_is_damaged(data: bytes) -> None:
    with pytest.raises(LoadError) as caught:
        load("a.docx", data)
    assert caught.value.code == "damaged"
