from __future__ import annotations

import pytest
from extraction_samples import article

from kg.errors import GraphError
from kg.graph.iris import KINDS, Names, base_of, checked_base, fit, prefixes
from kg.model import Kind
from kg.vocab import BASE


def test_ids_are_relative_to_the_base() -> None:
    names = Names("https://example.org/x#")
    assert str(names.thing("group/ARM-refugees")) == "https://example.org/x#group/ARM-refugees"
    assert str(names.statement("statement/3f9c")) == "https://example.org/x#statement/3f9c"
    assert str(names.selector("evidence/b194")) == "https://example.org/x#evidence/b194-quote"


def test_an_article_is_named_by_its_ids_slug_and_its_texts_hash() -> None:
    first = Names().article(article("Käse & Brot", "The text."))
    assert str(first).startswith(BASE + "article/kase-brot-")
    assert str(first) == BASE + "article/kase-brot-" + article("x", "The text.").sha256[:8]
    assert first != Names().article(article("Käse & Brot", "The texts."))
    assert str(Names().article(article("!!", "The text."))) == BASE + "article/unnamed-" + str(first)[-8:]
    assert len(Names().article(article("long " * 200, "The text."))) < len(BASE) + 150


@pytest.mark.parametrize(
    "id", ["state/", "state/A B", "state/A>", "nation/ARM", "state/a/b", "state/../x", "/ARM", "state/A\n", "Łódź", ""]
)
def test_what_is_no_id_is_refused(id: str) -> None:
    with pytest.raises(GraphError, match=r"is no id of the form kind/name") as caught:
        Names().thing(id)
    assert "\n" not in str(caught.value)


def test_a_statement_is_no_evidence() -> None:
    with pytest.raises(GraphError, match="'evidence/0' is no id of the form statement/name"):
        Names().statement("evidence/0")


@pytest.mark.parametrize("base", ["http://example.org/", "https://example.org/a/b#", "https://localhost:8000/id/"])
def test_a_base_ends_in_a_slash_or_a_hash(base: str) -> None:
    assert checked_base(base) == base


@pytest.mark.parametrize(
    "base",
    ["", "example.org/", "https://example.org", "urn:x:", "file:///etc/", "https://exa mple.org/", "https://", "http:///",
     "https://example.org/<x>/", "https://example.org/\n/", "javascript:alert(1)/", "https://example.org/a#b#"],
)  # fmt: skip
def test_another_base_is_refused_in_one_line(base: str) -> None:
    with pytest.raises(GraphError, match=r"is no base IRI\. Give http") as caught:
        checked_base(base)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "id", ["../../etc/x", "/abs", "C:\\x", "a\0b", "\ud800", "北京", "x" * 500, "a/b#c?d", "{7*7}", "CON", "-", "a b\n"]
)
def test_no_article_id_breaks_out_of_its_iri(id: str) -> None:
    name = str(Names().article(article(id, "The text."))).removeprefix(BASE + "article/")
    assert name.isascii() and name.replace("-", "").isalnum() and len(name) <= 100


def test_both_normal_forms_of_an_article_id_give_one_iri() -> None:
    assert Names().article(article("e\u0301", "x")) == Names().article(article("\u00e9", "x"))


def test_every_kind_of_thing_has_a_prefix() -> None:
    short = {"Organization": "org", "ArmedGroup": "group"}
    assert {short.get(kind, kind.lower()) for kind in map(str, Kind)} <= set(KINDS)
    assert prefixes(BASE)["state"] == BASE + "state/"


def test_the_base_of_a_graph_is_what_stands_before_its_statements() -> None:
    iris = ["https://b.example/statement/1", "https://a.example/x#article/one-00", "https://a.example/", "urn:x"]
    assert base_of(iris) == "https://a.example/x#"
    assert base_of([]) == BASE


def test_fitting_keeps_every_offset() -> None:
    hostile = "a\x00b\x1b\x85\ud800\ufffe\U0001f54a\r\n\t\x7fc"
    assert len(fit(hostile)) == len(hostile)
    assert fit(hostile) == "a�b����\U0001f54a\r\n\t�c"
