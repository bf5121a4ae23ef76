"""What stands beside a name and says who that is, also of several at once."""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.tree import Tree
from kg.model import Phrase, PhraseKind, Place


def share_of(office: Phrase, index: int, count: int) -> Phrase:
    """The office of one of several: of "the ministers of X and Y, A and B", B has only that of Y."""
    owners = office.at("of")
    if count < 2 or len(owners) != count or not office.plural:
        return office
    places = tuple(p if p.name != "of" else Place("of", (owners[index],)) for p in office.places)
    return replace(office, places=places)


def beside(tree: Tree, noun: int, apposition: int) -> list[int]:
    """Those whom an apposition is about: all coordinated names where it is plural and stands behind the last."""
    if tree.tag(apposition) not in ("NNS", "NNPS"):
        return [noun]
    first = noun
    while tree.dep(first) == "conj":
        first = tree.head(first)
    names = [i for i in tree.conjuncts(first) if tree.is_noun(i) and i < apposition]
    return names if len(names) > 1 and all(tree.is_name(i) for i in names) else [noun]


def owned(phrase: Phrase, owners: tuple[Phrase, ...]) -> Phrase:
    """The phrase with owners for its possessive pronouns: of "X considers Y its own", "part of its land", X's."""
    if not owners:
        return phrase
    places = tuple(
        Place("of", tuple(o for p in place.fillers for o in _owners(p, owners))) if place.name == "of" else place
        for place in phrase.places
    )
    return replace(phrase, places=places)


def _owners(phrase: Phrase, owners: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    if phrase.kind is PhraseKind.PRONOUN and phrase.text.lower() in ("its", "their", "his", "her"):
        return owners
    return (owned(phrase, owners),)
