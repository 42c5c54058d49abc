"""Flags: wording that hurts, wherever a pack's flag finds it, and what is unfinished in the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausecheck.match.draft import DRAFT_CHECKS
from clausecheck.match.evaluate import Evaluator
from clausecheck.match.masks import bits
from clausecheck.match.quote import quote_span
from clausecheck.model import Deal, Role, Span
from clausecheck.ruleset import FlagRule
from clausecheck.ruleset.conditions import Condition

_BINDING = frozenset({Role.ARTICLE, Role.ITEM, Role.ANNEX, Role.TABLE, Role.DEFINITION})


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag at one place: ``span`` is the range to quote, ``provision`` the index of the one it stands in."""

    rule: FlagRule
    span: Span
    provision: int


def raised(evaluator: Evaluator, rules: tuple[FlagRule, ...], deal: Deal | None) -> Iterator[Raised]:
    """Every flag, rule by rule, each in the order of the text; with ``deal`` None rules for any deal are tried."""
    for rule in rules:
        if deal is None or not rule.deals or deal in rule.deals:
            yield from _drafted(evaluator, rule) if rule.draft else _worded(evaluator, rule)


def _drafted(evaluator: Evaluator, rule: FlagRule) -> Iterator[Raised]:
    for span, provision in DRAFT_CHECKS[rule.draft](evaluator.scan.agreement):
        yield Raised(rule, span, provision)


def _worded(evaluator: Evaluator, rule: FlagRule) -> Iterator[Raised]:
    scan = evaluator.scan
    found: dict[int, Span] = {}
    for way in rule.ways:
        for index in bits(evaluator.satisfy(way)[0]):
            hits = evaluator.words(way, index)
            if hits and index not in found and scan.agreement.statements[index].role in _BINDING:
                found[index] = quote_span(scan, index, hits)
    if not found or any(_holds(evaluator, way) for way in rule.unless):
        return
    for index in sorted(found):
        yield Raised(rule, found[index], scan.agreement.statements[index].provision)


def _holds(evaluator: Evaluator, way: Condition) -> bool:
    statements = evaluator.scan.agreement.statements
    return any(statements[index].role in _BINDING for index in bits(evaluator.satisfy(way)[0]))
