"""Labels of deeds and places: no time at the end, not too long."""

from __future__ import annotations

import pytest

from kg.entities.labels import MOST, short_label, without_time


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("port of Beira last August", "port of Beira"),
        ("offer on Friday", "offer"),
        ("raid on 3 May 2020", "raid"),
        ("election in 2019", "election"),
        ("vote late on Monday evening", "vote"),
        ("march on Rome", "march on Rome"),
        ("treaty of 1904", "treaty"),
        ("Friday", "Friday"),
        ("2015 deal", "2015 deal"),
    ],
)
def test_the_time_is_no_part_of_the_name(words: str, label: str) -> None:
    assert without_time(words) == label


def test_a_long_label_is_cut_where_a_phrase_begins() -> None:
    long = "support for the families of those who were killed in the collapse of the old bridge in the capital"
    label = short_label(long)
    assert long.startswith(label + " ")
    assert len(label) <= MOST + 5
    assert label == "support for the families of those who were killed"


def test_a_verdict_is_no_part_of_what_is_judged() -> None:
    assert short_label("charges as baseless") == "charges"
    assert short_label("role as mediator") == "role as mediator"
