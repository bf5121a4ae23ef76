"""The closed lists that a rule may name: relations, classes, places, axes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg import vocab
from kg.model import Attribution, Confidence, Kind, Modality, Polarity, PredicateKind

CLAUSE_PLACES = frozenset(
    {"doer", "done-to", "recipient", "content", "complement", "between", "as", "of", "when", "predicate"}
)
# English prepositions and the first words of chained ones (`out_of`, `according_to`).
PREPOSITIONS = frozenset(
    """aboard about above according across after against ahead along alongside amid amidst apart around as at atop away
    back because before behind below beneath beside besides beyond by close concerning despite down due during except
    excluding following for from in including inside instead into like near next of off on onto opposite out outside
    over past pending per prior regarding round since such than thanks through throughout till to together toward
    towards under underneath unlike until up upon versus via with within without""".split()
)
ROLES = ("party", "sender", "addressee", "location", "instrument", "topic", "content", "event")
TENSES = ("past", "present", "future", "perfect", "pluperfect", "infinitive", "participle")
PREDICATE_TESTS: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(PredicateKind),
    "passive": ("yes", "no"),
    "tense": TENSES,
}
# What an example may say of the statement it gives; a key without a list takes any text.
GIVES: Mapping[str, tuple[str, ...]] = {
    "subject": (),
    "object": (),
    **dict.fromkeys(ROLES, ()),
    "polarity": tuple(Polarity),
    "modality": tuple(Modality),
    "speaker": (),
    "attribution": (*Attribution, "none"),
    "office": (),
    "start": (),
    "end": (),
    "ended": ("yes", "no"),
    "confidence": tuple(Confidence),
    "cameo": (),
    "plover": (),
}
ANY_KIND = frozenset(Kind) - {Kind.STATEMENT}


def is_place(name: str) -> bool:
    """Is it a place that a clause or a phrase can have?

    >>> is_place("done-to"), is_place("out_of"), is_place("among"), is_place("doner")
    (True, True, False, False)
    """
    return name in CLAUSE_PLACES or all(part in PREPOSITIONS for part in name.split("_"))


@cache
def class_names() -> frozenset[str]:
    """Every class that a rule may name."""
    return frozenset(name for name in vocab.CLASSES if vocab.class_closure(name))


def kinds_of(name: str) -> frozenset[Kind]:
    """The kinds of things under a class of `class_names()`."""
    return frozenset(Kind(kind) for kind in vocab.class_closure(name))
