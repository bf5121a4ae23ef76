import networkx as nx
import pytest
from graph_samples import DIP, Claim, Source, dataset, iri, seedlike
from rdflib import RDF, Dataset, Literal

from kg.errors import GraphError
from kg.export.network import UNSPECIFIED, to_networkx
from kg.export.text import quote_span

PERU, ECUADOR = "state/PER", "state/ECU"


def only_edge(graph: nx.MultiDiGraph) -> dict:
    [(_, _, data)] = graph.edges(data=True)
    return data


def test_a_statement_is_an_edge_with_its_evidence() -> None:
    claim = Claim(
        PERU,
        "deployedTo",
        "place/tumbes",
        "On Monday, Lima sent a battalion to Tumbes.",
        "Lima sent a battalion to Tumbes",
        roles={"sender": [ECUADOR]},
        start="2023-05-01",
        end="2023-05-01",
        plover="MOBILIZE",
    )
    graph = to_networkx(dataset([claim], {PERU: "Peru", ECUADOR: "Ecuador"}))
    [(source, target, key)] = graph.edges(keys=True)
    assert (source, target) == (PERU, "place/tumbes")
    assert key.startswith("statement/")
    data = only_edge(graph)
    assert (data["relation"], data["label"], data["plover"]) == ("deployedTo", "deployed to", "MOBILIZE")
    assert (data["start"], data["end"], data["is_fact"]) == ("2023-05-01", "2023-05-01", True)
    assert data["roles"] == [{"role": "sender", "id": ECUADOR, "label": "Ecuador"}]
    [evidence] = data["evidence"]
    assert evidence["sentence"] == "On Monday, Lima sent a battalion to Tumbes."
    assert evidence["exact"] == "Lima sent a battalion to Tumbes"
    assert evidence["end"] - evidence["start"] == len(evidence["exact"])
    assert (evidence["article"], evidence["date"], evidence["publisher"]) == ("one", "2023-05-04", "The Daily Example")


def test_nodes_tell_what_the_graph_knows() -> None:
    graph = to_networkx(seedlike())
    assert graph.nodes[PERU] | {"id": PERU, "label": "Peru", "type": "State", "iso": "PER"} == graph.nodes[PERU]
    assert graph.nodes["agreement/one--truce-1"]["type"] == "Agreement"
    assert "group/one--officials-1" in graph, "a mere speaker is a node too"


@pytest.mark.parametrize(
    ("changes", "is_fact"),
    [
        ({}, True),
        ({"polarity": "negated"}, False),
        ({"modality": "planned"}, False),
        ({"modality": "possible"}, False),
        ({"ended": "true"}, False),
        ({"speaker": ECUADOR, "attribution": "doubtful"}, False),
        ({"speaker": ECUADOR, "attribution": "neutral"}, False),
        ({"speaker": ECUADOR, "attribution": "factive"}, True),
    ],
)
def test_only_what_the_contract_calls_a_fact_is_one(changes: dict, is_fact: bool) -> None:
    data = only_edge(to_networkx(dataset([Claim(PERU, "signed", "agreement/a--pact-1", **changes)])))
    assert data["is_fact"] is is_fact


def test_a_statement_without_object_leads_to_a_node_of_its_own() -> None:
    graph = to_networkx(dataset([Claim(PERU, "mobilizes", None), Claim(PERU, "rejects", None)]))
    loose = sorted(n for n, kind in graph.nodes(data="type") if kind == UNSPECIFIED)
    assert len(loose) == 2
    assert all(n.startswith("unspecified/") for n in loose)
    assert not any(data["is_fact"] for *_, data in graph.edges(data=True))


def test_statements_count_in_reading_order() -> None:
    claims = [
        Claim(PERU, "accuses", ECUADOR, article="late"),
        Claim(PERU, "accuses", ECUADOR, "Second.", article="early"),
        Claim(PERU, "accuses", ECUADOR, "Third.", article="early"),
    ]
    sources = {"late": Source(date="2024-01-01"), "early": Source(date="2023-01-01")}
    edges = to_networkx(dataset(claims, sources=sources)).edges(data=True)
    ordered = sorted((data for *_, data in edges), key=lambda data: data["position"])
    assert [data["evidence"][0]["sentence"] for data in ordered][:2] == ["Second.", "Third."]


def test_the_union_of_named_graphs_is_read_as_one_graph_would_be() -> None:
    named, flat = seedlike(), Dataset()
    for subject, predicate, value, _ in named.quads((None, None, None, None)):
        flat.add((subject, predicate, value))
    one, other = to_networkx(named), to_networkx(flat)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


@pytest.mark.parametrize("term", [RDF.subject, RDF.predicate, DIP.polarity, DIP.modality])
def test_an_incomplete_statement_is_refused_by_name(term) -> None:
    found = dataset([Claim(PERU, "accuses", ECUADOR)])
    found.remove((None, term, None, None))
    name = str(term).rsplit("#", 1)[-1]
    with pytest.raises(GraphError, match=rf"statement/[0-9a-f]+: the statement has no {name}\. Run `kg validate`"):
        to_networkx(found)


def test_control_characters_do_not_pass() -> None:
    found = dataset([Claim(PERU, "accuses", ECUADOR)], {PERU: "Pe\x1bru"})
    assert to_networkx(found).nodes[PERU]["label"] == "Peru"


def test_a_second_name_is_kept() -> None:
    found = dataset([Claim(PERU, "accuses", ECUADOR)], {PERU: "Peru"})
    from graph_samples import SKOS

    found.add((iri(PERU), SKOS.altLabel, Literal("Lima")))
    assert to_networkx(found).nodes[PERU]["alt"] == ["Lima"]


def test_a_quote_is_found_behind_astral_characters_in_code_points() -> None:
    sentence = "🕊🕊 They met, then they met again."
    assert quote_span(sentence, "met", prefix="then they ") == (sentence.index("met again"), sentence.index(" again"))
    assert quote_span(sentence, "parted") is None
