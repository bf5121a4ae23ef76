"""The titles that stand with a person's name, and the offices that they name."""

from __future__ import annotations

import re

from kg.entities import gender
from kg.entities.described import head_words
from kg.entities.ids import bare
from kg.entities.nouns import force_kind, is_office
from kg.entities.reference import words
from kg.model import Clause, Phrase

_SAME_OFFICE = {
    "pm": "prime minister",
    "premier": "prime minister",
    "fm": "foreign minister",
    "top diplomat": "foreign minister",
    "chief diplomat": "foreign minister",
    "defense minister": "defence minister",
    "secretary general": "secretary-general",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
}
CHIEFS = frozenset({
    "president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "supreme leader", "leader", "ruler",
})  # fmt: skip
_HYPHENED = re.compile(r"(\w+)-$")
_QUALIFIED = frozenset({"minister", "secretary", "diplomat", "chief", "general"})
_OFFICE_WORDS = frozenset(
    {"prime", "foreign", "defence", "defense", "interior", "finance", "top", "supreme", "trade", "oil"}
)


def office_of(phrase: Phrase) -> str:
    """The office that a phrase names, without its country: "the Armenian PM" is a prime minister."""
    hyphened = _HYPHENED.search(phrase.text[: phrase.head.start - phrase.span.start])
    if hyphened is not None:  # the parser splits "Secretary-General"
        return _SAME_OFFICE.get(f"{hyphened[1].lower()}-{phrase.lemma}", f"{hyphened[1].lower()}-{phrase.lemma}")
    own = [w for w in phrase.modifiers if w.text.islower() or w.lemma in _OFFICE_WORDS]
    before = [w.lemma for w in own if w.lemma not in words().numbers]
    qualified = before and (phrase.lemma in _QUALIFIED or before[-1] == "supreme")
    office = f"{before[-1]} {phrase.lemma}" if qualified else phrase.lemma
    return _SAME_OFFICE.get(office, office)


def is_address(lemma: str) -> bool:
    """A form of address, of which a person's name follows: "Mr", "Dame", "Dr"?"""
    return gender.of_title(lemma) is not None or lemma.rstrip(".") in words().addresses


def called(phrase: Phrase, clause: Clause) -> list[Phrase]:
    """What a phrase or its clause calls a name: its offices and forms of address."""
    held = clause.at("as") if is_held(phrase, clause) else ()
    return [p for p in (*phrase.at("as"), *held) if is_office(p.lemma) or is_address(p.lemma)]


_SHIPS = ("warships", "ships", "aircraft")


def is_ship(title: Phrase) -> bool:
    """Is it a ship or an aircraft that the name behind it names: "the frigate Admiral Makarov"?"""
    return force_kind(head_words(title)) in _SHIPS


def ship_name(phrase: Phrase) -> str:
    """The name behind a noun for ships in the phrase itself, or an empty string."""
    said = bare(phrase.text).split()
    small = next((k for k, word in enumerate(said) if not word.islower()), 0)
    return " ".join(said[small:]) if small and force_kind(" ".join(said[max(0, small - 2) : small])) in _SHIPS else ""


def is_held(phrase: Phrase, clause: Clause) -> bool:
    """Does the clause say what the phrase is?"""
    return clause.predicate.lemma in ("hold-office", "be") and any(p.span == phrase.span for p in clause.at("doer"))
