"""A small grammar of English dates: days, months, years, decades, and what is counted from the article's date."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.statements.intervals import ONE, Interval, day_of, month_of, part_of, shifted, week_of_month, year_of

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ONES = "one two three four five six seven eight nine ten eleven twelve".split()
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_NUMBERS = {w: n for n, w in enumerate(_ONES, 1)} | _TENS | {"a couple of": 2, "an": 1, "a": 1}
_FULL_MONTH = "|".join(f"{m.title()}|{m.upper()}" for m in _MONTHS)
MONTH = rf"(?P<month>{_FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?P<weekday>" + "|".join(d.title() for d in _DAYS) + r"|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?{_YEAR}|\s+(?:of\s+)?(?P<rel>last|this|next)\s+year)?"
COUNT = r"(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + rf")(?:-(?P<more>{'|'.join(_ONES[:9])}))?"
UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
_HOURS = r"(?:\s+(?:morning|afternoon|evening|night|noon|midnight))?"
_TURN = {"last": -1, "this": 0, "next": 1}
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative dates are counted from: the article's date, if known, and whether to look ahead."""

    published: date | None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """An interval and how many characters name it."""

    interval: Interval
    length: int


def read_date(text: str, begin: int, reference: Reference, *, ranged: bool = False) -> Read | None:
    """The date that stands at `begin` of a text; with `ranged`, also "1991 to 1994" and "Monday to Friday".

    "Monday and Friday" is all from the first day to the last.


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
    both = _AND.match(text, first[1]) if second is None else None
    if both is not None and not _COUNTED.match(text, both.end()):
        second = _one(text, both.end(), Reference(first[0].start, ahead=True))
        if second is not None and both["again"] and not _CLOSED.match(text, second[1]):
            second = None  # "on Monday and on Friday left": two deeds
    if second is None:
        return Read(first[0], first[1] - begin)
    start, (end, length) = first[0].start, second
    if _YEAR_IN.search(text[first[1] : length]) and not _YEAR_IN.search(text[at : first[1]]):
        earlier = _one(text, at, Reference(end.end))  # "May 30 to June 3, 2015": the year is that of both
        start = earlier[0].start if earlier is not None else start
    return Read(Interval(start, end.end, ranged=both is None), length - begin) if start <= end.end else None


def is_duration(text: str, begin: int) -> bool:
    """Does a mere length of time stand there: "two weeks"?

    >>> [is_duration(text, 0) for text in ("two weeks", "two weeks ago", "next week")]
    [True, False, False]
    """
    found = _COUNTED.match(text, begin)
    return found is not None and not text[found.end() :].lstrip().startswith("ago")


_HOUR = (
    r"(?:dawn|daybreak|sunrise|noon|midday|dusk|nightfall|sunset|midnight"
    r"|\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s+(?:local\s+time|GMT))?)\s+on\s+"
)
_SOFTENER = re.compile(
    rf"(?:(?:(?:shortly|just|soon)\s+(?:after|before)\s+)?{_HOUR}"
    r"|the\s+(?:night|evening|morning|afternoon|early\s+hours)\s+of\s+)?"
    r"(?:(?:the\s+)?(?:early|mid|late|(?:earlier|later)(?=\s+on)|beginning\s+of|start\s+of|end\s+of|middle\s+of)"
    r"[\s-]+(?:in\s+|on\s+|of\s+)?|(?:about|around|roughly|approximately|some|nearly|almost|just|exactly|only)\s+)*",
    re.IGNORECASE,
)
HOUR = re.compile(_HOUR, re.IGNORECASE)  # "midnight on" a day: of the day itself, also behind "after"
_YEAR_IN = re.compile(r"\b[12]\d{3}\b|\byear\b")
_SHORT = re.compile(rf"(?P<n>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:,.]\d|\s*%|\d)(?:,?\s+{_YEAR})?")
_DAYS_OF_MONTH = re.compile(rf"(?P<first>\d{{1,2}})(?:\s*[-–]\s*|\s+(?:to|and|until)\s+){_DAY}\s+{MONTH}{_OF_YEAR}")
_LINK = re.compile(r"\s*[-–—]\s*|\s+(?:to|until|till|through|and)\s+")
_AND = re.compile(r"\s+and\s+(?P<again>(?:again\s+)?(?:in|on)\s+)?")
_COUNTED = re.compile(rf"{COUNT}\s+{UNIT}", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:[,.;:)]|$)")
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
    if first == year_of(first.start.year):
        found = year_of(first.start.year // 100 * 100 + number)
    elif first.start == first.end:
        found = day_of(int(short["year"] or first.start.year), first.start.month, number)
    return (found, short.end()) if found is not None else None


def _days_of_month(text: str, at: int, begin: int, reference: Reference) -> Read | None:
    """`3 to 5 March`: the month stands behind the second day."""
    found = _DAYS_OF_MONTH.match(text, at)
    last = _month_day(found, reference) if found is not None else None
    if found is None or last is None:
        return None
    first = day_of(last.end.year, last.end.month, int(found["first"]))
    if first is None or first.start > last.end:
        return None
    return Read(Interval(first.start, last.end, ranged=True), found.end() - begin)


# --- forms -----------------------------------------------------------------------------------------------------------


def month_number(name: str) -> int:
    """From 1 to 12, of a name or its short form."""
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _day_number(name: str) -> int:
    return next(n for n, day in enumerate(_DAYS) if day.startswith(name.lower().rstrip(".")[:3]))


def _iso_day(found: re.Match[str], _: Reference) -> Interval | None:
    return day_of(int(found["y"]), int(found["m"]), int(found["d"]))


def _month_day(found: re.Match[str], reference: Reference) -> Interval | None:
    """`March 3`, with its year or with the nearest that fits the direction."""
    month, day = month_number(found["month"]), int(found["day"])
    if found["year"]:
        return day_of(int(found["year"]), month, day)
    if reference.published is None:
        return None
    if found["rel"]:
        return day_of(reference.published.year + _TURN[found["rel"].lower()], month, day)
    years = [reference.published.year + by for by in ((0, 1) if reference.ahead else (0, -1))]
    for year in years:
        interval = day_of(year, month, day)
        if interval is None:
            continue
        if (interval.start >= reference.published) if reference.ahead else (interval.start <= reference.published):
            return interval
    return None


def _month_alone(found: re.Match[str], reference: Reference) -> Interval | None:
    month, which = month_number(found["month"]), (found["which"] or "").lower()
    if found["year"]:
        return month_of(int(found["year"]), month)
    base = reference.published
    if base is None:
        return None
    if found["rel"]:
        return month_of(base.year + _TURN[found["rel"].lower()], month)
    if which == "this":
        return month_of(base.year, month)
    if which == "next" or (reference.ahead and which != "last"):
        return month_of(base.year + (month < base.month or (which == "next" and month == base.month)), month)
    return month_of(base.year - (month > base.month or (which == "last" and month == base.month)), month)


def _weekday(found: re.Match[str], reference: Reference) -> Interval | None:
    base, which = reference.published, (found["which"] or "").lower()
    if base is None:
        return None
    number = _day_number(found["weekday"])
    if which == "next" or (reference.ahead and which != "last"):
        gap = (number - base.weekday()) % 7
        gap = 7 if which == "next" and gap == 0 else gap
        return Interval(base + gap * ONE, base + gap * ONE)
    gap = (base.weekday() - number) % 7
    gap = 7 if which == "last" and gap == 0 else gap
    return Interval(base - gap * ONE, base - gap * ONE)


def _relative_unit(found: re.Match[str], reference: Reference) -> Interval | None:
    """`last week`, "earlier this year", "next month"."""
    base = reference.published
    if base is None:
        return None
    interval = shifted(base, found["unit"].lower(), _TURN[found["which"].lower()])
    part = (found["part"] or "").lower()
    if interval is None or found["which"].lower() != "this":
        return interval
    if part == "later" or (reference.ahead and not part):
        return Interval(max(base, interval.start), interval.end)
    return Interval(interval.start, base) if part == "earlier" else interval


def _ago(found: re.Match[str], reference: Reference) -> Interval | None:
    if reference.published is None:
        return None
    return shifted(reference.published, found["unit"].lower(), -number_of(found))


def _in_future(found: re.Match[str], reference: Reference) -> Interval | None:
    """`in two weeks` of what is to come; of the past it is a duration."""
    if reference.published is None or not reference.ahead:
        return None
    return shifted(reference.published, found["unit"].lower(), number_of(found))


def _past_span(found: re.Match[str], reference: Reference) -> Interval | None:
    """`the past two years`: up to the article's date."""
    if reference.published is None:
        return None
    back = shifted(reference.published, found["unit"].lower(), -number_of(found))
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}[found["unit"].lower()]
    start = reference.published - timedelta(days=days * number_of(found))
    return None if back is None else Interval(start, reference.published, vague=True)


