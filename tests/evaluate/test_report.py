"""Differences one by one, with what came near, and the page that shows them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from evaluate.samples import gold, write

from kg.cli.evaluate import Measured, measure
from kg.evaluate import as_json
from kg.evaluate.differences import Difference, Sort, differences
from kg.evaluate.report import render

TEXT = (
    "LIMA - Norway and Chile signed a fishing treaty. Norwegian soldiers knitted for Peru.\n\n"
    "Chile will visit Norway. Norway rejected a <b>bold</b> proposal."
)
GOLD = [
    gold("NOR", "signed", "treaty", sentence="LIMA - Norway and Chile signed ..."),
    gold("PER", "signed", "treaty", sentence="LIMA - Norway and Chile signed ..."),
    gold("NOR", "deployedTo", "PER", sentence="Norwegian soldiers knitted for Peru. ..."),
    gold("CHL", "visited", "NOR", sentence="Chile will visit Norway. ..."),
    gold("PER", "visited", "NOR", sentence="A sentence of another article ..."),
]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    path = write(tmp_path_factory.mktemp("gold") / "g.jsonl", {"id": "a", "text": TEXT, "gold": GOLD})
    return measure(path)


@pytest.fixture(scope="module")
def found(measured: Measured) -> list[Difference]:
    return list(differences(measured.evaluation, measured.nearest))


def only(found: list[Difference], sort: Sort, relation: str, expected: str = "") -> Difference:
    (one,) = [d for d in found if (d.sort, d.relation) == (sort, relation) and expected in " ".join(d.expected)]
    return one


def test_a_miss_shows_what_was_found_and_which_rule_matched_otherwise(found: list[Difference]) -> None:
    miss = only(found, Sort.MISSED, "signed")
    assert miss.expected == ("PER signed treaty",)
    assert miss.sentence.endswith("Norway and Chile signed a fishing treaty.")
    assert any(re.match(r"Norway signed .*\(signed-[a-z-]+\)$", told) for told in miss.found)
    assert re.match(r"signed-[a-z-]+ matched: Norway \+ Chile → a fishing treaty$", miss.near[0])


def test_a_miss_without_a_rule_names_the_predicates(found: list[Difference]) -> None:
    miss = only(found, Sort.MISSED, "deployedTo")
    assert miss.near == ("no rule of deployedTo is triggered by knit",)
    assert miss.sentence == "Norwegian soldiers knitted for Peru."


def test_a_sentence_that_is_not_there_is_told(found: list[Difference]) -> None:
    miss = only(found, Sort.MISSED, "visited", "PER")
    assert miss.near == ("the sentence was not found in the text",)
    assert miss.sentence == "A sentence of another article ..."


def test_a_false_one_shows_its_rule(found: list[Difference]) -> None:
    false = only(found, Sort.FALSE, "rejects")
    assert false.expected == () and "Norway rejects" in false.found[0]
    assert re.match(r"rejects-[a-z-]+: \w.*\.$", false.near[0])


def test_a_wrong_axis_is_named(found: list[Difference]) -> None:
    axis = only(found, Sort.AXIS, "visited")
    assert (axis.what, axis.expected) == ("modality", ("CHL visited NOR",))
    head = str(axis).splitlines()[0]
    assert re.fullmatch(r"AXIS   a: modality: Chile visited Norway \[planned\] .*  \(expected CHL visited NOR\)", head)


def test_without_the_rules_there_are_differences_all_the_same(measured: Measured, found: list[Difference]) -> None:
    plain = list(differences(measured.evaluation))
    assert [(d.sort, d.expected, d.found) for d in plain] == [(d.sort, d.expected, d.found) for d in found]
    assert all(d.near == () for d in plain if d.sort is Sort.MISSED)


def test_the_page_has_a_row_per_difference_and_no_mark_up_of_the_texts(
    measured: Measured, found: list[Difference]
) -> None:
    page = render(as_json(measured.evaluation), found, "<i>g</i>.jsonl")
    assert page.count("<tr data-sort=") == len(found) >= 5
    assert "&lt;b&gt;bold" in page and "<b>" not in page and "<i>" not in page
    assert re.findall(r'(?:src|href)="(?!data:,")', page) == [] and "http" not in page.split("</head>")[1]
    assert page == render(as_json(measured.evaluation), found, "<i>g</i>.jsonl")


def test_the_page_of_a_perfect_run_says_so(measured: Measured) -> None:
    assert "None: every annotated statement was found" in render(as_json(measured.evaluation), [], "g.jsonl")


def test_the_page_filters_in_a_browser(
    chromium: Any, measured: Measured, found: list[Difference], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(as_json(measured.evaluation), found, "g.jsonl"), encoding="utf-8")
    said: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    assert page.inner_text("#count") == f"{len(found)} of {len(found)} shown"
    page.select_option("#sort", "missed")
    page.fill("#words", "KNITTED")
    assert page.inner_text("#count") == f"1 of {len(found)} shown"
    assert page.locator("#rows > tr:visible").count() == 1
    page.close()
    assert [text for text in said if text != "data:,"] == []
