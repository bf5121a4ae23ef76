"""The persons that an article names: full names, surnames, offices, and the country each answers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.entities import gender, reference
from kg.entities.context import nested
from kg.entities.gazetteer import Form
from kg.entities.holders import holder
from kg.entities.ids import bare, global_id
from kg.entities.names import Names
from kg.entities.nouns import is_office, kinds_of_noun, represents
from kg.entities.offices import CHIEFS, called, is_held, is_ship, office_of, ship_name
from kg.model import Clause, Kind, Phrase, PhraseKind, Thing

_ARTICLE = re.compile(r"^(?:al|el|as|ad|an|ash|at)-")


@dataclass(frozen=True, slots=True)
class Person:
    """A named person with the offices that the article gives; `first` is where the name stands first."""

    thing: Thing
    offices: frozenset[str]
    first: tuple[int, int]

    @property
    def is_chief(self) -> bool:
        return bool(self.offices & CHIEFS)


_NAMING = frozenset({"know", "nickname", "dub", "call"})


class People:
    """The persons of one article, in the order in which they are named."""

    def __init__(self, names: Names, clauses: Sequence[Sequence[Clause]], day: date | None = None) -> None:
        self._names = names
        self._day = day
        self._genders: dict[str, str] = {}
        self._like_places: set[str] = set()
        self.ships: dict[str, Phrase] = {}  # "frigate" by the name behind it
        self._by_surname: dict[str, Thing] = {}
        self._by_first: dict[str, Thing] = {}
        self._offices: dict[str, set[str]] = {}
        self._countries: dict[str, str] = {}
        self._bodies: dict[str, Thing] = {}
        self._terms: dict[str, Thing] = {}
        self._first: dict[str, tuple[int, int]] = {}
        self._things: dict[str, Thing] = {}
        self._finals: dict[str, Thing] | None = None  # as they are now, once all names are known
        seen = list(_named(clauses))
        for _, phrase, clause in seen:
            for title in (p for p in (*phrase.at("as"), *clause.at("as")) if is_ship(p)):
                self.ships.setdefault(bare(phrase.text), title)
            if name := ship_name(phrase):
                self.ships.setdefault(name, phrase)
        for sentence, phrase, clause in seen:
            self._register(sentence, phrase, clause)
        for index, found in enumerate(clauses):
            for clause in found:
                self._learn_alias(index, clause)
        for sentence, phrase, clause in seen:
            self._learn(sentence, phrase, clause)
        for thing in tuple(self._things.values()):
            self._look_up(thing)
        self._finals = {}

    # --- asking ------------------------------------------------------------------------------------------------------

    def all(self) -> tuple[Person, ...]:
        """Everybody named, in text order."""
        things = sorted(self._things.values(), key=lambda t: self._first[t.id])
        return tuple(Person(self._final(t), frozenset(self._offices.get(t.id, ())), self._first[t.id]) for t in things)

    def of_name(self, name: str) -> Thing | None:
        """The person with this full name or surname."""
        words = bare(name).split()
        if not words:
            return None
        last = words[-1].lower()
        found = self._things.get(global_id("Person", " ".join(words))) or self._by_surname.get(last)
        if found is None and len(words) == 1:
            found = self._by_first.get(last)  # some peoples put the family name first, or use the first name
        if found is None or (len(words) > 1 and not _compatible(words, found.label.split())):
            return None
        return self._final(found)

    def in_office(self, office: str, country: str | None) -> Thing | None:
        """The first named holder of an office for a country (any country where None); chiefs are leaders too."""
        for person in self.all():
            fits = office in person.offices or (office in ("leader", "ruler") and person.is_chief)
            fits = fits or (office == "minister" and any(o.endswith(" minister") for o in person.offices))
            if fits and (country is None or person.thing.country == country):
                return person.thing
        return None

    def chief(self, country: str) -> Thing | None:
        """Who leads the country, if the article names him or her."""
        return next((p.thing for p in self.all() if p.is_chief and p.thing.country == country), None)

    def speaks_for_state(self, person: Thing) -> bool:
        """Does the article give the person an office that represents a state?"""
        return any(represents(office) for office in self._offices.get(person.id, ()))

    def body(self, person: Thing) -> Thing | None:
        """The state, organisation or group that the article says a person acts for."""
        return self._bodies.get(person.id) or self._terms.get(person.id)

    def answer_to(self, person: Thing, body: Thing) -> None:
        """Take note that a person acts for a body; what was known first stays."""
        self._forget(person)
        self._bodies.setdefault(person.id, body)
        code = _code(body) or body.country
        if code is not None:
            self._countries.setdefault(person.id, code)

    def gender(self, person: Thing) -> str | None:
        """`f` or `m` where a title, an office or the first name says so."""
        if "--" in person.id:  # "the queen", "the Danish queen"
            return gender.of_title(person.label)
        return self._genders.get(person.id) or gender.of_name(person.label)

    def called_like_place(self, phrase: Phrase) -> bool:
        """Is the name one that the article gives a person by a title, though a table has a city of that name?"""
        return bare(phrase.text).split(" of ")[0] in self._like_places

    def tell_gender(self, person: Thing, said: str) -> None:
        """Take note of the first pronoun that the article has for a person."""
        self._genders.setdefault(person.id, self.gender(person) or said)

    def current(self, thing: Thing) -> Thing:
        """A person as the article has told of him or her up to now; other things as they are."""
        known = self._things.get(thing.id)
        return thing if known is None else self._final(known)

    def guess_country(self, person: Thing, code: str) -> None:
        """Take note of a country that the article only hints at."""
        self._forget(person)
        self._countries.setdefault(person.id, code)

    def ships_name(self, phrase: Phrase) -> str | None:
        """The name that the article has for a ship, where the phrase is that."""
        name = ship_name(phrase) or bare(phrase.text)
        return name if name in self.ships else None

    # --- collecting --------------------------------------------------------------------------------------------------

    def _register(self, sentence: int, phrase: Phrase, clause: Clause) -> None:
        if phrase.kind is not PhraseKind.NAME or is_office(phrase.lemma):
            return
        name = self._names.of_phrase(sentence, phrase)
        if name is not None and name.thing.type is Kind.PERSON:
            term = name.entry.stands_for
            self._add(replace(name.thing, country=_code(term)), name.thing.label, (sentence, phrase.span.start))
            if term is not None:
                self._terms.setdefault(name.thing.id, term)
            return
        titles = called(phrase, clause)
        if self.ships_name(phrase) is not None:
            return
        titled = any(p.lemma not in reference.words().of_states for p in titles)
        label = self._names.label(sentence, phrase)
        called_so = titled and name is not None and name.thing.type is Kind.PLACE  # "Queen Sofia"
        if name is not None and not called_so and not (name.entry.ambiguous and (titled or label == "PERSON")):
            return
        if called_so:
            self._like_places.add(bare(phrase.text).split(" of ")[0])
        full = bare(self._names.proper(sentence, phrase))
        words = full.split()
        if len(words) < 2 or not all(w[:1].isupper() or w.lower() in ("al", "bin", "von", "de", "van") for w in words):
            return
        owned = any(o.span.start < phrase.head.start for o in phrase.at("of"))  # "Norway's Anna Holt"
        if titled or label == "PERSON" or self._reads_as_person("" if owned else label, words):
            thing = Thing(global_id("Person", full), full, Kind.PERSON)
            self._add(thing, full, (sentence, phrase.span.start))

    @staticmethod
    def _reads_as_person(label: str, words: list[str]) -> bool:
        """Does the name begin with a first name where the parser saw no person: "Rosa Quispe" as a body's?"""
        family = words[-1].lower()
        common = kinds_of_noun(family) or is_office(family)
        return label in ("", "ORG", "NORP") and not common and gender.of_name(" ".join(words)) is not None

    def _add(self, thing: Thing, name: str, at: tuple[int, int]) -> None:
        if thing.id in self._things:
            return
        self._things[thing.id] = thing
        self._first[thing.id] = at
        if " " in name:
            for word in (w for w in name.split()[:-1] if len(w) > 2):  # "Abdo" of "Mario Abdo Benitez"
                self._by_first.setdefault(word.lower(), thing)
        surname = name.split()[-1].lower()
        self._by_surname.setdefault(surname, thing)
        self._by_surname.setdefault(_ARTICLE.sub("", surname), thing)  # "al-Assad" is Assad as well
        if thing.country:
            self._countries[thing.id] = thing.country

    def _learn(self, sentence: int, phrase: Phrase, clause: Clause) -> None:
        """The offices of a named person, and for whom they are held."""
        if phrase.kind is not PhraseKind.NAME:
            return
        names = called(phrase, clause)
        if self._names.of_phrase(sentence, phrase) is not None and not self._is_known(sentence, phrase):
            if not (names and self.called_like_place(phrase)):
                return
        if self.ships_name(phrase) is not None:
            return
        thing = self.of_name(self._names.proper(sentence, phrase))
        if thing is None and all(p.lemma in reference.words().of_states for p in names):
            names = []  # "Turkey, a NATO member": no title of a person
        titles = [p for p in names if is_office(p.lemma)]
        owners = [*clause.at("of"), *phrase.at("of")] if titles and is_held(phrase, clause) else [*phrase.at("of")]
        bodies = [b for o in (*owners, *(o for t in titles for o in t.at("of"))) if (b := self._body(sentence, o))]
        if thing is None and (names or self._is_of_state(sentence, phrase, bodies)):
            thing = self._single(sentence, phrase)
        if thing is None:
            return
        self._offices.setdefault(thing.id, set()).update(map(office_of, titles))
        for said in filter(None, (gender.of_title(p.lemma) for p in names)):
            self._genders.setdefault(thing.id, said)
        for body in bodies if titles else [b for b in bodies if b.type is Kind.STATE]:
            self.answer_to(thing, body)

    def _is_of_state(self, sentence: int, phrase: Phrase, bodies: Sequence[Thing]) -> bool:
        """A surname with a country: "Norway's Dahl"."""
        codes = [code for b in bodies if (code := _code(b)) is not None]
        if not codes or phrase.determiner:
            return False
        known = holder(bare(self._names.proper(sentence, phrase)), CHIEFS, codes[0], self._day)
        return bool(known) or self._names.label(sentence, phrase) == "PERSON"

    def _look_up(self, thing: Thing) -> None:
        """A surname with a title is whom the tables know so, if they know one; else it may be of one country."""
        offices = frozenset(self._offices.get(thing.id, ()))
        country = self._countries.get(thing.id)
        if " " in thing.label or not (offices or country):
            return
        known = holder(thing.label, offices or CHIEFS, country, self._day)
        if not known:
            return
        if known[0].country is not None:
            self._countries.setdefault(thing.id, known[0].country)
        if len(known) == 1:
            self._rename(thing, known[0])

    def _rename(self, old: Thing, new: Thing) -> None:
        """From here on a person of the article is one of the tables."""
        tables: tuple[dict[str, Any], ...] = (
            self._offices, self._genders, self._countries, self._bodies, self._terms, self._first,
        )  # fmt: skip
        for table in tables:
            if old.id in table:
                table.setdefault(new.id, table.pop(old.id))
        self._things = {new.id if id == old.id else id: new if id == old.id else t for id, t in self._things.items()}
        for index in (self._by_surname, self._by_first):
            for word, thing in tuple(index.items()):
                index[word] = new if thing.id == old.id else thing

    def _learn_alias(self, sentence: int, clause: Clause) -> None:
        """Of "X, widely known as Y" and "X, nicknamed Y": Y is X."""
        if clause.predicate.lemma not in _NAMING:
            return
        for phrase in clause.at("done-to"):
            person = self.of_name(self._names.proper(sentence, phrase)) if phrase.kind is PhraseKind.NAME else None
            for alias in clause.at("as", "complement") if person is not None else ():
                if person is not None and alias.text[:1].isupper() and " " not in alias.text:
                    self._by_surname.setdefault(alias.text.lower(), self._things[person.id])

    def _is_known(self, sentence: int, phrase: Phrase) -> bool:
        name = self._names.of_phrase(sentence, phrase)
        return name is not None and (name.thing.type is Kind.PERSON or name.entry.ambiguous)

    def _single(self, sentence: int, phrase: Phrase) -> Thing | None:
        """A person of whom the article gives the surname alone, with a title."""
        word = bare(self._names.proper(sentence, phrase))
        thing = Thing(global_id("Person", word), word, Kind.PERSON)
        self._add(thing, word, (sentence, phrase.span.start))
        return thing

    def _body(self, sentence: int, owner: Phrase) -> Thing | None:
        """What an owner stands for: a state, a capital, a nationality, an organisation."""
        name = self._names.of_phrase(sentence, owner)
        if name is None and owner.kind is PhraseKind.NOUN:
            inside = [n for n in self._names.within(sentence, owner.span) if n.entry.form is not Form.OFFICE_HOLDER]
            name = inside[0] if inside else None
        if name is None or name.thing.type is Kind.PERSON:
            return None
        actor = name.actor()
        return actor if actor.type in (Kind.STATE, Kind.ORGANIZATION, Kind.ARMED_GROUP) else None

    def _forget(self, person: Thing) -> None:
        if self._finals is not None:
            self._finals.pop(person.id, None)

    def _final(self, thing: Thing) -> Thing:
        if self._finals is None:
            return self._made(thing)
        if thing.id not in self._finals:
            self._finals[thing.id] = self._made(thing)
        return self._finals[thing.id]

    def _made(self, thing: Thing) -> Thing:
        country = self._countries.get(thing.id)
        body = self._bodies.get(thing.id)
        if body is not None:
            country = _code(body) or body.country
        return Thing(thing.id, thing.label, Kind.PERSON, country, thing.same_as)


