"""The closed vocabulary: the terms of `ontology/diplomacy.ttl` that code names, and the relations read from it.

Relations are not listed here: a new one is an entry in the ontology and a rule file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.model import Attribution, Confidence, Kind, Modality, Polarity
from kg.resources import ontology_folder

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

ONTOLOGY = "https://w3id.org/diplomacy-kg/ontology#"
BASE = "https://w3id.org/diplomacy-kg/id/"

CLASSES = (
    "Thing", "Actor", "State", "Organization", "ArmedGroup", "Force", "Institution", "Person", "Group", "Body", "Event",
    "Agreement", "Conflict", "Meeting", "Location", "Place", "Territory", "Action", "ActorOrEvent", "ActorOrLocation",
    "ActorOrAction", "ActorOrMeeting", "AgreementOrAction", "ActorAgreementOrAction", "LocationAgreementOrBody",
    "Statement", "Evidence", "Polarity", "Modality", "Attribution", "EventLink",
)  # fmt: skip
POLARITIES = tuple(p.value for p in Polarity)
MODALITIES = tuple(m.value for m in Modality)
ATTRIBUTIONS = tuple(a.value for a in Attribution)
CONFIDENCES = tuple(c.value for c in Confidence)
ROLES = ("party", "sender", "addressee", "location", "instrument", "topic", "content", "event")
PROPERTIES = (
    "relation", "polarity", "modality", "speaker", "evidence", "attribution", "sameEventAs", "country", "status",
    "start", "end", "ended", "office", "plover", "sentence", "rule", "cameo", "confidence", "part",
    "sha256", "iso3", "reason", "ploverClass", "cameoCode", "lastingState", "stance",
)  # fmt: skip
TERMS = frozenset({*CLASSES, *POLARITIES, *MODALITIES, *ATTRIBUTIONS, "unspecified", "unrealised", *ROLES, *PROPERTIES})


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation as the ontology defines it; `plover` and `cameo` are None for lasting states.

    `stance` is how its subject stands to its object (support, contact, opposition), or None.
    """

    name: str
    label: str
    definition: str
    domain: str
    range: str
    symmetric: bool
    state: bool
    plover: str | None
    cameo: str | None
    stance: str | None


@cache
def _term(name: str) -> URIRef:
    from rdflib import URIRef

    if name not in TERMS and name not in relations():
        raise AttributeError(f"the ontology defines no term {name!r}")
    return URIRef(ONTOLOGY + name)


class ClosedNamespace:
    """The ontology's terms as attributes; one that it does not define is refused.

    >>> str(DIP.polarity)
    'https://w3id.org/diplomacy-kg/ontology#polarity'
    >>> DIP.polarty
    Traceback (most recent call last):
    AttributeError: the ontology defines no term 'polarty'
    """

    def __getattr__(self, name: str) -> URIRef:
        return self[name]

    def __getitem__(self, name: str) -> URIRef:
        return _term(str(name))

    def __str__(self) -> str:
        return ONTOLOGY


DIP = ClosedNamespace()


@cache
def _ontology() -> Graph:
    from rdflib import Graph

    return Graph().parse(ontology_folder() / "diplomacy.ttl", format="turtle")


@cache
def relations() -> Mapping[str, RelationType]:
    """The relations of the ontology by name, in alphabetical order."""
    from rdflib import OWL, RDF, RDFS, SKOS, URIRef

    graph, dip = _ontology(), ONTOLOGY

    def local(relation: URIRef, predicate: URIRef) -> str:
        return str(graph.value(relation, predicate)).removeprefix(dip)

    def literal(relation: URIRef, name: str) -> str | None:
        value = graph.value(relation, URIRef(dip + name))
        return None if value is None else str(value)

    found = {}
    for relation in sorted(graph.subjects(RDFS.subPropertyOf, URIRef(dip + "relation")), key=str):
        assert isinstance(relation, URIRef)
        name = str(relation).removeprefix(dip)
        found[name] = RelationType(
            name,
            str(graph.value(relation, RDFS.label)),
            str(graph.value(relation, SKOS.definition)),
            local(relation, RDFS.domain),
            local(relation, RDFS.range),
            (relation, RDF.type, OWL.SymmetricProperty) in graph,
            literal(relation, "lastingState") == "true",
            literal(relation, "ploverClass"),
            literal(relation, "cameoCode"),
            literal(relation, "stance"),
        )
    return MappingProxyType(found)


@cache
def class_closure(name: str) -> frozenset[str]:
    """The concrete kinds under a class, by name; empty for a class that the ontology does not know.

    >>> sorted(class_closure("Location"))
    ['Place', 'State', 'Territory']
    """
    from rdflib import RDFS, URIRef

    graph = _ontology()
    below = {str(c).removeprefix(ONTOLOGY) for c in graph.transitive_subjects(RDFS.subClassOf, URIRef(ONTOLOGY + name))}
    return frozenset(below & _CONCRETE)


_CONCRETE = frozenset(kind.value for kind in Kind) - {Kind.STATEMENT.value}
