"""What kg build wrote to a folder, read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluate.records import Record, read_records
from kg.model import (
    Article,
    Attribution,
    Confidence,
    Evidence,
    Finding,
    Kind,
    Modality,
    Part,
    Polarity,
    Qualifiers,
    Role,
    Span,
    Statement,
    Thing,
    Time,
)  # fmt: skip
from kg.vocab import ATTRIBUTIONS, CONFIDENCES, MODALITIES, POLARITIES, ROLES, relations

GRAPHS = ("graph.trig", "graph.nq", "graph.jsonld", "graph.ttl")  # the first that is there; Turtle has no named graphs


def graph_of(folder: Path) -> Path:
    """The graph of a folder, or the file itself. Raises `InputError` where there is none."""
    if folder.is_file():
        return folder
    found = [folder / name for name in GRAPHS if (folder / name).is_file()]
    if not found:
        raise InputError("holds no graph", where=folder, hint="Give a folder that kg build wrote, or a graph file.")
    return found[0]


def read_findings(folder: Path) -> tuple[Finding, ...]:
    """The findings of `statements.jsonl`. Raises `InputError` with file, line and key."""
    return tuple(map(_finding, _records(folder, "statements.jsonl")))


def read_built_articles(folder: Path) -> dict[str, Article]:
    """The articles of `articles.jsonl` by id. Raises `InputError` with file, line and key."""
    return {row.string("id"): _article(row) for row in _records(folder, "articles.jsonl")}


def _records(folder: Path, name: str) -> Iterator[Record]:
    if not (folder / name).is_file():
        raise InputError(f"holds no {name}", where=folder, hint="Give a folder that kg build wrote.")
    return read_records(folder / name)


def _article(row: Record) -> Article:
    day = row.text("date")
    try:
        published = date.fromisoformat(day) if day else None
    except ValueError:
        raise row.fault(f"the value of 'date' must be a date, not {day!r}", "Write YYYY-MM-DD.") from None
    title, text = row.text("title") or "", row.string("text")
    return Article(row.string("id"), title, published, row.text("source"), row.text("url"), "en", text)


def _finding(row: Record) -> Finding:
    attribution = Attribution(row.choice("attribution", ATTRIBUTIONS)) if row.text("attribution") else None
    subject, subject_mention = _thing(row, "subject")
    target, mention = (None, None) if row.value("object", dict, type(None)) is None else _thing(row, "object")
    speaker = None if row.value("speaker", dict, type(None)) is None else _thing(row, "speaker")[0]
    qualifiers = Qualifiers(
        Polarity(row.choice("polarity", POLARITIES)), Modality(row.choice("modality", MODALITIES)), speaker,
        attribution, _time(row),
    )  # fmt: skip
    relation = row.choice("relation", tuple(relations()))
    roles = tuple(_role(row, role) for role in row.value("roles", list))
    statement = Statement(
        row.string("id"), subject, relation, target, roles, qualifiers, row.text("plover"), row.text("office")
    )
    start, end = row.value("start", int), row.value("end", int)
    if not 0 <= start <= end:
        raise row.fault("'start' and 'end' must be offsets, the first not behind the second")
    evidence = Evidence(
        row.string("evidence"), statement.id, row.string("article"), Part(row.choice("part", tuple(Part))),
        row.value("sentence", int), Span(start, end), row.string("text"), row.string("rule"), attribution,
        row.text("cameo"), Confidence(row.choice("confidence", CONFIDENCES)), subject_mention or "", mention,
    )  # fmt: skip
    return Finding(statement, evidence)


def _thing(row: Record, key: str) -> tuple[Thing, str | None]:
    """The thing under a key, and the words that name it there."""
    return _as_thing(row.within(row.value(key, dict), f"'{key}'"))


def _as_thing(row: Record) -> tuple[Thing, str | None]:
    kind = Kind(row.choice("type", tuple(Kind)))
    return Thing(row.string("id"), row.string("label"), kind, row.text("country")), row.text("mention")


def _role(row: Record, values: Any) -> Role:
    role = row.within(values, "a role")
    thing, mention = _as_thing(role)
    return Role(role.choice("role", ROLES), thing, mention or "")


def _time(row: Record) -> Time | None:
    values = row.value("time", dict, type(None))
    if values is None:
        return None
    time = row.within(values, "'time'")
    return Time(time.text("start"), time.text("end"), bool(time.value("ended", bool)), time.string("text"))
