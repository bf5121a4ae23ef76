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
    clause: str | None = None,
    cameo: str = "04",
) -> Finding:
    """`clause`: the words of the evidence where they are not the whole sentence."""
    start = text.index(clause) if clause is not None else 0
    span = Span(start, start + len(text if clause is None else clause))
    filled = tuple(Role(name, thing, thing.label) for name, thing in roles)
    statement = Statement(f"statement/{id}", subject, relation, target, filled, qualifiers, plover)
    evidence = Evidence(
        f"evidence/{id}", statement.id, "a", Part.TEXT, 1, span, text, "r", qualifiers.attribution, cameo,
        Confidence.SURE, *mentions,
    )  # fmt: skip
    return Finding(statement, evidence)


def rows(*findings: Finding, day: date | None = date(2023, 3, 10), **asked: bool) -> tuple[Dyad, ...]:
    text = findings[0].evidence.text
    return plover_rows(findings, {"a": Article("a", "", day, None, None, "en", text)}, **asked)


def events(*findings: Finding, **asked: bool) -> list[tuple[str, str | None, str]]:
    found = rows(*findings, **asked)
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


def test_a_promise_to_concede_or_to_host_is_the_promisers_agreement() -> None:
    content = Thing("statement/s2", "", Kind.STATEMENT)
    promise = told(NORWAY, "agreedTo", DEED, "AGREE", roles=(("content", content),))
    frees = told(NORWAY, "concedesTo", PERU, "CONCEDE", id="s2", qualifiers=PLANNED)
    assert events(promise, frees) == [("state/NOR", "state/PER", "AGREE")]
    hosts = told(NORWAY, "hosted", PERU, "AGREE", id="s2", qualifiers=PLANNED)
    assert events(promise, hosts) == [("state/NOR", "state/PER", "AGREE")]


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


# --- main events and background --------------------------------------------------------------------------------------


def two(text: str, first: str, second: str, **asked: bool) -> list[str]:
    """The classes of a support and an accusation that two clauses of one sentence tell."""
    one = told(NORWAY, "supports", PERU, "SUPPORT", text, clause=first)
    other = told(GHANA, "accuses", PERU, "ACCUSE", text, clause=second, id="s2")
    return [plover for _, _, plover in events(one, other, **asked)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Norway praised Peru, whom Ghana blames.", "Norway praised Peru, whom", "Peru, whom Ghana blames"),
        ("Norway praised Peru because Ghana blamed it.", "Norway praised Peru", "Ghana blamed it"),
        ("Norway praised Peru for Ghana's blame of Lima.", "Norway praised Peru", "Ghana's blame of Lima"),
        ("Norway praised Peru to help it blame Ghana.", "Norway praised Peru", "it blame Ghana"),
        ("Norway praised Peru to blame Ghana.", "Norway praised Peru", "Norway praised Peru to blame Ghana"),
        ("Norway praised Peru, blaming Ghana.", "Norway praised Peru", "Norway praised Peru, blaming Ghana"),
        (
            "Norway, which had blamed Ghana, hailed Peru.",
            "Norway, which had blamed Ghana, hailed Peru",
            "Norway, which had blamed Ghana",
        ),
    ],
)
def test_the_background_of_an_event_is_no_event(text: str, first: str, second: str) -> None:
    assert two(text, first, second) == ["SUPPORT"]
    assert two(text, first, second, background=True) == ["SUPPORT", "ACCUSE"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Norway praised Peru and Ghana blamed Lima.", "Norway praised Peru", "Ghana blamed Lima"),
        ("Norway praised Peru and blamed Ghana.", "Norway praised Peru", "Norway praised Peru and blamed Ghana"),
        (
            "Oslo, which spoke, praised Peru and rued it.",
            "Oslo, which spoke, praised Peru",
            "Oslo, which spoke, praised Peru and rued it",
        ),
        ("Norway praised Peru, and blamed Ghana, naming it.", "Norway praised Peru", "Norway praised Peru, and blamed"),
    ],
)
def test_two_main_clauses_are_two_events(text: str, first: str, second: str) -> None:
    assert two(text, first, second) == ["SUPPORT", "ACCUSE"]


