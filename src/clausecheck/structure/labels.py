"""Citations: 第五条（一）, 五（二）, 第五条 5.2, 附件二 3."""

from __future__ import annotations

import re

from clausecheck.model import Role
from clausecheck.structure.drafts import Draft

_PARTS = {
    Role.TITLE: "标题",
    Role.PARTIES: "首部",
    Role.CONTENTS: "目录",
    Role.SIGNATURE: "签署页",
    Role.HEADER: "页眉页脚",
}
_CHAPTERS = frozenset(("编", "篇", "部分", "章", "节"))


def citation(draft: Draft, text: str) -> str:
    """How a lawyer would cite a provision; ``text`` is ``Document.text``. The last number in it is the innermost one.

    Articles are cited without their chapter; a provision without a number as the one that holds it.
    """
    path = [draft]
    while path[-1].parent is not None:
        path.append(path[-1].parent)
    path.reverse()
    articles = [depth for depth, step in enumerate(path) if step.style == "条"]
    if articles and path[0].style in _CHAPTERS:
        path = path[articles[0] :]
    label, above = "脚注" if path[0].style == "note" else _PARTS.get(path[0].role, ""), ""
    if path[0].role is Role.RECITAL:
        label = _recital(path[0], text)
    for step in path:
        if step.number:
            label = _joined(label, above, step)
        above = step.style or above
    return label


def _recital(draft: Draft, text: str) -> str:
    """鉴于, 背景 … as printed; 序言 for a preamble that has no such word."""
    if draft.heading:
        return re.sub(r"\s|[：:]$", "", draft.heading.cut(text))
    word = re.match(r"鉴\s*于|前言|背景|序言|引言", draft.opening)
    return re.sub(r"\s", "", word[0]) if word else "序言"


def _joined(label: str, above: str, step: Draft) -> str:
    number = step.number.translate(_HALF_WIDTH)
    if step.style.startswith("1.1/") and (above.startswith("1.1/") or above == "1."):
        head = label[: len(label) - len(_last_number(label))]
        return f"{head}{number}"
    if not label or not number[0].isalnum() or _SYMBOL.match(number) or not label[-1].isalnum() or number[0] == "第":
        return f"{label}{number}"
    return f"{label}{_SEPARATORS.get(above, ' ')}{number}"


_HALF_WIDTH = {ord(full): chr(ord(full) - 0xFEE0) for full in map(chr, range(0xFF10, 0xFF5B)) if full.isalnum()} | {
    ord("．"): "."
}
_SYMBOL = re.compile("[①-⒛㈠-㈩]")
_SEPARATORS = {"一、": "、", "": "", "recital": ""}


def _last_number(label: str) -> str:
    tail = len(label.rstrip("0123456789."))
    return label[tail:]
