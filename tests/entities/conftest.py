"""What a phrase of a short article denotes, as a fixture for all tests of this room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.clauses import find_clauses
from kg.entities import make_resolver
from kg.model import ACTORS, Article, Clause, Kind, Mention, Part, Phrase
from kg.nlp import Parser

Told = Callable[..., list[Mention]]


def find_phrase(clauses: tuple[tuple[Clause, ...], ...], sentence: int, words: str) -> Phrase:
    """The phrase of a sentence that reads so."""

    def inside(phrase: Phrase) -> list[Phrase]:
        return [phrase, *(p for place in phrase.places for f in place.fillers for p in inside(f))]

    for clause in clauses[sentence]:
        cued = [p for cue in clause.cues for p in (*cue.who, *cue.to)]
        for filler in (*(f for place in clause.places for f in place.fillers), *cued):
            for phrase in inside(filler):
                if phrase.text == words:
                    return phrase
    raise AssertionError(f"no phrase {words!r}: {[str(c) for c in clauses[sentence]]}")


@pytest.fixture(scope="session")
def told(parser: Parser) -> Told:
    """The mentions that the words in the last sentence of a text denote."""

    def mentions(
        text: str, words: str, wanted: frozenset[Kind] = ACTORS, day: date | None = None, sentence: int = -1
    ) -> list[Mention]:
        article = Article("a1", "", day, None, None, "en", text)
        sentences = next(parser.parse([article]))
        clauses = find_clauses(sentences)
        index = [s.index for s in sentences if s.part is Part.TEXT][sentence]
        return list(
            make_resolver(article, sentences, clauses).resolve(index, find_phrase(clauses, index, words), wanted)
        )

    return mentions
