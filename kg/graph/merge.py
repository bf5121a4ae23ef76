"""Merging is union: idempotent, commutative, associative. What is not what it says it is, is refused.

Ids are recomputed from the content, so a statement cannot be passed off as another, and no node may come with two
values where one is due. Then events that articles only describe ("a ceasefire") are linked across articles where all
signs agree. The links are a function of the union alone: those that the inputs bring are dropped and made anew.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError
from kg.graph.iris import VOCABULARIES, base_of
from kg.graph.mapping import bind
from kg.graph.read import add_quad, quads_of
from kg.statements.identity import evidence_id, statement_id
from kg.vocab import DIP, ONTOLOGY

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib.term import Node

_OA, _OWL, _RDF, _SCHEMA = (VOCABULARIES[prefix] for prefix in ("oa", "owl", "rdf", "schema"))

# Node classes and the properties that have at most one value there.
_SINGLE: dict[str, tuple[str, ...]] = {
    ONTOLOGY + "Statement": (
        *(_RDF + name for name in ("subject", "predicate", "object")),
        *(ONTOLOGY + name for name in ("polarity", "modality", "speaker", "office", "start", "end", "ended")),
    ),
    ONTOLOGY + "Evidence": (
        *(_OA + name for name in ("hasSource", "hasSelector")),
        *(ONTOLOGY + name for name in ("sentence", "part", "rule", "attribution", "cameo", "confidence")),
    ),
    _OA + "TextQuoteSelector": tuple(_OA + name for name in ("exact", "prefix", "suffix", "start", "end")),
    _SCHEMA + "NewsArticle": (
        *(_SCHEMA + name for name in ("headline", "datePublished", "publisher", "url")),
        ONTOLOGY + "sha256",
    ),
}

_OF_EVENTS = frozenset({_RDF + "type", *(ONTOLOGY + name for name in ("partyTo", "start", "end", "status"))})


def merge(datasets: Iterable[Dataset]) -> Dataset:
    """The union of the datasets, graph by graph, with events of different articles linked by `dip:sameEventAs`.

    The inputs stay as they are. Raises `GraphError` that names the node for an id that does not follow from its
    content, for two values where one is due, for blank nodes, and where `owl:sameAs` makes two states one.
    """
    from rdflib import Dataset

    union = Dataset(default_union=True)
    for dataset in datasets:
        for quad in quads_of(dataset):
            add_quad(union, quad)
    _drop_links(union)
    index = _Index(union)
    bind(union, base_of(index.of_type(ONTOLOGY + "Statement")))
    _check_single(index)
    _check_statements(index)
    _check_evidence(index)
    _check_states(index)
    for link in _links(index):
        _write_link(union, link)
    return union


def link_events(dataset: Dataset) -> Dataset:
    """Link the events of a graph that was just made, whose ids need no check; the dataset itself is returned."""
    for link in _links(_Index(dataset, only=_OF_EVENTS)):
        _write_link(dataset, link)
    return dataset


class _Index:
    """The triples of the union by subject and predicate, of the predicates asked for; values come sorted."""

    def __init__(self, dataset: Dataset, only: frozenset[str] | None = None) -> None:
        from rdflib import BNode

        self._table: dict[str, dict[str, set[Node]]] = {}
        for subject, predicate, value, name in quads_of(dataset):
            if only is not None and str(predicate) not in only:
                continue
            if any(isinstance(node, BNode) for node in (subject, value, name)):
                raise GraphError("a graph has a blank node", hint="Give every node an IRI.")
            self._table.setdefault(str(subject), {}).setdefault(str(predicate), set()).add(value)

    def of_type(self, name: str) -> list[str]:
        return sorted(s for s, row in self._table.items() if any(str(t) == name for t in row.get(_RDF + "type", ())))

    def terms(self, subject: str, predicate: str) -> set[Node]:
        return self._table.get(subject, {}).get(predicate, set())

    def many(self, subject: str, predicate: str) -> list[str]:
        return sorted(map(str, self.terms(subject, predicate)))

    def one(self, subject: str, predicate: str) -> str | None:
        return next(iter(self.many(subject, predicate)), None)

    def name(self, subject: str, predicate: str) -> str | None:
        """The local name of a term of the ontology."""
        value = self.one(subject, predicate)
        return None if value is None else value.removeprefix(ONTOLOGY)

    def needed(self, subject: str, predicate: str) -> str:
        value = self.one(subject, predicate)
        if value is None:
            raise GraphError(f"has no {_short(predicate)}", where=subject, hint=_VALIDATE)
        return value

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        for subject in sorted(self._table):
            yield from ((subject, value) for value in self.many(subject, predicate))


_VALIDATE = "Run `kg validate` on the inputs."


def _short(iri: str) -> str:
    return next((f"{p}:{iri.removeprefix(ns)}" for p, ns in VOCABULARIES.items() if iri.startswith(ns)), iri)


# --- refusals --------------------------------------------------------------------------------------------------------


def _check_single(index: _Index) -> None:
    for kind, predicates in _SINGLE.items():
        for node in index.of_type(kind):
            for predicate in predicates:
                if len(index.terms(node, predicate)) > 1:
                    values = ", ".join(repr(value[:80]) for value in index.many(node, predicate))
                    message = f"has more than one {_short(predicate)}: {values}"
                    raise GraphError(message, where=node, hint="One of the inputs is not what it says.")


def _check_statements(index: _Index) -> None:
    """Every statement's id follows from what it claims."""
    for node in index.of_type(ONTOLOGY + "Statement"):
        base, mark, own = node.rpartition("statement/")
        target = index.needed(node, _RDF + "object")
        speaker = index.one(node, ONTOLOGY + "speaker")
        due = statement_id(
            subject_id=index.needed(node, _RDF + "subject").removeprefix(base),
            relation=index.needed(node, _RDF + "predicate").removeprefix(ONTOLOGY),
            object_id=None if target == str(DIP.unspecified) else target.removeprefix(base),
            polarity=index.needed(node, ONTOLOGY + "polarity").removeprefix(ONTOLOGY),
            modality=index.needed(node, ONTOLOGY + "modality").removeprefix(ONTOLOGY),
            speaker_id=speaker and speaker.removeprefix(base),
            office=index.one(node, ONTOLOGY + "office"),
            start=index.one(node, ONTOLOGY + "start"),
            end=index.one(node, ONTOLOGY + "end"),
            ended=index.one(node, ONTOLOGY + "ended") in ("true", "1"),
        )
        if mark + own != due:
            raise GraphError(f"claims what has the id {due}", where=node, hint="The statement was changed or forged.")


