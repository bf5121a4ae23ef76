"""Where the trigger words of the rules come from: docs/triggers.md, and candidates that no rule knows yet.

    python tools/trigger_sources.py CAMEO.2.0.txt [--wordnet DIR] [--candidates RELATION]

CAMEO.2.0.txt is the verb dictionary of openeventdata/petrarch2 (MIT). WordNet 3.0 is Debian's package wordnet-base. The
senses and codes per relation stand in trigger_senses.yaml.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.rules import load_rules
from kg.rules.spelling import british

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "triggers.md"
DEPTH = 2
HEAD = """# Where the trigger words come from

Made by `tools/trigger_sources.py` from the rules, the senses in `tools/trigger_senses.yaml`, CAMEO's verb dictionary
(openeventdata/petrarch2) and WordNet 3.0. A word counts as CAMEO's where a verb block that has it holds a code of the
relation, and as WordNet's where it stands in one of the senses named below or is a way of doing it (troponyms, two
steps down). The rest is general English: light verbs ("give", "hold"), nouns and adjectives, which neither lists.

Words of the senses that are no trigger were looked at one by one and left out where news uses them otherwise
(`--candidates RELATION` lists them).

| relation | triggers | in CAMEO | in WordNet's senses | in both | in neither | senses |
| --- | --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Sources:
    """The British lemmas that each source has for a relation."""

    triggers: frozenset[str]
    cameo: frozenset[str]
    wordnet: frozenset[str]


class Verbs:
    """WordNet's verbs: synsets by offset, offsets by lemma in the order of the senses."""

    def __init__(self, folder: Path) -> None:
        self._senses = {p[0]: p[-int(p[2]) :] for p in _records(folder / "index.verb")}
        self._synsets = {p[0]: p for p in _records(folder / "data.verb")}

    def words(self, sense: str) -> set[str]:
        """The lemmas of a sense ("sign#1") and of its troponyms."""
        lemma, number = sense.split("#")
        return {
            british(word.lower())
            for offset in self._down(self._senses[lemma][int(number) - 1], DEPTH)
            for word in self._lemmas(offset)
        }

    def _down(self, offset: str, depth: int) -> Iterator[str]:
        yield offset
        for below in self._troponyms(offset) if depth else ():
            yield from self._down(below, depth - 1)

    def _lemmas(self, offset: str) -> list[str]:
        parts = self._synsets[offset]
        return [parts[4 + 2 * i] for i in range(int(parts[3], 16))]

    def _troponyms(self, offset: str) -> list[str]:
        parts = self._synsets[offset]
        at = 4 + 2 * int(parts[3], 16)
        pointers = [parts[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(parts[at]))]
        return [target for symbol, target, part, _ in pointers if symbol == "~" and part == "v"]


def _records(file: Path) -> Iterator[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            yield line.split()


def cameo_blocks(file: Path) -> Iterator[tuple[set[str], set[str]]]:
    """Verbs and codes of each block of CAMEO's verb dictionary."""
    text = file.read_text(encoding="latin-1").split("####### VERB PATTERNS #######")[1]
    for block in re.split(r"^---.*---\s*$", text, flags=re.MULTILINE):
        lines = [line.split("#")[0].rstrip() for line in block.splitlines()]
        verbs = {british(m[1].lower().lstrip("+")) for line in lines if (m := re.match(r"\+?([A-Z_]+)", line))}
        codes = {code for line in lines for code in re.findall(r"\[:?(\d{2,4})", line)}
        yield verbs, codes


def sources(senses: dict[str, dict[str, list[str]]], cameo: Path, wordnet: Path) -> dict[str, Sources]:
    """What each source has for each relation."""
    verbs, blocks = Verbs(wordnet), list(cameo_blocks(cameo))
    found: dict[str, Sources] = {}
    for relation, named in senses.items():
        codes = tuple(named["cameo"])
        coded = {v for words, has in blocks if codes and any(c.startswith(codes) for c in has) for v in words}
        known = {word for sense in named["senses"] for word in verbs.words(sense)}
        found[relation] = Sources(frozenset(_triggers(relation)), frozenset(coded), frozenset(known))
    return found


def _triggers(relation: str) -> set[str]:
    rules = [rule for rule in load_rules().rules if rule.relation == relation]
    return {lemma for rule in rules for _, lemmas in rule.trigger.words for lemma in lemmas}


def page(senses: dict[str, dict[str, list[str]]], found: dict[str, Sources]) -> str:
    """The page in docs/."""
    rows = []
    for relation, s in sorted(found.items()):
        cameo, wordnet = s.triggers & s.cameo, s.triggers & s.wordnet
        counts = (len(s.triggers), len(cameo), len(wordnet), len(cameo & wordnet), len(s.triggers - cameo - wordnet))
        names = ", ".join(senses[relation]["senses"])
        rows.append(f"| `{relation}` | " + " | ".join(map(str, counts)) + f" | {names} |")
    return HEAD + "\n".join(rows) + "\n"


def main() -> None:
    """Writes the page, or prints candidates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cameo", type=Path)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--candidates", metavar="RELATION", help="words of the senses that are no trigger yet")
    args = parser.parse_args()
    senses = yaml.safe_load((ROOT / "tools" / "trigger_senses.yaml").read_text(encoding="utf-8"))
    found = sources(senses, args.cameo, args.wordnet)
    if args.candidates:
        missing = sorted(found[args.candidates].wordnet - found[args.candidates].triggers)
        sys.stdout.write("".join(f"{word}\n" for word in missing))
    else:
        PAGE.write_text(page(senses, found), encoding="utf-8")


if __name__ == "__main__":
    main()