def test_a_sentence_with_nothing_but_background_keeps_it_unless_a_noun_phrase_merely_names_it() -> None:
    text = "Prices fell after Norway blamed Peru."
    assert events(told(NORWAY, "accuses", PERU, "ACCUSE", text, clause="Norway blamed Peru")) != []
    text = "Prices fell for fear of Norway's war on Peru."
    assert events(told(NORWAY, "attacks", PERU, "ASSAULT", text, clause="Norway's war on Peru")) == []


def test_what_is_possible_is_no_background_when_asked_for() -> None:
    text = "Norway asked Peru to meet Ghana."
    asks = told(NORWAY, "requests", PERU, "REQUEST", text)
    meets = told(PERU, "visited", GHANA, "CONSULT", text, clause="Peru to meet Ghana", id="s2", qualifiers=POSSIBLE)
    assert [plover for _, _, plover in events(asks, meets, possible=True)] == ["REQUEST", "CONSULT"]


def test_a_deed_outranks_the_words_of_its_clause_and_dyad() -> None:
    denies = told(NORWAY, "rejects", PERU, "REJECT", id="s2")
    assert events(told(NORWAY, "sanctions", PERU, "SANCTION"), denies) == [("state/NOR", "state/PER", "SANCTION")]
    elsewhere = told(NORWAY, "rejects", GHANA, "REJECT", id="s2")
    assert len(events(told(NORWAY, "sanctions", PERU, "SANCTION"), elsewhere)) == 2


def test_of_a_promise_and_a_threat_in_one_clause_the_threat_stands() -> None:
    vows = told(NORWAY, "agreedTo", DEED, "AGREE")
    assert [plover for _, _, plover in events(vows, told(NORWAY, "threatens", PERU, "THREATEN", id="s2"))] == [
        "THREATEN"
    ]


def test_one_clause_gives_a_dyad_a_class_but_once() -> None:
    tanks = Thing("force/NOR-tanks", "Norwegian tanks", Kind.FORCE, "NOR")
    masses = told(NORWAY, "mobilizes", PERU, "MOBILIZE")
    assert events(masses, told(tanks, "deployedTo", LIMA, "MOBILIZE", id="s2")) == [
        ("state/NOR", "state/PER", "MOBILIZE")
    ]
    both = told(tanks, "mobilizes", PERU, "MOBILIZE", id="s2")  # two actors of one relation are two
    assert len(events(masses, both)) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway held talks with Peru.", [("state/NOR", "state/PER")]),
        ("Peru clashed with Norway.", [("state/PER", "state/NOR")]),
        ("Norway and Peru held talks.", [("state/NOR", "state/PER"), ("state/PER", "state/NOR")]),
    ],
)
def test_who_does_it_with_another_acts_and_two_together_both(text: str, found: list[tuple[str, str]]) -> None:
    met = told(NORWAY, "metWith", PERU, "CONSULT", text, mentions=("Norway", "Peru"))
    assert [(actor, recipient) for actor, recipient, _ in events(met)] == found


