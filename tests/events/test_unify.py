"""Which mentions are one event: texts of hand-made mentions, so that no rules are asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.events import unify_events
from kg.model import (
    Article,
    Clause,
    How,
    Kind,
    Match,
    Mention,
    Phrase,
    PhraseKind,
    Place,
    Predicate,
    PredicateKind,
    RoleMention,
    Span,
    Thing,
)

ARTICLE = Article("a", "", None, None, None, "en", "")
COUNTRIES = {"PER": "Peru", "CHL": "Chile", "BOL": "Bolivia", "ECU": "Ecuador"}
_KINDS = {
    "truce": Kind.AGREEMENT,
    "ceasefire": Kind.AGREEMENT,
    "agreement": Kind.AGREEMENT,
    "agreements": Kind.AGREEMENT,
    "deal": Kind.AGREEMENT,
    "treaty": Kind.AGREEMENT,
    "statement": Kind.AGREEMENT,
    "Treaty": Kind.AGREEMENT,
    "war": Kind.CONFLICT,
    "fighting": Kind.CONFLICT,
    "dispute": Kind.CONFLICT,
    "talks": Kind.MEETING,
    "meeting": Kind.MEETING,
    "summit": Kind.MEETING,
}


def state(code: str) -> Thing:
    return Thing(f"state/{code}", COUNTRIES[code], Kind.STATE, code)


def told(mentions: Sequence[str]) -> list[str]:
    """The final ids without article and kind. A mention: "a ceasefire PER CHL @Monday" (words, parties, date)."""
    matches = [_match(number, words) for number, words in enumerate(mentions, 1)]
    return [m.objects[0].thing.id.split("--")[-1].split("/")[-1] for m in unify_events(ARTICLE, matches, ())]


def _match(number: int, words: str, *, title: bool = False) -> Match:
    parts = words.split()
    codes = [p for p in parts if p in COUNTRIES]
    dates = [p[1:] for p in parts if p.startswith("@")]
    text = " ".join(p for p in parts if p not in codes and not p.startswith("@"))
    head = text.split(" of ")[0].split()[-1]
    kind = _KINDS[head]
    slug = head.lower().removesuffix("s") if head != "agreements" else "agreement"
    identifier = f"{kind.lower()}/the-lima-treaty" if head == "Treaty" else f"{kind.lower()}/a--{slug}-{number}"
    span = Span(number * 100, number * 100 + len(text))
    event = Mention(
        Thing(identifier, text.removeprefix("the ").removeprefix("a "), kind), number, span, text, How.TABLE
    )
    subjects = tuple(Mention(state(c), number, Span(0, 3), c, How.TABLE) for c in codes) or (
        Mention(Thing("person/x", "X", Kind.PERSON), number, Span(0, 1), "X", How.NAME),
    )
    when = tuple(Phrase(Span(5, 9), Span(5, 9), d, d.lower(), PhraseKind.NAME) for d in dates)
    clause = Clause(
        Predicate("sign", PredicateKind.VERB, span), (Place("on", when),) if when else (), (), Span(0, span.end)
    )
    return Match("r", "partyTo" if codes else "rejects", number, clause, subjects, (event,))


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        (["a ceasefire PER CHL", "the truce"], ["ceasefire-1", "ceasefire-1"]),
        (["a ceasefire PER CHL", "a ceasefire PER CHL"], ["ceasefire-1", "ceasefire-1"]),
        (["a ceasefire PER CHL @Monday", "a ceasefire PER CHL @Friday"], ["ceasefire-1", "ceasefire-2"]),
        (["a ceasefire PER CHL", "a ceasefire PER BOL"], ["ceasefire-1", "ceasefire-2"]),
        (["a ceasefire PER CHL", "the truce PER BOL"], ["ceasefire-1", "truce-1"]),
        (["a ceasefire PER CHL", "a ceasefire"], ["ceasefire-1", "ceasefire-2"]),
        (
            ["a ceasefire PER CHL", "a ceasefire PER BOL", "the ceasefire"],
            ["ceasefire-1", "ceasefire-2", "ceasefire-2"],
        ),
        (
            ["a ceasefire PER CHL", "a ceasefire PER BOL", "the ceasefire CHL"],
            ["ceasefire-1", "ceasefire-2", "ceasefire-1"],
        ),
        (["talks PER CHL", "the meeting", "the talks"], ["talk-1", "talk-1", "talk-1"]),
        (["talks PER CHL", "the talks BOL"], ["talk-1", "talk-1"]),
        (["talks PER CHL", "the talks BOL ECU"], ["talk-1", "talk-2"]),
        (["talks PER CHL", "the second talks"], ["talk-1", "talk-2"]),
        (["a war PER CHL", "the fighting"], ["war-1", "war-1"]),
        (["a war PER CHL", "the dispute"], ["war-1", "dispute-1"]),
        (["a ceasefire PER CHL", "the agreement"], ["ceasefire-1", "ceasefire-1"]),
        (["a ceasefire PER CHL", "an agreement PER CHL"], ["ceasefire-1", "agreement-1"]),
        (["a deal PER CHL", "the agreements"], ["deal-1", "agreement-1"]),
        (["a trade deal PER CHL", "the nuclear deal"], ["deal-1", "deal-2"]),
        (["a trade deal PER CHL", "the deal"], ["deal-1", "deal-1"]),
        (["the Lima Treaty PER CHL", "the treaty"], ["the-lima-treaty", "the-lima-treaty"]),
        (["a treaty PER", "the treaty ECU"], ["treaty-1", "treaty-1"]),
        (["a treaty PER CHL", "the treaty ECU"], ["treaty-1", "treaty-2"]),
        (["the Lima Treaty PER CHL", "a treaty ECU"], ["the-lima-treaty", "treaty-1"]),
        (["Peru's meeting", "the talks"], ["meeting-1", "meeting-1"]),
        (["a ceasefire PER CHL @Friday", "the ceasefire of 2017 PER CHL"], ["ceasefire-1", "ceasefire-2"]),
        (["a ceasefire PER CHL @2017", "the ceasefire of 2017 PER CHL"], ["ceasefire-1", "ceasefire-1"]),
    ],
)
def test_one_or_two(mentions: list[str], expected: list[str]) -> None:
    assert told(mentions) == expected


def test_the_label_tells_the_parties() -> None:
    made = unify_events(ARTICLE, [_match(1, "a ceasefire PER CHL"), _match(2, "the truce BOL PER CHL")], ())
    assert [m.objects[0].thing.label for m in made] == ["ceasefire (Bolivia, Chile, Peru)"] * 2


def test_a_headline_and_its_text_are_one() -> None:
    from dataclasses import replace

    title = _match(1, "treaty PER CHL")
    title = replace(title, sentence=0, objects=tuple(replace(m, sentence=0) for m in title.objects))
    made = unify_events(ARTICLE, [title, _match(2, "a treaty PER CHL")], ())
    assert len({m.objects[0].thing.id for m in made}) == 1


def test_an_older_one_is_not_that_of_the_headline() -> None:
    from dataclasses import replace

    title = _match(1, "treaty PER CHL")
    title = replace(title, sentence=0, objects=tuple(replace(m, sentence=0) for m in title.objects))
    made = unify_events(ARTICLE, [title, _match(2, "a treaty PER CHL @2017")], ())
    assert len({m.objects[0].thing.id for m in made}) == 2


def test_who_signs_for_a_state_is_labelled_with_it() -> None:
    from dataclasses import replace

    signer = Mention(Thing("person/ana-ruiz", "Ana Ruiz", Kind.PERSON, "PER"), 1, Span(0, 1), "Ana Ruiz", How.NAME)
    match = replace(_match(1, "a treaty PER"), relation="signed", subjects=(signer,))
    assert [m.objects[0].thing.label for m in unify_events(ARTICLE, [match], ())] == ["treaty (Peru)"]


def test_events_in_roles_are_renamed_too() -> None:
    first, second = _match(1, "a war PER CHL"), _match(2, "the war")
    in_role = Match("r", "attacks", 2, second.clause, second.subjects, (), (RoleMention("event", second.objects[0]),))
    made = unify_events(ARTICLE, [first, in_role], ())
    assert made[1].roles[0].mention.thing == made[0].objects[0].thing


def test_what_is_no_event_stays_as_it_is() -> None:
    match = _match(1, "a war PER CHL")
    assert unify_events(ARTICLE, [match], ())[0].subjects == match.subjects


def test_leaders_stand_for_their_countries() -> None:
    from dataclasses import replace

    leaders = (
        Mention(Thing("person/ana-ruiz", "Ana Ruiz", Kind.PERSON, "PER"), 2, Span(0, 1), "Ana Ruiz", How.NAME),
        Mention(state("CHL"), 2, Span(2, 3), "Chile", How.TABLE),
    )
    second = replace(_match(2, "talks PER CHL"), subjects=leaders)
    made = unify_events(ARTICLE, [_match(1, "talks PER CHL"), second], ())
    assert len({m.objects[0].thing.id for m in made}) == 1
