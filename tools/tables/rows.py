"""The rows of the three tables, and the collection that keeps them consistent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from slugify import slugify

_POSSESSIVE = re.compile(r"\b(People|Women|Children|Majesty)s\b")  # the lexicon drops apostrophes
_SPACE = re.compile(r"\s+")


def slug(text: str) -> str:
    """The id part of a name: NFKD, transliterated, lower case, hyphens."""
    return str(slugify(text.replace("'", "").replace("’", "").replace(".", "")))


def clean(text: str) -> str:
    """One line, single spaces, straight apostrophes."""
    plain = _POSSESSIVE.sub(r"\1's", text.replace("’", "'").replace("‘", "'"))
    return _SPACE.sub(" ", plain).strip(" ,;")


@dataclass
class ThingRow:
    """A row of things.tsv."""

    id: str
    type: str
    label: str
    country: str = ""
    wikidata: str = ""
    geonames: str = ""
    source: str = ""


@dataclass(frozen=True, order=True)
class NameRow:
    """A row of names.tsv."""

    name: str
    form: str
    id: str
    stands_for: str = ""
    ambiguous: bool = False
    source: str = ""


@dataclass(frozen=True, order=True)
class OfficeRow:
    """A row of offices.tsv; ISO dates or empty."""

    id: str
    of: str
    since: str
    until: str
    office: str
    source: str


@dataclass
class Tables:
    """Rows under construction. A name is kept once per thing and form; the first source to give it is named."""

    things: dict[str, ThingRow] = field(default_factory=dict)
    names: dict[tuple[str, str, str], NameRow] = field(default_factory=dict)
    offices: set[OfficeRow] = field(default_factory=set)
    known: set[str] = field(default_factory=set)  # the names so far, lower case
    by_name: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # (lower case name, form) -> ids

    def add_thing(self, row: ThingRow) -> None:
        self.things.setdefault(row.id, row)

    def add_name(
        self, name: str, form: str, id: str, source: str, *, stands_for: str = "", ambiguous: bool = False
    ) -> None:
        name = clean(name)
        if name and len(name) <= 90 and id in self.things:
            self.names.setdefault((name, form, id), NameRow(name, form, id, stands_for, ambiguous, source))
            self.known.add(name.lower())
            self.by_name.setdefault((name.lower(), form), []).append(id)
