"""Files that are not what they should be fail with a reason, or are read as far as they can be."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from clausecheck.errors import LoadError
from clausecheck.load import docx_package
from clausecheck.load.docx import read

from .made_docx import made, paragraph, run, texts, zipped

_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)


def _code(data: bytes) -> str:
    with pytest.raises(LoadError) as caught:
        read(data, "x.docx")
    assert caught.value.message and caught.value.message_en
    return caught.value.code


def _with(data: bytes, changed: dict[str, bytes | None]) -> bytes:
    """The package with parts put in, replaced, or, where None, taken out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped({name: content for name, content in (files | changed).items() if content is not None})


def test_a_file_that_is_no_zip_is_damaged() -> None:
    assert _code(b"plain text") == "damaged"


def test_a_truncated_file_is_damaged() -> None:
    data = made(paragraph("正文" * 500))
    assert _code(data[: len(data) // 2]) == "damaged"


def test_a_file_with_a_flipped_byte_in_its_body_is_damaged() -> None:
    data = made(paragraph("正文"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo("word/document.xml")
    place = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    assert _code(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]) == "damaged"


def test_a_zip_of_something_else_is_damaged() -> None:
    assert _code(zipped({"readme.txt": "x"})) == "damaged"


def test_a_body_that_is_not_well_formed_is_damaged() -> None:
    assert _code(_with(made(paragraph("正文")), {"word/document.xml": b"<w:document"})) == "damaged"


def test_another_kind_of_office_file_is_unsupported() -> None:
    assert _code(_with(made(paragraph("正文")), {"word/document.xml": b"<workbook/>"})) == "unsupported"


def test_an_encrypted_file_is_told_apart() -> None:
    assert _code(_COMPOUND + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


def test_an_old_doc_under_a_new_name_is_told_apart() -> None:
    assert _code(_COMPOUND + "WordDocument".encode("utf-16-le")) == "unsupported"


def test_encrypted_entries_of_a_zip_are_told_apart() -> None:
    data = bytearray(made(paragraph("正文")))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = data.find(signature)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(signature, start + 1)
    assert _code(bytes(data)) == "encrypted"


def test_a_part_packed_like_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "LARGE_PART", 100_000)
    bomb = _with(made(paragraph("正文")), {"word/document.xml": b"<a>" + b" " * 1_000_000})
    assert len(bomb) < 5_000
    assert _code(bomb) == "too-large"


def test_parts_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_TOTAL", 2_000)
    assert _code(made(paragraph("正文" * 1_000))) == "too-large"


def test_large_pictures_do_not_count() -> None:
    data = _with(made(paragraph("正文")), {"word/media/image1.bmp": bytes(30 * 1024**2)})
    assert texts(read(data, "x.docx")) == ["正文"]


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/hostname">]><w>&a;&x;</w>'
    assert _code(_with(made(paragraph("正文")), {"word/document.xml": bomb})) == "damaged"


@pytest.mark.parametrize("content", ["", paragraph(""), paragraph(run("　 "))])
def test_a_document_without_text_is_told(content: str) -> None:
    assert _code(made(content)) == "no-text"


def test_a_document_of_pictures_alone_advises_to_recognise_them() -> None:
    picture = '<w:r><w:drawing><wp:inline><a:blip r:embed="x"/></wp:inline></w:drawing></w:r>'
    with pytest.raises(LoadError) as caught:
        read(made(paragraph(picture)), "x.docx")
    assert caught.value.code == "no-text"
    assert "OCR" in caught.value.message


@pytest.mark.parametrize(("part", "name"), [("footnotes", "脚注"), ("header1", "页眉")])
def test_a_damaged_part_with_text_makes_the_reading_incomplete(part: str, name: str) -> None:
    data = _with(made(paragraph("正文"), {part: ""}), {f"word/{part}.xml": b"<w:broken"})
    document = read(data, "x.docx")
    assert texts(document) == ["正文"]
    assert [each.where for each in document.ledger.unreadable] == [name]
    assert any(name in warning for warning in document.warnings)


def test_a_missing_part_is_as_bad_as_a_damaged_one() -> None:
    data = _with(made(paragraph("正文"), {"footnotes": ""}), {"word/footnotes.xml": None})
    assert not read(data, "x.docx").ledger.complete


@pytest.mark.parametrize("part", ["styles", "numbering", "comments"])
def test_a_damaged_part_without_text_is_only_a_warning(part: str) -> None:
    data = _with(made(paragraph("正文"), {part: ""}), {f"word/{part}.xml": b"<w:broken"})
    document = read(data, "x.docx")
    assert document.ledger.complete
    assert len(document.warnings) == 1


def test_part_names_differ_in_case_and_slashes() -> None:
    data = made(paragraph("正文"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name.replace("word/document", "Word\\Document"): archive.read(name) for name in archive.namelist()}
    assert texts(read(zipped(files), "x.docx")) == ["正文"]


def test_a_main_part_of_another_name_is_found() -> None:
    data = made(paragraph("正文"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name.replace("document.xml", "document2.xml"): archive.read(name) for name in archive.namelist()}
    files["_rels/.rels"] = files["_rels/.rels"].replace(b'Target="word/document.xml"', b'Target="/word/document2.xml"')
    document = read(zipped(files), "x.docx")
    assert document.blocks[0].anchor.part == "word/document2.xml"


def test_a_part_in_another_encoding_is_read() -> None:
    data = made(paragraph("正文"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode("utf-8")
    recoded = body.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert texts(read(_with(data, {"word/document.xml": recoded}), "x.docx")) == ["正文"]
