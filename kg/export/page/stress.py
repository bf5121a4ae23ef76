"""Even a layout out: every two nodes as far apart as the lines between them are long.

The stress of Kamada and Kawai, lowered by stochastic gradient descent (Zheng, Pawar and Goodman, 2018): pair after pair
is moved towards its distance, in steps that shrink. Plain floats in a fixed order give the same places on every
machine; a linear algebra library with threads would not, and waits for its threads where the machine is busy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, hypot, log
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

Point = tuple[float, float]
_ROUNDS = 30
_LAST = 0.1  # what the steps shrink to, in parts of the shortest distance


def evened(graph: nx.Graph, start: Mapping[str, Point], order: Sequence[str], seed: int) -> dict[str, Point]:
    """New places for the nodes of a connected graph; an edge's `length` is how long it shall be.

    Another `seed` takes the pairs in another order, and may end elsewhere.
    """
    import networkx as nx

    lengths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="length"))
    pairs = [(i, j, lengths[a][b]) for i, a in enumerate(order) for j, b in enumerate(order[:i])]
    xs, ys = ([float(start[n][axis]) for n in order] for axis in (0, 1))
    Random(seed).shuffle(pairs)
    for step in _steps(max(d for *_, d in pairs), min(d for *_, d in pairs)):
        for i, j, wanted in pairs:
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            now = hypot(dx, dy) or 1e-9
            move = min(1.0, step / (wanted * wanted)) * (now - wanted) / 2 / now
            xs[i] -= move * dx
            ys[i] -= move * dy
            xs[j] += move * dx
            ys[j] += move * dy
    return {n: (xs[i], ys[i]) for i, n in enumerate(order)}


def _steps(longest: float, shortest: float) -> list[float]:
    """From the square of the longest distance down, each step the same part of the one before."""
    first, last = longest**2, _LAST * shortest**2
    shrink = log(last / first) / (_ROUNDS - 1)
    return [first * exp(shrink * i) for i in range(_ROUNDS)]
