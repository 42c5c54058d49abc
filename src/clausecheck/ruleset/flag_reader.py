"""YAML nodes → flags and kinds of deal, each problem told at its place."""

from __future__ import annotations

from clausecheck.model import Deal, Severity, Side
from clausecheck.ruleset.conditions import Condition
from clausecheck.ruleset.reader import RuleReader
from clausecheck.ruleset.types import DRAFT, DealRule, DealRules, FlagExamples, FlagRule
from clausecheck.ruleset.yaml_reader import Node

_FLAG_TEXTS = ("id", "title", "title_en", "advice", "advice_en")
_FLAG_KEYS = (
    *_FLAG_TEXTS,
    "severity",
    "condition",
    "unless",
    "draft",
    "deals",
    "severity_by_side",
    "legal_basis",
    "examples",
)
_DEALS = tuple(deal.value for deal in Deal)


def read_flag(reader: RuleReader, node: Node) -> FlagRule:
    """The flag of one file of ``flags/``."""
    fields = node.fields(_FLAG_KEYS)
    for key in (*_FLAG_TEXTS, "severity", "examples"):
        if key not in fields:
            reader.problems.add(node, f"缺少“{key}” / '{key}' is missing")
    if ("condition" in fields) == ("draft" in fields):
        reader.problems.add(node, "condition 与 draft 须有且只有一个 / a flag needs either a condition or a draft")
    text = {key: fields[key].text() if key in fields else "" for key in _FLAG_TEXTS}
    return FlagRule(
        id=text["id"],
        title=text["title"],
        title_en=text["title_en"],
        severity=reader.severity(fields["severity"]) if "severity" in fields else Severity.LOW,
        ways=_conditions(reader, fields.get("condition")),
        unless=_conditions(reader, fields.get("unless")),
        draft=fields["draft"].one_of(DRAFT) if "draft" in fields else "",
        deals=tuple(Deal(item.one_of(_DEALS)) for item in fields["deals"].items()) if "deals" in fields else (),
        severity_by_side=reader.severities(fields.get("severity_by_side"), Side),
        legal_basis=tuple(map(reader.basis, fields["legal_basis"].items())) if "legal_basis" in fields else (),
        advice=text["advice"],
        advice_en=text["advice_en"],
        examples=_examples(fields.get("examples")),
    )


def _conditions(reader: RuleReader, node: Node | None) -> tuple[Condition, ...]:
    return tuple(map(reader.condition, node.items())) if node else ()


def _examples(node: Node | None) -> FlagExamples:
    fields = node.fields(("match", "near")) if node else {}
    return FlagExamples(*(fields[key].texts() if key in fields else () for key in ("match", "near")))


def read_deals(reader: RuleReader, node: Node) -> DealRules:
    """``deals.yaml``: the words of a transfer, and the kinds of deal in the order in which titles are tried."""
    fields = node.fields(("transfer", "kinds"))
    return DealRules(
        transfer=fields["transfer"].texts() if "transfer" in fields else (),
        kinds=tuple(_kind(reader, item) for item in fields["kinds"].items()) if "kinds" in fields else (),
    )


def _kind(reader: RuleReader, node: Node) -> DealRule:
    fields = node.fields(("deal", "named", "said", "applies"))
    if "deal" not in fields:
        reader.problems.add(node, "缺少“deal” / 'deal' is missing")
    return DealRule(
        deal=Deal(fields["deal"].one_of(_DEALS)) if "deal" in fields else Deal.UNKNOWN,
        named=fields["named"].texts() if "named" in fields else (),
        said=_conditions(reader, fields.get("said")),
        applies=fields["applies"].texts() if "applies" in fields else (),
    )
