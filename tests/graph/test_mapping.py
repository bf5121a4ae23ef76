from __future__ import annotations

from dataclasses import replace

import pytest
from extraction_samples import ECUADOR, NORWAY, OSLO, PERU, TEXT, TITLE, VARGAS, article, extraction, finding, truce
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Dataset, Literal, Namespace, URIRef

from kg.errors import GraphError
from kg.graph import to_dataset
from kg.graph.iris import Names
from kg.model import Attribution, Extraction, Finding, Kind, Modality, Polarity, Qualifiers, Role, Thing, Time
from kg.vocab import BASE, ONTOLOGY

DIP, OA, SCHEMA = Namespace(ONTOLOGY), Namespace("http://www.w3.org/ns/oa#"), Namespace("https://schema.org/")
ID = Namespace(BASE)
_FIRST = ["mediates-rule", "045", "sure"]
TRUCE = ID["agreement/one--truce-1"]
FACTIVE, DOUBTFUL, NEUTRAL = (
    Qualifiers(speaker=ECUADOR, attribution=a) for a in (Attribution.FACTIVE, Attribution.DOUBTFUL, Attribution.NEUTRAL)
)


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return to_dataset([extraction()])


def one(*findings: Finding, source=None) -> Dataset:
    return to_dataset([Extraction(source or article(), findings, ())])


def node(found: Finding) -> URIRef:
    return ID[found.statement.id]


def edge(qualifiers: Qualifiers, target: Thing | None = PERU) -> Finding:
    words = "Oslo brokered a truce between Lima and Quito"
    return finding(article(), NORWAY, "accuses", target, words, mentions=("Oslo", "Lima"), qualifiers=qualifiers)


def test_a_fact_has_an_edge_and_a_claim(graph: Dataset) -> None:
    assert (ID["state/NOR"], DIP.mediates, TRUCE) in graph
    claim = node(extraction().findings[0])
    assert dict(graph.predicate_objects(claim)) | {DIP.party: None} == {
        RDF.type: DIP.Statement,
        RDF.subject: ID["state/NOR"],
        RDF.predicate: DIP.mediates,
        RDF.object: TRUCE,
        DIP.party: None,
        DIP.polarity: DIP.affirmed,
        DIP.modality: DIP.actual,
        DIP.start: Literal("2023-03-09", datatype=XSD.date),
        DIP.end: Literal("2023-03-09", datatype=XSD.date),
        DIP.plover: Literal("CONSULT"),
        DIP.evidence: ID[extraction().findings[0].evidence.id],
    }
    assert set(graph.objects(claim, DIP.party)) == {ID["state/PER"], ID["state/ECU"]}


def test_a_symmetric_fact_has_its_edge_both_ways_and_one_claim(graph: Dataset) -> None:
    vargas, ecuador = ID["person/lucia-vargas"], ID["state/ECU"]
    assert (vargas, DIP.metWith, ecuador) in graph and (ecuador, DIP.metWith, vargas) in graph
    assert len(list(graph.subjects(RDF.predicate, DIP.metWith))) == 1


@pytest.mark.parametrize(
    ("qualifiers", "is_edge"),
    [
        (Qualifiers(), True),
        (FACTIVE, True),
        (NEUTRAL, False),
        (DOUBTFUL, False),
        (Qualifiers(Polarity.NEGATED), False),
        (Qualifiers(modality=Modality.PLANNED), False),
        (Qualifiers(modality=Modality.POSSIBLE), False),
        (Qualifiers(time=Time(None, "1994-12-31", True, "until 1994")), False),
        (Qualifiers(time=Time("1994-01-01", "1994-12-31", False, "in 1994")), True),
    ],
)
def test_only_a_fact_has_an_edge(qualifiers: Qualifiers, is_edge: bool) -> None:
    found = edge(qualifiers)
    graph = one(found)
    assert ((ID["state/NOR"], DIP.accuses, ID["state/PER"]) in graph) is is_edge
    assert (node(found), DIP.polarity, DIP[qualifiers.polarity]) in graph
    assert (node(found), DIP.modality, DIP[qualifiers.modality]) in graph


def test_a_state_that_is_over_says_so() -> None:
    found = edge(Qualifiers(time=Time(None, "1994-12-31", True, "until 1994")))
    assert one(found).value(node(found), DIP.ended) == Literal(True)
    assert one(edge(Qualifiers())).value(node(edge(Qualifiers())), DIP.ended) is None


def test_a_claim_that_is_no_fact_keeps_its_speaker_and_attribution(graph: Dataset) -> None:
    found = next(f for f in extraction() if f.statement.relation == "occupies")
    assert graph.value(node(found), DIP.speaker) == ID["state/ECU"]
    assert graph.value(ID[found.evidence.id], DIP.attribution) == DIP.doubtful


