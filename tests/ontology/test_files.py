"""The ontology's files as anybody may use them, without this package."""

from __future__ import annotations

from itertools import combinations

import pyshacl
import pytest
from extraction_samples import extraction
from rdflib import OWL, RDFS, BNode, Graph, URIRef

from kg.graph import to_dataset
from kg.resources import ontology_folder
from kg.vocab import BASE, DIP

SCHEMA_ARTICLE = URIRef("https://schema.org/NewsArticle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_folder() / "diplomacy.ttl", format="turtle")


def test_the_ontology_has_no_blank_node(ontology: Graph) -> None:
    assert not [triple for triple in ontology if any(isinstance(node, BNode) for node in triple)]


def test_actors_events_actions_and_articles_are_pairwise_disjoint(ontology: Graph) -> None:
    for one, other in combinations((DIP.Actor, DIP.Event, DIP.Action, SCHEMA_ARTICLE), 2):
        assert (one, OWL.disjointWith, other) in ontology or (other, OWL.disjointWith, one) in ontology, (one, other)


def test_every_relation_has_one_domain_and_one_range(ontology: Graph) -> None:
    relations = list(ontology.subjects(RDFS.subPropertyOf, DIP.relation))
    assert len(relations) >= 35
    for relation in relations:
        assert len(list(ontology.objects(relation, RDFS.domain))) == 1, relation
        assert len(list(ontology.objects(relation, RDFS.range))) == 1, relation


@pytest.mark.parametrize("is_good", [True, False])
def test_the_shapes_work_in_pyshacl_alone(is_good: bool) -> None:
    graph = Graph()
    for *triple, _ in to_dataset([extraction()]).quads((None, None, None, None)):
        graph.add(triple)
    if not is_good:
        graph.add((URIRef(BASE + "state/NOR"), DIP.supports, URIRef(BASE + "state/PER")))
    shapes, ontology = (str(ontology_folder() / name) for name in ("shapes.ttl", "diplomacy.ttl"))
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
    assert conforms is is_good, text
