"""Statements unfolded to events between actors: who acts, on whom, in which class and mode."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from kg.export.plover import COLUMNS, Dyad, plover_csv, plover_lines, plover_rows
from kg.model import (
    Article,
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

NORWAY = Thing("state/NOR", "Norway", Kind.STATE, "NOR")
PERU = Thing("state/PER", "Peru", Kind.STATE, "PER")
GHANA = Thing("state/GHA", "Ghana", Kind.STATE, "GHA")
LIMA = Thing("place/lima", "Lima", Kind.PLACE)
TREATY = Thing("agreement/a--treaty-1", "treaty (Norway, Peru)", Kind.AGREEMENT)
TALKS = Thing("meeting/a--talks-1", "talks", Kind.MEETING)
TROOPS = Thing("force/a--troops-1", "troops", Kind.FORCE)
DEED = Thing("action/a--help-1", "help", Kind.ACTION)
PLANNED = Qualifiers(modality=Modality.PLANNED)
POSSIBLE = Qualifiers(modality=Modality.POSSIBLE)
NEGATED = Qualifiers(Polarity.NEGATED)


def told(
    subject: Thing,
    relation: str,
    target: Thing | None,
    plover: str | None,
    text: str = "",
    *,
    id: str = "s1",
    qualifiers: Qualifiers = Qualifiers(),  # noqa: B008 - frozen
    roles: tuple[tuple[str, Thing], ...] = (),
    mentions: tuple[str, str | None] = ("", None),
) -> Finding:
    filled = tuple(Role(name, thing, thing.label) for name, thing in roles)
    statement = Statement(f"statement/{id}", subject, relation, target, filled, qualifiers, plover)
    evidence = Evidence(
        f"evidence/{id}", statement.id, "a", Part.TEXT, 1, Span(0, len(text)), text, "r", qualifiers.attribution, "04",
        Confidence.SURE, *mentions,
    )  # fmt: skip
    return Finding(statement, evidence)


def rows(*findings: Finding, possible: bool = False, day: date | None = date(2023, 3, 10)) -> tuple[Dyad, ...]:
    text = findings[0].evidence.text
    return plover_rows(findings, {"a": Article("a", "", day, None, None, "en", text)}, possible=possible)


def events(*findings: Finding, possible: bool = False) -> list[tuple[str, str | None, str]]:
    found = rows(*findings, possible=possible)
    return [(r.actor.id, r.recipient.id if r.recipient else None, r.plover) for r in found]


def test_a_deed_between_actors() -> None:
    assert events(told(NORWAY, "accuses", PERU, "ACCUSE")) == [("state/NOR", "state/PER", "ACCUSE")]


def test_a_symmetric_relation_is_written_both_ways() -> None:
    found = events(told(NORWAY, "metWith", PERU, "CONSULT"))
    assert found == [("state/NOR", "state/PER", "CONSULT"), ("state/PER", "state/NOR", "CONSULT")]


def test_one_who_threatens_to_fight_is_not_threatened() -> None:
    assert events(told(NORWAY, "fightsWith", PERU, "THREATEN", qualifiers=POSSIBLE)) == [
        ("state/NOR", "state/PER", "THREATEN")
    ]


def test_signatories_sign_with_each_other() -> None:
    found = events(told(NORWAY, "signed", TREATY, "SUPPORT"), told(PERU, "signed", TREATY, "SUPPORT", id="s2"))
    assert found == [("state/NOR", "state/PER", "SUPPORT"), ("state/PER", "state/NOR", "SUPPORT")]


def test_a_denied_signature_makes_no_partner() -> None:
    other = told(PERU, "signed", TREATY, "SUPPORT", id="s2", qualifiers=NEGATED)
    assert ("state/NOR", None, "SUPPORT") in events(told(NORWAY, "signed", TREATY, "SUPPORT"), other)


def test_a_mediator_acts_on_each_party() -> None:
    party = told(GHANA, "partyTo", TALKS, None, id="s2")
    mediates = told(NORWAY, "mediates", TALKS, "CONSULT", roles=(("party", PERU),))
    assert events(mediates, party) == [("state/NOR", "state/PER", "CONSULT"), ("state/NOR", "state/GHA", "CONSULT")]


def test_the_guest_acts_and_the_host_receives() -> None:
    assert events(told(NORWAY, "hosted", PERU, "CONSULT")) == [("state/PER", "state/NOR", "CONSULT")]
    assert events(told(NORWAY, "hosted", TALKS, "CONSULT", roles=(("party", PERU),))) == [
        ("state/PER", "state/NOR", "CONSULT")
    ]
    assert events(told(NORWAY, "hosted", TALKS, "CONSULT")) == []


def test_a_place_is_exported_as_its_state() -> None:
    assert events(told(NORWAY, "visited", LIMA, "CONSULT")) == [("state/NOR", "state/PER", "CONSULT")]


def test_the_sender_acts_where_the_troops_have_no_flag() -> None:
    sent = told(TROOPS, "deployedTo", LIMA, "MOBILIZE", roles=(("sender", NORWAY),))
    assert events(sent) == [("state/NOR", "state/PER", "MOBILIZE")]


def test_a_speech_act_goes_to_its_addressee() -> None:
    offered = told(NORWAY, "agreedTo", DEED, "AGREE", roles=(("addressee", PERU),))
    assert events(offered) == [("state/NOR", "state/PER", "AGREE")]


def test_a_demand_goes_to_whoever_should_act() -> None:
    content = Thing("statement/s2", "", Kind.STATEMENT)
    deed = told(GHANA, "withdrawsFrom", LIMA, "RETREAT", id="s2", qualifiers=POSSIBLE)
    demand = told(NORWAY, "requests", None, "REQUEST", roles=(("content", content),))
    assert events(demand, deed) == [("state/NOR", "state/GHA", "REQUEST")]


@pytest.mark.parametrize(
    ("relation", "own", "its", "both"),
    [
        ("agreedTo", "AGREE", "CONCEDE", "CONCEDE"),
        ("agreedTo", "AGREE", "THREATEN", "THREATEN"),
        ("agreedTo", "AGREE", "MOBILIZE", "AGREE"),
        ("threatens", "THREATEN", "PROTEST", "THREATEN"),
    ],
)
def test_a_promise_and_its_deed_are_one_event(relation: str, own: str, its: str, both: str) -> None:
    content = Thing("statement/s2", "", Kind.STATEMENT)
    deed = told(NORWAY, "withdrawsFrom", LIMA, its, id="s2", qualifiers=PLANNED)
    found = rows(told(NORWAY, relation, DEED, own, roles=(("content", content),)), deed)
    assert [(r.plover, r.recipient and r.recipient.id, r.modes) for r in found] == [(both, "state/PER", ())]


@pytest.mark.parametrize(
    ("text", "mention"),
    [("Norway rejected Peru's plan for the coast.", "Peru's plan"), ("Norway threatened to leave Peru.", None)],
)
def test_else_the_first_other_actor_named_in_the_clause(text: str, mention: str | None) -> None:
    target = DEED if mention else None
    assert events(told(NORWAY, "rejects", target, "REJECT", text, mentions=("Norway", mention))) == [
        ("state/NOR", "state/PER", "REJECT")
    ]


def test_states_have_no_class_and_nobody_acts_on_himself() -> None:
    assert events(told(NORWAY, "alliedWith", PERU, None)) == []
    assert events(told(NORWAY, "attacks", NORWAY, "ASSAULT")) == [("state/NOR", None, "ASSAULT")]


def test_aid_and_sanctions_need_a_recipient() -> None:
    assert events(told(NORWAY, "sanctions", None, "SANCTION")) == []


def test_an_event_told_twice_in_a_sentence_is_one_row() -> None:
    assert len(events(told(NORWAY, "accuses", PERU, "ACCUSE"), told(NORWAY, "accuses", PERU, "ACCUSE", id="s2"))) == 1
    assert events(told(NORWAY, "accuses", None, "ACCUSE", id="s2"), told(NORWAY, "accuses", PERU, "ACCUSE")) == [
        ("state/NOR", "state/PER", "ACCUSE")
    ]


# --- modes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "qualifiers", "plover", "modes"),
    [
        ("Norway refused to meet Peru", NEGATED, "REJECT", ()),
        ("Norway ruled out meeting Peru", NEGATED, "REJECT", ()),
        ("Norway failed to meet Peru", NEGATED, "CONSULT", ("negation",)),
        ("Norway will not meet Peru", Qualifiers(Polarity.NEGATED, Modality.PLANNED), "REJECT", ()),
        (
            "Norway will not meet Peru",
            Qualifiers(Polarity.NEGATED, Modality.PLANNED, GHANA, Attribution.NEUTRAL),
            "CONSULT",
            ("negation", "future"),
        ),
        ("Norway will meet Peru", PLANNED, "CONSULT", ("future",)),
        ("Norway met Peru", Qualifiers(time=Time("2023-02-01", "2023-02-07", False, "")), "CONSULT", ("historical",)),
        ("Norway met Peru", Qualifiers(time=Time("2023-02-01", "2023-02-08", False, "")), "CONSULT", ()),
        ("Norway met Peru", Qualifiers(time=Time("2023-02-07", None, False, "")), "CONSULT", ("historical",)),
    ],
)
def test_modes(text: str, qualifiers: Qualifiers, plover: str, modes: tuple[str, ...]) -> None:
    found = rows(told(NORWAY, "visited", PERU, "CONSULT", text, qualifiers=qualifiers))
    assert [(r.plover, r.modes) for r in found] == [(plover, modes)]


@pytest.mark.parametrize("qualifiers", [POSSIBLE, Qualifiers(speaker=GHANA, attribution=Attribution.DOUBTFUL)])
def test_the_possible_and_the_doubtful_only_when_asked_for(qualifiers: Qualifiers) -> None:
    finding = told(NORWAY, "attacks", PERU, "ASSAULT", qualifiers=qualifiers)
    assert rows(finding) == ()
    assert [r.modes for r in rows(finding, possible=True)] == [("hypothetical",)]


def test_the_day_is_the_events_else_the_articles() -> None:
    dated = told(NORWAY, "visited", PERU, "CONSULT", qualifiers=Qualifiers(time=Time("2023-03-01", None, False, "")))
    assert [r.date for r in rows(dated)] == ["2023-03-01"]
    assert [r.date for r in rows(told(NORWAY, "visited", PERU, "CONSULT"))] == ["2023-03-10"]
    assert [r.date for r in rows(told(NORWAY, "visited", PERU, "CONSULT"), day=None)] == [None]


# --- countries -------------------------------------------------------------------------------------------------------


def exported(finding: Finding) -> list[tuple[str | None, str | None]]:
    lines = [json.loads(line) for line in plover_lines(rows(finding)).splitlines()]
    return [(line["actor"]["country"], line["recipient"]["country"]) for line in lines]


def test_a_group_has_the_country_of_its_name_or_of_where_it_is() -> None:
    rebels = Thing("group/a--ghanaian-rebels-1", "Ghanaian rebels", Kind.GROUP)
    people = Thing("group/a--people-1", "ten people", Kind.GROUP)
    text = "Ghanaian rebels killed ten people in a market in Cusco, officials in Oslo said."
    attack = told(rebels, "attacks", people, "ASSAULT", text, mentions=("Ghanaian rebels", "ten people"))
    assert exported(attack) == [("GHA", "PER")]
    forces = Thing("force/a--security-forces-1", "security forces", Kind.FORCE)
    attack = told(
        forces,
        "attacks",
        PERU,
        "ASSAULT",
        "Security forces in Ghana shelled Peru.",
        mentions=("Security forces", "Peru"),
    )
    assert exported(attack) == [("GHA", "PER")]


def test_those_whom_a_state_arrests_are_its_own_unless_said_otherwise() -> None:
    strikers = Thing("group/a--strikers-1", "strikers", Kind.GROUP)
    arrest = told(NORWAY, "coerces", strikers, "COERCE", "Norway arrested strikers.", mentions=("Norway", "strikers"))
    assert exported(arrest) == [("NOR", "NOR")]
    foreign = "Norway arrested strikers from Peru."
    assert exported(told(NORWAY, "coerces", strikers, "COERCE", foreign, mentions=("Norway", "strikers"))) == [
        ("NOR", "PER")
    ]


# --- files -----------------------------------------------------------------------------------------------------------


def test_json_lines() -> None:
    roles = (("location", LIMA),)
    line = json.loads(plover_lines(rows(told(NORWAY, "mobilizes", None, "MOBILIZE", "Norway's alert.", roles=roles))))
    assert line == {
        "article": "a", "date": "2023-03-10", "actor": {"id": "state/NOR", "label": "Norway", "country": "NOR"},
        "recipient": None, "class": "MOBILIZE", "modes": [], "cameo": "04", "location": "Lima", "sentence": 1,
        "text": "Norway's alert.", "evidence": "evidence/s1",
    }  # fmt: skip


def test_csv_is_flat_and_runs_in_no_spreadsheet() -> None:
    sly = Thing("group/a--sum-1", "=SUM(A1)", Kind.GROUP, "PER")
    qualifiers = Qualifiers(Polarity.NEGATED, time=Time("2020-01-01", None, False, ""))
    finding = told(NORWAY, "attacks", sly, "ASSAULT", "Norway never attacked.", qualifiers=qualifiers)
    table = list(csv.DictReader(io.StringIO(plover_csv(rows(finding)))))
    assert list(table[0]) == list(COLUMNS)
    assert table[0] | {} == {
        "article": "a", "date": "2020-01-01", "actor_id": "state/NOR", "actor_label": "Norway", "actor_country": "NOR",
        "recipient_id": "group/a--sum-1", "recipient_label": "'=SUM(A1)", "recipient_country": "PER",
        "class": "ASSAULT", "modes": "negation historical", "cameo": "04", "location": "", "sentence": "1",
        "text": "Norway never attacked.", "evidence": "evidence/s1",
    }  # fmt: skip
