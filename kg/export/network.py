"""The RDF graph as a networkx MultiDiGraph: things are nodes, statements are edges.

The reading is that of the statement nodes, never of the plain triples, so that denied, planned and attributed claims
are there with their qualifiers. Nodes and edges are keyed by ids relative to the base IRI (`state/RUS`,
`statement/3f9c...`); an IRI under a second base keeps its full form.

A statement without an object leads to a node of its own, `unspecified/<hash>` of type `Unspecified`, because an edge
needs two ends; pictures may leave such nodes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import GraphError
from kg.export.text import clean, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    from rdflib import Dataset

DIP = "https://w3id.org/diplomacy-kg/ontology#"
_OA = "http://www.w3.org/ns/oa#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "https://schema.org/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"

ROLES = ("party", "sender", "addressee", "location", "instrument", "topic", "content", "event")
UNSPECIFIED = "Unspecified"
_CLASSES = (
    "State", "Organization", "Institution", "ArmedGroup", "Force", "Person", "Group", "Territory", "Place",
    "Agreement", "Conflict", "Meeting", "Action", "Statement",
)  # fmt: skip


class _Index:
    """The triples of all graphs of a dataset, by subject and predicate; values come sorted."""

    def __init__(self, dataset: Dataset) -> None:
        self._table: dict[str, dict[str, set[Any]]] = {}
        for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
            self._table.setdefault(str(subject), {}).setdefault(str(predicate), set()).add(value)

    def of_type(self, *types: str) -> list[str]:
        return sorted(s for s in self._table if any(t in types for t in self.many(s, _RDF + "type")))

    def many(self, subject: str, predicate: str) -> list[str]:
        return sorted(str(v) for v in self._table.get(subject, {}).get(predicate, ()))

    def one(self, subject: str, predicate: str) -> str | None:
        values = self.many(subject, predicate)
        return values[0] if values else None

    def text(self, subject: str, predicate: str) -> str | None:
        value = self.one(subject, predicate)
        return None if value is None else clean(value)

    def number(self, subject: str, predicate: str) -> int | None:
        value = self.one(subject, predicate)
        return int(value) if value is not None and value.isdecimal() else None

    def name(self, subject: str, predicate: str) -> str | None:
        """The local name of a term of the ontology."""
        value = self.one(subject, predicate)
        return None if value is None else _local(value)

    def needed(self, subject: str, predicate: str) -> str:
        value = self.one(subject, predicate)
        if value is None:
            raise GraphError(
                f"the statement has no {_local(predicate)}", where=subject, hint="Run `kg validate` on the graph."
            )
        return value


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


class _Names:
    """Short ids: what follows the base, which is whatever stands before `statement/` (of several, the first)."""

    def __init__(self, statements: Iterable[str]) -> None:
        bases = sorted({s.rsplit("statement/", 1)[0] for s in statements if "statement/" in s})
        self._base = bases[0] if bases else ""

    def __call__(self, iri: str) -> str:
        return iri.removeprefix(self._base) if self._base else iri


def to_networkx(dataset: Dataset) -> nx.MultiDiGraph:
    """Read the statements of a dataset (the union of its graphs) into a MultiDiGraph.

    Nodes: `id label type country country_id iso alt` (list of other names), and for events `start end location
    location_id topic status`. `country` is an ISO code, `country_id` and `location_id` are ids (perhaps of no node).
    Edges (key: the statement's id): `position`, `relation` (`deployedTo`), `label` (`deployed to`), `polarity modality
    speaker speaker_id plover start end ended office is_fact`, `roles` (list of `role id label`) and `evidence` (a list
    in reading order; see `_evidence`). Unknown values are None. `position` counts the statements in reading order: by
    date of the article, then its id, then place in the text (networkx itself keeps edges by their first node).

    Raises `GraphError` where a statement lacks its subject, relation, polarity or modality.
    """
    import networkx as nx

    index = _Index(dataset)
    statements = index.of_type(DIP + "Statement", _RDF + "Statement")
    name = _Names(statements)
    graph = nx.MultiDiGraph()
    rows = sorted((_statement(index, name, s) for s in statements), key=_reading_order)
    ends = {row["subject"] for row in rows} | {row["object"] for row in rows if row["object"]}
    roles = {iri for row in rows for role, iri in row["role_iris"] if role != "content"}
    for iri in sorted(ends | roles | {row["speaker_iri"] for row in rows if row["speaker_iri"]}):
        graph.add_node(name(iri), **_thing(index, name, iri))
    for position, row in enumerate(rows):
        _add_edge(graph, index, name, {"position": position, **row})
    return graph


def _add_edge(graph: nx.MultiDiGraph, index: _Index, name: _Names, row: dict[str, Any]) -> None:
    key = row["id"]
    target = name(row["object"]) if row["object"] else "unspecified/" + key.rsplit("/", 1)[-1]
    if not row["object"]:
        graph.add_node(target, **_unspecified(target))
    roles = [
        {"role": role, "id": name(iri), "label": _label(index, iri) if role != "content" else name(iri)}
        for role, iri in row["role_iris"]
    ]
    speaker = row["speaker_iri"]
    data = {k: v for k, v in row.items() if k not in {"id", "subject", "object", "role_iris", "speaker_iri"}}
    graph.add_edge(
        name(row["subject"]),
        target,
        key=key,
        **data,
        speaker=_label(index, speaker) if speaker else None,
        speaker_id=name(speaker) if speaker else None,
        roles=roles,
    )


def _statement(index: _Index, name: _Names, iri: str) -> dict[str, Any]:
    relation = _local(index.needed(iri, _RDF + "predicate"))
    polarity, modality = (_local(index.needed(iri, DIP + axis)) for axis in ("polarity", "modality"))
    target, speaker = index.one(iri, _RDF + "object"), index.one(iri, DIP + "speaker")
    if target is not None and _local(target).lower() == "unspecified":
        target = None
    ended = index.one(iri, DIP + "ended") == "true"
    evidence = [_evidence(index, name, e) for e in index.many(iri, DIP + "evidence")]
    voiced = speaker is None or any(e["attribution"] == "factive" for e in evidence)
    holds = polarity == "affirmed" and modality == "actual" and not ended
    return {
        "id": name(iri),
        "subject": index.needed(iri, _RDF + "subject"),
        "object": target,
        "relation": relation,
        "label": words(relation),
        "polarity": polarity,
        "modality": modality,
        "speaker_iri": speaker,
        "plover": index.text(iri, DIP + "plover"),
        "start": index.text(iri, DIP + "start"),
        "end": index.text(iri, DIP + "end"),
        "ended": ended,
        "office": index.text(iri, DIP + "office"),
        "is_fact": holds and voiced and target is not None,
        "role_iris": [(role, value) for role in ROLES for value in index.many(iri, DIP + role)],
        "evidence": sorted(evidence, key=_evidence_order),
    }


def _evidence(index: _Index, name: _Names, iri: str) -> dict[str, Any]:
    """Sentence, quote and source of one piece of evidence.

    `start` and `end` are code point offsets in the article's part; `exact` stands between `prefix` and `suffix`.
    """
    selector = index.one(iri, _OA + "hasSelector") or iri
    article = index.one(iri, _OA + "hasSource") or ""
    return {
        "id": name(iri),
        "sentence": index.text(iri, DIP + "sentence") or "",
        "exact": index.text(selector, _OA + "exact") or "",
        "prefix": index.text(selector, _OA + "prefix") or "",
        "suffix": index.text(selector, _OA + "suffix") or "",
        "start": index.number(selector, _OA + "start"),
        "end": index.number(selector, _OA + "end"),
        "part": index.name(iri, DIP + "part") or "text",
        "rule": index.text(iri, DIP + "rule"),
        "attribution": index.name(iri, DIP + "attribution"),
        "confidence": index.name(iri, DIP + "confidence"),
        "cameo": index.text(iri, DIP + "cameo"),
        "article": index.text(article, _SCHEMA + "identifier") or name(article),
        "title": index.text(article, _SCHEMA + "headline"),
        "date": index.text(article, _SCHEMA + "datePublished"),
        "publisher": index.text(article, _SCHEMA + "publisher"),
        "url": index.text(article, _SCHEMA + "url"),
    }


def _evidence_order(evidence: dict[str, Any]) -> tuple[str, str, bool, int, str]:
    return (
        evidence["date"] or "",
        evidence["article"],
        evidence["part"] != "title",
        evidence["start"] or 0,
        evidence["id"],
    )


def _reading_order(row: dict[str, Any]) -> tuple[Any, ...]:
    first = _evidence_order(row["evidence"][0]) if row["evidence"] else ("", "", False, 0, "")
    return (*first[:4], row["id"])


def _label(index: _Index, iri: str) -> str:
    return index.text(iri, _RDFS + "label") or clean(_local(iri))


def _thing(index: _Index, name: _Names, iri: str) -> dict[str, Any]:
    types = {_local(t) for t in index.many(iri, _RDF + "type")}
    country = index.one(iri, DIP + "country")
    label = _label(index, iri)
    other = {clean(v) for p in (_RDFS + "label", _SKOS + "altLabel") for v in index.many(iri, p)}
    place = index.one(iri, DIP + "location")
    topics = [_label(index, t) for t in index.many(iri, DIP + "topic")]
    return {
        "id": name(iri),
        "label": label,
        "type": next((c for c in _CLASSES if c in types), "Thing"),
        "country": None if country is None else index.text(country, DIP + "iso3") or _local(country),
        "country_id": None if country is None else name(country),
        "iso": index.text(iri, DIP + "iso3"),
        "alt": sorted(other - {label}),
        "start": index.text(iri, DIP + "start"),
        "end": index.text(iri, DIP + "end"),
        "location": _label(index, place) if place else None,
        "location_id": name(place) if place else None,
        "topic": ", ".join(topics) or None,
        "status": index.name(iri, DIP + "status"),
    }


def _unspecified(key: str) -> dict[str, Any]:
    empty = dict.fromkeys(
        ("country", "country_id", "iso", "start", "end", "location", "location_id", "topic", "status")
    )
    return {"id": key, "label": "unspecified", "type": UNSPECIFIED, "alt": [], **empty}
