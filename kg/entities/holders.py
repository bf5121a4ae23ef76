"""What the tables know by a part of the name: "President Kovac", "the two Koreas"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from kg.entities.gazetteer import Gazetteer
from kg.entities.offices import CHIEFS
from kg.entities.spelling import fold
from kg.model import Kind, Thing

_CLOSED = date(2014, 1, 30)  # the lexicon's last day: who held an office then may have held it longer
_LONGER = timedelta(days=8 * 365)
_ARTICLE = re.compile(r"^(?:al|el|as|ad|an|ash|at)-")


@cache
def _by_surname() -> dict[str, list[str]]:
    """The ids of the tables' persons by their last word."""
    found: dict[str, list[str]] = {}
    for id, label in Gazetteer.load().labels("person/"):
        last = _ARTICLE.sub("", fold(label).lower().rpartition(" ")[2])
        found.setdefault(last, []).append(id)
    return found


def holder(surname: str, offices: frozenset[str], country: str | None, on: date | None) -> tuple[Thing, ...]:
    """The tables' persons of this surname who served a state on that day: all of one country, else nobody.

    Who is known to have held one of the offices comes before those of whom the tables do not name the office.
    """
    if country is None and not offices & CHIEFS:
        return ()
    gazetteer = Gazetteer.load()
    found: dict[str, tuple[bool, str]] = {}
    for id in _by_surname().get(_ARTICLE.sub("", fold(surname).lower()), ()):
        for term in gazetteer.terms(id):
            longer = term.until == _CLOSED and on is not None and _CLOSED <= on <= _CLOSED + _LONGER
            serves = on is None or term.covers(on) or longer
            state = term.of.removeprefix("state/")
            if serves and state != term.of and country in (None, state):
                known = term.office in offices
                if known or term.office is None:
                    found[id] = max((known, state), found.get(id, (False, state)))
    if any(known for known, _ in found.values()):
        found = {id: held for id, held in found.items() if held[0]}
    if len({state for _, state in found.values()}) != 1:
        return ()
    things = [(gazetteer.thing(id), state) for id, (_, state) in sorted(found.items())]
    return tuple(Thing(t.id, t.label, Kind.PERSON, state, t.same_as) for t, state in things if t is not None)


@cache
def _states_by_last() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id, label in Gazetteer.load().labels("state/"):
        found.setdefault(label.rpartition(" ")[2], []).append(id)
    return {word: tuple(sorted(ids)) for word, ids in found.items() if len(ids) > 1}


def states_called(word: str) -> tuple[Thing, ...]:
    """The states that share the last word of their names: those of "Korea", nobody of "Peru".

    >>> [state.id for state in states_called("Korea")], states_called("Peru")
    (['state/KOR', 'state/PRK'], ())
    """
    gazetteer = Gazetteer.load()
    return tuple(t for id in _states_by_last().get(word, ()) if (t := gazetteer.thing(id)) is not None)


@cache
def capitals() -> dict[str, Thing]:
    """The capital of each state that has one only, by the state's id."""
    gazetteer = Gazetteer.load()
    found: dict[str, set[str]] = {}
    for id, state in gazetteer.capitals():
        found.setdefault(state, set()).add(id)
    only = ((state, gazetteer.thing(next(iter(ids)))) for state, ids in found.items() if len(ids) == 1)
    return {state: place for state, place in only if place is not None}


@cache
def of_form(word: str) -> frozenset[str]:
    """The ids of what calls itself so: "kingdom" of the Hashemite Kingdom of Jordan."""
    return frozenset(Gazetteer.load().with_word(word))
