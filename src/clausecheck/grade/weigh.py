"""How much a verdict matters under a kind of deal and to a side. No status and no grade changes here."""

from __future__ import annotations

from clausecheck.model import Deal, LegalBasis, Severity, Side
from clausecheck.ruleset import DealRules, Element, FlagRule, Topic

_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


def topic_severity(topic: Topic, deal: Deal, side: Side) -> Severity:
    """What the deal makes of the topic; a side cannot raise what the deal has lowered."""
    by_deal = topic.severity_by_deal.get(deal, topic.severity)
    by_side = topic.severity_by_side.get(side, by_deal)
    return max(by_deal, by_side, key=gravity) if _GRAVITY[by_deal] > _GRAVITY[topic.severity] else by_side


def flag_severity(rule: FlagRule, side: Side) -> Severity:
    """The severity of a flag to ``side``."""
    return rule.severity_by_side.get(side, rule.severity)


def gravity(severity: Severity) -> int:
    """A rank to sort by, 0 the gravest."""
    return _GRAVITY[severity]


def suggestion(element: Element, side: Side) -> str:
    """The wording to propose for ``side``, by default the one that is fair to both."""
    return element.suggestion_by_side.get(side, element.suggestion)


def applicable(laws: tuple[LegalBasis, ...], deal: Deal, rules: DealRules) -> tuple[LegalBasis, ...]:
    """The laws that apply to ``deal``. Where that is not known all stay, each printed with its condition."""
    if deal in (Deal.UNKNOWN, Deal.NONE):
        return laws
    return tuple(law for law in laws if all(_applies(case, deal, rules) for case in law.applies_when.split("；")))


def _applies(case: str, deal: Deal, rules: DealRules) -> bool:
    """A case of law that no kind of deal claims (客户为消费者) is no matter of the deal."""
    claimed = {kind.deal for kind in rules.kinds if case.strip() in kind.applies}
    return not claimed or deal in claimed
