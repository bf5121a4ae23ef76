import networkx as nx
import pytest
from graph_samples import Claim, dataset

from kg.export.network import to_networkx
from kg.export.page.drawing import drawing
from kg.export.page.stress import evened


def distance(places: dict[str, tuple[float, float]], a: str, b: str) -> float:
    (x, y), (u, v) = places[a], places[b]
    return float(((x - u) ** 2 + (y - v) ** 2) ** 0.5)


def lengthened(graph: nx.Graph, length: float = 1.0) -> nx.Graph:
    graph = nx.relabel_nodes(graph, str)
    nx.set_edge_attributes(graph, length, "length")
    return graph


def begun(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    return {n: (0.1 * i, 0.05 * (i % 3)) for i, n in enumerate(sorted(graph))}


def test_what_is_joined_is_as_far_apart_as_its_line_is_long() -> None:
    graph = lengthened(nx.path_graph(4))
    graph["1"]["2"]["length"] = 3.0
    found = evened(graph, begun(graph), sorted(graph), 1)
    for a, b, wanted in (("0", "1", 1.0), ("1", "2", 3.0), ("2", "3", 1.0), ("0", "3", 5.0)):
        assert distance(found, a, b) == pytest.approx(wanted, rel=0.05)


def test_a_ring_becomes_round() -> None:
    graph = lengthened(nx.cycle_graph(8))
    found = evened(graph, begun(graph), sorted(graph), 1)
    across = [distance(found, str(i), str(i + 4)) for i in range(4)]
    assert max(across) < 1.15 * min(across)


def test_one_seed_gives_one_layout_and_another_may_differ() -> None:
    graph = lengthened(nx.petersen_graph())
    order = sorted(graph)
    first = evened(graph, begun(graph), order, 1)
    assert evened(graph, begun(graph), order, 1) == first
    assert evened(graph, begun(graph), order, 2) != first


def test_whoever_would_stand_alone_brings_a_neighbour() -> None:
    hub = [Claim("state/NOR", "metWith", f"person/p{i:02}") for i in range(20)]
    apart = [Claim(f"org/o{i}", "accuses", f"group/g{i}") for i in range(2)]
    drawn = drawing(to_networkx(dataset([*hub, *apart, *apart])), 4)
    assert "state/NOR" in drawn.wide
    assert all(any({a, b} == {n, m} for a, b, *_ in drawn.statements for m in drawn.wide) for n in drawn.wide)
    whole = drawing(to_networkx(dataset([*hub, *apart])), 80)
    assert len(whole.wide) == 25, "where all have room, all are drawn"
