"""What every test may use: the default parser, loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.clauses import find_clauses
from kg.model import Article, Clause, Sentence
from kg.nlp import Parser, load_parser


def article(text: str, title: str = "", *, id: str = "a", date: str | None = None) -> Article:
    """An article in the tests' own words."""
    from datetime import date as day

    return Article(id, title, day.fromisoformat(date) if date else None, None, None, "en", text)


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser("sm")


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[..., tuple[Sentence, ...]]:
    """Parses one text: sentence 0 is the (empty) title."""
    return lambda text, title="": next(parser.parse([article(text, title)]))


@pytest.fixture(scope="session")
def clauses_of(parse: Callable[..., tuple[Sentence, ...]]) -> Callable[[str], list[Clause]]:
    """All clauses of a text, in text order."""
    return lambda text: [c for found in find_clauses(parse(text)) for c in found]
