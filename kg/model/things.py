"""Things, mentions of them, and the matches of rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.text import Span


class Kind(StrEnum):
    """The classes of things, named as in the ontology."""

    STATE = "State"
    ORGANIZATION = "Organization"
    ARMED_GROUP = "ArmedGroup"
    FORCE = "Force"
    INSTITUTION = "Institution"
    PERSON = "Person"
    GROUP = "Group"
    TERRITORY = "Territory"
    PLACE = "Place"
    AGREEMENT = "Agreement"
    CONFLICT = "Conflict"
    MEETING = "Meeting"
    ACTION = "Action"
    STATEMENT = "Statement"  # the content of a speech act


ACTORS = frozenset(
    {Kind.STATE, Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.FORCE, Kind.INSTITUTION, Kind.PERSON, Kind.GROUP}
)
LOCATIONS = frozenset({Kind.PLACE, Kind.TERRITORY, Kind.STATE})
EVENTS = frozenset({Kind.AGREEMENT, Kind.CONFLICT, Kind.MEETING})


@dataclass(frozen=True, slots=True)
class Thing:
    """Something statements are about. `id` is relative to the base IRI (`state/RUS`).

    `country`: the ISO 3166-1 alpha-3 code an actor answers to, or None. `same_as`: full IRIs, from named data only.
    """

    id: str
    label: str
    type: Kind
    country: str | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event(Thing):
    """An Agreement, Conflict or Meeting with what the article's facts say of it; ISO dates, possibly partial."""

    parties: tuple[Thing, ...] = ()
    start: str | None = None
    end: str | None = None
    location: Thing | None = None
    topic: str | None = None
    unrealised: bool = False


class How(StrEnum):
    """How a mention was resolved, from sure to guess."""

    TABLE = "table"  # a name that a table knows
    NAME = "name"  # a name that only the text knows
    DESCRIPTION = "description"  # "a ceasefire", "Russian peacekeepers"
    ROLE = "role"  # "the Armenian PM"
    MEMBERS = "members"  # "the two countries", "all three parties"
    PRONOUN = "pronoun"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing at a place in the text; `sentence` is the sentence's index."""

    thing: Thing
    sentence: int
    span: Span
    text: str
    how: How
