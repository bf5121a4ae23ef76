"""The committed actor tables, and the search for their names in a sequence of tokens.

Keys ignore accents, full stops, apostrophes and hyphens, so that "U.N." is "UN" and "Guinea-Bissau" is found
whether the tokeniser leaves it whole or splits it. Case matters: "Turkey" is a state, "turkey" is not; "US" is a
state, "us" and "Us" are not.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.entities.spelling import Word, flatten, key_of, words_of
from kg.errors import KgError
from kg.model import ACTORS, Kind, Thing
from kg.resources import entity_data_folder

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
SLACK = timedelta(days=120)  # an office is still (or already) meant some months around its dates


class Form(StrEnum):
    """How a name denotes its thing."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM_ADJECTIVE = "demonym-adjective"  # Turkish
    DEMONYM_NOUN = "demonym-noun"  # Turks, a Turk
    CAPITAL = "capital"  # the thing is the Place, it stands for its State
    SEAT = "seat"  # the Kremlin: likewise
    OFFICE_HOLDER = "office-holder"


# Which reading of a name comes first where it has several.
_ORDER = {
    "state": 0,
    Form.DEMONYM_ADJECTIVE: 1,
    Form.DEMONYM_NOUN: 2,
    Form.CAPITAL: 3,
    Form.SEAT: 3,
    Form.ACRONYM: 4,
    Form.NAME: 5,
    Form.OFFICE_HOLDER: 6,
}
# Acronyms that shouted prose ("GIVE US A CHANCE") would seem to contain.
_HALVES = frozenset({"North", "South", "East", "West"})
_PROSE = frozenset({"am", "as", "at", "it", "no", "us", "who"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A table name found over tokens `start` to `end` (half-open; `lookup` counts the words of the name).

    `ambiguous`: the name also means something else and wants support from the context. `stands_for` is the State of a
    capital or seat, or what an office holder represents on the date asked for; `office` (a lower-case title or None),
    `since` and `until` are those of that term of office.
    """

    thing: Thing
    form: Form
    start: int
    end: int
    ambiguous: bool = False
    stands_for: Thing | None = None
    office: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office: `of` is the id of the State or Organization; an open end is None."""

    of: str
    office: str | None
    since: date | None
    until: date | None

    def covers(self, day: date, slack: timedelta = SLACK) -> bool:
        """Was the office held on that day, give or take the slack?"""
        begun = self.since is None or self.since - slack <= day
        return begun and (self.until is None or day <= self.until + slack)


class _Name(NamedTuple):
    text: str
    form: Form
    thing: str
    stands_for: str
    ambiguous: bool


class Gazetteer:
    """Names, things and terms of office; rows become values when they are first asked for.

    `Gazetteer.load()` gives the committed tables, read once; `Gazetteer.read` those of another folder.
    """

    def __init__(self, things: dict[str, str], names: Iterable[str], offices: Iterable[str]) -> None:
        """Takes rows of the three tables: things by id, names and offices in any order."""
        self._rows = things
        self._things: dict[str, Thing] = {}
        self._names: dict[str, list[str]] = {}  # key -> rows of names.tsv
        self._longest: dict[str, int] = {}  # first word -> words of the longest name that begins with it
        self._offices: dict[str, list[str]] = {}
        self._terms: dict[str, tuple[Term, ...]] = {}
        self._adjectives: dict[str, str] = {}
        self._shared: dict[str, str] = {}  # adjectives that others have too
        self._read: dict[tuple[str, bool], list[_Name]] = {}
        official: set[str] = set()  # the Factbook's adjective comes before a dictionary's
        for row in names:
            self._index(row[: row.index("\t")], row)
            if f"\t{Form.DEMONYM_ADJECTIVE}\t" in row:
                name, _, id, _, ambiguous, source = row.split("\t")
                if ambiguous:
                    self._shared[id] = max(self._shared.get(id, ""), name, key=len)  # "Congolese", not "Congo"
                elif id not in self._adjectives or (source == "f" and id not in official):
                    self._adjectives[id] = name
                    official |= {id} if source == "f" else set()
        for id, row in things.items():
            if id.startswith("person/"):  # a person's label is a name without a row of its own
                label = row.split("\t", 3)[2]
                self._index(label, f"{label}\t{Form.OFFICE_HOLDER}\t{id}\t\t\t")
        for row in offices:
            self._offices.setdefault(row[: row.index("\t")], []).append(row)

    def _index(self, name: str, row: str) -> None:
        key = key_of(name)
        first, _, rest = key.partition(" ")
        length = rest.count(" ") + 2 if rest else 1
        if length > self._longest.get(first, 0):
            self._longest[first] = length
        self._names.setdefault(key, []).append(row)

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The tables that ship with the package. Raises `KgError` where one is missing or broken."""
        collects = gc.isenabled()
        gc.disable()  # a parser's many objects would be looked through again and again while the rows are read
        try:
            return Gazetteer.read(entity_data_folder())
        finally:
            if collects:
                gc.enable()

    @staticmethod
    def read(folder: Path) -> Gazetteer:
        """Read `things.tsv`, `names.tsv` and `offices.tsv`. Raises `KgError` with file and line."""
        things = {row[: row.index("\t")]: row for row in _rows(folder / "things.tsv", THING_COLUMNS)}
        return Gazetteer(
            things, _rows(folder / "names.tsv", NAME_COLUMNS), _rows(folder / "offices.tsv", OFFICE_COLUMNS)
        )

    def find(self, tokens: Sequence[str], *, on: date | None = None) -> tuple[Entry, ...]:
        """The longest table names in a token sequence from left to right, none overlapping another.

        `on` is the day of the text: whoever held no office then keeps the name and the state, but loses the office.
        """
        words = flatten(tokens)
        shouted = not any(c.islower() for token in tokens for c in token)
        found: list[Entry] = []
        at = 0
        while at < len(words):
            reading = self._longest_at(words, at, shouted and len(words) > 1)
            if reading is None:
                at += 1
                continue
            name, length = reading
            found.append(self._entry(name, words[at].token, words[at + length - 1].token + 1, on))
            at += length
        return tuple(found)

    def lookup(self, name: str, *, on: date | None = None) -> tuple[Entry, ...]:
        """Every reading of one whole name, the likeliest first; empty where no table has it."""
        words = words_of(name)
        readings = self._readings(words, shouted=False)
        return tuple(self._entry(reading, 0, len(words), on) for reading in readings)

    def thing(self, id: str) -> Thing | None:
        """The thing of an id (`state/FRA`), or None."""
        if id not in self._things and id in self._rows:
            self._things[id] = _thing(self._rows[id].split("\t"))
        return self._things.get(id)

    def located(self, id: str) -> str | None:
        """The ISO alpha-3 code of the state where a Place or Territory lies or an ArmedGroup is based, if known."""
        return self._rows[id].split("\t")[3] or None if id in self._rows else None

    def adjective(self, state: str) -> str | None:
        """The adjective of a State's or Territory's id ("Russian" of `state/RUS`), the first of several, or None.

        Of two states that share one, that of the half: "South Korean".
        """
        shared, own, thing = self._shared.get(state), self._adjectives.get(state), self.thing(state)
        words = thing.label.split() if thing is not None else [""]
        if shared is None or (own is not None and own not in words):
            return own
        half = words[0]
        return f"{half} {shared}" if half in _HALVES else shared

    def terms(self, person: str) -> tuple[Term, ...]:
        """The terms of office of a person's id, oldest first."""
        if person not in self._terms:
            fields = (row.split("\t") for row in self._offices.get(person, ()))
            self._terms[person] = tuple(Term(f[1], f[2] or None, _day(f[3]), _day(f[4])) for f in fields)
        return self._terms[person]

    def with_word(self, word: str) -> Iterator[str]:
        """The ids of what has the word (in lower case) in one of its names."""
        for key, rows in self._names.items():
            if word in key.split():
                yield from (row.split("\t", 3)[2] for row in rows)

    def capitals(self) -> Iterator[tuple[str, str]]:
        """The ids of each capital and of its state."""
        for rows in self._names.values():
            for row in rows:
                if f"\t{Form.CAPITAL}\t" in row:
                    _, _, id, state, _, _ = row.split("\t")
                    yield id, state

    def labels(self, prefix: str) -> Iterator[tuple[str, str]]:
        """The id and the label of each thing whose id begins so (`person/`)."""
        for id, row in self._rows.items():
            if id.startswith(prefix):
                yield id, row.split("\t", 3)[2]

    def __len__(self) -> int:
        return len(self._rows)

    def _longest_at(self, words: Sequence[Word], at: int, shouted: bool) -> tuple[_Name, int] | None:
        longest = self._longest.get(words[at].text.lower())
        if longest is None or not words[at].starts:
            return None
        for length in range(min(longest, len(words) - at), 0, -1):
            if not words[at + length - 1].ends:
                continue
            readings = self._readings([w.text for w in words[at : at + length]], shouted)
            if readings:
                return readings[0], length
        return None

    def _readings(self, words: Sequence[str], shouted: bool) -> list[_Name]:
        whole = " ".join(words)
        known = self._read.get((whole, shouted))
        if known is None:
            known = self._read[whole, shouted] = self._fitting(whole, words, shouted)
        return known

    def _fitting(self, whole: str, words: Sequence[str], shouted: bool) -> list[_Name]:
        names = map(_name, self._names.get(whole.lower(), ()))
        fitting = [name for name in names if _case_fits(name, words, shouted)]
        unique: dict[str, _Name] = {}
        for name in sorted(fitting, key=_rank):
            unique.setdefault(name.thing, name)
        return list(unique.values())

    def _entry(self, name: _Name, start: int, end: int, on: date | None) -> Entry:
        thing = self.thing(name.thing)
        if thing is None:
            raise KgError(f"names.tsv: {name.text!r} names {name.thing}, which things.tsv lacks; rebuild the tables")
        if name.form is not Form.OFFICE_HOLDER:
            return Entry(thing, name.form, start, end, name.ambiguous, self.thing(name.stands_for))
        held = [term for term in self.terms(thing.id) if on is None or term.covers(on)]
        if not held:
            return Entry(thing, name.form, start, end, name.ambiguous)
        term = max(held, key=lambda t: _weight(t, on))
        of = self.thing(term.of)
        if of is not None:  # whoever serves an organisation answers to no state
            thing = replace(thing, country=of.country)
        return Entry(thing, name.form, start, end, name.ambiguous, of, term.office, term.since, term.until)


def _weight(term: Term, on: date | None) -> tuple[bool, bool, date, date, str]:
    """Without slack, with a known office, the latest: the greatest is the term that is meant."""
    exact = on is not None and term.covers(on, timedelta(0))
    return (exact, term.office is not None, term.since or date.min, term.until or date.max, term.office or "")


# --- case ----------------------------------------------------------------------------------------------------------


def _case_fits(name: _Name, words: Sequence[str], shouted: bool) -> bool:
    if shouted and len(words) == 1 and words[0].lower() in _PROSE:
        return False
    begins = _capitals(name.text)
    own = words_of(name.text)
    return all(_word_fits(own[k], word, k in begins) for k, word in enumerate(words))


_ARTICLES = frozenset({"Al", "El"})  # written small or capital: al-Qaeda, Al-Qaeda


def _word_fits(own: str, word: str, begins: bool) -> bool:
    if own in _ARTICLES:
        return True
    if len(own) > 1 and own.isupper():
        return word.isupper()
    return not (begins and own[0].isupper()) or not word[0].islower()


def _capitals(name: str) -> frozenset[int]:
    """Which words of a name must be capital: those after a space ("Ki-moon" and "Ki-Moon" are both written)."""
    starts, at = [], 0
    for part in name.split():
        starts.append(at)
        at += len(words_of(part))
    return frozenset(starts)


def _rank(name: _Name) -> tuple[int, str]:
    is_state = name.form in (Form.NAME, Form.ACRONYM) and name.thing.startswith("state/")
    return (_ORDER["state" if is_state else name.form], name.thing)


# --- tables ----------------------------------------------------------------------------------------------------------

THING_COLUMNS = ("id", "type", "label", "country", "wikidata", "geonames", "source")
NAME_COLUMNS = ("name", "form", "id", "stands_for", "ambiguous", "source")
OFFICE_COLUMNS = ("id", "of", "office", "since", "until", "source")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[str]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise KgError(f"{path}: the actor table cannot be read ({error.strerror}); reinstall the package") from error
    if lines[0] != "\t".join(columns):
        raise KgError(f"{path}:1: the columns should be {' '.join(columns)}; rebuild with tools/build_tables.py")
    tabs = len(columns) - 1
    for number, line in enumerate(lines[1:], start=2):
        if line.count("\t") == tabs:
            yield line
        elif line:
            raise KgError(f"{path}:{number}: not {tabs + 1} columns; rebuild with tools/build_tables.py")


@lru_cache(maxsize=4_000)
def _name(row: str) -> _Name:
    text, form, thing, stands_for, ambiguous, _ = row.split("\t")
    return _Name(text, Form(form), thing, stands_for, ambiguous == "1")


def _thing(row: list[str]) -> Thing:
    same_as = tuple(
        iri for iri in (WIKIDATA + row[4] if row[4] else "", f"{GEONAMES}{row[5]}/" if row[5] else "") if iri
    )
    kind = Kind(row[1])
    answers = kind in ACTORS and kind is not Kind.ARMED_GROUP  # where an armed group is based it answers to nobody
    return Thing(row[0], row[2], kind, (row[3] or None) if answers else None, same_as)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
