"""What a rule is once it is read: frozen values, each with a one-line form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kg.model import Clause, Confidence, Kind, Phrase, Predicate, PredicateKind
from kg.rules.spelling import british

SHOWN = 8  # words of a list in a one-line form
PathTo = tuple[str, ...]  # the names of places, from the clause inwards: ("done-to", "between")


class Group(StrEnum):
    """The predicate kinds that a trigger names by one word."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


GROUP_OF = {
    PredicateKind.VERB: Group.VERB,
    PredicateKind.PARTICIPLE: Group.VERB,
    PredicateKind.NOMINAL: Group.VERB,
    PredicateKind.NOUN: Group.NOUN,
    PredicateKind.ADJECTIVE: Group.ADJECTIVE,
}


def _or(words: frozenset[str]) -> str:
    first, more = sorted(words)[:SHOWN], len(words) - SHOWN
    return "|".join(first) + (f"|... {more} more" if more > 0 else "")


@dataclass(frozen=True, slots=True)
class Trigger:
    """The predicates that wake a rule; no words at all means any predicate (only the checker makes such)."""

    words: tuple[tuple[Group, frozenset[str]], ...]

    def fits(self, predicate: Predicate) -> bool:
        group = GROUP_OF[predicate.kind]
        return not self.words or any(g is group and british(predicate.lemma) in lemmas for g, lemmas in self.words)

    def __str__(self) -> str:
        return "; ".join(f"{group} {_or(lemmas)}" for group, lemmas in self.words) or "anything"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which phrases may stand at a place, by their words (in British spelling); None asks nothing."""

    lemma: frozenset[str] | None = None
    not_lemma: frozenset[str] | None = None
    modifier: frozenset[str] | None = None
    not_modifier: frozenset[str] | None = None

    def passes(self, phrase: Phrase) -> bool:
        if self.lemma is not None and british(phrase.lemma) not in self.lemma:
            return False
        if self.not_lemma is not None and british(phrase.lemma) in self.not_lemma:
            return False
        if self.modifier is None and self.not_modifier is None:
            return True
        words = {british(word.lemma) for word in phrase.modifiers}
        if self.modifier is not None and not words & self.modifier:
            return False
        return self.not_modifier is None or not words & self.not_modifier

    def __str__(self) -> str:
        named = (
            ("", self.lemma),
            ("not ", self.not_lemma),
            ("modified by ", self.modifier),
            ("not modified by ", self.not_modifier),
        )
        return ", ".join(says + _or(words) for says, words in named if words is not None)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an argument stands and what may stand there. The first path at which something resolves wins."""

    at: tuple[PathTo, ...]
    kinds: frozenset[Kind]
    classes: tuple[str, ...]
    phrases: Filter = Filter()
    required: bool = True

    @property
    def places(self) -> str:
        return ", ".join("/".join(path) for path in self.at)

    def __str__(self) -> str:
        words = str(self.phrases)
        return f"{' or '.join(self.classes)} at {self.places}" + (f" ({words})" if words else "")


@dataclass(frozen=True, slots=True)
class PlaceTest:
    """Some phrase (or, where `absent`, no phrase) at one of the paths passes the filter and is of one of the kinds."""

    at: tuple[PathTo, ...]
    phrases: Filter = Filter()
    kinds: frozenset[Kind] = frozenset()
    classes: tuple[str, ...] = ()
    absent: bool = False

    def __str__(self) -> str:
        what = " ".join(filter(None, [" or ".join(self.classes), str(self.phrases)]))
        says = ("no " + what if what else "nothing") if self.absent else (what or "something")
        return f"{says} at {', '.join('/'.join(path) for path in self.at)}"


@dataclass(frozen=True, slots=True)
class PredicateTest:
    """The predicate's `kind`, `passive` (yes, no) or `tense` is one of the values."""

    name: str
    values: frozenset[str]

    def value(self, clause: Clause) -> str:
        if self.name == "passive":
            return "yes" if clause.predicate.passive else "no"
        return str(getattr(clause.predicate, self.name))

    def __str__(self) -> str:
        return f"{self.name} {_or(self.values)}"


Condition = PlaceTest | PredicateTest


@dataclass(frozen=True, slots=True)
class RoleSlot:
    """A role of the contract's list and where it stands."""

    name: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what it must give (key -> accepted values; every one must be there), or why it gives nothing."""

    line: int
    text: str
    gives: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as read. Either `pairs`, or `subject` and `object` (None: the object is unspecified)."""

    id: str
    relation: str
    says: str
    trigger: Trigger
    subject: Slot | None = None
    object: Slot | None = None
    pairs: Slot | None = None
    roles: tuple[RoleSlot, ...] = ()
    where: tuple[Condition, ...] = ()
    content: tuple[PathTo, ...] = ()
    office: tuple[PathTo, ...] = ()
    cameo: str | None = None
    confidence: Confidence | None = None
    denies: bool = False  # its words say that the relation does not hold: "gave up its claim"
    finds: tuple[Example, ...] = ()
    ignores: tuple[Example, ...] = ()
    todo: tuple[Example, ...] = ()
    file: Path = Path()
    line: int = 0
    lists: frozenset[str] = frozenset()  # the word lists it names
    doubled: tuple[str, ...] = ()  # lemmas that its trigger names twice

    def __str__(self) -> str:
        """One line for `kg rules list` and `kg explain`."""
        if self.pairs is not None:
            arguments = f"pairs of {self.pairs}"
        else:
            to = "unspecified" if self.object is None else str(self.object)
            to += "" if self.object is None or self.object.required else " or unspecified"
            arguments = f"{self.subject} -> {to}"
        roles = "".join(f"; {role.name} {role.slot}" for role in self.roles)
        where = "".join(f"; {test}" for test in self.where)
        return f"{self.id}: {self.relation}({arguments}{roles}{where}) on {self.trigger}"


@dataclass(frozen=True, slots=True)
class WordList:
    """Lemmas under a name."""

    name: str
    lemmas: tuple[str, ...]
    file: Path = Path()
    line: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules in the order of their files, found by a predicate's group and lemma."""

    rules: tuple[Rule, ...]
    words: Mapping[str, WordList] = field(default_factory=dict)
    index: Mapping[tuple[Group, str], tuple[Rule, ...]] = field(default_factory=dict, repr=False)

    def woken_by(self, predicate: Predicate) -> tuple[Rule, ...]:
        """The rules whose trigger fits."""
        return self.index.get((GROUP_OF[predicate.kind], british(predicate.lemma)), ())

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)


def rule_set(rules: tuple[Rule, ...], words: Mapping[str, WordList] | None = None) -> RuleSet:
    """Indexes rules."""
    index: dict[tuple[Group, str], list[Rule]] = {}
    for rule in rules:
        for group, lemmas in rule.trigger.words:
            for lemma in sorted(lemmas):
                at = index.setdefault((group, lemma), [])
                if not at or at[-1] is not rule:
                    at.append(rule)
    return RuleSet(rules, words or {}, {key: tuple(found) for key, found in index.items()})
