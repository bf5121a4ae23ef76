"""Places by a common noun: "the town of Balkot", "the Chadian capital"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.entities.holders import capitals
from kg.entities.ids import bare, global_id
from kg.entities.names import Names
from kg.entities.nouns import kinds_of_noun
from kg.entities.owners import Found, Owners
from kg.entities.reference import words
from kg.model import LOCATIONS, How, Kind, Phrase, PhraseKind, Thing


@dataclass(frozen=True, slots=True)
class Placing:
    """Asks `found` what the phrases beside a phrase denote."""

    found: Callable[[int, Phrase, frozenset[Kind]], Found]
    owners: Owners
    names: Names
    learnt: dict[str, Thing] = field(default_factory=dict)  # "Balkot", once it was "the town of Balkot"

    def called(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """The body whose name the noun only goes before: "the regional bloc SADC", "the militia Hezbollah"."""
        bodies = {Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.GROUP, Kind.FORCE}
        ends = phrase.span.end == phrase.head.end and not phrase.plural and phrase.determiner == "the"
        if not ends or not (bodies & kinds_of_noun(phrase.lemma) or phrase.lemma in words().bodies | words().groups):
            return (), How.GUESS
        name = self.names.behind(sentence, phrase.span)
        if (
            name is None
            or name.thing.type not in (Kind.ORGANIZATION, Kind.ARMED_GROUP)
            or name.thing.type not in wanted
        ):
            return (), How.GUESS
        return (name.thing,), How.TABLE

    def located(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """The place that the noun only classes, or the capital of a state."""
        if phrase.lemma == "capital" and not phrase.plural and phrase.determiner not in ("a", "another"):
            return self._capital(sentence, phrase, wanted)
        if phrase.lemma not in words().settlements | words().regions or phrase.plural:
            return (), How.GUESS
        named = [p for p in phrase.at("of") if p.kind is PhraseKind.NAME and p.span.start > phrase.head.end]
        if len(named) != 1:
            return (), How.GUESS
        things, how = self.found(sentence, named[0], LOCATIONS)
        if not things and bare(named[0].text)[:1].isupper():
            kind = next((k for k in (Kind.TERRITORY, Kind.PLACE) if k in kinds_of_noun(phrase.lemma)), Kind.PLACE)
            name = bare(named[0].text)
            things, how = (Thing(global_id(kind, name), name, kind),), How.NAME
        if how is How.NAME and len(things) == 1:
            self.learnt.setdefault(bare(named[0].text), things[0])
        return tuple(t for t in things if t.type in wanted and t.type is not Kind.STATE), how

    def _capital(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """The state's city where a place is wanted, else the state itself."""
        states = [t for t in self.owners.named(sentence, phrase) if t.type is Kind.STATE]
        how = How.DESCRIPTION
        if not states and not phrase.at("of"):
            found, how = self.owners.home(sentence, phrase)
            states = list(found)
        if len(states) != 1:
            return (), How.GUESS
        if Kind.PLACE in wanted:
            place = capitals().get(states[0].id)
            return ((place,) if place is not None else ()), how
        return (tuple(states) if Kind.STATE in wanted else ()), how