def _weekend(found: re.Match[str], reference: Reference) -> Interval | None:
    """The nearest Saturday and Sunday; those that have begun are of the past, but not for "last weekend" on one."""
    base, which = reference.published, (found["which"] or "").lower()
    if base is None:
        return None
    gap = (base.weekday() - 5) % 7
    saturday = base - gap * ONE
    if which == "next" or (reference.ahead and which in ("", "this") and gap > 1):
        saturday += 7 * ONE
    elif which == "last" and gap < 2:
        saturday -= 7 * ONE
    return Interval(saturday, saturday + ONE)


def _hours_ago(_: re.Match[str], reference: Reference) -> Interval | None:
    """Some hours ago, or overnight: the article's day or the one before it."""
    return None if reference.published is None else Interval(reference.published - ONE, reference.published)


def _part(found: re.Match[str], reference: Reference) -> Interval | None:
    """`the second half of 2020`, "the first week of May"."""
    base, whole = reference.published, None
    if found["whole"]:
        whole = year_of(int(found["whole"]))
    elif found["month"]:
        whole = _month_alone(found, reference)
    elif base is not None:
        whole = shifted(base, found["unit"].lower(), _TURN[(found["which"] or "this").lower()])
    number, parts = _ORDINALS[found["nth"].lower()], {"half": 2, "quarter": 4}.get(found["piece"].lower())
    if whole is None:
        return None
    if parts is None:
        return week_of_month(whole, number)
    return part_of(whole, parts, number % parts) if number < parts else None


