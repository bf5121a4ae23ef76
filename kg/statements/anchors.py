"""Times that are counted from another one of the text: "the next day", "two weeks later", "that August".

What they are counted from is the date that was named last, in the sentence itself or in the two before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from kg.model import Sentence
from kg.statements.dates import COUNT, MONTH, UNIT, Read, Reference, month_number, number_of, read_date
from kg.statements.intervals import ONE, Interval, month_of, shifted

BACK = 2  # sentences
_LONGEST = 40  # characters of a date
_WIDTH = {"day": 1, "week": 7, "fortnight": 7, "month": 31, "year": 366, "decade": 3653}
_PERIOD = r"(?P<unit>day|night|morning|afternoon|evening|week|month|year)"
_HALF_DAY = r"(?:day|night|morning|afternoon|evening)"
_OPEN = r"(?=\s*(?:[,.;:)”\"]|$)|\s+(?:in|at|and|but|as|with|by|when|while|from|to)\b)"  # no event is named behind it
_START = re.compile(
    r"(?<![\w-])(?=[\dA-Z]|an?\b|the\b|that\b|last\b|this\b|next\b|yesterday|today|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|later|earlier|overnight)"
)
_BEFORE_YEAR = re.compile(
    r"(?:in|since|until|till|by|from|of|during|before|after|to|and|early|late|mid)[\s-]+$", re.IGNORECASE
)
_BOUND = re.compile(r"\b(?:since|until|till)\s+$", re.IGNORECASE)  # these open or close a background
_YEAR = re.compile(r"[12]\d{3}\b")


def read_relative(text: str, begin: int, anchors: Sequence[Interval]) -> Read | None:
    """The time that stands at `begin`, counted from the last anchor that is known as exactly as what is counted.

    >>> from datetime import date
    >>> leap = Interval(date(2020, 2, 28), date(2020, 2, 28))
    >>> read_relative("two days later, it left", 0, [leap]).interval.start
    datetime.date(2020, 3, 1)
    >>> read_relative("the following day", 0, [Interval(date(2020, 1, 1), date(2020, 12, 31))]) is None
    True
    """
    for pattern, make in _FORMS:
        found = pattern.match(text, begin)
        if found is not None:
            made = next((i for a in reversed(anchors) if (i := make(found, a)) is not None), None)
            return Read(made, found.end() - begin) if made is not None else None
    return None


def is_relative(text: str, begin: int) -> bool:
    """Does a time stand there that is counted from another one?"""
    return any(pattern.match(text, begin) for pattern, _ in _FORMS)


def from_today(text: str, begin: int, published: date) -> Read | None:
    """The day or evening before, which without a date before it is counted from the article's own."""
    found = _BEFORE_TODAY.match(text, begin)
    made = shifted(published, "day", -1) if found is not None else None
    return Read(made, found.end() - begin) if found is not None and made is not None else None


def anchors_of(
    sentences: Sequence[Sentence], sentence: Sentence, before: int, reference: Reference, *, back: int = BACK
) -> tuple[Interval, ...]:
    """The dates that were named before an offset of the sentence's text, in text order, from so many sentences back."""
    near = [s for s in sentences if s.part is sentence.part and 0 < sentence.index - s.index <= back]
    anchors: list[Interval] = []
    for one in (*near, sentence):
        _collect(one.text[:before] if one is sentence else one.text, anchors, Reference(reference.published))
    return tuple(anchors)


def date_ending(text: str, end: int, reference: Reference) -> Interval | None:
    """The time whose words end there: of "on Monday" at its last character.

    >>> from datetime import date
    >>> date_ending("They met in May 2019, when", 20, Reference(None)).start
    datetime.date(2019, 5, 1)
    """
    for start in _START.finditer(text, max(0, end - _LONGEST), end):
        read = read_date(text, start.start(), reference)
        if read is not None and start.start() + read.length == end:
            return read.interval
    return None


def moved_by(text: str, before: int, anchor: Interval, *, back: bool) -> Interval | None:
    """The anchor moved by the measure that ends at `before`: "two days BEFORE"; None where no measure stands there."""
    found = _MEASURE.search(text[:before])
    return _moved(found, anchor, -1 if back else 1) if found is not None else None


