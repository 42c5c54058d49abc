"""Annexes: which the text names and which the document holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.model import Annex, Provision, Role, Statement
from clausecheck.structure.back import ANNEX_NAME, annex_key

_LEFT_OUT = re.compile(
    r"[（(【\[]?\s*(?:详见|见|另见)?(?:略|另附|另行|后附|附后|另册|待补|待定|空白|无|暂无|此处|单独|由双方另|格式)[^。；]{0,20}[）)】\]]?[。]?"
)


def find_annexes(provisions: Sequence[Provision], statements: Sequence[Statement], text: str) -> tuple[Annex, ...]:
    """Every annex that ``text`` (canonical) names, in that order, by its printed name."""
    held: dict[tuple[str, str], int] = {}
    names: dict[tuple[str, str], str] = {}
    filled = _filled(provisions, statements, text)
    for provision in provisions:
        if provision.role is Role.ANNEX and provision.number:
            match = ANNEX_NAME.match(provision.number)
            key = annex_key(match["kind"], match["number"]) if match else ("", provision.number)
            names.setdefault(key, provision.number)
            if provision.index in filled:
                held.setdefault(key, provision.index)
    for match in ANNEX_NAME.finditer(text):
        key = annex_key(match["kind"], match["number"])
        if key[1]:
            names.setdefault(key, re.sub(r"\s", "", match[0]))
    return tuple(Annex(name, held.get(key)) for key, name in names.items())


def _filled(provisions: Sequence[Provision], statements: Sequence[Statement], text: str) -> set[int]:
    """Indexes of the provisions with text in them or below, other than （略）."""
    filled: set[int] = set()
    for statement in statements:
        words = statement.span.cut(text).strip()
        if statement.role is Role.SIGNATURE or _LEFT_OUT.fullmatch(words):
            continue
        step: int | None = statement.provision
        while step is not None and step not in filled:
            filled.add(step)
            step = provisions[step].parent
    return filled
