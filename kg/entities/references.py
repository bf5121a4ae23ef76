"""What refers back: pronouns, "both sides", "the region", by what the article has spoken of before."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.entities import gender
from kg.entities.context import head_of
from kg.entities.described import definite, head_words
from kg.entities.gazetteer import Gazetteer
from kg.entities.history import History, singular
from kg.entities.holders import capitals, of_form, states_called
from kg.entities.nouns import force_kind, group_kind, is_office, kinds_of_noun
from kg.entities.offices import office_of
from kg.entities.people import People
from kg.entities.reference import words
from kg.model import ACTORS, LOCATIONS, Kind, Phrase, Thing

Things = tuple[Thing, ...]
_DESCRIBED = frozenset({Kind.FORCE, Kind.GROUP, Kind.ARMED_GROUP, Kind.INSTITUTION})
_PLACES = frozenset({Kind.PLACE, Kind.TERRITORY})
_HANGS_ON = re.compile(r" (?:of|in|on|near|with|along|between|from|to|at|for|by|around) ")
_CONTINENTS = frozenset(
    f"territory/{name}" for name in ("africa", "asia", "europe", "north-america", "south-america", "antarctica")
)
_RECENT = 12  # sentences


class References:
    """Resolves what points back within one article."""

    def __init__(self, history: History, people: People, gazetteer: Gazetteer) -> None:
        self._history = history
        self._people = people
        self._gazetteer = gazetteer

    # --- several at once ---------------------------------------------------------------------------------------------

    def members(self, sentence: int, phrase: Phrase, taken: frozenset[str]) -> Things:
        """Those whom "the two countries", "both sides", "all three parties", "the leaders", "the pair" mean."""
        lists, at = words(), phrase.span.start
        said = phrase.text.lower().split()
        count = next((lists.numbers[w] for w in said if w in lists.numbers), None)
        if phrase.lemma in lists.numbers and len(said) <= 2:
            here = self._in_sentence(sentence, at, lists.numbers[phrase.lemma], taken)
            if here:
                return here
            return self._history.several(sentence, at, self._as_side, lists.numbers[phrase.lemma], taken)
        if phrase.lemma in lists.collectives and definite(phrase) and not phrase.at("of"):
            return self._collective(sentence, at, lists.collectives[phrase.lemma], taken)
        if phrase.plural and (twins := states_called(head_of(phrase).removesuffix("s"))):
            return twins if len(twins) == (count or 2) else ()
        each = said[0] in ("neither", "each", "either")
        if not self._are_several(phrase, each, count):
            return ()
        if any(w.lemma in lists.other_modifiers for w in phrase.modifiers):
            return ()
        named = any(w.text[:1].isupper() for w in phrase.modifiers)  # "the three Baltic states"
        if named and count is None:
            return ()
        lemma = phrase.lemma
        if count is None and lemma in lists.pairs:
            count = 2
        return self._history.several(
            sentence, at, self._member(phrase), count, taken, together=named, states=lemma in lists.countries
        )

    def _in_sentence(self, sentence: int, at: int, count: int, taken: frozenset[str]) -> Things:
        """Those whom "the two" means after "A has been talking with B": all that the sentence has spoken of."""
        if taken:
            return ()
        spoken = [s for s in self._history.before(sentence, at, 0) if not s.inside and s.sure]
        found = {t.id: t for s in spoken for t in s.things if t.type in ACTORS}
        return tuple(found.values()) if len(found) == count and any(s.doer for s in spoken) else ()

    def _collective(self, sentence: int, at: int, count: int, taken: frozenset[str]) -> Things:
        """The members of "the pair", "the trio": those named together last, else persons, else sides."""
        return (
            self._history.several(sentence, at, _as_actor, count, taken, reach=2, together=True)
            or self._history.several(sentence, at, lambda t: t if t.type is Kind.PERSON else None, count, taken)
            or self._history.several(sentence, at, self._as_side, count, taken)
        )

    @staticmethod
    def _are_several(phrase: Phrase, each: bool, count: int | None) -> bool:
        """A noun for states, sides or leaders that speaks of known ones?"""
        lists = words()
        office = count is not None and is_office(phrase.lemma)
        if not (phrase.plural or each) or not (phrase.lemma in lists.countries | lists.sides | lists.leaders or office):
            return False
        return count is not None or each or phrase.text.lower().split()[0] in ("the", "these", "those", "all")

    def other(self, sentence: int, phrase: Phrase, owners: frozenset[str]) -> Thing | None:
        """The other of a pair: of "its neighbour", the country spoken of last that is not the owner's."""
        if phrase.plural or phrase.lemma not in words().pairs or not owners:
            return None
        return self._history.last(
            sentence, phrase.span.start, lambda t: t.type is Kind.STATE and t.id not in owners, reach=2
        )

    def last_body(self, sentence: int, phrase: Phrase, own: frozenset[str]) -> Thing | None:
        """The state or organisation spoken of last that is none of the persons' own."""

        def fits(thing: Thing) -> bool:
            code = thing.id.removeprefix("state/") if thing.type is Kind.STATE else None
            return thing.type in (Kind.STATE, Kind.ORGANIZATION, Kind.ARMED_GROUP) and code not in own

        return self._history.last(sentence, phrase.span.start, fits, reach=2)

    def last_harmed(self, sentence: int, phrase: Phrase) -> Thing | None:
        """The state to which the sentence before did something, where it acts upon one only."""
        if self._history.before(sentence, phrase.span.start, 0):
            return None  # it does not open its sentence
        spoken = [s for s in self._history.of_sentence(sentence - 1) if not s.inside and len(s.things) == 1]
        victims = {s.things[0].id: s.things[0] for s in spoken if not s.doer and s.things[0].type is Kind.STATE}
        acting = any(s.doer for s in spoken)
        return next(iter(victims.values())) if acting and len(victims) == 1 else None

    def countries(self, sentence: int, phrase: Phrase) -> Things:
        """The owners of "both armies", "the two foreign ministers": as many states as the number says."""
        said = phrase.text.lower().split()
        count = next((words().numbers[w] for w in said if w in words().numbers), None)
        if count is None or not phrase.plural or said[0] not in ("both", "the", "all", "these", "those", "their"):
            return ()
        return self._history.several(sentence, phrase.span.start, self._as_state, count, states=True)

    def _member(self, phrase: Phrase) -> Callable[[Thing], Thing | None]:
        lemma = phrase.lemma
        if lemma in words().countries:
            return _as_territory if lemma == "republic" else self._as_state
        if lemma in words().leaders:
            return self._as_leader
        if is_office(lemma) and lemma not in words().sides:
            office = office_of(phrase)
            return lambda thing: thing if self._holds(thing, office) else None
        return self._as_side

    def _as_state(self, thing: Thing) -> Thing | None:
        if thing.type is Kind.STATE:
            return thing
        return self.state(thing.country) if thing.country and thing.type in ACTORS else None

    def _as_side(self, thing: Thing) -> Thing | None:
        if thing.type in (Kind.PERSON, Kind.INSTITUTION, Kind.GROUP, Kind.FORCE) and thing.country:
            return self.state(thing.country)
        return thing if thing.type in ACTORS else None

    def _as_leader(self, thing: Thing) -> Thing | None:
        if thing.type is Kind.PERSON:
            return thing
        if thing.type is Kind.STATE:
            return self._people.chief(thing.id.removeprefix("state/")) or thing
        return None

    def _holds(self, thing: Thing, office: str) -> bool:
        return thing.type is Kind.PERSON and any(
            p.thing.id == thing.id and office in p.offices for p in self._people.all()
        )

    def state(self, code: str) -> Thing | None:
        """The State of an alpha-3 code."""
        return self._gazetteer.thing(f"state/{code}")

    def is_known(self, thing: Thing) -> bool:
        """Do the tables have it?"""
        return self._gazetteer.thing(thing.id) is not None

    # --- one ---------------------------------------------------------------------------------------------------------

    def again(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Thing | None:
        """What was spoken of last of that sort: "the region", "the group", "the troops", "the rebels"."""
        bare = not definite(phrase) or phrase.at("of", "between", "with", "to", "from", "for", "near", "along")
        if bare or any(w.text[:1].isupper() for w in phrase.modifiers):
            return None
        if phrase.plural:
            return self._same_noun(sentence, phrase, wanted) or self._fighters(sentence, phrase, wanted)
        kinds = _anaphoric(phrase.lemma) & wanted
        if not kinds:
            return self._same_noun(sentence, phrase, wanted)
        kind = force_kind(head_words(phrase))
        small = {place.id for place in capitals().values()} if phrase.lemma in words().small else frozenset()

        def fits(thing: Thing) -> bool:
            if thing.type is Kind.PLACE and ("--" in thing.id or thing.id in small):
                return False  # "the town" is one that has a name, and no state's capital
            if thing.id in _CONTINENTS or not self._has_form(thing, phrase.lemma):
                return False
            same = thing.type is not Kind.FORCE or (kind is not None and thing.id.endswith((kind, f"{kind}-1")))
            return thing.type in kinds and same

        here = self._history.last(sentence, phrase.span.start, fits, reach=0) if Kind.TERRITORY in kinds else None
        found = here or self._history.last(sentence, phrase.span.start, fits)
        if found is None and phrase.lemma in words().regions and Kind.PLACE in wanted:
            return self._history.last(sentence, phrase.span.start, self._is_tract, reach=_RECENT)
        return found

    def _is_tract(self, thing: Thing) -> bool:
        """A named place that no table has as a city: "the Halaib Triangle"."""
        named = thing.type is Kind.PLACE and "--" not in thing.id and " " in thing.label
        return named and not self.is_known(thing)

    def _has_form(self, thing: Thing, lemma: str) -> bool:
        """May a state be "the kingdom"? Its official name says so."""
        if lemma not in words().forms or thing.type is not Kind.STATE:
            return True
        return thing.id in of_form(lemma)

    def _same_noun(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Thing | None:
        """A force, a group or an organ of that very noun: "the settlers" after "Jewish settlers"."""
        kinds = wanted & (_DESCRIBED if kinds_of_noun(phrase.lemma) & ACTORS else _PLACES)
        noun = head_of(phrase).lower()
        further = {w.text.lower() for w in phrase.modifiers}
        if not kinds or not kinds_of_noun(phrase.lemma) & kinds:
            return None

        def fits(thing: Thing) -> bool:
            said = _HANGS_ON.split(thing.label.lower(), maxsplit=1)[0].split()
            return thing.type in kinds and said[-1] == noun and further <= set(said)

        return self._history.last(sentence, phrase.span.start, fits, reach=_RECENT)

    def _fighters(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Thing | None:
        """The only armed group that the text has named, where "the guerrillas" or "the rebels" are spoken of."""
        armed = group_kind(head_words(phrase)) in words().armed_kinds and not phrase.modifiers
        if not armed or Kind.ARMED_GROUP not in wanted:
            return None
        spoken = self._history.before(sentence, phrase.span.start, reach=100)
        groups = {t.id: t for s in spoken for t in s.things if t.type is Kind.ARMED_GROUP and "--" not in t.id}
        return next(iter(groups.values())) if len(groups) == 1 else None

    def holder(self, sentence: int, phrase: Phrase, office: str) -> Thing | None:
        """The person spoken of last who holds the office."""

        def holds(thing: Thing) -> bool:
            described = "--" in thing.id and thing.label.endswith(f" {office}")
            return thing.type is Kind.PERSON and (described or self._people.in_office(office, thing.country) == thing)

        return self._history.last(sentence, phrase.span.start, holds)

    def pronoun(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind], taken: frozenset[str]) -> Things:
        """Whom a pronoun of the third person means; not one of its own clause's doers (`taken`)."""
        word, at = head_of(phrase).lower(), phrase.span.start

        def fits(thing: Thing) -> bool:
            return thing.type in wanted and thing.id not in taken

        if word in words().he:
            one = self._person(sentence, at, gender.of_pronoun(word), taken)
        elif word in words().it:
            where = wanted & LOCATIONS if Kind.TERRITORY in wanted else frozenset()
            one = self._history.one(sentence, at, lambda t: (singular(t) or t.type in where) and fits(t), reach=2)
        elif word == "whose":
            one = next((s.things[-1] for s in reversed(self._history.before(sentence, at, 0)) if not s.inside), None)
            one = one if one is not None and fits(one) else None
        elif word in words().they:
            return self._history.group(sentence, at, lambda t: t.type in ACTORS and fits(t))
        else:
            one = None
        return (one,) if one is not None else ()

    def _person(self, sentence: int, at: int, said: str | None, taken: frozenset[str]) -> Thing | None:
        """Whom "he" or "she" means: nobody whom a title or a first name tells to be of the other sex."""

        def fits(thing: Thing) -> bool:
            person = thing.type is Kind.PERSON and thing.id not in taken
            return person and self._people.gender(thing) in (None, said)

        one = self._history.one(sentence, at, fits, agrees=lambda thing: self._people.gender(thing) == said)
        if one is not None and said is not None:
            self._people.tell_gender(one, said)
        return one


def _as_territory(thing: Thing) -> Thing | None:
    return thing if thing.type is Kind.TERRITORY else None


def _as_actor(thing: Thing) -> Thing | None:
    return thing if thing.type in ACTORS else None


def _anaphoric(lemma: str) -> frozenset[Kind]:
    """The classes of what "the region", "the country", "the group", "the troops" may have been called before."""
    if lemma in words().regions:
        return frozenset({Kind.TERRITORY})
    if lemma in words().countries:
        return frozenset({Kind.STATE})
    if lemma in words().bodies:
        return frozenset({Kind.ORGANIZATION})
    if lemma in words().groups:
        return frozenset({Kind.ORGANIZATION, Kind.ARMED_GROUP})
    if lemma in words().militias:
        return frozenset({Kind.ARMED_GROUP})
    if lemma in words().settlements:
        return frozenset({Kind.PLACE})
    return kinds_of_noun(lemma) & {Kind.FORCE}
