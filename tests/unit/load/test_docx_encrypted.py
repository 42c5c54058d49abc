"""A .docx under a password is opened with it, in both ways that Word encrypts."""

from __future__ import annotations

import struct
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha1
from io import BytesIO
from pathlib import Path

import pytest

from clausecheck.errors import LoadError
from clausecheck.load import load
from clausecheck.load.docx import read
from clausecheck.model import ReadOptions

from .made_docx import made, paragraph, texts, zipped

PASSWORD = "茶馆2026"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def typed(data: bytes) -> bytes:
    """The package with the list of its types, without which the library does not encrypt it, and a picture: what is
    smaller than 4 KB it does not put into its container rightly."""
    package = BytesIO(data)
    with zipfile.ZipFile(package, "a") as archive:
        if "[Content_Types].xml" not in archive.namelist():
            archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/media/image1.bmp", bytes(8192), zipfile.ZIP_STORED)
    return package.getvalue()


PLAIN = typed(made(paragraph("甲方应通知客户。")))


def agile(data: bytes, password: str = PASSWORD) -> bytes:
    """As Word 2010 and later, and WPS, encrypt."""
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, locked)
    return locked.getvalue()


def standard(data: bytes, password: str = PASSWORD) -> bytes:
    """As Word 2007 encrypts: AES-128 by blocks, under a key hashed 50,000 times ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9)."""
    from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted
    from msoffcrypto.method.ecma376_standard import ECMA376Standard

    salt, verifier = bytes(range(16)), b"0123456789abcdef"
    key = ECMA376Standard.makekey_from_password(password, 0x660E, 0x8004, 0x18, 128, 16, salt)
    name = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + name
    proof = struct.pack("<I", 16) + salt + by_blocks(verifier, key) + struct.pack("<I", 20)
    proof += by_blocks(sha1(verifier).digest().ljust(32, b"\0"), key)
    info = struct.pack("<HHII", 4, 2, 0x24, len(header)) + header + proof
    package = struct.pack("<Q", len(data)) + by_blocks(data + bytes(-len(data) % 16), key)
    locked = BytesIO()
    ECMA376Encrypted(package, info).write_to(locked)
    return locked.getvalue()


def by_blocks(data: bytes, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    return encryptor.update(data) + encryptor.finalize()


def failure(data: bytes, *passwords: str) -> LoadError:
    with pytest.raises(LoadError) as caught:
        read(data, "x.docx", ReadOptions(passwords=passwords))
    return caught.value


@pytest.fixture(autouse=True)
def library() -> None:
    pytest.importorskip("msoffcrypto", reason="the extra clausecheck[office] is not installed")


@pytest.mark.parametrize("lock", [agile, standard])
def test_the_password_opens_it(lock: Callable[[bytes], bytes]) -> None:
    document = read(lock(PLAIN), "x.docx", ReadOptions(passwords=(PASSWORD,)))
    assert texts(document) == ["甲方应通知客户。"]


@pytest.mark.parametrize("lock", [agile, standard])
def test_passwords_are_tried_in_turn(lock: Callable[[bytes], bytes]) -> None:
    document = read(lock(PLAIN), "x.docx", ReadOptions(passwords=("wrong", "", PASSWORD)))
    assert texts(document) == ["甲方应通知客户。"]


@pytest.mark.parametrize("lock", [agile, standard])
def test_a_wrong_password_is_told(lock: Callable[[bytes], bytes]) -> None:
    error = failure(lock(PLAIN), "wrong", "")
    assert error.code == "encrypted"
    assert "都不对" in error.message and "none of the 2 passwords" in error.message_en


def test_without_a_password_the_option_is_named() -> None:
    error = failure(agile(PLAIN))
    assert error.code == "encrypted"
    assert "--password" in error.message and "--password" in error.message_en


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    locked = agile(PLAIN)
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    error = failure(locked, PASSWORD)
    assert error.code == "encrypted"
    assert "clausecheck[office]" in error.message and "clausecheck[office]" in error.message_en


def test_it_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "合同.docx"
    file.write_bytes(agile(PLAIN))
    assert load(str(file), options=ReadOptions(passwords=(PASSWORD,))).format == "docx"


def test_a_file_of_another_kind_in_it_is_told() -> None:
    assert failure(agile(typed(zipped({"xl/workbook.xml": "<x/>"}))), PASSWORD).code == "damaged"


@pytest.mark.parametrize("part", [slice(0, 600), slice(0, 3000)])
def test_a_truncated_file_is_no_crash(part: slice) -> None:
    locked = agile(PLAIN)
    assert failure(locked[part] + "EncryptedPackage".encode("utf-16-le"), PASSWORD).code in ("damaged", "encrypted")


def test_protection_by_a_server_is_told() -> None:
    from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted

    locked = BytesIO()
    ECMA376Encrypted(bytes(5000), struct.pack("<HH", 4, 3) + bytes(100)).write_to(locked)
    error = failure(locked.getvalue(), PASSWORD)
    assert error.code == "encrypted"
    assert "权限" in error.message


def test_an_attack_by_endless_hashing_is_refused() -> None:
    locked = agile(PLAIN)
    assert locked.count(b'spinCount="100000"') == 1
    assert failure(locked.replace(b'spinCount="100000"', b'spinCount="999999999"'), PASSWORD).code == "damaged"


def test_what_was_decrypted_is_held_against_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    from clausecheck.load import docx_package

    monkeypatch.setattr(docx_package, "MAX_TOTAL", 200)
    assert failure(agile(PLAIN), PASSWORD).code == "too-large"
