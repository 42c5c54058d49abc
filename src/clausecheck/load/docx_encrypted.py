"""A .docx under a password: a compound file that holds the encrypted package (ECMA-376, agile or standard)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from clausecheck.errors import LoadError

if TYPE_CHECKING:
    from msoffcrypto.format.ooxml import OOXMLFile

_MOST_TURNS = 10_000_000  # of the hash of a password, by the specification
# what the library raises on compound files and descriptions of keys that make no sense
_BROKEN = (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, struct.error, ExpatError)


def decrypted(data: bytes, passwords: Sequence[str]) -> bytes:
    """The package in ``data``, opened with the first of ``passwords`` that fits.

    Raises LoadError: encrypted (no password, none that fits, the library for it is not installed, or rights are managed
    by a server), damaged.
    """
    if not passwords:
        raise encrypted("请用 --password 或 --password-file 给出密码", "give it with --password or --password-file")
    try:
        from msoffcrypto import exceptions
        from msoffcrypto.format.ooxml import OOXMLFile
    except ImportError as error:
        raise encrypted(
            "用密码打开它须另装一个组件：pip install 'clausecheck[office]'；也可以先取消密码保护再检查",
            "opening it takes an extra: pip install 'clausecheck[office]'; or remove its password first",
        ) from error
    try:
        file = OOXMLFile(BytesIO(data))
        _check_effort(file)
        opened = (_opened(file, password, exceptions.InvalidKeyError) for password in filter(None, passwords))
        package = next((each for each in opened if each is not None), None)
    except (exceptions.FileFormatError, exceptions.DecryptionError, exceptions.ParseError) as error:
        raise encrypted(
            "但不是用密码加密的（例如由权限服务器保护），无法打开；请先取消保护再检查",
            f"but not by a password ({error}), it may be managed by a server; remove its protection first",
        ) from error
    except _BROKEN as error:
        raise _damaged(str(error)) from error
    if package is None:
        raise encrypted(
            f"给出的 {len(passwords)} 个密码都不对；请核对后再试",
            f"none of the {len(passwords)} passwords given fits; check them and try again",
        )
    return package


def encrypted(advice: str, advice_en: str) -> LoadError:
    """The error of a file that takes a password."""
    return LoadError("encrypted", f"文件已加密，{advice}", f"the file is encrypted: {advice_en}")


def _opened(file: OOXMLFile, password: str, wrong: type[Exception]) -> bytes | None:
    """The package; None where the password does not fit."""
    package = BytesIO()
    try:
        file.load_key(password=password, verify_password=True)
        file.decrypt(package)
    except wrong:
        return None
    return package.getvalue()


def _check_effort(file: OOXMLFile) -> None:
    """Refuse a file that asks for hours of hashing."""
    if file.type == "agile" and file.info["spinValue"] > _MOST_TURNS:
        raise ValueError("the password is hashed more often than any program does")


def _damaged(reason: str) -> LoadError:
    return LoadError(
        "damaged",
        "文件已加密，但加密部分已损坏，无法打开；请用 Word 或 WPS 打开后另存",
        f"the file is encrypted, and its encryption is damaged ({reason}); open it in Word or WPS and save it again",
    )