def test_no_object_is_unspecified(graph: Dataset) -> None:
    found = extraction().findings[-1]
    assert graph.value(node(found), RDF.object) == DIP.unspecified
    assert not list(graph.subject_objects(DIP.mobilizes))


def test_an_office_and_roles_are_properties_of_the_claim(graph: Dataset) -> None:
    met = next(f for f in extraction() if f.statement.relation == "metWith")
    assert graph.value(node(met), DIP.office) == Literal("president")
    content = Thing("statement/" + "0" * 20, "", Kind.STATEMENT)
    accused = replace(edge(Qualifiers()).statement, roles=(Role("content", content, ""),))
    graph = one(Finding(accused, edge(Qualifiers()).evidence))
    assert graph.value(ID[accused.id], DIP.content) == ID[content.id]
    assert not list(graph.predicate_objects(ID[content.id]))  # described where it is found, as a statement


def test_evidence_leads_to_the_very_characters(graph: Dataset) -> None:
    for found in extraction():
        proof = ID[found.evidence.id]
        quote = graph.value(proof, OA.hasSelector)
        assert quote == URIRef(proof + "-quote")
        assert set(graph.objects(proof, RDF.type)) == {DIP.Evidence, OA.SpecificResource}
        assert set(graph.objects(quote, RDF.type)) == {OA.TextQuoteSelector, OA.TextPositionSelector}
        start, end = (int(graph.value(quote, OA[name])) for name in ("start", "end"))
        exact, before, after = (str(graph.value(quote, OA[name])) for name in ("exact", "prefix", "suffix"))
        text = TITLE if (proof, DIP.part, Literal("title")) in graph else TEXT
        assert text[start:end] == exact and exact in str(graph.value(proof, DIP.sentence))
        assert text[:start].endswith(before) and text[end:].startswith(after)
        assert len(before) == min(32, start) and len(after) == min(32, len(text) - end)


def test_evidence_knows_its_source_rule_code_and_confidence(graph: Dataset) -> None:
    found = extraction().findings[0]
    proof = ID[found.evidence.id]
    assert graph.value(proof, OA.hasSource) == Names().article(article())
    assert graph.value(proof, DIP.sentence) == Literal(found.evidence.text, lang="en")
    assert [str(graph.value(proof, DIP[n])) for n in ("rule", "cameo", "confidence")] == [
        "mediates-rule",
        "045",
        "sure",
    ]
    assert graph.value(proof, DIP.part) is None  # the text


def test_the_article_is_a_news_article(graph: Dataset) -> None:
    assert dict(graph.predicate_objects(Names().article(article()))) == {
        RDF.type: SCHEMA.NewsArticle,
        SCHEMA.identifier: Literal("one"),
        SCHEMA.headline: Literal(TITLE, lang="en"),
        SCHEMA.datePublished: Literal("2023-03-10", datatype=XSD.date),
        SCHEMA.publisher: Literal("The Daily Example"),
        SCHEMA.url: Literal("https://example.org/one"),
        DIP.sha256: Literal(article().sha256),
    }


def test_an_article_without_title_date_and_source_says_nothing_of_them() -> None:
    bare = replace(article(), title="", published=None, source=None, url=None)
    predicates = set(to_dataset([Extraction(bare, (), ())]).predicates())
    assert predicates == {RDF.type, SCHEMA.identifier, DIP.sha256}


def test_things_have_class_label_names_and_country(graph: Dataset) -> None:
    assert dict(graph.predicate_objects(ID["person/lucia-vargas"])) == {
        RDF.type: DIP.Person,
        RDFS.label: Literal("Lucía Vargas"),
        SKOS.altLabel: Literal("President Lucía Vargas"),
        DIP.country: ID["state/PER"],
        DIP.metWith: ID["state/ECU"],
    }
    assert graph.value(ID["state/NOR"], DIP.iso3) == Literal("NOR")
    assert graph.value(ID["state/NOR"], DIP.country) is None
    assert graph.value(ID["state/NOR"], OWL.sameAs) == URIRef("http://www.wikidata.org/entity/Q900000001")
    assert graph.value(ID["place/oslo"], SKOS.exactMatch) == URIRef("https://example.org/concept/oslo")


def test_a_state_that_is_only_answered_to_is_a_state() -> None:
    met = finding(article(), VARGAS, "accuses", NORWAY, "Oslo", mentions=("Vargas", "Oslo"))
    graph = one(met)
    assert dict(graph.predicate_objects(ID["state/PER"])) == {RDF.type: DIP.State, DIP.iso3: Literal("PER")}


@pytest.mark.parametrize("mention", ["she", "It", "both sides", "the Peruvian minister", "Their", "the lady"])
def test_what_names_nobody_is_no_name(mention: str) -> None:
    found = finding(article(), VARGAS, "accuses", PERU, "Oslo", mentions=(mention, "Peru"))
    assert list(one(found).objects(ID["person/lucia-vargas"], SKOS.altLabel)) == []


