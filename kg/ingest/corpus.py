"""JSON lines: one article a line, with `id`, `title`, `date`, `text`, `url`, `source`; other keys are ignored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from kg.errors import ArticleError, InputError
from kg.ingest.clean import clean_line
from kg.ingest.dates import find_date
from kg.ingest.decode import decode

LINE_LIMIT = 16_000_000  # bytes; a longer line is skipped without being held
_KEYS = ("id", "title", "date", "text", "url", "source")
_SHAPE = 'Write one JSON object a line: {"id": "a1", "title": "...", "date": "2021-01-31", "text": "..."}.'


class LineSource(Protocol):
    """All that is asked of a stream."""

    def readline(self, limit: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Record:
    """One line as read; `text` is as given, None or empty where the line lacks a key.

    `misdated`: the line has a date that is none, and no other may stand in for it.
    """

    id: str | None
    title: str
    published: date | None
    url: str | None
    source: str | None
    text: str
    warnings: tuple[str, ...] = ()
    misdated: bool = False


def read_lines(file: LineSource, where: str) -> Iterator[tuple[int, Record | InputError]]:
    """Each line that is not blank: its number, counted from 1, and its record or what is wrong with it."""
    number = 0
    while raw := file.readline(LINE_LIMIT + 1):
        number += 1
        if len(raw) > LINE_LIMIT:
            while raw and not raw.endswith(b"\n"):
                raw = file.readline(LINE_LIMIT)
            yield number, ArticleError(f"the line is longer than {LINE_LIMIT:,} bytes", where=where, line=number)
        elif raw.strip():
            try:
                yield number, _record(raw, where, number)
            except InputError as error:
                yield number, error


def _record(raw: bytes, where: str, number: int) -> Record:
    try:
        text, warning = decode(raw.rstrip(b"\r\n"), f"{where}, line {number}")
    except InputError as error:
        raise ArticleError(error.message, where=where, line=number, hint=error.hint) from error
    data = _parsed(text.strip(), where, number)
    values = {key: _string(data, key, where, number) for key in _KEYS}
    if values["text"] is None:
        raise ArticleError("the key 'text' is missing", where=where, line=number, hint=_SHAPE)
    warnings = [warning] if warning else []
    published = find_date(values["date"]) if values["date"] else None
    misdated = bool(values["date"]) and published is None
    if values["date"] and misdated:
        warnings.append(
            f"{where}, line {number}: {values['date'][:40]!r} is no date; write YYYY-MM-DD. The article stays undated."
        )
    title = clean_line(values["title"] or "")
    return Record(
        values["id"], title, published, values["url"], values["source"], values["text"], tuple(warnings), misdated
    )


def _parsed(text: str, where: str, number: int) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f" at character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be read"
        raise ArticleError(f"is no JSON{place} ({reason})", where=where, line=number, hint=_SHAPE) from error
    if not isinstance(data, dict):
        raise ArticleError("is no JSON object", where=where, line=number, hint=_SHAPE)
    return data


def _string(data: dict[str, Any], key: str, where: str, number: int) -> str | None:
    value = data.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value
    kind = type(value).__name__
    raise ArticleError(f"the value of {key!r} must be a string, not {kind}", where=where, line=number, hint=_SHAPE)
