"""PDF files made by hand: text, rules, tables and pictures where a test wants them.

Positions are points from the lower left of an A4 page. The face is a Chinese one that is not embedded, so that a test
needs no font files; each Chinese character is as wide as the type size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from clausecheck.load.pdf import read
from clausecheck.model import Block, BlockKind, Document, Ocr, ReadOptions

FACE = "STSong-Light"
WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP = 72, 523, 740
SIZE = 11
LEADING = 20
TEXT_ONLY = ReadOptions(ocr=Ocr.NEVER)
_NOT_FIRST = "，。、；：！？）》”"

pdfmetrics.registerFont(UnicodeCIDFont(FACE))

Draw = Callable[["Sheet"], None]


class Sheet:
    """A page to draw on."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """One line of text with its baseline at ``y``."""
        self.canvas.setFont(FACE, size)
        self.canvas.drawString(x, y, text)

    def spread(self, x: float, y: float, text: str, step: float, size: float = SIZE) -> None:
        """Each character ``step`` points behind the last, without spaces."""
        for place, char in enumerate(text):
            self.text(x + place * step, y, char, size)

    def lines(self, y: float, *texts: str, x: float = LEFT, leading: float = LEADING, size: float = SIZE) -> float:
        """Lines one below the other as they are; where the next one goes."""
        for text in texts:
            self.text(x, y, text, size)
            y -= leading
        return y

    def paragraph(
        self, y: float, text: str, *, left: float = LEFT, right: float = RIGHT, first: float = 2, size: float = SIZE
    ) -> float:
        """A paragraph of Chinese, wrapped, its first line indented by ``first`` em; where the next line goes."""
        for line, indent in wrapped(text, (right - left) / size, first):
            self.text(left + indent * size, y, line, size)
            y -= LEADING
        return y

    def rule(self, left: float, bottom: float, right: float, top: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(left, bottom, right, top)

    def bar(self, left: float, bottom: float, width: float, height: float) -> None:
        """A filled rectangle."""
        self.canvas.rect(left, bottom, width, height, stroke=0, fill=1)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rules between all cells; ``ys`` from top to bottom."""
        self.canvas.setLineWidth(0.5)
        self.canvas.grid(list(xs), list(ys))

    def table(self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], height: float = 20) -> float:
        """A ruled table with a line of text in each cell; its lower edge."""
        ys = [top - height * number for number in range(len(rows) + 1)]
        self.grid(xs, ys)
        for y, row in zip(ys[1:], rows, strict=True):
            for x, cell in zip(xs, row, strict=False):
                self.text(x + 4, y + 6, cell)
        return ys[-1]

    def picture(self, left: float, bottom: float, width: float, height: float) -> None:
        image = Image.frombytes("L", (300, 300), bytes((90, 230)) * 45_000)  # fine stripes, as dark as text
        self.canvas.drawImage(ImageReader(image), left, bottom, width, height)

    def turned(self, degrees: float, draw: Draw) -> None:
        """Draw with the origin in the middle of the page and the axes turned counter-clockwise."""
        self.canvas.saveState()
        self.canvas.translate(WIDTH / 2, HEIGHT / 2)
        self.canvas.rotate(degrees)
        draw(self)
        self.canvas.restoreState()


def wrapped(text: str, width: float, first: float) -> list[tuple[str, float]]:
    """Lines of at most ``width`` em, each with its indentation in em; no line begins with a closing mark."""
    lines: list[tuple[str, float]] = []
    line, room, indent = "", width - first, first
    for place, char in enumerate(text):
        size = pdfmetrics.stringWidth(char, FACE, 1)
        follows = place + 1 < len(text) and text[place + 1] in _NOT_FIRST
        if room < size + follows and char not in _NOT_FIRST:
            lines.append((line, indent))
            line, room, indent = "", width, 0
        line, room = line + char, room - size
    return [*lines, (line, indent)]


def made(*pages: Draw, encrypt: str | StandardEncryption | None = None, compress: bool = True) -> bytes:
    """A PDF of these pages; ``encrypt`` is the password that opens it."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, pageCompression=int(compress), invariant=True)
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def read_made(*pages: Draw) -> Document:
    """The document of these pages, without recognition: these tests are about text layers."""
    return read(made(*pages), "made.pdf", TEXT_ONLY)


def texts(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    """The texts of all blocks of a kind."""
    return [block.span.cut(document.text) for block in document.blocks if block.kind is kind]


def body(document: Document) -> list[str]:
    """The lines of the text without running headers and footers: paragraphs and table rows."""
    margins = (BlockKind.HEADER, BlockKind.FOOTER)
    kept: list[Block] = [block for block in document.blocks if block.kind not in margins]
    return document.text[: kept[-1].span.end].split("\n") if kept else []
