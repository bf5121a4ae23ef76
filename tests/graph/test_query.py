from __future__ import annotations

import os
import socket
import sys
import threading
import time
from pathlib import Path

import pytest
from extraction_samples import ECUADOR, NORWAY, OSLO, PERU, article, finding
from rdflib import Dataset, Graph, Literal, URIRef

from kg.errors import QueryError
from kg.export.rdf import to_bytes
from kg.graph import to_dataset
from kg.graph.query import MAX_ROWS, Table, list_queries, query
from kg.graph.read import add_quad, quads_of
from kg.model import Attribution, Event, Extraction, Kind, Modality, Polarity, Qualifiers, Role, Thing, Time
from kg.vocab import BASE, ONTOLOGY

# --- two articles, with every sort of claim --------------------------------------------------------------------------

TEXT = """On March 9, Norway brokered a truce between Peru and Ecuador.
Peru and Ecuador signed the truce, Ingrid Solberg confirmed.
Norwegian observers were sent to the river.
Peru and Ecuador contest the valley.
Ecuador holds that the valley is occupied by Peru.
Mateo Andrade, the president of Ecuador, insisted that the valley is part of Ecuador.
Peru will withdraw from the valley in June.
Chile refused to sign the truce.
Peru denied that it attacked Ecuador.
Ecuador complained that Peru attacked it.
A judge was the envoy of Chile until 2001.
Ingrid Solberg met Mateo Andrade in Oslo on March 9.
Mateo Andrade plans to meet the judge."""
LATER = "The truce that Norway and Chile brokered in March holds."

CHILE = Thing("state/CHL", "Chile", Kind.STATE, "CHL")
SOLBERG = Thing("person/ingrid-solberg", "Ingrid Solberg", Kind.PERSON, "NOR")
ANDRADE = Thing("person/mateo-andrade", "Mateo Andrade", Kind.PERSON, "ECU")
JUDGE = Thing("person/judge", "Judge", Kind.PERSON, "CHL")
OBSERVERS = Thing("force/NOR-observers", "Norwegian observers", Kind.FORCE, "NOR")
RIVER = Thing("place/one--river-1", "river", Kind.PLACE)
VALLEY = Thing("territory/valley", "Valley", Kind.TERRITORY)
TRUCE = Event(
    "agreement/one--truce-1", "truce (Ecuador, Peru)", Kind.AGREEMENT,
    parties=(ECUADOR, PERU), start="2023-03-09", end="2023-03-09", location=RIVER,
)  # fmt: skip
MARCH, JUNE = Time("2023-03-09", "2023-03-09", False, "March 9"), Time("2023-06-01", "2023-06-30", False, "in June")


def said(by: Thing, how: Attribution, **axes) -> Qualifiers:
    return Qualifiers(speaker=by, attribution=how, **axes)


def told(text: str, id: str, rows: list[tuple], events: tuple[Event, ...] = ()) -> Extraction:
    """Rows: subject, relation, object, number of the sentence, and what `finding` takes besides."""
    source, lines = article(id, text), text.split("\n")
    found = (
        finding(source, s, r, o, lines[line].rstrip("."), mentions=(s.label, o.label), **(rest[0] if rest else {}))
        for s, r, o, line, *rest in rows
    )
    return Extraction(source, tuple(found), events)


def party(*things: Thing) -> tuple[Role, ...]:
    return tuple(Role("party", thing, thing.label) for thing in things)


