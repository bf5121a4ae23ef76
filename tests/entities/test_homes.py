"""Whose "the government", "the army", "the rebels" are, and what names what again."""

from __future__ import annotations

import pytest

from kg.model import LOCATIONS, How

from .conftest import Told


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("In Peru the army attacked a camp. The government denied it.", "The government", "institution/PER-government"),
        ("Peru accused Chile of theft. The government recalled its envoy.", "The government",
         "institution/PER-government"),
        ("Peru and Chile are at odds. Brazil urged the government to talk.", "the government",
         "institution/a1--government-1"),
        ("Police in Kenya left the building.", "Police in Kenya", "institution/KEN-police"),
        ("The Peruvian government was pleased. In Nairobi police left.", "police", "institution/KEN-police"),
        ("The government in Windhoek denied it.", "The government in Windhoek", "institution/NAM-government"),
        ("Rebels in Chad left the talks.", "Rebels in Chad", "group/TCD-rebels"),
        ("Norway met rebels in Chad.", "rebels in Chad", "group/a1--rebels-1"),
        ("Chadian soldiers left. Togo's embassy praised the army.", "the army", "force/a1--army-1"),
    ],
)  # fmt: skip
def test_what_every_state_has_one_of(told: Told, text: str, words: str, id: str) -> None:
    assert [m.thing.id for m in told(text, words)] == [id]


def test_who_acted_before_is_a_guess(told: Told) -> None:
    (mention,) = told("Peru accused Chile of theft. The government recalled its envoy.", "The government")
    assert mention.how is How.GUESS


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("Kurdish fighters left Iraq. The fighters denied it.", "The fighters", "group/a1--kurdish-fighters-1"),
        ("Peru accused Chile of arresting its citizens.", "its citizens", "group/PER-citizens"),
        ("Peru accused Chile of sending its soldiers home.", "its soldiers", "force/CHL-troops"),
        ("Hamas left the talks. Norway praised the militants.", "the militants", "group/hamas"),
        ("Hamas met Hezbollah. Norway praised the militants.", "the militants", "group/a1--militants-1"),
        ("Hamas fighters left.", "Hamas fighters", "group/hamas"),
        ("UN peacekeepers left Mali. The peacekeepers denied it.", "The peacekeepers",
         "force/united-nations-peacekeepers"),
        ("Iranian-backed militias left Iraq.", "Iranian-backed militias", "group/a1--iranian-backed-militias-1"),
        ("The US aircraft carrier George Mason left Chad.", "George Mason", "force/george-mason"),
        ("Hutu rebels from Rwanda left.", "Hutu rebels from Rwanda", "group/RWA-rebels"),
        ("Chad left the paramilitary Swift Guard Brigades.", "the paramilitary Swift Guard Brigades",
         "group/swift-guard-brigades"),
        ("Estonia freed a Russian.", "a Russian", "group/RUS-people"),
    ],
)  # fmt: skip
def test_groups_and_forces(told: Told, text: str, words: str, id: str) -> None:
    assert [m.thing.id for m in told(text, words)] == [id]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Latvia and Estonia left. The pair signed a pact.", "The pair", ["state/EST", "state/LVA"]),
        ("Latvia, Lithuania and Estonia left. The three Baltic states signed a pact.", "The three Baltic states",
         ["state/EST", "state/LTU", "state/LVA"]),
        ("Latvia met Estonia. The three Baltic states signed a pact.", "The three Baltic states", []),
        ("The two Koreas signed a pact.", "The two Koreas", ["state/KOR", "state/PRK"]),
        ("North Korea left. The South signed a pact.", "The South", ["state/KOR"]),
        ("Chad left. The South signed a pact.", "The South", []),
        ("Troops of Chad and Togo left. The foes signed a pact.", "The foes", ["state/TCD", "state/TGO"]),
        ("Peru has been talking with Chile, and the two signed a pact.", "the two", ["state/CHL", "state/PER"]),
        ("Chad and Togo left. Kenyan President Anna Deng mediated between the two.", "the two",
         ["state/TCD", "state/TGO"]),
    ],
)  # fmt: skip
def test_members(told: Told, text: str, words: str, ids: list[str]) -> None:
    assert sorted(m.thing.id for m in told(text, words) if "--" not in m.thing.id) == ids


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("Troops left the town of Balkot.", "the town of Balkot", "place/balkot"),
        ("Troops left the town of Balkot. Chad shelled Balkot.", "Balkot", "place/balkot"),
        ("Troops left the Chadian capital.", "the Chadian capital", "place/ndjamena"),
        ("Chile shelled a bridge near Arica. Peru bombed the bridge.", "the bridge", "place/a1--bridge-near-arica-1"),
        ("Argentina claims the Falklands.", "the Falklands", "territory/falkland-islands"),
        ("Egypt occupied the Halaib Triangle. Sudan claims the area.", "the area", "place/halaib-triangle"),
    ],
)
def test_places(told: Told, text: str, words: str, id: str) -> None:
    assert [m.thing.id for m in told(text, words, LOCATIONS)] == [id]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("South Korean sailors left.", "South Korean sailors", ["group/KOR-crew"]),
        ("North Korean soldiers left.", "North Korean soldiers", ["force/PRK-troops"]),
        ("Northern Irish soldiers left.", "Northern Irish soldiers", ["force/GBR-troops"]),
        ("Turkey, a NATO member, left.", "Turkey", ["state/TUR"]),
        ("Chad met Congo.", "Congo", []),
        ("Kinshasa met Chad. Chad praised Congo.", "Congo", ["state/COD"]),
        ("Brussels condemned Chad.", "Brussels", ["org/european-union"]),
        ("Belgium met Chad. Brussels condemned Chad.", "Brussels", ["state/BEL"]),
        ("Belgrade condemned Chad.", "Belgrade", ["state/SRB"]),
    ],
)
def test_names_that_several_share(told: Told, text: str, words: str, ids: list[str]) -> None:
    assert [m.thing.id for m in told(text, words) if not m.thing.id.startswith("place/")] == ids


def test_the_two_countries_of_many_are_left_out(told: Told) -> None:
    assert (
        told("Peru left. Chile left. Mali left. Togo left. Envoys of the two countries met.", "the two countries") == []
    )


def test_the_kingdom_is_a_kingdom(told: Told) -> None:
    assert [m.thing.id for m in told("Lesotho met Chad. Peru praised the kingdom.", "the kingdom")] == ["state/LSO"]
    assert [m.thing.id for m in told("Chad met Jordan's king. Mali praised the kingdom.", "the kingdom")] == [
        "state/JOR"
    ]


def test_who_visits_a_state_need_not_serve_it(told: Told) -> None:
    (mention,) = told("The president flew to Serbia.", "The president")
    assert mention.thing.country is None


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("Serbia regards Kosovo as its province.", "its", "state/SRB"),
        ("Serbia met Kosovo. Kosovo praised its neighbour.", "its", "state/XKX"),
    ],
)
def test_whoever_claims_something_calls_it_his_own(told: Told, text: str, words: str, id: str) -> None:
    assert [m.thing.id for m in told(text, words)] == [id]