def _of_the_period(found: re.Match[str], reference: Reference) -> Interval | None:
    """`the year`, "the month" behind "the end of"."""
    return None if reference.published is None else shifted(reference.published, found["unit"].lower(), 0)


def _plain_year(found: re.Match[str], _: Reference) -> Interval | None:
    return year_of(int(found["year"]))


def _decade(found: re.Match[str], _: Reference) -> Interval | None:
    return Interval(date(int(found["d"]), 1, 1), date(int(found["d"]) + 9, 12, 31))


def _century(found: re.Match[str], _: Reference) -> Interval | None:
    last = int(found["n"]) * 100
    return Interval(date(last - 99, 1, 1), date(last, 12, 31)) if 100 <= last <= 2100 else None


def _near(by: int) -> Callable[[re.Match[str], Reference], Interval | None]:
    def make(_: re.Match[str], reference: Reference) -> Interval | None:
        return None if reference.published is None else shifted(reference.published, "day", by)

    return make


def number_of(found: re.Match[str]) -> int:
    """What a match of `COUNT` counts; one where nothing is counted."""
    word, more = found["count"] or "one", found["more"]
    return (int(word) if word.isdigit() else _NUMBERS[word.lower()]) + (_NUMBERS[more.lower()] if more else 0)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"(?![\w%]|['’]s)")


_WHICH = r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?"
_SEASON = r"(?i:spring|summer|autumn|fall|winter)"
_PART = r"(?:(?P<part>earlier|later|early|late)\s+)?"
_WEEKDAY_IN_FRONT = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_NTH = r"(?i:(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<piece>half|quarter|week)\s+of\s+)"
_PERIOD = rf"(?:{MONTH}{_OF_YEAR}|(?P<whole>[12]\d{{3}})|(?i:the|(?P<which>last|this|next))\s+(?P<unit>year|month))"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Reference], Interval | None]], ...] = (
    (_form(r"(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})"), _iso_day),
    (_form(rf"{_WEEKDAY_IN_FRONT}{MONTH}\s+{_DAY}(?!:){_OF_YEAR}"), _month_day),
    (_form(rf"{_WEEKDAY_IN_FRONT}(?:the\s+)?{_DAY}\s+(?:of\s+)?{MONTH}{_OF_YEAR}"), _month_day),
    (_form(rf"{_WHICH}{MONTH}{_OF_YEAR}"), _month_alone),
    (_form(rf"{_NTH}{_PERIOD}"), _part),
    (_form(r"(?i:(?:(?P<which>last|this|next)|the\s+past|the)\s+weekend)"), _weekend),
    (_form(r"(?i:(?:(?:a\s+few|several|\w+)\s+)?(?:hours?|minutes?)\s+ago|overnight)"), _hours_ago),
    (_form(r"(?i:the\s+day\s+before\s+yesterday)"), _near(-2)),
    (_form(r"(?i:the\s+day\s+after\s+tomorrow)"), _near(2)),
    (_form(rf"{_WHICH}{_WEEKDAY}{_HOURS}"), _weekday),
    (_form(rf"(?i:{_PART}(?P<which>last|this|next)\s+{UNIT})(?<!s)"), _relative_unit),
    (_form(rf"(?i:{COUNT}\s+{UNIT}\s+ago)"), _ago),
    (_form(rf"(?i:(?:the\s+)?(?:past|last)\s+(?:{COUNT}\s+)?{UNIT})"), _past_span),
    (_form(r"(?i:today|tonight|this\s+(?:morning|afternoon|evening))"), _near(0)),
    (_form(rf"(?i:yesterday|last\s+(?:night|evening)){_HOURS}"), _near(-1)),
    (_form(rf"(?i:tomorrow){_HOURS}"), _near(1)),
    (_form(r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<d>1\d\d0|20\d0)['’]?s"), _decade),
    (_form(r"(?:the\s+)?(?P<n>1\d|20|21)(?:st|th)\s+[Cc]entury"), _century),
    (_form(rf"(?:(?:the\s+)?{_SEASON}\s+(?:of\s+)?)?(?:the\s+year\s+)?{_YEAR}"), _plain_year),
    (_form(rf"(?i:{COUNT}\s+{UNIT})"), _in_future),
    (_form(r"the\s+(?P<unit>week|month|year|decade)"), _of_the_period),
)
