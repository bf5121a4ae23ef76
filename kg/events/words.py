"""Which nouns may name one event, read once from `nouns.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class EventWords:
    """The lists of `nouns.yaml`; `families` gives the numbers of the families of a noun."""

    families: Mapping[str, frozenset[int]]
    wider: Mapping[str, frozenset[str]]
    singular_plurals: frozenset[str]
    mass: frozenset[str]
    other: frozenset[str]
    plain: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]


@cache
def event_words() -> EventWords:
    """The lists, all in lower case."""
    text = (Path(__file__).parent / "nouns.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    families: dict[str, frozenset[int]] = {}
    for number, family in enumerate(raw["families"]):
        for noun in family:
            families[noun] = families.get(noun, frozenset()) | {number}
    wider = {word: frozenset(entry["take_up"]) for entry in raw["wider"] for word in entry["words"]}
    names = ("singular_plurals", "mass", "other", "plain", "determiners", "definite")
    return EventWords(families, wider, **{name: frozenset(raw[name]) for name in names})
