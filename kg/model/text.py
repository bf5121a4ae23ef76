"""Articles, spans, tokens and sentences."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code point offsets.

    >>> Span(0, 6).of("Moscow oversaw a ceasefire")
    'Moscow'
    >>> Span(3, 2)
    Traceback (most recent call last):
    ValueError: a span ends before it starts: 3, 2
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span ends before it starts: {self.start}, {self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Does the other span lie within this one?"""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def joined(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Part(StrEnum):
    """Where in an article a sentence stands."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read. `text` is stored as it is; offsets point into it.

    >>> Article("a", "Talks end", None, None, None, "en", "The talks ended.").part(Part.TITLE)
    'Talks end'
    """

    id: str
    title: str
    published: date | None
    source: str | None
    url: str | None
    language: str
    text: str

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def part(self, part: Part) -> str:
        return self.title if part is Part.TITLE else self.text


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a parsed sentence. `index` and `head` count within the sentence; the root is its own head.

    `tag` is the Penn tag, `dep` the parser's label (read in `nlp` and `clauses` only), `entity` the parser's guess
    at a named entity (`PERSON`, `GPE`, ...) or an empty string.
    """

    index: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    span: Span
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; `index` 0 is the title, the text's sentences count from 1. `text` is `span` of its part."""

    article_id: str
    part: Part
    index: int
    span: Span
    text: str
    tokens: tuple[Token, ...]
    paragraph: int = 0

    def slice(self, span: Span) -> str:
        """The characters of a span of the part that lies within the sentence."""
        return span.shifted(-self.span.start).of(self.text)
