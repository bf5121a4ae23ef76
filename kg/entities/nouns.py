"""What common nouns denote: the reviewed lists of `nouns.yaml`, by class, and the closed kinds of Force and Group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kg.errors import KgError
from kg.model import Kind

_CLOSED = ("Force", "ArmedGroup", "Group")
# Rebels of a country are a Group with that country; only as a body of their own are they an ArmedGroup.
_WITH = {"Force": (Kind.FORCE,), "ArmedGroup": (Kind.ARMED_GROUP, Kind.GROUP), "Group": (Kind.GROUP,)}
_OPEN = "other"  # lemmas of the class that have no closed kind
_FLAT = ("Institution", "Organization", "Agreement", "Conflict", "Meeting", "Place", "Territory")


@dataclass(frozen=True, slots=True)
class Nouns:
    """The lists by lemma. `closed` gives the slug of a Force's, ArmedGroup's or Group's kind."""

    kinds: Mapping[str, frozenset[Kind]]
    closed: Mapping[Kind, Mapping[str, str]]
    representing: frozenset[str]
    offices: frozenset[str]


@cache
def nouns() -> Nouns:
    """The built-in lists, read once. Raises `KgError` where a lemma has two slugs of one class."""
    return read_nouns(Path(__file__).parent / "nouns.yaml")


def read_nouns(path: Path) -> Nouns:
    """Read lists of the form of `nouns.yaml`; every scalar is a string."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    found: dict[str, set[Kind]] = {}
    closed: dict[Kind, dict[str, str]] = {}
    for name in _CLOSED:
        slugs = closed.setdefault(Kind(name), {})
        for slug, lemmas in raw[name].items():
            for lemma in lemmas:
                if slugs.setdefault(lemma, slug) != slug:
                    raise KgError(f"{path}: {name} has {lemma!r} under {slugs[lemma]!r} and {slug!r}; keep one")
                found.setdefault(lemma, set()).update(_WITH[name])
    for name in _FLAT:
        for lemma in raw[name]:
            found.setdefault(lemma, set()).add(Kind(name))
    representing, other = (frozenset(raw["Office"][name]) for name in ("representing", "other"))
    for lemma in representing:
        found.setdefault(lemma, set()).add(Kind.PERSON)
    kinds = {lemma: frozenset(own) for lemma, own in found.items()}
    return Nouns(kinds, closed, representing, representing | other)


@cache
def kinds_of_noun(lemma: str) -> frozenset[Kind]:
    """The classes that a head noun may denote; empty for a noun that no list has.

    A lemma of several words counts as a whole, else by its last word.

    >>> sorted(kinds_of_noun("ceasefire")), sorted(kinds_of_noun("border clash")), sorted(kinds_of_noun("peace envoy"))
    ([<Kind.AGREEMENT: 'Agreement'>], [<Kind.CONFLICT: 'Conflict'>], [<Kind.PERSON: 'Person'>])
    """
    return next((nouns().kinds[key] for key in _keys(lemma) if key in nouns().kinds), frozenset())


@cache
def is_office(lemma: str) -> bool:
    """Is it an office or a role that stands with a person's name?

    >>> is_office("president"), is_office("foreign minister"), is_office("treaty")
    (True, True, False)
    """
    return any(key in nouns().offices for key in _keys(lemma))


@cache
def represents(lemma: str) -> bool:
    """Does its holder speak for the state or body named with it? An envoy does, a professor does not."""
    return any(key in nouns().representing for key in _keys(lemma))


@cache
def force_kind(lemma: str) -> str | None:
    """The closed slug of a Force noun: "troop" and "soldier" are `troops`."""
    return _slug(Kind.FORCE, lemma)


@cache
def group_kind(lemma: str) -> str | None:
    """The closed slug of a Group or ArmedGroup noun: "demonstrator" is `protesters`, "guerrilla" `rebels`."""
    return _slug(Kind.GROUP, lemma) or _slug(Kind.ARMED_GROUP, lemma)


def _slug(kind: Kind, lemma: str) -> str | None:
    closed = nouns().closed[kind]
    slug = next((closed[key] for key in _keys(lemma) if key in closed), None)
    return None if slug == _OPEN else slug


def _keys(lemma: str) -> tuple[str, ...]:
    lower = lemma.lower()
    last = lower.rpartition(" ")[2]
    return (lower,) if last == lower else (lower, last)
