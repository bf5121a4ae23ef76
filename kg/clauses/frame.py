"""A clause under construction: named places that are filled once, then frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Clause, Cue, Phrase, Place, Predicate, Span

_CORE = ("doer", "done-to", "recipient", "predicate", "between", "as")


@dataclass(slots=True)
class Frame:
    """The places of one predicate by name, in the order in which they were found."""

    predicate: Predicate
    places: dict[str, list[Phrase]] = field(default_factory=dict)
    guess: bool = False

    def put(self, name: str, fillers: Iterable[Phrase]) -> None:
        """Adds fillers that are not there yet."""
        for phrase in fillers:
            have = self.places.setdefault(name, [])
            if all(p.span != phrase.span for p in have):
                have.append(phrase)
        if name in self.places and not self.places[name]:
            del self.places[name]

    def take(self, name: str) -> list[Phrase]:
        return self.places.pop(name, [])

    def at(self, name: str) -> list[Phrase]:
        return self.places.get(name, [])

    def lift(self, phrases: Iterable[Phrase], *, kept_apart: frozenset[str]) -> None:
        """Offers what hangs on the phrases at the clause too, where the clause has no such place of its own.

        A parser may hang "to Syria" of "sent troops to Syria" on either.
        """
        for phrase in phrases:
            for place in phrase.places:
                if place.name not in kept_apart and place.name not in self.places:
                    self.put(place.name, place.fillers)

    def clause(self, cues: tuple[Cue, ...], bounds: Span) -> Clause:
        """Frozen; `bounds` is the sentence, outside of which no evidence may lie."""
        places = tuple(Place(name, tuple(fillers)) for name, fillers in self.places.items() if fillers)
        return Clause(self.predicate, places, cues, self._evidence(bounds), self.guess)

    def _evidence(self, bounds: Span) -> Span:
        """From the first to the last of the predicate, its core places, and the others that follow it."""
        span = self.predicate.span
        for name, fillers in self.places.items():
            for phrase in fillers:
                near = name in _CORE or phrase.span.start >= self.predicate.span.start
                if near and bounds.holds(phrase.span):
                    span = span.joined(phrase.span)
        return span
