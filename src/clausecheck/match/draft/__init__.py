"""What is unfinished or out of joint in a draft: each check takes an Agreement and gives (range, provision) pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clausecheck.match.draft.blanks import annexes, blanks, details
from clausecheck.match.draft.names import parties, terms
from clausecheck.match.draft.numbers import numbering
from clausecheck.match.draft.references import references
from clausecheck.model import Agreement, Span

Check = Callable[[Agreement], Iterator[tuple[Span, int]]]

DRAFT_CHECKS: dict[str, Check] = {
    "blanks": blanks,
    "details": details,
    "annexes": annexes,
    "references": references,
    "parties": parties,
    "terms": terms,
    "numbering": numbering,
}
"""Name in a flag's ``draft`` → what looks for it."""
