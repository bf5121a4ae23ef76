"""The vocabulary of the clause layer, read once from `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

# Every scalar is a string: `on` and `no` are words here.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb and a noun that say together what one verb says.

    `preps`: the noun stands behind one of these instead of being the object; `done_to`: what hangs on the noun by
    one of these prepositions is the full verb's object.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    becomes: str
    preps: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists by name, as in `words.yaml`."""

    lists: Mapping[str, frozenset[str]]
    nominals: Mapping[str, tuple[str, bool]]  # noun -> its verb, and whether "of" gives the object
    light: Mapping[str, tuple[LightVerb, ...]]  # by verb
    prepositional_control: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def words() -> Words:
    """The lists; all lemmas are lower case."""
    text = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    nominals = {noun: (verb, True) for noun, verb in raw.pop("nominals_transitive").items()}
    nominals |= {noun: (verb, False) for noun, verb in raw.pop("nominals_intransitive").items()}
    control = {verb: frozenset(preps) for verb, preps in raw.pop("prepositional_control").items()}
    light: dict[str, list[LightVerb]] = {}
    for entry in raw.pop("light_verbs"):
        verb = LightVerb(
            frozenset(entry["verbs"]),
            frozenset(entry["nouns"]),
            entry["becomes"],
            frozenset(entry.get("preps", ())),
            frozenset(entry.get("done-to", ())),
        )
        for lemma in entry["verbs"]:
            light.setdefault(lemma, []).append(verb)
    lists = {name: frozenset(items) for name, items in raw.items()}
    return Words(lists, nominals, {verb: tuple(found) for verb, found in light.items()}, control)
