"""Which clauses stand between quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from kg.clauses.quotes import Quote, find_quotes
from kg.model import Clause, PredicateKind, Sentence


class Quotations:
    """The quotations of an article."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        paragraphs: dict[tuple[str, int], list[Sentence]] = {}
        for sentence in sentences:
            if sentence.text:
                paragraphs.setdefault((sentence.part, sentence.paragraph), []).append(sentence)
        self._quotes = {key: _quotes(group) for key, group in paragraphs.items()}

    def around(self, clause: Clause, sentence: Sentence) -> Quote | None:
        """The quotation that holds the clause's predicate."""
        quotes = self._quotes.get((sentence.part, sentence.paragraph), [])
        return next((q for q in quotes if q.span.holds(clause.predicate.span)), None)


def is_whole(clause: Clause, quote: Quote) -> bool:
    """Is the clause somebody's own, rather than a few words in marks within a clause of the reporter's?"""
    doers = clause.at("doer")
    inside = bool(doers) and all(quote.span.holds(p.span) for p in doers)
    return inside and clause.predicate.kind is PredicateKind.VERB


def _quotes(group: Sequence[Sentence]) -> list[Quote]:
    first, text = group[0].span.start, ""
    for sentence in group:
        text = text.ljust(sentence.span.start - first) + sentence.text
    return find_quotes(text, first)
