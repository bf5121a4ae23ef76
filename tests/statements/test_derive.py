"""Statements that follow from others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from statements.samples import THINGS, found, match, triples

from kg.model import Kind, Match, Sentence, Thing

Parse = Callable[..., tuple[Sentence, ...]]

TALKS = Thing("meeting/a--talks-1", "talks", Kind.MEETING)


@pytest.fixture
def talks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(THINGS, "the talks", TALKS)


def _derived(text: str, parse: Parse, *deeds: tuple[str, str]) -> list[str]:
    s = parse(text)
    matches: list[Match] = [match(s, lemma, relation) for lemma, relation in deeds]
    return triples([f for f in found(text, s, *matches) if f.evidence.rule_id == "derived-host"])


HOSTS = (("attend", "partyTo"), ("host", "hosted"))


@pytest.mark.usefixtures("talks")
def test_the_host_of_talks_between_others_mediates(parse: Parse) -> None:
    assert _derived("Peru and Chile attended the talks. Norway hosted the talks.", parse, *HOSTS) == [
        "Norway mediates talks"
    ]


@pytest.mark.usefixtures("talks")
@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile attended the talks. Peru hosted the talks.",
        "Peru and Chile attended the talks. Ana Ruiz hosted the talks.",
        "Peru attended the talks. Norway hosted the talks.",
        "Peru and Chile attended the talks. Norway did not host the talks.",
    ],
)
def test_a_party_a_single_party_or_a_denial_mediates_nothing(text: str, parse: Parse) -> None:
    assert _derived(text, parse, *HOSTS) == []


@pytest.mark.usefixtures("talks")
def test_what_mediates_already_is_not_derived_again(parse: Parse) -> None:
    text = "Peru and Chile attended the talks. Norway hosted the talks. Norway mediated the talks."
    assert _derived(text, parse, *HOSTS, ("mediate", "mediates")) == []


CHARGE = Thing("action/a--accusation-1", "accusation", Kind.ACTION)


@pytest.fixture
def charge(monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ("the accusation", "the offer"):
        monkeypatch.setitem(THINGS, words, CHARGE)


def _denied(text: str, parse: Parse) -> list[tuple[str, str, str | None]]:
    s = parse(text)
    matches = [match(s, "attack", "attacks"), match(s, "reject", "rejects")]
    return [
        (*triples([f]), str(f.statement.qualifiers.polarity), f.statement.qualifiers.speaker.label)
        for f in found(text, s, *matches)
        if f.evidence.rule_id == "derived-denial" and f.statement.qualifiers.speaker
    ]


@pytest.mark.usefixtures("charge")
@pytest.mark.parametrize("stop", [". ", "; "])
def test_who_rejects_an_accusation_denies_what_it_says(stop: str, parse: Parse) -> None:
    text = f"Chile said that Peru had attacked Bolivia{stop}Peru rejected the accusation."
    assert _denied(text, parse) == [("Peru attacks Bolivia", "negated", "Peru")]


@pytest.mark.usefixtures("charge")
@pytest.mark.parametrize(
    "text",
    [
        "Chile said that Peru had attacked Bolivia. Peru rejected the offer.",
        "Chile said that Peru had attacked Bolivia. Norway rejected the accusation.",
        "Peru had attacked Bolivia. Peru rejected the accusation.",
        "Chile said that Peru had attacked Bolivia. It rained. Peru rejected the accusation.",
        "Peru rejected the accusation. Chile said that Peru had attacked Bolivia.",
    ],
)
def test_nothing_is_denied_otherwise(text: str, parse: Parse) -> None:
    assert _denied(text, parse) == []
