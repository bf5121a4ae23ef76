"""What facts tell of events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.events import describe_events
from kg.model import (
    Attribution,
    Confidence,
    Evidence,
    Finding,
    Kind,
    Modality,
    Part,
    Polarity,
    Qualifiers,
    Role,
    Span,
    Statement,
    Thing,
    Time,
)

PERU, CHILE = (Thing(f"state/{c}", n, Kind.STATE, c) for c, n in (("PER", "Peru"), ("CHL", "Chile")))
LIMA = Thing("place/lima", "Lima", Kind.PLACE)
TREATY = Thing("agreement/a--treaty-1", "treaty", Kind.AGREEMENT)
PLAIN = Qualifiers()
FRIDAY = Time("2021-01-08", "2021-01-08", False, "on Friday")


def finding(subject: Thing, relation: str, object_: Thing, qualifiers: Qualifiers = PLAIN, *roles: Role) -> Finding:
    statement = Statement("statement/1", subject, relation, object_, roles, qualifiers)
    evidence = Evidence(
        "evidence/1", "statement/1", "a", Part.TEXT, 1, Span(0, 1), "x", "r", qualifiers.attribution, None,
        Confidence.SURE, "x", "y",
    )  # fmt: skip
    return Finding(statement, evidence)


def test_an_event_gathers_from_facts() -> None:
    (event,) = describe_events(
        [
            finding(CHILE, "partyTo", TREATY),
            finding(PERU, "signed", TREATY, Qualifiers(time=FRIDAY), Role("location", LIMA, "Lima")),
        ]
    )
    assert (event.id, event.start, event.end, event.location) == (TREATY.id, "2021-01-08", "2021-01-08", LIMA)
    assert event.parties == (CHILE, PERU)
    assert not event.unrealised


@pytest.mark.parametrize(
    "qualifiers",
    [
        Qualifiers(modality=Modality.PLANNED, time=FRIDAY),
        Qualifiers(modality=Modality.POSSIBLE, time=FRIDAY),
        Qualifiers(polarity=Polarity.NEGATED, time=FRIDAY),
    ],
)
def test_what_is_not_done_is_unrealised_and_undated(qualifiers: Qualifiers) -> None:
    (event,) = describe_events([finding(PERU, "signed", TREATY, qualifiers), finding(CHILE, "rejects", TREATY)])
    assert event.unrealised
    assert (event.start, event.parties) == (None, ())


def test_a_claim_dates_nothing_but_leaves_it_real() -> None:
    claim = Qualifiers(speaker=CHILE, attribution=Attribution.DOUBTFUL, time=FRIDAY)
    (event,) = describe_events([finding(PERU, "signed", TREATY, claim)])
    assert (event.unrealised, event.start, event.parties) == (False, None, ())


def test_an_event_that_is_only_talked_about_is_not_called_unrealised() -> None:
    (event,) = describe_events([finding(PERU, "rejects", TREATY)])
    assert not event.unrealised


def test_the_signing_dates_a_treaty_whatever_comes_first() -> None:
    earlier = replace(FRIDAY, start="2020-05-01", end="2020-05-31")
    (event,) = describe_events(
        [
            finding(CHILE, "agreedTo", TREATY, Qualifiers(time=earlier)),
            finding(PERU, "signed", TREATY, Qualifiers(time=FRIDAY)),
        ]
    )
    assert event.start == "2021-01-08"


def test_an_event_in_a_role_gets_the_time_of_its_deed() -> None:
    talks = Thing("meeting/a--talk-1", "talks", Kind.MEETING)
    (event,) = describe_events(
        [finding(CHILE, "metWith", PERU, Qualifiers(time=FRIDAY), Role("event", talks, "talks"))]
    )
    assert (event.id, event.start, event.parties) == (talks.id, "2021-01-08", (CHILE, PERU))
