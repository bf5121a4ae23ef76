"""Annotated articles, as docs/evaluation.md describes them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.names import NOBODY, fault_of
from kg.evaluate.records import Record, read_records
from kg.vocab import MODALITIES, POLARITIES, relations

OPENING = 6  # words by which a sentence is known
PLAIN = ("affirmed", "actual")


def opening(sentence: str) -> tuple[str, ...]:
    """The first words of a sentence.

    >>> opening("Norway and Chile signed a treaty ...")
    ('Norway', 'and', 'Chile', 'signed', 'a', 'treaty')
    """
    return tuple(sentence.removesuffix(" ...").split()[:OPENING])


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """What an article says by its annotator; each end is a tuple of alternatives, an empty object accepts any.

    `speaker` None: the article's own voice. `time`: a day, month or year in ISO form. An `optional` statement counts
    neither when it is found nor when it is not.
    """

    article: str
    sentence: str
    subject: tuple[str, ...]
    relation: str
    object: tuple[str, ...]
    polarity: str = "affirmed"
    modality: str = "actual"
    speaker: tuple[str, ...] | None = None
    time: str | None = None
    optional: bool = False

    @property
    def names_speaker(self) -> bool:
        """Must somebody be the speaker?"""
        return bool(self.speaker) and NOBODY not in (self.speaker or ())

    @property
    def is_fact(self) -> bool:
        """May it be a plain triple?"""
        return (self.polarity, self.modality) == PLAIN and (self.speaker is None or NOBODY in self.speaker)

    def __str__(self) -> str:
        marks = [axis for axis in (self.polarity, self.modality) if axis not in PLAIN]
        marks += [f"says {' / '.join(self.speaker)}"] if self.speaker else []
        marks += [self.time] if self.time else []
        claim = f"{' / '.join(self.subject)} {self.relation} {' / '.join(self.object) or 'anything'}"
        return claim + (f" [{'; '.join(marks)}]" if marks else "")


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article: its line in the file, counted from 1; `text` None where the line holds none.

    `as_read` holds what the reader of articles is given: id, title, date, text, source and url.
    """

    id: str
    line: int
    statements: tuple[GoldStatement, ...]
    as_read: Mapping[str, str | None]

    @property
    def title(self) -> str:
        return self.as_read["title"] or ""

    @property
    def text(self) -> str | None:
        return self.as_read["text"]


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """The articles of an annotated file, in order. Raises `InputError` with file, line, statement and key."""
    articles: dict[str, GoldArticle] = {}
    for record in read_records(path):
        article = _article(record)
        if article.id in articles:
            earlier = articles[article.id].line
            raise record.fault(f"the id {article.id!r} is taken by line {earlier}", "Give each article one line.")
        articles[article.id] = article
    if not articles:
        raise InputError("holds no article", where=path, hint="kg annotate writes a draft.")
    return tuple(articles.values())


def _article(record: Record) -> GoldArticle:
    name = record.string("id")
    rows = record.value("gold", list)
    statements = (
        _statement(name, record.within(row, f"statement {number} of 'gold'")) for number, row in enumerate(rows, 1)
    )
    keys = ("id", "title", "date", "text", "source", "url")
    return GoldArticle(name, record.line, tuple(statements), {key: record.optional(key) for key in keys})


def _statement(article: str, row: Record) -> GoldStatement:
    subject = _alternatives(row, "s")
    if not subject:
        raise row.fault("'s' is empty", "Name at least one subject.")
    speaker = None if row.value("speaker", list, type(None)) is None else _alternatives(row, "speaker")
    return GoldStatement(
        article=article,
        sentence=row.string("sentence"),
        subject=subject,
        relation=_relation(row),
        object=_alternatives(row, "o"),
        polarity=row.choice("polarity", POLARITIES),
        modality=row.choice("modality", MODALITIES),
        speaker=speaker,
        time=row.text("time"),
        optional=bool(row.value("optional", bool)),
    )


def _alternatives(row: Record, key: str) -> tuple[str, ...]:
    values = row.value(key, list)
    for value in values:
        fault = fault_of(value)
        if fault is not None:
            raise row.fault(f"{key!r}: {fault}")
    return tuple(values)


def _relation(row: Record) -> str:
    name = row.string("r")
    if name not in relations():
        near = difflib.get_close_matches(name, relations(), 1)
        raise row.fault(f"'r': {name!r} is no relation", f"Did you mean {near[0]!r}?" if near else None)
    return name