# --- classes finer than the relation ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "plover", "cameo", "mentions", "text", "found"),
    [
        ("concedesTo", "CONCEDE", "084", ("Norway", "Peru"), "Norway freed two men.", "RETREAT"),
        ("concedesTo", "CONCEDE", "081", ("Norway", "Peru"), "Norway lifted the curfew.", "CONCEDE"),
        ("concedesTo", "CONCEDE", "085", ("Norway", "Peru"), "Norway lifted its embargo on Peru.", "RETREAT"),
        ("concedesTo", "CONCEDE", "085", ("Norway", "a party"), "Norway lifted its ban on a party.", "CONCEDE"),
        ("concedesTo", "CONCEDE", "085", ("Norway", "Peru"), "Norway ended a ban on imports from Peru.", "RETREAT"),
        ("concedesTo", "CONCEDE", "08", ("Norway", "UN inspectors"), "Norway let UN inspectors in.", "RETREAT"),
        ("deployedTo", "AID", "074", ("inspectors", "Peru"), "Norway sent inspectors.", "ACCUSE"),
        ("deployedTo", "AID", "074", ("peacekeepers", "Peru"), "Norway sent peacekeepers.", "AID"),
        ("withdrawsFrom", "RETREAT", "087", ("UN observers", "Peru"), "UN observers left.", "SANCTION"),
        ("withdrawsFrom", "RETREAT", "087", ("Troops", "Peru"), "Troops left.", "RETREAT"),
        ("requests", "REQUEST", "02", ("Norway", "a daily"), "Norway ordered a daily to close.", "COERCE"),
        ("requests", "REQUEST", "02", ("Norway", "an envoy"), "Norway ordered an envoy to leave.", "SANCTION"),
        ("requests", "REQUEST", "02", ("Norway", "Peru"), "Norway ordered Peru to pay.", "REQUEST"),
        ("attacks", "ASSAULT", "19", ("Norway", "two shops in Cusco"), "Norway burned shops.", "COERCE"),
        ("attacks", "ASSAULT", "19", ("Norway", "shop workers"), "Norway shot shop workers.", "ASSAULT"),
    ],
)
def test_a_done_deed_has_the_class_of_the_table(
    relation: str, plover: str, cameo: str, mentions: tuple[str, str], text: str, found: str
) -> None:
    deed = told(NORWAY, relation, PERU, plover, text, mentions=mentions, cameo=cameo)
    assert [row.plover for row in rows(deed)] == [found]


@pytest.mark.parametrize(
    ("relation", "plover", "text", "found"),
    [
        ("sanctions", "SANCTION", "Norway plans to punish Peru.", "THREATEN"),
        ("rejects", "REJECT", "Norway will boycott the talks.", "THREATEN"),
        ("rejects", "REJECT", "Norway will reject the plan.", "REJECT"),
        ("concedesTo", "CONCEDE", "Norway will free two men.", "CONCEDE"),
        ("mobilizes", "MOBILIZE", "Norway will call up its men.", "MOBILIZE"),
    ],
)
def test_an_own_plan_is_held_out_or_offered(relation: str, plover: str, text: str, found: str) -> None:
    assert [r.plover for r in rows(told(NORWAY, relation, PERU, plover, text, qualifiers=PLANNED))] == [found]
    of_another = Qualifiers(modality=Modality.PLANNED, speaker=GHANA, attribution=Attribution.NEUTRAL)
    assert [r.plover for r in rows(told(NORWAY, relation, PERU, plover, text, qualifiers=of_another))] == [plover]


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


def group(label: str) -> Thing:
    return Thing(f"group/a--{label.replace(' ', '-')}-1", label, Kind.GROUP)


def test_who_is_only_described_and_of_no_country_does_nothing() -> None:
    assert rows(told(group("fans"), "attacks", PERU, "ASSAULT", "Fans attacked Peru.", mentions=("Fans", "Peru"))) == ()
    named, text = group("Zorblax members"), "In May two Zorblax members attacked Peru."
    assert len(rows(told(named, "attacks", PERU, "ASSAULT", text, mentions=("two Zorblax members", "Peru")))) == 1


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        ("Rebels killed two clerks in Ghana.", "two clerks", ("GHA", "GHA")),
        ("Rebels killed two clerks from Peru near Accra.", "two clerks from Peru", ("GHA", "PER")),
        ("Rebels killed two clerks.", "two clerks", None),
    ],
)
def test_the_unnamed_are_of_the_country_told(text: str, mention: str, found: tuple[str, str] | None) -> None:
    attack = told(group("Rebels"), "attacks", group("clerks"), "ASSAULT", text, mentions=("Rebels", mention))
    assert exported(attack) == ([found] if found else [])


def test_a_rebel_base_on_a_border_is_no_neighbours() -> None:
    base = Thing("place/a--base-1", "rebel base on the Ghanaian border", Kind.PLACE)
    text = "Norway attacked a rebel base on the Ghanaian border."
    mentions = ("Norway", "a rebel base on the Ghanaian border")
    assert exported(told(NORWAY, "attacks", base, "ASSAULT", text, mentions=mentions)) == [("NOR", "NOR")]
    assert exported(told(NORWAY, "visited", base, "CONSULT", text, mentions=mentions)) == [("NOR", "GHA")]