IN_OSLO = (Role("location", OSLO, "Oslo"),)
FACTIVE, DOUBTFUL = Attribution.FACTIVE, Attribution.DOUBTFUL
ROWS: list[tuple] = [
    (NORWAY, "mediates", TRUCE, 0, {"roles": party(PERU, ECUADOR), "qualifiers": Qualifiers(time=MARCH)}),
    (PERU, "partyTo", TRUCE, 0),
    (ECUADOR, "partyTo", TRUCE, 0),
    (PERU, "signed", TRUCE, 1, {"qualifiers": said(SOLBERG, FACTIVE)}),
    (ECUADOR, "signed", TRUCE, 1, {"qualifiers": said(SOLBERG, FACTIVE)}),
    (OBSERVERS, "deployedTo", RIVER, 2),
    (PERU, "disputes", VALLEY, 3),
    (ECUADOR, "disputes", VALLEY, 3),
    (PERU, "occupies", VALLEY, 4, {"qualifiers": said(ECUADOR, DOUBTFUL)}),
    (VALLEY, "partOf", ECUADOR, 5, {"qualifiers": said(ANDRADE, DOUBTFUL)}),
    (ANDRADE, "represents", ECUADOR, 5, {"office": "president"}),
    (PERU, "withdrawsFrom", VALLEY, 6, {"qualifiers": Qualifiers(modality=Modality.PLANNED, time=JUNE)}),
    (CHILE, "signed", TRUCE, 7, {"qualifiers": Qualifiers(Polarity.NEGATED)}),
    (PERU, "attacks", ECUADOR, 8, {"qualifiers": said(PERU, Attribution.NEUTRAL, polarity=Polarity.NEGATED)}),
    (PERU, "attacks", ECUADOR, 9, {"qualifiers": said(ECUADOR, DOUBTFUL)}),
    (SOLBERG, "metWith", ANDRADE, 11, {"roles": IN_OSLO, "qualifiers": Qualifiers(time=MARCH)}),
    (JUDGE, "metWith", ANDRADE, 12, {"qualifiers": Qualifiers(modality=Modality.PLANNED)}),
    (JUDGE, "represents", CHILE, 10, {"office": "envoy", "qualifiers": Qualifiers(time=Time(None, None, True, ""))}),
]
LATER_ROWS: list[tuple] = [
    (NORWAY, "mediates", TRUCE, 0, {"roles": party(PERU), "qualifiers": Qualifiers(time=MARCH)}),
    (CHILE, "mediates", TRUCE, 0),
]
SENTENCES = TEXT.split("\n")


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return to_dataset([told(TEXT, "one", ROWS, (TRUCE,)), told(LATER, "two", LATER_ROWS)])


# --- the questions that ship -----------------------------------------------------------------------------------------

T, DAY = "truce (Ecuador, Peru)", "2023-03-09"
ANSWERS = {
    "who-mediates": [("Chile", T, "", "", ""), ("Norway", T, "Ecuador, Peru", DAY, DAY)],
    "who-signed-what": [("Ecuador", T, "", "", "Ingrid Solberg"), ("Peru", T, "", "", "Ingrid Solberg")],
    "who-disputes": [
        ("Valley", "Ecuador", "Peru occupies Valley", SENTENCES[4]),
        ("Valley", "Ecuador", "Valley partOf Ecuador", SENTENCES[5]),
        ("Valley", "Peru", "", ""),
    ],
    "who-met-whom": [("Ingrid Solberg", "Mateo Andrade", "Oslo", DAY, DAY, "")],
    "who-is-deployed-where": [("Norwegian observers", "river", "Norway", "", "")],
    "what-is-planned": [
        ("Judge", "metWith", "Mateo Andrade", "", "", "", SENTENCES[12]),
        ("Peru", "withdrawsFrom", "Valley", "2023-06-01", "2023-06-30", "", SENTENCES[6]),
    ],
    "what-is-denied": [
        ("Chile", "signed", T, "actual", "", SENTENCES[7]),
        ("Peru", "attacks", "Ecuador", "actual", "Peru", SENTENCES[8]),
    ],
    "who-claims-what": [
        ("Ecuador", "doubtful", "affirmed", "actual", "Peru", "attacks", "Ecuador", SENTENCES[9]),
        ("Ecuador", "doubtful", "affirmed", "actual", "Peru", "occupies", "Valley", SENTENCES[4]),
        ("Ingrid Solberg", "factive", "affirmed", "actual", "Ecuador", "signed", T, SENTENCES[1]),
        ("Ingrid Solberg", "factive", "affirmed", "actual", "Peru", "signed", T, SENTENCES[1]),
        ("Mateo Andrade", "doubtful", "affirmed", "actual", "Valley", "partOf", "Ecuador", SENTENCES[5]),
        ("Peru", "neutral", "negated", "actual", "Peru", "attacks", "Ecuador", SENTENCES[8]),
    ],
    "sentences-behind-an-edge": [
        (who, relation, what, line.rstrip("."), line, source, "2023-03-10")
        for who, relation, what, line, source in (
            ("Norwegian observers", "deployedTo", "river", SENTENCES[2], "one"),
            ("Ecuador", "disputes", "Valley", SENTENCES[3], "one"),
            ("Peru", "disputes", "Valley", SENTENCES[3], "one"),
            ("Chile", "mediates", T, LATER, "two"),
            ("Norway", "mediates", T, SENTENCES[0], "one"),
            ("Norway", "mediates", T, LATER, "two"),
            ("Ingrid Solberg", "metWith", "Mateo Andrade", SENTENCES[11], "one"),
            ("Ecuador", "partyTo", T, SENTENCES[0], "one"),
            ("Peru", "partyTo", T, SENTENCES[0], "one"),
            ("Mateo Andrade", "represents", "Ecuador", SENTENCES[5], "one"),
            ("Ecuador", "signed", T, SENTENCES[1], "one"),
            ("Peru", "signed", T, SENTENCES[1], "one"),
        )
    ],
    "what-is-contested": [("Peru", "attacks", "Ecuador", "Ecuador", "Peru")],
    "what-happened-when": [
        (DAY, DAY, "Ingrid Solberg", "metWith", "Mateo Andrade"),
        (DAY, DAY, "Norway", "mediates", T),
    ],
    "who-holds-which-office": [("Mateo Andrade", "president", "Ecuador")],
    "who-takes-part-in-what": [
        (T, "Agreement", "Ecuador", "river", DAY, DAY),
        (T, "Agreement", "Peru", "river", DAY, DAY),
    ],
    "how-often-is-it-told": [
        ("Norway", "mediates", T, "2", "2"),
        ("Chile", "mediates", T, "1", "1"),
        ("Ecuador", "disputes", "Valley", "1", "1"),
        ("Ecuador", "partyTo", T, "1", "1"),
        ("Ecuador", "signed", T, "1", "1"),
        ("Ingrid Solberg", "metWith", "Mateo Andrade", "1", "1"),
        ("Mateo Andrade", "represents", "Ecuador", "1", "1"),
        ("Norwegian observers", "deployedTo", "river", "1", "1"),
        ("Peru", "disputes", "Valley", "1", "1"),
        ("Peru", "partyTo", T, "1", "1"),
        ("Peru", "signed", T, "1", "1"),
    ],
}


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux answers in a process of its own")


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_question_has_its_answer(graph: Dataset, name: str) -> None:
    assert list(query(graph, name).rows) == ANSWERS[name]


