"""Which words of a clause date its event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from statements.samples import clauses_with

from kg.model import Article, Modality, Sentence, Time
from kg.statements.time import time_of

Parse = Callable[..., tuple[Sentence, ...]]


def of(
    text: str, lemma: str, parse: Parse, modality: Modality = Modality.ACTUAL, *, state: bool = False
) -> Time | None:
    sentences = parse(text)
    index, clause = clauses_with(sentences, lemma)[0]
    article = Article("a", "", date(2021, 1, 11), None, None, "en", text)
    return time_of(clause, sentences[index], article, modality, state=state, sentences=sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru signed the treaty on March 3, 2019.", ("2019-03-03", "2019-03-03", "on March 3, 2019")),
        ("On Tuesday, Peru signed the treaty.", ("2021-01-05", "2021-01-05", "On Tuesday")),
        ("Peru signed the treaty in Lima in March.", ("2020-03-01", "2020-03-31", "in March")),
        ("Peru signed the treaty last week.", ("2021-01-04", "2021-01-10", "last week")),
        ("Peru signed the treaty before 1994.", (None, "1993-12-31", "before 1994")),
        ("Peru signed the treaty after 1994.", ("1995-01-01", None, "after 1994")),
        ("Peru signed the treaty between 1991 and 1994.", ("1991-01-01", "1994-12-31", "between 1991 and 1994")),
        (
            "Peru signed the treaty at a ceremony of March 3, 2019.",
            ("2019-03-03", "2019-03-03", "a ceremony of March 3, 2019"),
        ),
        ("Peru signed the treaty at dawn on Tuesday.", ("2021-01-05", "2021-01-05", "at dawn on Tuesday")),
        (
            "Peru signed the treaty shortly after midnight on Tuesday.",
            ("2021-01-05", "2021-01-05", "midnight on Tuesday"),
        ),
        (
            "Peru signed the treaty on the night of January 5.",
            ("2021-01-05", "2021-01-05", "on the night of January 5"),
        ),
        ("Chile left on Tuesday, two days after Peru had signed it.", ("2021-01-03", "2021-01-03", "two days after")),
        ("Peru signed the treaty the day before.", ("2021-01-10", "2021-01-10", "the day before")),
        (
            "Chile left on January 7. Norway said Peru had signed the treaty the day before.",
            ("2021-01-10", "2021-01-10", "the day before"),
        ),
        (
            "Chile left on January 7. Peru had signed the treaty the day before.",
            ("2021-01-06", "2021-01-06", "the day before"),
        ),
        ("In 1991 and in 1994, Peru signed the treaty.", ("1991-01-01", "1994-12-31", "In 1991 and in 1994")),
        ("Peru signed the treaty two days before March 3, 2019.", ("2019-03-01", "2019-03-01", "March 3, 2019")),
        (
            "Peru signed the treaty a week after the summit of March 3, 2019.",
            ("2019-03-04", "2019-03-10", "the summit of March 3, 2019"),
        ),
        (
            "On May 3, 2019, Chile left. The next day, Peru signed the treaty.",
            ("2019-05-04", "2019-05-04", "The next day"),
        ),
        (
            "Chile left in 2019. Peru signed the treaty later that year.",
            ("2019-01-01", "2019-12-31", "later that year"),
        ),
    ],
)
def test_times(text: str, expected: tuple[str | None, str | None, str], parse: Parse) -> None:
    assert of(text, "sign", parse) == Time(expected[0], expected[1], False, expected[2])


@pytest.mark.parametrize(
    "text",
    [
        "Norway said on Monday that Peru signed the treaty.",
        "Peru signed the treaty in Lima.",
        "Peru signed the treaty after the 1994 war.",
        "Peru signed the treaty for 2000 villages.",
        "Peru signed the treaty within two hours.",
        "Peru signed the treaty on 30 February 2020.",
        "Peru signed the treaty two days after the summit.",
        "Chile left in 2019. The next day Peru signed the treaty.",
        "Chile left. Two weeks later Peru signed the treaty.",
        "The treaty of 2019 was signed by Peru.",
        "Peru signed the treaty of 2019.",
        "Chile left when Peru signed the treaty.",
        "When Chile left on January 7, Peru signed the treaty.",
        "Peru signed the treaty in a village of 2019 people.",
        "Chile left, two days after Peru had signed the treaty.",
    ],
)
def test_no_time(text: str, parse: Parse) -> None:
    assert of(text, "sign", parse) is None


def test_what_is_to_come_looks_ahead(parse: Parse) -> None:
    found = of("Peru will sign the treaty on Friday.", "sign", parse, Modality.PLANNED)
    assert found == Time("2021-01-15", "2021-01-15", False, "on Friday")


def test_a_state_that_is_over(parse: Parse) -> None:
    assert of("Peru occupied the valley until 1994.", "occupy", parse, state=True) == Time(
        None, "1994-12-31", True, "until 1994"
    )
    found = of("From 1991 to 1994 Peru occupied the valley.", "occupy", parse, state=True)
    assert found == Time("1991-01-01", "1994-12-31", True, "From 1991 to 1994")


def test_a_state_that_goes_on(parse: Parse) -> None:
    found = of("Peru has occupied the valley since 1994.", "occupy", parse, state=True)
    assert found == Time("1994-01-01", None, False, "since 1994")


def test_a_dated_event_is_never_over(parse: Parse) -> None:
    found = of("Peru fought Chile from 1991 to 1994.", "fight", parse)
    assert found is not None
    assert (found.start, found.end, found.ended) == ("1991-01-01", "1994-12-31", False)


@pytest.mark.parametrize(
    "text",
    [
        "Chile left on January 7, when Peru signed the treaty.",
        "Chile left on January 7, when Peru's envoy, Ana Ruiz, signed the treaty.",
        "Since January 7, when Peru signed the treaty, Chile has left.",
        "Chile flew to Lima on January 7, where Peru signed the treaty.",
    ],
)
def test_the_day_in_front_of_when(text: str, parse: Parse) -> None:
    found = of(text, "sign", parse)
    assert found is not None
    assert (found.start, found.end) == ("2021-01-07", "2021-01-07")
