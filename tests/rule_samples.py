"""Clauses by hand, and a resolver that knows a dozen words: for the tests of rules without a parser."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import (
    Clause,
    Cue,
    How,
    Kind,
    Mention,
    Phrase,
    PhraseKind,
    Place,
    Predicate,
    PredicateKind,
    Span,
    Thing,
    Word,
)

LEXICON = {
    "norway": Kind.STATE, "chile": Kind.STATE, "peru": Kind.STATE, "lima": Kind.PLACE, "oslo": Kind.PLACE,
    "treaty": Kind.AGREEMENT, "truce": Kind.AGREEMENT, "marine": Kind.FORCE, "summit": Kind.MEETING,
}  # fmt: skip


class Lexicon:
    """Resolves a phrase by its head, and anything to an Action on demand; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, frozenset[Kind]]] = []

    def resolve(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> tuple[Mention, ...]:
        self.asked.append((phrase.text, wanted))
        if phrase.lemma == "side":
            return tuple(self._mention(sentence, phrase, name, Kind.STATE) for name in ("norway", "chile"))
        kind = LEXICON.get(phrase.lemma)
        if kind in wanted:
            return (self._mention(sentence, phrase, phrase.lemma, kind),)
        return (self._mention(sentence, phrase, phrase.text, Kind.ACTION),) if Kind.ACTION in wanted else ()

    def _mention(self, sentence: int, phrase: Phrase, name: str, kind: Kind) -> Mention:
        return Mention(
            Thing(f"{kind.lower()}/{name}", name.title(), kind), sentence, phrase.span, phrase.text, How.TABLE
        )


def phrase(text: str, places: Mapping[str, list[Phrase | str]] | None = None) -> Phrase:
    """A phrase whose head is its last word; a bare verb behind `to ` makes a CLAUSE phrase."""
    determiner, *_ = text.split() if text.split()[0] in ("a", "the") else [""]
    words = text.split()[1 if determiner else 0 :]
    head = Span(len(text) - len(words[-1]), len(text))
    kind = PhraseKind.NAME if words[-1][0].isupper() else PhraseKind.NOUN
    if words[0] == "to":
        kind, head = PhraseKind.CLAUSE, Span(3, 3 + len(words[1]))
    modifiers = tuple(Word(w, w.lower(), Span(text.index(w), text.index(w) + len(w))) for w in words[:-1])
    lemma = words[-1].lower().removesuffix("s")
    return Phrase(Span(0, len(text)), head, text, lemma, kind, False, determiner, modifiers, _places(places or {}))


def _places(places: Mapping[str, list[Phrase | str]]) -> tuple[Place, ...]:
    return tuple(
        Place(name.replace("__", "-"), tuple(p if isinstance(p, Phrase) else phrase(p) for p in fillers))
        for name, fillers in places.items()
    )


def clause(
    lemma: str,
    kind: PredicateKind = PredicateKind.VERB,
    *,
    tense: str = "past",
    passive: bool = False,
    cues: tuple[Cue, ...] = (),
    **places: list[Phrase | str],
) -> Clause:
    """A clause; `done__to` is the place `done-to`, `in_` is `in`."""
    named = {name.rstrip("_"): fillers for name, fillers in places.items()}
    return Clause(Predicate(lemma, kind, Span(0, 1), tense, passive), _places(named), cues, Span(0, 1))
