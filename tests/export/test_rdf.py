from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from extraction_samples import extraction
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, BNode, Dataset, Literal, URIRef

from kg.errors import GraphError, OutputError
from kg.export.rdf import to_bytes, write_rdf
from kg.graph import read_graph, to_dataset
from kg.graph.iris import fit
from kg.vocab import DIP

FORMATS = ("ttl", "trig", "nq", "jsonld")
S, P, G = (URIRef(f"https://example.org/{name}") for name in "spg")


def sample() -> Dataset:
    return to_dataset([extraction("one"), extraction("two")])


def triples(dataset: Dataset) -> set:
    return {quad[:3] for quad in dataset.quads()}


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_reads_back_as_the_same_graph(tmp_path: Path, format: str) -> None:
    write_rdf(sample(), tmp_path / f"graph.{format}")
    found = read_graph(tmp_path / f"graph.{format}")
    assert triples(found) == triples(sample()) and len(triples(found)) > 200
    if format != "ttl":
        assert set(found.quads()) == set(sample().quads())
    assert to_bytes(found, format) == to_bytes(sample(), format)


@pytest.mark.parametrize(
    ("format", "name"), [("ttl", "turtle"), ("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_the_same(format: str, name: str) -> None:
    found = Dataset(default_union=True)
    found.parse(data=to_bytes(sample(), format).decode(), format=name)
    assert triples(found) == triples(sample())


@pytest.mark.parametrize("format", FORMATS)
def test_the_order_of_insertion_changes_no_byte(format: str) -> None:
    turned = Dataset(default_union=True)
    for subject, predicate, value, name in sorted(sample().quads(), reverse=True):
        turned.graph(name).add((subject, predicate, value))
    assert to_bytes(turned, format) == to_bytes(sample(), format)


SCRIPT = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from extraction_samples import extraction
from kg.export.rdf import to_bytes
from kg.graph import merge, to_dataset
dataset = merge([to_dataset([extraction("one")]), to_dataset([extraction("two")])])
for format in ("ttl", "trig", "nq", "jsonld"):
    print(hashlib.sha256(to_bytes(dataset, format)).hexdigest())
"""
PLACES = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Baku"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/Lima", "PYTHONUTF8": "0"},
]


def test_seed_locale_time_zone_and_folder_change_no_byte(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    found = set()
    for number, place in enumerate(PLACES):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        command = [sys.executable, "-c", SCRIPT, str(root), str(root / "tests")]
        env = {**os.environ, **place}
        run = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True)
        found.add(run.stdout)
    assert len(found) == 1 and len(set(found.pop().split())) == 4


def test_turtle_has_the_contracts_prefixes() -> None:
    text = to_bytes(sample(), "ttl").decode()
    assert "state:NOR a dip:State ;\n" in text
    assert "\nstatement:" + extraction().findings[0].statement.id.rpartition("/")[2] + " a dip:Statement ;\n" in text
    assert '"2023-03-09"^^xsd:date' in text
    body = "\n".join(line for line in text.splitlines() if not line.startswith("@prefix"))
    assert "https://w3id.org/" not in body  # every IRI of ours is abbreviated
    assert "_:" not in body


def test_prefixes_follow_the_base() -> None:
    moved = to_dataset([extraction()], base="https://example.org/kg#")
    assert "@prefix state: <https://example.org/kg#state/> ." in to_bytes(moved, "ttl").decode()
    assert '"state": "https://example.org/kg#state/"' in to_bytes(moved, "jsonld").decode()


def test_each_article_is_one_graph_in_trig() -> None:
    lines = to_bytes(sample(), "trig").decode().splitlines()
    assert [line[:12] for line in lines if line.endswith(" {")] == ["article:one-", "article:two-"]


def test_n_quads_are_sorted_lines() -> None:
    lines = to_bytes(sample(), "nq").decode().splitlines()
    assert lines == sorted(set(lines)) and len(lines) == len(set(sample().quads()))


def test_a_dataset_of_turtle_can_be_written_in_every_format(tmp_path: Path) -> None:
    write_rdf(sample(), tmp_path / "a.ttl")
    found = read_graph(tmp_path / "a.ttl")
    for format in FORMATS:
        write_rdf(found, tmp_path / f"b.{format}")
        assert b"rdflib" not in (tmp_path / f"b.{format}").read_bytes()  # its name for the default graph
        assert triples(read_graph(tmp_path / f"b.{format}")) == triples(sample())


def test_an_empty_dataset_is_an_empty_file_that_reads_back(tmp_path: Path) -> None:
    for format in FORMATS:
        write_rdf(Dataset(), tmp_path / f"a.{format}")
        assert not triples(read_graph(tmp_path / f"a.{format}"))


TEXTS = st.text(max_size=12).map(fit) | st.text(alphabet="\\\"'\n\r\t{}<>@^# ", max_size=6)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(FORMATS), st.sampled_from([None, "en", "de-AT"]))
def test_hostile_literals_come_back_whole(
    tmp_path_factory, texts: list[str], format: str, language: str | None
) -> None:
    dataset = Dataset(default_union=True)
    for text in texts:
        dataset.graph(G).add((S, P, Literal(text, lang=language)))
    path = tmp_path_factory.getbasetemp() / f"hostile.{format}"
    write_rdf(dataset, path)
    assert triples(read_graph(path)) == triples(dataset)


def test_a_long_literal_may_end_in_an_escaped_quote(tmp_path: Path) -> None:
    dataset = Dataset()
    dataset.add((S, P, Literal('a\nb \\"')))
    write_rdf(dataset, tmp_path / "a.ttl")
    assert triples(read_graph(tmp_path / "a.ttl")) == triples(dataset)


def test_a_term_of_the_context_coerces_nothing_that_it_should_not(tmp_path: Path) -> None:
    dataset = Dataset()
    for name in ("evidence", "polarity", "start", "party", "office"):
        for value in (Literal("x"), Literal("x", lang="en"), Literal("1", datatype=XSD.integer), S, DIP.actual):
            dataset.add((S, DIP[name], value))
    write_rdf(dataset, tmp_path / "a.jsonld")
    assert triples(read_graph(tmp_path / "a.jsonld")) == triples(dataset)


def test_the_ending_or_the_option_says_the_format(tmp_path: Path) -> None:
    write_rdf(sample(), tmp_path / "a.out", "nq")
    assert (tmp_path / "a.out").read_bytes() == to_bytes(sample(), "nq")
    write_rdf(sample(), tmp_path / "a.JSON")
    assert (tmp_path / "a.JSON").read_bytes() == to_bytes(sample(), "jsonld")
    with pytest.raises(OutputError, match=r"a.xml: no RDF format is called 'xml'. Known are: ttl, trig, nq, jsonld."):
        write_rdf(sample(), tmp_path / "a.xml")
    assert not (tmp_path / "a.xml").exists()


def test_blank_nodes_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    dataset = Dataset()
    dataset.add((BNode("x"), P, G))
    for format in FORMATS:
        with pytest.raises(GraphError, match=r"the graph has a blank node, _:x\. Give every node an IRI\."):
            write_rdf(dataset, tmp_path / f"a.{format}")
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_are_pinned() -> None:
    """Change this digest only with a note in the changelog: files in users' repositories change with it."""
    assert hashlib.sha256(to_bytes(to_dataset([extraction()]), "nq")).hexdigest()[:16] == "e380b4f1e5dfec49"
