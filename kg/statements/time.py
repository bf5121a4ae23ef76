"""When the event of a clause was: the grammar of dates as news write them, resolved against the article's date.

An interval is as wide as the words leave it: "in March" is the whole month. What cannot be resolved gives no date
rather than a wrong one: 30 February, a weekday without the article's date, "the next day", durations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import Article, Clause, Modality, Phrase, PhraseKind, Sentence, Span, Time
from kg.statements.dates import Interval, Reference, read_date

_AT = ("on", "in", "during", "at", "over", "throughout", "within", "for", "when", "of")
_BOUNDS = ("since", "until", "till", "after", "before", "by", "from", "between", "up_to", "as_of", "through")
_STATIC_TENSES = frozenset({"past", "pluperfect", "perfect", "participle", "infinitive", ""})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Found:
    """An interval, its place's name, and the characters of the part that say so."""

    place: str
    interval: Interval
    span: Span


def time_of(
    clause: Clause, sentence: Sentence, article: Article, modality: Modality, *, state: bool = False
) -> Time | None:
    """The time that the clause's own words give its event, None where they give none.

    `modality` tells past from future ("on Friday"); `ended` is only set for relations that are states.
    """
    reference = Reference(article.published, _looks_ahead(clause, modality))
    found: list[_Found] = []
    for place, phrase in _candidates(clause):
        read = _read(place, phrase, sentence, reference)
        if read is not None and not any(f.span.holds(phrase.span) for f in found):  # the 1994 of "1991 and 1994"
            found.append(read)
    if not found:
        return None
    start, end = _bounds(found)
    if start is not None and end is not None and start > end:
        return None
    words = Span(min(f.span.start for f in found), max(f.span.end for f in found))
    if words.end - words.start > 60 or len(found) > 2:
        words = found[0].span
    over = state and _over(clause, found, end, article.published, modality)
    return Time(_iso(start), _iso(end), over, sentence.slice(words))


def _looks_ahead(clause: Clause, modality: Modality) -> bool:
    """Does "on Friday" mean the next one?"""
    tense = clause.predicate.tense
    return modality is not Modality.ACTUAL and tense not in ("past", "perfect", "pluperfect")


def _candidates(clause: Clause) -> list[tuple[str, Phrase]]:
    """The phrases that may be times, with their places; what hangs on another phrase of the clause dates that one."""
    anchors = [
        p.span
        for place in clause.places
        if place.name in ("since", "until", "after", "before", "following", "ahead_of")
        for p in place.fillers
    ]
    found = []
    for place in clause.places:
        if place.name not in _AT + _BOUNDS:
            continue
        if place.name == "of" and clause.predicate.lemma in ("be", "hold-office"):
            continue
        for phrase in place.fillers:
            inside = any(a.holds(phrase.span) and a != phrase.span for a in anchors)
            if phrase.kind is not PhraseKind.CLAUSE and not inside:
                found.append((place.name, phrase))
    return found


def _read(place: str, phrase: Phrase, sentence: Sentence, reference: Reference) -> _Found | None:
    """Reads on behind the phrase, since a parser may cut "March 3, 2020"; but all up to the head must be a time."""
    begin = phrase.span.start - sentence.span.start
    if not 0 <= begin < len(sentence.text):
        return None
    if place == "for":
        reference = replace(reference, ahead=True)  # "planned for Thursday"
    read = read_date(sentence.text, begin, reference, ranged=place in ("from", "between"))
    if read is None or begin + read.length < phrase.head.end - sentence.span.start:
        return None
    if place in ("for", "within", "over") and read.interval.vague:
        return None
    start = _with_preposition(sentence, phrase.span.start, place)
    return _Found(place, read.interval, Span(start, phrase.span.start + read.length))


def _with_preposition(sentence: Sentence, start: int, place: str) -> int:
    """Where the words begin, the preposition included."""
    word = place.replace("_", " ")
    before = sentence.text[: start - sentence.span.start].rstrip()
    at = len(before) - len(word)
    return sentence.span.start + at if place != "when" and at >= 0 and before[at:].lower() == word else start


def _bounds(found: Sequence[_Found]) -> tuple[date | None, date | None]:
    """First and last day: plain times narrow one another, bounds close an open side."""
    start: date | None = None
    end: date | None = None
    for f in found:
        low, high = _limits(f)
        if low is not None and (start is None or low > start):
            start = low
        if high is not None and (end is None or high < end):
            end = high
    return start, end


def _limits(found: _Found) -> tuple[date | None, date | None]:
    low, high = found.interval.start, found.interval.end
    if found.place in ("since", "as_of") or (found.place == "from" and not found.interval.ranged):
        return low, None
    if found.place in ("until", "till", "up_to", "by", "through"):
        return None, high
    if found.place == "after":
        return (high + _DAY if high < date.max else high), None
    if found.place == "before":
        return None, (low - _DAY if low > date.min else low)
    return low, high


def _over(
    clause: Clause, found: Sequence[_Found], end: date | None, published: date | None, modality: Modality
) -> bool:
    """Do the words say that the state has ended: "until 1994", "from 1991 to 1994"?"""
    if modality is not Modality.ACTUAL or end is None or (published is not None and end > published):
        return False
    said = any(f.place in ("until", "till", "up_to") or f.interval.ranged for f in found)
    return said and clause.predicate.tense in _STATIC_TENSES


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
