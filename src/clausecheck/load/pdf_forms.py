"""Fields of a PDF form as a person sees them: ticked boxes, and values that no program has drawn yet."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausecheck.load.pdf_fonts import Handle
from clausecheck.load.pdf_rows import is_wide
from clausecheck.load.pdf_shapes import Box, Frame, Glyph

_FRAME = 2.0  # points: how far the border of a field may stand off its rectangle
_BASE = 0.25  # of a field's height: where the text of one line stands
_LARGEST_TYPE = 12.0  # points


class Field(NamedTuple):
    """A field in user space: ``text`` is what is to be read in its place, None where its value is drawn on the page."""

    box: Box
    text: str | None


def fields_of(page: Handle) -> tuple[Field, ...]:
    """The fields of a form on a loaded page (``FPDF_PAGE``), before their values are made part of it."""
    import pypdfium2.raw as pdfium

    found = []
    for index in range(max(0, pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
            found.append(Field(_box(annotation), _text(annotation)))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return tuple(found)


def with_fields(
    glyphs: Sequence[Glyph], rules: Sequence[Box], fields: Sequence[Field], frame: Frame
) -> tuple[list[Glyph], tuple[Box, ...]]:
    """Upright glyphs with ticks and values in their places, and the rules that are no borders of fields."""
    placed = [(frame.upright(*field.box), field.text) for field in fields]
    ticks = [box for box, text in placed if text is not None]
    kept = [g for g in glyphs if not any(box.holds((g.left + g.right) / 2, (g.bottom + g.top) / 2) for box in ticks)]
    added = [glyph for box, text in placed if text for glyph in _set(text, box)]
    lines = tuple(rule for rule in rules if not any(_is_border(rule, box) for box, _ in placed))
    return kept + added, lines


def _text(annotation: Handle) -> str | None:
    state = _string(annotation, b"AS")
    if state:
        return "☐" if state == "Off" else "☑"
    if _has_appearance(annotation):
        return None
    return _string(annotation, b"V") or None


def _has_appearance(annotation: Handle) -> bool:
    import pypdfium2.raw as pdfium

    return bool(pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)


def _string(annotation: Handle, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _box(annotation: Handle) -> Box:
    import pypdfium2.raw as pdfium

    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    return Box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))


def _set(text: str, box: Box) -> Iterator[Glyph]:
    """The characters of a value from the left edge of its field, on one line."""
    size = min(_LARGEST_TYPE, box.height)
    base = box.bottom + max(_BASE * size, (box.height - size) / 2)
    left = box.left
    for char in " ".join(text.split()):
        width = size if is_wide(char) else size / 2
        yield Glyph(char, left, base - _BASE * size, left + width, base + (1 - _BASE) * size, base)
        left += width


def _is_border(rule: Box, box: Box) -> bool:
    """True for a rule along an edge of a field."""
    return (
        box.left - _FRAME <= rule.left
        and rule.right <= box.right + _FRAME
        and box.bottom - _FRAME <= rule.bottom
        and rule.top <= box.top + _FRAME
    )
