"""Ruled tables: rules → grids of cells, and the glyphs inside them → lines of each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from clausecheck.load.pdf_lines import Line, line_of
from clausecheck.load.pdf_rows import rows
from clausecheck.load.pdf_shapes import Box, Glyph

_TOUCH = 3.0  # points: rules that come this close meet
_SHORTEST_RULE = 6.0
_SMALLEST_CELL = 5.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place in the grid and its lines; rows and columns from 1, ``row`` the first of a merged cell."""

    row: int
    last_row: int
    column: int
    box: Box
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells on one page (from 1)."""

    page: int
    box: Box
    cells: tuple[Cell, ...]

    @property
    def column_edges(self) -> list[float]:
        """Where its columns begin and end."""
        return sorted({cell.box.left for cell in self.cells} | {cell.box.right for cell in self.cells})

    @property
    def rows(self) -> Iterator[list[Cell]]:
        """The cells of each row from left to right; a cell that goes on one merged from above holds nothing."""
        for number in range(1, max(cell.last_row for cell in self.cells) + 1):
            row = [cell for cell in self.cells if cell.row <= number <= cell.last_row]
            row.sort(key=lambda cell: cell.column)
            yield [cell if cell.row == number else replace(cell, row=number, lines=()) for cell in row]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A rule without its thickness: at ``at`` across, from ``start`` to ``end`` along."""

    at: float
    start: float
    end: float


def find_tables(rules: Sequence[Box], page: int) -> list[Table]:
    """The grids that rules draw on a page (from 1), top to bottom, with empty cells; a lone frame is none."""
    across = _merged(_Edge((r.bottom + r.top) / 2, r.left, r.right) for r in rules if r.width >= r.height)
    down = _merged(_Edge((r.left + r.right) / 2, r.bottom, r.top) for r in rules if r.height > r.width)
    tables = []
    for horizontal, vertical in _grids(across, down):
        table = _table(horizontal, vertical, page)
        if table and len(table.cells) > 1:
            tables.append(table)
    return sorted(tables, key=lambda table: (-table.box.top, table.box.left))


def fill(
    table: Table, glyphs: Sequence[Glyph], rules: Sequence[Box], is_bold: Callable[[int], bool]
) -> tuple[Table, list[Glyph]]:
    """The table with the lines of its cells, and the glyphs that stand in none of them."""
    held: list[list[Glyph]] = [[] for _ in table.cells]
    rest: list[Glyph] = []
    place = 0  # glyphs come cell by cell, so the cell of the last one is tried first
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        if not table.cells[place].box.holds(x, y):
            places = range(len(table.cells)) if table.box.holds(x, y) else ()
            found = next((i for i in places if table.cells[i].box.holds(x, y)), None)
            if found is None:
                rest.append(glyph)
                continue
            place = found
        held[place].append(glyph)
    cells = []
    for cell, inked in zip(table.cells, held, strict=True):
        inner = [rule for rule in rules if cell.box.left + _TOUCH < rule.left and rule.right < cell.box.right - _TOUCH]
        lines = (line_of(row, inner, table.page, is_bold) for row in rows(inked))
        cells.append(replace(cell, lines=tuple(line for line in lines if line)))
    return replace(table, cells=tuple(cells)), rest


def _merged(edges: Iterator[_Edge]) -> list[_Edge]:
    """Edges on one line that touch or overlap as one; short leftovers go."""
    merged: list[_Edge] = []
    for edge in sorted(edges, key=lambda edge: (round(edge.at), edge.start)):
        near = next(
            (i for i, other in enumerate(merged[-8:], max(0, len(merged) - 8)) if _continues(other, edge)), None
        )
        if near is None:
            merged.append(edge)
        else:
            other = merged[near]
            merged[near] = _Edge(other.at, min(other.start, edge.start), max(other.end, edge.end))
    return [edge for edge in merged if edge.end - edge.start >= _SHORTEST_RULE]


def _continues(edge: _Edge, other: _Edge) -> bool:
    return (
        abs(edge.at - other.at) <= _TOUCH / 2 and other.start <= edge.end + _TOUCH and edge.start <= other.end + _TOUCH
    )


def _grids(across: list[_Edge], down: list[_Edge]) -> Iterator[tuple[list[_Edge], list[_Edge]]]:
    """Groups of horizontal and vertical edges that hang together."""
    free_across, free_down = set(range(len(across))), set(range(len(down)))
    while free_down:
        group_across: set[int] = set()
        group_down: set[int] = set()
        todo = [free_down.pop()]
        group_down.update(todo)
        while todo:
            edge = down[todo.pop()]
            for row in {i for i in free_across if _meet(across[i], edge)}:
                free_across.discard(row)
                group_across.add(row)
                reached = {i for i in free_down if _meet(across[row], down[i])}
                free_down -= reached
                group_down |= reached
                todo.extend(reached)
        if group_across:
            yield [across[i] for i in sorted(group_across)], [down[i] for i in sorted(group_down)]


def _meet(across: _Edge, down: _Edge) -> bool:
    return (
        across.start - _TOUCH <= down.at <= across.end + _TOUCH
        and down.start - _TOUCH <= across.at <= down.end + _TOUCH
    )


def _table(across: list[_Edge], down: list[_Edge], page: int) -> Table | None:
    """The cells between edges. A table without rules at its sides is closed where its other rules end."""
    xs = _positions([*(e.at for e in down), min(e.start for e in across), max(e.end for e in across)])
    ys = _positions([*(e.at for e in across), min(e.start for e in down), max(e.end for e in down)])[::-1]
    if len(xs) < 2 or len(ys) < 2:
        return None
    owner = _owners(xs, ys, across, down)
    cells = []
    for first in sorted(set(owner.values())):
        members = [place for place, owned_by in owner.items() if owned_by == first]
        bottom, right = max(row for row, _ in members), max(column for _, column in members)
        box = Box(xs[first[1]], ys[bottom + 1], xs[right + 1], ys[first[0]])
        cells.append(Cell(first[0] + 1, bottom + 1, first[1] + 1, box))
    return Table(page, Box(xs[0], ys[-1], xs[-1], ys[0]), tuple(cells))


def _owners(
    xs: list[float], ys: list[float], across: list[_Edge], down: list[_Edge]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Each square of the grid (row, column from 0) → the first square of the cell that it belongs to."""
    owner = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def join(one: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = sorted((owner[one], owner[other]))
        for place, owned_by in owner.items():
            if owned_by == second:
                owner[place] = first

    for row, column in list(owner):
        if column and not _is_ruled(down, xs[column], ys[row + 1], ys[row]):
            join((row, column - 1), (row, column))
        if row and not _is_ruled(across, ys[row], xs[column], xs[column + 1]):
            join((row - 1, column), (row, column))
    return owner


def _is_ruled(edges: list[_Edge], at: float, start: float, end: float) -> bool:
    """True where an edge at ``at`` covers most of the way from ``start`` to ``end``."""
    covered = sum(
        max(0.0, min(edge.end, end) - max(edge.start, start)) for edge in edges if abs(edge.at - at) <= _SMALLEST_CELL
    )
    return covered >= 0.6 * (end - start)


def _positions(values: list[float]) -> list[float]:
    """Sorted positions, those closer together than the smallest cell as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] >= _SMALLEST_CELL:
            found.append(value)
    return found
