"""What a pack has learnt from its own labelled cases: per element and grade, the weights of character n-grams.

The file ``likeness.bin`` of a pack is made by ``clausecheck rules learn`` from ``cases/`` and the examples of its
topics, never by hand. It holds no text but n-grams of up to LONGEST code points. A pack without it is judged by its
rules alone.

Layout: MAGIC, a line of JSON (source, columns, sizes), n-grams parted by line feeds, then little-endian arrays: idf
(float32 an n-gram), cells an n-gram (uint16), column of each cell (uint8), weight of each cell (int8), scale and bias
of each column (float32). Columns are (element, grade) in the order of ``columns``.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

FILE = "likeness.bin"
MAGIC = b"clausecheck likeness 1\n"
LONGEST = 3
GRADES = ("met", "weak", "absent")
"""The columns of an element, in this order."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Row r of ``grams`` has the cells ``starts[r]`` to ``starts[r + 1]``; cell c adds ``weights[c]`` times the scale
    of column ``cells[c]``. ``source`` is the sha256 of what it was learnt from."""

    source: str
    columns: tuple[str, ...]
    grams: dict[str, int]
    idf: Sequence[float]
    starts: Sequence[int]
    cells: bytes
    weights: Sequence[int]
    scales: Sequence[float]
    biases: Sequence[float]


def n_grams(text: str) -> Iterable[str]:
    """Every run of one to LONGEST code points of ``text``, repeated ones too."""
    for length in range(1, LONGEST + 1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def read_likeness(file: Path) -> Likeness | None:
    """The model in ``file``; None where there is none. Raises ValueError where it is damaged."""
    if not file.is_file():
        return None
    data = file.read_bytes()
    if not data.startswith(MAGIC):
        raise ValueError("not a likeness file")
    head_end = data.index(b"\n", len(MAGIC)) + 1
    head = json.loads(data[len(MAGIC) : head_end])
    rows, cells, columns, names = head["rows"], head["cells"], tuple(head["columns"]), head["names"]
    grams = data[head_end : head_end + names].decode("utf-8").split("\n")
    at, parts = head_end + names, []
    for code, count in (("f", rows), ("H", rows), ("B", cells), ("b", cells), ("f", len(columns)), ("f", len(columns))):
        part = array(code)
        size = count * part.itemsize
        part.frombytes(data[at : at + size])
        if sys.byteorder == "big":
            part.byteswap()
        parts.append(part)
        at += size
    idf, counts, columns_of, weights, scales, biases = parts
    if at != len(data) or len(grams) != rows or any(len(p) != n for p, n in ((idf, rows), (weights, cells))):
        raise ValueError("the likeness file is cut or damaged")
    starts = list(accumulate(counts, initial=0))
    return Likeness(
        head["source"],
        columns,
        {gram: row for row, gram in enumerate(grams)},
        idf,
        starts,
        columns_of.tobytes(),
        weights,
        scales,
        biases,
    )
