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
