"""The country that event data gives an actor: its own, that of its base or place, or the one that its name has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from kg.entities.gazetteer import Entry, Gazetteer
from kg.model import ACTORS, Kind, Thing
from kg.resources import entity_data_folder

_WORDS = re.compile(r"\w+(?:[-.]\w+)*\.?|[^\w\s]")
_JOINS = frozenset({"and", "&", ",", "/", "or", "both", "the"})
PLACED = frozenset({Kind.PLACE, Kind.TERRITORY})
_HEADS = frozenset({"president", "prime minister", "king"})  # the offices that the table tells
_HEAD = re.compile(  # "President X", "the X government": known by the surname alone
    r"\b(?:[Pp]resident|[Pp]remier|[Pp]rime [Mm]inister|[Cc]hancellor|King)\s+(?P<titled>[A-Z][\w'-]+)(?!\s+[A-Z])"
    r"|\b(?P<led>[A-Z][\w-]+)\s+(?:administration|government|cabinet)\b"
)


@cache
def country_of(thing: Thing) -> str | None:
    """The ISO alpha-3 code to export, or None.

    An armed group has that of its base where a table says so; whoever held an office, that of the state; what no table
    knows, that of the first actor in its name.

    >>> country_of(Thing("group/a--zambian-rebels-1", "Zambian rebels", Kind.GROUP))
    'ZMB'
    """
    if thing.country is not None:
        return thing.country
    tables = Gazetteer.load()
    if (located := tables.located(thing.id)) is not None:
        return located
    if thing.type is Kind.PERSON and (terms := tables.terms(thing.id)):
        of = tables.thing(terms[-1].of)
        return of.country if of else None
    if is_known(thing) and thing.type is not Kind.ARMED_GROUP:
        return None
    return named_country(thing.label)


def is_known(thing: Thing) -> bool:
    """Is it in the tables?"""
    return Gazetteer.load().thing(thing.id) is not None


def host_state(place: Thing) -> Thing:
    """The state that a place lies in, or the place where no table knows."""
    return state_of(country_of(place)) or place


def state_of(code: str | None) -> Thing | None:
    """The state of an ISO alpha-3 code, where the tables have it."""
    return Gazetteer.load().thing(f"state/{code}") if code else None


@cache
def named_country(words: str) -> str | None:
    """The country of the first named actor or place that has one.

    >>> named_country("camps along the coast of Peru")
    'PER'
    >>> named_country("Jordan"), named_country("rebels in Jordan")
    (None, 'JOR')
    """
    return next(_countries(words), None)


def sole_country(words: str, *, but: str | None = None) -> str | None:
    """The only country (but one) whose actors or places the words name; None where they name none or several.

    >>> sole_country("Police in Lima freed Peruvian miners"), sole_country("Peru told Oslo")
    ('PER', None)
    """
    found = countries(words) - {but}
    return found.pop() if len(found) == 1 else None


def countries(words: str) -> set[str | None]:
    """All countries whose actors or places the words name."""
    return set(_countries(words))


def head_country(words: str) -> str | None:
    """The country of a head of state or government whom the words give a title or a government, and a surname alone.

    >>> head_country("talks with President Yeltsin"), head_country("the Reagan administration")
    ('RUS', 'USA')
    """
    named = (match["titled"] or match["led"] for match in _HEAD.finditer(words))
    return next((code for name in named if (code := _heads().get(name.lower()))), None)


@cache
def _heads() -> dict[str, str]:
    """The country by the surname, where all heads of that surname served one."""
    found: dict[str, set[str]] = {}
    for row in (entity_data_folder() / "offices.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        person, of, office, *_ = row.split("\t")
        if office in _HEADS and of.startswith("state/"):
            found.setdefault(person.rpartition("-")[2], set()).add(of.removeprefix("state/"))
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _countries(words: str) -> Iterator[str]:
    things = (_actor(entry) for entry in _entries(words))
    yield from (code for thing in things if (code := thing.country or Gazetteer.load().located(thing.id)))


def named_actors(words: str, fits: Callable[[Thing], bool] = lambda thing: True) -> tuple[Thing, ...]:
    """The first fitting actor that the tables find in a phrase, and those joined to it; a demonym names its state.

    >>> [found.id for found in named_actors("aid for Bolivian farmers and Peru's coast after floods in Chile")]
    ['state/BOL']
    >>> [found.id for found in named_actors("the claims of Peru and Chile")]
    ['state/PER', 'state/CHL']
    """
    entries = [e for e in _entries(words) if _actor(e).type in ACTORS and fits(_actor(e))]
    kept = entries[:1]
    tokens = _WORDS.findall(words)
    for one, other in pairwise(entries):
        between = tokens[one.end : other.start]
        if not between or not _JOINS.issuperset(word.lower() for word in between):
            break
        kept.append(other)
    return tuple({(actor := _actor(e)).id: actor for e in kept}.values())


def has_name(words: str) -> bool:
    """Do the words name an actor or a place of the tables, be it one of several of that name?

    >>> has_name("two Congolese nurses"), has_name("two nurses")
    (True, False)
    """
    return bool(Gazetteer.load().find(_WORDS.findall(words)))


@lru_cache(maxsize=4096)
def _entries(words: str) -> tuple[Entry, ...]:
    """The names that the tables find; one that also means something else is a place where "in" precedes it."""
    tokens = _WORDS.findall(words)
    found = Gazetteer.load().find(tokens)
    return tuple(e for e in found if not e.ambiguous or tokens[max(0, e.start - 1)] == "in")


def _actor(entry: Entry) -> Thing:
    """The state of a capital, seat, place or office holder; else the thing itself."""
    thing = entry.stands_for or entry.thing
    if thing.type not in PLACED:
        return thing
    code = Gazetteer.load().located(thing.id)
    return (Gazetteer.load().thing(f"state/{code}") if code else None) or thing
