"""Rules against clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.model import Clause, Kind, Match, Mention, Phrase, PhraseKind, RoleMention, Span
from kg.rules.types import Condition, PathTo, PlaceTest, PredicateTest, Rule, RuleSet, Slot

if TYPE_CHECKING:
    from kg.entities.protocol import Resolver

Pair = tuple[tuple[Mention, ...], tuple[Mention, ...]]  # subjects, objects


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that a clause woke, and the first thing that it lacked, in words."""

    rule_id: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Fit:
    """What a rule found in a clause: each pair is one match."""

    pairs: tuple[Pair, ...]
    roles: tuple[RoleMention, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """The first constraint that fails: a slot or a condition, or None where subject and object are one thing."""

    need: Slot | Condition | None
    pairs: bool = False


def phrases_at(clause: Clause, path: PathTo) -> tuple[Phrase, ...]:
    """The phrases at the end of a path."""
    found = clause.at(path[0])
    for name in path[1:]:
        found = tuple(inner for phrase in found for inner in phrase.at(name))
    return found


def _all_at(clause: Clause, paths: tuple[PathTo, ...]) -> Iterator[Phrase]:
    return (phrase for path in paths for phrase in phrases_at(clause, path))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A clause of a sentence and who resolves its phrases."""

    clause: Clause
    sentence: int
    resolver: Resolver

    def mentions(self, phrases: Iterable[Phrase], kinds: frozenset[Kind]) -> tuple[Mention, ...]:
        """The different things that phrases denote, in their order."""
        found: dict[str, Mention] = {}
        for phrase in phrases:
            if phrase.kind is PhraseKind.CLAUSE and Kind.ACTION not in kinds:
                continue
            for mention in self.resolver.resolve(self.sentence, phrase, kinds):
                found.setdefault(mention.thing.id, mention)
        return tuple(found.values())

    def fill(self, slot: Slot, least: int = 1) -> tuple[Mention, ...]:
        """What stands at the slot's first path that holds at least so many things."""
        for path in slot.at:
            found = self.mentions(filter(slot.phrases.passes, phrases_at(self.clause, path)), slot.kinds)
            if len(found) >= least:
                return found
        return ()

    def holds(self, test: Condition) -> bool:
        if isinstance(test, PredicateTest):
            return test.value(self.clause) in test.values
        found = [p for p in _all_at(self.clause, test.at) if test.phrases.passes(p)]
        if test.kinds:
            return bool(self.mentions(found, test.kinds)) is not test.absent
        return bool(found) is not test.absent


def match_clause(rules: RuleSet, clause: Clause, sentence: int, resolver: Resolver) -> tuple[Match, ...]:
    """The matches of all rules that fit a clause, in the rules' order.

    A match stands for each of its subjects with each of its objects; no subject is its own object. `pairs` give one
    match for each unordered pair.
    """
    found: list[Match] = []
    for rule in rules.woken_by(clause.predicate):
        fit = fit_rule(rule, clause, sentence, resolver)
        if isinstance(fit, Fit):
            found += _matches(rule, fit, clause, sentence)
    return tuple(found)


def near_misses(rules: RuleSet, clause: Clause, sentence: int, resolver: Resolver) -> tuple[NearMiss, ...]:
    """The rules whose trigger fits but that lack something."""
    tried = ((rule, fit_rule(rule, clause, sentence, resolver)) for rule in rules.woken_by(clause.predicate))
    return tuple(NearMiss(rule.id, describe(lack, clause)) for rule, lack in tried if isinstance(lack, Lack))


def fit_rule(rule: Rule, clause: Clause, sentence: int, resolver: Resolver) -> Fit | Lack:
    """What the rule finds, or the first constraint that fails. The trigger is not looked at."""
    seen = _Seen(clause, sentence, resolver)
    for test in rule.where:
        if not seen.holds(test):
            return Lack(test)
    pairs = _pairs(rule, seen)
    if isinstance(pairs, Lack):
        return pairs
    roles: list[RoleMention] = []
    for role in rule.roles:
        mentions = seen.fill(role.slot)
        if role.slot.required and not mentions:
            return Lack(role.slot)
        roles += [RoleMention(role.name, mention) for mention in mentions]
    return Fit(pairs, tuple(roles))


def _pairs(rule: Rule, seen: _Seen) -> tuple[Pair, ...] | Lack:
    if rule.pairs is not None:
        actors = seen.fill(rule.pairs, least=2)
        if not actors and rule.pairs.required:
            return Lack(rule.pairs, pairs=True)
        return tuple(((one,), (other,)) for one, other in combinations(actors, 2))
    assert rule.subject is not None
    subjects = seen.fill(rule.subject)
    if not subjects and rule.subject.required:
        return Lack(rule.subject)
    if rule.object is None:
        return ((subjects, ()),)
    objects = seen.fill(rule.object)
    if not objects:
        return Lack(rule.object) if rule.object.required else ((subjects, ()),)
    pairs = tuple(_apart(subjects, objects))
    return pairs if pairs or not subjects else Lack(None)


def _apart(subjects: tuple[Mention, ...], objects: tuple[Mention, ...]) -> Iterator[Pair]:
    """Subjects and objects as they are, or pair by pair where some thing is on both sides."""
    if not {s.thing.id for s in subjects} & {o.thing.id for o in objects}:
        yield subjects, objects
        return
    for one in subjects:
        for other in objects:
            if one.thing.id != other.thing.id:
                yield (one,), (other,)


def _matches(rule: Rule, fit: Fit, clause: Clause, sentence: int) -> list[Match]:
    content, office = _content(rule, clause), _office(rule, clause)
    return [
        Match(
            rule.id, rule.relation, sentence, clause, subjects, objects, fit.roles, rule.cameo, content, office,
            rule.confidence, rule.denies,
        )
        for subjects, objects in fit.pairs
    ]  # fmt: skip


def _content(rule: Rule, clause: Clause) -> Span | None:
    """The predicate of the clause that a speech act is about."""
    return next((p.head for p in _all_at(clause, rule.content) if p.kind is PhraseKind.CLAUSE), None)


def _office(rule: Rule, clause: Clause) -> str | None:
    return next((office_of(p) for p in _all_at(clause, rule.office)), None)


def office_of(phrase: Phrase) -> str:
    """The words of an office from behind its determiner or the last name in front of it up to its head.

    "the Chilean foreign minister", "Chile's foreign minister", "the foreign minister of Chile": "foreign minister".
    """
    owners = [inner.span for inner in phrase.at("of")]
    last = max(
        (o.end for o in owners if phrase.span.holds(o) and o.end <= phrase.head.start), default=phrase.span.start
    )
    whole = not any(o.start >= phrase.head.end for o in owners)  # "Secretary of State": the office's own words
    end = (
        phrase.span.end
        if whole and phrase.text[phrase.head.end - phrase.span.start :].startswith(" of ")
        else phrase.head.end
    )
    words = phrase.text[last - phrase.span.start : end - phrase.span.start].strip()
    for front in ("'s ", "’s ", "' ", "’ ", "whose ", phrase.determiner + " "):
        if len(front) > 1 and words.lower().startswith(front.lower()):
            words = words[len(front) :].strip()
    return words or phrase.text


def describe(lack: Lack, clause: Clause) -> str:
    """What is lacking, and what stands there instead.

    Forms: "no Force at done-to (found: a letter)", "asks for nothing at against (found: Peru)", "kind is noun,
    not verb".
    """
    need = lack.need
    if need is None:
        return "subject and object are the same thing"
    if isinstance(need, PredicateTest):
        return f"{need.name} is {need.value(clause) or 'none'}, not {' or '.join(sorted(need.values))}"
    there = ", ".join(p.text for p in _all_at(clause, need.at)) or "nothing"
    if isinstance(need, PlaceTest) and need.absent:
        return f"asks for {need} (found: {there})"
    return f"no {'two of ' if lack.pairs else ''}{need} (found: {there})"
