"""A reasoner finds no contradiction in a graph of ours, finds the one in a bad graph, and speaks others' languages."""

from __future__ import annotations

import pytest
from extraction_samples import extraction
from rdflib import Graph, Namespace, URIRef

from kg.graph.mapping import to_dataset
from kg.resources import ontology_folder
from kg.vocab import BASE, DIP

owlrl = pytest.importorskip("owlrl")

ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")  # how owlrl reports a contradiction
PROV = Namespace("http://www.w3.org/ns/prov#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
NOR, TRUCE = URIRef(BASE + "state/NOR"), URIRef(BASE + "agreement/one--truce-1")
PER, ECU = URIRef(BASE + "state/PER"), URIRef(BASE + "state/ECU")


def closed(*more: tuple[URIRef, URIRef, URIRef]) -> Graph:
    """A good graph with the ontology and the alignments, some triples more, and all that follows by OWL 2 RL."""
    graph = Graph()
    for subject, predicate, value, _ in to_dataset([extraction()]).quads((None, None, None, None)):
        graph.add((subject, predicate, value))
    for name in ("diplomacy.ttl", "alignments.ttl"):
        graph.parse(ontology_folder() / name, format="turtle")
    for triple in more:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_the_demo_is_consistent() -> None:
    path = ontology_folder().parent / "output" / "graph.ttl"
    if not path.is_file():
        pytest.skip("no demo was made: run make demo")
    graph = Graph().parse(path, format="turtle").parse(ontology_folder() / "diplomacy.ttl", format="turtle")
    assert len(graph) > 1000
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert errors(graph) == []


def errors(graph: Graph) -> list[str]:
    return sorted(map(str, graph.objects(None, ERROR)))


@pytest.fixture(scope="module")
def good() -> Graph:
    return closed()


def test_a_graph_of_ours_is_consistent(good: Graph) -> None:
    assert errors(good) == []
    assert (NOR, DIP.mediates, TRUCE) in good


BAD = {
    "an agreement that signs": ((TRUCE, DIP.signed, TRUCE), "Disjoint classes"),
    "a state that is signed": ((NOR, DIP.signed, PER), "Disjoint classes"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_contradicts_the_classes_is_found(name: str) -> None:
    triple, message = BAD[name]
    found = errors(closed(triple))
    assert len(found) == 1
    assert message in found[0]


def test_relations_follow_from_the_ontology(good: Graph) -> None:
    assert (NOR, DIP.relation, TRUCE) in good
    assert (PER, DIP.partyTo, TRUCE) in good


def test_the_graph_answers_in_the_terms_of_sem_and_prov(good: Graph) -> None:
    assert {PER, ECU} <= set(good.objects(TRUCE, SEM.hasActor))
    assert (TRUCE, SEM.hasPlace, URIRef(BASE + "place/oslo")) in good
    assert [str(day) for day in good.objects(TRUCE, SEM.hasBeginTimeStamp)] == ["2023-03-09"]
    speakers = {(statement, speaker) for statement, speaker in good.subject_objects(DIP.speaker)}
    assert speakers
    assert speakers <= set(good.subject_objects(PROV.wasAttributedTo))
    (article,) = set(good.objects(None, URIRef("http://www.w3.org/ns/oa#hasSource")))
    assert set(good.subjects(PROV.wasDerivedFrom, article)) >= set(good.objects(None, DIP.evidence))
