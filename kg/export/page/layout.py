"""Fixed places for the nodes of a picture: networkx's spring layout with a seed, evened out, then room for labels.

Everything is rounded to whole units at the end, so that the same graph gives the same picture. Units are those of
vis-network, one pixel at full size; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.export.page.stress import evened

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

Box = tuple[float, float]  # half the width and half the height that a node needs, its label included
Place = tuple[int, int]

_EDGE = 150.0  # the length that a typical edge shall have
_TRIED = 30  # as many beginnings are tried on a small connected graph, fewer on each of several
_TURNS = 8
_SETTLED = 24  # as many of the turned layouts are tried to the end
_SMALL = 80  # nodes; beyond, one spring layout is all that time allows
_LINES = 130  # joined pairs; with more no line can be followed
_GAP = 16.0
_SYMBOL = 24.0
_SETTLING = 200  # rounds of pushing boxes apart
_FRAME = 1000.0  # a picture of this width (and as much less height as the aspect says) fills a screen


def places(graph: nx.Graph, boxes: Mapping[str, Box], aspects: Sequence[float]) -> list[dict[str, Place]]:
    """For each aspect a place for every node of a simple graph, so that no two boxes meet.

    An aspect is width over height of the picture to fill. An edge's `count` says how many lines it stands for.
    """
    import networkx as nx

    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    tries = max(1, min(_TRIED, 18000 // max(1, len(graph)) ** 2) // max(1, len(parts)))
    blocks = [_component(_ordered(graph, part), part, boxes, aspects, tries) for part in parts]
    return [_packed([block[i] for block in blocks], boxes, aspect) for i, aspect in enumerate(aspects)]


def _ordered(graph: nx.Graph, order: Sequence[str]) -> nx.Graph:
    """The subgraph with nodes and edges in sorted order (networkx' own is that of a set), and a length for each edge.

    Edges between two hubs are longer: many lines and many neighbours need room there.
    """
    import networkx as nx

    part = nx.Graph()
    part.add_nodes_from(order)
    for a, b in sorted(tuple(sorted(edge)) for edge in graph.subgraph(order).edges):
        length = 0.75 + 0.33 * min(graph.degree(a), graph.degree(b), 14) ** 0.5
        part.add_edge(a, b, length=length, weight=1 / length, count=graph[a][b].get("count", 1))
    return part


def _component(
    graph: nx.Graph, order: Sequence[str], boxes: Mapping[str, Box], aspects: Sequence[float], tries: int
) -> list[dict[str, Place]]:
    import numpy as np

    if len(order) == 1:
        return [{order[0]: (0, 0)} for _ in aspects]
    half = np.array([boxes[n] for n in order])
    lines = _Lines(graph, order)
    if len(order) > _SMALL:
        return _large(graph, order, lines, np.minimum(half, _SYMBOL), aspects)
    drafts = list(_drafts(graph, order, tries))
    found = []
    for aspect in aspects:
        turned = [points * _scale(lines, points) for draft in drafts for points in _turned(draft, aspect)]
        turned.sort(key=lambda points: _cost(points, lines, half, aspect))
        best = turned[: _SETTLED if len(order) < _SMALL // 2 else _SETTLED // 4]
        settled = [np.rint(_apart(points, half, aspect, _SETTLING)) for points in best]
        found.append(_named(order, min(settled, key=lambda points: _cost(points, lines, half, aspect))))
    return found


def _large(
    graph: nx.Graph, order: Sequence[str], lines: _Lines, half: Points, aspects: Sequence[float]
) -> list[dict[str, Place]]:
    """One spring layout in which symbols do not meet; names find their room as one zooms in."""
    import networkx as nx
    import numpy as np

    spring = nx.spring_layout(graph, seed=1, iterations=60, weight="weight")
    points = np.array([spring[n] for n in order], dtype=np.float64)
    points = _apart(points * _scale(lines, points), half, 1.0, _SETTLING // 5)
    return [_named(order, np.rint(points if aspect >= 1 else points[:, ::-1])) for aspect in aspects]


def _named(order: Sequence[str], points: Points) -> dict[str, Place]:
    return {n: (int(x), int(y)) for n, (x, y) in zip(order, points, strict=True)}


class _Lines:
    """The edges as pairs of positions in the order of the nodes, and how many lines run along each."""

    def __init__(self, graph: nx.Graph, order: Sequence[str]) -> None:
        import numpy as np

        index = {n: i for i, n in enumerate(order)}
        self.ends = np.array([(index[a], index[b]) for a, b in graph.edges])
        self.counts = np.array([count for *_, count in graph.edges(data="count")])


def _drafts(graph: nx.Graph, order: Sequence[str], tries: int) -> Iterator[Points]:
    """Layouts to choose from: springs from several seeds, evened out."""
    import networkx as nx
    import numpy as np

    for seed in range(tries):
        found = nx.spring_layout(graph, seed=seed + 1, iterations=60, weight="weight")
        found = evened(graph, found, order, seed)
        points = np.array([found[n] for n in order], dtype=np.float64)
        yield points - points.mean(axis=0)


def _turned(points: Points, aspect: float) -> Iterator[Points]:
    """The cloud turned in steps and then stretched to the picture's proportions."""
    import numpy as np

    stretch = np.array([aspect**0.35, aspect**-0.35])
    for turn in range(_TURNS):
        angle = turn * np.pi / _TURNS
        sine, cosine = np.sin(angle), np.cos(angle)
        yield points @ np.array([[cosine, -sine], [sine, cosine]]) * stretch


def _scale(lines: _Lines, points: Points) -> float:
    """The factor that gives the median edge its length; where many lines run side by side they need more."""
    import numpy as np

    lengths = np.linalg.norm(points[lines.ends[:, 0]] - points[lines.ends[:, 1]], axis=1)
    room = 1 + float(np.log2(np.median(lines.counts))) / 4
    return _EDGE * room / max(float(np.median(lengths)), 1e-6)


def _apart(points: Points, half: Points, aspect: float, rounds: int) -> Points:
    """Push boxes apart along the axis on which they overlap least, until none meet or the rounds are over."""
    import numpy as np

    points = points.copy()
    need = half[:, None, :] + half[None, :, :] + _GAP
    order = np.arange(len(points))
    first = np.sign(order[:, None] - order[None, :])[:, :, None]  # tells equal places apart
    for _ in range(rounds):
        delta = points[:, None, :] - points[None, :, :]
        overlap = need - np.abs(delta)
        meets: NDArray[np.bool_] = np.asarray((overlap > 0).all(axis=2))
        np.fill_diagonal(meets, False)
        if not meets.any():
            break
        sign = np.where(delta == 0, first, np.sign(delta))
        along = overlap[:, :, 0] < overlap[:, :, 1] * aspect
        push = np.where(np.stack([along, ~along], axis=2), overlap * sign, 0.0) * meets[:, :, None]
        points += 0.6 * push.sum(axis=1) / np.maximum(meets.sum(axis=1), 1)[:, None]
    return points


def _cost(points: Points, lines: _Lines, half: Points, aspect: float) -> float:
    """How badly a small picture reads: crossings, nodes on foreign edges, edges too short for words, its size."""
    import numpy as np

    ends = lines.ends
    a, b = points[ends[:, 0]], points[ends[:, 1]]
    line = b - a
    square = np.maximum((line**2).sum(axis=1), 1.0)
    t = np.clip(((points[None] - a[:, None]) * line[:, None]).sum(axis=2) / square[:, None], 0, 1)
    distance = np.abs(points[None] - a[:, None] - t[:, :, None] * line[:, None])
    room = half[None] * np.array([0.5, 0.8]) + np.minimum(3.0 * lines.counts, 40.0)[:, None, None]
    hit = (distance < room).all(axis=2)
    hit[np.arange(len(ends))[:, None], ends] = False
    width, height = (points + half).max(axis=0) - (points - half).min(axis=0)
    fill = max(width / _FRAME, height * aspect / _FRAME)
    cramped = np.maximum(0.0, 1.0 - np.sqrt(square) / _EDGE).sum()
    return float(_crossings(a, b, ends) + 2.0 * hit.sum() + 4.0 * cramped + 40.0 * fill)


def _crossings(a: Points, b: Points, ends: NDArray[np.int64]) -> int:
    """How many pairs of edges that share no end cross each other."""

    def side(p: Points, q: Points, r: Points) -> NDArray[np.bool_]:
        one, other = q - p, r - p
        return one[..., 0] * other[..., 1] > one[..., 1] * other[..., 0]

    p, q, r, s = a[:, None], b[:, None], a[None], b[None]
    crossed = (side(p, r, s) != side(q, r, s)) & (side(p, q, r) != side(p, q, s))
    shared = (ends[:, None, :, None] == ends[None, :, None, :]).any(axis=(2, 3))
    return int((crossed & ~shared).sum()) // 2


def _packed(blocks: Sequence[dict[str, Place]], boxes: Mapping[str, Box], aspect: float) -> dict[str, Place]:
    """Set the components out in rows, the largest first, and centre the whole."""
    framed = [_framed(block, boxes) for block in blocks]
    area = sum(w * h for _, w, h in framed)
    limit = max([w for _, w, _ in framed[:1]] + [(area * aspect) ** 0.5])
    out: dict[str, Place] = {}
    x = y = height = 0.0
    for block, w, h in framed:
        if x and x + w > limit:
            x, y, height = 0.0, y + height + 2 * _GAP, 0.0
        out.update({n: (round(px + x), round(py + y)) for n, (px, py) in block.items()})
        x, height = x + w + 2 * _GAP, max(height, h)
    return _centred(out)


def _framed(block: dict[str, Place], boxes: Mapping[str, Box]) -> tuple[dict[str, Place], float, float]:
    """A block moved so that its frame starts at 0, 0; its width and height."""
    left = min(x - boxes[n][0] for n, (x, _) in block.items())
    top = min(y - boxes[n][1] for n, (_, y) in block.items())
    right = max(x + boxes[n][0] for n, (x, _) in block.items())
    bottom = max(y + boxes[n][1] for n, (_, y) in block.items())
    return {n: (round(x - left), round(y - top)) for n, (x, y) in block.items()}, right - left, bottom - top


def _centred(found: dict[str, Place]) -> dict[str, Place]:
    if not found:
        return found
    xs, ys = [x for x, _ in found.values()], [y for _, y in found.values()]
    dx, dy = (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
    return {n: (x - dx, y - dy) for n, (x, y) in found.items()}


def crowd(graph: Any, keep: int, lines: int = _LINES) -> list[str]:
    """The most central nodes of a multigraph (by number of statements, then by id), sorted by id.

    At most `keep`, and of a dense graph no more than have about `lines` joined pairs among them. Whoever would stand
    alone brings the most central neighbour.
    """
    ranked = sorted(graph.nodes, key=lambda n: (-graph.degree(n), n))
    rank = {node: place for place, node in enumerate(ranked)}
    near = {n: {*graph.successors(n), *graph.predecessors(n)} - {n} for n in ranked}
    kept: set[str] = set()
    pairs = 0
    for node in ranked:
        new = {node} - kept
        if not near[node] & kept and near[node]:
            new.add(min(near[node], key=rank.__getitem__))
        pairs += sum(len(near[n] & kept) for n in new)
        if len(kept | new) > keep or pairs > lines:
            break
        kept |= new
    return sorted(kept)
