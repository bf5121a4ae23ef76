"""Statements and articles as JSON lines: UTF-8, one object a line, every key always there, null where unknown.

`statement.schema.json` beside this module describes a statement's line (JSON Schema, draft 2020-12).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.export.files import write_atomically
from kg.graph.iris import digest, fit
from kg.model import Article, Extraction, Finding, Kind, Thing, Time


def statement_line(finding: Finding) -> dict[str, Any]:
    """A statement as one piece of evidence tells it, keys in the contract's order.

    `start` and `end` are half-open code point offsets of the evidence in the article's part; `text` is the sentence.
    """
    statement, evidence = finding.statement, finding.evidence
    axes = statement.qualifiers
    return {
        "id": statement.id,
        "evidence": evidence.id,
        "article": evidence.article_id,
        "part": str(evidence.part),
        "sentence": evidence.sentence,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.text,
        "subject": _thing(statement.subject, evidence.subject_mention),
        "relation": statement.relation,
        "object": statement.object and _thing(statement.object, evidence.object_mention),
        "roles": [{"role": r.name, **_thing(r.thing, r.mention)} for r in statement.roles],
        "plover": statement.plover,
        "cameo": evidence.cameo,
        "polarity": str(axes.polarity),
        "modality": str(axes.modality),
        "speaker": axes.speaker and _thing(axes.speaker, None),
        "attribution": evidence.attribution and str(evidence.attribution),
        "office": statement.office,
        "time": axes.time and _time(axes.time),
        "rule": evidence.rule_id,
        "confidence": str(evidence.confidence),
    }


def article_line(article: Article) -> dict[str, Any]:
    """An article as the offsets point into it; `sha256` is of the text as it stands here."""
    return {
        "id": article.id,
        "title": article.title,
        "date": article.published and article.published.isoformat(),
        "source": article.source,
        "url": article.url,
        "sha256": digest(article.text),
        "text": article.text,
    }


def write_statements(extractions: Iterable[Extraction], path: Path | str) -> None:
    """Write `statements.jsonl`: one line per pair of statement and evidence, in the order of the extractions."""
    write_atomically(path, to_lines(statement_line(finding) for extraction in extractions for finding in extraction))


def write_articles(articles: Iterable[Article], path: Path | str) -> None:
    """Write `articles.jsonl`, whose texts are what the offsets of statements point into."""
    write_atomically(path, to_lines(map(article_line, articles)))


def to_lines(rows: Iterable[dict[str, Any]]) -> str:
    """JSON lines; characters that no file may hold become U+FFFD, as in the graph."""
    return "".join(json.dumps(_fit(row), ensure_ascii=False, allow_nan=False) + "\n" for row in rows)


def _thing(thing: Thing, mention: str | None) -> dict[str, Any]:
    """`mention` are the words of the text, null where there are none."""
    line = {"id": thing.id, "label": thing.label, "type": str(thing.type), "mention": mention}
    return {**line, "country": None if thing.type is Kind.STATEMENT else thing.country}


def _time(time: Time) -> dict[str, Any]:
    return {"start": time.start, "end": time.end, "ended": time.ended, "text": time.text}


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, dict):
        return {key: _fit(item) for key, item in value.items()}
    return [_fit(item) for item in value] if isinstance(value, list) else value
