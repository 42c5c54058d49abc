"""One agreement set as a PDF in several layouts, by reportlab; the face is not embedded: no font files are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FACE = "STSong-Light"
CELLS = " | "
_NOT_FIRST = "，。、；：！？）》”"

pdfmetrics.registerFont(UnicodeCIDFont(FACE))


@dataclass(frozen=True)
class Layout:
    """How an agreement is set: sizes in points; ``gap`` is space between characters, in em."""

    width: float = 595
    height: float = 842
    margin: float = 72
    size: float = 11
    leading: float = 20
    columns: int = 1
    gap: float = 0.0
    justified: bool = False
    by_letter: bool = False
    running: bool = False
    ruled: bool = True
    turned: int = 0  # degrees that the content is turned
    shown: int = 0  # /Rotate
    footnotes: bool = False
    vertical: bool = False

    @property
    def measure(self) -> float:
        """The width of a column."""
        return (self.width - 2 * self.margin - 24 * (self.columns - 1)) / self.columns


PLAIN = Layout()
LAYOUTS = {
    "one column": PLAIN,
    "two columns": replace(PLAIN, columns=2, size=10, leading=16, margin=60),
    "letter by letter": replace(PLAIN, by_letter=True),
    "headers and footers": replace(PLAIN, running=True),
    "unruled tables": replace(PLAIN, ruled=False),
    "content turned 90": replace(PLAIN, turned=90),
    "content turned 180": replace(PLAIN, turned=180),
    "content turned 270": replace(PLAIN, turned=270),
    "rotated 90": replace(PLAIN, turned=90, shown=90),
    "rotated 270": replace(PLAIN, turned=270, shown=270),
    "scanned the wrong way up": replace(PLAIN, shown=180),
    "justified with wide gaps": replace(PLAIN, justified=True, gap=0.35),
    "A5": Layout(width=420, height=595, margin=48, size=10, leading=16, running=True),
    "footnotes": replace(PLAIN, footnotes=True, running=True),
    "vertical": replace(PLAIN, vertical=True, ruled=False, leading=22),
}


def typeset(lines: Sequence[str], layout: Layout) -> bytes:
    """A PDF of the agreement, a paragraph a line, cells between " | "."""
    target = BytesIO()
    size = (layout.width, layout.height)
    sheet = size[::-1] if layout.turned % 180 else size
    canvas = Canvas(target, pagesize=sheet, invariant=True, pageCompression=0)
    (_Vertical if layout.vertical else _Setter)(canvas, layout).set(lines)
    canvas.save()
    data = target.getvalue()
    return data.replace(b"/Rotate 0", b"/Rotate %d" % layout.shown) if layout.shown else data


def wrapped(text: str, width: float, size: float) -> Iterator[str]:
    """Lines of at most ``width`` points; none begins with a closing mark."""
    line, used = "", 0.0
    for place, char in enumerate(text):
        step = pdfmetrics.stringWidth(char, FACE, size)
        follows = size if text[place + 1 : place + 2] in tuple(_NOT_FIRST) else 0
        if used + step + follows > width and char not in _NOT_FIRST:
            yield line
            line, used = "", 0.0
        line, used = line + char, used + step
    yield line


class _Setter:
    def __init__(self, canvas: Canvas, layout: Layout) -> None:
        self.canvas, self.layout = canvas, layout
        self.page = self.column = 0
        self.foot = layout.margin + (40 if layout.footnotes else 0)
        self.y = layout.height - layout.margin

    def set(self, lines: Sequence[str]) -> None:
        self.title = lines[0]
        self._begin()
        for line in lines:
            if CELLS in line:
                self._row(line.split(CELLS))
            else:
                step = self.layout.size * (1 + self.layout.gap)
                for part in wrapped(line, self.layout.measure * self.layout.size / step, self.layout.size):
                    self._line(part, is_last=line.endswith(part))
        self.canvas.showPage()

    def _begin(self) -> None:
        layout, canvas = self.layout, self.canvas
        self.page += 1
        self.column, self.y = 0, layout.height - layout.margin
        if layout.turned:
            corner = {90: (layout.height, 0), 180: (layout.width, layout.height), 270: (0, layout.width)}
            canvas.translate(*corner[layout.turned])
            canvas.rotate(layout.turned)
        if layout.running:
            self._put(layout.margin, layout.height - 36, self.title, 8)
            self._put(layout.width / 2 - 20, 30, f"第 {self.page} 页", 8)
        if layout.footnotes:
            canvas.line(layout.margin, self.foot - 12, layout.margin + 120, self.foot - 12)
            self._put(layout.margin, self.foot - 26, f"{'①②③④⑤⑥⑦⑧⑨'[self.page % 9]} 本页的编号仅为阅读方便。", 8)

    def _room(self) -> None:
        """A place for one more line: in this column, the next one or on the next page."""
        if self.y >= self.foot:
            return
        self.column += 1
        self.y = self.layout.height - self.layout.margin
        if self.column >= self.layout.columns:
            self.canvas.showPage()
            self._begin()

    def _line(self, text: str, is_last: bool) -> None:
        layout = self.layout
        self._room()
        x = layout.margin + self.column * (layout.measure + 24)
        gap = layout.gap * layout.size
        if layout.justified and not is_last and len(text) > 1:
            width = pdfmetrics.stringWidth(text, FACE, layout.size)
            gap = (layout.measure - width) / (len(text) - 1)
        self._put(x, self.y, text, layout.size, gap)
        self.y -= layout.leading

    def _row(self, cells: Sequence[str]) -> None:
        layout = self.layout
        width = layout.measure / len(cells)
        parts = [list(wrapped(cell, width - 10, layout.size)) for cell in cells]
        height = max(map(len, parts)) * layout.leading
        if self.y - height < self.foot:
            self.y = -1
        self._room()
        left = layout.margin + self.column * (layout.measure + 24)
        top = self.y + layout.leading - 5
        for place, lines in enumerate(parts):
            x = left + place * width
            if layout.ruled:
                self.canvas.rect(x, top - height, width, height)
            for at, line in enumerate(lines):
                self._put(x + 4, self.y - at * layout.leading, line, layout.size)
        self.y -= height

    def _put(self, x: float, y: float, text: str, size: float, gap: float = 0.0) -> None:
        self.canvas.setFont(FACE, size)
        if not self.layout.by_letter:
            self.canvas.drawString(x, y, text, charSpace=gap)
            return
        for char in text:
            self.canvas.drawString(x, y, char)
            x += pdfmetrics.stringWidth(char, FACE, size) + gap


class _Vertical(_Setter):
    """Columns from right to left, character below character."""

    def set(self, lines: Sequence[str]) -> None:
        layout = self.layout
        x = layout.width - layout.margin
        room = layout.height - 2 * layout.margin
        for line in lines:
            text = line.replace(CELLS, "　")
            for part in wrapped(text, room / 1.1, layout.size):
                if x < layout.margin:
                    self.canvas.showPage()
                    x = layout.width - layout.margin
                self._down(x, part, 0.0 if text.endswith(part) else room)
                x -= layout.leading
        self.canvas.showPage()

    def _down(self, x: float, text: str, room: float) -> None:
        """One column, its characters spread over ``room`` points where that is not 0."""
        size = self.layout.size
        widths = [pdfmetrics.stringWidth(char, FACE, size) for char in text]
        gap = (room - sum(widths)) / len(text) if room else 0.1 * size
        y = self.layout.height - self.layout.margin
        for char, width in zip(text, widths, strict=True):
            self._put(x - width / 2, y, char, size)
            y -= width + gap
