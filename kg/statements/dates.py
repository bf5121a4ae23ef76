"""A small grammar of English dates: days, months, years, decades, and what is counted from the article's date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)} | {
    "a": 1,
    "an": 1,
}
_FULL_MONTH = "|".join(f"{m.title()}|{m.upper()}" for m in _MONTHS)
_MONTH = rf"(?P<month>{_FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?P<weekday>" + "|".join(d.title() for d in _DAYS) + r"|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?{_YEAR}|\s+(?:of\s+)?(?P<rel>last|this|next)\s+year)?"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + r")"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
_HOURS = r"(?:\s+(?:morning|afternoon|evening|night|noon|midnight))?"
_TURN = {"last": -1, "this": 0, "next": 1}
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative dates are counted from: the article's date, if known, and whether to look ahead."""

    published: date | None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day. `ranged`: both ends were named. `vague`: "the past year", counted rather than named."""

    start: date
    end: date
    ranged: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """An interval and how many characters name it."""

    interval: Interval
    length: int


def read_date(text: str, begin: int, reference: Reference, *, ranged: bool = False) -> Read | None:
    """The date that stands at `begin` of a text; with `ranged`, also "1991 to 1994" and "Monday and Friday".

    >>> read_date("on March 3, 2020, they met", 3, Reference(None)).interval.start.isoformat()
    '2020-03-03'
    >>> read_date("in March", 3, Reference(date(2021, 1, 11))).interval
    Interval(start=datetime.date(2020, 3, 1), end=datetime.date(2020, 3, 31), ranged=False, vague=False)
    >>> read_date("on 30 February 2020", 3, Reference(None)) is None
    True
    """
    softener = _SOFTENER.match(text, begin)
    at = softener.end() if softener else begin
    first = _one(text, at, reference)
    if first is None:
        return _days_of_month(text, at, begin, reference) if ranged else None
    link = (_LINK if ranged else _DASH).match(text, first[1])
    second = _second(text, link.end(), first[0]) if link is not None else None
    if second is None:
        return Read(first[0], first[1] - begin)
    start, (end, length) = first[0].start, second
    if _YEAR_IN.search(text[first[1] : length]) and not _YEAR_IN.search(text[at : first[1]]):
        earlier = _one(text, at, Reference(end.end))  # "May 30 to June 3, 2015": the year is that of both
        start = earlier[0].start if earlier is not None else start
    return Read(Interval(start, end.end, ranged=True), length - begin) if start <= end.end else None


_SOFTENER = re.compile(
    r"(?:(?:the\s+)?(?:early|mid|late|beginning\s+of|start\s+of|end\s+of|middle\s+of|first\s+half\s+of|second\s+half\s+of)"
    r"[\s-]+(?:in\s+|on\s+|of\s+)?|about\s+|around\s+)*",
    re.IGNORECASE,
)
_YEAR_IN = re.compile(r"\b[12]\d{3}\b|\byear\b")
_SHORT = re.compile(rf"(?P<n>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:,.]\d|\s*%|\d)(?:,?\s+{_YEAR})?")
_DAYS_OF_MONTH = re.compile(rf"(?P<first>\d{{1,2}})(?:\s*[-–]\s*|\s+(?:to|and|until)\s+){_DAY}\s+{_MONTH}{_OF_YEAR}")
_LINK = re.compile(r"\s*[-–—]\s*|\s+(?:to|until|till|through|and)\s+")
_DASH = re.compile(r"\s*[-–—]\s*(?=\d)|\s+(?:to|through)\s+(?=\d)")


def _one(text: str, at: int, reference: Reference) -> tuple[Interval, int] | None:
    """The first form that fits at a place, and where it ends."""
    for pattern, make in _FORMS:
        found = pattern.match(text, at)
        if found is not None:
            try:
                interval = make(found, reference)
            except (ValueError, OverflowError):  # no such day, or a year that the calendar does not have
                return None
            return (interval, found.end()) if interval is not None else None
    return None


def _second(text: str, at: int, first: Interval) -> tuple[Interval, int] | None:
    """The other end of a range: "1991-94", "March 3 to 5", or a date of its own, the nearest from the first on."""
    full = _one(text, at, Reference(first.start, ahead=True))
    short = _SHORT.match(text, at)
    if short is None or (full is not None and full[1] > short.end()):
        return full
    number, found = int(short["n"]), None
    if first == _year(first.start.year):
        found = _year(first.start.year // 100 * 100 + number)
    elif first.start == first.end:
        found = _day(int(short["year"] or first.start.year), first.start.month, number)
    return (found, short.end()) if found is not None else None


def _days_of_month(text: str, at: int, begin: int, reference: Reference) -> Read | None:
    """`3 to 5 March`: the month stands behind the second day."""
    found = _DAYS_OF_MONTH.match(text, at)
    last = _month_day(found, reference) if found is not None else None
    first = _day(last.end.year, last.end.month, int(found["first"])) if found is not None and last is not None else None
    if found is None or first is None or last is None or first.start > last.end:
        return None
    return Read(Interval(first.start, last.end, ranged=True), found.end() - begin)


# --- intervals -------------------------------------------------------------------------------------------------------


def _day(year: int, month: int, day: int) -> Interval | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Interval(found, found)


def _month(year: int, month: int) -> Interval:
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _year(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31))


def _shifted_month(day: date, by: int) -> Interval:
    months = day.year * 12 + day.month - 1 + by
    return _month(months // 12, months % 12 + 1)


def _week(day: date) -> Interval:
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + 6 * _ONE)


def _unit(day: date, unit: str, by: int) -> Interval | None:
    """The calendar day, week, month, year or decade that lies `by` of them from the day's own."""
    try:
        if unit == "day":
            return Interval(day + by * _ONE, day + by * _ONE)
        if unit in ("week", "fortnight"):
            return _week(day + timedelta(weeks=by * (2 if unit == "fortnight" else 1)))
        if unit == "month":
            return _shifted_month(day, by)
        if unit == "year":
            return _year(day.year + by)
        return Interval(date((day.year // 10 + by) * 10, 1, 1), date((day.year // 10 + by) * 10 + 9, 12, 31))
    except (ValueError, OverflowError):
        return None


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _day_number(name: str) -> int:
    return next(n for n, day in enumerate(_DAYS) if day.startswith(name.lower().rstrip(".")[:3]))


# --- forms -----------------------------------------------------------------------------------------------------------


def _iso_day(found: re.Match[str], _: Reference) -> Interval | None:
    return _day(int(found["y"]), int(found["m"]), int(found["d"]))


def _month_day(found: re.Match[str], reference: Reference) -> Interval | None:
    """`March 3`, with its year or with the nearest that fits the direction."""
    month, day = _month_number(found["month"]), int(found["day"])
    if found["year"]:
        return _day(int(found["year"]), month, day)
    if reference.published is None:
        return None
    if found["rel"]:
        return _day(reference.published.year + _TURN[found["rel"].lower()], month, day)
    years = [reference.published.year + by for by in ((0, 1) if reference.ahead else (0, -1))]
    for year in years:
        interval = _day(year, month, day)
        if interval is None:
            continue
        if (interval.start >= reference.published) if reference.ahead else (interval.start <= reference.published):
            return interval
    return None


def _month_alone(found: re.Match[str], reference: Reference) -> Interval | None:
    month, which = _month_number(found["month"]), (found["which"] or "").lower()
    if found["year"]:
        return _month(int(found["year"]), month)
    base = reference.published
    if base is None:
        return None
    if found["rel"]:
        return _month(base.year + _TURN[found["rel"].lower()], month)
    if which == "this":
        return _month(base.year, month)
    if which == "next" or (reference.ahead and which != "last"):
        return _month(base.year + (month < base.month or (which == "next" and month == base.month)), month)
    return _month(base.year - (month > base.month or (which == "last" and month == base.month)), month)


def _weekday(found: re.Match[str], reference: Reference) -> Interval | None:
    base, which = reference.published, (found["which"] or "").lower()
    if base is None:
        return None
    number = _day_number(found["weekday"])
    if which == "next" or (reference.ahead and which != "last"):
        gap = (number - base.weekday()) % 7
        gap = 7 if which == "next" and gap == 0 else gap
        return Interval(base + gap * _ONE, base + gap * _ONE)
    gap = (base.weekday() - number) % 7
    gap = 7 if which == "last" and gap == 0 else gap
    return Interval(base - gap * _ONE, base - gap * _ONE)


def _relative_unit(found: re.Match[str], reference: Reference) -> Interval | None:
    """`last week`, "earlier this year", "next month"."""
    base = reference.published
    if base is None:
        return None
    interval = _unit(base, found["unit"].lower(), _TURN[found["which"].lower()])
    part = (found["part"] or "").lower()
    if interval is None or found["which"].lower() != "this":
        return interval
    if part == "later" or (reference.ahead and not part):
        return Interval(max(base, interval.start), interval.end)
    return Interval(interval.start, base) if part == "earlier" else interval


def _ago(found: re.Match[str], reference: Reference) -> Interval | None:
    if reference.published is None:
        return None
    return _unit(reference.published, found["unit"].lower(), -_number(found["count"]))


def _in_future(found: re.Match[str], reference: Reference) -> Interval | None:
    """`in two weeks` of what is to come; of the past it is a duration."""
    if reference.published is None or not reference.ahead:
        return None
    return _unit(reference.published, found["unit"].lower(), _number(found["count"]))


def _past_span(found: re.Match[str], reference: Reference) -> Interval | None:
    """`the past two years`: up to the article's date."""
    if reference.published is None:
        return None
    back = _unit(reference.published, found["unit"].lower(), -_number(found["count"] or "one"))
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}[found["unit"].lower()]
    start = reference.published - timedelta(days=days * _number(found["count"] or "one"))
    return None if back is None else Interval(start, reference.published, vague=True)


def _of_the_period(found: re.Match[str], reference: Reference) -> Interval | None:
    """`the year`, "the month" behind "the end of"."""
    return None if reference.published is None else _unit(reference.published, found["unit"].lower(), 0)


def _plain_year(found: re.Match[str], _: Reference) -> Interval | None:
    return _year(int(found["year"]))


def _decade(found: re.Match[str], _: Reference) -> Interval | None:
    return Interval(date(int(found["d"]), 1, 1), date(int(found["d"]) + 9, 12, 31))


def _century(found: re.Match[str], _: Reference) -> Interval | None:
    last = int(found["n"]) * 100
    return Interval(date(last - 99, 1, 1), date(last, 12, 31)) if 100 <= last <= 2100 else None


def _near(by: int) -> Callable[[re.Match[str], Reference], Interval | None]:
    def make(_: re.Match[str], reference: Reference) -> Interval | None:
        return None if reference.published is None else _unit(reference.published, "day", by)

    return make


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"(?![\w%]|['’]s)")


_WHICH = r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?"
_SEASON = r"(?i:spring|summer|autumn|fall|winter)"
_PART = r"(?:(?P<part>earlier|later|early|late)\s+)?"
_WEEKDAY_IN_FRONT = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Reference], Interval | None]], ...] = (
    (_form(r"(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})"), _iso_day),
    (_form(rf"{_WEEKDAY_IN_FRONT}{_MONTH}\s+{_DAY}(?!:){_OF_YEAR}"), _month_day),
    (_form(rf"{_WEEKDAY_IN_FRONT}(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_OF_YEAR}"), _month_day),
    (_form(rf"{_WHICH}{_MONTH}{_OF_YEAR}"), _month_alone),
    (_form(rf"{_WHICH}{_WEEKDAY}{_HOURS}"), _weekday),
    (_form(rf"(?i:{_PART}(?P<which>last|this|next)\s+{_UNIT})(?<!s)"), _relative_unit),
    (_form(rf"(?i:{_COUNT}\s+{_UNIT}\s+ago)"), _ago),
    (_form(rf"(?i:(?:the\s+)?(?:past|last)\s+(?:{_COUNT}\s+)?{_UNIT})"), _past_span),
    (_form(r"(?i:today|tonight|this\s+(?:morning|afternoon|evening))"), _near(0)),
    (_form(rf"(?i:yesterday|last\s+(?:night|evening)){_HOURS}"), _near(-1)),
    (_form(rf"(?i:tomorrow){_HOURS}"), _near(1)),
    (_form(r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<d>1\d\d0|20\d0)['’]?s"), _decade),
    (_form(r"(?:the\s+)?(?P<n>1\d|20|21)(?:st|th)\s+[Cc]entury"), _century),
    (_form(rf"(?:(?:the\s+)?{_SEASON}\s+(?:of\s+)?)?(?:the\s+year\s+)?{_YEAR}"), _plain_year),
    (_form(rf"(?i:{_COUNT}\s+{_UNIT})"), _in_future),
    (_form(r"the\s+(?P<unit>week|month|year|decade)"), _of_the_period),
)
