"""What has been spoken of up to a place in the article, for pronouns and for "the two countries"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.model import Kind, Span, Thing

_AGREES = 3.5  # what a man's name counts for "he"
_CLEAR = 0.8  # how much of the last member's weight the next one may have
_OPENS = 1.5  # and what it counts to open an earlier sentence
_INSIDE = 0.5  # what it loses by being said of something else only
REACH = 4  # sentences that a pronoun looks back
_SINGULAR_THINGS = frozenset(
    {Kind.STATE, Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.INSTITUTION, Kind.FORCE, Kind.GROUP}
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Things spoken of together at one place: one name, or the members of a coordination; `start` in the part."""

    sentence: int
    start: int
    things: tuple[Thing, ...]
    doer: bool
    plural: bool
    sure: bool = True
    scope: Span | None = None  # a relative clause in which they are the doers
    inside: bool = False  # only said of something else: "Iran" of "Iran's rivals"


class History:
    """All that the article speaks of, in text order."""

    def __init__(self) -> None:
        self._by_sentence: dict[int, list[Spoken]] = {}

    def add(self, spoken: Spoken) -> None:
        """Take note of what is spoken of; in text order, so that what comes later may refer to it."""
        at = self._by_sentence.setdefault(spoken.sentence, [])
        at.append(spoken)
        at.sort(key=lambda s: (s.start, -len(s.things)))

    def of_sentence(self, sentence: int) -> list[Spoken]:
        return self._by_sentence.get(sentence, [])

    def before(self, sentence: int, start: int, reach: int = REACH) -> list[Spoken]:
        """What was spoken of before this place, the nearest last; the title counts for the first sentences."""
        near = range(max(0, sentence - reach), sentence)
        found = [s for index in near for s in self._by_sentence.get(index, ())]
        return found + [s for s in self._by_sentence.get(sentence, ()) if s.start < start]

    def one(
        self,
        sentence: int,
        start: int,
        fits: Callable[[Thing], bool],
        *,
        reach: int = REACH,
        agrees: Callable[[Thing], bool] = lambda thing: False,
    ) -> Thing | None:
        """The single thing that a pronoun most likely means; one that is known to agree with it comes first.

        Subjects before others, its own sentence before earlier ones. Within the pronoun's own sentence the nearest
        subject ("X said Y had agreed that it would ..." is about Y); of earlier sentences the first, because the
        news goes on speaking of its subject.
        """
        best: Thing | None = None
        best_score = -1.0
        for spoken in self.before(sentence, start, reach):
            if len(spoken.things) != 1 or spoken.plural or not fits(spoken.things[0]):
                continue
            own = spoken.sentence == sentence
            acts = spoken.doer or (own and spoken.scope is not None and spoken.scope.start <= start < spoken.scope.end)
            score = 10.0 - 2 * (sentence - spoken.sentence) + (3 if acts else 0) + (2.5 if own else 0)
            score -= _INSIDE if spoken.inside else 0
            if not own and not spoken.inside and self._opens(spoken):
                score += _OPENS
            if agrees(spoken.things[0]):
                score += _AGREES if sentence - spoken.sentence <= 1 else 1
            if score > best_score or (own and score == best_score):
                best, best_score = spoken.things[0], score
        return best

    def _opens(self, spoken: Spoken) -> bool:
        """Is it the first of its sentence that is spoken of by itself?"""
        first = next((s for s in self.of_sentence(spoken.sentence) if not s.inside), None)
        return first is not None and first.start == spoken.start

    def last(self, sentence: int, start: int, fits: Callable[[Thing], bool], *, reach: int = 60) -> Thing | None:
        """The thing spoken of last that fits, however long ago."""
        near = [s for s in self.before(sentence, start, min(reach, 2)) if not s.inside]
        known = [s for s in self.before(sentence, start, reach) if all("--" not in t.id for t in s.things)]
        for spoken in (*reversed(near), *reversed(known), *reversed(self.before(sentence, start, reach))):
            for thing in reversed(spoken.things):
                if fits(thing):
                    return thing
        return None

    def several(
        self,
        sentence: int,
        start: int,
        member: Callable[[Thing], Thing | None],
        count: int | None,
        without: frozenset[str] = frozenset(),
        reach: int = 30,
        together: bool = False,
        states: bool = False,
    ) -> tuple[Thing, ...]:
        """The members of "both countries", "the three sides", "they".

        `member` turns a thing into the member it would be, or None; nobody in `without` is one. First the last group
        named together that has as many members; else, unless it must be those
        (`together`), the `count` of whom the text has spoken most of late. Of `states` all that one of the last
        sentences names count as named together.
        """
        near = self._near(sentence, start, member, count, without) if count and states and not together else ()
        if near:
            return near
        for spoken in reversed(self.before(sentence, start, reach)):
            members = _members(spoken.things, member) if spoken.sure else ()
            if len(members) >= 2 and (count is None or len(members) == count):
                if not any(m.id in without for m in members):
                    return members
        return self._gathered(sentence, start, member, count, without) if count and not together else ()

    def _near(
        self,
        sentence: int,
        start: int,
        member: Callable[[Thing], Thing | None],
        count: int,
        without: frozenset[str],
    ) -> tuple[Thing, ...]:
        """All that one of the last sentences speaks of, where they are as many: "A accused B", "A met B and C"."""
        for index in range(sentence, max(sentence - 4, 0) - 1, -1) if count > 2 else (sentence, sentence - 1):
            spoken = [
                s for s in self.before(index, start if index == sentence else 1 << 30, 0) if not s.inside and s.sure
            ]
            for group in reversed(spoken):
                members = _members(group.things, member)
                if len(members) == count and not any(m.id in without for m in members):
                    return members
            counted = [(t, m) for s in spoken for t in s.things if (m := member(t)) is not None]
            found = {m.id: m for _, m in counted if m.id not in without}
            if any("--" in id for id in found):
                return ()  # beside those whom the text names there is a crowd
            named = count > 2 or found.keys() <= {t.id for t, _ in counted}
            if named and len(found) == count and any(s.doer for s in spoken):
                return tuple(found.values())
        return ()

    def _gathered(
        self,
        sentence: int,
        start: int,
        member: Callable[[Thing], Thing | None],
        count: int,
        without: frozenset[str],
    ) -> tuple[Thing, ...]:
        said: dict[str, float] = {}
        things: dict[str, Thing] = {}
        for spoken in self.before(sentence, start, reach=100):
            for thing in spoken.things:
                turned = member(thing)
                if turned is None or not spoken.sure or turned.id in without:
                    continue
                things[turned.id] = turned
                weight = 0.25 if spoken.inside else 2.0 if spoken.doer else 1.0
                said[turned.id] = said.get(turned.id, 0.0) + weight / (1 + 0.2 * (sentence - spoken.sentence))
        if len(said) < count:
            return ()
        ranked = sorted(said, key=lambda id: (-said[id], id))
        if len(ranked) > count and said[ranked[count]] > _CLEAR * said[ranked[count - 1]]:
            return ()  # it might as well be another
        most = ranked[:count]
        return tuple(things[id] for id in things if id in most)

    def group(self, sentence: int, start: int, fits: Callable[[Thing], bool]) -> tuple[Thing, ...]:
        """What "they" means: the last coordination or plural whose members all fit."""
        for spoken in sorted(
            self.before(sentence, start, 2), key=lambda s: (s.sentence, s.doer, not s.inside, s.start), reverse=True
        ):
            if spoken.plural and all(fits(t) for t in spoken.things):
                return spoken.things
        return ()


def singular(thing: Thing) -> bool:
    """May "it" mean this actor?"""
    return thing.type in _SINGULAR_THINGS


def _members(things: Iterable[Thing], member: Callable[[Thing], Thing | None]) -> tuple[Thing, ...]:
    found: dict[str, Thing] = {}
    for thing in things:
        turned = member(thing)
        if turned is None:
            return ()
        found.setdefault(turned.id, turned)
    return tuple(found.values())
