"""The decisive wording of a statement: its clauses around the hits, rarely more than a sentence."""

from __future__ import annotations

from clausecheck.match.scan import Hit, Scan
from clausecheck.model import Span

LIMIT = 100
"""Code points that a quote should not pass; a longer statement is cut at its commas."""


def quote_span(scan: Scan, index: int, hits: list[Hit]) -> Span:
    """The range of ``Document.text`` to quote for ``hits`` (folded offsets) of statement ``index``."""
    whole = scan.agreement.statements[index].span
    if whole.end - whole.start <= LIMIT:
        return whole
    folded = scan.spans[index]
    start = scan.clause(min(h[0] for h in hits), folded).start
    end = scan.clause(max(start, max(h[1] for h in hits) - 1), folded).end
    if end - start > LIMIT:
        first = min(h[0] for h in hits)
        start = max(start, first - LIMIT // 4)
        end = min(end, start + LIMIT)
    return scan.normal.source(Span(start, end))
