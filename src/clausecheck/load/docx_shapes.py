"""Text of drawings that is not WordprocessingML: the boxes of a diagram (SmartArt) and words as art, as text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from clausecheck.load.docx_xml import PARAGRAPH, TEXT_BOX, R, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_LINE_BREAK = f"{_DRAWING}br"


def diagram_text(data: _Element) -> _Element | None:
    """The text of a diagram's data part as a text box; None where there is none."""
    paragraphs = (each for box in data.iter(f"{_DIAGRAM}t") for each in box.iter(f"{_DRAWING}p"))
    return _text_box("".join(_pieces(paragraph)) for paragraph in paragraphs)


def drawn_text(element: _Element, diagrams: Mapping[str, _Element]) -> Iterator[_Element]:
    """Text boxes for what a drawing says in art and in diagrams; ``diagrams`` gives those of the part by relation."""
    art = _text_box(each.get("string", "") for each in element.iter(_WORD_ART))
    if art is not None:
        yield art
    for reference in element.iter(f"{_DIAGRAM}relIds"):
        diagram = diagrams.get(reference.get(f"{R}dm", ""))
        if diagram is not None:
            yield diagram


def _pieces(paragraph: _Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_DRAWING}t", _LINE_BREAK):
        yield " " if element.tag == _LINE_BREAK else element.text or ""


def _text_box(texts: Iterator[str]) -> _Element | None:
    from lxml.etree import Element, SubElement

    box = Element(TEXT_BOX)
    for text in filter(str.strip, texts):
        SubElement(SubElement(SubElement(box, PARAGRAPH), f"{W}r"), f"{W}t").text = text
    return box if len(box) else None
