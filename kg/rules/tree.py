"""YAML as a tree of strings with line numbers.

PyYAML's own types are never used: `no`, `on` and `045` stay what was written. Aliases, tags, duplicate keys, deep
nesting and large files are refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kg.rules.faults import Faults

MAX_BYTES = 1_000_000
MAX_DEPTH = 12

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a list or a mapping of a YAML file; `line` counts from 1, `keys` holds the line of each key."""

    line: int
    text: str | None = None
    items: tuple[Node, ...] | None = None
    table: Mapping[str, Node] | None = None
    keys: Mapping[str, int] = field(default_factory=dict)

    @property
    def shape(self) -> str:
        if self.text is not None:
            return "a text" if self.text else "nothing"
        return "a list" if self.items is not None else "a mapping"


def read_tree(path: Path, faults: Faults) -> Node | None:
    """The tree of a file, or None with at least one fault noted."""
    text = _text(path, faults)
    if text is None:
        return None
    before = len(faults)
    try:
        node = _Builder(yaml.parse(text, Loader=_LOADER), faults).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        hint = "; indent with spaces, not tabs" if "tab character" in problem or "'\\t'" in problem else ""
        faults.add(mark.line + 1 if mark is not None else 1, f"is not YAML: {problem}{hint}")
        return None
    except _TooDeepError as error:
        faults.add(error.line, f"is nested more than {MAX_DEPTH} deep")
        return None
    return node if len(faults) == before else None


def _text(path: Path, faults: Faults) -> str | None:
    try:
        raw = path.read_bytes()
    except OSError as error:
        faults.add(0, f"cannot be read: {error.strerror or error}")
        return None
    if len(raw) > MAX_BYTES:
        faults.add(0, f"is larger than {MAX_BYTES:,} bytes; split it")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(raw[: error.start].count(b"\n") + 1, "is not UTF-8; save it as UTF-8")
        return None


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


class _Builder:
    """Builds nodes from parse events, so that nothing is constructed and no alias is ever followed."""

    def __init__(self, events: Iterator[Any], faults: Faults) -> None:
        self.events, self.faults = events, faults

    def document(self) -> Node | None:
        found: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found is not None:
                    self.faults.add(_line(event), "holds a second document; one file, one document")
                    return None
                found = self.node(next(self.events), 0)
        if found is None:
            self.faults.add(1, "is empty")
        return found

    def node(self, event: Any, depth: int) -> Node:
        line = _line(event)
        if depth > MAX_DEPTH:
            raise _TooDeepError(line)
        if isinstance(event, yaml.AliasEvent):
            self.faults.add(line, f"alias `*{event.anchor}` is not allowed; write it out")
            return Node(line, text="")
        if event.tag is not None and event.tag != "!":
            self.faults.add(line, f"tag `{event.tag}` is not allowed; write plain values")
        if isinstance(event, yaml.ScalarEvent):
            return Node(line, text=event.value.strip())
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(inner, depth + 1))
            return Node(line, items=tuple(items))
        return self.mapping(line, depth)

    def mapping(self, line: int, depth: int) -> Node:
        table: dict[str, Node] = {}
        keys: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if key.text is None:
                self.faults.add(key.line, f"a key is {key.shape}; keys are words")
            elif key.text in table:
                self.faults.add(key.line, f"key `{key.text}` stands twice, first in line {keys[key.text]}")
            else:
                table[key.text], keys[key.text] = value, key.line
        return Node(line, table=table, keys=keys)
