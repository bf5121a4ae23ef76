from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from extraction_samples import ECUADOR, NORWAY, PERU, article, extraction, finding, truce
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, BNode, Dataset, Literal, Namespace, URIRef

from kg.errors import GraphError
from kg.export.rdf import to_bytes, write_rdf
from kg.graph import merge, read_graph, to_dataset
from kg.graph.merge import link_events
from kg.graph.read import add_quad, quads_of
from kg.model import Extraction, Qualifiers, Time
from kg.vocab import BASE, ONTOLOGY

DIP, ID = Namespace(ONTOLOGY), Namespace(BASE)
OA, SCHEMA = Namespace("http://www.w3.org/ns/oa#"), Namespace("https://schema.org/")
FIRST = ID[extraction().findings[0].statement.id]
PROOF = ID[extraction().findings[0].evidence.id]


def small(id: str, *, day: str | None = "2023-03-09", noun: str = "truce", parties=(PERU, ECUADOR)) -> Dataset:
    """An article that tells of one event and its parties."""
    source, event = article(id), replace(truce(id, day, noun=noun), location=None)
    when = Qualifiers(time=Time(day, day, False, "then")) if day else Qualifiers()
    told = (
        finding(source, NORWAY, "mediates", event, "Oslo brokered", mentions=("Oslo", None), qualifiers=when),
        *(finding(source, p, "partyTo", event, "Oslo brokered", mentions=(p.label, None)) for p in parties),
    )
    return to_dataset([Extraction(source, told, (event,))])


def changed(dataset: Dataset, *, drop: tuple = (), add: tuple = ()) -> Dataset:
    """A copy without the triples that a pattern matches and with those given, in the default graph."""
    copy = Dataset(default_union=True)
    for quad in quads_of(dataset):
        if not drop or not all(want in (None, have) for want, have in zip(drop, quad[:3], strict=True)):
            add_quad(copy, quad)
    for triple in add:
        copy.default_graph.add(triple)
    return copy


def quads(dataset: Dataset) -> set:
    return set(quads_of(dataset))


def links(dataset: Dataset) -> set[tuple[str, str]]:
    return {(str(s)[len(BASE) :], str(o)[len(BASE) :]) for s, o in dataset.subject_objects(DIP.sameEventAs)}


# --- union -----------------------------------------------------------------------------------------------------------

POOL = [
    small("one"),
    small("two"),
    small("three", day="2023-03-10"),
    small("four", noun="pact"),
    small("five", parties=(PERU,)),
    small("six", day=None),
]
PICKS = st.lists(st.sampled_from(range(len(POOL))), max_size=3).map(lambda picks: merge(POOL[i] for i in picks))
QUICK = settings(max_examples=15, deadline=None, derandomize=True, database=None)


@QUICK
@given(PICKS)
def test_merging_with_itself_changes_nothing(a: Dataset) -> None:
    assert quads(merge([a, a])) == quads(merge([a])) == quads(a)


@QUICK
@given(PICKS, PICKS)
def test_merging_is_commutative(a: Dataset, b: Dataset) -> None:
    assert to_bytes(merge([a, b]), "nq") == to_bytes(merge([b, a]), "nq")


@QUICK
@given(PICKS, PICKS, PICKS)
def test_merging_is_associative(a: Dataset, b: Dataset, c: Dataset) -> None:
    whole = quads(merge([a, b, c]))
    assert quads(merge([merge([a, b]), c])) == whole
    assert quads(merge([a, merge([b, c])])) == whole


def test_a_merge_is_the_union_and_leaves_its_inputs() -> None:
    one, two = to_dataset([extraction("one")]), to_dataset([extraction("two", day=None)])
    before = quads(one), quads(two)
    merged = merge([one, two])
    assert quads(merged) == before[0] | before[1] == quads(one) | quads(two)
    assert quads(to_dataset([extraction("one"), extraction("two", day=None)])) == quads(merged)
    assert quads(merge([])) == set()


def test_the_same_claim_in_two_articles_is_one_statement_with_two_proofs() -> None:
    merged = merge([to_dataset([extraction("one")]), to_dataset([extraction("two")])])
    [met] = merged.subjects(RDF.predicate, DIP.metWith)
    assert len(set(merged.objects(met, DIP.evidence))) == 2
    assert len(set(merged.objects(predicate=OA.hasSource))) == 2


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "jsonld"])
def test_files_merge_as_datasets_do(tmp_path, ending: str) -> None:
    parts = [small("one"), small("two")]
    for number, part in enumerate(parts):
        write_rdf(part, tmp_path / f"{number}.{ending}")
    found = merge(read_graph(tmp_path / f"{number}.{ending}") for number in (0, 1))
    assert {quad[:3] for quad in quads(found)} == {quad[:3] for quad in quads(merge(parts))}
    write_rdf(found, tmp_path / f"merged.{ending}")
    again = merge([read_graph(tmp_path / f"merged.{ending}"), parts[0]])
    assert {quad[:3] for quad in quads(again)} == {quad[:3] for quad in quads(found)}


