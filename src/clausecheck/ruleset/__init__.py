"""A rule pack: YAML folder → Ruleset. Errors come all at once, each as path:line:column with the nearest known name."""

from clausecheck.ruleset.kept import BUILT_IN_PACK, find_pack, load_pack
from clausecheck.ruleset.types import (
    Concept,
    DealRule,
    DealRules,
    Demand,
    Element,
    Examples,
    FlagExamples,
    FlagRule,
    Part,
    Partial,
    Ruleset,
    Topic,
    WeakExample,
)

__all__ = [
    "BUILT_IN_PACK",
    "Concept",
    "DealRule",
    "DealRules",
    "Demand",
    "Element",
    "Examples",
    "FlagExamples",
    "FlagRule",
    "Part",
    "Partial",
    "Ruleset",
    "Topic",
    "WeakExample",
    "find_pack",
    "load_pack",
]
