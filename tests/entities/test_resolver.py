"""Who is meant: names, capitals, offices, descriptions, pronouns and groups, each in a short article of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from entities.conftest import find_phrase

from kg.clauses import find_clauses
from kg.entities import make_resolver
from kg.model import ACTORS, LOCATIONS, Article, Kind, Part
from kg.nlp import Parser

Resolve = Callable[..., list[str]]
AGREEMENTS = frozenset({Kind.AGREEMENT})


@pytest.fixture(scope="session")
def resolve(parser: Parser) -> Resolve:
    def resolved(text: str, words: str, wanted: frozenset[Kind] = ACTORS, sentence: int = -1) -> list[str]:
        article = Article("a1", "", None, None, None, "en", text)
        sentences = next(parser.parse([article]))
        clauses = find_clauses(sentences)
        index = [s.index for s in sentences if s.part is Part.TEXT][sentence]
        resolver = make_resolver(article, sentences, clauses)
        return [m.thing.id for m in resolver.resolve(index, find_phrase(clauses, index, words), wanted)]

    return resolved


@pytest.mark.parametrize(
    ("text", "words", "wanted", "ids"),
    [
        ("Norway praised Chile.", "Chile", ACTORS, ["state/CHL"]),
        ("Oslo praised Chile.", "Oslo", ACTORS, ["state/NOR"]),
        ("The minister visited Oslo.", "Oslo", LOCATIONS, ["place/oslo"]),
        ("Norwegian soldiers left Chad.", "Norwegian soldiers", ACTORS, ["force/NOR-troops"]),
        ("UN peacekeepers left Chad.", "UN peacekeepers", ACTORS, ["force/united-nations-peacekeepers"]),
        ("Refugees from Chad fled.", "Refugees from Chad", ACTORS, ["group/TCD-refugees"]),
        ("The Chilean foreign ministry protested.", "The Chilean foreign ministry", ACTORS,
         ["institution/CHL-foreign-ministry"]),
        ("The Chilean side protested.", "The Chilean side", ACTORS, ["state/CHL"]),
        ("Chile signed a truce.", "a truce", AGREEMENTS, ["agreement/a1--truce-1"]),
        ("Chile signed the Santiago Accord.", "the Santiago Accord", AGREEMENTS, ["agreement/santiago-accord"]),
        ("Troops moved to the old bridge.", "the old bridge", LOCATIONS, ["place/a1--old-bridge-1"]),
        ("Chile sent a letter.", "a letter", ACTORS, []),
    ],
)  # fmt: skip
def test_names_and_descriptions(
    resolve: Resolve, text: str, words: str, wanted: frozenset[Kind], ids: list[str]
) -> None:
    assert resolve(text, words, wanted) == ids


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Norway's Prime Minister Kari Holt met the envoy. Holt left.", "Holt", ["person/kari-holt"]),
        ("Norway's Prime Minister Kari Holt met the envoy. The Norwegian PM left.", "The Norwegian PM",
         ["person/kari-holt"]),
        ("Norway's Prime Minister Kari Holt met the envoy. She left.", "She", ["person/kari-holt"]),
        ("Norway and Chile met in May. The two countries signed a pact.", "The two countries",
         ["state/NOR", "state/CHL"]),
        ("Norway and Chile met in May. Both sides signed a pact.", "Both sides", ["state/NOR", "state/CHL"]),
        ("Norway and Chile met in May. They signed a pact.", "They", ["state/NOR", "state/CHL"]),
        ("Norway met Chile in May. Peru hosted them. All three parties signed a pact.", "All three parties",
         ["state/CHL", "state/NOR", "state/PER"]),
        ("Chile left the talks. It rejected the pact.", "It", ["state/CHL"]),
        ('Chile left the talks. "We reject the pact," Norway said.', "We", ["state/NOR"]),
        ("Crimea was seized in May. Ottawa says the region is part of Ukraine.", "the region",
         ["territory/crimea"]),
    ],
)  # fmt: skip
def test_references(resolve: Resolve, text: str, words: str, ids: list[str]) -> None:
    wanted = ACTORS if "region" not in words else LOCATIONS
    assert sorted(resolve(text, words, wanted)) == sorted(ids)


def test_an_object_pronoun_is_not_the_subject(resolve: Resolve) -> None:
    assert resolve("Peru left the talks. Chile praised it.", "it") == ["state/PER"]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "The Northern Relief Front (NRF) left Chad. The NRF signed a pact.",
            "The NRF",
            ["group/northern-relief-front"],
        ),
        ("The Lake Trade Union (LTU) met. The LTU signed a pact.", "The LTU", ["org/lake-trade-union"]),
        ("The Lake Trade Union (XYZ) met. The XYZ signed a pact.", "The XYZ", []),
    ],
)
def test_acronyms_introduced_in_brackets(resolve: Resolve, text: str, words: str, ids: list[str]) -> None:
    assert [i for i in resolve(text, words) if "--" not in i and not i.endswith("/xyz")] == ids


def test_each_other_is_the_doers(resolve: Resolve) -> None:
    assert resolve("Norway and Chile praised each other.", "each other") == ["state/NOR", "state/CHL"]


def test_the_two_are_those_spoken_of(resolve: Resolve) -> None:
    assert resolve("Norway and Chile met. Peru mediated between the two.", "the two") == ["state/NOR", "state/CHL"]


def test_another_name_of_a_person(resolve: Resolve) -> None:
    text = "Norway's Prime Minister Kari Holt, known as Kiki, left. Kiki praised Chile."
    assert resolve(text, "Kiki") == ["person/kari-holt"]


def test_troops_are_the_sender_s(resolve: Resolve) -> None:
    assert resolve("Norway sent 40 soldiers to Chad.", "40 soldiers") == ["force/NOR-troops"]
    assert resolve("Norway saw 40 soldiers.", "40 soldiers") == ["force/a1--40-soldiers-1"]


def test_its_neighbour_is_the_other(resolve: Resolve) -> None:
    assert resolve("Chad broke off ties with Libya. Chad accused its neighbour of theft.", "its neighbour") == [
        "state/LBY"
    ]
