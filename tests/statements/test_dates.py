"""Dates in words against an article of Monday, 11 January 2021."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.statements.dates import Reference, read_date

MONDAY = date(2021, 1, 11)
# words: (of the past, of the future); the future only where it differs
CASES = {
    "March 3, 2020": "2020-03-03",
    "3 March 2020": "2020-03-03",
    "the 3rd of March": ("2020-03-03", "2021-03-03"),
    "March 3": ("2020-03-03", "2021-03-03"),
    "Sept. 11, 2001": "2001-09-11",
    "2020-03-03": "2020-03-03",
    "Tuesday, March 3, 2020": "2020-03-03",
    "30 February 2020": None,
    "30 February": None,
    "Monday": "2021-01-11",
    "Tuesday": ("2021-01-05", "2021-01-12"),
    "last Tuesday": "2021-01-05",
    "last Monday": "2021-01-04",
    "next Monday": "2021-01-18",
    "Tuesday morning": ("2021-01-05", "2021-01-12"),
    "March": ("2020-03-01/2020-03-31", "2021-03-01/2021-03-31"),
    "early March": ("2020-03-01/2020-03-31", "2021-03-01/2021-03-31"),
    "January": "2021-01-01/2021-01-31",
    "March 2019": "2019-03-01/2019-03-31",
    "March last year": "2020-03-01/2020-03-31",
    "December 31 last year": "2020-12-31",
    "may": None,
    "1994": "1994-01-01/1994-12-31",
    "late 1994": "1994-01-01/1994-12-31",
    "the summer of 2018": "2018-01-01/2018-12-31",
    "1,994": None,
    "2019's": None,
    "48,000": None,
    "the 1990s": "1990-01-01/1999-12-31",
    "the early 1990s": "1990-01-01/1999-12-31",
    "the 19th century": "1801-01-01/1900-12-31",
    "yesterday": "2021-01-10",
    "today": "2021-01-11",
    "tomorrow": "2021-01-12",
    "last night": "2021-01-10",
    "last week": "2021-01-04/2021-01-10",
    "last month": "2020-12-01/2020-12-31",
    "next month": "2021-02-01/2021-02-28",
    "last year": "2020-01-01/2020-12-31",
    "earlier this year": "2021-01-01/2021-01-11",
    "later this month": "2021-01-11/2021-01-31",
    "two weeks ago": "2020-12-28/2021-01-03",
    "10 days ago": "2021-01-01",
    "three months ago": "2020-10-01/2020-10-31",
    "a decade ago": "2010-01-01/2019-12-31",
    "nearly twenty-five years ago": "1996-01-01/1996-12-31",
    "a couple of days ago": "2021-01-09",
    "an hour ago": "2021-01-10/2021-01-11",
    "overnight": "2021-01-10/2021-01-11",
    "the day before yesterday": "2021-01-09",
    "the day after tomorrow": "2021-01-13",
    "early on Tuesday": ("2021-01-05", "2021-01-12"),
    "the weekend": ("2021-01-09/2021-01-10", "2021-01-16/2021-01-17"),
    "last weekend": "2021-01-09/2021-01-10",
    "next weekend": "2021-01-16/2021-01-17",
    "the second half of 2019": "2019-07-01/2019-12-31",
    "the first half of March 2019": "2019-03-01/2019-03-15",
    "the third quarter of last year": "2020-07-01/2020-09-30",
    "the third half of 2019": None,
    "the first week of March": ("2020-03-01/2020-03-07", "2021-03-01/2021-03-07"),
    "the last week of March 2019": "2019-03-25/2019-03-31",
    "Monday and Tuesday": ("2021-01-11/2021-01-12", "2021-01-11/2021-01-12"),
    "March and April 2019": "2019-03-01/2019-04-30",
    "in 2016 and in 2018.": None,
    "2016 and in 2018.": "2016-01-01/2018-12-31",
    "2016 and in 2018 left": "2016-01-01/2016-12-31",
    "2016 and two weeks later": "2016-01-01/2016-12-31",
    "two weeks": (None, "2021-01-25/2021-01-31"),
    "the past two years": "2019-01-12/2021-01-11",
    "the end of the year": "2021-01-01/2021-12-31",
    "the next day": None,
    "recent years": None,
    "1991-94": "1991-01-01/1994-12-31",
    "March 3-5": ("2020-03-03/2020-03-05", "2021-03-03/2021-03-05"),
    "March 3 to 5, 2020": "2020-03-03/2020-03-05",
}


def _words(text: str, reference: Reference, *, ranged: bool = False) -> str | None:
    read = read_date(text, 0, reference, ranged=ranged)
    if read is None:
        return None
    start, end = read.interval.start.isoformat(), read.interval.end.isoformat()
    return start if start == end else f"{start}/{end}"


@pytest.mark.parametrize("text", CASES)
def test_dates(text: str) -> None:
    expected = CASES[text]
    past, future = expected if isinstance(expected, tuple) else (expected, expected)
    assert _words(text, Reference(MONDAY)) == past
    assert _words(text, Reference(MONDAY, ahead=True)) == future


@pytest.mark.parametrize("text", ["Monday", "March 3", "last week", "yesterday", "two weeks ago", "earlier this year"])
def test_without_the_articles_date_nothing_is_guessed(text: str) -> None:
    assert read_date(text, 0, Reference(None)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1991 to 1994", "1991-01-01/1994-12-31"),
        ("1991 and 1994", "1991-01-01/1994-12-31"),
        ("March 3 to 5", "2020-03-03/2020-03-05"),
        ("3 to 5 March", "2020-03-03/2020-03-05"),
        ("May 1 to June 3, 2020", "2020-05-01/2020-06-03"),
        ("January to March 2020", "2020-01-01/2020-03-31"),
        ("May 30 to June 3, 2015", "2015-05-30/2015-06-03"),
        ("Wednesday to Friday", "2021-01-06/2021-01-08"),
        ("Friday to Sunday", "2021-01-08/2021-01-10"),
    ],
)
def test_ranges(text: str, expected: str) -> None:
    assert _words(text, Reference(MONDAY), ranged=True) == expected


_PIECES = st.sampled_from(
    [
        "the",
        "past",
        "last",
        "999",
        "30",
        "2020",
        "9999",
        "decades",
        "ago",
        "March",
        "Monday",
        "to",
        "-",
        "and",
        ",",
        "year",
        "century",
        "00",
        "st",
    ]
)


@given(st.lists(_PIECES, max_size=8), st.dates(), st.booleans(), st.booleans())
def test_no_words_break_it(words: list[str], published: date, ahead: bool, ranged: bool) -> None:
    read = read_date(" ".join(words), 0, Reference(published, ahead), ranged=ranged)
    assert read is None or read.interval.start <= read.interval.end
