"""Reads graph files back: Turtle, TriG, N-Quads, N-Triples and JSON-LD.

Named graphs stay what they are. A Turtle or N-Triples file has none, so its triples stand in the default graph: which
article supports which of them is still said by the evidence (`oa:hasSource`). As the default graph of a query is
always the union, the answers are the same.

Nothing is fetched: a JSON-LD context is in the file or is the shipped one, named by its address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError
from kg.resources import ontology_folder
from kg.vocab import ONTOLOGY

if TYPE_CHECKING:
    from pyoxigraph import Quad as Parsed
    from pyoxigraph import RdfFormat
    from rdflib import Dataset
    from rdflib.term import IdentifiedNode, Node

    Quad = tuple[Node, Node, Node, IdentifiedNode | None]  # the graph's name last

ENDINGS = ("ttl", "trig", "nq", "nt", "jsonld", "json")
_PLACE = re.compile(r"^Parser error (at|between) line [^:]*: ")
CONTEXT = ONTOLOGY.rstrip("#") + "/context.jsonld"  # the shipped context's address; never fetched


def read_graph(paths: Path | str | Iterable[Path | str]) -> Dataset:
    """The files' union as one dataset whose default graph is the union of its graphs.

    The format follows from the ending: ttl, trig, nq, nt, jsonld, json. Raises `GraphError` with the file, and the
    line where there is one, for a file that is missing, broken, or names a context that is neither shipped nor inline.
    """
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for quad in _parse(Path(path)):
            add_quad(dataset, quad)
    return dataset


def quads_of(dataset: Dataset) -> Iterator[Quad]:
    """All quads; the default graph has the name None, as rdflib means to have it and has not."""
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    for subject, predicate, value, name in dataset.quads((None, None, None, None)):
        yield subject, predicate, value, None if name == DATASET_DEFAULT_GRAPH_ID else name


def add_quad(dataset: Dataset, quad: Quad) -> None:
    """Add a quad to the graph that it names; None is the default graph."""
    subject, predicate, value, name = quad
    (dataset.default_graph if name is None else dataset.graph(name)).add((subject, predicate, value))


@cache
def shipped_context() -> dict[str, Any]:
    """The JSON-LD context that ships with the ontology. Do not change the value."""
    path = ontology_folder() / "context.jsonld"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["@context"]
    return loaded


def _parse(path: Path) -> Iterator[Quad]:
    ending = path.suffix.lstrip(".").lower()
    if ending not in ENDINGS:
        raise GraphError(f"no graph format ends in {ending!r}", where=path, hint=f"Known are: {', '.join(ENDINGS)}.")
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise GraphError(f"cannot be read: {reason}", where=path) from None
    _check_encoding(data, path)
    if ending in ("jsonld", "json"):
        data = _local_json(data, path)
    for quad in _parsed(data, _format(ending), path):
        yield _converted(quad, path)


def _format(ending: str) -> RdfFormat:
    from pyoxigraph import RdfFormat

    formats = {
        "ttl": RdfFormat.TURTLE,
        "trig": RdfFormat.TRIG,
        "nq": RdfFormat.N_QUADS,
        "nt": RdfFormat.N_TRIPLES,
    }
    return formats.get(ending, RdfFormat.JSON_LD)


def _parsed(data: bytes, format: RdfFormat, path: Path) -> Iterator[Parsed]:
    from pyoxigraph import parse

    try:
        yield from parse(data, format=format, rename_blank_nodes=True)
    except (SyntaxError, ValueError) as error:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        line = getattr(error, "lineno", None)
        raise GraphError(f"is no valid {format.name}: {_one_line(text)}", where=path, line=line) from None


def _one_line(text: str) -> str:
    """The parser's words without the place, which stands in front of them already.

    >>> _one_line("Parser error at line 2 between columns 12 and 15: No scheme found in an absolute IRI")
    'no scheme found in an absolute IRI'
    """
    words = " ".join(_PLACE.sub("", text).split())
    return words[:1].lower() + words[1:]


def _check_encoding(data: bytes, path: Path) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GraphError("is not UTF-8", where=path, line=line, hint="Save it as UTF-8.") from None


# --- terms -----------------------------------------------------------------------------------------------------------


def _converted(quad: Parsed, path: Path) -> Quad:
    from pyoxigraph import DefaultGraph

    name = None if isinstance(quad.graph_name, DefaultGraph) else _node(quad.graph_name, path)
    return _node(quad.subject, path), _node(quad.predicate, path), _value(quad.object, path), name


def _node(term: Any, path: Path) -> IdentifiedNode:
    from pyoxigraph import BlankNode, NamedNode
    from rdflib import BNode, URIRef

    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    raise GraphError("has a triple inside a triple, which RDF 1.1 does not know", where=path, hint="Reify it.")


def _value(term: Any, path: Path) -> Node:
    from pyoxigraph import Literal as ParsedLiteral
    from rdflib import XSD, Literal, URIRef

    if not isinstance(term, ParsedLiteral):
        return _node(term, path)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = URIRef(term.datatype.value)
    return Literal(term.value, datatype=None if datatype == XSD.string else datatype, normalize=False)


# --- JSON-LD ---------------------------------------------------------------------------------------------------------


def _local_json(data: bytes, path: Path) -> bytes:
    """The file with the shipped context in place of its address; any other address is refused."""
    try:
        tree = json.loads(data)
    except json.JSONDecodeError as error:
        raise GraphError(f"is no JSON: {error.msg.lower()}", where=path, line=error.lineno) from None
    except RecursionError:
        raise GraphError("is nested too deeply", where=path) from None
    return json.dumps(_local(tree, path)).encode("utf-8")


def _local(tree: Any, path: Path) -> Any:
    if isinstance(tree, list):
        return [_local(item, path) for item in tree]
    if not isinstance(tree, dict):
        return tree
    if "@import" in tree:
        _refuse(tree["@import"], path)
    return {key: _context(item, path) if key == "@context" else _local(item, path) for key, item in tree.items()}


def _context(value: Any, path: Path) -> Any:
    if isinstance(value, list):
        return [_context(item, path) for item in value]
    if isinstance(value, str):
        return shipped_context() if value == CONTEXT else _refuse(value, path)
    return _local(value, path)


def _refuse(address: object, path: Path) -> None:
    text = repr(address)[:200]
    raise GraphError(f"names the context {text}, and contexts are never fetched", where=path, hint="Put it inline.")
