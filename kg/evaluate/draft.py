"""A draft of an annotation, from what the program found: for a person to correct."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Any

from kg.evaluate.gold import opening
from kg.evaluate.names import fold
from kg.model import Extraction, Finding, Kind, Thing, Time

_SPECIAL = frozenset("\\.^$*+?{}[]|()")
_EVENTS = frozenset({Kind.AGREEMENT, Kind.CONFLICT, Kind.MEETING})


def draft(extraction: Extraction) -> dict[str, Any]:
    """The article's line of an annotated file: what was found, each statement once, in text order.

    Every statement stands as required, with a `note` of its rule and confidence that no reader looks at.
    """
    article = extraction.article
    return {
        "id": article.id,
        "date": article.published and article.published.isoformat(),
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "text": article.text,
        "gold": list(_once(_statement(finding) for finding in extraction)),
    }


def _once(statements: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen = []
    for statement in statements:
        told = {key: value for key, value in statement.items() if key not in ("sentence", "time", "note")}
        if told not in seen:
            seen.append(told)
            yield statement


def _statement(finding: Finding) -> dict[str, Any]:
    statement, evidence = finding.statement, finding.evidence
    axes = statement.qualifiers
    return {
        "s": [alternative(statement.subject)],
        "r": statement.relation,
        "o": [alternative(statement.object)] if statement.object else [],
        "polarity": str(axes.polarity),
        "modality": str(axes.modality),
        "speaker": [alternative(axes.speaker)] if axes.speaker else None,
        "time": axes.time and shortest(axes.time),
        "sentence": " ".join(opening(evidence.text)) + " ...",
        "optional": False,
        "note": f"{evidence.rule_id}, {evidence.confidence}",
    }


def alternative(thing: Thing) -> str:
    """What an annotator would write for a thing: a state's code, else its name as a pattern.

    >>> alternative(Thing("state/NOR", "Norway", Kind.STATE, "NOR"))
    'NOR'
    >>> alternative(Thing("agreement/a--pact-1", "pact (Chile, Perú)", Kind.AGREEMENT))
    'pact'
    """
    if thing.type is Kind.STATE and thing.country and thing.id.endswith(f"state/{thing.country}"):
        return thing.country
    name = thing.label.split(" (")[0] if thing.type in _EVENTS else thing.label
    folded = fold(name)
    # A letter whose folded form would fold again stands for any: the pattern itself must be in plain lower case.
    return "".join("\\" + c if c in _SPECIAL else c if fold(c) == c else "." for c in folded)


def shortest(time: Time) -> str | None:
    """The year, month or day that an interval fills; of any other interval its first day, or its last.

    >>> shortest(Time("2021-02-01", "2021-02-28", False, "in February"))
    '2021-02'
    """
    start, end = time.start, time.end
    if start is None or end is None:
        return start or end
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31):
        return start[:4]
    days = calendar.monthrange(first.year, first.month)[1]
    if (first.year, first.month, first.day, last.day) == (last.year, last.month, 1, days):
        return start[:7]
    return start
