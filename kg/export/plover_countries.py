"""The country that event data gives an actor: its own, that of its base or place, or the one that its name has."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from kg.entities.gazetteer import Entry, Gazetteer
from kg.model import ACTORS, Kind, Thing

_WORDS = re.compile(r"\w+(?:[-.]\w+)*\.?|[^\w\s]")
_JOINS = frozenset({"and", "&", ",", "/", "or", "both", "the"})
PLACED = frozenset({Kind.PLACE, Kind.TERRITORY})


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
    code = country_of(place)
    state = Gazetteer.load().thing(f"state/{code}") if code else None
    return state or place


@cache
def named_country(words: str) -> str | None:
    """The country of the first named actor or place that has one.

    >>> named_country("camps along the coast of Peru")
    'PER'
    """
    found = (_actor(e) for e in _entries(words))
    return next((code for thing in found if (code := thing.country or Gazetteer.load().located(thing.id))), None)


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


def _entries(words: str) -> list[Entry]:
    return [e for e in Gazetteer.load().find(_WORDS.findall(words)) if not e.ambiguous]


def _actor(entry: Entry) -> Thing:
    """The state of a capital, seat, place or office holder; else the thing itself."""
    thing = entry.stands_for or entry.thing
    if thing.type not in PLACED:
        return thing
    code = Gazetteer.load().located(thing.id)
    return (Gazetteer.load().thing(f"state/{code}") if code else None) or thing
