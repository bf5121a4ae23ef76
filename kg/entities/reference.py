"""The words that refer back, read once from `reference.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """Pronouns and nouns by what they refer to; lemmas in lower case."""

    he: frozenset[str]
    she: frozenset[str]
    ladies: frozenset[str]
    addresses: frozenset[str]
    gentlemen: frozenset[str]
    they: frozenset[str]
    it: frozenset[str]
    we: frozenset[str]
    countries: frozenset[str]
    sides: frozenset[str]
    leaders: frozenset[str]
    other_modifiers: frozenset[str]
    regions: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    militias: frozenset[str]
    settlements: frozenset[str]
    forms: frozenset[str]
    small: frozenset[str]
    soil: frozenset[str]
    between_others: frozenset[str]
    armed_bodies: frozenset[str]
    pairs: frozenset[str]
    sending: frozenset[str]
    national: frozenset[str]
    of_states: frozenset[str]
    facing: frozenset[str]
    complaining: frozenset[str]
    judging: frozenset[str]
    deeds: frozenset[str]
    accusing: frozenset[str]
    harmed: frozenset[str]
    led: frozenset[str]
    heads: frozenset[str]
    resident: frozenset[str]
    armed_kinds: frozenset[str]
    numbers: Mapping[str, int]
    collectives: Mapping[str, int]
    ship_prefixes: Mapping[str, str]
    rather: Mapping[str, str]
    meeting_towns: frozenset[str]


@cache
def words() -> ReferenceWords:
    """The lists of `reference.yaml`."""
    text = (Path(__file__).parent / "reference.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    counts = {name: {word: int(n) for word, n in raw.pop(name).items()} for name in ("numbers", "collectives")}
    codes = {name: raw.pop(name) for name in ("ship_prefixes", "rather")}
    lists = {name: frozenset(items) for name, items in raw.items()}
    return ReferenceWords(**lists, **counts, **codes)  # type: ignore[arg-type]
