"""docs/rules.md is right: its ontology entry and its YAML file are all that a new relation takes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import Article, build, vocab
from kg.resources import ontology_folder

GUIDE = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    return GUIDE.split(f"```{language}\n")[1].split("```")[0]


def forget() -> None:
    for cached in (vocab._ontology, vocab.relations, vocab.class_closure, vocab._term):
        cached.cache_clear()


@pytest.fixture
def larger_ontology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The ontology with the guide's entry."""
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder)
    with (folder / "diplomacy.ttl").open("a", encoding="utf-8") as file:
        file.write("\n" + block("turtle"))
    monkeypatch.setattr(vocab, "ontology_folder", lambda: folder)
    forget()
    yield folder
    forget()


def test_a_new_relation_takes_an_entry_and_a_file(larger_ontology: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "awards.yaml").write_text(block("yaml"), encoding="utf-8")
    text = "In Oslo, Norway decorated the United Nations. Peru will not decorate Chile."
    graph = build([Article("a", "", None, None, None, "en", text)], rules=[rules])
    edges = {
        (str(s).rsplit("/", 1)[1], str(o).rsplit("/", 1)[1])
        for s, _, o in graph.triples((None, vocab.DIP["awards"], None))
    }
    assert edges == {("NOR", "united-nations")}
