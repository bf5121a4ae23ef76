from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from extraction_samples import extraction
from rdflib import RDF, Dataset, Literal, URIRef

from kg.errors import GraphError
from kg.export.rdf import write_rdf
from kg.graph import read_graph, to_dataset
from kg.graph.read import CONTEXT, quads_of

A, B, C, G = (URIRef(f"https://example.org/{name}") for name in "abcg")
QUADS = "<https://example.org/a> <https://example.org/b> <https://example.org/c> <https://example.org/g> .\n"


def file(tmp_path: Path, name: str, text: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def quads(dataset: Dataset) -> set:
    return set(quads_of(dataset))


@pytest.mark.parametrize("ending", ["trig", "nq", "jsonld"])
def test_named_graphs_stay(tmp_path: Path, ending: str) -> None:
    dataset = to_dataset([extraction("one"), extraction("two")])
    write_rdf(dataset, tmp_path / f"graph.{ending}")
    assert quads(read_graph(tmp_path / f"graph.{ending}")) == quads(dataset)


def test_turtle_stands_in_the_default_graph_and_gives_the_same_answers(tmp_path: Path) -> None:
    dataset = to_dataset([extraction("one"), extraction("two")])
    write_rdf(dataset, tmp_path / "graph.ttl")
    found = read_graph(tmp_path / "graph.ttl")
    assert {name for *_, name in quads(found)} == {None}
    question = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
    assert list(found.query(question)) == list(dataset.query(question))


def test_several_files_are_one_dataset(tmp_path: Path) -> None:
    one = file(tmp_path, "a.nq", QUADS)
    two = file(tmp_path, "b.nt", '<https://example.org/a> <https://example.org/b> "x"@en .\n')
    dataset = read_graph([one, str(two)])
    assert quads(dataset) == {(A, B, C, G), (A, B, Literal("x", lang="en"), None)}
    assert set(dataset.objects(A, B)) == {C, Literal("x", lang="en")}  # the union is the default
    assert quads(read_graph([])) == set()


def test_literals_keep_their_lexical_form(tmp_path: Path) -> None:
    text = '<https://e.x/s> <https://e.x/p> 05, "a"^^<http://www.w3.org/2001/XMLSchema#string>, 1.50 .'
    values = {str(value) for *_, value, _ in read_graph(file(tmp_path, "a.ttl", text)).quads()}
    assert values == {"05", "a", "1.50"}
    assert Literal("a") in set(read_graph(tmp_path / "a.ttl").objects())


BROKEN = [
    ("a.ttl", "@prefix a: <https://e.x/> .\na:b a:c a:d .\na:e a:f .\n", 3, "is no valid Turtle"),
    ("a.ttl", "@prefix a: <https://e.x/> .\n\nb:c a:d a:e .\n", 3, "is no valid Turtle"),
    ("a.trig", "<https://e.x/g> {\n<https://e.x/a> <https://e.x/b> <https://e.x/c>\n", 3, "is no valid TriG"),
    ("a.nq", QUADS + QUADS + "<https://e.x/a> nonsense .\n", 3, "is no valid N-Quads"),
    ("a.nt", "<https://e.x/a> <https://e.x/b> <c> .\n", 1, "is no valid N-Triples"),
    ("a.jsonld", '{"@graph": [\n{"a": 1,}\n]}', 2, "is no JSON"),
    ("a.jsonld", "", 1, "is no JSON"),
    ("a.ttl", b"# fine\n<https://e.x/\xff> .", 2, "is not UTF-8"),
    ("a.jsonld", b"\xff\xfe{\x00}\x00", 1, "is not UTF-8"),
    ("a.ttl", '<https://e.x/a> <https://e.x/b> "x\n .\n', 1, "is no valid Turtle"),
]


@pytest.mark.parametrize(("name", "text", "line", "message"), BROKEN)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, name: str, text: str, line: int, message: str) -> None:
    path = file(tmp_path, name, text)
    with pytest.raises(GraphError) as caught:
        read_graph(path)
    assert str(caught.value).startswith(f"{path}, line {line}: {message}")
    assert "\n" not in str(caught.value)


def test_a_missing_file_a_folder_and_an_unknown_ending_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"none.ttl: cannot be read: no such file or directory"):
        read_graph(tmp_path / "none.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(GraphError, match=r"folder.ttl: cannot be read: is a directory"):
        read_graph(tmp_path / "folder.ttl")
    with pytest.raises(GraphError, match=r"a.xml: no graph format ends in 'xml'. Known are: ttl, trig, nq, nt, "):
        read_graph(file(tmp_path, "a.xml", "<rdf/>"))


CONTEXTS = [
    "https://example.org/context.jsonld",
    "file:///etc/passwd",
    "context.jsonld",
    [{"a": "https://e.x/a"}, "http://169.254.0.1/"],
    {"@import": "https://example.org/context.jsonld"},
    {"a": {"@id": "https://e.x/a", "@context": "https://example.org/scoped.jsonld"}},
]


@pytest.mark.parametrize("context", CONTEXTS, ids=str)
@pytest.mark.parametrize("nested", [False, True])
def test_no_context_is_fetched(tmp_path: Path, monkeypatch, context: object, nested: bool) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    tree: object = {"@context": context, "@id": "https://e.x/s", "a": "x"}
    tree = {"@graph": [{"https://e.x/p": tree}]} if nested else tree
    with pytest.raises(GraphError, match=r"names the context .*, and contexts are never fetched\. Put it inline\."):
        read_graph(file(tmp_path, "a.jsonld", json.dumps(tree)))


def test_the_shipped_context_may_be_named_by_its_address(tmp_path: Path) -> None:
    tree = {"@context": CONTEXT, "@id": "https://example.org/a", "@type": "dip:State"}
    found = read_graph(file(tmp_path, "a.json", json.dumps(tree)))
    assert [(s, p, str(o)) for s, p, o, _ in found.quads()] == [(A, RDF.type, CONTEXT.rpartition("/")[0] + "#State")]


def test_a_triple_inside_a_triple_is_refused(tmp_path: Path) -> None:
    text = "<https://e.x/r> <https://e.x/p> <<( <https://e.x/a> <https://e.x/b> <https://e.x/c> )>> .\n"
    with pytest.raises(GraphError) as caught:
        read_graph(file(tmp_path, "a.ttl", text))
    assert "\n" not in str(caught.value)


def test_blank_nodes_of_two_files_are_two(tmp_path: Path) -> None:
    paths = [file(tmp_path, f"{n}.ttl", "_:a <https://e.x/p> 1 .\n") for n in "ab"]
    assert len(read_graph(paths)) == 2
