"""Names and small helpers for WordprocessingML: what every part of the .docx loader says about XML.

Elements are read with their transitional names; the package turns the strict ones into these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL = f"{W}val"
PARAGRAPH = f"{W}p"
PARAGRAPH_PROPERTIES = f"{W}pPr"
RUN_PROPERTIES = f"{W}rPr"
TEXT_BOX = f"{W}txbxContent"
CONTROL = f"{W}sdt"
CONTROL_CONTENT = f"{W}sdtContent"
DELETED = f"{W}del"
MOVED_AWAY = f"{W}moveFrom"
INSERTED = f"{W}ins"
MOVED_HERE = f"{W}moveTo"
FIELD_MARK = f"{W}fldChar"
FIELD_MARK_TYPE = f"{W}fldCharType"
ALTERNATIVES = f"{MC}AlternateContent"
CHOICE = f"{MC}Choice"
FALLBACK = f"{MC}Fallback"

_MOST = 2**31 - 1
_OFF = frozenset({"0", "false", "off"})


def value(parent: _Element | None, name: str) -> str | None:
    """``w:val`` of the child ``w:name``; None where either is missing."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(VAL)


def number(text: str | None) -> int | None:
    """A whole number of 32 bits as XML writes it; None where it is missing or none."""
    try:
        amount = None if text is None else int(text)
    except ValueError:
        return None
    return None if amount is None or abs(amount) > _MOST else amount


def switch(element: _Element) -> bool:
    """An on/off property that is present: on, unless its value says otherwise."""
    return element.get(VAL) not in _OFF


def check_box(control: _Element) -> str:
    """What a check box control shows, were it to hold no character of its own; "" for other controls."""
    box = control.find(f"{W}sdtPr/{W14}checkbox")
    if box is None:
        return ""
    checked = box.find(f"{W14}checked")
    return "☒" if checked is not None and checked.get(f"{W14}val") not in _OFF else "☐"


def branch(alternatives: _Element) -> _Element | None:
    """The one branch of ``mc:AlternateContent`` to read: the first that holds any text, else the first.

    Word's newer drawings stand in Choice, and the same once more for old programs in Fallback: reading both would
    read a text box twice.
    """
    branches = [child for child in alternatives if child.tag in (CHOICE, FALLBACK)]
    return next((each for each in branches if _holds_text(each)), branches[0] if branches else None)


def _holds_text(element: _Element) -> bool:
    return next(element.iter(f"{W}t"), None) is not None


def text_boxes(element: _Element) -> Iterator[_Element]:
    """The text boxes of a drawing, outermost only, each once."""
    if element.tag == TEXT_BOX:
        yield element
    elif element.tag == ALTERNATIVES:
        chosen = branch(element)
        if chosen is not None:
            yield from text_boxes(chosen)
    elif next(element.iter(TEXT_BOX), None) is not None:
        for child in element:
            yield from text_boxes(child)
