"""Pictures in a .docx: whether a drawing is one, and whether it is large enough to hold text that nobody reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausecheck.load.docx_xml import number

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_IMAGES = (
    f"{{{_DRAWING}/main}}blip",
    f"{{{_DRAWING}/chart}}chart",
    f"{{{_DRAWING}/diagram}}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_ANCHOR = f"{{{_DRAWING}/wordprocessingDrawing}}anchor"
_EXTENT = f"{{{_DRAWING}/wordprocessingDrawing}}extent"

_LARGE_CM = 8.0
_EMU_PER_CM = 360_000
_CM_PER_UNIT = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "pc": 2.54 / 6, "px": 2.54 / 96, "": 2.54 / 96}
_VML_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*([a-z]*)", re.IGNORECASE)


def is_picture(element: _Element) -> bool:
    """Whether a drawing, VML picture or embedded object shows an image (a chart and a diagram are images, too)."""
    return next(element.iter(*_IMAGES), None) is not None


def is_large(element: _Element) -> bool:
    """Whether a picture is at least 8 cm wide and high and not a background behind the text."""
    if any(anchor.get("behindDoc") in ("1", "true") for anchor in element.iter(_ANCHOR)):
        return False
    return any(min(size) >= _LARGE_CM for size in _sizes(element))


def _sizes(element: _Element) -> list[tuple[float, float]]:
    """Width and height in centimetres, as DrawingML (EMU) or VML (a style) gives them."""
    extents = [
        ((number(extent.get("cx")) or 0) / _EMU_PER_CM, (number(extent.get("cy")) or 0) / _EMU_PER_CM)
        for extent in element.iter(_EXTENT)
    ]
    styles = (dict(_lengths(child.get("style", ""))) for child in element.iter("{urn:schemas-microsoft-com:vml}*"))
    return extents + [(style.get("width", 0.0), style.get("height", 0.0)) for style in styles]


def _lengths(style: str) -> list[tuple[str, float]]:
    return [
        (name.lower(), float(amount) * _CM_PER_UNIT.get(unit.lower(), 0.0))
        for name, amount, unit in _VML_SIZE.findall(style)
        if amount.count(".") < 2 and amount != "."
    ]
