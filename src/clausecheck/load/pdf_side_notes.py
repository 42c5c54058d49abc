"""Notes in the margin beside the text: told by their smaller type, and set before the paragraph that they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from clausecheck.load.pdf_lines import BESIDE, Line

_SMALL = 0.9  # of the body's type
_APART = 0.5  # em between note and text
_PITCH = 2.2  # em: lines of one note are not further apart


def with_side_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, those of side notes in the column BESIDE and before the line that they begin beside."""
    if not lines:
        return []
    size = _SMALL * median(line.em for line in lines)
    small = [line for line in lines if line.em < size]
    large = [line for line in lines if line.em >= size]
    notes = [note for note in _notes(small) if any(_is_beside(line, other) for line in note for other in large)]
    held = {line for note in notes for line in note}
    ordered = [line for line in lines if line not in held]
    for note in notes:
        middle = (note[0].box.bottom + note[0].box.top) / 2
        place = next((i for i, line in enumerate(ordered) if line.base <= middle), len(ordered))
        ordered[place:place] = [replace(line, column=BESIDE) for line in note]
    return ordered


def _notes(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines one below the other."""
    rest = list(lines)
    while rest:
        note = [rest.pop(0)]
        for line in list(rest):
            below = 0 < note[-1].base - line.base <= _PITCH * line.em
            if below and line.left < note[-1].right and note[-1].left < line.right:
                note.append(line)
                rest.remove(line)
        yield note


def _is_beside(note: Line, line: Line) -> bool:
    one, other = note.box, line.box
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    gap = max(other.left - one.right, one.left - other.right)
    return overlap > 0.3 * one.height and gap > _APART * note.em
