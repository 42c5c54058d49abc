"""Lines → paragraphs, within columns and across pages: by line length, indentation, spacing and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.load.pdf_habits import STEP, Habits, are_neighbours
from clausecheck.load.pdf_lines import BESIDE, Line
from clausecheck.load.pdf_rows import is_han, is_wide
from clausecheck.load.pdf_wording import (
    ends_sentence,
    is_contents_entry,
    is_ornament,
    starts_provision,
    starts_with_label,
    starts_with_party_label,
)

_EXTRA_SPACING = 0.3  # em: space between lines beyond the usual that parts paragraphs
_SHORT_PAGE = 8.0  # em from the foot of the body: a page that ends above this was broken on purpose


def paragraphs(lines: Sequence[Line], habits: Habits) -> Iterator[list[Line]]:
    """Group lines in reading order, with nothing but lines between them, into paragraphs.

    A side note comes before the paragraph that it begins beside, or after the one that it begins in the middle of.
    """
    notes, body = _side_notes(lines), [line for line in lines if line.column != BESIDE]
    for paragraph in _grouped(body, habits):
        yield from notes.get(paragraph[0], ())
        yield paragraph
        for line in paragraph[1:]:
            yield from notes.get(line, ())
    yield from notes.get(None, ())


def _side_notes(lines: Sequence[Line]) -> dict[Line | None, list[list[Line]]]:
    """The side notes before each line of the body; None for those after the last one."""
    notes: dict[Line | None, list[list[Line]]] = {}
    waiting: list[list[Line]] = []
    for line in lines:
        if line.column != BESIDE:
            if waiting:
                notes[line], waiting = waiting, []
        elif waiting and 0 < waiting[-1][-1].base - line.base < 2.5 * line.em:
            waiting[-1].append(line)
        else:
            waiting.append([line])
    return {**notes, None: waiting}


def _grouped(lines: Sequence[Line], habits: Habits) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if paragraph and not _goes_on(paragraph, line, following, habits):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def joined(lines: Sequence[Line]) -> str:
    """The text of lines as one: a space only between Latin words."""
    text = lines[0].text
    for line in lines[1:]:
        parted = not (is_wide(text[-1]) or is_wide(line.text[0])) and text[-1] not in "-/_"
        text += " " * (parted and not (text[-1].isdigit() and line.text[0].isdigit())) + line.text
    return text


def _goes_on(paragraph: Sequence[Line], line: Line, following: Line | None, habits: Habits) -> bool:
    last = paragraph[-1]
    if not habits.is_full(last, line) or _differ_in_size(last, line):
        return False
    if is_contents_entry(last.text) or is_ornament(last.text) or is_ornament(line.text):
        return False
    if last.is_tabular and line.is_tabular:
        return False
    if _is_set_apart(paragraph, line, habits):
        return False
    if starts_provision(line.text) and (ends_sentence(last.text) or (line.bold and not last.bold)):
        return False
    if _is_new_particular(last.text, line.text):
        return False
    return _stands_as_continuation(paragraph, line, following, habits)


def _is_new_particular(last: str, text: str) -> bool:
    """True where a line begins the next of a list of particulars (甲方：…, 住所：…), which may all be full lines."""
    if last[-1] in "/、，":
        return False
    if last.endswith("_"):
        return starts_with_label(text)
    if starts_with_party_label(text):
        return ends_sentence(last) or starts_with_party_label(last)
    return starts_with_party_label(last) and "，" not in last and starts_with_label(text)


def _differ_in_size(line: Line, other: Line) -> bool:
    # The size of a line without Chinese characters is only a guess.
    return any(map(is_han, line.text)) and any(map(is_han, other.text)) and not 0.87 < line.em / other.em < 1.15


def _is_set_apart(paragraph: Sequence[Line], line: Line, habits: Habits) -> bool:
    """True where space or the end of a page parts two lines."""
    last = paragraph[-1]
    if last.page != line.page:
        return last.base - habits.measure(last).foot > _SHORT_PAGE * last.em
    if not are_neighbours(last, line):
        return False
    usual = habits.pitch
    if len(paragraph) > 1 and are_neighbours(paragraph[-2], last):
        usual = (paragraph[-2].base - last.base) / last.em
    extra = (last.base - line.base) / last.em - usual
    if len(paragraph) == 1 and habits.indent(line) < habits.indent(last) - STEP:
        return extra > usual  # an indented first line tells more than the spacing, which may change between paragraphs
    return extra > 0.6 * usual or (extra > _EXTRA_SPACING and ends_sentence(last.text))


def _stands_as_continuation(paragraph: Sequence[Line], line: Line, following: Line | None, habits: Habits) -> bool:
    last = paragraph[-1]
    step = habits.indent(line) - habits.indent(last)
    if habits.is_large(last) and habits.is_large(line):
        return not line.text.startswith(("（", "("))  # a title, but not the version below it
    if len(paragraph) > 1:
        return abs(step) <= STEP
    if step < -STEP:
        return True
    if step <= STEP:
        return round(habits.indent(last)) in habits.block_levels
    return _hangs(last, line, following, habits)


def _hangs(first: Line, line: Line, following: Line | None, habits: Habits) -> bool:
    """True where ``line`` goes on to the right of the number, or just of the place, that ``first`` begins with."""
    if habits.hanging:
        return True
    if not starts_provision(first.text) and not starts_with_label(first.text):
        return False
    if not any(abs(start - line.left) < 0.4 * line.em for start in first.starts[1:]):
        return False
    if not ends_sentence(first.text):
        return True
    if following is None:
        return False
    return habits.is_full(line, following) and abs(following.left - line.left) < STEP * line.em
