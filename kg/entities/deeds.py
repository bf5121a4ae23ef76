"""What an "it" is that is hailed, condemned or rejected: a deal, a decision, an attack, never a country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.entities.nouns import kinds_of_noun
from kg.entities.reference import words
from kg.model import EVENTS, Clause, Phrase, PhraseKind, Span


@dataclass(frozen=True, slots=True)
class Deeds:
    """The deeds that an article speaks of, in text order, and the phrases that may mean one of them."""

    spoken: tuple[tuple[int, Phrase], ...]
    judged: frozenset[tuple[int, Span]]

    def is_meant(self, sentence: int, phrase: Phrase) -> bool:
        """Is it an "it" that is judged? Whom one condemns *for* something may be a state."""
        return phrase.text.lower() == "it" and (sentence, phrase.span) in self.judged

    def last(self, sentence: int, phrase: Phrase) -> tuple[int, Phrase] | None:
        """The last deed of the same sentence or of the one before, with its sentence."""
        start = phrase.span.start
        near = (d for d in self.spoken if d[0] == sentence - 1 or (d[0] == sentence and d[1].span.end <= start))
        return max(near, key=lambda d: (d[0], d[1].span.start), default=None)


def deeds_of(clauses: Sequence[Sequence[Clause]]) -> Deeds:
    """The deeds of an article's clauses, sentence by sentence."""
    found: dict[tuple[int, int, int], Phrase] = {}
    judged: set[tuple[int, Span]] = set()
    for index, clause in ((index, clause) for index, inside in enumerate(clauses) for clause in inside):
        if clause.predicate.lemma in words().judging and not clause.at("for"):
            judged.update((index, phrase.span) for phrase in clause.at("done-to"))
        for phrase in (f for place in clause.places if place.name != "as" for f in place.fillers):
            if phrase.kind is not PhraseKind.PRONOUN and not phrase.plural and is_deed(phrase):
                found.setdefault((index, phrase.span.start, phrase.span.end), phrase)
    return Deeds(tuple((key[0], found[key]) for key in sorted(found)), frozenset(judged))


def is_deed(phrase: Phrase) -> bool:
    """Does the noun name something done or agreed?"""
    return phrase.lemma in words().deeds or bool(kinds_of_noun(phrase.lemma) & EVENTS)
