"""Persons: titles, surnames that the tables know, men and women, whom an office without a name means."""

from __future__ import annotations

from datetime import date

import pytest

from kg.entities import gender
from kg.model import Kind

from .conftest import Told


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("Norway's Anna Holt met Chile's Juan Rojas. She left.", "She", "person/anna-holt"),
        ("Norway's Anna Holt met Chile's Juan Rojas. He left.", "He", "person/juan-rojas"),
        ("Queen Margit met Juan Rojas. He thanked Queen Margit. She left.", "She", "person/margit"),
        ("Mr Tuule met Mrs Raake in Oslo. Chile praised her.", "her", "person/raake"),
        ("The king of Norway met Queen Margit. Chile praised her.", "her", "person/margit"),
        ("Norwegian Prime Minister Kim Tuule met Anna Holt. He said she had left.", "she", "person/anna-holt"),
    ],
)
def test_he_and_she_agree_with_titles_and_first_names(told: Told, text: str, words: str, id: str) -> None:
    assert [m.thing.id for m in told(text, words)] == [id]


def test_a_first_name_of_both_says_nothing() -> None:
    assert gender.of_name("Kim Tuule") is None
    assert gender.of_name("Holt") is None


@pytest.mark.parametrize(
    ("text", "words", "day", "id", "country"),
    [
        ("President Obama left Peru.", "Obama", date(2010, 5, 1), "person/barack-obama", "USA"),
        ("President Obama left Peru.", "Obama", date(1995, 5, 1), "person/obama", None),
        ("Turkey's Erdogan left Peru.", "Turkey's Erdogan", date(2016, 5, 1), "person/recep-tayyip-erdogan", "TUR"),
        ("Turkey's Erdogan left Peru. Mr Tuule met Erdogan.", "Erdogan", date(2016, 5, 1),
         "person/recep-tayyip-erdogan", "TUR"),
        ("President Zupin left.", "Zupin", date(2010, 5, 1), "person/zupin", None),
    ],
)  # fmt: skip
def test_a_surname_with_a_title_is_whom_the_tables_know(
    told: Told, text: str, words: str, day: date, id: str, country: str | None
) -> None:
    assert [(m.thing.id, m.thing.country) for m in told(text, words, day=day)] == [(id, country)]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Slovenia closed the border. President Zupin condemned Austria.", "Zupin", "SVN"),
        ("Slovenia closed the border. Chancellor Zupin condemned Slovenia.", "Zupin", None),
        ("Rosa Quispe of Peru left.", "Rosa Quispe of Peru", "PER"),
    ],
)
def test_the_country_of_a_person_whom_the_text_gives_none(
    told: Told, text: str, words: str, country: str | None
) -> None:
    assert [m.thing.country for m in told(text, words)] == [country]


def test_a_titled_person_is_no_city(told: Told) -> None:
    assert [m.thing.id for m in told("Queen Sofia of Spain left Peru.", "Sofia of Spain")] == ["person/sofia"]
    assert [m.thing.id for m in told("Sofia left the talks.", "Sofia")] == ["state/BGR"]


def test_whose_the_bush_administration_was(told: Told) -> None:
    found = told("The Bush administration condemned Peru.", "The Bush administration", day=date(2020, 1, 1))
    assert [m.thing.country for m in found] == ["USA"]


def test_foreign_ministers_of_a_body_are_the_body(told: Told) -> None:
    assert [m.thing.id for m in told("NATO foreign ministers condemned Peru.", "NATO foreign ministers")] == [
        "org/north-atlantic-treaty-organization"
    ]


def test_her_country(told: Told) -> None:
    found = told("Chilean President Anna Rojas left. Her country rejected the plan.", "Her country")
    assert [(m.thing.id, m.thing.type) for m in found] == [("state/CHL", Kind.STATE)]
