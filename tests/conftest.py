"""What every test may use: the default parser and a real browser, each started once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

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


CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the playwright package")
    if CHROMIUM is None:
        pytest.skip("the browser tests need chromium (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as found:
        browser = found.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
