"""Whose something is: by its `of` and `from`, by where it is, by who sends it, by what the article is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.entities.context import accusers_of, faced_of, fronted_of, harmed_of, partners_of, senders_of
from kg.entities.described import head_words, owner_of
from kg.entities.holders import holder
from kg.entities.homes import Homes, is_national
from kg.entities.ids import bare, global_id
from kg.entities.nouns import force_kind, group_kind, is_office
from kg.entities.offices import CHIEFS
from kg.entities.people import People
from kg.entities.reference import words
from kg.entities.references import References
from kg.model import ACTORS, Clause, How, Kind, Phrase, PhraseKind, Span, Thing

Things = tuple[Thing, ...]
Found = tuple[Things, How]
_BACKED = re.compile(
    r"\s*[-‐–]\s*(backed|aligned|allied|supported|funded|financed|trained|armed|sponsored|linked|led|held|occupied|owned)\b"
)
_SENDERS = frozenset({Kind.STATE, Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.INSTITUTION, Kind.PERSON})
_TOGETHER = 5  # more do not send troops together
_INDEFINITE = frozenset({"a", "an", "any", "no", "some", "another", "each", "every", "such"})
Fillers = Mapping[tuple[int, Span], tuple[Phrase, ...]]


def _only_behind(phrase: Phrase, filler: Phrase) -> bool:
    """Does the filler only stand behind the phrase: "Iranian-backed militias", "Saudi-trained fighters"?"""
    rest = phrase.text[max(0, filler.span.end - phrase.span.start) :] if phrase.span.holds(filler.span) else ""
    match = _BACKED.match(rest)
    return match is not None and (match[1] != "led" or force_kind(head_words(phrase)) is None)


@dataclass(frozen=True, slots=True)
class Owners:
    """Asks `found` what the phrases beside a phrase denote."""

    found: Callable[[int, Phrase, frozenset[Kind]], Found]
    people: People
    references: References
    homes: Homes
    senders: Fillers
    accusers: Fillers
    faced: Fillers
    harmed: frozenset[tuple[int, Span]]
    partners: Fillers  # the doers of the clause of each phrase that is no doer
    fronted: Fillers  # the place that the clause of each doer opens with

    def named(self, sentence: int, phrase: Phrase) -> Things:
        """States, organisations and whoever answers to one, by the phrase's `of`, then its `from`."""
        return self._named(sentence, phrase)[0]

    def _named(self, sentence: int, phrase: Phrase) -> Found:
        for place in ("of", "from", "for") if is_office(phrase.lemma) else ("of", "from"):
            owners: list[Thing] = []
            guess = False
            for filler in phrase.at(place):
                if _only_behind(phrase, filler):
                    continue
                whose = filler
                if filler.kind is PhraseKind.PRONOUN and phrase.lemma in words().harmed:
                    whose = next(iter(self.accusers.get((sentence, phrase.span), ())), filler)
                others = self._of_other(sentence, phrase) if filler.text.lower() == "its" else ()
                things, how = (
                    (others, How.PRONOUN) if others else self.found(sentence, whose, ACTORS | {Kind.TERRITORY})
                )
                known = [t for t in map(self.people.current, things) if owner_of(t) is not None]
                owners.extend(known or self._head_of(phrase, filler))
                guess = guess or how is How.GUESS
            if owners:
                sure = [o for o in owners if o.country is not None or self.references.is_known(o)]
                return tuple(dict.fromkeys(sure or owners)), How.GUESS if guess else How.DESCRIPTION
        return (), How.DESCRIPTION

    def _of_other(self, sentence: int, phrase: Phrase) -> Things:
        """Whose "its president" is where a person praises or meets him: the country spoken of last, not his own.

        And whose "its government" is that condemns an attack: the one attacked.
        """
        if (sentence, phrase.span) in self.harmed:
            victim = self.references.last_harmed(sentence, phrase)
            return (victim,) if victim is not None else ()
        doers = self.faced.get((sentence, phrase.span), ())
        people = [t for d in doers for t in self.found(sentence, d, frozenset({Kind.PERSON}))[0]]
        if not people or len(people) != len(doers):
            return ()
        other = self.references.last_body(sentence, phrase, frozenset(p.country for p in people if p.country))
        return (other,) if other is not None else ()

    def _head_of(self, phrase: Phrase, filler: Phrase) -> Things:
        """The statesman of "the Kovac administration", whenever that was."""
        if phrase.lemma not in words().led or filler.kind is not PhraseKind.NAME:
            return ()
        return holder(filler.text.removesuffix("'s"), CHIEFS, None, None)[:1]

    def of(self, sentence: int, phrase: Phrase, kind: Kind) -> Found:
        """The owners of a force, an institution or a group, and how they are known."""
        owners, how = self._named(sentence, phrase)
        owners = owners or self.references.countries(sentence, phrase) or self._there(sentence, phrase, kind)
        if not owners and kind is Kind.FORCE:
            owners = self._sent_by(sentence, phrase)
        if owners or kind not in (Kind.FORCE, Kind.INSTITUTION) or not is_national(phrase):
            return owners, how
        return self.home(sentence, phrase)

    def ship(self, sentence: int, phrase: Phrase) -> Thing | None:
        """A ship by its name, with the country of whose it is."""
        name = self.people.ships_name(phrase) or bare(phrase.text)
        title, prefix = self.people.ships.get(name), name.split(" ")[0]
        if title is None and prefix not in words().ship_prefixes:
            return None
        owners = self.named(sentence, title) if title is not None else ()
        country = owners[0].country if owners else words().ship_prefixes.get(prefix)
        return Thing(global_id("Force", name), name, Kind.FORCE, country)

    def home(self, sentence: int, phrase: Phrase) -> Found:
        """The state whose "the government" or "the president" is."""
        named = any(w.text[:1].isupper() and w.span.start > phrase.span.start for w in phrase.modifiers)
        if phrase.determiner in _INDEFINITE or named or phrase.at("of", "between"):
            return (), How.GUESS
        acts = (sentence, phrase.span) not in self.partners
        office = is_office(phrase.lemma)
        state, sure = self.homes.owner(sentence, phrase.span.start, acts=acts, office=office)
        return ((state,) if state is not None else ()), (How.ROLE if sure else How.GUESS)

    def _there(self, sentence: int, phrase: Phrase, kind: Kind) -> Things:
        """The state in which "the police in Kenya", "the government in Windhoek", "rebels in Chad" are."""
        national = kind in (Kind.FORCE, Kind.INSTITUTION) and is_national(phrase)
        acts = (sentence, phrase.span) not in self.partners
        resident = group_kind(head_words(phrase)) in words().resident and acts and not phrase.at("of", "from")
        if not national and not resident:
            return ()
        found: list[Thing] = []
        for filler in phrase.at("in") or self.fronted.get((sentence, phrase.span), ()):
            things, how = self.found(sentence, filler, frozenset({Kind.STATE}))
            found += [t for t in things if how is How.TABLE and (national or filler.text[:1] == t.label[:1])]
        return tuple(found) if len(found) == 1 else ()

    def _sent_by(self, sentence: int, phrase: Phrase) -> Things:
        """Whose troops without an owner are: whoever sends them; of several each sends its own."""
        doers = self.senders.get((sentence, phrase.span), ())
        found = [t for d in doers for t in self.found(sentence, d, _SENDERS)[0]]
        owners = tuple(dict.fromkeys(t for t in found if owner_of(t) is not None))
        return owners if len(owners) <= _TOGETHER else ()


def make_owners(
    found: Callable[[int, Phrase, frozenset[Kind]], Found],
    people: People,
    references: References,
    homes: Homes,
    clauses: Sequence[Sequence[Clause]],
) -> Owners:
    """The owners of one article's things."""
    beside = (senders_of(clauses), accusers_of(clauses), faced_of(clauses), harmed_of(clauses), partners_of(clauses))
    return Owners(found, people, references, homes, *beside, fronted_of(clauses))
