"""Markdown as it would be seen: its marks gone, its headings, tables and footnotes kept as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from clausecheck.errors import LoadError
from clausecheck.load.compose import Paragraph, Part, Row, Source, compose, have_text
from clausecheck.load.encoding import LOST, decode
from clausecheck.load.lines import Line, is_rule, line_of, margin_of, unwrap
from clausecheck.load.md_inline import is_bold, seen
from clausecheck.model import AS_USUAL, BlockKind, Document, ReadOptions

NAMES = (".md", ".markdown")


def read(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """Read a Markdown file. A line is a paragraph, as in plain text, but hard-wrapped paragraphs are put together.

    Not read are front matter, HTML comments and struck-out text (``~~``); the ledger counts them. Raises LoadError:
    unsupported (not text), no-text (nothing to read).
    """
    decoded = decode(data, path)
    text = re.sub("\r\n?", "\n", decoded.text)
    lost = tuple(number for number, line in enumerate(text.split("\n"), start=1) if LOST in line)
    text, counts = _without_unread(text)
    parts = list(_parts(text))
    if not have_text(parts):
        raise LoadError(
            "no-text",
            f"{path} 没有可读文字（只有注释、图片或标记）：请检查是否选错文件",
            f"{path} has no text to read (only comments, images or marks): check that it is the right file",
        )
    struck = (f"{counts['struck']} 处删除线文字视为已删除，未读取",) if counts["struck"] else ()
    source = Source(data, path, "md", decoded.encoding, lost, struck)
    return compose(source, parts, {name: count for name, count in counts.items() if count})


# --- what is not read ------------------------------------------------------------------------------------------------

# Every line must look like YAML, lest the text between two rules be lost.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:(?:[\w-]+[ \t]*:(?:[ \t].*)?|[ \t]+.*|[-#].*|)\n)+?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FENCED = r"^ {0,3}(?P<fence>`{3,}|~{3,})[^`\n]*$.*?(?:^ {0,3}(?P=fence)|\Z)"
# A comment ends before the next one starts, lest many unclosed ones take for ever.
_COMMENT = re.compile(rf"{_FENCED}|<!--(?:(?!<!--).)*?-->", re.MULTILINE | re.DOTALL)
_STRUCK = re.compile(rf"{_FENCED}|~~(?=[^\s~])[^~\n]+?(?<=\S)~~(?!~)", re.MULTILINE | re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\(")


def _without_unread(text: str) -> tuple[str, dict[str, int]]:
    """``text``, with as many lines as before, and how often what was left out of it."""
    front = _FRONT_MATTER.match(text)
    if front:
        text = _newlines(front) + text[front.end() :]
    text, comments = _cut(_COMMENT, text)
    text, struck = _cut(_STRUCK, text)
    counts = {
        "lines": text.count("\n") + (not text.endswith("\n")),
        "front-matter": int(front is not None),
        "comments": comments,
        "struck": struck,
        "images": len(_IMAGE.findall(text)),
    }
    return text, counts


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, int]:
    """Cut out what ``pattern`` finds outside of fenced code, and count it."""
    found = sum(1 for match in pattern.finditer(text) if not match["fence"])
    return pattern.sub(lambda match: match[0] if match["fence"] else _newlines(match), text), found


def _newlines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


# --- lines and blocks ------------------------------------------------------------------------------------------------

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_QUOTE = re.compile(r"^\s{0,3}(?:>[ \t]?)+")
# Many write #标题 without a space.
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:[ \t]+|(?=[^\s#\x00-\x7f]))(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*(.+)")
_BULLET = re.compile(r"^\s*[-*+][ \t]+(?=\S)")
_ORDERED = re.compile(r"\s*\d{1,9}[.)][ \t]")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_NEXT_CELL = re.compile(r"</t[dh]>\s*<t[dh][^<>]*>", re.IGNORECASE)
_LONGEST_HEADING = 40  # characters; above a row of dashes, a longer line is a paragraph above a rule


def _parts(text: str) -> Iterator[Part]:
    items = _items(text)
    margin = margin_of(item for item in items if isinstance(item, Line))
    for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
        if is_line:
            yield from _read(unwrap((item for item in group if isinstance(item, Line)), margin))
        else:
            yield from (item for item in group if isinstance(item, Paragraph))


def _read(lines: Iterable[Line]) -> Iterator[Part]:
    for line in lines:
        text = seen(line.text)
        if line.cells:
            yield Row(tuple(_cell(cell) for cell in line.cells), line.number)
        else:
            yield Paragraph(text, line.number, bold=is_bold(line.text)) if text else None


def _cell(text: str) -> str:
    return "\n".join(filter(None, map(seen, _LINE_BREAK.split(text))))


def _items(text: str) -> list[Line | Paragraph]:
    """Lines whose marks at the start are gone, and what is already known to be a block of its own."""
    items: list[Line | Paragraph] = []
    fence = ""
    for number, source in enumerate(text.split("\n"), start=1):
        if fence:
            if source.strip().startswith(fence):
                fence = ""
            elif code := line_of(source, number).text:
                items.append(Paragraph(code, number))
        elif opening := _FENCE.fullmatch(source):
            fence = opening[1]
        elif (underline := _UNDERLINE.fullmatch(source)) and items and (title := _title(items[-1], underline, number)):
            items[-1] = title
        else:
            items += _marked(_QUOTE.sub("", source), number)
    return items


def _title(item: Line | Paragraph, underline: re.Match[str], number: int) -> Paragraph | None:
    """``item`` as a heading, where the line below underlines it."""
    if isinstance(item, Paragraph) or item.cells or item.number != number - 1:
        return None
    level = 1 if underline[1].startswith("=") else 2
    if not item.text or (level == 2 and len(item.text) > _LONGEST_HEADING):
        return None
    return Paragraph(seen(item.text), item.number, outline=level)


def _marked(source: str, number: int) -> Iterator[Line | Paragraph]:
    """What one line is by the mark that it starts with."""
    border = Line(number, "", 0, 0)
    if heading := _HEADING.fullmatch(source):
        if title := seen(heading[2]):
            yield Paragraph(title, number, outline=len(heading[1]))
    elif footnote := _FOOTNOTE.fullmatch(source):
        yield Paragraph(seen(footnote[1]), number, kind=BlockKind.FOOTNOTE)
    elif _BREAK.fullmatch(source):
        yield border
    elif not is_rule(source):
        if _BULLET.match(source) or _ORDERED.match(source):
            yield border
        text = _HARD_BREAK.sub("", _BULLET.sub("", source))
        yield from _texts(_NEXT_CELL.sub(" | ", text), number)
        if _HARD_BREAK.search(source):
            yield border


def _texts(source: str, number: int) -> Iterator[Line]:
    line = line_of(source, number)
    if line.cells:
        yield line
        return
    first, *others = _LINE_BREAK.split(source)
    yield line_of(first, number)
    for other in others:
        yield Line(number, "", 0, 0)
        yield line_of(other, number)
