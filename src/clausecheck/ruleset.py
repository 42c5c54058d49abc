"""A rule pack as data: YAML folder → Ruleset. Errors come all at once, each as path:line:column with the nearest known name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from clausecheck.conditions import (
    ACTORS,
    BUILT_IN,
    SCOPES,
    VALUES,
    Condition,
    Count,
    Listing,
    Near,
    Phrase,
    parse_phrase,
    refs_of,
)
from clausecheck.errors import RuleError
from clausecheck.model import Defect, LegalBasis, Severity
from clausecheck.yaml_reader import Node, Problems, nearest, read_yaml

BUILT_IN_PACK = "customer-relationship"
SIGNALS = ("义务词", "许可词", "软性词", "另行约定", "免除词", "事后免除", "撤回", "假设否定", "共同", "配合动作", "责任主体", "客户", "附件引用")
"""Concepts that the engine itself asks for; every pack's lexicon must define them."""

IGNORABLE = ("permissive", "vague", "deferred", "excluded", "hypothetical", "no-owner", "blank", "annex-missing", "recital-only",
             "heading-only", "conflict")


@dataclass(frozen=True, slots=True)
class Concept:
    """A named set of words and phrases. ``members`` groups synonyms; ``pseudo`` are longer words that are not meant;
    ``checked`` words count only where jieba sees them as words; ``includes`` are concepts that belong to it."""

    name: str
    members: tuple[tuple[str, ...], ...]
    phrases: tuple[Phrase, ...]
    pseudo: tuple[str, ...]
    checked: frozenset[str]
    includes: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an element: the ``ways`` it can be said; ``together`` is the part it must stand in one article with;
    ``deadline`` marks a time whose absence is no-deadline instead of incomplete."""

    name: str
    label: str
    label_en: str
    ways: tuple[Condition, ...]
    together: str | None
    deadline: bool
    ignore: frozenset[str]


@dataclass(frozen=True, slots=True)
class Partial:
    """Wording that speaks to an element without establishing any part: always weak, with ``defects``."""

    way: Condition
    defects: tuple[Defect, ...]
    ignore: frozenset[str]


@dataclass(frozen=True, slots=True)
class WeakExample:
    text: str
    defects: tuple[Defect, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    met: tuple[str, ...] = ()
    weak: tuple[WeakExample, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    id: str
    title: str
    title_en: str
    parts: tuple[Part, ...]
    partial: tuple[Partial, ...]
    revoked: tuple[Condition, ...]
    definition: bool
    headings: tuple[Phrase, ...]
    suggestion: str
    examples: Examples


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    number: int
    title: str
    title_en: str
    severity: Severity
    why: str
    why_en: str
    statute: str
    legal_basis: tuple[LegalBasis, ...]
    headings: tuple[Phrase, ...]
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    id: str
    title: str
    title_en: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruleset:
    name: str
    version: str
    title: str
    title_en: str
    sha256: str
    topics: tuple[Topic, ...]
    demands: tuple[Demand, ...]
    concepts: dict[str, Concept]
    directory: Path


def find_pack(name: str = BUILT_IN_PACK) -> Path:
    """The folder of a pack that ships with clausecheck: inside the wheel, else beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parent
    for root in (package / "rules", package.parent.parent / "rules"):
        if (root / name / "pack.yaml").is_file():
            return root / name
    raise RuleError((f"{name}: 找不到规则包 / no such rule pack",))


def load_pack(directory: Path) -> Ruleset:
    """Read and validate the pack in ``directory``. Raises RuleError with every problem found."""
    problems = Problems()
    files = [directory / "pack.yaml", *sorted((directory / "lexicon").glob("*.yaml")), *sorted((directory / "topics").glob("*.yaml"))]
    nodes = {file: read_yaml(file, _shown(file, directory), problems) for file in files}
    reader = _Reader(problems)
    reader.concepts = _concept_names(nodes, directory)
    concepts = _read_lexicon(reader, nodes, directory)
    topics = tuple(
        sorted((reader.topic(n) for f, n in nodes.items() if n and f.parent.name == "topics"), key=lambda t: t.number)
    )
    pack = nodes[directory / "pack.yaml"]
    ruleset = _assemble(reader, pack, topics, concepts, _digest(files), directory)
    _check_signals(ruleset, problems)
    if problems.found:
        raise RuleError(tuple(problems.found))
    return ruleset


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


