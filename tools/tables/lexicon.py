"""The actor files of the petrarch2 lexicon (MIT): blocks of names with dated codes, in capitals and Latin-1."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

_CODE = re.compile(r"\[([A-Z]{3,})\s*([<>])?\s*(\d{6,8})?\s*(?:-\s*(\d{6,8}))?\s*\]")
_TITLES = {
    "PRIME MINISTER": "prime minister", "FOREIGN MINISTER": "foreign minister", "DEFENSE MINISTER": "defence minister",
    "DEFENCE MINISTER": "defence minister", "VICE PRESIDENT": "vice president", "PRESIDENT": "president",
    "PREMIER": "premier", "CHANCELLOR": "chancellor", "KING": "king", "QUEEN": "queen", "EMIR": "emir",
    "SULTAN": "sultan", "SECRETARY OF STATE": "secretary of state", "SECRETARY-GENERAL": "secretary-general",
    "SECRETARY GENERAL": "secretary-general", "FOREIGN SECRETARY": "foreign secretary",
}  # fmt: skip
_HONOURS = frozenset(
    "MR MRS MS DR SIR GENERAL GEN COLONEL SENATOR SHEIKH AMBASSADOR SECRETARY MINISTER GOVERNOR CHAIRMAN "
    "LEADER FORMER COMRADE MARSHAL POPE PRINCE CROWN".split()
)
_SECTIONS = (
    (r"vice presidents", "vice president"),
    (r"prime ministers?", "prime minister"),
    (r"presidents?", "president"),
    (r"chancellors?", "chancellor"),
    (r"monarch", "monarch"),
)
_PARTICLES = frozenset(
    "al bin ibn bint van von der den de la le du da do dos das di el ul ur and of the y e ter ten zu for in on".split()
)


@dataclass
class Spell:
    """A code with the days it holds for, and the comment behind it."""

    code: str
    since: date | None
    until: date | None
    note: str


@dataclass
class Block:
    """Names that share their codes. `section` is the office of the heading above, if any; `note` the first comment."""

    names: list[str] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    note: str = ""
    section: str = ""


def read_blocks(path: Path) -> list[Block]:
    """The blocks of one actor file, names with blanks for underscores."""
    blocks: list[Block] = []
    block, section = Block(), ""
    for line in path.read_bytes().decode("latin-1").splitlines():
        body, _, note = line.partition("#")
        if not body.strip():
            section = _section(note) if note.strip() else section
            continue
        codes = [_spell(m, note) for m in _CODE.finditer(body)]
        name = _CODE.sub("", body).strip()
        name = re.sub(r"\[.*$|;.*$", "", name)
        if name and not name.startswith("+") and block.spells:
            blocks.append(block)
            block = Block()
        if name:
            block.note = block.note or note.strip()
            block.section = section
            block.names.append(re.sub(r"[_\s]+", " ", name.lstrip("+")).strip())
        block.spells += codes
        if any(re.fullmatch(r"[A-Z]{3}", s.code) for s in codes):
            section = ""
    return [*blocks, block]


def _section(note: str) -> str:
    words = note.strip().lower()
    if len(words.split()) > 6:
        return ""
    return next((office for pattern, office in _SECTIONS if re.search(rf"\b{pattern}\b", words)), "")


def _spell(match: re.Match[str], note: str) -> Spell:
    code, sign, first, last = match.groups()
    since = _day(first) if sign != "<" else None
    until = _day(last) if last else (_day(first) if sign == "<" else None)
    return Spell(code, since, until, note.strip())


def _day(digits: str | None) -> date | None:
    if not digits or len(digits) == 7:
        return None
    year, rest = (digits[:4], digits[4:]) if len(digits) == 8 else (digits[:2], digits[2:])
    if len(year) == 2:
        year = ("20" if int(year) < 15 else "19") + year
    try:
        return date(int(year), int(rest[:2]), int(rest[2:]))
    except ValueError:
        return None


# --- names -----------------------------------------------------------------------------------------------------------


def split_title(name: str) -> tuple[str | None, str]:
    """The office in front of a name in capitals, and the name without it and without other honours."""
    office = None
    words = name.split(" ")
    for at in range(len(words)):
        for title, plain in _TITLES.items():
            if " ".join(words[at : at + len(title.split())]) == title and at <= 2:
                return plain, split_title(" ".join(words[at + len(title.split()) :]))[1]
    while words and words[0].strip(".") in _HONOURS:
        words = words[1:]
    return office, " ".join(words)


def title_case(name: str) -> str:
    """A name in capitals as it is written: "BAN KI-MOON" is "Ban Ki-moon", "BASHAR AL-ASSAD" is "Bashar al-Assad"."""
    return " ".join(_word(w, k == 0) for k, w in enumerate(name.split(" ")))


def _word(word: str, first: bool) -> str:
    if re.fullmatch(r"(?:[A-Z]\.)+", word) or (re.fullmatch(r"[IVX]{2,4}", word) and not first):
        return word
    if word.lower() in _PARTICLES and not first:
        return word.lower()
    parts = word.split("-")
    cased = [
        _capital(p) if k == 0 or parts[0].lower() in _PARTICLES or len(parts[0]) > 4 else p.lower()
        for k, p in enumerate(parts)
    ]
    if len(parts) > 1 and parts[0].lower() in _PARTICLES and not first:
        cased[0] = parts[0].lower()
    return "-".join(cased)


def _capital(word: str) -> str:
    word = word.capitalize()
    match = re.match(r"^(Mc|[ODL]')(\w)(.*)$", word)
    return match[1] + match[2].upper() + match[3] if match else word


def is_person_name(name: str, common: frozenset[str]) -> bool:
    """Two to six words of letters, not all of them common."""
    words = name.split(" ")
    if not 2 <= len(words) <= 6 or not re.fullmatch(r"[A-Z][A-Z'.\-]*(?: [A-Z'.\-]+)+", name):
        return False
    if any(w in _KEYWORDS or w in _TITLES or w in _HONOURS for w in words):
        return False
    return sum(w.lower().strip(".") not in common and len(w) > 1 for w in words) >= 1 and len(words[-1]) > 1


def name_parts(blocks: list[Block], common: frozenset[str]) -> frozenset[str]:
    """First names and surnames that three or more people of the lexicon bear, title case."""
    counts: Counter[str] = Counter()
    for block in blocks:
        if "CountryInfo" in block.note and is_person_name(block.names[0], common):
            words = block.names[0].split(" ")
            counts.update({words[0].capitalize(), words[-1].capitalize()})
    return frozenset(w for w, n in counts.items() if n >= 3)


GROUP_WORDS = frozenset(
    "ARMY FRONT MOVEMENT BRIGADE BRIGADES PARTY ORGANIZATION ORGANISATION FORCE FORCES MILITIA COMMAND "
    "LEAGUE JIHAD GROUP COUNCIL UNION STATE COALITION ALLIANCE BATTALION BATTALIONS GUARD GUARDS FACTION "
    "NETWORK CELL CELLS UNITS MARTYRS FIGHTERS REBELS RESISTANCE REVOLUTIONARIES TIGERS PATH VOLUNTEERS "
    "HARKAT JAISH ANSAR LASHKAR JAMAAT HIZB".split()
)
ORGAN_WORDS = frozenset(
    "MINISTRY DEPARTMENT PARLIAMENT ASSEMBLY SENATE CONGRESS COUNCIL COURT AGENCY DUMA KNESSET BUNDESTAG "
    "POLICE ARMY NAVY COMMISSION CABINET OFFICE BUREAU HOUSE COMMITTEE SERVICE FORCE FORCES COMMAND GUARD "
    "MILITARY MARINES INTELLIGENCE RESERVE TREASURY PENTAGON MAJLIS DIET TRIBUNAL SECRETARIAT BANK COAST".split()
)
ORG_WORDS = frozenset(
    "ORGANIZATION ORGANISATION UNION COUNCIL COMMISSION AGENCY BANK FUND LEAGUE ASSOCIATION COMMUNITY "
    "COURT TRIBUNAL FORUM PROGRAM PROGRAMME COMMITTEE CONFERENCE AUTHORITY GROUP NETWORK FEDERATION "
    "FOUNDATION CENTER CENTRE INSTITUTE SOCIETY ALLIANCE INTERNATIONAL CROSS CRESCENT WATCH COOPERATION "
    "NATIONS BORDERS SECRETARIAT PARLIAMENT ASSEMBLY CONGRESS INITIATIVE COALITION TREATY COMMONWEALTH "
    "UNIVERSITY OFFICE MISSION AMNESTY OXFAM".split()
)
_KEYWORDS = (
    GROUP_WORDS | ORGAN_WORDS | ORG_WORDS | {"GOVERNMENT", "REGIME", "OFFICIAL", "OFFICIALS", "AND", "OF", "THE", "FOR"}
)