def test_one_voice_of_one_article_contests_nothing_but_two_articles_do() -> None:
    yes: list[tuple] = [(PERU, "controls", VALLEY, 3)]
    no: list[tuple] = [(PERU, "controls", VALLEY, 3, {"qualifiers": Qualifiers(Polarity.NEGATED)})]
    assert query(to_dataset([told(TEXT, "one", yes + no)]), "what-is-contested").rows == ()
    apart = query(to_dataset([told(TEXT, "one", yes), told(TEXT, "two", no)]), "what-is-contested")
    assert apart.rows == (("Peru", "controls", "Valley", "(the article)", "(the article)"),)


def test_one_sentence_read_by_two_rules_is_told_once() -> None:
    rows: list[tuple] = [(PERU, "controls", VALLEY, 3, {"cameo": code}) for code in (None, "192")]
    (row,) = query(to_dataset([told(TEXT, "one", rows)]), "how-often-is-it-told").rows
    assert row == ("Peru", "controls", "Valley", "1", "1")


def test_every_question_that_ships_is_answered_here() -> None:
    assert [known.name for known in list_queries()] == sorted(ANSWERS)
    assert len(ANSWERS) >= 8


def test_every_question_is_one_line_that_ends_in_a_question_mark_or_says_what_comes() -> None:
    for known in list_queries():
        assert known.text.startswith(f"# {known.question}") and "?" in known.question
        assert known.question[0].isupper() and len(known.question) <= 100
        assert "ORDER BY" in known.text


def test_turtle_gives_the_answers_of_the_named_graphs(graph: Dataset) -> None:
    turtle = Dataset(default_union=True)
    turtle.default_graph.parse(data=to_bytes(graph, "ttl"), format="turtle")
    for name in ("who-mediates", "who-disputes", "sentences-behind-an-edge"):
        assert query(turtle, name) == query(graph, name)


def test_a_dataset_without_a_union_is_united_all_the_same(graph: Dataset) -> None:
    apart = Dataset()
    for quad in quads_of(graph):
        add_quad(apart, quad)
    assert query(apart, "who-mediates") == query(graph, "who-mediates")


