"""Reads rule files: the built-in ones and the user's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from kg import vocab
from kg.errors import RuleError
from kg.resources import relations_folder
from kg.rules.faults import Faults, meant
from kg.rules.schema import FILE_KEYS, Reader
from kg.rules.tree import Node, read_tree
from kg.rules.types import Rule, RuleSet, WordList, rule_set


def load_rules(folders: Sequence[Path] = (), *, builtin: bool = True) -> RuleSet:
    """The built-in rules and those of the folders, in the order of file names.

    A folder holds `*.yaml` rule files and may hold word lists in `words/*.yaml`.

    Raises:
        RuleError: a file is wrong; all its faults are told, one a line.

    """
    for folder in folders:
        _refuse_useless(folder)
    own = _builtin() if builtin else RuleSet(())
    if builtin and not folders:
        return own
    words = dict(own.words)
    for folder in folders:
        for path in _yaml(folder / "words"):
            words |= read_words(path, words)
    return rule_set((*own, *_read_all(folders, words, {rule.id: rule for rule in own})), words)


@cache
def _builtin() -> RuleSet:
    """The built-in rules, read once in a process."""
    base = relations_folder()
    words: dict[str, WordList] = {}
    for path in _yaml(base.parent / "words"):
        words |= read_words(path, words)
    return rule_set(_read_all([base], words, {}), words)


def _read_all(folders: Iterable[Path], words: Mapping[str, WordList], seen: dict[str, Rule]) -> tuple[Rule, ...]:
    return tuple(rule for folder in folders for path in _yaml(folder) for rule in read_rules(path, words, seen))


def _yaml(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("*.y*ml") if p.suffix in (".yaml", ".yml")) if folder.is_dir() else []


def _refuse_useless(folder: Path) -> None:
    if not folder.exists():
        raise RuleError("does not exist", where=folder, hint="Give a folder of rule files.")
    if not folder.is_dir():
        raise RuleError("is no folder", where=folder, hint="Give the folder that holds the rule files.")
    if not _yaml(folder):
        raise RuleError("holds no *.yaml file", where=folder, hint="Write one rule file per relation.")


def read_words(path: Path, seen: Mapping[str, WordList] | None = None) -> dict[str, WordList]:
    """The word lists of a file; `seen` are those of other files, whose names are taken."""
    faults, seen = Faults(path), seen or {}
    tree = read_tree(path, faults)
    faults.refuse()
    reader, found = Reader(faults, {}), {}
    for name, node in _entries(tree, faults).items():
        texts = reader.texts(node, name)
        for line, text in texts:
            reader.lemma(line, name, text)
            if text.startswith("$"):
                reader.fault(line, name, f"`{text}`: a word list names no other list; write its lemmas out")
        if name in seen:
            reader.fault(node.line, name, f"a word list of this name stands in {seen[name].file}")
        found[name] = WordList(name, tuple(text for _, text in texts), path, node.line)
    faults.refuse()
    return found


def _entries(tree: Node | None, faults: Faults) -> Mapping[str, Node]:
    if tree is None or tree.table is None:
        faults.add(1, "is no mapping; write lists like `talk: [talk, discuss]`")
        return {}
    return tree.table


def read_rules(path: Path, words: Mapping[str, WordList], seen: dict[str, Rule] | None = None) -> tuple[Rule, ...]:
    """The rules of a file; `seen` holds the rules of other files by id and grows."""
    faults, seen = Faults(path), {} if seen is None else seen
    tree = read_tree(path, faults)
    faults.refuse()
    reader = Reader(faults, words)
    table = reader.table(tree, "", FILE_KEYS) if tree is not None else {}
    reader.required(table, 1, "", FILE_KEYS)
    relation = reader.text(table.get("relation"), "relation")
    known = vocab.relations()
    if relation and relation not in known:
        reader.fault(
            table["relation"].line, "relation", f"`{relation}` is no relation of the ontology{meant(relation, known)}"
        )
    symmetric = relation not in known or known[relation].symmetric
    found = [reader.read(node, relation, symmetric) for node in _rules(reader, table.get("rules"))]
    _refuse_twins(found, seen, faults)
    faults.refuse()
    return tuple(found)


def _rules(reader: Reader, node: Node | None) -> tuple[Node, ...]:
    if node is not None and node.items is None:
        reader.fault(node.line, "rules", f"{node.shape} stands where a list of rules is expected")
    return (node.items or ()) if node is not None else ()


def _refuse_twins(rules: Iterable[Rule], seen: dict[str, Rule], faults: Faults) -> None:
    for rule in rules:
        if rule.id and rule.id in seen:
            other = seen[rule.id]
            stands = f"stands already in {other.file}, line {other.line}; rename it"
            faults.add(rule.line, f"rule {rule.id}, key id: {stands}")
        elif rule.id:
            seen[rule.id] = rule
