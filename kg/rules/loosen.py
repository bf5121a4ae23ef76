"""A rule with one of its constraints taken away, for the mutation check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.rules.names import ANY_KIND
from kg.rules.types import RoleSlot, Rule, Slot, Trigger


def loosenings(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Each constraint's name, and the rule without it.

    The trigger; each required argument and role (anything or nothing may stand there); each of their `not-lemma`,
    `modifier` and `not-modifier`; each item of `where`.
    """
    yield "trigger", replace(rule, trigger=Trigger(()))
    for part, slot in _slots("subject", rule.subject):
        yield part, replace(rule, subject=slot)
    for part, slot in _slots("object", rule.object):
        yield part, replace(rule, object=slot)
    for part, slot in _slots("pairs", rule.pairs):
        yield part, replace(rule, pairs=slot)
    for i, role in enumerate(rule.roles):
        for part, slot in _slots(f"roles.{role.name}", role.slot):
            yield part, replace(rule, roles=(*rule.roles[:i], RoleSlot(role.name, slot), *rule.roles[i + 1 :]))
    for i, test in enumerate(rule.where):
        yield f"where ({test})", replace(rule, where=rule.where[:i] + rule.where[i + 1 :])


def _slots(name: str, slot: Slot | None) -> Iterator[tuple[str, Slot]]:
    """A slot that must be filled, opened in each way."""
    if slot is None or not slot.required:
        return
    yield name, replace(slot, kinds=ANY_KIND, phrases=replace(slot.phrases, lemma=None), required=False)
    words = slot.phrases
    if words.not_lemma is not None:
        yield f"{name}.not-lemma", replace(slot, phrases=replace(words, not_lemma=None))
    if words.modifier is not None:
        yield f"{name}.modifier", replace(slot, phrases=replace(words, modifier=None))
    if words.not_modifier is not None:
        yield f"{name}.not-modifier", replace(slot, phrases=replace(words, not_modifier=None))
