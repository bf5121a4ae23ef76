"""When the event of a clause was: the grammar of dates as news write them, resolved against the article's date.

An interval is as wide as the words leave it: "in March" is the whole month. What cannot be resolved gives no date
rather than a wrong one: 30 February, a weekday without the article's date, "the next day" after no day, durations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import Article, Clause, CueKind, Modality, Phrase, PhraseKind, Sentence, Span, Time
from kg.statements.anchors import (
    BACK,
    anchors_of,
    date_ending,
    from_today,
    has_measure,
    is_relative,
    moved_by,
    read_relative,
)
from kg.statements.dates import HOUR, Read, Reference, is_duration, read_date
from kg.statements.intervals import Interval

_AT = ("on", "in", "during", "at", "over", "throughout", "within", "for", "when", "of")
_BOUNDS = ("since", "until", "till", "after", "before", "by", "from", "between", "up_to", "as_of", "through")
_SIDES = ("after", "before", "following")
_EARLIER = ("before",)
_OCCASIONS = ("at", "in", "during")
_FRONT = re.compile(r"(?i:later|earlier)\s+$")
_INSIDE = re.compile(r"\b(?:on|in|of|last)\s+")
_WHEN = re.compile(r",?\s+(?P<when>when|where)\s+")
_WORD = re.compile(r"(?<![\w-])\w")
_ON = re.compile(r"(?:on|in)\s+")
_AFTER = re.compile(r"\s+(?P<side>after|before)\b")
_STATIC_TENSES = frozenset({"past", "pluperfect", "perfect", "participle", "infinitive", ""})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Found:
    """An interval, its place's name, and the characters of the part that say so."""

    place: str
    interval: Interval
    span: Span


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the times of one sentence; `sentences` are those of the article, for times counted from earlier ones."""

    sentence: Sentence
    sentences: Sequence[Sentence]
    reference: Reference
    told: bool  # somebody tells of it

    def read(self, place: str, phrase: Phrase) -> _Found | None:
        """Reads on behind the phrase, since a parser may cut "March 3, 2020"; but up to the head all must be a time."""
        text, begin = self.sentence.text, phrase.span.start - self.sentence.span.start
        if not 0 <= begin < len(text):
            return None
        if place in _SIDES and HOUR.match(text, begin):
            place = "on"
        elif place in _SIDES and has_measure(text, begin - len(place) - 1):
            return self._measured(place, phrase, begin)
        found = self._relative(begin) or self._date(place, begin)
        if found is None or begin + found.length < phrase.head.end - self.sentence.span.start:
            return self._occasion(phrase, begin) if place in _OCCASIONS else None
        if place in ("for", "within", "over") and found.interval.vague:
            return None
        start = _with_preposition(self.sentence, phrase.span.start, place)
        return _Found(place, found.interval, Span(start, phrase.span.start + found.length))

    def _date(self, place: str, begin: int) -> Read | None:
        text, reference = self.sentence.text, self.reference
        lasts = is_duration(text, begin)
        if place == "for":
            reference = replace(reference, ahead=True)  # "planned for Thursday"
        if lasts and place != "in":  # "for two weeks", "over two weeks"
            return self._within(begin) if place == "within" else None
        return read_date(text, begin, reference, ranged=place in ("from", "between"))

    def _within(self, begin: int) -> Read | None:
        """`within two weeks` of what is to come: from the article's day on."""
        today = self.reference.published
        read = read_date(self.sentence.text, begin, self.reference)
        if read is None or today is None:
            return None
        return Read(Interval(today, max(today, read.interval.end)), read.length)

    def _relative(self, begin: int) -> Read | None:
        """A time that is counted from an earlier one; "later" may stand in front of the phrase."""
        text = self.sentence.text
        front = _FRONT.search(text[:begin])
        at = front.start() if front is not None and is_relative(text, front.start()) else begin
        if not is_relative(text, at):
            return None
        back = 0 if self.told else BACK  # who speaks of "the day before" counts from the day he speaks
        anchors = anchors_of(self.sentences, self.sentence, at, self.reference, back=back)
        read = read_relative(text, at, anchors)
        if not anchors and self.reference.published is not None:
            read = from_today(text, at, self.reference.published)
        return Read(read.interval, at + read.length - begin) if read is not None else None

    def elsewhere(self, clause: Clause) -> list[_Found]:
        """Where the clause has no time of its own: one that ends its object, or is counted from its main clause."""
        behind = [p for p in clause.at("done-to") if p.span.start >= clause.predicate.span.end]
        read = next((f for p in behind if (f := self._end_of(p)) is not None), None)
        if read is None:
            read = next((f for p in clause.at("when") if (f := self._counted(p, clause)) is not None), None)
        read = read or self._antecedent(clause)
        return [read] if read is not None else []

    def _antecedent(self, clause: Clause) -> _Found | None:
        """Of "on Monday, when the two signed a truce" the signing: the day stands in front of "when" or "where"."""
        text, first = self.sentence.text, self.sentence.span.start
        verb = max(0, clause.predicate.span.start - first)
        for word in _WHEN.finditer(text, 0, verb):
            inside = any(word.end() <= p.span.start - first < verb for p in clause.at("doer"))
            day = date_ending(text, word.start(), self.reference) if inside else None
            if day is not None and ";" not in text[word.end() : verb]:
                return _Found("on", day, Span(first + word.start("when"), first + word.end()))
        return None

    def _end_of(self, phrase: Phrase) -> _Found | None:
        """`signed an accord on Tuesday`, "will host talks with Chad next week": the time that ends the phrase."""
        text, first = self.sentence.text, self.sentence.span.start
        begin, end = phrase.head.end - first, phrase.span.end - first
        for word in _WORD.finditer(text, begin, end):
            at = _ON.match(text, word.start())
            start = at.end() if at is not None else word.start()
            read = read_date(text, start, self.reference)
            bare = at is None and text[start].isdigit()
            if read is not None and not (bare or read.interval.vague) and start + read.length >= end:
                return _Found("on", read.interval, Span(first + word.start(), first + start + read.length))
        return None

    def _counted(self, phrase: Phrase, clause: Clause) -> _Found | None:
        """Of "signed on Tuesday, a day after gunmen had killed ten" the killing."""
        text, first = self.sentence.text, self.sentence.span.start
        begin = phrase.span.start - first
        found = _AFTER.match(text, phrase.span.end - first)
        if found is None or clause.predicate.span.start < phrase.span.start:
            return None
        dates = anchors_of((), self.sentence, begin, self.reference)
        moved = moved_by(text, found.start() + 1, dates[-1], back=found["side"] == "after") if dates else None
        return _Found("on", moved, Span(phrase.span.start, first + found.end())) if moved is not None else None

    def _occasion(self, phrase: Phrase, begin: int) -> _Found | None:
        """`at a ceremony on Friday`, "in a speech of July 31": the day that ends the phrase."""
        end = phrase.span.end - self.sentence.span.start
        for found in _INSIDE.finditer(self.sentence.text, begin, end):
            read = self._date("on", found.end())
            if read is not None and found.end() + read.length >= end:
                return _Found("on", read.interval, phrase.span)
        return None

    def _measured(self, place: str, phrase: Phrase, begin: int) -> _Found | None:
        """`two days before May 3`, "a day after the talks of Monday": the day itself."""
        text, first = self.sentence.text, self.sentence.span.start
        inside = [m.end() for m in _INSIDE.finditer(text, begin, phrase.span.end - first)]
        for at in (begin, *inside):
            read = self._date("on", at)
            if read is None:
                continue
            moved = moved_by(text, begin - len(place) - 1, read.interval, back=place in _EARLIER)
            if moved is not None:
                return _Found("on", moved, Span(first + begin, first + at + read.length))
        return None


