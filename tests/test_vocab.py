"""The vocabulary in Python is the one of the ontology, and nothing that ships names a term that it does not define."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg import model, vocab
from kg.graph.iris import prefixes
from kg.resources import ontology_folder
from kg.vocab import BASE, DIP, ONTOLOGY, TERMS, class_closure, relations

FOLDER = ontology_folder()
SIXTEEN = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(FOLDER / "diplomacy.ttl", format="turtle")


def defined(ontology: Graph) -> list[str]:
    """The local names of the terms that the ontology defines."""
    return [str(s).removeprefix(ONTOLOGY) for s in set(ontology.subjects(RDF.type, None)) if s.startswith(ONTOLOGY)]


def test_python_and_the_ontology_have_the_same_terms(ontology: Graph) -> None:
    assert sorted(defined(ontology)) == sorted([*TERMS, *relations()])
    assert not TERMS & set(relations())


def test_every_term_has_one_label_and_one_definition(ontology: Graph) -> None:
    for name in defined(ontology):
        for predicate in (RDFS.label, SKOS.definition):
            texts = list(ontology.objects(URIRef(ONTOLOGY + name), predicate))
            assert len(texts) == 1, (name, predicate)
            assert texts[0].language == "en"
            assert texts[0].strip()


def test_labels_are_distinct(ontology: Graph) -> None:
    """Two terms with one label could not be told apart in a picture; classes and properties may share one."""
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual):
        labels = Counter(str(ontology.value(term, RDFS.label)) for term in ontology.subjects(RDF.type, kind))
        assert [label for label, count in labels.items() if count > 1] == []


def test_classes_are_those_of_the_model() -> None:
    assert class_closure("Actor") == {kind.value for kind in model.ACTORS}
    assert class_closure("Location") == {kind.value for kind in model.LOCATIONS}
    assert class_closure("Event") == {kind.value for kind in model.EVENTS}
    assert class_closure("Thing") == {kind.value for kind in model.Kind} - {"Statement"}
    assert class_closure("Body") == class_closure("Actor") - {"Person"}
    assert class_closure("ActorOrMeeting") == class_closure("Actor") | {"Meeting"}
    assert class_closure("LocationAgreementOrBody") == class_closure("Location") | {"Agreement", "Organization"}
    assert class_closure("Nation") == frozenset()


def test_every_relation_is_whole() -> None:
    assert len(relations()) >= 35
    for name, relation in relations().items():
        assert relation.name == name
        assert class_closure(relation.domain), name
        assert class_closure(relation.range), name
        assert (relation.plover is None) == (relation.cameo is None), name
        assert relation.plover is None or relation.plover in SIXTEEN, name
        assert relation.cameo is None or re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", relation.cameo), name
        assert relation.plover is not None or relation.state, name
        assert not relation.symmetric or relation.domain == relation.range, name
    assert {relation.plover for relation in relations().values()} - {None} == SIXTEEN


# The contract's table: ends, symmetry, lasting state, PLOVER class and CAMEO code of some relations of every sort.
TABLE = {
    "mediates": ("Actor", "ActorOrEvent", False, False, "CONSULT", "045"),
    "signed": ("Actor", "Agreement", False, False, "SUPPORT", "057"),
    "disputes": ("Actor", "Location", False, True, None, None),
    "deployedTo": ("Actor", "Location", False, False, "MOBILIZE", "15"),
    "metWith": ("Actor", "Actor", True, False, "CONSULT", "040"),
    "occupies": ("Actor", "Location", False, True, "ASSAULT", "192"),
    "partOf": ("Location", "State", False, True, None, None),
    "represents": ("Person", "Body", False, True, None, None),
    "partyTo": ("Actor", "Event", False, True, None, None),
    "alliedWith": ("Actor", "Actor", True, True, None, None),
    "withdrawsFrom": ("Actor", "LocationAgreementOrBody", False, False, "RETREAT", "087"),
}


@pytest.mark.parametrize("name", TABLE)
def test_relations_are_the_contracts(name: str) -> None:
    found = relations()[name]
    assert (found.domain, found.range, found.symmetric, found.state, found.plover, found.cameo) == TABLE[name]


def test_symmetric_and_lasting_relations_are_the_contracts() -> None:
    symmetric = {name for name, relation in relations().items() if relation.symmetric}
    assert symmetric == {
        "metWith", "negotiatesWith", "cooperatesWith", "ceasesFireWith", "fightsWith", "inDisputeWith", "alliedWith",
    }  # fmt: skip
    states = {name for name, relation in relations().items() if relation.state}
    assert states == {
        "disputes", "occupies", "inDisputeWith", "controls", "partOf", "memberOf", "alliedWith", "represents",
        "partyTo",
    }  # fmt: skip


def test_a_misspelt_term_is_refused() -> None:
    assert DIP.mediates == URIRef(ONTOLOGY + "mediates")
    assert DIP["party"] == URIRef(ONTOLOGY + "party")
    with pytest.raises(AttributeError, match="the ontology defines no term 'mediate'"):
        _ = DIP.mediate
    with pytest.raises(AttributeError):
        _ = DIP["Party"]


def test_axes_are_the_ontologys_individuals(ontology: Graph) -> None:
    for kind, names in (
        ("Polarity", vocab.POLARITIES),
        ("Modality", vocab.MODALITIES),
        ("Attribution", vocab.ATTRIBUTIONS),
    ):
        assert {str(s).removeprefix(ONTOLOGY) for s in ontology.subjects(RDF.type, DIP[kind])} == set(names)


SHIPPED = sorted(path.relative_to(FOLDER) for path in FOLDER.rglob("*") if path.suffix in {".ttl", ".jsonld", ".rq"})


@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_no_file_names_an_undefined_term(path: Path, ontology: Graph) -> None:
    text = (FOLDER / path).read_text(encoding="utf-8")
    used = set(re.findall(r"(?<![\w:])dip:([A-Za-z]\w*)", text)) | set(re.findall(re.escape(ONTOLOGY) + r"(\w+)", text))
    assert used <= set(defined(ontology)), used - set(defined(ontology))


def test_the_files_are_there() -> None:
    names = {str(path) for path in SHIPPED}
    assert names >= {"diplomacy.ttl", "shapes.ttl", "alignments.ttl", "context.jsonld"}
    assert len([name for name in names if name.endswith(".rq")]) >= 9


def test_turtle_parses_and_imports_nothing() -> None:
    for path in SHIPPED:
        if path.suffix == ".ttl":
            graph = Graph().parse(FOLDER / path, format="turtle")
            assert len(graph) > 20, path
            assert not list(graph.subject_objects(OWL.imports)), path


def test_the_context_has_the_prefixes_and_terms() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert {name: context.get(name) for name in prefixes(BASE)} == prefixes(BASE)
    meant = {value if isinstance(value, str) else value["@id"] for value in context.values()}
    inner = {"ploverClass", "cameoCode", "lastingState", "stance", "relation", "Polarity", "Modality", "Attribution"}
    unions = {name for name in vocab.CLASSES if "Or" in name and name != "Organization"} | {
        "Thing", "Actor", "Event", "Location", "Body",
    }  # fmt: skip
    assert {f"dip:{name}" for name in TERMS - inner - unions} <= meant


def test_alignments_speak_of_our_terms_only() -> None:
    graph = Graph().parse(FOLDER / "alignments.ttl", format="turtle")
    dip = {s for s in graph.subjects() if str(s).startswith(ONTOLOGY)}
    assert len(dip) > 20
    labelled = set(graph.subjects(RDFS.label, None))
    wikidata = {o for o in graph.objects() if "wikidata.org" in str(o)}
    assert len(wikidata) >= 9
    assert wikidata == labelled
