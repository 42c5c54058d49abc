"""What kind of transfer an agreement makes, if any: by its title, else by what most of its statements speak of."""

from __future__ import annotations

from clausecheck.match.evaluate import Evaluator
from clausecheck.model import Agreement, Deal, PartyRole
from clausecheck.ruleset import DealRules
from clausecheck.text import normalise

LONG_ENOUGH = 600
"""Code points from which a text that never speaks of a transfer is said to make none; a shorter one is a fragment."""
_PRINCIPALS = {PartyRole.TRANSFEROR, PartyRole.TRANSFEREE}


def detect_deal(evaluator: Evaluator, rules: DealRules) -> Deal:
    """The kind of deal of the agreement behind ``evaluator``."""
    agreement = evaluator.scan.agreement
    title = normalise(agreement.title).text
    transfers = any(word in title for word in rules.transfer)
    for kind in rules.kinds:
        if transfers is not (kind.deal is Deal.NONE) and any(word in title for word in kind.named):
            return kind.deal if transfers or not _is_transfer(agreement) else _by_statements(evaluator, rules)
    return _by_statements(evaluator, rules)


def _is_transfer(agreement: Agreement) -> bool:
    """Whether the agreement itself calls its parties those of a transfer (转让方, 受让人)."""
    names = [name for party in agreement.parties if party.role in _PRINCIPALS for name in party.names]
    return sum(any(word in name for word in ("转让", "受让", "出让", "承让")) for name in names) > 1


def _by_statements(evaluator: Evaluator, rules: DealRules) -> Deal:
    """The kind that most statements speak of, the first one of equals."""
    spoken_of: dict[Deal, int] = {}
    for kind in rules.kinds:
        for way in kind.said:
            spoken_of[kind.deal] = spoken_of.get(kind.deal, 0) | evaluator.satisfy(way)[0]
    counts = {deal: mask.bit_count() for deal, mask in spoken_of.items()}
    best = max(counts, key=lambda deal: counts[deal], default=Deal.UNKNOWN)
    if counts.get(best):
        return best
    text = evaluator.scan.agreement.document.text
    speaks = any(word in normalise(text).text for word in rules.transfer) or _is_transfer(evaluator.scan.agreement)
    return Deal.UNKNOWN if speaks or not rules.kinds or len(text) < LONG_ENOUGH else Deal.NONE
