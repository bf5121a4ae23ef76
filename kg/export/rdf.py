"""Graphs in files: Turtle, TriG, N-Quads and JSON-LD, the same bytes for the same graph on every machine.

TriG, N-Quads and JSON-LD keep the named graphs, one per article; Turtle is their union. No format is given blank
nodes: they have no name that two runs could share.
"""

from __future__ import annotations

import io
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError, OutputError
from kg.export.files import write_atomically
from kg.graph.iris import VOCABULARIES, base_of, prefixes
from kg.graph.read import add_quad, quads_of, shipped_context
from kg.vocab import ONTOLOGY

if TYPE_CHECKING:
    from rdflib import Dataset, Graph, Literal
    from rdflib.term import Node

    from kg.graph.read import Quad

FORMATS = {"ttl": "ttl", "trig": "trig", "nq": "nq", "jsonld": "jsonld", "json": "jsonld"}  # by file ending


def write_rdf(dataset: Dataset, path: Path | str, format: str | None = None) -> None:
    """Write the dataset; `format` is `ttl`, `trig`, `nq` or `jsonld`, by default what the file's ending says.

    Raises `OutputError` for another format or an unwritable path, `GraphError` for a graph with blank nodes.
    """
    path = Path(path)
    ending = format or path.suffix.lstrip(".").lower()
    if ending not in FORMATS:
        known = ", ".join(dict.fromkeys(FORMATS.values()))
        raise OutputError(f"no RDF format is called {ending!r}", where=path, hint=f"Known are: {known}.")
    write_atomically(path, to_bytes(dataset, ending))


def to_bytes(dataset: Dataset, format: str) -> bytes:
    """The dataset in one of the `FORMATS`, UTF-8. Raises `GraphError` for a graph with blank nodes."""
    writers = {"ttl": _turtle, "trig": _trig, "nq": _nquads, "jsonld": _jsonld}
    quads = _quads(dataset)
    return writers[FORMATS[format]](quads)


def _quads(dataset: Dataset) -> list[Quad]:
    """All quads, sorted; the default graph has the name None."""
    from rdflib import BNode

    found = set(quads_of(dataset))
    for *triple, graph in found:
        for node in (*triple, graph):
            if isinstance(node, BNode):
                raise GraphError(f"the graph has a blank node, {node.n3()}", hint="Give every node an IRI.")
    return sorted(found, key=lambda quad: ("" if quad[3] is None else term(quad[3]), *map(term, quad[:3])))


def _filled(quads: list[Quad]) -> Dataset:
    """A fresh dataset with the prefixes in their fixed order and nothing else bound."""
    from rdflib import Dataset

    dataset = Dataset()
    for graph in (dataset, dataset.default_graph):
        _bind(graph, _base(quads))
    for quad in quads:
        add_quad(dataset, quad)
    return dataset


def _base(quads: list[Quad]) -> str:
    return base_of(str(s) for s, p, o, _ in quads if str(o) in _ROOTS)


_ROOTS = (ONTOLOGY + "Statement", VOCABULARIES["schema"] + "NewsArticle")  # every graph of ours has one of them


def _bind(graph: Graph, base: str) -> None:
    from rdflib.namespace import NamespaceManager

    graph.namespace_manager = NamespaceManager(graph, bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace, override=True, replace=True)


def _turtle(quads: list[Quad]) -> bytes:
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    _bind(graph, _base(quads))
    for subject, predicate, value, _ in quads:
        graph.add((subject, predicate, value))
    return _serialized(_serializers()[0](graph))


def _trig(quads: list[Quad]) -> bytes:
    serializer = _serializers()[1](_filled(quads))
    serializer.contexts.sort(key=lambda graph: str(graph.identifier))  # the store keeps them in a set
    return _serialized(serializer)


def _serialized(serializer: Any) -> bytes:
    stream = io.BytesIO()
    serializer.serialize(stream)
    return stream.getvalue().rstrip(b"\n") + b"\n"


@cache
def _serializers() -> tuple[type[Any], type[Any]]:
    """Those of rdflib for Turtle and TriG, but every literal on one line (theirs can end a long one in four quotes)."""
    from rdflib import Literal
    from rdflib.plugins.serializers.trig import TrigSerializer
    from rdflib.plugins.serializers.turtle import TurtleSerializer

    class OneLine(TurtleSerializer):
        def label(self, node: Node, position: int) -> str:
            if isinstance(node, Literal) and "\n" in node:
                return term(node)
            return super().label(node, position)

    class OneLineTrig(OneLine, TrigSerializer):
        pass

    return OneLine, OneLineTrig


def _nquads(quads: list[Quad]) -> bytes:
    lines = (" ".join(term(node) for node in quad if node is not None) + " .\n" for quad in quads)
    return "".join(sorted(lines)).encode("utf-8")


