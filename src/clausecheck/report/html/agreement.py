"""The agreement's own text: paragraphs and tables as they stand, with what is quoted marked and linked back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from clausecheck.model import Block, BlockKind, Document, Span
from clausecheck.report import labels, words
from clausecheck.report.html.markup import Markup, join, run_on, tag, text
from clausecheck.report.html.places import KINDS, Mark, Piece, Reference, View, by_block

_IN_BODY = (BlockKind.PARAGRAPH, BlockKind.CELL)

_HEADING = 40
"""Characters that a bold paragraph may have and still be set as a heading."""

Numbered = tuple[int, Block]


def text_pane(document: Document, found: list[Mark], view: View) -> Markup:
    """The whole text, in a pane that scrolls for itself where the window is wide."""
    pieces = by_block(document, found)
    heading = words.TEXT.say(view.language)
    name = view.part("text")
    body = join(_body(document, pieces, view))
    pane = tag("div.text", body, at={"lang": "zh-CN", "tabindex": "0", "role": "region", "aria-labelledby": name})
    return tag("section.agreement", tag("h3", heading, at={"id": name, "tabindex": "-1"}), pane)


def _body(document: Document, pieces: dict[int, list[Piece]], view: View) -> Iterator[Markup]:
    page = 0
    for table, group in groupby(enumerate(document.blocks), key=_table):
        blocks = list(group)
        if table is None:
            for index, block in blocks:
                yield from _new_pages(document, page, block.anchor.page or 0, view)
                page = max(page, block.anchor.page or 0)
                yield _paragraph(document, block, pieces.get(index, []), view)
        else:
            started = blocks[0][1].anchor.page or 0
            yield from _new_pages(document, page, started, view)
            page = max(page, started)
            yield _drawn(document, blocks, pieces, view)
    yield from _new_pages(document, page, document.pages or 0, view)


def _table(numbered: Numbered) -> int | None:
    anchor = numbered[1].anchor
    return None if anchor.row is None or anchor.column is None else anchor.table


def _new_pages(document: Document, before: int, now: int, view: View) -> Iterator[Markup]:
    """Where a page begins, and what of the pages that gave no text."""
    reasons = {gap.page: gap.reason for gap in document.ledger.unreadable}
    for page in range(before + 1, now + 1):
        name = f"第{page}页" if view.language == "zh" else f"page {page}"
        lost = f" · {labels.NOT_READ.say(view.language)}：{reasons[page]}" if page in reasons else ""
        yield tag("p.page.lost" if lost else "p.page", name + lost)


def _paragraph(document: Document, block: Block, pieces: list[Piece], view: View) -> Markup:
    aside = block.kind not in _IN_BODY
    kind = tag("span.kind", labels.BLOCKS[block.kind].say(view.language)) if aside else ""
    heading = block.outline is not None or (block.bold and block.span.end - block.span.start < _HEADING)
    classes = [name for name, true in (("aside", aside), ("heading", heading), ("centred", block.centred)) if true]
    return tag(".".join(("p", *classes)), kind, _content(document, block, pieces))


def _drawn(document: Document, blocks: list[Numbered], pieces: dict[int, list[Piece]], view: View) -> Markup:
    rows = [list(row) for _, row in groupby(blocks, key=lambda numbered: numbered[1].anchor.row)]
    return tag("table", *(tag("tr", *_cells(document, row, pieces)) for row in rows))


def _cells(document: Document, row: list[Numbered], pieces: dict[int, list[Piece]]) -> Iterator[Markup]:
    """The cells of a row. One that is merged over columns, or stands below one merged over rows, keeps its place."""
    cells = [(column or 1, list(cell)) for column, cell in groupby(row, key=lambda numbered: numbered[1].anchor.column)]
    if cells[0][0] > 1:
        yield tag("td", at={"colspan": str(cells[0][0] - 1)})
    ends = (*(column for column, _ in cells[1:]), cells[-1][0] + 1)
    for (column, blocks), end in zip(cells, ends, strict=True):
        inside = (tag("p", _content(document, block, pieces.get(index, []))) for index, block in blocks)
        yield tag("td", *inside, at={"colspan": str(end - column)} if end - column > 1 else {})


def _content(document: Document, block: Block, pieces: list[Piece]) -> Markup:
    """The block's printed number and its text, cut wherever a mark begins or ends."""
    edges = {block.span.start, block.span.end, *(e for p in pieces for e in (p.span.start, p.span.end))}
    cut = [_segment(document.text, Span(start, end), pieces) for start, end in pairwise(sorted(edges))]
    label = tag("span.number", block.label) if block.label else ""
    return run_on((label, *cut))


def _segment(whole: str, span: Span, pieces: list[Piece]) -> Markup:
    over = [piece for piece in pieces if span in piece.span]
    if not over:
        return text(span.cut(whole))
    references = [reference for piece in over for reference in piece.mark.references]
    kind = min((reference.kind for reference in references), key=KINDS.index)
    named = {"data-mark": _list(piece.mark.name for piece in over), "data-card": _list(r.card for r in references)}
    begins = (
        tag("span.place", at={"id": piece.mark.name, "tabindex": "-1"})
        for piece in over
        if piece.first and piece.span.start == span.start
    )
    ended = [piece for piece in over if piece.last and piece.span.end == span.end]
    return run_on((*begins, tag(f"mark.{kind}", span.cut(whole), at=named), _back(ended)))


def _list(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(names))


def _back(pieces: list[Piece]) -> Markup:
    """Links to what is said of the wording that ends here."""
    references = dict.fromkeys(reference for piece in pieces for reference in piece.mark.references)
    return tag("sup", *map(_link, references)) if references else Markup()


def _link(reference: Reference) -> Markup:
    return tag(f"a.{reference.kind}", reference.label, at={"href": f"#{reference.href}", "title": reference.title})
