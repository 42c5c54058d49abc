"""YAML nodes → rules, each problem told at its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar, cast

from clausecheck.model import Deal, Defect, LegalBasis, Severity, Side
from clausecheck.ruleset.conditions import (
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
from clausecheck.ruleset.types import (
    IGNORABLE,
    Concept,
    Demand,
    Element,
    Examples,
    Part,
    Partial,
    Topic,
    WeakExample,
)
from clausecheck.ruleset.yaml_reader import Node, Problems, nearest

Key = TypeVar("Key", bound=StrEnum)


_Made = TypeVar("_Made", Condition, Phrase)


@dataclass(slots=True)
class RuleReader:
    """Turns nodes into rules; knows the names of all concepts so that a misspelt one is told at its place."""

    problems: Problems
    concepts: frozenset[str] = field(default_factory=frozenset)
    made: dict[Condition | Phrase, Condition | Phrase] = field(default_factory=dict)
    """Equal ones are made once: what is worked out of one is then there for all."""

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
        return self._shared(phrase)

    def phrases(self, node: Node | None) -> tuple[Phrase, ...]:
        return tuple(self.phrase(item) for item in node.items()) if node else ()

    def concept(self, name: str, node: Node) -> Concept:
        keys = ("note", "words", "phrases", "not", "check", "includes", "hits", "misses")
        fields = node.fields(keys)
        texts = {key: fields[key].texts() if key in fields else () for key in keys[1:]}
        for item in fields["includes"].items() if "includes" in fields else ():
            if item.text() not in self.concepts and item.text() not in BUILT_IN:
                self.problems.add(
                    item, f"未知的概念“{item.text()}” / unknown concept" + nearest(item.text(), self.concepts)
                )
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
        made = Condition(
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
        return self._shared(made)

    def _shared(self, made: _Made) -> _Made:
        return cast(_Made, self.made.setdefault(made, made))

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
            weak.append(
                WeakExample(entry["text"].text() if "text" in entry else "", self.defects(entry.get("defects")))
            )
        met, absent = (fields[key].texts() if key in fields else () for key in ("met", "absent"))
        return Examples(met, tuple(weak), absent)

    def element(self, node: Node) -> Element:
        keys = (
            "id",
            "title",
            "title_en",
            "parts",
            "partial",
            "revoked",
            "definition",
            "headings",
            "suggestion",
            "suggestion_by_side",
            "examples",
        )
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
            suggestion_by_side={
                side: own.text() for side, own in self.keyed(fields.get("suggestion_by_side"), Side).items()
            },
        )

    def topic(self, node: Node) -> Topic:
        keys = (
            "id",
            "number",
            "title",
            "title_en",
            "severity",
            "severity_by_deal",
            "severity_by_side",
            "why",
            "why_en",
            "statute",
            "legal_basis",
            "headings",
            "elements",
        )
        fields = node.fields(keys)
        for key in ("id", "number", "title", "severity", "elements"):
            if key not in fields:
                self.problems.add(node, f"缺少“{key}” / '{key}' is missing")
        text = {
            key: fields[key].text() if key in fields else "" for key in ("id", "title", "title_en", "why", "why_en")
        }
        basis = fields["legal_basis"].items() if "legal_basis" in fields else []
        return Topic(
            id=text["id"],
            number=fields["number"].number() if "number" in fields else 0,
            title=text["title"],
            title_en=text["title_en"],
            severity=self.severity(fields["severity"]) if "severity" in fields else Severity.LOW,
            why=text["why"],
            why_en=text["why_en"],
            statute=fields["statute"].one_of(("none", "partial", "direct")) if "statute" in fields else "none",
            legal_basis=tuple(self.basis(item) for item in basis),
            headings=self.phrases(fields.get("headings")),
            elements=tuple(self.element(item) for item in fields["elements"].items()) if "elements" in fields else (),
            severity_by_deal=self.severities(fields.get("severity_by_deal"), Deal),
            severity_by_side=self.severities(fields.get("severity_by_side"), Side),
        )

    def severity(self, node: Node) -> Severity:
        return Severity(node.one_of([severity.value for severity in Severity]))

    def keyed(self, node: Node | None, kind: type[Key]) -> dict[Key, Node]:
        """A mapping whose keys are values of ``kind``."""
        fields = node.fields([member.value for member in kind]) if node else {}
        return {member: fields[member.value] for member in kind if member.value in fields}

    def severities(self, node: Node | None, kind: type[Key]) -> dict[Key, Severity]:
        return {member: self.severity(own) for member, own in self.keyed(node, kind).items()}

    def basis(self, node: Node) -> LegalBasis:
        keys = ("law", "article", "applies_when", "force", "says")
        fields = node.fields(keys)
        return LegalBasis(*(fields[key].text() if key in fields else "" for key in keys))

    def demand(self, node: Node, ids: list[str]) -> Demand:
        fields = node.fields(("id", "title", "title_en", "elements"))
        text = [fields[key].text() if key in fields else "" for key in ("id", "title", "title_en")]
        elements = (
            tuple(item.one_of(ids) for item in fields["elements"].items()) if "elements" in fields and ids else ()
        )
        return Demand(text[0], text[1], text[2], elements)
