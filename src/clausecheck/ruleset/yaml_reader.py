"""YAML with places: every value knows its file, line and column, so that an error can point at it.

All scalars are strings (``no``, ``12:30`` and ``1_000`` stay what they are); duplicate keys are problems.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml


@dataclass(slots=True)
class Problems:
    """Collects what is wrong with a pack, so that an author sees all of it at once."""

    found: list[str] = field(default_factory=list)

    def add(self, node: Node, message: str) -> None:
        self.found.append(f"{node.where}: {message}")


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value in its place: a str, a list of Nodes or a dict of str to Node. Lines and columns from 1."""

    value: str | list[Node] | dict[str, Node]
    path: str
    line: int
    column: int
    problems: Problems

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def text(self) -> str:
        """The string; a problem where it is none."""
        if isinstance(self.value, str):
            return self.value
        self.problems.add(self, "此处应为文字 / expected text")
        return ""

    def number(self, default: int = 0) -> int:
        text = self.text()
        if text.isascii() and text.isdigit():
            return int(text)
        self.problems.add(self, f"此处应为整数 / expected a whole number: {text!r}")
        return default

    def items(self) -> list[Node]:
        """The list; a single value counts as a list of one."""
        return self.value if isinstance(self.value, list) else [self]

    def texts(self) -> tuple[str, ...]:
        return tuple(item.text() for item in self.items())

    def fields(self, known: Iterable[str] | None = None) -> dict[str, Node]:
        """The mapping; keys outside ``known`` are problems that name the nearest known one."""
        if not isinstance(self.value, dict):
            self.problems.add(
                self, "此处应为“键: 值”（冒号须为半角并后接空格）/ expected a mapping (ASCII colon and a space)"
            )
            return {}
        if known is not None:
            names = list(known)
            for key, node in self.value.items():
                if key not in names:
                    self.problems.add(node, f"未知的键“{key}” / unknown key '{key}'" + nearest(key, names))
        return self.value

    def one_of(self, allowed: Iterable[str]) -> str:
        text, names = self.text(), list(allowed)
        if text in names:
            return text
        self.problems.add(self, f"“{text}”不是可用的值 / '{text}' is not a known value" + nearest(text, names))
        return names[0]


def nearest(word: str, names: Iterable[str]) -> str:
    """``（是否指 …？/ did you mean …?）`` or nothing."""
    close = difflib.get_close_matches(word, list(names), n=1, cutoff=0.5)
    return f"（是否指“{close[0]}”？/ did you mean '{close[0]}'?）" if close else ""


def read_yaml(path: Path, shown: str, problems: Problems) -> Node | None:
    """The document in ``path``, or None where it is empty or malformed (then ``problems`` says why).

    ``shown`` is the path that messages print.
    """
    try:
        source = path.read_text(encoding="utf-8-sig")
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        root = yaml.compose(source, Loader=loader)
    except (OSError, UnicodeDecodeError) as error:
        problems.found.append(f"{shown}:1:1: 无法读取 / cannot read: {error.__class__.__name__}")
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        problems.found.append(f"{shown}:{place}: YAML 语法错误 / YAML syntax error: {error.problem}")
        return None
    except yaml.YAMLError as error:
        problems.found.append(f"{shown}:1:1: YAML 语法错误 / YAML syntax error: {str(error).splitlines()[0]}")
        return None
    if root is None:
        problems.found.append(f"{shown}:1:1: 文件为空 / empty file")
        return None
    return _node(root, shown, problems)


def _node(raw: yaml.Node, shown: str, problems: Problems) -> Node:
    place = (shown, raw.start_mark.line + 1, raw.start_mark.column + 1, problems)
    if isinstance(raw, yaml.SequenceNode):
        return Node([_node(item, shown, problems) for item in raw.value], *place)
    if isinstance(raw, yaml.MappingNode):
        return Node(dict(_pairs(raw, shown, problems)), *place)
    return Node(str(raw.value), *place)


def _pairs(raw: yaml.MappingNode, shown: str, problems: Problems) -> Iterator[tuple[str, Node]]:
    seen: set[str] = set()
    for key_node, value_node in raw.value:
        key = _node(key_node, shown, problems)
        name = key.text()
        if name in seen:
            problems.add(key, f"重复的键“{name}” / duplicate key '{name}'")
        seen.add(name)
        yield name, _node(value_node, shown, problems)
