"""Clauses: predicates, places, phrases and cues."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.text import Span


class PhraseKind(StrEnum):
    """What the head of a phrase is."""

    NAME = "name"  # the head is a proper noun
    NOUN = "noun"
    PRONOUN = "pronoun"
    CLAUSE = "clause"  # a verbal complement; `head` is the span of that clause's predicate


@dataclass(frozen=True, slots=True)
class Word:
    """A modifier in front of a head: an adjective, a compound noun, a number."""

    text: str
    lemma: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """A named place of a clause or a phrase and what fills it; coordinated fillers stand side by side.

    Names: `doer, done-to, recipient, content, complement, between, as, of, when, predicate` and any preposition.
    """

    name: str
    fillers: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase (or verbal complement) without its conjuncts.

    `span` is the phrase with determiner, modifiers and short complements, without relative clauses and appositions;
    `lemma` is the head's, lower case; `determiner` and `modifiers` stand in front of it; `places` hold what hangs on
    it: `of` (also the possessor: "Azerbaijan's president"), `as` (apposition), `between`, other prepositions.
    """

    span: Span
    head: Span
    text: str
    lemma: str
    kind: PhraseKind
    plural: bool = False
    determiner: str = ""
    modifiers: tuple[Word, ...] = ()
    places: tuple[Place, ...] = ()
    guess: bool = False

    def at(self, *names: str) -> tuple[Phrase, ...]:
        """The fillers of the named places."""
        return tuple(p for place in self.places if place.name in names for p in place.fillers)

    def __str__(self) -> str:
        return self.text


class CueKind(StrEnum):
    """What sort of word qualifies a clause."""

    NEGATION = "negation"  # not, never, no, neither
    MODAL = "modal"  # will, may, would, "is to", "is due to"
    CONDITION = "condition"  # stands under "if", "unless", or governs such a clause
    EMBEDDING = "embedding"  # agreed to V, refused to V, urged X to V, accused X of V-ing
    REPORTING = "reporting"  # said that V, V according to X, quotes
    HEDGE = "hedge"  # an adverb or adjective: reportedly, alleged, former


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that qualifies a clause, with the cues that qualify that word itself.

    `who` are the doers of an embedding or reporting verb (the speakers), `to` those it is addressed to.
    `tense` is that of the cue's own verb.
    """

    kind: CueKind
    lemma: str
    span: Span
    who: tuple[Phrase, ...] = ()
    to: tuple[Phrase, ...] = ()
    cues: tuple[Cue, ...] = ()
    tense: str = ""
    passive: bool = False

    def __str__(self) -> str:
        who = " + ".join(map(str, self.who))
        inner = ", ".join(map(str, self.cues))
        return f"{self.kind} {self.lemma}" + (f" by {who}" if who else "") + (f" [{inner}]" if inner else "")


class PredicateKind(StrEnum):
    """The surface form that a predicate had."""

    VERB = "verb"
    PARTICIPLE = "participle"  # the Russia-brokered truce, troops deployed to the line
    NOMINAL = "nominal"  # a verb in the dress of a noun: Russia's deployment of troops; the lemma is the verb's
    NOUN = "noun"  # an event noun: talks between A and B; the lemma is the noun's
    ADJECTIVE = "adjective"  # X is hostile to Y


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a clause says: `lemma` is lower case, with a particle behind an underscore (`pull_out`).

    `tense`: `past present future perfect pluperfect infinitive participle` or empty for nouns.
    """

    lemma: str
    kind: PredicateKind
    span: Span
    tense: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A normalised clause: whatever the surface form, doer and done-to are the same places.

    `span` is the evidence: from the first to the last character of the predicate and its places. `relative` marks a
    clause that only says which thing is meant.
    """

    predicate: Predicate
    places: tuple[Place, ...]
    cues: tuple[Cue, ...]
    span: Span
    guess: bool = False
    relative: bool = False

    def at(self, *names: str) -> tuple[Phrase, ...]:
        """The fillers of the named places."""
        return tuple(p for place in self.places if place.name in names for p in place.fillers)

    def __str__(self) -> str:
        places = ", ".join(f"{p.name} {' + '.join(map(str, p.fillers))}" for p in self.places)
        cues = "".join(f" <{cue}>" for cue in self.cues)
        return f"{self.predicate.lemma}({places}){cues}" + (" ?" if self.guess else "")
