"""Each thing that a graph must not say is refused by one shape, and by that one alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from extraction_samples import extraction
from rdflib import RDF, RDFS, SH, XSD, Dataset, Graph, Literal, Namespace, URIRef

from kg.errors import GraphError, InputError
from kg.export.lines import write_articles
from kg.graph.mapping import to_dataset
from kg.graph.validate import SHAPES, Report, Violation, _shape_violations, shapes, validate
from kg.vocab import BASE

DIP = Namespace("https://w3id.org/diplomacy-kg/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
NOR, PER, ECU = (URIRef(f"{BASE}state/{code}") for code in ("NOR", "PER", "ECU"))
OSLO, VALLEY = URIRef(BASE + "place/oslo"), URIRef(BASE + "place/one--valley-1")
VARGAS, TRUCE = URIRef(BASE + "person/lucia-vargas"), URIRef(BASE + "agreement/one--truce-1")


def conforming() -> tuple[Dataset, Graph]:
    """A graph that keeps the contract: the dataset, and the graph of its one article."""
    dataset = to_dataset([extraction()])
    (name,) = {quad[3] for quad in dataset.quads((None, None, None, None))}
    graph = dataset.graph(name)
    for evidence, rule in list(graph.subject_objects(DIP.rule)):
        graph.set((evidence, DIP.rule, Literal(rule.lower())))
    return dataset, graph


def claim(graph: Graph, relation: str) -> URIRef:
    """The first statement of a relation."""
    return min(graph.subjects(RDF.predicate, DIP[relation]))


def proof(graph: Graph, relation: str) -> URIRef:
    return min(graph.objects(claim(graph, relation), DIP.evidence))


def quote(graph: Graph, relation: str) -> URIRef:
    return graph.value(proof(graph, relation), OA.hasSelector)


Change = Callable[[Graph], object]


def set_claim(relation: str, predicate: URIRef, value: object) -> Change:
    return lambda g: g.set((claim(g, relation), predicate, value))


def add_claim(relation: str, predicate: URIRef, *values: object) -> Change:
    return lambda g: [g.add((claim(g, relation), predicate, value)) for value in values]


def set_proof(relation: str, predicate: URIRef, value: object) -> Change:
    return lambda g: g.set((proof(g, relation), predicate, value))


def drop(find: Callable[[Graph, str], URIRef], relation: str, predicate: URIRef) -> Change:
    return lambda g: g.remove((find(g, relation), predicate, None))


def set_quote(predicate: URIRef, change: Callable[[Literal], object]) -> Change:
    def apply(graph: Graph) -> None:
        node = quote(graph, "mobilizes")
        graph.set((node, predicate, Literal(change(graph.value(node, predicate)))))

    return apply


def add(subject: URIRef, predicate: URIRef, value: object) -> Change:
    return lambda g: g.add((subject, predicate, value))


def speak(attribution: str | None) -> Change:
    """The fact that Vargas met somebody becomes what Peru says."""

    def apply(graph: Graph) -> None:
        graph.add((claim(graph, "metWith"), DIP.speaker, PER))
        if attribution:
            graph.add((proof(graph, "metWith"), DIP.attribution, DIP[attribution]))

    return apply


def lose_evidence(graph: Graph) -> None:
    for node in (quote(graph, "mobilizes"), proof(graph, "mobilizes")):
        graph.remove((node, None, None))
    graph.remove((claim(graph, "mobilizes"), DIP.evidence, None))


def retype(node: URIRef, kind: str) -> Change:
    return lambda g: g.set((node, RDF.type, DIP[kind]))


def of_article(predicate: URIRef, value: object | None) -> Change:
    def apply(graph: Graph) -> None:
        node = graph.value(None, RDF.type, SCHEMA.NewsArticle)
        graph.remove((node, predicate, None))
        if value is not None:
            graph.add((node, predicate, value))

    return apply


def unreasoned_link(graph: Graph) -> None:
    graph.add((URIRef(BASE + "link/0123456789abcdef0123"), RDF.type, DIP.EventLink))


DAY = XSD.date
BAD: list[tuple[str, str, Change]] = [
    ("an edge that no statement makes", "Edge", add(NOR, DIP.supports, PER)),
    ("an edge the other way round", "Edge", add(ECU, DIP.partyTo, NOR)),
    ("a plan as an edge", "Edge", set_claim("metWith", DIP.modality, DIP.planned)),
    ("a possibility as an edge", "Edge", set_claim("metWith", DIP.modality, DIP.possible)),
    ("a denial as an edge", "Edge", set_claim("metWith", DIP.polarity, DIP.negated)),
    ("a state that is over as an edge", "Edge", set_claim("partyTo", DIP.ended, Literal(True))),
    ("a doubtful claim as an edge", "Edge", speak("doubtful")),
    ("a neutral claim as an edge", "Edge", speak("neutral")),
    ("a claim without an attribution as an edge", "Edge", speak(None)),
    ("a qualified claim as an edge", "Edge", add(PER, DIP.occupies, VALLEY)),
    ("a term of nobody's", "KnownTerm", add(NOR, DIP.alliedTo, PER)),
    ("a class of nobody's", "KnownTerm", add(NOR, RDF.type, DIP.Nation)),
    ("no evidence", "StatementEvidence", lose_evidence),
    ("two subjects", "StatementSubject", add_claim("occupies", RDF.subject, ECU)),
    ("no object", "StatementObject", drop(claim, "mobilizes", RDF.object)),
    ("a predicate that is no relation", "StatementRelation", set_claim("mobilizes", RDF.predicate, DIP.country)),
    ("a modality as polarity", "StatementPolarity", set_claim("mobilizes", DIP.polarity, DIP.planned)),
    ("two polarities", "StatementPolarity", add_claim("mobilizes", DIP.polarity, DIP.negated)),
    ("no modality", "StatementModality", drop(claim, "mobilizes", DIP.modality)),
    ("a seventeenth class", "StatementPlover", set_claim("mobilizes", DIP.plover, Literal("APPEAL"))),
    ("a place that speaks", "StatementSpeaker", set_claim("occupies", DIP.speaker, OSLO)),
    ("a year as first day", "StatementStart", set_claim("mobilizes", DIP.start, Literal("2023", datatype=XSD.gYear))),
    ("an end before its start", "StatementStart", lambda g: [
        add_claim("mobilizes", DIP.start, Literal("2023-05-02", datatype=DAY))(g),
        add_claim("mobilizes", DIP.end, Literal("2023-05-01", datatype=DAY))(g),
    ]),
    ("words as last day", "StatementEnd", set_claim("mobilizes", DIP.end, Literal("May"))),
    ("ended that is false", "StatementEnded", set_claim("mobilizes", DIP.ended, Literal(False))),
    ("a place as party", "Party", add_claim("mobilizes", DIP.party, OSLO)),
    ("a place as sender", "Sender", add_claim("mobilizes", DIP.sender, OSLO)),
    ("a place as addressee", "Addressee", add_claim("mobilizes", DIP.addressee, OSLO)),
    ("a person as location", "Location", add_claim("mobilizes", DIP.location, VARGAS)),
    ("a person as event", "EventRole", add_claim("mobilizes", DIP.event, VARGAS)),
    ("a person as content", "Content", add_claim("mobilizes", DIP.content, VARGAS)),
    ("a place that acts", "StatementDomain", set_claim("occupies", RDF.subject, OSLO)),
    ("an agreement that acts", "StatementDomain", set_claim("mobilizes", RDF.subject, TRUCE)),
    ("a person that is occupied", "StatementRange", set_claim("occupies", RDF.object, VARGAS)),
    ("a polarity as attribution", "EvidenceAttribution", set_proof("occupies", DIP.attribution, DIP.affirmed)),
    ("a fourth confidence", "EvidenceConfidence", set_proof("mobilizes", DIP.confidence, Literal("certain"))),
    ("a rule with blanks", "EvidenceRule", set_proof("mobilizes", DIP.rule, Literal("Rule 1"))),
    ("a CAMEO code of GDELT's damaged rows", "EvidenceCameo", set_proof("mobilizes", DIP.cameo, Literal("13y"))),
    ("a CAMEO code without its zero", "EvidenceCameo", set_proof("mobilizes", DIP.cameo, Literal("57"))),
    ("a third part", "EvidencePart", set_proof("mobilizes", DIP.part, Literal("footnote"))),
    ("evidence of two statements", "EvidenceOwner",
     lambda g: g.add((claim(g, "mobilizes"), DIP.evidence, proof(g, "occupies")))),
    ("no article", "EvidenceSource", drop(proof, "mobilizes", OA.hasSource)),
    ("no sentence", "EvidenceSentence", drop(proof, "mobilizes", DIP.sentence)),
    ("no quote", "EvidenceQuote", drop(quote, "mobilizes", OA.exact)),
    ("no start", "EvidenceStart", drop(quote, "mobilizes", OA.start)),
    ("no end", "EvidenceEnd", drop(quote, "mobilizes", OA.end)),
    ("a quote from elsewhere", "QuoteInSentence", set_quote(OA.exact, lambda text: text.replace("alert", "fleet"))),
    ("a quote that is too short", "QuoteLength", set_quote(OA.end, lambda end: int(end) + 1)),
    ("an article without an id", "ArticleIdentifier", of_article(SCHEMA.identifier, None)),
    ("half a SHA-256", "ArticleHash", of_article(DIP.sha256, Literal("0a" * 16))),
    ("an event's other status", "EventStatus", add(TRUCE, DIP.status, DIP.planned)),
    ("a link without reasons", "EventLinkReason", unreasoned_link),
]  # fmt: skip


def test_what_keeps_the_contract_conforms() -> None:
    report = validate(conforming()[0])
    assert report == Report(())
    assert report.conforms


@pytest.mark.parametrize("change", [speak("factive"), add(ECU, RDFS.label, Literal("Ecuador"))])
def test_what_is_allowed_conforms(change: Change) -> None:
    dataset, graph = conforming()
    change(graph)
    assert validate(dataset).violations == ()


@pytest.mark.parametrize(("shape", "change"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_one_shape_alone_refuses_it(shape: str, change: Change) -> None:
    dataset, graph = conforming()
    change(graph)
    report = validate(dataset)
    assert not report.conforms
    assert {violation.shape for violation in report.violations} == {shape}


def test_every_shape_refuses_something() -> None:
    kinds = (SH.NodeShape, SH.PropertyShape)
    found = {str(s).removeprefix(SHAPES) for kind in kinds for s in shapes().subjects(RDF.type, kind)}
    assert found == {shape for _, shape, _ in BAD}
    assert len(found) > 30


@pytest.mark.parametrize("name", ["a plan as an edge", "no evidence", "a quote from elsewhere"])
def test_without_its_shape_it_would_pass(name: str) -> None:
    shape, change = next(row[1:] for row in BAD if row[0] == name)
    dataset, graph = conforming()
    change(graph)
    fewer = Graph()
    for triple in shapes():
        if triple[0] not in (URIRef(SHAPES + shape), URIRef(f"{SHAPES}{shape}-select")):
            fewer.add(triple)
    assert len(fewer) < len(shapes())
    assert list(_shape_violations(dataset, shapes()))
    assert not list(_shape_violations(dataset, fewer))


def test_a_violation_says_what_and_where() -> None:
    dataset, graph = conforming()
    set_proof("mobilizes", DIP.confidence, Literal("certain"))(graph)
    add(NOR, DIP.supports, PER)(graph)
    node, message = str(proof(graph, "mobilizes")), "A confidence is sure, likely or guess. Found: certain"
    confidence, edge = validate(dataset).violations
    assert confidence == Violation(node, message, "EvidenceConfidence")
    assert (edge.node, edge.shape) == (str(NOR), "Edge")
    assert str(DIP.supports) in edge.message
    assert str(PER) in edge.message


def test_a_graph_cannot_change_the_ontology() -> None:
    dataset, graph = conforming()
    set_claim("mobilizes", RDF.subject, OSLO)(graph)
    graph.add((DIP.Place, RDFS.subClassOf, DIP.Actor))
    graph.add((OSLO, RDFS.subClassOf, DIP.Actor))
    assert [violation.shape for violation in validate(dataset).violations] == ["StatementDomain"]


def test_the_union_of_the_graphs_is_checked() -> None:
    dataset, graph = conforming()
    edge = (NOR, DIP.mediates, TRUCE)
    assert edge in graph
    graph.remove(edge)
    dataset.graph(URIRef(BASE + "article/other")).add(edge)
    assert validate(dataset).conforms


def test_strings_that_are_typed_as_such_are_strings() -> None:
    dataset, graph = conforming()
    set_proof("mobilizes", DIP.confidence, Literal("sure", datatype=XSD.string))(graph)
    assert validate(dataset).conforms


def test_an_iri_that_is_none_is_an_error_of_one_line() -> None:
    dataset, graph = conforming()
    graph.add((URIRef(BASE + "state/A B"), RDFS.label, Literal("A B")))
    with pytest.raises(GraphError, match=r"the graph cannot be checked: .*A B") as caught:
        validate(dataset)
    assert "\n" not in str(caught.value)


# --- against the texts -----------------------------------------------------------------------------------------------


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    write_articles([extraction().article], path)
    return path


def rewrite(path: Path, **values: object) -> None:
    row = {**json.loads(path.read_text(encoding="utf-8")), **values}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


def test_the_true_texts_conform(articles: Path) -> None:
    assert validate(conforming()[0], articles=articles).violations == ()


def test_a_quote_that_is_not_in_its_text_is_found(articles: Path) -> None:
    dataset, graph = conforming()
    node = quote(graph, "mobilizes")
    for name in ("start", "end"):  # still in its sentence, still as long
        graph.set((node, OA[name], Literal(int(graph.value(node, OA[name])) - 1)))
    assert validate(dataset).conforms
    (violation,) = validate(dataset, articles=articles).violations
    assert violation.node == str(proof(graph, "mobilizes"))
    assert violation.shape is None
    assert "not the quote 'Ecuador may raise the alert'" in violation.message


def test_a_changed_text_is_found_by_its_hash(articles: Path) -> None:
    dataset, _ = conforming()
    rewrite(articles, text=extraction().article.text + " More.")
    (violation,) = validate(dataset, articles=articles).violations
    assert "SHA-256" in violation.message


def test_a_title_is_looked_up_in_the_title(articles: Path) -> None:
    dataset, _ = conforming()
    rewrite(articles, title="Norway")
    messages = [violation.message for violation in validate(dataset, articles=articles).violations]
    assert len(messages) == 1
    assert "'Norway'" in messages[0]


def test_a_missing_article_is_found(articles: Path) -> None:
    rewrite(articles, id="two")
    (violation,) = validate(conforming()[0], articles=articles).violations
    assert violation.message == "The articles file does not have this article."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\n{]\n", "line 2: is no JSON"),
        (b'{"id": "one"}\n', "line 1: lacks id, title, text or sha256"),
        (b"[]", "line 1: lacks id"),
        (b"\xff\xfe", "cannot be read: it is not utf-8"),
    ],
)
def test_a_broken_articles_file_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message):
        validate(conforming()[0], articles=path)
    with pytest.raises(InputError, match="cannot be read: no such file or directory"):
        validate(conforming()[0], articles=tmp_path / "none.jsonl")
