"""Reading the articles that a command is given: warnings and errors go to standard error, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.cli.console import complain, warn
from kg.ingest import ReadOptions, read_articles
from kg.model import Article


@dataclass(frozen=True, slots=True)
class Given:
    """The articles that could be read, and how many could not."""

    articles: tuple[Article, ...]
    failed: int


def gather(paths: Sequence[str], options: ReadOptions, *, quiet: bool) -> Given:
    """Read everything; what cannot be read is reported, and the rest goes on."""
    articles: list[Article] = []
    failed = 0
    for read in read_articles(paths, options=options):
        if not quiet:
            for warning in read.warnings:
                warn(warning)
        if read.error is not None:
            failed += 1
            complain(read.error)
        if read.article is not None:
            articles.append(read.article)
    return Given(tuple(articles), failed)
