"""A draft agrees with what it was made from, and is a readable annotation."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluate.samples import write
from extraction_samples import PERU, TEXT, VARGAS, truce
from extraction_samples import article as sample_article

from kg.evaluate import as_json, evaluate, predictions_of, read_gold
from kg.evaluate.draft import alternative, draft, shortest
from kg.evaluate.names import Named, answers, fault_of
from kg.model import Article, Kind, Thing, Time
from kg.pipeline import extract

ARTICLES = [
    Article(
        "one", "Norway and Chile sign", None, None, None, "en",
        "Norway and Chile signed a fishing treaty in Lima in February 2021. Peru said Chile had violated the treaty. "
        "Foreign Minister Lucía Vargas (of Peru) will meet her Chilean counterpart on March 3, 2021.",
    ),
    Article("two", "", None, None, None, "en", "Nobody knows."),
]  # fmt: skip


def test_a_draft_finds_what_it_was_made_from(tmp_path: Path) -> None:
    extractions = list(extract(ARTICLES))
    path = write(tmp_path / "g.jsonl", *map(draft, extractions))
    articles = read_gold(path)
    figures = as_json(evaluate(articles, predictions_of(extractions)))
    assert figures["bare"]["f1"] == figures["strict"]["f1"] == 1 and figures["bare"]["right"] >= 4
    assert figures["time"]["of"] >= 2
    for name in ("speaker", "time"):
        assert figures[name]["accuracy"] == 1
    assert [article.text for article in articles] == [article.text for article in ARTICLES]
    line = draft(extractions[0])
    signed = next(s for s in line["gold"] if s["r"] == "signed" and s["sentence"].startswith("Norway and Chile signed"))
    assert (signed["s"], signed["time"], signed["optional"]) == (["NOR"], "2021-02", False)
    assert signed["note"].endswith(("sure", "likely"))


@pytest.mark.parametrize(
    ("thing", "wanted"),
    [
        (PERU, "PER"),
        (VARGAS, "lucia vargas"),
        (truce(), "truce"),
        (Thing("force/PER-troops", "Peruvian troops (2)", Kind.FORCE, "PER"), "peruvian troops \\(2\\)"),
        (Thing("organization/u-n", "U.N.+", Kind.ORGANIZATION), "u\\.n\\.\\+"),
        (Thing("place/h", "ℌ Place", Kind.PLACE), ". place"),
    ],
)
def test_an_alternative_is_valid_and_matches_its_thing(thing: Thing, wanted: str) -> None:
    written = alternative(thing)
    assert written == wanted and fault_of(written) is None
    assert answers(Named(thing.id, thing.label, "", thing.country), [written])


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2021-01-01", "2021-12-31", "2021"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2021-02-03", "2021-02-03", "2021-02-03"),
        ("2021-01-01", "2022-12-31", "2021-01-01"),
        (None, "2021-02-03", "2021-02-03"),
        ("2021-02-03", None, "2021-02-03"),
        (None, None, None),
    ],
)
def test_the_shortest_form_of_a_time(start: str | None, end: str | None, wanted: str | None) -> None:
    assert shortest(Time(start, end, False, "then")) == wanted


def test_the_sample_is_what_it_says() -> None:
    assert sample_article().text == TEXT