def _check_evidence(index: _Index) -> None:
    """Every piece of evidence is one statement's, and its id follows from where it was read."""
    owners: dict[str, set[str]] = {}
    for statement, evidence in index.pairs(ONTOLOGY + "evidence"):
        owners.setdefault(evidence, set()).add(statement)
    for node in index.of_type(ONTOLOGY + "Evidence"):
        found = {evidence for owner in owners.get(node, ()) for evidence in _evidence_ids(index, node, owner)}
        mark, own = node.rpartition("evidence/")[1:]
        if len(owners.get(node, ())) != 1 or mark + own not in found:
            due = " or ".join(sorted(found)) or "no statement's evidence"
            message = f"has the content of {due}" if found else f"is {due}"
            raise GraphError(message, where=node, hint="The evidence was changed or forged.")


def _evidence_ids(index: _Index, node: str, statement: str) -> list[str]:
    """The id that the content has, one for each id that its article goes by."""
    selector = index.needed(node, _OA + "hasSelector")
    return [
        evidence_id(
            statement_id="statement/" + statement.rpartition("statement/")[2],
            article_id=article,
            part=index.name(node, ONTOLOGY + "part") or "text",
            start=_number(index, selector, _OA + "start"),
            end=_number(index, selector, _OA + "end"),
            rule_id=index.needed(node, ONTOLOGY + "rule"),
            attribution=index.name(node, ONTOLOGY + "attribution"),
            cameo=index.one(node, ONTOLOGY + "cameo"),
            confidence=index.needed(node, ONTOLOGY + "confidence").removeprefix(ONTOLOGY),
        )
        for article in index.many(index.needed(node, _OA + "hasSource"), _SCHEMA + "identifier")
    ]


def _number(index: _Index, node: str, predicate: str) -> int:
    value = index.needed(node, predicate)
    if not re.fullmatch(r"\d{1,12}", value, re.ASCII):
        raise GraphError(f"{_short(predicate)} is no offset: {value[:80]!r}", where=node, hint=_VALIDATE)
    return int(value)


def _check_states(index: _Index) -> None:
    """No chain of `owl:sameAs` may make two states one."""
    leader: dict[str, str] = {}

    def find(node: str) -> str:
        while leader.setdefault(node, node) != node:
            node = leader[node]
        return node

    for one, other in index.pairs(_OWL + "sameAs"):
        low, high = sorted((find(one), find(other)))
        leader[high] = low
    states: dict[str, str] = {}
    for state in index.of_type(ONTOLOGY + "State"):
        other = states.setdefault(find(state), state)
        if other != state:
            raise GraphError(f"is made the same as {other} by owl:sameAs", where=state, hint="Two states are two.")


# --- links between described events ----------------------------------------------------------------------------------

_LONGEST = 31  # days; a longer interval dates no meeting and no agreement
_LOCAL = re.compile(r".*/(agreement|conflict|meeting)/(?P<article>[^/]+)--(?P<noun>[^/]+?)-\d+")
_KINDS = ("Agreement", "Conflict", "Meeting")
_MERGED = "link/merge"  # the graph that holds the links, under the base


