"""One body has one id under all its names; spellings of the same adjective lead to the same state."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.entities import Gazetteer
from kg.entities.spelling import key_of
from kg.model import Kind

SAME = [
    ("African Union", "AU"),
    ("Gulf Cooperation Council", "GCC"),
    ("International Criminal Court", "ICC"),
    ("International Court of Justice", "ICJ"),
    ("Collective Security Treaty Organization", "CSTO"),
    ("Organisation of Islamic Cooperation", "OIC"),
    ("Arab League", "League of Arab States"),
    ("Group of Seven", "G7", "G-7"),
    ("UN refugee agency", "UNHCR"),
    ("World Bank", "IBRD"),
    ("Islamic State", "ISIS", "Daesh"),
    ("Houthis", "Ansar Allah", "Houthi"),
    ("Kurdistan Workers' Party", "PKK"),
    ("Kataib Hezbollah", "Kata'ib Hizballah"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_all_names_of_a_body_lead_to_one_thing(gazetteer: Gazetteer, names: tuple[str, ...]) -> None:
    found = {entry.thing.id for name in names for entry in gazetteer.lookup(name)[:1]}
    assert len(found) == 1
    assert all(gazetteer.lookup(name) for name in names)


def test_bodies_that_share_letters_stay_apart(gazetteer: Gazetteer) -> None:
    pairs = [
        ("World Trade Organization", "World Tourism Organization"),
        ("Asian Development Bank", "African Development Bank"),
    ]
    for one, other in pairs:
        assert gazetteer.lookup(one)[0].thing.id != gazetteer.lookup(other)[0].thing.id


def test_labels_of_bodies_are_their_own(gazetteer: Gazetteer) -> None:
    labels = Counter(key_of(label) for prefix in ("org/", "group/") for id, label in gazetteer.labels(prefix))
    assert [label for label, count in labels.items() if count > 1] == []


def test_what_states_join_is_an_organisation(gazetteer: Gazetteer) -> None:
    names = ("International Criminal Court", "International Whaling Commission", "UN Human Rights Council")
    assert {gazetteer.lookup(name)[0].thing.type for name in names} == {Kind.ORGANIZATION}


@pytest.mark.parametrize(
    ("id", "adjective"),
    [
        ("state/KOR", "South Korean"),
        ("state/PRK", "North Korean"),
        ("state/DOM", "Dominican"),
        ("state/COD", "Congolese"),
        ("territory/chechnya", "Chechen"),
        ("state/PER", "Peruvian"),
    ],
)
def test_the_adjective_of_a_label(gazetteer: Gazetteer, id: str, adjective: str) -> None:
    assert gazetteer.adjective(id) == adjective
