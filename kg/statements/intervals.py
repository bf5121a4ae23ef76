"""Intervals of the calendar: days, weeks, months, years and their parts."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day. `ranged`: both ends were named. `vague`: "the past year", counted rather than named."""

    start: date
    end: date
    ranged: bool = False
    vague: bool = False

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1


def day_of(year: int, month: int, day: int) -> Interval | None:
    """That day, None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Interval(found, found)


def month_of(year: int, month: int) -> Interval:
    """The whole month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Interval:
    """The whole year."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def months_of(year: int, first: int, last: int) -> Interval:
    """From one month of a year to another."""
    return Interval(month_of(year, first).start, month_of(year, last).end)


def week_of(day: date) -> Interval:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + 6 * ONE)


def shifted(day: date, unit: str, by: int) -> Interval | None:
    """The calendar day, week, month, year or decade that lies `by` of them from the day's own.

    >>> shifted(date(2021, 1, 11), "month", -2)
    Interval(start=datetime.date(2020, 11, 1), end=datetime.date(2020, 11, 30), ranged=False, vague=False)
    """
    try:
        if unit == "day":
            return Interval(day + by * ONE, day + by * ONE)
        if unit in ("week", "fortnight"):
            return week_of(day + timedelta(weeks=by * (2 if unit == "fortnight" else 1)))
        if unit == "month":
            months = day.year * 12 + day.month - 1 + by
            return month_of(months // 12, months % 12 + 1)
        if unit == "year":
            return year_of(day.year + by)
        return Interval(date((day.year // 10 + by) * 10, 1, 1), date((day.year // 10 + by) * 10 + 9, 12, 31))
    except (ValueError, OverflowError):
        return None


def part_of(whole: Interval, parts: int, which: int) -> Interval | None:
    """The half or the quarter of a year, the first (0) or second half of a month.

    >>> part_of(year_of(2020), 4, 3).start.isoformat()
    '2020-10-01'
    """
    first, months = whole.start, whole.days > 31
    if months and whole == year_of(first.year):
        size = 12 // parts
        return months_of(first.year, which * size + 1, which * size + size)
    if parts == 2 and whole == month_of(first.year, first.month):
        middle = first.replace(day=15)
        return Interval(first, middle) if which == 0 else Interval(middle + ONE, whole.end)
    return None


def week_of_month(month: Interval, which: int) -> Interval | None:
    """The first (0) to fourth seven days of a month, or the last seven (-1)."""
    if month != month_of(month.start.year, month.start.month):
        return None
    if which < 0:
        return Interval(month.end - 6 * ONE, month.end)
    start = month.start + timedelta(weeks=which)
    return Interval(start, start + 6 * ONE)
