"""Does a graph keep the contract? The shapes of `ontology/shapes.ttl`, and every quote against its article's text.

What the graph says of the ontology's own terms is left out: a graph cannot make a relation symmetric or an agreement
an actor. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError, InputError
from kg.graph.iris import VOCABULARIES, digest, fit
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
    """Property shapes are checked node by node, the others by one query each; every store is quick at one of them."""
    from rdflib import SH

    graph = _with_ontology(dataset)
    yield from _violations_of(graph, shapes, SH.PropertyShape)
    yield from _violations_of(_for_queries(graph), shapes, SH.NodeShape)


def _violations_of(graph: Graph, shapes: Graph, kind: URIRef) -> Iterator[Violation]:
    import pyshacl
    from rdflib import RDF, SH, Graph

    used = sorted(str(shape) for shape in shapes.subjects(RDF.type, kind))
    conforms, results, _ = pyshacl.validate(
        graph, shacl_graph=shapes, use_shapes=used, inplace=True, do_owl_imports=False
    )
    if conforms:
        return
    if not isinstance(results, Graph):
        raise GraphError(f"the shapes cannot be checked: {' '.join(str(results).split())[:200]}")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus, value = results.value(result, SH.focusNode), results.value(result, SH.value)
        shape = str(results.value(result, SH.sourceShape)).removeprefix(SHAPES)
        message = " ".join(str(results.value(result, SH.resultMessage)).split())
        # shapes that look at all edges or all evidence at once have a term of the ontology in focus
        node, found = (value, None) if str(focus).startswith(ONTOLOGY) else (focus, value)
        yield Violation(str(node), message if found is None else f"{message} Found: {found}", shape)


def _with_ontology(dataset: Dataset) -> Graph:
    """The union of the graphs with the ontology; strings that are typed as such are plain."""
    from rdflib import XSD, Graph, Literal

    graph = Graph().parse(ontology_folder() / "diplomacy.ttl", format="turtle")
    for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
        if isinstance(value, Literal) and value.datatype == XSD.string:
            value = Literal(str(value))
        if not str(subject).startswith(ONTOLOGY) and str(predicate) not in _TAXONOMY:
            graph.add((subject, predicate, value))
    return graph


def _for_queries(graph: Graph) -> Graph:
    """A copy in a store that answers SPARQL fast."""
    from rdflib import Graph

    try:
        data = graph.serialize(format="nt11", encoding="utf-8")
        return Graph(store="Oxigraph").parse(data=data, format="ox-nt")
    except Exception as error:  # an IRI that is none: rdflib has no class for it
        raise GraphError(f"the graph cannot be checked: {' '.join(str(error).split())[:200]}") from None


# --- texts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of one article as `articles.jsonl` has them; `sha256` is what the line says of its own text."""

    title: str
    text: str
    sha256: str


def _read_articles(path: Path) -> dict[str, list[_Texts]]:
    """The articles of a JSON lines file by id; one id may stand for several texts."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(f"cannot be read: {reason.lower()}", where=path, hint="Check the path.") from None
    found: dict[str, list[_Texts]] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            id, texts = _read_article(line, path, number)
            found.setdefault(id, []).append(texts)
    return found


def _read_article(line: str, path: Path, number: int) -> tuple[str, _Texts]:
    try:
        row = json.loads(line)
        values = [row[key] for key in ("id", "title", "text", "sha256")]
    except (ValueError, RecursionError):
        raise InputError("is no JSON", where=path, line=number, hint=_LINES) from None
    except (KeyError, TypeError, IndexError):
        raise InputError("lacks id, title, text or sha256", where=path, line=number, hint=_LINES) from None
    id, title, text, sha256 = (value if isinstance(value, str) else "" for value in values)
    return id, _Texts(title, text, sha256)


_LINES = "Give the articles.jsonl that was written beside the graph."


def _text_violations(dataset: Dataset, texts: dict[str, list[_Texts]]) -> Iterator[Violation]:
    from rdflib import RDF, Graph, URIRef

    union = Graph()  # quads_of a dataset without a union would each be asked for in turn
    for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
        union.add((subject, predicate, value))
    known: dict[Node, _Texts] = {}
    for article in union.subjects(RDF.type, URIRef(_SCHEMA + "NewsArticle")):
        text, problem = _text_of(union, article, texts)
        if text is not None:
            known[article] = text
        if problem is not None:
            yield Violation(str(article), problem)
    for evidence in union.subjects(RDF.type, DIP.Evidence):
        source = union.value(evidence, URIRef(_OA + "hasSource"), any=True)
        if source in known:
            yield from _quote_violations(union, evidence, known[source])


def _text_of(union: Graph, article: Node, texts: dict[str, list[_Texts]]) -> tuple[_Texts | None, str | None]:
    """The article's text in the file and what is wrong with it."""
    from rdflib import URIRef

    ids = sorted(str(id) for id in union.objects(article, URIRef(_SCHEMA + "identifier")))
    candidates = [text for id in ids for text in texts.get(id, ())]
    if not candidates:
        return None, "The articles file does not have this article."
    hashes = {str(value) for value in union.objects(article, DIP.sha256)}
    same = [text for text in candidates if {digest(text.text)} == hashes]
    if not same:
        return candidates[0], "The SHA-256 of the text in the articles file is not the one that the graph gives."
    if same[0].sha256 != digest(same[0].text):
        return same[0], "The articles file gives another SHA-256 than that of its text."
    return same[0], None


def _quote_violations(union: Graph, evidence: Node, article: _Texts) -> Iterator[Violation]:
    """Where the text at the offsets is not what the evidence quotes."""
    from rdflib import Literal, URIRef

    def value(node: Node | None, predicate: str) -> str:
        found = union.value(node, URIRef(predicate), any=True)
        return "" if found is None else str(found)  # a literal 0 is false

    text = fit(article.title if (evidence, DIP.part, Literal("title")) in union else article.text)
    selector = union.value(evidence, URIRef(_OA + "hasSelector"), any=True)
    exact, offsets = value(selector, _OA + "exact"), [value(selector, _OA + name) for name in ("start", "end")]
    if not all(re.fullmatch(r"\d{1,12}", offset, re.ASCII) for offset in offsets):
        return  # the shapes say so
    start, end = map(int, offsets)
    if text[start:end] != exact:
        found = text[start : min(end, start + len(exact) + 20)]
        yield Violation(str(evidence), f"The text from {start} to {end} is {found!r}, not the quote {exact!r}.")
    elif not text[:start].endswith(value(selector, _OA + "prefix")):
        yield Violation(str(evidence), f"The prefix does not stand before the quote at {start}.")
    elif not text[end:].startswith(value(selector, _OA + "suffix")):
        yield Violation(str(evidence), f"The suffix does not stand behind the quote at {end}.")
    elif value(evidence, ONTOLOGY + "sentence") not in text:
        yield Violation(str(evidence), "The sentence is not in the text.")
