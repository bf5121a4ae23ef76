"""Which reports of a sentence reach a clause, and what stands between quotation marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from statements.samples import clauses_with

from kg.model import Cue, CueKind, Sentence
from kg.statements.quotations import Quotations, is_whole
from kg.statements.voice import within_reach

Parse = Callable[..., tuple[Sentence, ...]]


def reported(text: str, lemma: str, parse: Parse, *, state: bool = False) -> bool:
    sentences = parse(text)
    index, clause = clauses_with(sentences, lemma)[0]
    ((_, say),) = clauses_with(sentences, "say")
    report = Cue(CueKind.REPORTING, "say", say.predicate.span, tense=say.predicate.tense)  # whatever the parser makes
    own = tuple(c for c in clause.cues if c.kind is not CueKind.REPORTING)
    kept = within_reach(replace(clause, cues=(*own, report)), sentences[index], state=state)
    return any(c.kind is CueKind.REPORTING for c in kept.cues)


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that Chile had attacked Bolivia, and Brazil sent troops to Bolivia.",
        "Peru said that Chile had attacked Bolivia, while Brazil sent troops to Bolivia.",
        "Peru says that Chile attacked Bolivia, but Brazil has sent troops to Bolivia.",
        "Norway, which sent troops to Bolivia in March, will leave, officials said.",
    ],
)
def test_what_the_writer_adds(text: str, parse: Parse) -> None:
    assert not reported(text, "send", parse)


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that Chile had attacked Bolivia and Brazil sent troops to Bolivia.",
        "Peru said that Chile had attacked Bolivia, and Brazil had sent troops to Bolivia.",
        "Peru said that Chile had attacked Bolivia, and Brazil would send troops to Bolivia.",
        "Peru says that Chile attacked Bolivia, and Brazil sent troops to Bolivia.",
        "Peru said that Norway, which sent troops to Bolivia in March, would leave.",
        "Brazil sent troops to Bolivia, officials said.",
    ],
)
def test_what_is_told(text: str, parse: Parse) -> None:
    assert reported(text, "send", parse)


def test_a_state_in_the_past_may_be_told(parse: Parse) -> None:
    text = "Peru said that Chile had attacked Bolivia, and Brazil controlled the valley."
    assert reported(text, "control", parse, state=True)
    assert not reported(text, "control", parse)


def test_quotations_run_over_sentences(parse: Parse) -> None:
    sentences = parse('Peru waited. "Chile left. Norway attacked Bolivia." Nobody "signed" anything.')
    quotations = Quotations(sentences)
    for lemma, inside in (("wait", False), ("leave", True), ("attack", True), ("sign", True)):
        index, clause = clauses_with(sentences, lemma)[0]
        quote = quotations.around(clause, sentences[index])
        assert (quote is not None) is inside
        if quote is not None:
            assert is_whole(clause, quote) is (lemma != "sign")
