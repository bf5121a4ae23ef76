"""A relation's words as they read in one claim: "will sign", "did not agree to", "is no longer allied with".

A relation has one label, in the present ("disputes"), the past ("signed") or without a verb ("part of"). The forms are
made from it by rule, so that a user's own relation is inflected too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WITHOUT_VERB = frozenset({"in", "on", "part", "member", "party", "ally", "allied"})
_PASSIVE = frozenset({"deployed"})  # what happens to the subject; alone it reads as the past
_NOUNS = {"member": ("a member", "members")}
_IRREGULAR = {"met": "meet", "held": "hold", "gave": "give", "sent": "send", "took": "take", "made": "make"}
_LISTS = ("Force", "ArmedGroup", "Group")  # things whose names may be plural
_PLURAL = re.compile(r"(?:[^s]s|people|police|men|women|children)\b(?: (?:of|from|in|at)\b.*)?$")


class Way(NamedTuple):
    """How a claim holds."""

    polarity: str
    modality: str
    ended: bool = False
    plural: bool = False


def phrase(label: str, way: Way) -> str:
    """The label as it reads behind its subject.

    >>> phrase("signed", Way("negated", "actual")), phrase("disputes", Way("affirmed", "possible"))
    ('did not sign', 'may dispute')
    >>> phrase("occupies", Way("affirmed", "actual", plural=True)), phrase("part of", Way("affirmed", "actual"))
    ('occupy', 'is part of')
    >>> phrase("allied with", Way("affirmed", "actual", ended=True))
    'is no longer allied with'
    """
    verb, _, rest = label.partition(" ")
    if verb in _WITHOUT_VERB or verb in _PASSIVE:
        return _copula(label, verb in _PASSIVE, way)
    return f"{_verb(verb, way)} {rest}".rstrip()


def _verb(verb: str, way: Way) -> str:
    base, is_past = _base(verb)
    denied = way.polarity == "negated"
    if way.modality != "actual":
        return ("will" if way.modality == "planned" else "may") + (" not " if denied else " ") + base
    if denied:
        return ("did not " if is_past else "do not " if way.plural else "does not ") + base
    now = base if way.plural and not is_past else verb
    return f"no longer {now}" if way.ended else now


def _copula(label: str, is_past: bool, way: Way) -> str:
    noun, _, rest = label.partition(" ")
    if noun in _NOUNS:
        label = f"{_NOUNS[noun][way.plural]} {rest}"
    denied = way.polarity == "negated"
    if way.modality != "actual":
        return ("will" if way.modality == "planned" else "may") + (" not be " if denied else " be ") + label
    if is_past and not denied and not way.ended:
        return label
    be = ("were" if way.plural else "was") if is_past else ("are" if way.plural else "is")
    return be + (" not " if denied else " no longer " if way.ended else " ") + label


def _base(verb: str) -> tuple[str, bool]:
    """The verb's plain form, and whether the label is in the past."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb], True
    if verb.endswith("ed"):
        return (verb[:-1] if re.search(r"[ecgsuvz]ed$", verb) else verb[:-2]), True
    if verb.endswith("ies"):
        return verb[:-3] + "y", False
    if re.search(r"(?:ch|sh|ss|x|zz|o)es$", verb):
        return verb[:-2], False
    return verb.removesuffix("s"), False


def is_plural(kind: str, label: str) -> bool:
    """Whether a thing's name takes a plural verb: troops and refugees do, the United States does not.

    >>> is_plural("Force", "Norwegian observers"), is_plural("Force", "Indian army"), is_plural("State", "Seychelles")
    (True, False, False)
    """
    return kind in _LISTS and bool(_PLURAL.search(label.split(" (")[0]))