def _read_lexicon(reader: _Reader, nodes: dict[Path, Node | None], directory: Path) -> dict[str, Concept]:
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
    reader: _Reader, pack: Node | None, topics: tuple[Topic, ...], concepts: dict[str, Concept], digest: str, directory: Path
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
        text["name"] or directory.name, text["version"], text["title"], text["title_en"], digest, topics, demands, concepts, directory
    )


@dataclass(slots=True)
class _Reader:
    """Turns nodes into rules; knows the names of all concepts so that a misspelt one is told at its place."""

    problems: Problems
    concepts: frozenset[str] = field(default_factory=frozenset)

    def phrase(self, node: Node) -> Phrase:
        try:
            phrase = parse_phrase(node.text(), self.concepts)
        except ValueError as error:
            self.problems.add(node, f"无法理解的短语 / {error}")
            return Phrase((("",),), ())
        for name in refs_of(phrase):
            if name not in self.concepts and name not in BUILT_IN:
                close = nearest(name, (*self.concepts, *BUILT_IN))
                self.problems.add(node, f"未知的概念“{name}” / unknown concept '{name}'{close}")
        return phrase

    def phrases(self, node: Node | None) -> tuple[Phrase, ...]:
        return tuple(self.phrase(item) for item in node.items()) if node else ()

    def concept(self, name: str, node: Node) -> Concept:
        keys = ("note", "words", "phrases", "not", "check", "includes", "hits", "misses")
        fields = node.fields(keys)
        texts = {key: fields[key].texts() if key in fields else () for key in keys[1:]}
        for item in fields["includes"].items() if "includes" in fields else ():
            if item.text() not in self.concepts and item.text() not in BUILT_IN:
                self.problems.add(item, f"未知的概念“{item.text()}” / unknown concept" + nearest(item.text(), self.concepts))
        return Concept(
            name=name,
            members=tuple(tuple(w for w in entry.split("|") if w) for entry in texts["words"]),
            phrases=self.phrases(fields.get("phrases")),
            pseudo=texts["not"],
            checked=frozenset(texts["check"]),
            includes=texts["includes"],
            hits=texts["hits"],
            misses=texts["misses"],
        )

    def condition(self, node: Node, extra: tuple[str, ...] = ()) -> Condition:
        keys = ("all", "any", "not", "here", "near", "count", "list", "value", "actor", "heading", "in")
        fields = node.fields((*keys, *extra))
        return Condition(
            all=self.group(fields.get("all")),
            any=self.group(fields.get("any")),
            none=self.group(fields.get("not")),
            here=self.group(fields.get("here")),
            near=self.near(fields.get("near")),
            count=self.count(fields.get("count")),
            listing=self.listing(fields.get("list")),
            value=tuple(item.one_of(VALUES) for item in fields["value"].items()) if "value" in fields else (),
            actor=fields["actor"].one_of(ACTORS) if "actor" in fields else None,
            heading=self.phrases(fields.get("heading")),
            scope=fields["in"].one_of(SCOPES) if "in" in fields else "statement",
        )

    def group(self, node: Node | None) -> tuple[Condition | Phrase, ...]:
        if node is None:
            return ()
        return tuple(self.condition(n) if isinstance(n.value, dict) else self.phrase(n) for n in node.items())

    def near(self, node: Node | None) -> Near | None:
        if node is None:
            return None
        fields = node.fields(("terms", "within"))
        within = fields["within"].number(15) if "within" in fields else 15
        return Near(self.phrases(fields.get("terms")), within)

    def count(self, node: Node | None) -> Count | None:
        if node is None:
            return None
        fields = node.fields(("of", "least"))
        return Count(self.phrases(fields.get("of")), fields["least"].number(2) if "least" in fields else 2)

    def listing(self, node: Node | None) -> Listing | None:
        if node is None:
            return None
        fields = node.fields(("after", "least"))
        return Listing(self.phrases(fields.get("after")), fields["least"].number(2) if "least" in fields else 2)

    def part(self, name: str, node: Node) -> Part:
        own = ("label", "label_en", "ways", "with", "deadline", "ignore")
        condition = self.condition(node, own)
        fields = node.value if isinstance(node.value, dict) else {}
        ways = tuple(self.condition(way) for way in fields["ways"].items()) if "ways" in fields else ()
        if condition != Condition():
            ways = (condition, *ways)
        return Part(
            name=name,
            label=fields["label"].text() if "label" in fields else name,
            label_en=fields["label_en"].text() if "label_en" in fields else name.replace("-", " "),
            ways=ways,
            together=fields["with"].text() if "with" in fields else None,
            deadline="deadline" in fields and fields["deadline"].one_of(("true", "false")) == "true",
            ignore=self.ignore(fields.get("ignore")),
        )

    def ignore(self, node: Node | None) -> frozenset[str]:
        return frozenset(item.one_of(IGNORABLE) for item in node.items()) if node else frozenset()

    def defects(self, node: Node | None) -> tuple[Defect, ...]:
        return tuple(Defect(item.one_of([d.value for d in Defect])) for item in node.items()) if node else ()

    def partial(self, node: Node) -> Partial:
        condition = self.condition(node, ("defects", "ignore"))
        fields = node.value if isinstance(node.value, dict) else {}
        defects = self.defects(fields.get("defects"))
        if not defects:
            self.problems.add(node, "partial 须写明 defects / a partial needs defects")
        return Partial(condition, defects, self.ignore(fields.get("ignore")))

    def examples(self, node: Node | None) -> Examples:
        if node is None:
            return Examples()
        fields = node.fields(("met", "weak", "absent"))
        weak = []
        for item in fields["weak"].items() if "weak" in fields else ():
            entry = item.fields(("text", "defects"))
            weak.append(WeakExample(entry["text"].text() if "text" in entry else "", self.defects(entry.get("defects"))))
        met, absent = (fields[key].texts() if key in fields else () for key in ("met", "absent"))
        return Examples(met, tuple(weak), absent)

    def element(self, node: Node) -> Element:
        keys = ("id", "title", "title_en", "parts", "partial", "revoked", "definition", "headings", "suggestion", "examples")
        fields = node.fields(keys)
        text = {key: fields[key].text() if key in fields else "" for key in ("id", "title", "title_en", "suggestion")}
        parts = tuple(self.part(n, b) for n, b in fields["parts"].fields().items()) if "parts" in fields else ()
        for part in parts:
            if part.together and part.together not in {p.name for p in parts}:
                self.problems.add(node, f"with 指向不存在的要素“{part.together}” / no such part")
        return Element(
            id=text["id"],
            title=text["title"],
            title_en=text["title_en"],
            parts=parts,
            partial=tuple(self.partial(n) for n in fields["partial"].items()) if "partial" in fields else (),
            revoked=tuple(self.condition(n) for n in fields["revoked"].items()) if "revoked" in fields else (),
            definition="definition" in fields and fields["definition"].one_of(("true", "false")) == "true",
            headings=self.phrases(fields.get("headings")),
            suggestion=text["suggestion"],
            examples=self.examples(fields.get("examples")),
        )

    def topic(self, node: Node) -> Topic:
        keys = ("id", "number", "title", "title_en", "severity", "why", "why_en", "statute", "legal_basis", "headings", "elements")
        fields = node.fields(keys)
        for key in ("id", "number", "title", "severity", "elements"):
            if key not in fields:
                self.problems.add(node, f"缺少“{key}” / '{key}' is missing")
        text = {key: fields[key].text() if key in fields else "" for key in ("id", "title", "title_en", "why", "why_en")}
        basis = fields["legal_basis"].items() if "legal_basis" in fields else []
        return Topic(
            id=text["id"],
            number=fields["number"].number() if "number" in fields else 0,
            title=text["title"],
            title_en=text["title_en"],
            severity=Severity(fields["severity"].one_of([s.value for s in Severity])) if "severity" in fields else Severity.LOW,
            why=text["why"],
            why_en=text["why_en"],
            statute=fields["statute"].one_of(("none", "partial", "direct")) if "statute" in fields else "none",
            legal_basis=tuple(self.basis(item) for item in basis),
            headings=self.phrases(fields.get("headings")),
            elements=tuple(self.element(item) for item in fields["elements"].items()) if "elements" in fields else (),
        )

    def basis(self, node: Node) -> LegalBasis:
        keys = ("law", "article", "applies_when", "force", "says")
        fields = node.fields(keys)
        return LegalBasis(*(fields[key].text() if key in fields else "" for key in keys))

    def demand(self, node: Node, ids: list[str]) -> Demand:
        fields = node.fields(("id", "title", "title_en", "elements"))
        text = [fields[key].text() if key in fields else "" for key in ("id", "title", "title_en")]
        elements = tuple(item.one_of(ids) for item in fields["elements"].items()) if "elements" in fields and ids else ()
        return Demand(text[0], text[1], text[2], elements)
