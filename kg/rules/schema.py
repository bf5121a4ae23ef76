"""A YAML tree to rules. Everything that is wrong with a file is noted, with line, rule, key and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Confidence, Kind
from kg.rules import names
from kg.rules.faults import Faults, meant
from kg.rules.spelling import british
from kg.rules.tree import Node
from kg.rules.types import (
    Condition,
    Example,
    Filter,
    Group,
    PathTo,
    PlaceTest,
    PredicateTest,
    RoleSlot,
    Rule,
    Slot,
    Trigger,
    WordList,
)

# The keys of a mapping, each with what to write where it is missing.
FILE_KEYS = {"relation": "relation: signed", "rules": "rules: [...]"}
RULE_KEYS = {
    "id": "id: signed-agreement",
    "says": "says: An actor signs an agreement.",
    "trigger": "trigger: {verb: [sign, initial]}",
    "subject": "subject: {at: doer, is: Actor}",
    "object": "object: {at: done-to, is: Agreement}` or `object: unspecified",
    "pairs": "pairs: {at: doer, is: Actor}",
    "roles": "",
    "where": "",
    "content": "",
    "office": "",
    "cameo": "",
    "confidence": "",
    "denies": "",
    "finds": "",
    "ignores": "",
    "todo": "",
}
FINDS_KEYS = {"text": "text: Norway and Chile signed a treaty.", "gives": "gives: {subject: Norway}"}
IGNORES_KEYS = {"text": "text: Norway signed a letter.", "because": "because: a letter is no Agreement"}
FILTER_KEYS = ("lemma", "not-lemma", "modifier", "not-modifier")
SLOT_KEYS = {"at": "at: doer", "is": "is: Actor", **dict.fromkeys(FILTER_KEYS, "")}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CAMEO = re.compile(r"\d{2,4}")


@dataclass
class Reader:
    """Reads nodes of one file; `rule` and `lists` are those of the rule being read."""

    faults: Faults
    words: Mapping[str, WordList]
    rule: str = ""
    lists: set[str] = field(default_factory=set)

    def fault(self, line: int, key: str, says: str) -> None:
        where = ", ".join(filter(None, [f"rule {self.rule}" if self.rule else "", f"key {key}" if key else ""]))
        self.faults.add(line, f"{where}: {says}" if where else says)

    # --- shapes -----------------------------------------------------------------------------------------------------

    def table(self, node: Node, key: str, keys: Iterable[str]) -> dict[str, Node]:
        """The known entries of a mapping; unknown keys are faults."""
        if node.table is None:
            self.fault(node.line, key, f"{node.shape} stands where a mapping is expected")
            return {}
        known = list(keys)
        for name in node.table:
            if name not in known:
                full = f"{key}.{name}" if key else name
                self.fault(node.keys[name], full, f"unknown key `{name}`{meant(name, known)}")
        return {name: value for name, value in node.table.items() if name in known}

    def required(self, table: Mapping[str, Node], line: int, key: str, write: Mapping[str, str]) -> None:
        for name, example in write.items():
            if name not in table:
                full = f"{key}.{name}" if key else name
                self.fault(line, full, f"is missing; write for instance `{example}`")

    def text(self, node: Node | None, key: str) -> str:
        if node is None:
            return ""
        if not node.text:
            self.fault(node.line, key, f"{node.shape} stands where a text is expected")
        return node.text or ""

    def texts(self, node: Node | None, key: str) -> tuple[tuple[int, str], ...]:
        """The lines and texts of a list; one text counts as a list of one."""
        if node is None:
            return ()
        items = (node,) if node.items is None else node.items
        if not items:
            self.fault(node.line, key, "is an empty list")
        return tuple((item.line, text) for item in items if (text := self.text(item, key)))

    def choice(self, node: Node, key: str, known: Iterable[str]) -> frozenset[str]:
        options = list(known)
        found = set()
        for line, text in self.texts(node, key):
            if text in options:
                found.add(text)
            else:
                self.fault(line, key, f"`{text}` is not allowed{meant(text, options)}")
        return frozenset(found)

    # --- words, classes, places -------------------------------------------------------------------------------------

    def lemmas(self, node: Node, key: str) -> tuple[str, ...]:
        """Lemmas in order, word lists (`$name`) unfolded, repeats kept."""
        found: list[str] = []
        for line, text in self.texts(node, key):
            if not text.startswith("$"):
                self.lemma(line, key, text)
                found.append(text)
            elif text[1:] in self.words:
                self.lists.add(text[1:])
                found += self.words[text[1:]].lemmas
            else:
                known = [f"${name}" for name in self.words]
                self.fault(line, key, f"no word list is named `{text}`{meant(text, known)}")
        return tuple(found)

    def lemma(self, line: int, key: str, text: str) -> None:
        if text != text.lower():
            self.fault(line, key, f"lemma `{text}` has capitals; lemmas are lower case: `{text.lower()}`")
        elif " " in text and key.endswith("verb"):
            self.fault(line, key, f"lemma `{text}` has a space; join a particle: `{text.replace(' ', '_')}`")

    def spelled(self, node: Node, key: str) -> frozenset[str]:
        return frozenset(map(british, self.lemmas(node, key)))

    def classes(self, node: Node | None, key: str) -> tuple[tuple[str, ...], frozenset[Kind]]:
        found: list[str] = []
        for line, text in self.texts(node, key):
            if text in names.class_names():
                found.append(text)
            else:
                self.fault(line, key, f"`{text}` is no class{meant(text, names.class_names())}")
        return tuple(found), frozenset(kind for name in found for kind in names.kinds_of(name))

    def paths(self, node: Node | None, key: str) -> tuple[PathTo, ...]:
        return tuple(tuple(self.place(line, key, p) for p in text.split("/")) for line, text in self.texts(node, key))

    def place(self, line: int, key: str, name: str) -> str:
        if name in ("among", "amongst"):
            self.fault(line, key, f"`{name}` is no place of its own; its phrases stand at `between`")
        elif not names.is_place(name):
            self.fault(line, key, f"`{name}` is no place{meant(name, names.CLAUSE_PLACES | names.PREPOSITIONS)}")
        return name

    # --- arguments and conditions -----------------------------------------------------------------------------------

    def filter(self, table: Mapping[str, Node], key: str) -> Filter:
        def words(name: str) -> frozenset[str] | None:
            return self.spelled(table[name], f"{key}.{name}") if name in table else None

        return Filter(*(words(name) for name in FILTER_KEYS))

    def slot(self, node: Node, key: str, extra: Iterable[str] = ()) -> Slot:
        """An argument; `or: unspecified` makes an object optional, `needs: true` makes a role required."""
        table = self.table(node, key, [*SLOT_KEYS, *extra])
        if node.table is not None:
            self.required(table, node.line, key, {"at": "at: doer", "is": "is: Actor"})
        classes, kinds = self.classes(table.get("is"), f"{key}.is")
        required = "needs" not in extra
        if "or" in table:
            self.choice(table["or"], f"{key}.or", ["unspecified"])
            required = False
        if "needs" in table:
            required = "true" in self.choice(table["needs"], f"{key}.needs", ["true", "false"])
        return Slot(self.paths(table.get("at"), f"{key}.at"), kinds, classes, self.filter(table, key), required)

    def roles(self, node: Node | None) -> tuple[RoleSlot, ...]:
        if node is None:
            return ()
        table = self.table(node, "roles", names.ROLES)
        return tuple(RoleSlot(name, self.slot(value, f"roles.{name}", ("needs",))) for name, value in table.items())

    def where(self, node: Node | None) -> tuple[Condition, ...]:
        if node is None:
            return ()
        items = node.items if node.items is not None else (node,)
        return tuple(test for item in items for test in self.condition(item))

    def condition(self, node: Node) -> tuple[Condition, ...]:
        heads = ("at", "not-at", "lacks", *names.PREDICATE_TESTS)
        table = self.table(node, "where", [*heads, "is", *FILTER_KEYS])
        found = [name for name in heads if name in table]
        if len(found) != 1:
            if node.table is not None:
                self.fault(node.line, "where", f"each item has exactly one of the keys {', '.join(heads)}")
            return ()
        head = found[0]
        if head in names.PREDICATE_TESTS:
            self.alone(table, head)
            return (PredicateTest(head, self.choice(table[head], f"where.{head}", names.PREDICATE_TESTS[head])),)
        if head == "lacks":
            self.alone(table, head)
        classes, kinds = self.classes(table.get("is"), "where.is")
        paths = self.paths(table[head], f"where.{head}")
        return (PlaceTest(paths, self.filter(table, "where"), kinds, classes, absent=head != "at"),)

    def alone(self, table: Mapping[str, Node], head: str) -> None:
        for name in table:
            if name != head:
                hint = "; write `not-at` to name words" if head == "lacks" else ""
                self.fault(table[name].line, f"where.{name}", f"does not go with `{head}`{hint}")

    def trigger(self, node: Node | None) -> tuple[Trigger, tuple[str, ...]]:
        """The trigger and the lemmas that it names twice."""
        if node is None:
            return Trigger(()), ()
        table = self.table(node, "trigger", list(Group))
        if node.table is not None and not node.table:
            self.fault(node.line, "trigger", f"is empty; write for instance `{RULE_KEYS['trigger']}`")
        words, doubled = [], []
        for name, value in table.items():
            lemmas = [british(lemma) for lemma in self.lemmas(value, f"trigger.{name}")]
            doubled += [lemma for i, lemma in enumerate(lemmas) if lemma in lemmas[:i]]
            words.append((Group(name), frozenset(lemmas)))
        return Trigger(tuple(words)), tuple(doubled)

    # --- examples ---------------------------------------------------------------------------------------------------

    def examples(self, node: Node | None, key: str, *, gives: bool) -> tuple[Example, ...]:
        if node is None:
            return ()
        if node.items is None:
            self.fault(node.line, key, f"{node.shape} stands where a list of examples is expected")
            return ()
        return tuple(self.example(item, key, gives) for item in node.items)

    def example(self, node: Node, key: str, gives: bool) -> Example:
        table = self.table(node, key, ("text", "gives", "also") if gives else ("text", "because"))
        if node.table is not None:
            self.required(table, node.line, key, FINDS_KEYS if gives else IGNORES_KEYS)
        also = table.get("also")
        more = () if also is None else (also.items if also.items is not None else (also,))
        wanted = ((table["gives"],) if "gives" in table else ()) + more
        return Example(
            node.line,
            self.text(table.get("text"), f"{key}.text"),
            tuple(self.given(one, f"{key}.gives") for one in wanted),
            self.text(table.get("because"), f"{key}.because"),
        )

    def given(self, node: Node, key: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        if node.table is not None and "also" in node.table:
            self.fault(node.keys["also"], key, "`also` stands beside `gives`, not within it")
        for name, value in self.table(node, key, [*names.GIVES, "also"]).items():
            if name == "also":
                continue
            if names.GIVES[name]:
                self.choice(value, f"{key}.{name}", names.GIVES[name])
            found[name] = tuple(text for _, text in self.texts(value, f"{key}.{name}"))
        if node.table is not None and "subject" not in found:
            self.fault(node.line, key, "`subject` is missing; write for instance `subject: Norway`")
        return found

    # --- the rule ---------------------------------------------------------------------------------------------------

    def arguments(self, table: Mapping[str, Node], line: int, symmetric: bool) -> tuple[Slot | None, ...]:
        """Subject, object and pairs."""
        if "pairs" in table:
            if not symmetric:
                self.fault(table["pairs"].line, "pairs", "is for symmetric relations; write `subject` and `object`")
            for name in ("subject", "object"):
                if name in table:
                    self.fault(table[name].line, name, "does not go with `pairs`")
            return None, None, self.slot(table["pairs"], "pairs")
        write = {name: RULE_KEYS[name] for name in ("subject", "object")}
        self.required(table, line, "", write)
        subject = self.slot(table["subject"], "subject") if "subject" in table else None
        target = table.get("object")
        if target is None or target.text == "unspecified":
            return subject, None, None
        return subject, self.slot(target, "object", ("or",)), None

    def read(self, node: Node, relation: str, symmetric: bool) -> Rule:
        """A rule; where something is wrong it is noted and the rule must not be used."""
        named = node.table.get("id") if node.table is not None else None
        self.rule, self.lists = (named.text or "") if named is not None else "", set()
        table = self.table(node, "", RULE_KEYS)
        self.required(table, node.line, "", {name: RULE_KEYS[name] for name in ("id", "says", "trigger")})
        if self.rule and not _ID.fullmatch(self.rule):
            self.fault(node.keys["id"], "id", "is not in kebab case; write for instance `signed-agreement`")
        subject, target, pairs = self.arguments(table, node.line, symmetric)
        trigger, doubled = self.trigger(table.get("trigger"))
        return Rule(
            self.text(table.get("id"), "id"),
            relation,
            table["says"].text or "" if "says" in table else "",
            trigger,
            subject,
            target,
            pairs,
            self.roles(table.get("roles")),
            self.where(table.get("where")),
            self.paths(table.get("content"), "content"),
            self.paths(table.get("office"), "office"),
            self.cameo(table.get("cameo")),
            self.confidence(table.get("confidence")),
            self.denies(table.get("denies")),
            self.examples(table.get("finds"), "finds", gives=True),
            self.examples(table.get("ignores"), "ignores", gives=False),
            self.examples(table.get("todo"), "todo", gives=True),
            self.faults.path,
            node.line,
            frozenset(self.lists),
            doubled,
        )

    def cameo(self, node: Node | None) -> str | None:
        if node is None:
            return None
        text = self.text(node, "cameo")
        if text and not _CAMEO.fullmatch(text):
            self.fault(node.line, "cameo", f'`{text}` is no CAMEO code; write two to four digits: `cameo: "057"`')
        return text or None

    def confidence(self, node: Node | None) -> Confidence | None:
        found = self.choice(node, "confidence", list(Confidence)) if node is not None else frozenset()
        return Confidence(sorted(found)[0]) if found else None

    def denies(self, node: Node | None) -> bool:
        return node is not None and "true" in self.choice(node, "denies", ["true", "false"])
