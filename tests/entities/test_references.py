"""What points back: to deals rather than states, to the other state, to as many as the number says."""

from __future__ import annotations

import pytest

from kg.model import ACTORS, EVENTS, Kind

from .conftest import Told

ANYTHING = ACTORS | EVENTS | {Kind.ACTION}


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Norway and Chile signed an accord. Peru hailed it.", "it", ["agreement/a1--accord-1"]),
        ("Norway announced a ban on whaling. Peru condemned it.", "it", []),
        ("Norway took a decision on whaling. Peru condemned it.", "it", ["action/a1--decision-on-whaling-1"]),
        ("Norway attacked Chile. Peru condemned it for the raid.", "it", ["state/NOR"]),
        ("Norway praised Chile. Peru supported it.", "it", ["state/NOR"]),
    ],
)
def test_what_is_hailed_or_condemned_is_no_state(told: Told, text: str, words: str, ids: list[str]) -> None:
    assert [m.thing.id for m in told(text, words, ANYTHING)] == ids


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("Norway's minister, Kari Holt, visited Cuba. She praised its government.", "its government",
         "institution/CUB-government"),
        ("Norway attacked Cuba. Its government condemned the raid.", "Its government", "institution/CUB-government"),
        ("Norway attacked Cuba. Its government praised the raid.", "Its government", "institution/NOR-government"),
        ("Norway praised its government.", "its government", "institution/NOR-government"),
    ],
)  # fmt: skip
def test_whose_government(told: Told, text: str, words: str, id: str) -> None:
    assert [m.thing.id for m in told(text, words)] == [id]


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Peru lent Togo trucks, and Chile sent Togo rice. Togolese President Faure Gnassingbe thanked both countries.",
         "both countries", {"PER", "CHL"}),
        ("Norway will resume talks with Chile and Peru. Togo opposes it. Mali accused the three countries of theft.",
         "the three countries", {"NOR", "CHL", "PER"}),
        ("Mali left. Norway broke off relations with Chile. The two countries signed a truce.", "The two countries",
         {"NOR", "CHL"}),
        ("Togo praised Chile. Norway raised its alert along the strait, and Chile protested. The two navies left.",
         "The two navies", {"NOR", "CHL"}),
    ],
)  # fmt: skip
def test_as_many_as_the_number_says(told: Told, text: str, words: str, codes: set[str]) -> None:
    assert {m.thing.country or m.thing.id for m in told(text, words)} == codes


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("Mali rejected an offer by the West African bloc ECOWAS.", "the West African bloc",
         "org/economic-community-of-west-african-states"),
        ("The frigate Almirante Grau left Lima. Almirante Grau sank.", "Almirante Grau", "force/almirante-grau"),
        ("HMS Oxley left Oslo.", "HMS Oxley", "force/hms-oxley"),
        ("Rebels seized an Irish aid worker.", "an Irish aid worker", "group/a1--irish-aid-worker-1"),
        ("Rebels seized Irish aid workers.", "Irish aid workers", "group/IRL-aid-workers"),
        ("Drones struck a camp of the PKK.", "a camp of the PKK", "group/a1--camp-of-the-pkk-1"),
        ("The Syrian thanked Chad.", "The Syrian", "group/SYR-people"),
        ("The Swiss thanked Chad.", "The Swiss", "state/CHE"),
        ("Dominican soldiers left.", "Dominican soldiers", "force/DOM-troops"),
        ("Six were Poles, whose government thanked Chad.", "whose government", "institution/POL-government"),
    ],
)  # fmt: skip
def test_what_it_is_called(told: Told, text: str, words: str, id: str) -> None:
    assert [m.thing.id for m in told(text, words)] == [id]


def test_a_town_of_meetings_does_nothing(told: Told) -> None:
    assert told("Geneva condemned Peru.", "Geneva") == []
    assert [m.thing.id for m in told("Peru met Chile in Geneva.", "Geneva", frozenset({Kind.TERRITORY}))] == [
        "territory/geneva"
    ]


def test_a_common_noun_at_the_front_is_written_small(told: Told) -> None:
    (mention,) = told("Gunmen left the town.", "Gunmen")
    assert mention.thing.label == "gunmen"


def test_a_mediator_and_his_body_are_no_sides(told: Told) -> None:
    text = "Peru and Chile are at odds. The UN envoy, Jan Kubis, met both sides in Geneva."
    assert {m.thing.country for m in told(text, "both sides")} == {"PER", "CHL"}
    assert told("The UN envoy for Libya, Jan Kubis, met both sides in Geneva.", "both sides") == []


def test_its_after_a_visit_is_the_state_visited(told: Told) -> None:
    text = "Norway's minister, Kari Holt, flew to Cuba. She met its ruler, Rosa Quispe."
    (mention,) = told(text, "its ruler", sentence=-1)
    assert mention.thing.country == "CUB"
