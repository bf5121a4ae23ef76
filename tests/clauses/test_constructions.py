"""Constructions of news prose, from `constructions.yaml`, and headlines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.clauses import find_clauses
from kg.model import Clause, Sentence

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "constructions.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", CASES)
def test_construction(name: str, clauses_of: Callable[[str], list[Clause]]) -> None:
    """Neither less nor more: a clause too many is a false statement."""
    text, expected = CASES[name]["text"], CASES[name]["gives"]
    predicates = {e.partition("(")[0] for e in expected}
    found = [str(c).removesuffix(" ?") for c in clauses_of(text) if c.predicate.lemma in predicates]
    assert found == expected


HEADLINES = {
    "Peru, Chile to sign pact": "sign(doer Peru + Chile, done-to pact) <modal will>",
    "EU to lift sanctions on Syria": "lift(doer EU, done-to sanctions on Syria, on Syria) <modal will>",
    "Turkish minister to visit Cairo": "visit(doer Turkish minister, done-to Cairo) <modal will>",
    "UK urged to recognise Palestine": "urge(done-to UK, complement recognise Palestine)",
    "Qatar accused of arming rebels": "accuse(done-to Qatar, of arming rebels, complement arming rebels)",
    "US, Vietnam sign trade deal": "sign(doer US + Vietnam, done-to trade deal)",
    "EU sanctions Belarus over migrants": "sanction(doer EU, done-to Belarus, over migrants)",
    "Talks between Peru and Bolivia collapse": "talk(predicate Talks between Peru and Bolivia, between Peru + Bolivia)",
    "Peru Recalls Ambassador From Chile": "recall(doer Peru, done-to Ambassador From Chile, from Chile)",
    "Chile, Peru trade blame": "trade(doer Chile + Peru, done-to blame)",
    "Chad junta orders envoy to leave": "leave(doer envoy) <embedding order by Chad junta>",
    "Army attacks rebels in Chad": "attack(doer Army, done-to rebels, in Chad)",
    "Chile, Peru trade talks collapse": "talk(predicate Chile, Peru trade talks, of Chile + Peru)",
    "Japan urges China to release fishermen": "release(doer China, done-to fishermen) <embedding urge by Japan>",
}


@pytest.mark.parametrize("title", HEADLINES)
def test_headline(title: str, parse: Callable[..., tuple[Sentence, ...]]) -> None:
    found = [str(c) for group in find_clauses(parse("", title)) for c in group]
    assert HEADLINES[title] in found


def test_a_clause_that_shares_its_verb_lies_where_its_own_words_are(clauses_of: Callable[[str], list[Clause]]) -> None:
    text = "Norway signed the pact on Monday, and Sweden on Tuesday."
    last = next(c for c in clauses_of(text) if c.at("doer")[0].text == "Sweden")
    assert last.span.of(text).endswith("Sweden on Tuesday")


def test_the_words_before_a_second_quote_name_its_speaker(clauses_of: Callable[[str], list[Clause]]) -> None:
    clauses = clauses_of('"Has Chad signed?" the envoy asked. "It has attacked Benin."')
    assert [str(c.cues[-1]) for c in clauses if c.predicate.lemma == "attack"] == ["reporting ask by the envoy"]


def test_a_complement_has_all_its_places(clauses_of: Callable[[str], list[Clause]]) -> None:
    clause = next(c for c in clauses_of("Egypt vowed not to impose sanctions on Sudan.") if c.predicate.lemma == "vow")
    (phrase,) = clause.at("complement")
    assert phrase.lemma == "sanction"
    assert [str(p) for p in phrase.at("done-to")] == ["Sudan"]
    assert [w.lemma for w in phrase.modifiers] == ["not"]