@dataclass(frozen=True)
class _Described:
    """An event that its article only describes, with what must agree."""

    node: str
    kind: str
    article: str
    noun: str
    parties: tuple[str, ...]
    start: date
    end: date


@dataclass(frozen=True)
class _Link:
    one: str
    other: str
    reasons: tuple[str, ...]


def _drop_links(dataset: Dataset) -> None:
    """Take out the links that an earlier merge made, from the graphs where they stand."""
    from rdflib import URIRef

    same = URIRef(DIP.sameEventAs)
    made = [quad for quad in quads_of(dataset) if quad[1:3] == (URIRef(_RDF + "predicate"), same)]
    for node, _, _, name in made:
        graph = dataset.default_graph if name is None else dataset.graph(name)
        one, other = graph.value(node, URIRef(_RDF + "subject")), graph.value(node, URIRef(_RDF + "object"))
        graph.remove((node, None, None))
        graph.remove((one, same, other))
        graph.remove((other, same, one))


def _links(index: _Index) -> list[_Link]:
    """The pairs of events of different articles that are one: each the only candidate that the other's article has."""
    alike: dict[tuple[str, ...], list[_Described]] = {}
    for event in _described(index):
        noun = "" if event.kind == "Meeting" else event.noun  # talks may be a summit; a truce is no trade deal
        alike.setdefault((event.kind, noun, *event.parties), []).append(event)
    pairs = [(a, b) for events in alike.values() for a, b in combinations(events, 2) if _meet(a, b)]
    rivals: dict[tuple[str, str], set[str]] = {}
    for a, b in pairs:
        rivals.setdefault((a.node, b.article), set()).add(b.node)
        rivals.setdefault((b.node, a.article), set()).add(a.node)
    sole = [p for p in pairs if len(rivals[p[0].node, p[1].article]) == 1 == len(rivals[p[1].node, p[0].article])]
    return [_Link(a.node, b.node, _reasons(a, b)) for a, b in sole]


def _described(index: _Index) -> Iterator[_Described]:
    parties: dict[str, set[str]] = {}
    for actor, event in index.pairs(ONTOLOGY + "partyTo"):
        parties.setdefault(event, set()).add(actor)
    for kind in _KINDS:
        for node in index.of_type(ONTOLOGY + kind):
            local, dates = _LOCAL.fullmatch(node), _dates(index, node)
            real = not index.many(node, ONTOLOGY + "status")
            if local and dates and real and len(parties.get(node, ())) >= 2:
                yield _Described(node, kind, local["article"], local["noun"], tuple(sorted(parties[node])), *dates)


def _dates(index: _Index, node: str) -> tuple[date, date] | None:
    """First and last day, None where they are not known to the day, or not once only."""
    starts, ends = index.many(node, ONTOLOGY + "start"), index.many(node, ONTOLOGY + "end")
    try:
        days = [date.fromisoformat(value) for value in (*starts, *(ends or starts))]
    except ValueError:
        return None
    return (days[0], days[1]) if len(days) == 2 and len(starts) == 1 and days[0] <= days[1] else None


def _meet(a: _Described, b: _Described) -> bool:
    if a.article == b.article or not (a.start <= b.end and b.start <= a.end):
        return False
    return a.kind == "Conflict" or all((event.end - event.start).days < _LONGEST for event in (a, b))


def _reasons(a: _Described, b: _Described) -> tuple[str, ...]:
    first, last = max(a.start, b.start), min(a.end, b.end)
    when = f"dates overlap: {first}" + ("" if first == last else f" to {last}")
    parties = ", ".join(party.rpartition("/")[2] for party in a.parties)
    noun = (f"same noun: {a.noun}",) if a.noun == b.noun else ()
    return (f"same class: {a.kind}", *noun, f"same parties: {parties}", when)


def _write_link(dataset: Dataset, link: _Link) -> None:
    """The edge both ways, and a node with its two ends and the reasons, in the graph of links."""
    from rdflib import Literal, URIRef

    form = json.dumps(["link/1", link.one, link.other, *link.reasons], separators=(",", ":"))
    base = re.sub(r"(agreement|conflict|meeting)/[^/]+$", "", link.one)
    node = URIRef(f"{base}link/{hashlib.sha256(form.encode('ascii')).hexdigest()[:20]}")
    one, other, same = URIRef(link.one), URIRef(link.other), URIRef(DIP.sameEventAs)
    triples: list[tuple[Any, str, Any]] = [
        (one, same, other),
        (other, same, one),
        (node, _RDF + "type", URIRef(DIP.EventLink)),
        (node, _RDF + "subject", one),
        (node, _RDF + "predicate", same),
        (node, _RDF + "object", other),
        *((node, DIP.reason, Literal(reason)) for reason in link.reasons),
    ]
    graph = dataset.graph(URIRef(base + _MERGED))
    for subject, predicate, value in triples:
        graph.add((subject, URIRef(predicate), value))
