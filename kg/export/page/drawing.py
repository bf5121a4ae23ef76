"""What is drawn of a graph and where: its statements, the thin lines, sizes and places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.export.network import UNSPECIFIED
from kg.export.page import content
from kg.export.page.layout import Box, Place, crowd, places
from kg.export.page.links import Edge, Link, links

if TYPE_CHECKING:
    import networkx as nx

_ASPECTS = (1.15, 0.72)  # of the picture beside its panes on a screen, and on a telephone


@dataclass(frozen=True, slots=True)
class Drawing:
    """All things that are not unspecified; those that are drawn at first have a place in a wide and a tall picture."""

    graph: nx.MultiDiGraph
    statements: list[Edge]
    thin: list[Link]
    sizes: dict[str, int]
    wide: dict[str, Place]
    tall: dict[str, Place]


def drawing(graph: nx.MultiDiGraph, shown: int) -> Drawing:
    """Places for the `shown` most central things, or fewer where lines crowd."""
    whole = graph.subgraph([n for n, t in graph.nodes(data="type") if t != UNSPECIFIED])
    statements = [e for e in content.in_order(graph) if e[0] in whole and e[1] in whole]
    thin = links(whole, statements)
    most = max(24, *(degree for _, degree in whole.degree), 0)
    sizes = {n: 10 + round(17 * (whole.degree(n) / most) ** 0.5) for n in sorted(whole)}
    kept = crowd(whole, shown)
    boxes = {n: _box(whole.nodes[n]["label"] or n, sizes[n]) for n in kept}
    wide, tall = places(_joined(kept, statements, thin), boxes, _ASPECTS)
    return Drawing(whole, statements, thin, sizes, wide, tall)


def _joined(kept: list[str], statements: list[Edge], thin: list[Link]) -> nx.Graph:
    """Which of the kept things are joined, and by how many lines."""
    import networkx as nx

    inside = set(kept)
    simple = nx.Graph()
    simple.add_nodes_from(kept)
    pairs = [(min(a, b), max(a, b)) for a, b, *_ in [*statements, *thin] if a != b and a in inside and b in inside]
    simple.add_edges_from((a, b, {"count": count}) for (a, b), count in sorted(Counter(pairs).items()))
    return simple


def _box(label: str, size: int) -> Box:
    broken = content.lines(label)
    return max(3.7 * max(map(len, broken)), size), size + 9 * len(broken)
