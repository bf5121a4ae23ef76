import csv
import io
import xml.etree.ElementTree as ElementTree

import networkx as nx
import pytest
from graph_samples import Claim, dataset, seedlike

from kg.export import tables
from kg.export.network import to_networkx

PERU, ECUADOR = "state/PER", "state/ECU"
HOSTILE = '=HYPERLINK("http://x")<&>"\'\x0b\x00￾end'
PLAIN = {"string", "double", "int", "boolean"}


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    return to_networkx(seedlike())


@pytest.fixture(scope="module")
def hostile() -> nx.MultiDiGraph:
    return to_networkx(dataset([Claim(PERU, "accuses", ECUADOR, f"{HOSTILE}.")], {PERU: HOSTILE, ECUADOR: "-1+1"}))


def test_the_csv_pair_holds_every_thing_and_every_statement(graph: nx.MultiDiGraph) -> None:
    nodes = list(csv.DictReader(io.StringIO(tables.nodes_csv(graph))))
    edges = list(csv.DictReader(io.StringIO(tables.edges_csv(graph))))
    assert list(nodes[0])[:3] == list(edges[0])[:3] == ["id", "label", "type"]
    assert {row["id"] for row in nodes} == set(graph)
    assert {row["id"] for row in edges} == {key for *_, key in graph.edges(keys=True)}
    first = edges[0]
    assert (first["source_label"], first["type"], first["target_label"]) == (
        "Norway",
        "mediates",
        "truce (Ecuador, Peru)",
    )
    assert first["roles"] == "party: Ecuador | party: Peru"
    assert first["quote"] in first["sentence"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_begins_as_a_formula(start: str) -> None:
    graph = to_networkx(dataset([Claim(PERU, "accuses", ECUADOR)], {PERU: start + "SUM(A1)"}))
    for text in (tables.nodes_csv(graph), tables.edges_csv(graph)):
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert "'" + start + "SUM(A1)" in cells
        assert not [cell for cell in cells if cell.startswith(start)]


def test_graphml_is_read_back_by_networkx(graph: nx.MultiDiGraph) -> None:
    back = nx.parse_graphml(tables.to_graphml(graph), force_multigraph=True)
    assert set(back) == set(graph)
    assert set(back.edges(keys=True)) == set(graph.edges(keys=True))
    assert back.nodes[PERU]["label"] == "Peru"
    assert {type(value) for _, data in back.nodes(data=True) for value in data.values()} <= {str, float, int}
    facts = {key: data["fact"] for *_, key, data in back.edges(keys=True, data=True)}
    assert facts == {key: data["is_fact"] for *_, key, data in graph.edges(keys=True, data=True)}


def test_gexf_is_read_back_by_networkx(graph: nx.MultiDiGraph) -> None:
    back = nx.read_gexf(io.BytesIO(tables.to_gexf(graph).encode()), version="1.3")
    assert set(back) == set(graph)
    assert back.number_of_edges() == graph.number_of_edges()
    assert {"position", "color", "size"} <= set(back.nodes[PERU]["viz"])


@pytest.mark.parametrize("write", [tables.to_graphml, tables.to_gexf])
def test_attributes_have_plain_types(graph: nx.MultiDiGraph, write) -> None:
    root = ElementTree.fromstring(write(graph))
    types = {e.get("attr.type") or e.get("type") for e in root.iter() if e.tag.endswith(("}key", "}attribute"))}
    assert types
    assert types <= PLAIN


@pytest.mark.parametrize("write", [tables.to_graphml, tables.to_gexf])
def test_hostile_text_leaves_the_xml_readable(hostile: nx.MultiDiGraph, write) -> None:
    root = ElementTree.fromstring(write(hostile))
    texts = {e.text for e in root.iter()} | {value for e in root.iter() for value in e.attrib.values()}
    assert '=HYPERLINK("http://x")<&>"\'end' in texts


def test_a_dated_statement_is_dated_in_gexf() -> None:
    claims = [Claim(PERU, "accuses", ECUADOR, start="2023-01-02"), Claim(PERU, "threatens", ECUADOR, start="2023")]
    root = ElementTree.fromstring(tables.to_gexf(to_networkx(dataset(claims))))
    assert sorted(e.get("start", "") for e in root.iter() if e.tag.endswith("}edge")) == ["", "2023-01-02"]


@pytest.mark.parametrize("write", [tables.nodes_csv, tables.edges_csv, tables.to_graphml, tables.to_gexf])
def test_an_empty_graph_is_an_empty_table(write) -> None:
    text = write(to_networkx(dataset([])))
    assert text
    assert "state/" not in text
