"""A page saved as text: its headline, date and source, and the paragraphs that are the article.

A text without a sign of a page (timers, teasers, share prompts, icon runs) keeps every paragraph; of a page only
prose, lists and quotations stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.ingest.clean import lines as lines_of
from kg.ingest.dates import DateLine, DateRole, date_line, find_date, is_ambiguous
from kg.ingest.furniture import LineKind, ends_sentence, kind_of, stop_share, words

_HEADLINE_WORDS = 40  # no headline is longer
_EDGE = 4  # so many fragments in a row, before or behind the prose, are a page's
_FIELD = re.compile(r"(title|headline|date|published|source|publisher|url|link)\s*:\s*(\S.*)$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)
_SITE = re.compile(
    r"\b(?:also|more|first|originally|published|appeared|read)\s+(?:on|at|in|from)\s+(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?![“\"«‘'])[^.?!]{8,150}[?!]")
_AGENCY = re.compile(r"[A-Z][^.()–—]{2,50}\(([A-Z][\w. ]{1,30})\)\s+[-–—]{1,2}\s")
_DATELINE = re.compile(r"[A-Z][A-Z'’. -]{2,40},\s([^()–—]{6,30}?)\s*(?:\([^()]{2,30}\)\s*)?[-–—]{1,2}\s")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives; `title` is empty and the others None where nothing says it."""

    title: str
    published: date | None
    source: str | None
    url: str | None
    paragraphs: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    kind: LineKind
    date: DateLine | None


def read_page(text: str, *, title: str = "") -> Page:
    """Read a text; `title` is the headline where it is known from elsewhere."""
    fields, rest = _fields(lines_of(text))
    lines = [_Line(line, kind_of(line), date_line(line)) for line in rest]
    first, last = _prose(lines, asks=not title)
    head = lines[:first]
    saved = _is_page(lines, first, last)
    headline = _headline(head, lines[first:last], saved)
    title = title or fields.get("title", "") or headline
    body = lines[first:last] if saved else lines
    kept = _kept(body, saved, {_same(title), _same(headline)})
    published, warnings = _published(lines, first, fields)
    return Page(title, published, fields.get("source") or _source(lines), fields.get("url"), tuple(kept), warnings)


# --- the head --------------------------------------------------------------------------------------------------------


