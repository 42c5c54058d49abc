"""Opening a PDF: damaged files, and passwords."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from clausecheck.errors import LoadError
from clausecheck.load.pdf_fonts import Handle


@contextmanager
def opened(data: bytes, path: str, passwords: Sequence[str] = ()) -> Iterator[Handle]:
    """The file as a ``pypdfium2.PdfDocument`` of at least one page, closed in the end.

    A file that asks for a password is opened with the first of ``passwords`` that fits as its user or owner password.
    Raises LoadError: damaged, encrypted.
    """
    document = _document(data, path, passwords)
    try:
        if not len(document):
            raise _damaged(path)
        yield document
    finally:
        document.close()


def _document(data: bytes, path: str, passwords: Sequence[str]) -> Handle:
    import pypdfium2
    import pypdfium2.raw as pdfium

    refused: pypdfium2.PdfiumError | None = None
    for password in (None, *passwords):
        try:
            return pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            code = getattr(error, "err_code", None)
            if code == pdfium.FPDF_ERR_SECURITY:
                raise _locked(path) from error
            if code != pdfium.FPDF_ERR_PASSWORD and "password" not in str(error).lower():
                raise _damaged(path) from error
            refused = error
    raise _encrypted(path, len(passwords)) from refused


def _encrypted(path: str, tried: int) -> LoadError:
    if tried:
        return LoadError(
            "encrypted",
            f"{path} 已加密，给出的 {tried} 个密码都不能打开：请核对密码（区分大小写和全角、半角）",
            f"{path} is encrypted and none of the {tried} given passwords opens it: check them, letter case included",
        )
    return LoadError(
        "encrypted",
        f"{path} 需要密码才能打开：请用 --password 或 --password-file 给出密码，或去除密码后再检查",
        f"{path} needs a password to be opened: give it with --password or --password-file, or remove it first",
    )


def _locked(path: str) -> LoadError:
    return LoadError(
        "encrypted",
        f"{path} 的加密方式（如数字证书）不受支持：请用原来的软件另存为不加密的 PDF",
        f"{path} is encrypted in a way that is not supported (a certificate, say): save it unencrypted first",
    )


def _damaged(path: str) -> LoadError:
    return LoadError(
        "damaged",
        f"{path} 不是完整的 PDF 文件：请重新下载或重新导出",
        f"{path} is no complete PDF file: download or export it again",
    )
