"""Statements as the program tells them, reduced to what is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluate.gold import PLAIN
from kg.evaluate.names import Named
from kg.evaluate.records import Record, read_records
from kg.model import Extraction
from kg.vocab import CONFIDENCES, MODALITIES, POLARITIES, relations


@dataclass(frozen=True, slots=True)
class Predicted:
    """A line of `statements.jsonl`; `time` is the day on which its interval starts (or, with no start, ends)."""

    article: str
    line: int
    sentence: str
    subject: Named
    relation: str
    object: Named | None
    polarity: str
    modality: str
    speaker: Named | None
    attribution: str | None
    time: str | None
    rule: str = ""
    confidence: str = ""

    @property
    def asserts(self) -> bool:
        """Does it stand in the graph as a plain triple: affirmed, actual, and nobody's mere claim?"""
        return (self.polarity, self.modality) == PLAIN and (self.speaker is None or self.attribution == "factive")

    @property
    def triple(self) -> tuple[str, ...]:
        """What it asserts: article, relation and the two ends, in one order where the relation is symmetric."""
        ends = (self.subject.id, self.object.id if self.object else "")
        return (self.article, self.relation, *(sorted(ends) if is_symmetric(self.relation) else ends))

    def __str__(self) -> str:
        marks = [axis for axis in (self.polarity, self.modality) if axis not in PLAIN]
        marks += [f"says {self.speaker.label}"] if self.speaker else []
        marks += [self.time] if self.time else []
        claim = f"{self.subject.label} {self.relation} {self.object.label if self.object else 'unspecified'}"
        return claim + (f" [{'; '.join(marks)}]" if marks else "")


def is_symmetric(relation: str) -> bool:
    """Does the relation hold either way round by the ontology?"""
    known = relations().get(relation)
    return known is not None and known.symmetric


def read_predictions(path: Path) -> tuple[Predicted, ...]:
    """The statements of a `statements.jsonl`. Raises `InputError` with file, line and key."""
    return tuple(map(_predicted, read_records(path)))


def predictions_of(extractions: Iterable[Extraction]) -> tuple[Predicted, ...]:
    """The statements of extractions, as they would be read back from their file."""
    from kg.export.lines import statement_line

    lines = (statement_line(finding) for extraction in extractions for finding in extraction)
    return tuple(_predicted(Record(line, "statements", number)) for number, line in enumerate(lines, 1))


def _predicted(row: Record) -> Predicted:
    time = row.value("time", dict, type(None)) or {}
    subject = _named(row, "subject", dict)
    assert subject is not None  # null is not among the kinds
    confidence = row.choice("confidence", CONFIDENCES) if row.optional("confidence") else ""
    return Predicted(
        article=row.string("article"),
        line=row.line,
        sentence=row.string("text"),
        subject=subject,
        relation=row.string("relation"),
        object=_named(row, "object", dict, str, type(None)),
        polarity=row.choice("polarity", POLARITIES),
        modality=row.choice("modality", MODALITIES),
        speaker=_named(row, "speaker", dict, type(None)),
        attribution=row.text("attribution"),
        time=time.get("start") or time.get("end"),
        rule=row.optional("rule") or "",
        confidence=confidence,
    )


def _named(row: Record, key: str, *kinds: type) -> Named | None:
    value: Any = row.value(key, *kinds)
    if value is None:
        return None
    if isinstance(value, str):  # an action in words
        return Named("", value, value, None)
    thing = row.within(value, f"'{key}'")
    return Named(thing.text("id") or "", thing.text("label") or "", thing.text("mention") or "", thing.text("country"))