def term(node: Node) -> str:
    r"""An IRI or a literal as N-Quads has it, on one line.

    >>> from rdflib import Literal
    >>> print(term(Literal('a "b"\n', lang="en")))
    "a \"b\"\n"@en
    """
    from rdflib import Literal

    if not isinstance(node, Literal):
        return f"<{node}>"
    text = '"' + _ESCAPED.sub(lambda found: _ESCAPES[found[0]], str(node)) + '"'
    if node.language:
        return f"{text}@{node.language}"
    return text if node.datatype is None else f"{text}^^<{node.datatype}>"


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile('[\\\\"\n\r]')


# --- JSON-LD ---------------------------------------------------------------------------------------------------------


def _jsonld(quads: list[Quad]) -> bytes:
    """Graphs, nodes, keys and values sorted. Written here: the writer of rdflib drops an empty string beside others."""
    context = {**shipped_context(), **prefixes(_base(quads))}
    terms = _Terms(context)
    graphs: dict[str, dict[str, dict[str, list[Any]]]] = {}
    for subject, predicate, value, name in quads:
        node = graphs.setdefault("" if name is None else terms.short(name), {}).setdefault(terms.short(subject), {})
        key, item = terms.entry(str(predicate), value)
        node.setdefault(key, []).append(item)
    tree: dict[str, Any] = {"@context": context, "@graph": _nodes(graphs.pop("", {}))}
    tree["@graph"] += [{"@id": name, "@graph": _nodes(graphs[name])} for name in sorted(graphs)]
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _nodes(nodes: dict[str, dict[str, list[Any]]]) -> list[dict[str, Any]]:
    return [{"@id": id, **{key: _values(nodes[id][key]) for key in sorted(nodes[id])}} for id in sorted(nodes)]


def _values(items: list[Any]) -> Any:
    items = sorted(items, key=lambda item: json.dumps(item, sort_keys=True))
    return items if len(items) > 1 else items[0]


class _Terms:
    """A context's plain and typed terms; definitions with other features (containers, reverse) are left alone."""

    def __init__(self, context: dict[str, Any]) -> None:
        self._prefixes = {
            term: iri for term, iri in context.items() if isinstance(iri, str) and iri.endswith(("#", "/"))
        }
        self._context, self._language = context, context.get("@language")
        self._terms: dict[tuple[str, str], str] = {}  # an IRI, and `@id`, `@vocab`, a data type or nothing
        for term, definition in context.items():
            written = {"@id": definition} if isinstance(definition, str) else definition
            if term.startswith("@") or not isinstance(written, dict) or not set(written) <= {"@id", "@type"}:
                continue
            if "@id" in written and term not in self._prefixes:
                kind = written.get("@type", "")
                key = self._full(written["@id"]), kind if kind.startswith("@") else self._full(kind)
                self._terms[key] = min(term, self._terms.get(key, term))

    def short(self, iri: object) -> str:
        """The IRI with its prefix, of several the longest."""
        text = str(iri)
        found = [p for p, namespace in self._prefixes.items() if text.startswith(namespace) and text != namespace]
        if not found:
            return text
        prefix = max(found, key=lambda p: (len(self._prefixes[p]), p))
        return f"{prefix}:{text.removeprefix(self._prefixes[prefix])}"

    def entry(self, predicate: str, value: Node) -> tuple[str, Any]:
        """Key and item of a triple in its node."""
        from rdflib import Literal

        if isinstance(value, Literal):
            return self._literal(predicate, value)
        iri = str(value)
        if predicate == VOCABULARIES["rdf"] + "type":
            return "@type", self._name(iri)
        for kind, item in (("@vocab", self._name(iri)), ("@id", self.short(iri))):
            if (predicate, kind) in self._terms:
                return self._terms[predicate, kind], item
        return self._name(predicate), {"@id": self.short(iri)}

    def _literal(self, predicate: str, value: Literal) -> tuple[str, Any]:
        text, datatype = str(value), str(value.datatype or "")
        if value.language:
            return self._name(predicate), {"@language": value.language, "@value": text}
        if datatype and (predicate, datatype) in self._terms:
            return self._terms[predicate, datatype], text
        if datatype:
            return self._name(predicate), {"@type": self.short(datatype), "@value": text}
        return self._name(predicate), {"@value": text} if self._language else text

    def _name(self, iri: str) -> str:
        """A plain term of the context, else the shortened IRI, unless that is itself a term and would coerce."""
        short = self.short(iri)
        return self._terms.get((iri, ""), iri if short in self._context else short)

    def _full(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        return self._prefixes[prefix] + rest if colon and prefix in self._prefixes else name
