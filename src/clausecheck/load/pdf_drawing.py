"""What a PDF page draws besides text: rules (thin lines, also as thin rectangles), pictures and other shapes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from clausecheck.load.pdf_fonts import Handle
from clausecheck.load.pdf_shapes import Box, Frame

_THIN = 3.0  # points: a mark no thicker than this is a rule
MOST_OBJECTS = 20_000  # a drawing of more parts than this is no contract's table; do not spend seconds on it
_MOST_SEGMENTS = 2_000
_DEEPEST_FORM = 4

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rules on the upright page, the share of the page that pictures cover (0 to 1) and the number of other shapes."""

    rules: tuple[Box, ...]
    pictures: float
    shapes: int


@dataclass(frozen=True, slots=True)
class PageObject:
    """An object (``FPDF_PAGEOBJECT``) of a kind that PDFium counts, and how its space lies in user space."""

    handle: Handle
    kind: int
    matrix: _Matrix


def read_drawing(page: Handle, frame: Frame) -> Drawing:
    """The rules, pictures and shapes of a loaded page (``FPDF_PAGE``)."""
    import pypdfium2.raw as pdfium

    rules: list[Box] = []
    covered, shapes = 0.0, 0
    for item in objects(page):
        if item.kind == pdfium.FPDF_PAGEOBJ_PATH:
            found = list(_rules_of(item))
            rules.extend(frame.upright(*box) for box in found)
            shapes += not found
        elif item.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += _area_on_page(bounds_of(item), frame.page)
    area = frame.page.width * frame.page.height
    return Drawing(tuple(rules), min(1.0, covered / area) if area else 0.0, shapes)


def objects(page: Handle, with_text: bool = False) -> Iterator[PageObject]:
    """All objects of the page, those inside form objects too, in drawing order; text only where it is asked for."""
    import pypdfium2.raw as pdfium

    object_at, kind_of, text = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_TEXT
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        handle = object_at(page, index)
        if with_text or kind_of(handle) != text:
            yield from _flattened(handle, _IDENTITY, 0)


def _flattened(handle: Handle, matrix: _Matrix, depth: int) -> Iterator[PageObject]:
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFPageObj_GetType(handle)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield PageObject(handle, kind, matrix)
    elif depth < _DEEPEST_FORM:
        inner = _product(_matrix(handle), matrix)
        for index in range(min(pdfium.FPDFFormObj_CountObjects(handle), MOST_OBJECTS)):
            yield from _flattened(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _rules_of(item: PageObject) -> Iterator[Box]:
    """The thin parts of a path: the whole of it, or each stroked segment, or each thin filled outline."""
    import pypdfium2.raw as pdfium

    box = bounds_of(item)
    if min(box.width, box.height) <= _THIN:
        yield box
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item.handle, fill, stroke):
        return
    count = pdfium.FPDFPath_CountSegments(item.handle)
    if count > _MOST_SEGMENTS:
        return
    outlines = _outlines(item, count)
    if stroke.value:
        lines = (_around(pair) for points in outlines for pair in pairwise(points))
    else:
        lines = (_around(points) for points in outlines)
    yield from (line for line in lines if min(line.width, line.height) <= _THIN)


def _outlines(item: PageObject, count: int) -> list[list[tuple[float, float]]]:
    """The corners of each outline of a path in user space; curves leave a gap, since no table is drawn with them."""
    import pypdfium2.raw as pdfium

    matrix = _product(_matrix(item.handle), item.matrix)
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item.handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(matrix, x.value, y.value)
        if kind != pdfium.FPDF_SEGMENT_LINETO or not outlines:
            outlines.append([point])
        else:
            outlines[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return [points for points in outlines if len(points) > 1]


def bounds_of(item: PageObject) -> Box:
    """The rectangle around an object in user space."""
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item.handle, *edges):
        return Box(0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = (edge.value for edge in edges)
    if item.matrix == _IDENTITY:
        return Box(left, bottom, right, top)
    corners = [_moved(item.matrix, x, y) for x in (left, right) for y in (bottom, top)]
    return _around(corners)


def _matrix(handle: Handle) -> _Matrix:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _around(points: list[tuple[float, float]] | tuple[tuple[float, float], ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _area_on_page(box: Box, page: Box) -> float:
    width = min(box.right, page.right) - max(box.left, page.left)
    height = min(box.top, page.top) - max(box.bottom, page.bottom)
    return max(0.0, width) * max(0.0, height)
