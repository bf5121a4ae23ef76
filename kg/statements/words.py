"""What each cue word does, read once from `cues.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class CueWords:
    """The tables of `cues.yaml`; the mappings go from a lemma to the name of its list."""

    reporting: Mapping[str, str]
    embedding: Mapping[str, str]
    modals: Mapping[str, str]
    hedges: Mapping[str, str]
    deniable: frozenset[str]
    judging: frozenset[str]
    attitudes: frozenset[str]
    announcing: frozenset[str]
    neg_raising: frozenset[str]
    temporal: frozenset[str]
    ceasing: frozenset[str]
    trying: frozenset[str]
    expressive: frozenset[str]
    stative: frozenset[str]
    open_secrets: frozenset[str]
    settling: frozenset[str]
    accusations: frozenset[str]
    promising: frozenset[str]


@cache
def cue_words() -> CueWords:
    """The tables, all lemmas in lower case."""
    text = (Path(__file__).parent / "cues.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.load(
        text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    )  # every scalar a string: `no` and `on` are words
    return CueWords(
        reporting=_by_word(raw["reporting"]),
        embedding=_by_word(raw["embedding"]),
        modals=_by_word(raw["modals"]),
        hedges=_by_word(raw["hedges"]),
        deniable=frozenset(raw["deniable"]),
        judging=frozenset(raw["judging"]),
        attitudes=frozenset(raw["attitudes"]),
        announcing=frozenset(raw["announcing"]),
        neg_raising=frozenset(raw["neg_raising"]),
        temporal=frozenset(raw["conditions"]["temporal"]),
        ceasing=frozenset(raw["ceasing"]),
        trying=frozenset(raw["trying"]),
        expressive=frozenset(raw["expressive"]),
        open_secrets=frozenset(raw["open_secrets"]),
        settling=frozenset(raw["settling"]),
        stative=frozenset(raw["stative"]),
        accusations=frozenset(raw["accusations"]),
        promising=frozenset(raw["promising"]),
    )


def _by_word(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in lists.items() for word in words}
