"""The thin lines that are no statements of their own: who takes part, whose troops, where; and how parallels bend."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.vocab import class_closure

if TYPE_CHECKING:
    import networkx as nx

Edge = tuple[str, str, str, dict[str, Any]]


class Link(NamedTuple):
    """A thin line; `statement` is None where it is what the graph knows of the thing itself."""

    start: str
    end: str
    role: str
    statement: str | None


class _Links:
    """Collects links between drawn things, none where a line joins the two already."""

    def __init__(self, part: nx.MultiDiGraph, statements: list[Edge]) -> None:
        self._part = part
        self._joined = {frozenset((a, b)) for a, b, _, _ in statements}
        self.tied = {end for a, b, _, _ in statements for end in (a, b)}
        self.found: list[Link] = []

    def join(self, thing: str, anchor: str | None, role: str, key: str | None) -> None:
        if anchor is None or anchor == thing or anchor not in self._part or thing not in self._part:
            return
        pair = frozenset((thing, anchor))
        if pair not in self._joined:
            self._joined.add(pair)
            self.tied.add(thing)
            self.found.append(Link(thing, anchor, role, key))


def links(part: nx.MultiDiGraph, statements: list[Edge]) -> list[Link]:
    """Thin lines from a statement's roles to its event, else to its subject or object; from an event to its place.

    A force, a body or a person is tied to its country. A speaker of whom nothing else is told is joined to the subject
    of what he or she says.
    """
    made = _Links(part, statements)
    for a, b, key, data in statements:
        event = next((n for n in (b, a) if part.nodes[n]["type"] in class_closure("Event")), None)
        anchors = {"party": event or b, "addressee": a, "location": event or a, "event": a}
        for role in data["roles"]:
            if role["role"] != "content":
                made.join(role["id"], anchors.get(role["role"], a), role["role"], key)
    for name, data in sorted(part.nodes(data=True)):
        made.join(name, data["country_id"], "country", None)
        if data["location_id"]:
            made.join(data["location_id"], name, "location", None)
    for a, _, key, data in statements:
        if data["speaker_id"] and data["speaker_id"] not in made.tied:
            made.join(data["speaker_id"], a, "speaker", key)
    return made.found


def bends(edges: list[tuple[str, str, str]]) -> dict[str, float]:
    """How far each edge leaves the straight line: parallels fan out on both sides, positive is clockwise."""
    pairs: dict[tuple[str, str], list[tuple[str, bool]]] = defaultdict(list)
    for a, b, key in edges:
        pairs[min(a, b), max(a, b)].append((key, a > b))
    found = {}
    for parallel in pairs.values():
        step = min(0.2, 0.9 / len(parallel))
        for i, (key, backwards) in enumerate(parallel):
            bend = step * (i - (len(parallel) - 1) / 2)
            found[key] = round(-bend if backwards else bend, 4)
    return found
