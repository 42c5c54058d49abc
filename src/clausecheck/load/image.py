"""Pictures of pages (.png, .jpg, .tif with any number of pages) → text, by recognition.

A page is as large as its resolution says; where the file gives none that can be, it is taken to be as wide as A4.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from clausecheck.errors import LoadError
from clausecheck.load.ocr import HINT, Picture, supply_of
from clausecheck.load.ocr_reading import DPI
from clausecheck.load.pdf import document_of
from clausecheck.load.pdf_page import Page
from clausecheck.load.pdf_supply import with_supply
from clausecheck.model import AS_USUAL, Document, Ocr, ReadOptions

if TYPE_CHECKING:
    from numpy import ndarray
    from PIL.Image import Image

NAMES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")

_MOST_PIXELS = 120_000_000  # of one page: A3 at 600 dpi has 70 million
_MOST_PAGES = 2000
_A4_WIDTH = 595.0  # points
_RESOLUTIONS = range(60, 1300)  # dots an inch; 72 is what programs write that know of none
_UNTOLD = (72, 96)
_NOT_READ = "图像页，没有文字层"
_EXIF_ORIENTATION = 0x0112


def read(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """Read each frame as a page.

    Raises LoadError: damaged (no picture), too-large, no-text (nothing recognised, or recognition is not installed or
    not wanted).
    """
    try:
        from PIL import Image
    except ImportError as error:
        raise _not_installed(path) from error
    try:
        with Image.open(io.BytesIO(data)) as image:
            return _read(image, data, path, options)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise LoadError(
            "damaged",
            f"{path} 不是完整的图像文件：请重新扫描或重新导出",
            f"{path} is no complete picture: scan or export it again",
        ) from error


def _read(image: Image, data: bytes, path: str, options: ReadOptions) -> Document:
    numbers = range(1, min(getattr(image, "n_frames", 1), _MOST_PAGES) + 1)
    pages = [_page(image, number, path) for number in numbers]
    if options.ocr is Ocr.NEVER:
        raise LoadError(
            "no-text",
            f"{path} 是图像，而文字识别已关闭（--ocr never）：请去掉该选项，或改用 .docx 原件",
            f"{path} is a picture, and recognition is off (--ocr never): leave that out, or use the original .docx",
        )
    found = supply_of(_pictures(image, pages), len(pages), options)
    form = {"JPEG": "jpg", "MPO": "jpg", "TIFF": "tiff"}.get(image.format or "", "png")
    return document_of(with_supply(pages, found), data, path, form, found)


def _page(image: Image, number: int, path: str) -> Page:
    image.seek(number - 1)
    width, height = image.size
    if width * height > _MOST_PIXELS:
        raise LoadError(
            "too-large",
            f"{path} 第{number}页有 {width}×{height} 像素：请降低扫描分辨率（200–300 dpi 足够）",
            f"{path}: page {number} has {width}×{height} pixels: scan it at a lower resolution (200 to 300 dpi do)",
        )
    if image.getexif().get(_EXIF_ORIENTATION, 1) in (5, 6, 7, 8):
        width, height = height, width
    points = _points_to_pixel(image, width)
    return Page(number, width * points, height * points, trouble=_NOT_READ)


def _points_to_pixel(image: Image, width: int) -> float:
    try:
        resolution = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        resolution = 0.0
    told = round(resolution) in _RESOLUTIONS and round(resolution) not in _UNTOLD
    return 72 / resolution if told else _A4_WIDTH / width


def _pictures(image: Image, pages: Sequence[Page]) -> Iterator[Picture]:
    for page in pages:
        pixels: Callable[[], ndarray[Any, Any]] = partial(_pixels, image, page)
        yield Picture(page.number, page.width, page.height, pixels)


def _pixels(image: Image, page: Page) -> ndarray[Any, Any]:
    """The grey values of a page, upright, at about the resolution that recognition is best at."""
    import numpy
    from PIL import Image, ImageOps

    image.seek(page.number - 1)
    frame = ImageOps.exif_transpose(image)
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        frame = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame)
    grey = frame.convert("L")
    wanted = round(page.width / 72 * DPI)
    if grey.width > 1.1 * wanted:
        grey = grey.resize((wanted, max(1, round(grey.height * wanted / grey.width))), Image.Resampling.LANCZOS)
    return numpy.asarray(grey)


def _not_installed(path: str) -> LoadError:
    return LoadError("no-text", f"{path} 是图像；{HINT[0]}", f"{path} is a picture; {HINT[1]}")