def _fields(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Labelled lines in front ("Title: ...") and a bare address, and the lines that remain."""
    names = {"headline": "title", "published": "date", "publisher": "source", "link": "url"}
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        field, address = _FIELD.match(line), _ADDRESS.match(line)
        if field:
            found.setdefault(names.get(field[1].lower(), field[1].lower()), field[2])
        elif address:
            found.setdefault("url", address[0])
        else:
            return found, list(lines[number:])
    return found, []


def _prose(lines: Sequence[_Line], *, asks: bool) -> tuple[int, int]:
    """The half-open range from the first to the last line of prose; all lines where there is no prose.

    `asks`: the headline is not known, and may be the question in front.
    """
    prose = [i for i, line in enumerate(lines) if line.kind is LineKind.PROSE and not line.date]
    if not prose:
        return 0, len(lines)
    last = prose[-1] + 1
    while last < len(lines) and lines[last].kind is LineKind.ITEM and _goes_on(lines[last].text, lines[last - 1].text):
        last += 1
    first = prose[0]
    if asks and len(prose) > 1 and _QUESTION.fullmatch(lines[first].text):
        first = prose[1]
    # Two sentences in front that are the same are a doubled headline.
    if len(prose) > 2 and _same(lines[first].text) == _same(lines[first + 1].text):
        first = prose[2]
    return first, last


def _is_page(lines: Sequence[_Line], first: int, last: int) -> bool:
    """Is there a sign that this is a whole page and not an article alone?"""
    if any(line.kind is LineKind.FURNITURE for line in lines):
        return True
    head = [line for line in lines[:first] if not line.date]
    counts = Counter(_same(line.text) for line in head)
    doubled = any(count > 1 for count in counts.values())
    return doubled or len(head) > _EDGE or len(lines) - last >= _EDGE


def _headline(head: Sequence[_Line], body: Sequence[_Line], saved: bool) -> str:
    """The line in front that is told twice, or speaks most of what the article speaks of."""
    options = [line.text for line in head if not line.date and line.kind is not LineKind.FURNITURE]
    options = [text.lstrip("# ") for text in options if 2 <= len(words(text)) <= _HEADLINE_WORDS]
    counts = Counter(map(_same, options))
    doubled = [text for text in options if counts[_same(text)] > 1]
    if doubled or not options:
        return doubled[0] if doubled else ""
    if not saved:
        return options[0]
    known = Counter(w.lower()[:6] for line in body for w in words(line.text) if stop_share(w) == 0)

    def told(text: str) -> float:
        content = [w.lower()[:6] for w in words(text) if stop_share(w) == 0]
        return sum(w in known for w in content) / (len(content) + 2)  # two words more: long ones win over single words

    best = max(options, key=told)
    return best if told(best) > 0.1 else ""


# --- the body --------------------------------------------------------------------------------------------------------


def _kept(body: Sequence[_Line], saved: bool, titles: set[str]) -> list[str]:
    """The lines that are the article's, in order."""
    kept: list[_Line] = []
    told: set[str] = set()
    for line in body:
        same = _same(line.text)
        if line.kind in (LineKind.FURNITURE, LineKind.CREDIT) or line.date or same in titles:
            continue
        loose = line.kind is LineKind.FRAGMENT or line.kind is LineKind.ITEM
        if saved and (same in told or (loose and not _belongs(line, kept))):
            continue
        told.add(same)
        kept.append(line)
    return [line.text for line in kept]


def _belongs(line: _Line, kept: Sequence[_Line]) -> bool:
    """A fragment on a page stays where it is quoted, where the line before announces it, or within a list."""
    if line.text.startswith(("“", '"', "«")):
        return True
    return _goes_on(line.text, kept[-1].text) if kept and line.kind is LineKind.ITEM else _announced(kept)


def _announced(kept: Sequence[_Line]) -> bool:
    return bool(kept) and kept[-1].text.endswith(":")


def _goes_on(item: str, before: str) -> bool:
    """Is the item of a list that the line before announces or belongs to? Menus end in no such sign."""
    return before.endswith((":", ";", ",")) or item.endswith((".", ";", ",", ", and", "; and"))


def _same(text: str) -> str:
    """A line as it is compared: words only, lower case."""
    return " ".join(words(text.lower()))


# --- date and source -------------------------------------------------------------------------------------------------


def _published(lines: Sequence[_Line], first: int, fields: dict[str, str]) -> tuple[date | None, tuple[str, ...]]:
    """The best dated line: labelled, then bare in front, then the dateline, then labelled as an update."""
    dated = [(i, line.date) for i, line in enumerate(lines) if line.date]
    named = [find_date(fields["date"])] if "date" in fields else []
    named += [found.day for _, found in dated if found.role is DateRole.PUBLISHED]
    bare = [found.day for i, found in dated if found.role is DateRole.BARE and i <= first + 1]
    dateline = _DATELINE.match(lines[first].text) if first < len(lines) else None
    lined = [day] if dateline and (day := find_date(dateline[1])) else []
    updated = [found.day for _, found in dated if found.role is DateRole.UPDATED]
    options = named + bare + lined + updated
    day = next((d for d in options if d), None)
    unclear = [found.text for _, found in dated if is_ambiguous(found.text)]
    if day is None and (unclear or is_ambiguous(fields.get("date", ""))):
        text = unclear[0] if unclear else fields["date"]
        return None, (f"the date {text} can be read in two ways",)
    if day is None and (dated or "date" in fields):
        return None, ("the date on the page does not exist",)
    return day, ()


def _source(lines: Sequence[_Line]) -> str | None:
    """The site that the page's teasers name, or the agency in the dateline."""
    sites = Counter(m[1].lower() for line in lines if _is_short(line.text) for m in _SITE.finditer(line.text))
    if sites:
        return sorted(sites.items(), key=lambda item: (-item[1], item[0]))[0][0]
    for line in lines:
        if line.kind is LineKind.PROSE and (agency := _AGENCY.match(line.text)):
            return agency[1]
    return None


def _is_short(text: str) -> bool:
    """A teaser or a note, no sentence of the article."""
    return len(text) < 400 and not ends_sentence(text)