def test_a_plain_graph_can_be_asked(graph: Dataset) -> None:
    plain = Graph()
    for *triple, _ in quads_of(graph):
        plain.add(triple)
    assert query(plain, "ASK { state:NOR dip:mediates ?event }").rows == (("true",),)


def test_named_graphs_can_be_told_apart(graph: Dataset) -> None:
    asked = "SELECT (COUNT(DISTINCT ?g) AS ?articles) { GRAPH ?g { state:NOR dip:mediates ?event } }"
    assert query(graph, asked) == Table(("articles",), (("2",),))


ONE, TWO = (
    f"<{node}>"
    for node in sorted(
        {str(q[3]) for q in quads_of(to_dataset([told(TEXT, "one", ROWS), told(LATER, "two", LATER_ROWS)]))}
    )
)


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT * { GRAPH ?g { ?a dip:mediates ?b } ?b dip:start ?day }",
        "SELECT * { ?a dip:mediates ?b MINUS { GRAPH ?g { ?b dip:location ?x } } }",
        f"SELECT ?a {{ GRAPH {TWO} {{ ?a dip:mediates ?b }} FILTER NOT EXISTS {{ GRAPH {ONE} {{ ?a ?x ?b }} }} }}",
        "SELECT ?g (COUNT(?a) AS ?n) { { SELECT ?g ?a { GRAPH ?g { ?a a dip:Statement } } } } GROUP BY ?g",
        "SELECT ?a { GRAPH <https://example.org/none> { ?a ?b ?c } }",
    ],
)
def test_named_graphs_in_stores_of_their_own_give_the_same_answers(graph: Dataset, asked: str, monkeypatch) -> None:
    split = query(graph, asked)
    monkeypatch.setattr("kg.graph.query._split", lambda union: union)
    assert query(graph, asked) == split
    assert bool(split.rows) == ("none" not in asked and "MINUS" not in asked)


# --- forms of question and answer ------------------------------------------------------------------------------------


def test_the_prefixes_of_the_project_are_bound_and_may_be_declared_anew(graph: Dataset) -> None:
    asked = (
        "ASK { ?s a dip:Statement . person:ingrid-solberg rdfs:label ?l . ?a a schema:NewsArticle . ?q oa:start ?n }"
    )
    assert query(graph, asked).rows == (("true",),)
    assert query(graph, f"PREFIX state: <{ONTOLOGY}> ASK {{ ?x a state:State }}").rows == (("true",),)


def test_the_prefixes_of_things_follow_the_base() -> None:
    elsewhere = to_dataset([told(TEXT, "one", ROWS)], base="https://example.org/graph/")
    found = query(elsewhere, "SELECT ?what { state:NOR dip:mediates ?what }")
    assert found.rows == (("https://example.org/graph/agreement/one--truce-1",),)


def test_rows_without_an_order_are_sorted_and_unbound_cells_empty(graph: Dataset) -> None:
    asked = "SELECT ?who ?office { ?s rdf:subject ?who OPTIONAL { ?s dip:office ?office } }"
    rows = query(graph, asked).rows
    assert list(rows) == sorted(rows)
    assert (BASE + "person/mateo-andrade", "president") in rows and (BASE + "state/NOR", "") in rows


def test_an_order_that_is_asked_for_is_kept(graph: Dataset) -> None:
    asked = "SELECT DISTINCT ?label { ?s a dip:State ; rdfs:label ?label } ORDER BY DESC(?label) LIMIT 3"
    assert query(graph, asked).rows == (("Peru",), ("Norway",), ("Ecuador",))


def test_the_columns_of_a_star_are_in_alphabetical_order(graph: Dataset) -> None:
    assert query(graph, "SELECT * { ?zebra dip:signed ?ape ; rdfs:label ?mouse }").columns == ("ape", "mouse", "zebra")


def test_the_columns_that_are_named_keep_their_order(graph: Dataset) -> None:
    assert query(graph, "SELECT ?zebra ?ape { ?zebra dip:signed ?ape }").columns == ("zebra", "ape")


@pytest.mark.parametrize("condition, answer", [("dip:mediates", "true"), ("dip:attacks", "false")])
def test_ask_has_one_cell(graph: Dataset, condition: str, answer: str) -> None:
    assert query(graph, f"ASK {{ ?a {condition} ?b }}") == Table(("answer",), ((answer,),))


