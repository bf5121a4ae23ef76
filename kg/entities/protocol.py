"""What the rooms below ask of actor resolution."""

from __future__ import annotations

from typing import Protocol

from kg.model import Kind, Mention, Phrase


class Resolver(Protocol):
    """Says what the phrases of one article denote."""

    def resolve(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> tuple[Mention, ...]:
        """The things of the wanted kinds that a phrase of the sentence denotes, in text order.

        Several for "the two countries" or "both sides"; empty when undecided. `Kind.ACTION` is made on demand: when it
        is wanted and no other wanted kind fits, the phrase's own words become a local Action.
        """
        ...
