"""A pack's folder → Ruleset."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from clausecheck.errors import RuleError
from clausecheck.model import Severity
from clausecheck.ruleset.conditions import BUILT_IN, refs_of
from clausecheck.ruleset.flag_reader import read_deals, read_flag
from clausecheck.ruleset.likeness import FILE as LIKENESS
from clausecheck.ruleset.likeness import Likeness, read_likeness
from clausecheck.ruleset.reader import RuleReader
from clausecheck.ruleset.types import Concept, DealRules, FlagRule, Ruleset, Topic
from clausecheck.ruleset.yaml_reader import Node, Problems, nearest, read_yaml

DEALS = "deals.yaml"
SIGNALS = (
    "义务词",
    "许可词",
    "软性词",
    "另行约定",
    "免除词",
    "免除框",
    "无需词",
    "事后免除",
    "撤回",
    "假设否定",
    "共同",
    "配合动作",
    "责任主体",
    "责任落实",
    "客户",
    "附件引用",
)
"""Concepts that the engine itself asks for; every pack's lexicon must define them."""


def load_pack(directory: Path) -> Ruleset:
    """Read and validate the pack in ``directory``. Raises RuleError with every problem found."""
    problems = Problems()
    files = [
        directory / "pack.yaml",
        *sorted((directory / "lexicon").glob("*.yaml")),
        *sorted((directory / "topics").glob("*.yaml")),
        *sorted((directory / "flags").glob("*.yaml")),
        *filter(Path.is_file, [directory / DEALS]),
    ]
    nodes = {file: read_yaml(file, _shown(file, directory), problems) for file in files}
    reader = RuleReader(problems)
    reader.concepts = _concept_names(nodes, directory)
    concepts = _read_lexicon(reader, nodes, directory)
    topics = tuple(
        sorted((reader.topic(n) for f, n in nodes.items() if n and f.parent.name == "topics"), key=lambda t: t.number)
    )
    pack = nodes[directory / "pack.yaml"]
    ruleset = _assemble(reader, pack, topics, concepts, _digest([*files, directory / LIKENESS]), directory)
    ruleset = replace(ruleset, likeness=_read_likeness(directory, problems))
    ruleset = replace(ruleset, flags=_read_flags(reader, nodes), deals=_read_deals(reader, nodes, directory))
    _check_signals(ruleset, problems)
    if problems.found:
        raise RuleError(tuple(problems.found))
    return ruleset


def _read_likeness(directory: Path, problems: Problems) -> Likeness | None:
    file = directory / LIKENESS
    try:
        return read_likeness(file)
    except (ValueError, KeyError, OSError) as error:
        problems.found.append(
            f"{_shown(file, directory)}: 文件损坏，请重新运行 clausecheck rules learn"
            f" / damaged ({error}): run 'clausecheck rules learn' again"
        )
        return None


def _read_flags(reader: RuleReader, nodes: dict[Path, Node | None]) -> tuple[FlagRule, ...]:
    """All flags, the gravest first, then by id."""
    flags: dict[str, FlagRule] = {}
    for file, node in nodes.items():
        if node is None or file.parent.name != "flags":
            continue
        flag = read_flag(reader, node)
        if flag.id in flags:
            reader.problems.add(node, f"风险提示“{flag.id}”重复定义 / flag '{flag.id}' is defined twice")
        flags[flag.id] = flag
    gravity = list(Severity)
    return tuple(sorted(flags.values(), key=lambda flag: (gravity.index(flag.severity), flag.id)))


def _read_deals(reader: RuleReader, nodes: dict[Path, Node | None], directory: Path) -> DealRules:
    node = nodes.get(directory / DEALS)
    return read_deals(reader, node) if node else DealRules()


def _shown(file: Path, directory: Path) -> str:
    return (Path(directory.name) / file.relative_to(directory)).as_posix()


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            # line ends differ between checkouts; the rules do not
            digest.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _concept_names(nodes: dict[Path, Node | None], directory: Path) -> frozenset[str]:
    names: set[str] = set()
    for file, node in nodes.items():
        if node and file.parent.name == "lexicon" and isinstance(node.value, dict):
            names |= node.value.keys()
    return frozenset(names)


def _read_lexicon(reader: RuleReader, nodes: dict[Path, Node | None], directory: Path) -> dict[str, Concept]:
    concepts: dict[str, Concept] = {}
    for file, node in nodes.items():
        if node is None or file.parent.name != "lexicon":
            continue
        for name, body in node.fields().items():
            if name in concepts or name in BUILT_IN:
                reader.problems.add(body, f"概念“{name}”重复定义 / concept '{name}' is defined twice")
            concepts[name] = reader.concept(name, body)
    _check_cycles(concepts, reader.problems)
    return concepts


def _check_cycles(concepts: dict[str, Concept], problems: Problems) -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            problems.found.append(f"lexicon: 概念循环引用 / concepts refer to each other: {' → '.join((*path, name))}")
            return
        if name in done or name not in concepts:
            return
        concept = concepts[name]
        for other in (*concept.includes, *(r for p in concept.phrases for r in refs_of(p))):
            visit(other, (*path, name))
        done.add(name)

    for name in concepts:
        visit(name, ())


def _check_signals(ruleset: Ruleset, problems: Problems) -> None:
    for name in SIGNALS:
        if name not in ruleset.concepts:
            problems.found.append(f"{ruleset.name}/lexicon: 缺少概念“{name}” / the lexicon lacks the concept '{name}'")


def _assemble(
    reader: RuleReader,
    pack: Node | None,
    topics: tuple[Topic, ...],
    concepts: dict[str, Concept],
    digest: str,
    directory: Path,
) -> Ruleset:
    keys = ("name", "version", "title", "title_en", "language", "topics", "demands")
    fields = pack.fields(keys) if pack else {}
    text = {key: fields[key].text() if key in fields else "" for key in keys[:4]}
    if "topics" in fields:
        known = {topic.id: topic for topic in topics}
        for item in fields["topics"].items():
            if item.text() not in known:
                item.problems.add(item, f"没有主题“{item.text()}” / no such topic" + nearest(item.text(), known))
    ids = [element.id for topic in topics for element in topic.elements]
    demands = tuple(reader.demand(node, ids) for node in fields["demands"].items()) if "demands" in fields else ()
    return Ruleset(
        text["name"] or directory.name,
        text["version"],
        text["title"],
        text["title_en"],
        digest,
        topics,
        demands,
        concepts,
        directory,
    )