@pytest.mark.parametrize(
    "asked", ["CONSTRUCT { ?b dip:signed ?a } WHERE { ?a dip:signed ?b }", "DESCRIBE place:one--river-1"]
)
def test_a_graph_comes_as_sorted_triples(graph: Dataset, asked: str) -> None:
    found = query(graph, asked)
    assert found.columns == ("subject", "predicate", "object")
    assert len(found.rows) == 2 and list(found.rows) == sorted(found.rows)


def test_a_query_may_come_as_a_file_by_name_or_as_text(graph: Dataset, tmp_path: Path) -> None:
    known = list_queries()[0]
    path = tmp_path / "mine.rq"
    path.write_text("\ufeff" + known.text, encoding="utf-8")
    assert query(graph, path) == query(graph, str(path)) == query(graph, known.name) == query(graph, known.text)


def test_the_graph_is_as_it_was(graph: Dataset) -> None:
    before = set(quads_of(graph))
    prefixes = dict(graph.namespaces())
    query(graph, "PREFIX state: <https://example.org/> SELECT * { GRAPH ?g { ?s ?p ?o } }")
    assert set(quads_of(graph)) == before and dict(graph.namespaces()) == prefixes


# --- what is refused -------------------------------------------------------------------------------------------------

REFUSED = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o . { SELECT ?s { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
    "PREFIX x: <http://127.0.0.1:9/> ASK { ?s ?p ?o FILTER NOT EXISTS { SERVICE x:sparql { ?s ?p ?o } } }",
    "SELECT (EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } AS ?x) { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?r MINUS { SERVICE ?s { ?a ?b ?c } } } }",
    "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } })",
    "SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } })",
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
    "DESCRIBE ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o # here a comment ends:\r SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }\n }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:9/x.ttl> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "ASK FROM <file:///etc/passwd> { ?s ?p ?o }",
    "DESCRIBE <http://127.0.0.1:9/> FROM <file:///etc/passwd>",
    "CONSTRUCT { ?s ?p ?o } FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <http://127.0.0.1:9/>",
    "INSERT DATA { state:NOR dip:signed state:PER }",
    "PREFIX x: <http://127.0.0.1:9/> DELETE WHERE { ?s x:p ?o }",
    "CLEAR ALL",
]


@pytest.fixture(scope="module")
def opened() -> list[str]:
    """What is opened or connected to in this process, from here on."""
    seen: list[str] = []

    def hook(event: str, arguments: tuple) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
            seen.append(event)
        if event == "open" and "passwd" in str(arguments[0]):
            seen.append(event)

    sys.addaudithook(hook)  # stays for the process; it only looks
    return seen


@pytest.mark.parametrize("asked", REFUSED)
def test_a_query_that_reaches_out_or_writes_is_refused(graph: Dataset, opened: list[str], asked: str) -> None:
    with pytest.raises(QueryError, match="refused") as caught:
        query(graph, asked, timeout=None)  # in this process, where the hook sees it
    assert opened == [] and "\n" not in str(caught.value)


def test_the_hook_would_see_a_connection(opened: list[str]) -> None:
    with socket.socket() as one, pytest.raises(OSError):
        one.connect(("127.0.0.1", 9))
    assert opened == ["socket.connect"]
    opened.clear()


def test_a_word_that_only_looks_like_one_is_no_service(graph: Dataset) -> None:
    asked = "# SERVICE FROM LOAD\r\nASK { ?service rdfs:label ?from FILTER(?from != 'LOAD <x> SERVICE <y> {}') }"
    assert query(graph, asked).rows == (("true",),)


# --- mistakes --------------------------------------------------------------------------------------------------------

_EMPTY = "the query: is empty. Ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
MISTAKES = {
    "SELECT ?x {\n  ?x dip:signed ": "the query, line 2: is no SPARQL at column 17: the end is not expected there",
    "SELEC ?x {}": "the query, line 1: is no SPARQL at column 1: 'SELEC' is not expected there",
    "ASK {\n ?x dip:signed\n ) }": "the query, line 3: is no SPARQL at column 2: ')' is not expected there",
    "ASK {\n ?x wiki:of ?y }": "the query, line 2: the prefix 'wiki:' is not declared. Add a PREFIX line for it.",
    "": _EMPTY,
    " \n ": _EMPTY,
    "who-medates": "no query is called 'who-medates'. Did you mean 'who-mediates'?",
    "none.rq": "none.rq: cannot be read: no such file or directory. Check the path.",
    "ASK {" + "{" * 400 + "?x a ?y" + "}" * 401: "the query: is nested too deeply",
}


@pytest.mark.parametrize("asked", MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_one_line_with_its_place(graph: Dataset, asked: str, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QueryError) as caught:
        query(graph, asked)
    assert str(caught.value) == MISTAKES[asked]


def test_a_file_with_a_mistake_is_named(graph: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("SELECT ?x\nWHERE { ?x }")
    with pytest.raises(QueryError) as caught:
        query(graph, path)
    assert str(caught.value).startswith(f"{path}, line 2: is no SPARQL at column ")


def test_a_file_that_is_no_text_is_refused(graph: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match=r"mine\.rq: cannot be read: it is not utf-8"):
        query(graph, path)


# --- limits ----------------------------------------------------------------------------------------------------------

ENDLESS = {
    "a cross product": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) < 0) }",
    "a cross product that is put in order": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a",
}
REGEX = f"ASK {{ ?s rdfs:label ?l FILTER REGEX('{'a' * 40}!', '^(a+)+$') }}"


