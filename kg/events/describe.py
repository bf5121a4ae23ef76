"""What the facts of an article say of each of its events."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import EVENTS, Event, Finding, Kind, Modality, Polarity, Statement, Thing, Time

# Only what happens to an event tells its time and place; the earlier relation is believed first.
_TELLING = {
    Kind.AGREEMENT: ("signed", "mediates", "partyTo", "agreedTo"),
    Kind.CONFLICT: ("fightsWith", "partyTo", "inDisputeWith"),
    Kind.MEETING: ("hosted", "metWith", "negotiatesWith", "mediates", "partyTo"),
}
_TALK_ABOUT = frozenset({"rejects", "requests", "accuses", "threatens", "supports", "protestsAgainst"})
_PARTIES = frozenset({"partyTo", "signed"})
_AT_IT = frozenset({"metWith", "negotiatesWith", "fightsWith"})  # both ends take part in the event of the role


def describe_events(findings: Sequence[Finding]) -> tuple[Event, ...]:
    """The agreements, conflicts and meetings that statements mention, in order of first mention.

    Parties, start, end, location and topic come from facts only. `unrealised`: it is told of, but only as planned,
    possible or denied.
    """
    things: dict[str, Thing] = {}
    told: dict[str, list[Finding]] = {}
    for finding in findings:
        for thing in _events_of(finding.statement):
            things.setdefault(thing.id, thing)
            told.setdefault(thing.id, []).append(finding)
    return tuple(_described(thing, told[key]) for key, thing in things.items())


def _events_of(statement: Statement) -> list[Thing]:
    ends = [statement.subject, *([statement.object] if statement.object is not None else [])]
    return [t for t in (*ends, *(r.thing for r in statement.roles)) if t.type in EVENTS]


def _described(thing: Thing, told: Sequence[Finding]) -> Event:
    facts = [f.statement for f in told if f.is_fact and f.statement.relation in _TELLING[thing.type]]
    facts = [s for s in facts if _is_about(s, thing)]
    facts.sort(key=lambda s: _TELLING[thing.type].index(s.relation))
    time = _time(facts)
    parties = _parties(thing, facts)
    return Event(
        thing.id,
        thing.label,
        thing.type,
        thing.country,
        thing.same_as,
        parties,
        None if time is None else time.start,
        None if time is None else time.end,
        _role(facts, "location"),
        _topic(facts),
        _unrealised(thing, told),
    )


def _is_about(statement: Statement, thing: Thing) -> bool:
    """Is it the object, or the event at which the statement's deed was done?"""
    if statement.object is not None and statement.object.id == thing.id:
        return True
    return any(r.name == "event" and r.thing.id == thing.id for r in statement.roles)


def _time(facts: Sequence[Statement]) -> Time | None:
    """Of the first fact of the best relation that is dated."""
    times = (s.qualifiers.time for s in facts)
    return next((t for t in times if t is not None and (t.start or t.end) and not t.ended), None)


def _parties(thing: Thing, facts: Sequence[Statement]) -> tuple[Thing, ...]:
    found: dict[str, Thing] = {}
    for statement in facts:
        here = statement.object is not None and statement.object.id == thing.id
        if statement.relation in _PARTIES and here:
            found.setdefault(statement.subject.id, statement.subject)
        if statement.relation in _AT_IT and statement.object is not None and not here:
            found.setdefault(statement.subject.id, statement.subject)
            found.setdefault(statement.object.id, statement.object)
        for role in statement.roles:
            if role.name == "party" and here:
                found.setdefault(role.thing.id, role.thing)
    return tuple(found[key] for key in sorted(found))


def _role(facts: Sequence[Statement], name: str) -> Thing | None:
    return next((r.thing for s in facts for r in s.roles if r.name == name), None)


def _topic(facts: Sequence[Statement]) -> str | None:
    topic = _role(facts, "topic")
    return None if topic is None else topic.label


def _unrealised(thing: Thing, told: Sequence[Finding]) -> bool:
    """Do all statements about it, speech about it apart, leave it undone?"""
    about = [f.statement for f in told if _is_about(f.statement, thing) and f.statement.relation not in _TALK_ABOUT]
    return bool(about) and all(
        s.qualifiers.polarity is Polarity.NEGATED or s.qualifiers.modality is not Modality.ACTUAL for s in about
    )
