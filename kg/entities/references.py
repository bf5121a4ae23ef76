"""What refers back: pronouns, "both sides", "the region", by what the article has spoken of before."""

from __future__ import annotations

from collections.abc import Callable

from kg.entities.context import head_of
from kg.entities.described import definite, head_words
from kg.entities.gazetteer import Gazetteer
from kg.entities.history import History, singular
from kg.entities.nouns import force_kind, is_office, kinds_of_noun
from kg.entities.people import People, office_of
from kg.entities.reference import words
from kg.model import ACTORS, LOCATIONS, Kind, Phrase, Thing

Things = tuple[Thing, ...]


class References:
    """Resolves what points back within one article."""

    def __init__(self, history: History, people: People, gazetteer: Gazetteer) -> None:
        self._history = history
        self._people = people
        self._gazetteer = gazetteer

    # --- several at once ---------------------------------------------------------------------------------------------

    def members(self, sentence: int, phrase: Phrase, taken: frozenset[str]) -> Things:
        """Those whom "the two countries", "both sides", "all three parties", "the leaders", "the two" mean."""
        lists = words()
        said = phrase.text.lower().split()
        count = next((lists.numbers[w] for w in said if w in lists.numbers), None)
        if phrase.lemma in lists.numbers and len(said) <= 2:
            number = lists.numbers[phrase.lemma]
            return self._history.several(sentence, phrase.span.start, self._as_side, number, taken)
        office = count is not None and is_office(phrase.lemma)
        each = said[0] in ("neither", "each", "either")
        if not (phrase.plural or each) or not (phrase.lemma in lists.countries | lists.sides | lists.leaders or office):
            return ()
        if count is None and not each and said[0] not in ("the", "these", "those", "all"):
            return ()
        if any(w.lemma in lists.other_modifiers or w.text[:1].isupper() for w in phrase.modifiers):
            return ()
        if count is None and phrase.lemma in lists.pairs:
            count = 2
        return self._history.several(sentence, phrase.span.start, self._member(phrase), count, taken)

    def other(self, sentence: int, phrase: Phrase, owners: frozenset[str]) -> Thing | None:
        """The other of a pair: of "its neighbour", the country spoken of last that is not the owner's."""
        if phrase.plural or phrase.lemma not in words().pairs or not owners:
            return None
        return self._history.last(
            sentence, phrase.span.start, lambda t: t.type is Kind.STATE and t.id not in owners, reach=2
        )

    def countries(self, sentence: int, phrase: Phrase) -> Things:
        """The owners of "both armies", "the two foreign ministers": as many states as the number says."""
        said = phrase.text.lower().split()
        count = next((words().numbers[w] for w in said if w in words().numbers), None)
        if count is None or not phrase.plural:
            return ()
        return self._history.several(sentence, phrase.span.start, self._as_state, count)

    def _member(self, phrase: Phrase) -> Callable[[Thing], Thing | None]:
        lemma = phrase.lemma
        if lemma in words().countries:
            return self._as_state_or_territory if lemma == "republic" else self._as_state
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

    def _as_state_or_territory(self, thing: Thing) -> Thing | None:
        return thing if thing.type is Kind.TERRITORY else self._as_state(thing)

    def _as_side(self, thing: Thing) -> Thing | None:
        if thing.type in (Kind.PERSON, Kind.INSTITUTION, Kind.GROUP) and thing.country:
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

    # --- one ---------------------------------------------------------------------------------------------------------

    def again(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Thing | None:
        """What was spoken of last of that sort: "the region", "the country", "the group", "the troops"."""
        bare = phrase.plural or not definite(phrase) or phrase.at("of") or phrase.at("between")
        if bare or any(w.text[:1].isupper() for w in phrase.modifiers):
            return None
        kinds = _anaphoric(phrase.lemma) & wanted
        if not kinds:
            return None
        kind = force_kind(head_words(phrase))

        def fits(thing: Thing) -> bool:
            if thing.type is Kind.PLACE and "--" in thing.id:
                return False  # "the town" is one that has a name
            same = thing.type is not Kind.FORCE or (kind is not None and thing.id.endswith((kind, f"{kind}-1")))
            return thing.type in kinds and same

        return self._history.last(sentence, phrase.span.start, fits)

    def holder(self, sentence: int, phrase: Phrase, office: str) -> Thing | None:
        """The named person spoken of last who holds the office."""
        return self._history.last(
            sentence,
            phrase.span.start,
            lambda t: t.type is Kind.PERSON and self._people.in_office(office, t.country) == t,
        )

    def pronoun(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind], taken: frozenset[str]) -> Things:
        """Whom a pronoun of the third person means; not one of its own clause's doers (`taken`)."""
        word, at = head_of(phrase).lower(), phrase.span.start

        def fits(thing: Thing) -> bool:
            return thing.type in wanted and thing.id not in taken

        if word in words().he:
            one = self._history.one(sentence, at, lambda t: t.type is Kind.PERSON and t.id not in taken)
        elif word in words().it:
            where = wanted & LOCATIONS if Kind.TERRITORY in wanted else frozenset()
            one = self._history.one(sentence, at, lambda t: (singular(t) or t.type in where) and fits(t), reach=2)
        elif word in words().they:
            return self._history.group(sentence, at, lambda t: t.type in ACTORS and fits(t))
        else:
            one = None
        return (one,) if one is not None else ()


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