# --- refusals --------------------------------------------------------------------------------------------------------

STATE = ID["state/CHL"]
FORGED: dict[str, tuple[Callable[[], Dataset], URIRef, str]] = {
    "object changed": (
        lambda: changed(SAMPLE, drop=(FIRST, RDF.object, None), add=((FIRST, RDF.object, STATE),)),
        FIRST,
        "claims what has the id statement/",
    ),
    "polarity changed": (
        lambda: changed(SAMPLE, drop=(FIRST, DIP.polarity, None), add=((FIRST, DIP.polarity, DIP.negated),)),
        FIRST,
        "claims what has the id statement/",
    ),
    "speaker added": (lambda: changed(SAMPLE, add=((FIRST, DIP.speaker, STATE),)), FIRST, "claims what has the id"),
    "ended added": (lambda: changed(SAMPLE, add=((FIRST, DIP.ended, Literal(True)),)), FIRST, "claims what has the id"),
    "office added": (
        lambda: changed(SAMPLE, add=((FIRST, DIP.office, Literal("x")),)),
        FIRST,
        "claims what has the id",
    ),
    "two objects": (
        lambda: changed(SAMPLE, add=((FIRST, RDF.object, STATE),)),
        FIRST,
        "has more than one rdf:object: 'https://w3id.org/diplomacy-kg/id/agreement/one--truce-1', 'https://",
    ),
    "no polarity": (lambda: changed(SAMPLE, drop=(FIRST, DIP.polarity, None)), FIRST, "has no dip:polarity"),
    "two sentences": (
        lambda: changed(SAMPLE, add=((PROOF, DIP.sentence, Literal("Nothing.", lang="en")),)),
        PROOF,
        "has more than one dip:sentence: 'Nothing.', 'On March 9",
    ),
    "two quotes": (
        lambda: changed(SAMPLE, add=((URIRef(PROOF + "-quote"), OA.exact, Literal("nothing")),)),
        URIRef(PROOF + "-quote"),
        "has more than one oa:exact",
    ),
    "rule changed": (
        lambda: changed(SAMPLE, drop=(PROOF, DIP.rule, None), add=((PROOF, DIP.rule, Literal("other")),)),
        PROOF,
        "has the content of evidence/",
    ),
    "attribution added": (
        lambda: changed(SAMPLE, add=((PROOF, DIP.attribution, DIP.factive),)),
        PROOF,
        "has the content of evidence/",
    ),
    "offset no number": (
        lambda: changed(
            SAMPLE,
            drop=(URIRef(PROOF + "-quote"), OA.start, None),
            add=((URIRef(PROOF + "-quote"), OA.start, Literal("-1")),),
        ),
        URIRef(PROOF + "-quote"),
        "oa:start is no offset: '-1'",
    ),
    "evidence of another": (
        lambda: changed(SAMPLE, add=((ID[extraction().findings[1].statement.id], DIP.evidence, PROOF),)),
        PROOF,
        "has the content of evidence/",
    ),
    "evidence of nothing": (
        lambda: changed(SAMPLE, drop=(FIRST, DIP.evidence, None)),
        PROOF,
        "is no statement's evidence",
    ),
}
MENDED = {"no polarity", "evidence of nothing"}  # what one input lacks the other has: the union is whole
SAMPLE = to_dataset([extraction()])


@pytest.mark.parametrize("case", FORGED)
def test_what_is_forged_is_refused_by_name(case: str) -> None:
    make, node, message = FORGED[case]
    with pytest.raises(GraphError) as caught:
        merge([make()])
    assert str(caught.value).startswith(f"{node}: {message}") and "\n" not in str(caught.value)
    for datasets in ([SAMPLE, make()], [make(), SAMPLE]):
        if case in MENDED:
            assert quads(merge(datasets)) == quads(SAMPLE)
            continue
        with pytest.raises(GraphError) as caught:
            merge(datasets)
        assert str(caught.value).startswith(f"{node}: ")


def test_a_statement_under_a_forged_id_is_refused() -> None:
    forged = Dataset(default_union=True)
    for subject, predicate, value, name in quads_of(SAMPLE):
        swap = ID["statement/" + "0" * 20]
        add_quad(forged, tuple(swap if node == FIRST else node for node in (subject, predicate, value, name)))
    with pytest.raises(GraphError, match=f"statement/0{{20}}: claims what has the id {FIRST[len(BASE) :]}"):
        merge([forged])


