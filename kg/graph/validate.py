"""Does a graph keep the contract? The shapes of `ontology/shapes.ttl`, and every quote against its article's text.

What the graph says of the ontology's own terms is left out: a graph cannot make a relation symmetric or an agreement
an actor. Nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError, InputError
from kg.graph.iris import VOCABULARIES, digest
from kg.resources import ontology_folder
from kg.vocab import DIP, ONTOLOGY

if TYPE_CHECKING:
    from rdflib import Dataset, Graph, URIRef
    from rdflib.term import Node

SHAPES = "https://w3id.org/diplomacy-kg/shapes#"
_OA, _RDFS, _SCHEMA = VOCABULARIES["oa"], VOCABULARIES["rdfs"], VOCABULARIES["schema"]
_TAXONOMY = frozenset(_RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range"))


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What is wrong with which node; `shape` is the shape that says so, or None where an article's text does."""

    node: str
    message: str
    shape: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All violations, sorted by node."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        return not self.violations


def validate(dataset: Dataset, *, articles: Path | None = None) -> Report:
    """Check the union of a dataset's graphs against the shapes.

    With `articles`, the `articles.jsonl` of the graph, also each quote against the text at its offsets, and each
    text against its SHA-256. Raises `InputError` for an articles file that cannot be read.
    """
    texts = None if articles is None else _read_articles(articles)
    found = set(_shape_violations(dataset, shapes()))
    if texts is not None:
        found.update(_text_violations(dataset, texts))
    return Report(tuple(sorted(found, key=lambda v: (v.node, v.message, v.shape or ""))))


# --- shapes ----------------------------------------------------------------------------------------------------------


@cache
def shapes() -> Graph:
    """The shapes that ship with the ontology. Do not change the value."""
    from rdflib import Graph

    return Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")


def _shape_violations(dataset: Dataset, shapes: Graph) -> Iterator[Violation]:
    import pyshacl
    from rdflib import RDF, SH, Graph

    graph = _with_ontology(dataset)
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True, do_owl_imports=False)
    if conforms:
        return
    if not isinstance(results, Graph):
        raise GraphError(f"the shapes cannot be checked: {' '.join(str(results).split())[:200]}")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus, value = results.value(result, SH.focusNode), results.value(result, SH.value)
        shape = results.value(result, SH.sourceShape)
        message = " ".join(str(results.value(result, SH.resultMessage)).split())
        # shapes that look at all edges or all evidence at once have a term of the ontology in focus
        node, found = (value, None) if str(focus).startswith(ONTOLOGY) else (focus, value)
        yield Violation(str(node), message if found is None else f"{message} Found: {found}", _local(shape))


def _local(shape: Node | None) -> str:
    return str(shape).removeprefix(SHAPES)


def _with_ontology(dataset: Dataset) -> Graph:
    """The union of the graphs with the ontology, in a store that answers SPARQL fast."""
    from rdflib import Graph

    graph = Graph(store="Oxigraph")
    known = Graph().parse(ontology_folder() / "diplomacy.ttl", format="turtle")
    graph.addN((*triple, graph) for triple in known)
    graph.addN(
        (subject, predicate, value, graph)
        for subject, predicate, value, _ in dataset.quads((None, None, None, None))
        if not subject.startswith(ONTOLOGY) and str(predicate) not in _TAXONOMY
    )
    return graph
