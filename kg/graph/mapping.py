"""Extractions to RDF: edges for facts, a node for every claim, its evidence, and what it speaks of.

All that an article supports stands in that article's graph, whose name is the article's IRI. There are no blank
nodes; identical extractions give the same quads in whatever order they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.entities.ids import bare
from kg.graph.iris import VOCABULARIES, Names, digest, fit, prefixes
from kg.model import Article, Event, Evidence, Extraction, Finding, How, Kind, Part, Statement, Thing
from kg.vocab import BASE, DIP, ONTOLOGY, relations

if TYPE_CHECKING:
    from rdflib import Dataset, Graph, Literal, URIRef

CONTEXT_LENGTH = 32  # code points of the article before and after a quote
_ISO3 = re.compile(r"[A-Z]{3}")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_NAMING = frozenset({How.TABLE, How.NAME, How.DESCRIPTION})  # "he" and "both sides" name nobody
_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")
_PARTICLE = 3  # letters of the longest word that a name may have in lower case: of, and, bin
_PRONOUNS = frozenset("i he him his she her it its we us they them their who whom whose which that".split())
_OA, _SCHEMA, _OWL = VOCABULARIES["oa"], VOCABULARIES["schema"], VOCABULARIES["owl"]
_RDF, _RDFS, _SKOS = VOCABULARIES["rdf"], VOCABULARIES["rdfs"], VOCABULARIES["skos"]
_XSD = VOCABULARIES["xsd"]
_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}  # by the length of an ISO date


def to_dataset(extractions: Iterable[Extraction], *, base: str = BASE) -> Dataset:
    """The extractions as a dataset with one named graph per article; the default graph is the union.

    `base` is where ids are put: an http(s) IRI that ends in a slash or a hash. Raises `GraphError` for another base
    and for ids that cannot be IRIs.
    """
    from rdflib import Dataset

    names = Names(base)
    dataset = Dataset(default_union=True)
    bind(dataset, base)
    for extraction in extractions:
        article = _fit_article(extraction.article)
        writer = _Writer(dataset.graph(names.article(article)), names, article)
        writer.write(extraction)
    return dataset


def bind(graph: Graph, base: str) -> None:
    """Bind the prefixes of the vocabularies and of the kinds under the base."""
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace, override=True, replace=True)


def _fit_article(article: Article) -> Article:
    """The article as files can hold it; every text keeps its length."""
    return replace(
        article,
        id=fit(article.id),
        title=fit(article.title),
        source=article.source and fit(article.source),
        url=article.url and fit(article.url),
        text=fit(article.text),
    )


class _Writer:
    """Writes one article's extraction into one graph."""

    def __init__(self, graph: Graph, names: Names, article: Article) -> None:
        self._graph, self._names, self._article = graph, names, article
        self._source = names.article(article)
        language = article.language
        self._language = language if _LANGUAGE.fullmatch(language) else None
        self._written: set[tuple[URIRef, URIRef, URIRef | Literal]] = set()
        self._literals = _literal_class()

    def write(self, extraction: Extraction) -> None:
        self._write_article()
        for finding in extraction.findings:
            self._write_edge(finding)
            self._write_statement(finding.statement, finding.evidence)
            self._write_evidence(finding.evidence)
        for event in extraction.events:
            self._write_event(event)
        for thing, label, others in _named(extraction):
            self._write_thing(thing, label, others)

    # --- the five parts ----------------------------------------------------------------------------------------------

    def _write_article(self) -> None:
        article, node = self._article, self._source
        self._type(node, _SCHEMA + "NewsArticle")
        self._text(node, _SCHEMA + "identifier", article.id)
        self._text(node, _SCHEMA + "headline", article.title or None, language=self._language)
        self._date(node, _SCHEMA + "datePublished", article.published.isoformat() if article.published else None)
        self._text(node, _SCHEMA + "publisher", article.source)
        self._text(node, _SCHEMA + "url", article.url)
        self._text(node, DIP.sha256, digest(article.text))

    def _write_edge(self, finding: Finding) -> None:
        statement = finding.statement
        if not finding.is_fact or statement.object is None:
            return
        subject, target = self._names.thing(statement.subject.id), self._names.thing(statement.object.id)
        self._add(subject, ONTOLOGY + statement.relation, target)
        if relations()[statement.relation].symmetric:
            self._add(target, ONTOLOGY + statement.relation, subject)

    def _write_statement(self, statement: Statement, evidence: Evidence) -> None:
        node, axes = self._names.statement(statement.id), statement.qualifiers
        thing = self._names.thing
        self._type(node, DIP.Statement)
        self._add(node, _RDF + "subject", thing(statement.subject.id))
        self._add(node, _RDF + "predicate", ONTOLOGY + relations()[statement.relation].name)
        self._add(node, _RDF + "object", thing(statement.object.id) if statement.object else DIP.unspecified)
        for role in statement.roles:
            self._add(node, DIP[role.name], thing(role.thing.id))
        self._add(node, DIP.polarity, DIP[axes.polarity])
        self._add(node, DIP.modality, DIP[axes.modality])
        if axes.speaker is not None:
            self._add(node, DIP.speaker, thing(axes.speaker.id))
        self._text(node, DIP.office, statement.office)
        self._text(node, DIP.plover, statement.plover)
        if axes.time is not None:
            self._date(node, DIP.start, axes.time.start)
            self._date(node, DIP.end, axes.time.end)
            if axes.time.ended:
                self._add(node, DIP.ended, self._literal("true", datatype=_XSD + "boolean"))
        self._add(node, DIP.evidence, self._names.evidence(evidence.id))

    def _write_evidence(self, evidence: Evidence) -> None:
        node, quote = self._names.evidence(evidence.id), self._names.selector(evidence.id)
        self._type(node, DIP.Evidence, _OA + "SpecificResource")
        self._add(node, _OA + "hasSource", self._source)
        self._add(node, _OA + "hasSelector", quote)
        self._text(node, DIP.sentence, evidence.text, language=self._language)
        self._text(node, DIP.rule, evidence.rule_id)
        self._text(node, DIP.cameo, evidence.cameo)
        self._text(node, DIP.confidence, evidence.confidence)
        if evidence.attribution is not None:
            self._add(node, DIP.attribution, DIP[evidence.attribution])
        if evidence.part is Part.TITLE:
            self._text(node, DIP.part, evidence.part)
        text, span = self._article.part(evidence.part), evidence.span
        self._type(quote, _OA + "TextQuoteSelector", _OA + "TextPositionSelector")
        self._text(quote, _OA + "exact", span.of(text))
        self._text(quote, _OA + "prefix", text[max(0, span.start - CONTEXT_LENGTH) : span.start])
        self._text(quote, _OA + "suffix", text[span.end : span.end + CONTEXT_LENGTH])
        for name, offset in (("start", span.start), ("end", span.end)):
            self._add(quote, _OA + name, self._literal(str(offset), datatype=_XSD + "integer"))

    def _write_thing(self, thing: Thing, label: str, others: Iterable[str]) -> None:
        node = self._names.thing(thing.id)
        self._type(node, DIP[thing.type])
        self._text(node, _RDFS + "label", label)
        for other in others:
            self._text(node, _SKOS + "altLabel", other)
        if thing.type is Kind.STATE:
            self._text(node, DIP.iso3, thing.id.removeprefix("state/"))
        elif thing.country is not None and _ISO3.fullmatch(thing.country):
            state = self._names.thing(f"state/{thing.country}")
            self._add(node, DIP.country, state)
            self._type(state, DIP.State)  # it may be known by its code alone: the article need not name it
            self._text(state, DIP.iso3, thing.country)
        for iri in filter(_IRI.fullmatch, thing.same_as):
            self._add(node, _same(iri), iri)

    def _write_event(self, event: Event) -> None:
        node = self._names.thing(event.id)
        self._date(node, DIP.start, event.start)
        self._date(node, DIP.end, event.end)
        self._text(node, DIP.topic, event.topic)
        if event.location is not None:
            self._add(node, DIP.location, self._names.thing(event.location.id))
        if event.unrealised:
            self._add(node, DIP.status, DIP.unrealised)

    # --- triples -----------------------------------------------------------------------------------------------------

    def _add(self, subject: URIRef, predicate: str, value: str) -> None:
        triple = subject, _iri(predicate), value if isinstance(value, self._literals) else _iri(value)
        if triple not in self._written:
            self._written.add(triple)
            self._graph.add(triple)

    def _type(self, subject: URIRef, *types: str) -> None:
        for name in types:
            self._add(subject, _RDF + "type", name)

    def _text(self, subject: URIRef, predicate: str, text: str | None, *, language: str | None = None) -> None:
        if text is not None:
            self._add(subject, predicate, self._literal(text, language=language))

    def _date(self, subject: URIRef, predicate: str, iso: str | None) -> None:
        if iso is not None:
            self._add(subject, predicate, self._literal(iso, datatype=_XSD + _DATES.get(len(iso), "string")))

    def _literal(self, text: str, *, language: str | None = None, datatype: str | None = None) -> Literal:
        return self._literals(fit(text), lang=language, datatype=_iri(datatype) if datatype else None, normalize=False)