def test_one_article_under_two_texts_or_dates_is_refused() -> None:
    source = next(SAMPLE.subjects(RDF.type, SCHEMA.NewsArticle))
    for predicate, value in ((DIP.sha256, "0" * 64), (SCHEMA.datePublished, "2024-01-01")):
        with pytest.raises(GraphError, match=f"{source}: has more than one .*: '.*', '.*'"):
            merge([SAMPLE, changed(Dataset(), add=((source, predicate, Literal(value)),))])


def test_two_states_are_not_the_same() -> None:
    chile, same = (STATE, RDF.type, DIP.State), OWL.sameAs
    wikidata = URIRef("http://www.wikidata.org/entity/Q900000001")  # what Norway is, in the sample
    direct = changed(Dataset(), add=(chile, (STATE, same, ID["state/NOR"])))
    through = changed(Dataset(), add=(chile, (STATE, same, wikidata)))
    for other in (direct, through):
        with pytest.raises(GraphError, match=r"state/NOR: is made the same as .*state/CHL by owl:sameAs"):
            merge([SAMPLE, other])
    harmless = changed(Dataset(), add=(chile, (STATE, same, URIRef("http://www.wikidata.org/entity/Q900000002"))))
    assert (STATE, same, None) in merge([SAMPLE, harmless])


def test_blank_nodes_are_refused() -> None:
    with pytest.raises(GraphError, match=r"a graph has a blank node\. Give every node an IRI\."):
        merge([SAMPLE, changed(Dataset(), add=((BNode(), RDF.type, DIP.State),))])


# --- links between events --------------------------------------------------------------------------------------------


def test_described_events_that_agree_in_all_are_linked_both_ways_with_reasons() -> None:
    merged = merge([small("one"), small("two")])
    one, two = "agreement/one--truce-1", "agreement/two--truce-1"
    assert links(merged) == {(one, two), (two, one)}
    [link] = merged.subjects(RDF.type, DIP.EventLink)
    assert (merged.value(link, RDF.subject), merged.value(link, RDF.object)) == (ID[one], ID[two])
    assert merged.value(link, RDF.predicate) == DIP.sameEventAs
    assert sorted(map(str, merged.objects(link, DIP.reason))) == [
        "dates overlap: 2023-03-09",
        "same class: Agreement",
        "same noun: truce",
        "same parties: ECU, PER",
    ]
    assert {name for *_, name in quads(merged) - quads(small("one")) - quads(small("two"))} == {ID["link/merge"]}


@pytest.mark.parametrize(
    "other",
    [
        small("two", day="2023-03-10"),
        small("two", day=None),
        small("two", noun="pact"),
        small("two", parties=(PERU,)),
        small("two", parties=(PERU, NORWAY)),
        small("two", parties=(PERU, ECUADOR, NORWAY)),
    ],
    ids=["another day", "no day", "another noun", "one party", "other parties", "more parties"],
)
def test_whatever_differs_there_is_no_link(other: Dataset) -> None:
    assert links(merge([small("one"), other])) == set()


def test_one_party_on_both_sides_is_too_little() -> None:
    assert links(merge([small("one", parties=(PERU,)), small("two", parties=(PERU,))])) == set()


def test_what_never_happened_is_linked_to_nothing() -> None:
    planned = changed(small("two"), add=((ID["agreement/two--truce-1"], DIP.status, DIP.unrealised),))
    assert links(merge([small("one"), planned])) == set()


def test_two_candidates_in_one_article_are_none() -> None:
    second = truce("two")
    second = replace(second, id="agreement/two--truce-2", location=None)
    told = tuple(
        finding(article("two"), p, "partyTo", second, "Oslo brokered", mentions=(p.label, None))
        for p in (PERU, ECUADOR)
    )
    rival = to_dataset([Extraction(article("two"), told, (second,))])
    assert links(merge([small("one"), rival])) != set()
    assert links(merge([small("one"), small("two"), rival])) == set()


def test_events_of_one_article_are_not_linked() -> None:
    assert links(merge([small("one"), small("one")])) == set()


def test_links_are_made_anew() -> None:
    linked = merge([small("one"), small("two")])
    planned = changed(Dataset(), add=((ID["agreement/two--truce-1"], DIP.status, DIP.unrealised),))
    again = merge([linked, planned])
    assert links(again) == set() and not list(again.subjects(RDF.type, DIP.EventLink))


def test_links_that_others_state_stay() -> None:
    stated = ID["agreement/one--truce-1"], DIP.sameEventAs, URIRef("https://example.org/the-truce")
    assert stated in merge([small("one"), changed(Dataset(), add=(stated,))])


def test_a_new_graph_is_linked_as_a_merged_one_is() -> None:
    told = [extraction("one"), extraction("two")]
    made = link_events(to_dataset(told))
    assert links(made)
    assert quads(made) == quads(merge(to_dataset([one]) for one in told))
