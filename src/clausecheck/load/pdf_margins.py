"""Running headers, footers and page numbers: found by repetition at the same height, or by their form at the margin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from clausecheck.load.pdf_lines import Line
from clausecheck.load.pdf_page import Page
from clausecheck.load.pdf_wording import starts_provision

_ZONE = 0.11  # share of the page's height at top and bottom where running text stands
_DEEPEST = 3  # lines from the edge of the page
_SAME_HEIGHT = 4.0  # points
_LEAST_SHARE = 0.2  # of the pages have a running line that stands apart from the body
_SURE_SHARE = 0.6  # of the pages have any other
_APART = 1.3  # times the usual distance of lines
_SAME_SIZE = (0.9, 1.1)

_N = r"[0-9０-９一二三四五六七八九十百]{1,4}"
_COUNT = rf"(?:第{_N}页|[共总]计?{_N}页|{_N}页|page\d{{1,3}}|p\.?\d{{1,3}}|of\d{{1,3}}|[0-9０-９]{{1,3}}|[ivxl]{{1,6}})"
_PAGE_NUMBER = re.compile(rf"[-—–_~·•|]*{_COUNT}(?:[,，、/|]?[(（]?{_COUNT}[)）]?)?[-—–_~·•|]*", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9０-９]+")


@dataclass(frozen=True, slots=True)
class Margins:
    """The first of each running line, and all lines that stand in the margins."""

    headers: tuple[Line, ...]
    footers: tuple[Line, ...]
    held: frozenset[Line]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or bottom edge of its page, ``offset`` points from it.

    ``rank`` is 0 for the outermost line. ``is_apart`` is True where space or size tells it from the next line inwards.
    """

    line: Line
    is_top: bool
    offset: float
    rank: int
    is_apart: bool
    masked: str
    numbers: tuple[int, ...]


def find_margins(pages: Sequence[Page]) -> Margins:
    """Tell running lines from the body. A page without text counts for nothing."""
    edges = [edge for page in pages for edge in _edges(page)]
    alike = defaultdict(list)
    for edge in edges:
        alike[edge.is_top, edge.masked].append(edge)
    read = sum(bool(page.items or page.running) for page in pages)
    held = [edge for edge in edges if _is_page_number(edge) or _is_running(edge, alike[edge.is_top, edge.masked], read)]
    first: dict[tuple[bool, str], Line] = {}
    for edge in held:
        first.setdefault((edge.is_top, edge.masked), edge.line)
    return Margins(
        headers=tuple(line for (is_top, _), line in first.items() if is_top),
        footers=tuple(line for (is_top, _), line in first.items() if not is_top),
        held=frozenset(edge.line for edge in held),
    )


def _edges(page: Page) -> Iterator[_Edge]:
    by_height = sorted(page.lines or page.running, key=lambda line: -line.base)
    steps = [above.base - below.base for above, below in pairwise(by_height)]
    usual = median(steps) if steps else 0.0
    for is_top, lines in ((True, by_height), (False, by_height[::-1])):
        for rank, line in enumerate(lines[:_DEEPEST]):
            offset = page.height - line.base if is_top else line.base
            if offset < _ZONE * page.height:
                is_apart = _is_apart(line, lines[rank + 1 : rank + 2], usual)
                text = "".join(line.text.split())
                numbers = tuple(map(int, _DIGITS.findall(text)))
                yield _Edge(line, is_top, offset, rank, is_apart, _DIGITS.sub("#", text), numbers)


def _is_apart(line: Line, inwards: Sequence[Line], usual: float) -> bool:
    return all(
        abs(line.base - other.base) > _APART * usual or not _SAME_SIZE[0] < line.em / other.em < _SAME_SIZE[1]
        for other in inwards
    )


def _is_page_number(edge: _Edge) -> bool:
    return edge.rank < 2 and bool(_PAGE_NUMBER.fullmatch("".join(edge.line.text.split())))


def _is_running(edge: _Edge, alike: Sequence[_Edge], pages: int) -> bool:
    """True where the line stands at this height on enough pages, alike but for numbers that count the pages."""
    count = len({other.line.page for other in alike if _is_same(edge, other)})
    return count >= max(2, _LEAST_SHARE * pages) and (edge.is_apart or count >= max(3, _SURE_SHARE * pages))


def _is_same(edge: _Edge, other: _Edge) -> bool:
    if abs(edge.offset - other.offset) > _SAME_HEIGHT:
        return False
    if edge.numbers == other.numbers:
        return True
    step = other.line.page - edge.line.page
    counting = all(theirs - ours in (0, step) for ours, theirs in zip(edge.numbers, other.numbers, strict=True))
    return counting and not starts_provision(edge.line.text)