def _code(state: Thing | None) -> str | None:
    return state.id.removeprefix("state/") if state is not None and state.type is Kind.STATE else None


def _compatible(words: list[str], full: list[str]) -> bool:
    """May a name of several words be the person's? The first names agree, or one is an initial of the other."""
    a, b = words[0].lower().rstrip("."), full[0].lower().rstrip(".")
    return len(full) == 1 or a == b or a.startswith(b) or b.startswith(a)


def _named(clauses: Sequence[Sequence[Clause]]) -> Iterator[tuple[int, Phrase, Clause]]:
    """The names among all phrases, each once as it stands, and once more where a clause says what it is."""
    seen: set[tuple[int, int, int, int, bool]] = set()
    for index, phrase, clause in walk(clauses):
        if phrase.kind is not PhraseKind.NAME:
            continue
        key = (index, phrase.span.start, phrase.span.end, len(phrase.places), is_held(phrase, clause))
        if key not in seen or key[-1]:
            seen.add(key)
            yield index, phrase, clause


def walk(clauses: Sequence[Sequence[Clause]]) -> Iterator[tuple[int, Phrase, Clause]]:
    """Every phrase of every clause with what hangs on it, with the index of its sentence."""
    for index, found in enumerate(clauses):
        for clause in found:
            for place in clause.places:
                for filler in place.fillers:
                    for phrase in nested(filler):
                        yield index, phrase, clause
            for cue in clause.cues:
                for who in (*cue.who, *cue.to):
                    for phrase in nested(who):
                        yield index, phrase, clause
