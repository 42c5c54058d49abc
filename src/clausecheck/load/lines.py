"""Lines of plain text: table rows, and the paragraphs that a hard-wrapped file is to be put together from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``number`` counts from 1; ``indent`` in columns, a Chinese character being two; ``text`` leaves the
    indentation out and nothing else; ``end`` is the column after its last character; ``cells`` where it is a row."""

    number: int
    text: str
    indent: int
    end: int
    cells: tuple[str, ...] = ()


_NEWLINE = re.compile("\r\n|[\n\r]")
_OTHER_BREAK = re.compile("[\v\f\x85\u2028\u2029]")


def lines_of(text: str) -> Iterator[Line]:
    """The lines of ``text``; a form feed or line separator starts another one of the same number."""
    for number, line in enumerate(_NEWLINE.split(text), start=1):
        for piece in _OTHER_BREAK.split(line):
            yield line_of(piece, number)


def line_of(source: str, number: int) -> Line:
    """``source``, which holds no line break, as a Line. A tab that parts no cells becomes a space."""
    text = source.lstrip()
    indent = _columns(source[: len(source) - len(text)])
    return Line(number, text.replace("\t", " "), indent, indent + _columns(text.rstrip()), _cells(text))


def _columns(text: str) -> int:
    # GBK has one byte for each column of all that it holds.
    return len(text.encode("gbk", errors="replace"))


# --- rows ------------------------------------------------------------------------------------------------------------

# A frame may lack its right side.
_FRAMED = re.compile(r"[|│┃](.+?)[|│┃]?")
_BAR = re.compile(r"(?<!\\)[|│┃]")
_SPACED_BAR = re.compile(r"(?<!\S)[|│┃](?!\S)")
_RULE = re.compile(r"(?=.*[|+│┃├┼┌└╋┣┏┗])[-=:|+\s─━│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋]{3,}")
_NUMERAL = "[0-9〇零一二三四五六七八九十百]"
_NUMBER = re.compile(
    rf"第{_NUMERAL}+[条章节款项]|[（(]?(?:{_NUMERAL}+|[a-zA-Z])[)）、.．]|[0-9]+(?:\.[0-9]+)+\.?|[①-⑳•·●-]"
)


def _cells(text: str) -> tuple[str, ...]:
    """The cells of a row, without their padding; empty where ``text`` is no row.

    Cells are parted by tabs, by bars with spaces around them, or by any bars where the row starts with one.
    """
    text = text.strip()
    spaced = text.replace("\t", " ")
    if framed := _FRAMED.fullmatch(spaced):
        return tuple(cell.strip() for cell in _BAR.split(framed[1]))
    if _SPACED_BAR.search(spaced):
        return tuple(cell.strip() for cell in _SPACED_BAR.split(spaced))
    first, *others = (cell.strip() for cell in text.split("\t"))
    # 1.⇥ and 第一条⇥ come of copying a numbered paragraph; the numbers of a table's rows carry no stop.
    is_numbered = len(others) == 1 and _NUMBER.fullmatch(first)
    return (first, *others) if others and not is_numbered else ()


def is_rule(text: str) -> bool:
    """Whether ``text`` only draws a table (``|---|---|``, ``+---+``)."""
    return bool(_RULE.fullmatch(text.strip()))


# --- hard-wrapped text -----------------------------------------------------------------------------------------------

_NARROWEST = 30  # columns
_RAGGED = 4  # columns that a line may lack: a stop that must not start a line takes its neighbour along
_HANGING = 2  # columns of a stop beyond the margin
_SHARE_BROKEN = 0.6  # of full lines: a paragraph that is one long line ends like a sentence
# A list of names is as even as narrow lines are. Long lines are even only by wrapping, though few where provisions are
# short.
_WIDE = 50  # columns
_LEAST_BROKEN, _SHARE_FULL = 3, 0.3
_LEAST_LINES = 5  # a handful of short lines is even by chance
_LEAST_BROKEN_WIDE, _SHARE_FULL_WIDE = 2, 0.05
_SENTENCE_END = re.compile(r"[。；：！？.;:!?][”’」』）)\"]*$")
_LABEL = re.compile("[^，。；：]{1,12}：[^，。；：]*$")  # 住所：…
_LATIN_WORDS = re.compile("[0-9a-zA-Z,.;:)][0-9a-zA-Z(]")
# 第三条的约定 may begin a wrapped line; a number with a space or nothing behind it begins a provision.
_OPENING = re.compile(rf"第{_NUMERAL}+[条章](?:\s|$)|附件{_NUMERAL}*(?:[：:\s]|$)")
_START = re.compile(f"(?:{_NUMBER.pattern})|[甲乙丙丁]方[（(：:]|附件|鉴于")


def margin_of(lines: Iterable[Line]) -> int | None:
    """The column at which ``lines`` are wrapped: many are of nearly the same width and end amid a sentence.

    None where they are not: then one line is one paragraph.
    """
    texts = [line for line in lines if line.text and not line.cells]
    if not texts:
        return None
    # One line in fifty may be too long: an address, a table without bars.
    widest = sorted(line.end for line in texts)[-1 - len(texts) // 50]
    full = [line for line in texts if _is_full(line, widest)]
    broken = [line for line in full if not _ends_sentence(line)]
    least, share = (_LEAST_BROKEN, _SHARE_FULL) if widest < _WIDE else (_LEAST_BROKEN_WIDE, _SHARE_FULL_WIDE)
    is_wrapped = (
        widest >= _NARROWEST
        and (widest >= _WIDE or len(texts) >= _LEAST_LINES)
        and len(full) >= share * len(texts)
        and len(broken) >= max(least, _SHARE_BROKEN * len(full))
    )
    return widest if is_wrapped else None


def unwrap(lines: Iterable[Line], margin: int | None) -> list[Line]:
    """Put the paragraphs of ``lines`` together. Empty lines and rows part them."""
    paragraphs: list[Line] = []
    for line in lines:
        if margin and paragraphs and _continues(paragraphs[-1], line, margin):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
    return paragraphs


def _is_full(line: Line, margin: int) -> bool:
    return margin - _RAGGED <= line.end <= margin + _HANGING


def _ends_sentence(line: Line) -> bool:
    return bool(_SENTENCE_END.search(line.text.rstrip()))


def _continues(paragraph: Line, line: Line, margin: int) -> bool:
    """Whether ``line`` goes on with ``paragraph``, of which ``indent`` and ``end`` are those of its last line."""
    if paragraph.cells or line.cells or not (paragraph.text and line.text and _is_full(paragraph, margin)):
        return False
    if _OPENING.match(line.text):
        return False
    starts = bool(_START.match(line.text))
    if _LABEL.match(paragraph.text) and (starts or _LABEL.match(line.text)):
        return False
    is_indented = line.indent >= max(paragraph.indent, 1)
    return not (_ends_sentence(paragraph) and (is_indented or starts))


def _joined(paragraph: Line, line: Line) -> Line:
    before = paragraph.text.rstrip()
    between = " " if _LATIN_WORDS.match(before[-1] + line.text[0]) else ""
    return replace(line, number=paragraph.number, text=before + between + line.text)
