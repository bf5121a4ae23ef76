"""WordNet 3.0 as Debian installs it: synsets of nouns, adjectives that pertain to them, and the common words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PERSON, PLACE, OBJECT, GROUP = "18", "15", "17", "14"  # lexicographer files


@dataclass(frozen=True)
class Synset:
    """`pointers` are (symbol, part of speech + offset)."""

    id: str
    file: str
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str], ...]
    gloss: str

    def to(self, *symbols: str) -> list[str]:
        return [target for symbol, target in self.pointers if symbol in symbols]


class WordNet:
    """The database in a folder with `data.noun`, `data.adj`, `data.verb` and `data.adv`."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[str, Synset] = {}
        for part, pos in (("noun", "n"), ("adj", "a"), ("verb", "v"), ("adv", "r")):
            for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
                if not line.startswith("  "):
                    synset = _parse(line, pos)
                    self.synsets[synset.id] = synset

    @cached_property
    def common(self) -> frozenset[str]:
        """Single words that are written lower case: nouns, verbs, adjectives, adverbs."""
        return frozenset(w for s in self.synsets.values() for w in s.words if w.islower() and " " not in w)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of several capitalised words."""
        return frozenset(w for s in self.synsets.values() for w in s.words if " " in w and w[0].isupper())

    @cached_property
    def people(self) -> frozenset[str]:
        """Single capitalised words that name a person: surnames, mostly."""
        named = (s for s in self.synsets.values() if s.file == PERSON and s.to("@i"))
        return frozenset(w for s in named for w in s.words if " " not in w)

    def senses(self, word: str) -> list[str]:
        """The noun synsets that have the word in this very spelling."""
        return self._by_word.get(word, [])

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for synset in self.synsets.values():
            for word in synset.words if synset.id[0] == "n" else ():
                found.setdefault(word, []).append(synset.id)
        return found

    def nouns(self, *files: str) -> Iterator[Synset]:
        return (s for s in self.synsets.values() if s.file in files and s.id[0] == "n")

    def kinds(self, synset: Synset) -> frozenset[str]:
        """Every word of every hypernym, instance or not."""
        seen: set[str] = set()
        queue = synset.to("@", "@i")
        while queue:
            above = queue.pop()
            if above not in seen:
                seen.add(above)
                queue.extend(self.synsets[above].to("@", "@i"))
        return frozenset(word for above in seen for word in self.synsets[above].words)


def _parse(line: str, pos: str) -> Synset:
    data, _, gloss = line.partition(" | ")
    fields = data.split(" ")
    count = int(fields[3], 16)
    words = tuple(re.sub(r"\(\w+\)$", "", fields[4 + 2 * k]).replace("_", " ") for k in range(count))
    at = 4 + 2 * count
    pointers = []
    for k in range(int(fields[at])):
        symbol, offset, target, _ = fields[at + 1 + 4 * k : at + 5 + 4 * k]
        pointers.append((symbol, ("a" if target == "s" else target) + offset))
    return Synset(pos + fields[0], fields[1], words, tuple(pointers), gloss.strip())
