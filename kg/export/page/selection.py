"""A part of a graph: the statements of some relations, about some actors, within some time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What shall be left of a graph; an empty field leaves all.

    `relations` are names (`mediates`), `actors` are labels, other names, ISO codes or ids, without regard to case.
    `since` and `until` are `2021`, `2021-03` or `2021-03-09`, both inclusive.
    """

    relations: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


def select(graph: nx.MultiDiGraph, selection: Selection) -> nx.MultiDiGraph:
    """The statements that meet every condition, with the things they name; `graph` is not changed.

    Of several relations or actors one is enough. A statement is an actor's where the actor is its subject, object,
    speaker or has a role in it. It is dated by its own time, else by its articles; without either it stays.

    Raises `QueryError` for a relation that no graph can have, an actor that is not in this one, and no date.
    """
    _check(selection)
    wanted = {n for name in selection.actors for n in _called(graph, name)}
    kept = [
        (a, b, key)
        for a, b, key, data in graph.edges(keys=True, data=True)
        if (not selection.relations or data["relation"] in selection.relations)
        and (not selection.actors or wanted & set(_things(a, b, data)))
        and _within(data, selection)
    ]
    named = {n for a, b, key in kept for n in _things(a, b, graph.edges[a, b, key])}
    part = graph.subgraph([n for n in graph if n in named]).copy()
    whole = set(kept)
    part.remove_edges_from([edge for edge in list(part.edges(keys=True)) if edge not in whole])
    return part


def _check(selection: Selection) -> None:
    from difflib import get_close_matches

    from kg.vocab import relations

    known = sorted(relations())
    for name in selection.relations:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else "`kg rules list` lists them."
            raise QueryError(f"there is no relation {name!r}", hint=hint)
    for day in (selection.since, selection.until):
        if day is not None and not _is_date(day):
            raise QueryError(f"{day!r} is no date", hint="Write 2021, 2021-03 or 2021-03-09.")


def _is_date(text: str) -> bool:
    """Is it a year, a month or a day of the calendar?"""
    from datetime import date

    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _called(graph: nx.MultiDiGraph, name: str) -> list[str]:
    """The nodes that are called so."""
    from difflib import get_close_matches

    names: dict[str, list[str]] = {}
    for node, data in graph.nodes(data=True):
        for known in {node, data["label"], data["iso"], *data["alt"]} - {None}:
            names.setdefault(str(known).casefold(), []).append(node)
    found = names.get(name.strip().casefold())
    if found is None:
        near = get_close_matches(name.casefold(), sorted(names), n=1)
        hint = f"Did you mean {graph.nodes[names[near[0]][0]]['label']!r}?" if near else None
        raise QueryError(f"nothing in the graph is called {name!r}", hint=hint)
    return found


def _things(subject: str, target: str, data: dict[str, Any]) -> list[str]:
    roles = [role["id"] for role in data["roles"] if role["role"] != "content"]
    return [n for n in (subject, target, data["speaker_id"], *roles) if n]


def _within(data: dict[str, Any], selection: Selection) -> bool:
    """Whether the time of a statement meets the one asked for; a month is compared as far as it goes."""
    days = [d for d in (data["start"], data["end"]) if d] or [e["date"] for e in data["evidence"] if e["date"]]
    if not days:
        return True
    since, until = selection.since, selection.until
    return (since is None or max(days)[: len(since)] >= since) and (until is None or min(days)[: len(until)] <= until)
