"""Plain text: one paragraph a line, or hard-wrapped; lines with bars or tabs are rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausecheck.errors import LoadError
from clausecheck.load.compose import Paragraph, Part, Row, Source, compose, have_text
from clausecheck.load.encoding import LOST, decode
from clausecheck.load.lines import Line, is_rule, lines_of, margin_of, unwrap
from clausecheck.model import AS_USUAL, Document, ReadOptions

NAMES = (".txt",)


def read(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """Read a text file of any encoding that ``encoding.decode`` knows.

    All is verbatim but for indentation, empty lines, the line ends within hard-wrapped paragraphs, the padding of cells
    and the ruled lines of tables. Raises LoadError: unsupported (not text), empty (blanks only).
    """
    decoded = decode(data, path)
    lines = list(lines_of(decoded.text))
    lost = tuple(dict.fromkeys(line.number for line in lines if LOST in line.text))
    written = [line for line in lines if not is_rule(line.text)]
    parts = list(_parts(unwrap(written, margin_of(written))))
    if not have_text(parts):
        raise LoadError(
            "empty",
            f"{path} 只有空白，没有内容：请检查是否保存完整",
            f"{path} holds blanks only: check that it was saved whole",
        )
    source = Source(data, path, "txt", decoded.encoding, lost)
    return compose(source, parts, {"lines": lines[-1].number})


def _parts(lines: Iterable[Line]) -> Iterator[Part]:
    for line in lines:
        if line.cells:
            yield Row(line.cells, line.number)
        else:
            yield Paragraph(line.text, line.number) if line.text else None
