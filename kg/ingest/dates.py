"""Publication dates as pages write them: only complete days that can be read in one way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_FORMS = tuple(
    re.compile(rf"(?<![\d/.-]){form}(?!\d(?!\d?:\d))", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"{_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH}[\s,-]+{_YEAR}",
        rf"{_MONTH}\s*{_DAY}\s*,?\s+{_YEAR}",
        rf"{_YEAR}[\s,-]+{_MONTH}[\s-]+{_DAY}",
        rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}",
    )
)
_SLASHED = re.compile(rf"(?<![\d/.-])(?P<a>\d\d?)(?P<by>[/-])(?P<b>\d\d?)(?P=by){_YEAR}(?!\d)")

_TIME = (
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
    r"|(?:gmt|utc)?\s*[+-]\d{1,2}:?\d{0,2}|\d+\s*(?:min(?:ute)?|hour|day|week|month)s?\s+(?:ago|read)"
)
_LABELS = (
    r"first|originally|published|publication|posted|created|issued|released|filed|uploaded|updated?|modified|edited"
    r"|last|date|dated|time|on|at|of|the|and|gmt|utc|z|bst|cet|cest|eet|eest|est|edt|cst|cdt|mst|mdt|pst|pdt|ist|jst|msk"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
)
_FILLING = re.compile(rf"(?:{_TIME}|\b(?:{_LABELS})+\b|[\W_]|T(?=\d))+", re.IGNORECASE)
_BYLINE = re.compile(r"^\s*by\s+[^\d]{2,80}$|^[^\d.!?]{2,60}[|•·–—-]\s*$", re.IGNORECASE)

_WINDOW = 200  # characters; a date stands in front


class DateRole(StrEnum):
    """What a line says that its date is."""

    PUBLISHED = "published"
    BARE = "bare"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a date and nothing else but its label; `day` is None where it can be read two ways."""

    day: date | None
    role: DateRole
    text: str


def find_date(text: str) -> date | None:
    """The first complete date in a text, or None if there is none, it does not exist, or it has two readings.

    >>> find_date("Oslo, 11 Jan, 2021 16:16"), find_date("March 3rd, 1999"), find_date("2021-02-30")
    (datetime.date(2021, 1, 11), datetime.date(1999, 3, 3), None)
    >>> find_date("13/04/2021"), find_date("03/04/2021"), find_date("May 2021")
    (datetime.date(2021, 4, 13), None, None)
    """
    found = _find(text)
    return found[0] if found else None


def is_ambiguous(text: str) -> bool:
    """Does the text hold a date such as 03/04/2021, whose day and month cannot be told apart?"""
    found = _SLASHED.search(text)
    return found is not None and found["a"] != found["b"] and int(found["a"]) <= 12 and int(found["b"]) <= 12


def date_line(line: str) -> DateLine | None:
    """The line as a date line, or None if it says anything else.

    >>> date_line("Published: Monday, 3 May 2021, 10:15 GMT")
    DateLine(day=datetime.date(2021, 5, 3), role=<DateRole.PUBLISHED: 'published'>, text='3 May 2021')
    >>> date_line("Treaty of 3 May 2021 enters into force") is None
    True
    """
    if len(line) > 160:
        return None
    found = _find(line)
    if found is None:
        return None
    day, start, end = found
    before, after = line[:start], line[end:]
    while (again := _find(after)) is not None:  # "Published ... Updated ..."
        after = after[: again[1]] + after[again[2] :]
    rest = _FILLING.sub(" ", before).strip()
    if (rest and not _BYLINE.match(before)) or _FILLING.sub("", after):
        return None
    label = before.lower()
    role = DateRole.BARE
    if re.search(r"publi|posted|created|issued|released|filed|\bdate", label):
        role = DateRole.PUBLISHED
    elif re.search(r"updat|modif|edited", label):
        role = DateRole.UPDATED
    return DateLine(day, role, line[start:end])


def _find(text: str) -> tuple[date | None, int, int] | None:
    """The first date in the text and where it stands."""
    text = text[:_WINDOW]
    found = [m for form in _FORMS for m in [form.search(text)] if m]
    slashed = _SLASHED.search(text)
    first = min(found, key=lambda m: (m.start(), -m.end()), default=None)
    if slashed and (first is None or slashed.start() < first.start()):
        return _slashed(slashed), *slashed.span()
    return (_day(first["year"], first["month"], first["day"]), *first.span()) if first else None


def _slashed(found: re.Match[str]) -> date | None:
    a, b = int(found["a"]), int(found["b"])
    if a <= 12 and b <= 12 and a != b:
        return None
    month, day = (a, b) if b > 12 else (b, a)
    return _day(found["year"], str(month), str(day))


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
