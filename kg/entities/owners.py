"""Whose something is: by its `of` and `from`, by where it is, by who sends it, by what the article is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.entities.described import head_words, owner_of
from kg.entities.homes import Homes, is_national
from kg.entities.nouns import group_kind
from kg.entities.reference import words
from kg.entities.references import References
from kg.model import ACTORS, How, Kind, Phrase, Span, Thing

Things = tuple[Thing, ...]
Found = tuple[Things, How]
_SENDERS = frozenset({Kind.STATE, Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.INSTITUTION, Kind.PERSON})
_INDEFINITE = frozenset({"a", "an", "any", "no", "some", "another", "each", "every", "such"})
Fillers = Mapping[tuple[int, Span], tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Owners:
    """Asks `found` what the phrases beside a phrase denote."""

    found: Callable[[int, Phrase, frozenset[Kind]], Found]
    references: References
    homes: Homes
    senders: Fillers
    partners: Fillers  # the doers of the clause of each phrase that is no doer

    def named(self, sentence: int, phrase: Phrase) -> Things:
        """States, organisations and whoever answers to one, by the phrase's `of`, then its `from`."""
        return self._named(sentence, phrase)[0]

    def _named(self, sentence: int, phrase: Phrase) -> Found:
        for place in ("of", "from"):
            owners: list[Thing] = []
            guess = False
            for filler in phrase.at(place):
                things, how = self.found(sentence, filler, ACTORS | {Kind.TERRITORY})
                owners.extend(t for t in things if owner_of(t) is not None)
                guess = guess or how is How.GUESS
            if owners:
                return tuple(dict.fromkeys(owners)), How.GUESS if guess else How.DESCRIPTION
        return (), How.DESCRIPTION

    def of(self, sentence: int, phrase: Phrase, kind: Kind) -> Found:
        """The owners of a force, an institution or a group, and how they are known."""
        owners, how = self._named(sentence, phrase)
        owners = owners or self.references.countries(sentence, phrase) or self._there(sentence, phrase, kind)
        if not owners and kind is Kind.FORCE:
            owners = self._sent_by(sentence, phrase)
        if owners or kind not in (Kind.FORCE, Kind.INSTITUTION) or not is_national(phrase):
            return owners, how
        return self.home(sentence, phrase)

    def home(self, sentence: int, phrase: Phrase) -> Found:
        """The state whose "the government" or "the president" is."""
        named = any(w.text[:1].isupper() and w.span.start > phrase.span.start for w in phrase.modifiers)
        if phrase.determiner in _INDEFINITE or named or phrase.at("of", "between"):
            return (), How.GUESS
        acts = (sentence, phrase.span) not in self.partners
        state, sure = self.homes.owner(sentence, phrase.span.start, acts=acts)
        return ((state,) if state is not None else ()), (How.ROLE if sure else How.GUESS)

    def _there(self, sentence: int, phrase: Phrase, kind: Kind) -> Things:
        """The state in which "the police in Kenya", "the government in Windhoek", "rebels in Chad" are."""
        national = kind in (Kind.FORCE, Kind.INSTITUTION) and is_national(phrase)
        acts = (sentence, phrase.span) not in self.partners
        resident = group_kind(head_words(phrase)) in words().resident and acts and not phrase.at("of", "from")
        if not national and not resident:
            return ()
        found: list[Thing] = []
        for filler in phrase.at("in"):
            things, how = self.found(sentence, filler, frozenset({Kind.STATE}))
            found += [t for t in things if how is How.TABLE and (national or filler.text[:1] == t.label[:1])]
        return tuple(found) if len(found) == 1 else ()

    def _sent_by(self, sentence: int, phrase: Phrase) -> Things:
        """Whose troops without an owner are: whoever sends them, if it is one state or body."""
        doers = self.senders.get((sentence, phrase.span), ())
        found = [t for d in doers for t in self.found(sentence, d, _SENDERS)[0]]
        owners = tuple(dict.fromkeys(t for t in found if owner_of(t) is not None))
        return owners if len(owners) == 1 else ()