def test_a_nationality_that_several_have_makes_nobody_a_native() -> None:
    text = "A hostel for Congolese nurses was shelled by Ghanaian rebels."
    nurses, rebels = group("Congolese nurses"), group("Ghanaian rebels")
    attack = told(rebels, "attacks", nurses, "ASSAULT", text, mentions=("Ghanaian rebels", "Congolese nurses"))
    assert exported(attack) == [("GHA", None)]


def test_an_addressee_of_no_told_country_is_at_home_where_no_other_country_is_spoken_of() -> None:
    ola = Thing("person/ola-nordmann", "Ola Nordmann", Kind.PERSON)

    def asked(text: str) -> list[tuple[str | None, str | None]]:
        return exported(told(PERU, "requests", ola, "REQUEST", text, mentions=("Peru", "Ola Nordmann")))

    assert asked("Peru asked Ola Nordmann to resign.") == [("PER", "PER")]
    assert asked("Peru asked Ola Nordmann to leave Ghana for Norway.") == [("PER", None)]
    assert asked("Peru asked former president Ola Nordmann to leave Ghana for Norway.") == [("PER", "PER")]


def test_police_act_at_home() -> None:
    police = Thing("institution/NOR-police", "Norwegian police", Kind.INSTITUTION, "NOR")
    text = "Norwegian police beat two clerks."
    beat = told(police, "attacks", group("clerks"), "ASSAULT", text, mentions=("Norwegian police", "two clerks"))
    assert exported(beat) == [("NOR", "NOR")]
    army = Thing("force/NOR-army", "Norwegian army", Kind.FORCE, "NOR")
    assert exported(told(army, "attacks", group("clerks"), "ASSAULT", text, mentions=("", "two clerks"))) == [
        ("NOR", None)
    ]


def test_whoever_speaks_for_an_organisation_is_that_organisation() -> None:
    speaker = Thing("person/ola-nordmann", "Ola Nordmann", Kind.PERSON, "NOR")
    body = Thing("org/united-nations", "United Nations", Kind.ORGANIZATION)
    office = told(speaker, "represents", body, None, id="s2")
    assert events(told(speaker, "requests", PERU, "REQUEST"), office) == [
        ("org/united-nations", "state/PER", "REQUEST")
    ]
    party = told(speaker, "represents", Thing("org/a--party-1", "party", Kind.ORGANIZATION), None, id="s2")
    assert events(told(speaker, "requests", PERU, "REQUEST"), party)[0][0] == "person/ola-nordmann"
    of_state = told(speaker, "represents", NORWAY, None, id="s3")
    assert events(told(speaker, "requests", PERU, "REQUEST"), office, of_state)[0][0] == "person/ola-nordmann"


def test_a_head_of_state_is_known_by_title_and_surname() -> None:
    reagan = Thing("person/reagan", "Reagan", Kind.PERSON)
    text = "President Reagan praised Peru."
    assert exported(told(reagan, "supports", PERU, "SUPPORT", text, mentions=("Reagan", "Peru"))) == [("USA", "PER")]
    text = "Mr Reagan praised Peru."
    assert exported(told(reagan, "supports", PERU, "SUPPORT", text, mentions=("Reagan", "Peru"))) == [(None, "PER")]


@pytest.mark.parametrize(
    ("relation", "target", "plover", "text", "found"),
    [
        ("protestsAgainst", None, "PROTEST", "Norway protested.", "state/NOR"),
        ("coerces", None, "COERCE", "Norway imposed a curfew.", "state/NOR"),
        ("concedesTo", None, "CONCEDE", "Norway lifted the curfew.", "state/NOR"),
        ("threatens", None, "THREATEN", "Norway threatened to ban rallies.", "state/NOR"),
        ("threatens", None, "THREATEN", "Norway threatened to close the strait.", None),
        ("rejects", "demands by the opposition", "REJECT", "Norway rejected demands by the opposition.", "state/NOR"),
        ("rejects", "a plan for the coast", "REJECT", "Norway rejected a plan for the coast.", None),
    ],
)
def test_events_of_domestic_politics(
    relation: str, target: str | None, plover: str, text: str, found: str | None
) -> None:
    deed = told(NORWAY, relation, DEED if target else None, plover, text, mentions=("Norway", target))
    assert events(deed) == [("state/NOR", found, plover)]


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
