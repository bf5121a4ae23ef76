"""Pairs and figures: small files with figures worked out by hand, and the reference scorer where it is at hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from evaluate.samples import CHILE, MOE, NORWAY, PACT, PERU, day, found, gold, write

from kg.cli.evaluate import measure
from kg.evaluate import Evaluation, as_json, evaluate, read_gold, read_predictions

ROOT = Path(__file__).resolve().parents[2]
SIGNS, PLAN = gold("NOR", "signed", "pact"), gold("NOR", "signed", "pact", modality="planned")


@pytest.fixture
def judge(tmp_path: Path):
    """Judges statements of the article `a`."""

    def go(annotated: list[dict[str, Any]], told: list[dict[str, Any]]) -> Evaluation:
        article = write(tmp_path / "g.jsonl", {"id": "a", "gold": annotated})
        return evaluate(read_gold(article), read_predictions(write(tmp_path / "s.jsonl", *told)))

    return go


def counts(evaluation: Evaluation) -> tuple[int, ...]:
    """Right, false, missed, bare and strict."""
    figures = as_json(evaluation)
    return tuple(figures[sort][name] for sort in ("bare", "strict") for name in ("right", "false", "missed"))


@pytest.mark.parametrize(
    ("annotated", "told", "wanted"),
    [
        pytest.param([SIGNS], [found(NORWAY, "signed", PACT)], (1, 0, 0, 1, 0, 0), id="found"),
        pytest.param([SIGNS], [found(MOE, "signed", PACT)], (1, 0, 0, 1, 0, 0), id="who answers to the state"),
        pytest.param([SIGNS], [], (0, 0, 1, 0, 0, 1), id="missed"),
        pytest.param([SIGNS], [found(PERU, "signed", PACT)], (0, 1, 1, 0, 1, 1), id="another subject"),
        pytest.param([SIGNS], [found(NORWAY, "rejects", PACT)], (0, 1, 1, 0, 1, 1), id="another relation"),
        pytest.param([SIGNS], [found(NORWAY, "signed")], (0, 1, 1, 0, 1, 1), id="no object where one is wanted"),
        pytest.param([SIGNS], [found(NORWAY, "signed", PACT, article="b")], (0, 0, 1, 0, 0, 1), id="another article"),
        pytest.param([PLAN], [found(NORWAY, "signed", PACT)], (1, 0, 0, 0, 1, 1), id="another modality"),
        pytest.param([gold("NOR", "mobilizes")], [found(NORWAY, "mobilizes")], (1, 0, 0, 1, 0, 0), id="any object"),
        pytest.param([gold("NOR", "metWith", "CHL")], [found(CHILE, "metWith", MOE)], (1, 0, 0, 1, 0, 0), id="either"),
        pytest.param([gold("NOR", "attacks", "CHL")], [found(CHILE, "attacks", MOE)], (0, 1, 1, 0, 1, 1), id="turned"),
        pytest.param([gold("NOR", "signed", optional=True)], [], (0, 0, 0, 0, 0, 0), id="optional missed"),
        pytest.param(
            [gold("NOR", "signed", optional=True)], [found(NORWAY, "signed", PACT)], (0,) * 6, id="optional found"
        ),
        pytest.param([SIGNS], [found(NORWAY, "signed", PACT)] * 2, (1, 0, 0, 1, 0, 0), id="a repeat"),
        pytest.param(
            [SIGNS], [found(NORWAY, "signed", PACT), found(NORWAY, "signed", PACT, polarity="negated")],
            (1, 0, 0, 1, 1, 0), id="a repeat that contradicts",
        ),
        pytest.param(
            [gold("NOR,CHL", "signed", "pact"), SIGNS], [found(NORWAY, "signed", PACT), found(CHILE, "signed", PACT)],
            (2, 0, 0, 2, 0, 0), id="as many pairs as possible",
        ),
        pytest.param(
            [gold("NOR", "signed", "pact", optional=True), PLAN], [found(NORWAY, "signed", PACT)],
            (1, 0, 0, 0, 1, 1), id="required before agreement",
        ),
        pytest.param(
            [PLAN, SIGNS], [found(NORWAY, "signed", PACT), found(NORWAY, "signed", PACT, modality="planned")],
            (2, 0, 0, 2, 0, 0), id="agreement decides between equals",
        ),
    ],
)  # fmt: skip
def test_what_counts(
    judge, annotated: list[dict[str, Any]], told: list[dict[str, Any]], wanted: tuple[int, ...]
) -> None:
    assert counts(judge(annotated, told)) == wanted


@pytest.mark.parametrize(
    ("annotated", "told", "right"),
    [
        (None, None, 1),
        (["none", "PER"], None, 1),
        (["PER"], None, 0),
        (["PER"], PERU, 1),
        (["PER"], CHILE, 0),
        (None, PERU, 0),
        (["none"], PERU, 0),
    ],
)
def test_whose_claim_it_is(judge, annotated: list[str] | None, told: dict[str, Any] | None, right: int) -> None:
    figures = as_json(judge([gold("NOR", "signed", speaker=annotated)], [found(NORWAY, "signed", PACT, speaker=told)]))
    assert (figures["speaker"]["right"], figures["speaker"]["of"]) == (right, 1)
    assert figures["speaker_named"]["of"] == (annotated == ["PER"])


@pytest.mark.parametrize(
    ("annotated", "told", "share"),
    [
        (None, day("2021-02-03"), (0, 0)),
        ("2021-02-03", day("2021-02-03"), (1, 1)),
        ("2021-02", day("2021-02-03"), (1, 1)),
        ("2021", day(None, "2021-02-03"), (1, 1)),
        ("2021-03", day("2021-02-03"), (0, 1)),
        ("2021-03", None, (0, 1)),
    ],
)
def test_when_it_was(judge, annotated: str | None, told: dict[str, Any] | None, share: tuple[int, int]) -> None:
    figures = as_json(judge([gold("NOR", "signed", time=annotated)], [found(NORWAY, "signed", PACT, time=told)]))
    assert (figures["time"]["right"], figures["time"]["of"]) == share


CLAIM = found(NORWAY, "signed", PACT, speaker=PERU, attribution="neutral")


@pytest.mark.parametrize(
    ("annotated", "told", "share"),
    [
        pytest.param(SIGNS, [found(NORWAY, "signed", PACT)], (1, 1), id="a fact"),
        pytest.param(PLAN, [found(NORWAY, "signed", PACT)], (0, 1), id="a plan told as a fact"),
        pytest.param(gold("NOR", "signed", speaker=["PER"]), [found(NORWAY, "signed", PACT)], (0, 1), id="a claim"),
        pytest.param(gold("NOR", "signed", speaker=["PER"]), [CLAIM], (0, 0), id="told as a claim"),
        pytest.param(gold("NOR", "signed", speaker=["PER"]), [{**CLAIM, "attribution": "factive"}], (1, 1), id="told"),
        pytest.param(gold("NOR", "signed", optional=True), [found(NORWAY, "signed", PACT)], (0, 0), id="optional"),
        pytest.param(SIGNS, [found(NORWAY, "signed", PACT), found(NORWAY, "signed", PACT)], (1, 1), id="a triple once"),
        pytest.param(
            gold("NOR", "metWith", "CHL"), [found(NORWAY, "metWith", CHILE), found(CHILE, "metWith", NORWAY)], (1, 1),
            id="a symmetric triple once",
        ),
    ],
)  # fmt: skip
def test_plain_triples(judge, annotated: dict[str, Any], told: list[dict[str, Any]], share: tuple[int, int]) -> None:
    figures = as_json(judge([annotated], told))
    assert (figures["assertions"]["right"], figures["assertions"]["of"]) == share


def test_the_figures_of_a_small_file(judge) -> None:
    evaluation = judge(
        [SIGNS, gold("CHL", "signed", "pact"), gold("PER", "rejects", "pact"), gold("NOR", "visited", "PER")],
        [
            found(NORWAY, "signed", PACT),
            found(CHILE, "signed", PACT, modality="planned", confidence="likely"),
            found(PERU, "signed", PACT, confidence="likely"),
            found(PERU, "rejects", PACT, polarity="negated", confidence="guess"),
        ],
    )
    figures = as_json(evaluation)
    assert figures["bare"] == {
        "right": 3, "false": 1, "missed": 1, "precision": 0.75, "recall": 0.75, "f1": 0.75,
    }  # fmt: skip
    assert figures["strict"] == {
        "right": 1, "false": 3, "missed": 3, "precision": 0.25, "recall": 0.25, "f1": 0.25,
    }  # fmt: skip
    assert figures["gold"] == {"required": 4, "optional": 0}
    assert list(figures["relations"]) == ["rejects", "signed", "visited"]
    assert figures["relations"]["signed"] == {
        "right": 2, "false": 1, "missed": 0, "precision": 0.6667, "recall": 1.0, "f1": 0.8, "strict_f1": 0.4,
    }  # fmt: skip
    levels = figures["confidence"]
    assert list(levels) == ["sure", "likely", "guess"]
    assert levels["likely"] == {
        "found": 2,
        "bare": {"right": 1, "of": 2, "precision": 0.5},
        "strict": {"right": 0, "of": 2, "precision": 0.0},
        "assertions": {"right": 0, "of": 1, "precision": 0.0},
    }
    assert (levels["guess"]["bare"]["precision"], levels["guess"]["strict"]["precision"]) == (1.0, 0.0)
    assert levels["sure"]["assertions"] == {"right": 1, "of": 1, "precision": 1.0}


def test_nothing_of_nothing_is_nought(judge) -> None:
    figures = as_json(judge([], []))
    assert figures["bare"]["f1"] == 0 and figures["assertions"]["precision"] == 0 and figures["confidence"] == {}


# --- the reference scorer --------------------------------------------------------------------------------------------

REFERENCE = Path(os.environ.get("KG_GOLD", ROOT.parent / "shared" / "gold"))


@pytest.mark.parametrize("name", ["dev.jsonl", "seed.jsonl"])
def test_the_figures_are_those_of_the_reference_scorer(name: str, tmp_path: Path) -> None:
    gold_file, scorer = REFERENCE / name, REFERENCE / "score.py"
    if not (gold_file.is_file() and scorer.is_file()):
        pytest.skip(f"the reference scorer is not in {REFERENCE}; KG_GOLD names its folder")
    from kg.export.lines import write_statements
    from kg.ingest import read_articles
    from kg.pipeline import extract

    articles = read_gold(gold_file)
    inputs = [gold_file] if articles[0].text else sorted((ROOT / "seeds").glob("*.txt"))
    texts = [read.article for read in read_articles(inputs) if read.article]
    told = tmp_path / "statements.jsonl"
    write_statements(extract(texts), told)
    options = [] if articles[0].text else ["--article", articles[0].id]
    command = [sys.executable, str(scorer), str(gold_file), str(told), "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    ours = as_json(measure(gold_file, predictions=told, article=articles[0].id if options else None).evaluation)
    assert ours.pop("confidence")
    assert ours == json.loads(done.stdout)
    assert ours["bare"]["right"] > 10