def has_measure(text: str, before: int) -> bool:
    """Does a measure end there?"""
    return _MEASURE.search(text[:before]) is not None


_MEASURE = re.compile(rf"(?<!\w)(?i:{COUNT}\s+{UNIT})\s+$")


def _collect(text: str, anchors: list[Interval], reference: Reference) -> None:
    """Adds the times of a text, each relative one counted from those before it."""
    end = 0
    for start in _START.finditer(text):
        at = start.start()
        if at < end or (_YEAR.match(text, at) and not _BEFORE_YEAR.search(text[:at])):
            continue
        read = read_relative(text, at, anchors) or read_date(text, at, reference)
        if read is None or read.interval.vague:
            continue
        if read.interval.days <= _WIDTH["month"] or not _BOUND.search(text[:at]):
            anchors.append(read.interval)
            end = at + read.length


_BEFORE_TODAY = re.compile(
    rf"(?i:the\s+(?:(?:previous|preceding)\s+{_HALF_DAY}|{_HALF_DAY}\s+(?:before|earlier){_OPEN}))(?!\w|['’]s)"
)


# --- forms -----------------------------------------------------------------------------------------------------------


def _unit(found: re.Match[str]) -> str:
    unit = found["unit"].lower()
    return "day" if unit in ("night", "morning", "afternoon", "evening") else unit


def _fits(unit: str, anchor: Interval) -> bool:
    """Is the anchor known as exactly as the unit that is counted?"""
    return anchor.days <= _WIDTH[unit]


def _moved(found: re.Match[str], anchor: Interval, sign: int) -> Interval | None:
    unit = found["unit"].lower()
    return shifted(anchor.start, unit, sign * number_of(found)) if _fits(unit, anchor) else None


def _counted(sign: int) -> Callable[[re.Match[str], Interval], Interval | None]:
    return lambda found, anchor: _moved(found, anchor, sign)


def _neighbour(sign: int) -> Callable[[re.Match[str], Interval], Interval | None]:
    def make(found: re.Match[str], anchor: Interval) -> Interval | None:
        return shifted(anchor.start, _unit(found), sign) if _fits(_unit(found), anchor) else None

    return make


def _same(found: re.Match[str], anchor: Interval) -> Interval | None:
    """`that day`, "the same month", "later that year": what is later lies behind the anchor."""
    unit, part = _unit(found), (found["part"] or "").strip().lower()
    whole = shifted(anchor.start, unit, 0) if _fits(unit, anchor) else None
    if whole is None or unit == "day" or anchor.days >= whole.days:
        return whole
    if part == "later":
        return Interval(min(anchor.end + ONE, whole.end), whole.end)
    return Interval(whole.start, max(anchor.start - ONE, whole.start)) if part == "earlier" else whole


def _that_month(found: re.Match[str], anchor: Interval) -> Interval | None:
    return month_of(anchor.start.year, month_number(found["month"])) if _fits("year", anchor) else None


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{pattern})(?![\w%]|['’]s)")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Interval], Interval | None]], ...] = (
    (re.compile(rf"[Tt]hat(?:\s+same)?\s+{MONTH}(?!\s*\d|\w)"), _that_month),
    (
        _form(
            rf"(?P<part>later\s+|earlier\s+)?(?:that(?:\s+(?:same|very))?|(?:on\s+)?the\s+(?:very\s+)?same)\s+{_PERIOD}"
        ),
        _same,
    ),
    (_form(rf"the\s+(?:very\s+)?(?:next|following)\s+{_PERIOD}"), _neighbour(1)),
    (_form(rf"the\s+(?:previous|preceding)\s+{_PERIOD}"), _neighbour(-1)),
    (_form(rf"the\s+{_PERIOD}\s+(?:before|earlier){_OPEN}"), _neighbour(-1)),
    (_form(rf"the\s+{_PERIOD}\s+(?:after|later){_OPEN}"), _neighbour(1)),
    (_form(rf"{COUNT}\s+{UNIT}\s+(?:later(?!\s+than)|afterwards|(?:on|after){_OPEN})"), _counted(1)),
    (_form(rf"{COUNT}\s+{UNIT}\s+(?:earlier(?!\s+than)|previously|beforehand|before{_OPEN})"), _counted(-1)),
)