@lru_cache(maxsize=65_536)
def _iri(text: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(text)


def _literal_class() -> type[Literal]:
    from rdflib import Literal

    return Literal


def _named(extraction: Extraction) -> Iterator[tuple[Thing, str, list[str]]]:
    """Every thing that the extraction speaks of, with its label and the other names seen, in the order of ids.

    Where one thing bears several labels, an event's own description wins, then the longest.
    """
    events = {event.id: event.label for event in extraction.events}
    hows = {(m.thing.id, m.text): m.how for m in extraction.mentions}
    found: dict[str, tuple[Thing, set[str], set[str]]] = {}
    for thing, mention in _mentioned(extraction):
        _, labels, others = found.setdefault(thing.id, (thing, set(), set()))
        labels.add(thing.label)
        if mention and hows.get((thing.id, mention), _guess_how(thing, mention)) in _NAMING:
            others.add(bare(mention))
    for id, (thing, labels, others) in sorted(found.items()):
        label = events.get(id) or max(labels, key=lambda text: (len(text), text))
        yield thing, label, sorted((labels | others) - {label})


def _mentioned(extraction: Extraction) -> Iterator[tuple[Thing, str | None]]:
    """The things of findings and events, each with its words where they are known; statements are no things."""
    for event in extraction.events:
        yield from ((thing, None) for thing in (event, event.location, *event.parties) if thing is not None)
    for finding in extraction.findings:
        statement, evidence = finding.statement, finding.evidence
        yield statement.subject, evidence.subject_mention
        if statement.object is not None:
            yield statement.object, evidence.object_mention
        if statement.qualifiers.speaker is not None:
            yield statement.qualifiers.speaker, None
        yield from ((r.thing, r.mention) for r in statement.roles if r.thing.type is not Kind.STATEMENT)


def _guess_how(thing: Thing, mention: str) -> How:
    """How a mention was resolved that the extraction does not list: pronouns and common nouns name nobody.

    >>> russia = Thing("state/RUS", "Russia", Kind.STATE)
    >>> [str(_guess_how(russia, text)) for text in ("the Kremlin", "It", "the presidents of Russia and China")]
    ['name', 'pronoun', 'role']
    """
    words = bare(mention).split()
    if not words or " ".join(words).lower() in _PRONOUNS:
        return How.PRONOUN
    if "--" in thing.id:
        return How.DESCRIPTION
    common = [word for word in words if word == word.lower()]
    is_name = len(common) < len(words) and all(len(word) <= _PARTICLE for word in common)
    return How.NAME if is_name else How.ROLE


def _same(other: str) -> str:
    """Wikidata and GeoNames speak of the thing itself; other vocabularies have a concept of it."""
    host = other.split("/")[2].removeprefix("www.")
    things = ("wikidata.org", "geonames.org", "sws.geonames.org")
    return _OWL + "sameAs" if host in things else _SKOS + "exactMatch"
