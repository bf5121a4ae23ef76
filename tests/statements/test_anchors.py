"""Times that are counted from another one of the text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Sentence
from kg.statements.anchors import anchors_of, moved_by, read_relative
from kg.statements.dates import Reference
from kg.statements.intervals import day_of, month_of, year_of

Parse = Callable[..., tuple[Sentence, ...]]
DAY = day_of(2019, 5, 3)  # a Friday
assert DAY is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the next day", "2019-05-04/2019-05-04"),
        ("the following morning", "2019-05-04/2019-05-04"),
        ("the previous week", "2019-04-22/2019-04-28"),
        ("the day before.", "2019-05-02/2019-05-02"),
        ("the week after, it left", "2019-05-06/2019-05-12"),
        ("that same evening", "2019-05-03/2019-05-03"),
        ("the same month", "2019-05-01/2019-05-31"),
        ("later that year", "2019-05-04/2019-12-31"),
        ("earlier that month", "2019-05-01/2019-05-02"),
        ("that August", "2019-08-01/2019-08-31"),
        ("ten days later", "2019-05-13/2019-05-13"),
        ("a month earlier", "2019-04-01/2019-04-30"),
        ("thirty-one years before.", "1988-01-01/1988-12-31"),
        ("two weeks on, nobody", "2019-05-13/2019-05-19"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    read = read_relative(text, 0, [DAY] if DAY else [])
    assert read is not None
    assert f"{read.interval.start}/{read.interval.end}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "the day after the talks",
        "two weeks after the war",
        "a day later than planned",
        "that day's talks",
        "the daylight",
    ],
)
def test_other_words(text: str) -> None:
    assert read_relative(text, 0, [DAY] if DAY else []) is None


def test_what_is_counted_must_be_known_as_exactly() -> None:
    assert read_relative("the next day", 0, [month_of(2019, 5)]) is None
    found = read_relative("the next day", 0, [DAY, year_of(1994)] if DAY else [])
    assert found is not None
    assert found.interval.start == date(2019, 5, 4)
    assert read_relative("a year later", 0, []) is None


def test_anchors_are_the_dates_before(parse: Parse) -> None:
    sentences = parse(
        "Chile left in 2010. Peru came on May 3, 2019, with 2018 men. Two days later it left. "
        "It had held 1994 huts since 1995."
    )
    texts = [s for s in sentences if s.text]
    found = anchors_of(sentences, texts[-1], 0, Reference(None))
    assert [a.start.isoformat() for a in found] == ["2019-05-03", "2019-05-05"]
    assert [a.start.year for a in anchors_of(sentences, texts[1], 0, Reference(None))] == [2010]
    assert anchors_of(sentences, texts[0], 0, Reference(None)) == ()
    inside = anchors_of(sentences, texts[-1], len(texts[-1].text), Reference(None))
    assert inside == found  # what has been so since 1995 dates nothing else


def test_a_measure_moves_a_date() -> None:
    assert DAY is not None
    text = "three days before May 3"
    moved = moved_by(text, text.index("before"), DAY, back=True)
    assert moved is not None
    assert moved.start == date(2019, 4, 30)
    assert moved_by("shortly before May 3", 8, DAY, back=True) is None