def check_that_it_ends(graph: Dataset, asked: str) -> None:
    start = time.monotonic()
    with pytest.raises(QueryError) as caught:
        query(graph, asked, timeout=0.4)
    assert time.monotonic() - start < 5
    hint = "Make it narrower, or allow it more time."
    assert str(caught.value) == f"the query: takes longer than 0.4 seconds. {hint}"


@linux
@pytest.mark.parametrize("asked", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_query_ends(graph: Dataset, asked: str) -> None:
    check_that_it_ends(graph, asked)


@linux
def test_a_regular_expression_gone_wild_ends(graph: Dataset) -> None:
    check_that_it_ends(graph, REGEX)


def test_too_many_answers_are_refused(graph: Dataset) -> None:
    with pytest.raises(QueryError) as caught:
        query(graph, "SELECT * { ?s ?p ?o }", max_rows=10)
    assert str(caught.value) == "the query: has more than 10 answers. Add a LIMIT, or ask for less."
    assert len(query(graph, "SELECT * { ?s ?p ?o } LIMIT 10", max_rows=10).rows) == 10
    assert MAX_ROWS == 100_000


def test_without_a_process_of_its_own_the_answers_and_the_limit_are_the_same(graph: Dataset, monkeypatch) -> None:
    apart = query(graph, "who-mediates")
    monkeypatch.setattr("kg.graph.query._can_fork", lambda: False)
    assert query(graph, "who-mediates") == apart
    with pytest.raises(QueryError, match="takes longer than 0 seconds"):
        query(graph, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0)


@linux
def test_a_process_that_dies_is_reported(graph: Dataset, monkeypatch) -> None:
    monkeypatch.setattr("kg.graph.query._Work.answer", lambda *_, **__: os._exit(1))
    with pytest.raises(QueryError, match="was stopped by the system"):
        query(graph, "ASK {}")


@linux
def test_the_process_of_its_own_can_open_nothing(graph: Dataset, monkeypatch) -> None:
    def attempt(*_, **__) -> Table:
        failures = []
        for what in (lambda: open(__file__), socket.socket):
            with pytest.raises(OSError) as caught:
                what()
            failures.append((str(caught.value.strerror),))
        return Table(("failure",), tuple(failures))

    monkeypatch.setattr("kg.graph.query._Work.answer", attempt)
    assert query(graph, "ASK {}").rows == (("Too many open files",), ("Too many open files",))
    assert Path(__file__).read_text(encoding="utf-8")  # here all is as it was


def test_other_threads_do_no_harm(graph: Dataset) -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert query(graph, "ASK { ?s dip:signed ?o }").rows == (("true",),)
    finally:
        stop.set()
        other.join()


def test_literals_and_iris_are_told_apart_by_nothing_but_their_text() -> None:
    graph = Graph()
    graph.add((URIRef("http://e.org/a"), URIRef("http://e.org/b"), Literal("<b>\n", lang="en")))
    assert query(graph, "SELECT ?s ?o { ?s ?p ?o }").rows == (("http://e.org/a", "<b>\n"),)


@linux
def test_a_literal_that_is_not_of_its_type_is_no_noise(graph: Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    assert query(graph, "SELECT (STRDT('zz', xsd:hexBinary) AS ?x) {}").rows == (("zz",),)
    assert capfd.readouterr() == ("", "")