def time_of(
    clause: Clause,
    sentence: Sentence,
    article: Article,
    modality: Modality,
    *,
    state: bool = False,
    sentences: Sequence[Sentence] = (),
) -> Time | None:
    """The time that the clause's own words give its event, None where they give none.

    `modality` tells past from future ("on Friday"); `ended` is only set for relations that are states; `sentences`
    are those from whose dates "the next day" may be counted.
    """
    told = any(cue.kind is CueKind.REPORTING for cue in clause.cues)
    reader = _Reader(sentence, sentences, Reference(article.published, _looks_ahead(clause, modality)), told)
    found: list[_Found] = []
    for place, phrase in _candidates(clause):
        read = reader.read(place, phrase)
        if read is not None and not any(f.span.holds(phrase.span) for f in found):  # the 1994 of "1991 and 1994"
            found.append(read)
    found = found or reader.elsewhere(clause)
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
    anchors = [p.span for p in clause.at("since", "until", "after", "before", "following", "ahead_of")]
    # "The attack on Chile in 2019 was condemned": a date in front of the verb is the noun's.
    anchors += [p.span for p in clause.at("done-to") if p.span.end <= clause.predicate.span.start]
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


def _with_preposition(sentence: Sentence, start: int, place: str) -> int:
    """Where the words begin, the preposition included."""
    word = place.replace("_", " ")
    before = sentence.text[: start - sentence.span.start].rstrip()
    at = len(before) - len(word)
    return sentence.span.start + at if place != "when" and at >= 0 and before[at:].lower() == word else start


def _bounds(found: Sequence[_Found]) -> tuple[date | None, date | None]:
    """First and last day: times narrow one another, two of one place that exclude each other are both meant."""
    start: date | None = None
    end: date | None = None
    for f in _joined(found):
        low, high = _limits(f)
        if low is not None and (start is None or low > start):
            start = low
        if high is not None and (end is None or high < end):
            end = high
    return start, end


def _joined(found: Sequence[_Found]) -> list[_Found]:
    """One time from the first to the last of "in 1991 and in 1993"."""
    joined: list[_Found] = []
    for f in found:
        last = joined[-1] if joined else None
        if last is None or last.place != f.place or f.place not in ("on", "in", "when") or _meet(last, f):
            joined.append(f)
            continue
        whole = Interval(min(last.interval.start, f.interval.start), max(last.interval.end, f.interval.end))
        joined[-1] = _Found(f.place, whole, last.span)
    return joined


def _meet(one: _Found, other: _Found) -> bool:
    return one.interval.start <= other.interval.end and other.interval.start <= one.interval.end


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
