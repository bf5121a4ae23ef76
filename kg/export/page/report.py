"""The figures of the report that need graph algorithms: mediators by betweenness, blocs of the signed network."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kg.vocab import class_closure, relations

if TYPE_CHECKING:
    import networkx as nx

_SIGNS = {"support": 1, "opposition": -1}  # by the relation's stance; contact alone joins nobody


def report(graph: nx.MultiDiGraph) -> dict[str, Any]:
    """`mediators` (id, score, statements, between) and `blocs` (members, statements), the most telling first."""
    return {"mediators": _mediators(graph), "blocs": _blocs(graph)}


def _holds(data: dict[str, Any]) -> bool:
    return bool(data["polarity"] == "affirmed" and data["modality"] == "actual")


def _mediators(graph: nx.MultiDiGraph) -> list[dict[str, Any]]:
    """Betweenness among those brought together: the mediator stands between the parties of what is mediated."""
    import networkx as nx

    parties: dict[str, set[str]] = defaultdict(set)
    told: dict[str, list[str]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for a, b, data in graph.edges(data=True):
        if data["relation"] == "partyTo" and _holds(data):
            parties[b].add(a)
    for a, b, key, data in graph.edges(keys=True, data=True):
        if data["relation"] != "mediates" or not _holds(data):
            continue
        told[a].append(key)
        others = {role["id"] for role in data["roles"] if role["role"] == "party"} | parties[b]
        if graph.nodes[b]["type"] in class_closure("Actor"):
            others.add(b)
        pairs |= {(a, other) for other in others if other != a}
    between = nx.Graph()
    between.add_nodes_from(sorted(told))
    between.add_edges_from(sorted(pairs))
    scores = nx.betweenness_centrality(between)
    found = [
        {
            "id": n,
            "score": round(scores[n], 4),
            "statements": sorted(keys),
            "between": sorted(b for a, b in pairs if a == n),
        }
        for n, keys in told.items()
    ]
    return sorted(found, key=lambda m: (-m["score"], -len(m["statements"]), m["id"]))


def _blocs(graph: nx.MultiDiGraph) -> list[dict[str, Any]]:
    """Communities of those who help each other more often than they oppose each other, as the articles state it.

    Whoever answers to a country that is in the graph counts as that country.
    """
    import networkx as nx

    weights: Counter[tuple[str, str]] = Counter()
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for a, b, key, data in graph.edges(keys=True, data=True):
        one, other = sorted((_side(graph, a), _side(graph, b)))
        sign = _sign(data)
        if sign and one != other and all(graph.nodes[n]["type"] in class_closure("Actor") for n in (one, other)):
            weights[one, other] += sign
            told[one, other].append(key)
    friends = sorted(pair for pair, weight in weights.items() if weight > 0)
    names = sorted({name for pair in friends for name in pair})
    index = {name: i for i, name in enumerate(names)}  # numbers, whose order in a set is the same in every run
    network = nx.Graph()
    network.add_nodes_from(range(len(names)))
    network.add_weighted_edges_from((index[a], index[b], weights[a, b]) for a, b in friends)
    if not friends:
        return []
    found = []
    for community in nx.community.greedy_modularity_communities(network, weight="weight"):
        members = sorted(names[i] for i in community)
        keys = sorted(k for a, b in friends if a in members and b in members for k in told[a, b])
        found.append({"members": members, "statements": keys})
    return sorted(found, key=lambda bloc: (-len(bloc["members"]), bloc["members"]))


def _side(graph: nx.MultiDiGraph, node: str) -> str:
    country = graph.nodes[node]["country_id"]
    return country if country in graph else node


def _sign(data: dict[str, Any]) -> int:
    known = relations().get(data["relation"])
    return _SIGNS.get((known and known.stance) or "", 0) if data["is_fact"] else 0
