"""Looks at the set of rules as a whole, without running a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from kg import vocab
from kg.rules import names
from kg.rules.problems import Problem
from kg.rules.types import Filter, Rule, RuleSet, Slot, Trigger

MIN_FINDS = 2
MIN_IGNORES = 1


def lint(rules: RuleSet) -> tuple[Problem, ...]:
    """Problems in the order of the rules, then unused word lists."""
    found = [problem for rule in rules for problem in _alone(rule)]
    found += list(_beside(rules))
    used = {name for rule in rules for name in rule.lists}
    for words in rules.words.values():
        if words.name not in used:
            found.append(Problem(words.file, words.line, "", f"word list `{words.name}` is not used by any rule"))
    return tuple(found)


def _alone(rule: Rule) -> Iterator[Problem]:
    def problem(says: str) -> Problem:
        return Problem(rule.file, rule.line, rule.id, says)

    if not rule.says:
        yield problem("`says` is empty; say in a sentence what the rule finds")
    if len(rule.finds) < MIN_FINDS:
        yield problem(f"has {len(rule.finds)} `finds`; write at least {MIN_FINDS}")
    if len(rule.ignores) < MIN_IGNORES:
        yield problem("has no `ignores`; write one for each constraint")
    for lemma in dict.fromkeys(rule.doubled):
        yield problem(f"the trigger names `{lemma}` twice")
    texts = [example.text for example in (*rule.finds, *rule.ignores, *rule.todo)]
    for text in dict.fromkeys(t for i, t in enumerate(texts) if t in texts[:i]):
        yield problem(f'the example "{text}" stands twice')
    relation = vocab.relations()[rule.relation]
    first, second = (rule.pairs, rule.pairs) if rule.pairs is not None else (rule.subject, rule.object)
    for slot, end in dict.fromkeys(((first, relation.domain), (second, relation.range))):
        extra = sorted(slot.kinds - names.kinds_of(end)) if slot is not None else []
        if extra:
            yield problem(f"{' and '.join(extra)} may stand at {slot}, but {rule.relation} takes only {end} there")


def _beside(rules: RuleSet) -> Iterator[Problem]:
    """Duplicate and shadowed rules of one relation."""
    for one, other in permutations(rules, 2):
        if one.relation != other.relation or not _covers(one, other):
            continue
        same = _covers(other, one)
        if same and (one.file, one.line) > (other.file, other.line):
            continue  # told once
        says = f"is a duplicate of {one.id}" if same else f"is shadowed by {one.id}, which finds all that it finds"
        yield Problem(other.file, other.line, other.id, says)


def _covers(wide: Rule, narrow: Rule) -> bool:
    """Does the one find whatever the other finds?"""
    needed = {role for role in wide.roles if role.slot.required}
    return (
        _trigger_covers(wide.trigger, narrow.trigger)
        and all(_slot_covers(getattr(wide, name), getattr(narrow, name)) for name in ("subject", "object", "pairs"))
        and set(wide.where) <= set(narrow.where)
        and needed <= set(narrow.roles)
    )


def _trigger_covers(wide: Trigger, narrow: Trigger) -> bool:
    lemmas = dict(wide.words)
    return all(words <= lemmas.get(group, frozenset()) for group, words in narrow.words)


def _slot_covers(wide: Slot | None, narrow: Slot | None) -> bool:
    if wide is None or narrow is None:
        return wide is narrow
    return (
        set(narrow.at) <= set(wide.at)
        and narrow.kinds <= wide.kinds
        and (narrow.required or not wide.required)
        and _filter_covers(wide.phrases, narrow.phrases)
    )


def _filter_covers(wide: Filter, narrow: Filter) -> bool:
    def within(inner: frozenset[str] | None, outer: frozenset[str] | None) -> bool:
        return outer is None or (inner is not None and inner <= outer)

    forbidden = wide.not_lemma or frozenset()
    apart = narrow.lemma is not None and narrow.lemma.isdisjoint(forbidden)
    return (
        within(narrow.lemma, wide.lemma)
        and (apart or forbidden <= (narrow.not_lemma or frozenset()))
        and within(narrow.modifier, wide.modifier)
        and (wide.not_modifier or frozenset()) <= (narrow.not_modifier or frozenset())
    )
