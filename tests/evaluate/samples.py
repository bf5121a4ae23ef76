"""Annotated statements and found ones, made by hand. The sentences are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NORWAY = {"id": "state/NOR", "label": "Norway", "mention": "Oslo", "country": "NOR"}
CHILE = {"id": "state/CHL", "label": "Chile", "mention": "Chile", "country": "CHL"}
PERU = {"id": "state/PER", "label": "Peru", "mention": "it", "country": "PER"}
MOE = {"id": "person/kari-moe", "label": "Kari Moe", "mention": "the minister", "country": "NOR"}
PACT = {"id": "agreement/a--pact-1", "label": "pact (Chile, Norway)", "mention": "a fishing pact", "country": None}


def gold(s: str, r: str, o: str = "", **more: Any) -> dict[str, Any]:
    """A statement as annotated; alternatives are parted by commas."""
    statement = {
        "s": s.split(","), "r": r, "o": o.split(",") if o else [], "polarity": "affirmed", "modality": "actual",
        "speaker": None, "time": None, "sentence": "Norway and Chile signed a fishing ...", "optional": False,
    }  # fmt: skip
    return {**statement, **more}


def found(subject: Any, relation: str, object: Any = None, **more: Any) -> dict[str, Any]:
    """A line of statements.jsonl, as far as it is judged."""
    statement = {
        "article": "a", "text": "Norway and Chile signed a fishing pact in Lima.", "subject": subject,
        "relation": relation, "object": object, "polarity": "affirmed", "modality": "actual", "speaker": None,
        "attribution": None, "time": None, "rule": "signed-agreement", "confidence": "sure",
    }  # fmt: skip
    return {**statement, **more}


def day(start: str | None, end: str | None = None) -> dict[str, Any]:
    return {"start": start, "end": end or start, "ended": False, "text": "then"}


def write(path: Path, *rows: object) -> Path:
    """JSON lines; strings stand as they are."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