def test_how_a_mention_was_resolved_decides_where_it_is_known(graph: Dataset) -> None:
    assert set(graph.objects(ID["state/ECU"], SKOS.altLabel)) == {Literal("Quito")}  # not "her colleague", a role


def test_of_two_labels_the_longer_is_the_label() -> None:
    short = replace(VARGAS, label="Vargas")
    found = [finding(article(), p, "accuses", PERU, "Oslo", mentions=("She", "Peru")) for p in (short, VARGAS)]
    for order in (found, found[::-1]):
        graph = one(*order)
        assert list(graph.objects(ID["person/lucia-vargas"], RDFS.label)) == [Literal("Lucía Vargas")]
        assert list(graph.objects(ID["person/lucia-vargas"], SKOS.altLabel)) == [Literal("Vargas")]


def test_an_event_has_its_time_place_and_topic(graph: Dataset) -> None:
    day = Literal("2023-03-09", datatype=XSD.date)
    assert (graph.value(TRUCE, DIP.start), graph.value(TRUCE, DIP.end)) == (day, day)
    assert graph.value(TRUCE, DIP.location) == ID[OSLO.id]
    assert graph.value(TRUCE, DIP.topic) == Literal("the border")
    assert graph.value(TRUCE, DIP.status) is None
    assert (ID["state/PER"], DIP.partyTo, TRUCE) in graph


def test_an_unrealised_event_says_so() -> None:
    graph = to_dataset([Extraction(article(), (), (truce(unrealised=True),))])
    assert graph.value(TRUCE, DIP.status) == DIP.unrealised


@pytest.mark.parametrize(
    ("iso", "datatype"), [("2020", XSD.gYear), ("2020-11", XSD.gYearMonth), ("2020-11-09", XSD.date)]
)
def test_partial_dates_have_their_types(iso: str, datatype: URIRef) -> None:
    graph = to_dataset([Extraction(article(), (), (replace(truce(), start=iso),))])
    assert graph.value(TRUCE, DIP.start) == Literal(iso, datatype=datatype, normalize=False)


def test_every_article_has_a_graph_of_its_own() -> None:
    both = to_dataset([extraction("one"), extraction("two")])
    names = {Names().article(article(id)) for id in ("one", "two")}
    assert {name for *_, name in both.quads()} == names
    alone = to_dataset([extraction("two")])
    assert set(both.graph(Names().article(article("two"))).triples((None, None, None))) == {
        q[:3] for q in alone.quads()
    }
    assert set(both.quads()) == set(alone.quads()) | set(to_dataset([extraction("one")]).quads())


def test_the_order_of_articles_and_findings_changes_nothing() -> None:
    first, second = extraction("one"), extraction("two")
    turned = replace(first, findings=first.findings[::-1])
    assert set(to_dataset([first, second]).quads()) == set(to_dataset([second, turned]).quads())


def test_there_are_no_blank_nodes(graph: Dataset) -> None:
    assert not [n for quad in graph.quads() for n in quad if isinstance(n, BNode)]


def test_characters_that_no_file_holds_are_replaced() -> None:
    hostile = replace(article(text="Oslo \x00spoke\ud800."), title="a\x85b", source="\x1b[1m")
    found = finding(hostile, NORWAY, "accuses", PERU, "Oslo \x00spoke\ud800", mentions=("Oslo\x00", "Per\ufffeu"))
    graph = one(found, source=hostile)
    text = "".join(str(value) for _, _, value, _ in graph.quads())
    assert not set(text) & set("\x00\x1b\x85\ud800\ufffe")
    assert list(graph.objects(predicate=OA.exact)) == [Literal("Oslo \ufffdspoke\ufffd")]


def test_another_base_moves_everything_and_a_wrong_one_is_refused() -> None:
    moved = to_dataset([extraction()], base="https://example.org/kg/")
    assert not [n for quad in moved.quads() for n in quad if str(n).startswith(BASE)]
    assert (URIRef("https://example.org/kg/state/NOR"), DIP.mediates, None) in moved
    with pytest.raises(GraphError, match="is no base IRI"):
        to_dataset([], base="example")


def test_an_unknown_relation_and_a_broken_same_as_do_not_get_in() -> None:
    wrong = replace(edge(Qualifiers()).statement, relation="befriends")
    with pytest.raises(KeyError):
        one(Finding(wrong, edge(Qualifiers()).evidence))
    odd = replace(NORWAY, same_as=("https://example.org/a b", "javascript:alert(1)"))
    graph = one(finding(article(), odd, "accuses", PERU, "Oslo", mentions=("Oslo", "Peru")))
    assert not list(graph.objects(ID["state/NOR"], OWL.sameAs | SKOS.exactMatch))
