"""What the house asks of a parser, whatever library stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.errors import ParserError
from kg.model import Article, Sentence


class Parser(Protocol):
    """Parses articles; a compliance suite in `tests/nlp` holds every parser to this."""

    name: str

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each article in order: the title is sentence 0, the text's sentences count from 1.

        Spans are half-open code point offsets of the article's stored part, heads count within the sentence, and
        the sentences of one paragraph share its number.
        """
        ...


def load_parser(name: str = "sm") -> Parser:
    """The parser of that name: `sm` is the default, `md` is used where its package is installed.

    Raises `ParserError` for an unknown name or a missing model.
    """
    if name not in ("sm", "md"):
        raise ParserError(f"no parser is called {name!r}", hint="Choose sm or md.")
    from kg.nlp.spacy_parser import SpacyParser

    return SpacyParser.load(name)
