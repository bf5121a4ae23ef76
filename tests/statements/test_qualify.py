"""One row for each thing that a cue may do: text, predicate, polarity, modality, speaker, attribution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from statements.samples import THINGS, FakeResolver, clauses_with, match

from kg.model import Article, Cue, CueKind, Finding, How, Mention, Sentence
from kg.statements import make_findings, words
from kg.statements.qualify import read_cues
from kg.statements.words import cue_words

Parse = Callable[..., tuple[Sentence, ...]]

PLAIN = "affirmed actual - -"
CASES = {
    "nothing": ("Peru signed the treaty.", "sign", PLAIN),
    "not": ("Peru did not sign the treaty.", "sign", "negated actual - -"),
    "neither": ("Neither side signed the treaty.", "sign", "negated actual - -"),
    "refuse": ("Peru refused to sign the treaty.", "sign", "negated actual - -"),
    "fail": ("Peru failed to sign the treaty.", "sign", "negated actual - -"),
    "not fail": ("Peru did not fail to sign the treaty.", "sign", PLAIN),
    "not refuse": ("Peru did not refuse to sign the treaty.", "sign", "affirmed possible - -"),
    "fail to prevent": ("Peru failed to prevent Chile from sending troops to Bolivia.", "send", PLAIN),
    "manage": ("Peru managed to sign the treaty.", "sign", PLAIN),
    "not manage": ("Peru did not manage to sign the treaty.", "sign", "negated actual - -"),
    "will": ("Peru will sign the treaty.", "sign", "affirmed planned - -"),
    "will not": ("Peru will not sign the treaty.", "sign", "negated planned - -"),
    "is to": ("Peru is to sign the treaty.", "sign", "affirmed planned - -"),
    "due": ("Peru is due to sign the treaty.", "sign", "affirmed planned - -"),
    "not expected": ("Peru is not expected to sign the treaty.", "sign", "negated planned - -"),
    "agree": ("Peru agreed to sign the treaty.", "sign", "affirmed planned - -"),
    "not agree": ("Peru did not agree to sign the treaty.", "sign", "negated actual - -"),
    "pledge not": ("Peru pledged not to attack Chile.", "attack", "negated planned - -"),
    "may": ("Peru may sign the treaty.", "sign", "affirmed possible - -"),
    "might agree": ("Peru might agree to sign the treaty.", "sign", "affirmed possible - -"),
    "urge": ("Norway urged Peru to sign the treaty.", "sign", "affirmed possible - -"),
    "call on": ("Norway called on Peru to sign the treaty.", "sign", "affirmed possible - -"),
    "demand that": ("Norway demanded that Peru sign the treaty.", "sign", "affirmed possible - -"),
    "what was done before": (
        "The pact stipulated that Chile would keep the islands it had seized.",
        "seize",
        PLAIN,
    ),
    "want": ("Peru wants to sign the treaty.", "sign", "affirmed possible - -"),
    "threaten": ("Peru threatened to attack Chile.", "attack", "affirmed possible - -"),
    "try": ("Peru tried to sign the treaty.", "sign", "affirmed possible - -"),
    "allow": ("Bolivia allowed Peru to send troops to the valley.", "send", "affirmed possible - -"),
    "not allow": ("Bolivia did not allow Peru to send troops to the valley.", "send", "negated actual - -"),
    "force": ("Chile forced Peru to sign the treaty.", "sign", PLAIN),
    "purpose": ("Peru travelled to Norway to sign the treaty.", "sign", "affirmed planned - -"),
    "if": ("If Chile attacks, Peru will sign the treaty.", "sign", "affirmed possible - -"),
    "under if": ("If Peru signs the treaty, Chile will attack.", "sign", "affirmed possible - -"),
    "would": ("Peru would sign the treaty.", "sign", "affirmed possible - -"),
    "would have": ("Peru would have signed the treaty, officials said.", "sign", "affirmed possible officials neutral"),
    "said would": ("Peru said it would sign the treaty.", "sign", "affirmed planned Peru neutral"),
    "said would if": (
        "Peru said it would sign the treaty if Chile withdrew.",
        "sign",
        "affirmed possible Peru neutral",
    ),
    "would in a quote": (
        '"We would sign the treaty tomorrow without delay," Peru said.',
        "sign",
        "affirmed possible Peru neutral",
    ),
    "say": ("Norway said that Peru had signed the treaty.", "sign", "affirmed actual Norway neutral"),
    "reveal": ("Norway revealed that Peru had signed the treaty.", "sign", "affirmed actual Norway factive"),
    "claim": ("Norway claimed that Peru had signed the treaty.", "sign", "affirmed actual Norway doubtful"),
    "claim to": ("Peru claims to control the valley.", "control", "affirmed actual Peru doubtful"),
    "admit": ("Peru admitted attacking Chile.", "attack", "affirmed actual Peru factive"),
    "deny that": ("Peru denied that it had attacked Chile.", "attack", "negated actual Peru neutral"),
    "deny doing": ("Peru denied attacking Chile.", "attack", "negated actual Peru neutral"),
    "not deny": ("Peru did not deny that it had attacked Chile.", "attack", "affirmed possible Peru neutral"),
    "not say": ("Norway did not say that Peru attacked Chile.", "attack", "affirmed possible Norway neutral"),
    "not believe": ("Norway does not believe that Peru attacked Chile.", "attack", "negated actual Norway doubtful"),
    "accuse": ("Chile accused Peru of attacking Bolivia.", "attack", "affirmed actual Chile doubtful"),
    "consider": (
        "Bolivia considers the valley to be occupied by Chile.",
        "occupy",
        "affirmed actual Bolivia doubtful",
    ),
    "consider doing": ("Peru is considering attacking Chile.", "attack", "affirmed possible - -"),
    "opposed to what is there": ("Norway opposed the war between Peru and Chile.", "war", PLAIN),
    "wanted event": ("Norway called for talks between Peru and Chile.", "talk", "affirmed possible - -"),
    "rejected event": ("Peru rejected talks with Chile.", "talk", "negated actual - -"),
    "announced event": ("Peru announced a ceasefire with Chile.", "ceasefire", "affirmed actual Peru factive"),
    "thank": ("Chile thanked Norway for signing the treaty.", "sign", PLAIN),
    "chain": (
        "Norway claimed that Peru had admitted that it had attacked Chile.",
        "attack",
        "affirmed actual Peru doubtful",
    ),
    "reportedly": ("Peru reportedly signed the treaty.", "sign", "affirmed actual reports doubtful"),
    "passive report": (
        "Peru is believed to have signed the treaty.",
        "sign",
        "affirmed actual unnamed sources doubtful",
    ),
    "seem": ("Peru seems to have attacked Chile.", "attack", "affirmed actual reports doubtful"),
    "not seem": ("Peru does not seem to have attacked Chile.", "attack", "negated actual reports doubtful"),
    "has yet to": ("Peru has yet to sign the treaty.", "sign", "negated actual - -"),
    "has to": ("Peru has to sign the treaty.", "sign", "affirmed possible - -"),
    "would not": ("Peru would not sign the treaty.", "sign", "negated actual - -"),
    "would not agree to": ("Peru would not agree to attack Chile.", "attack", "negated actual - -"),
    "would not if": ("Peru would not sign the treaty if Chile left.", "sign", "negated possible - -"),
    "would not have": ("Peru would not have signed the treaty.", "sign", "negated possible - -"),
    "said would not": ("Peru said it would not sign the treaty.", "sign", "negated planned Peru neutral"),
    "would not in a quote": ('"We would not sign the treaty," Peru said.', "sign", "negated possible Peru neutral"),
    "was supposed to": ("Peru was supposed to sign the treaty.", "sign", "affirmed planned - -"),
    "is supposed to have": (
        "Peru is supposed to have signed the treaty.",
        "sign",
        "affirmed actual unnamed sources doubtful",
    ),
    "unlikely": ("Peru is unlikely to sign the treaty.", "sign", "negated possible - -"),
    "question": ("Has Peru signed the treaty?", "sign", "affirmed possible - -"),
    "no question": ("Peru signed the treaty. But will Chile?", "sign", PLAIN),
    "once it has": ("Once Chile has signed the treaty, Peru will leave.", "sign", "affirmed planned - -"),
    "no secret": ("It is no secret that Peru controls the valley.", "control", PLAIN),
    "nobody doubts": ("Nobody doubts that Peru attacked Chile.", "attack", PLAIN),
    "nobody believes": (
        "Nobody believes that Peru attacked Chile.",
        "attack",
        "negated actual unnamed sources doubtful",
    ),
    "offer to thank for": ("Norway offered to thank Peru for signing the treaty.", "sign", PLAIN),
    "surprised to learn": (
        "Norway was surprised to learn that Peru signed the treaty.",
        "sign",
        "affirmed actual Norway factive",
    ),
    "march to protest": ("Peru marched to protest against Chile.", "protest", PLAIN),
    "adding that it would": (
        "Peru left, adding that it would sign the treaty.",
        "sign",
        "affirmed planned Peru neutral",
    ),
    "nobody known": ("Diplomats said that Peru had signed the treaty.", "sign", "affirmed actual Diplomats neutral"),
    "according to": ("According to Norway, Peru signed the treaty.", "sign", "affirmed actual Norway neutral"),
}


def told(text: str, lemma: str, parse: Parse, relation: str = "signed", object: str | None = None) -> Finding:
    """The only finding that a hand-made match of the predicate gives."""
    sentences = parse(text)
    found = match(sentences, lemma, relation, object=object)
    if not found.subjects:
        found = match(sentences, lemma, relation, subject="done-to", object=object)
    if not found.subjects:
        span = found.clause.predicate.span
        found = replace(found, subjects=(Mention(THINGS["Peru"], found.sentence, span, "Peru", How.TABLE),))
    article = Article("a", "", date(2021, 1, 11), None, None, "en", text)
    return make_findings(article, sentences, [found], FakeResolver())[0]


@pytest.mark.parametrize("name", CASES)
def test_cues(name: str, parse: Parse) -> None:
    text, lemma, expected = CASES[name]
    finding = told(text, lemma, parse)
    q = finding.statement.qualifiers
    speaker = "-" if q.speaker is None else q.speaker.label
    assert f"{q.polarity} {q.modality} {speaker} {q.attribution or '-'}" == expected


def test_every_word_stands_once_in_its_table() -> None:
    text = Path(words.__file__).with_name("cues.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=yaml.BaseLoader)
    for table in ("reporting", "embedding", "modals", "hedges"):
        listed = [word for words in raw[table].values() for word in words]
        assert sorted(listed) == sorted(set(listed)), table
    assert len(cue_words().reporting) > 250
    assert len(cue_words().embedding) > 500


def lemmas(parse: Parse, text: str, lemma: str, *names: str) -> str:
    """Polarity and modality of a clause whose embedding cues have these lemmas instead of their own."""
    ((_, clause),) = clauses_with(parse(text), lemma)
    embedding = [c for c in clause.cues if c.kind is CueKind.EMBEDDING]
    cues = tuple(replace(embedding[0], lemma=name) for name in names)
    reading = read_cues(replace(clause, cues=cues))
    return f"{reading.polarity} {reading.modality}"


def test_a_plan_that_is_dropped_is_planned_no_more(parse: Parse) -> None:
    assert lemmas(parse, "Peru planned to attack Chile.", "attack", "plan", "scrap") == "negated planned"


def test_an_attempt_that_failed_was_not_done(parse: Parse) -> None:
    assert lemmas(parse, "Peru tried to attack Chile.", "attack", "attempt", "fail") == "negated actual"
    assert lemmas(parse, "Peru tried to attack Chile.", "attack", "offer", "fail") == "negated planned"


def test_trying_in_vain_is_not_doing(parse: Parse) -> None:
    ((_, clause),) = clauses_with(parse("Peru tried to attack Chile."), "attack")
    (cue,) = clause.cues
    vain = replace(cue, cues=(Cue(CueKind.HEDGE, "unsuccessfully", cue.span),))
    reading = read_cues(replace(clause, cues=(vain,)))
    assert (reading.polarity, reading.modality) == ("negated", "actual")


def test_what_is_no_longer_so_is_denied_once(parse: Parse) -> None:
    ((_, clause),) = clauses_with(parse("Peru controls the valley."), "control")
    span = clause.predicate.span
    twice = (Cue(CueKind.NEGATION, "not", span), Cue(CueKind.NEGATION, "no_longer", span))
    for cues in (twice, twice[::-1]):
        reading = read_cues(replace(clause, cues=cues), state=True)
        assert (reading.polarity, reading.over) == ("affirmed", "no longer")


def test_one_word_denies_once(parse: Parse) -> None:
    ((_, clause),) = clauses_with(parse("Peru planned to attack Chile."), "attack")
    (plan,) = clause.cues
    no = Cue(CueKind.NEGATION, "no", clause.predicate.span)
    reading = read_cues(replace(clause, cues=(no, replace(plan, cues=(no,)))))
    assert (reading.polarity, reading.modality) == ("negated", "planned")


def test_a_settled_dispute_is_over(parse: Parse) -> None:
    ((_, clause),) = clauses_with(parse("Norway rejected the dispute between Peru and Chile."), "dispute")
    settle = Cue(CueKind.EMBEDDING, "settle", clause.predicate.span)
    reading = read_cues(replace(clause, cues=(settle,)), state=True)
    assert (reading.polarity, reading.modality, reading.over) == ("affirmed", "actual", "settle")
    for lemma, over in (("hope", None), ("manage", "settle")):
        reading = read_cues(replace(clause, cues=(settle, replace(settle, lemma=lemma))), state=True)
        assert (reading.modality, reading.over) == ("actual", over)
    never = Cue(CueKind.NEGATION, "never", clause.predicate.span)
    for own in ((), (never,)):
        reading = read_cues(replace(clause, cues=(*own, replace(settle, cues=(never,)))), state=True)
        assert (reading.polarity, reading.modality, reading.over) == ("affirmed", "actual", None)


def test_who_ceases_to_hold_did_hold(parse: Parse) -> None:
    ((_, clause),) = clauses_with(parse("Peru ceased to control the valley."), "control")
    reading = read_cues(clause, state=True)
    assert (reading.polarity, reading.over) == ("affirmed", "cease")
    event = read_cues(clause)
    assert (event.polarity, event.over) == ("negated", None)


def test_an_unknown_verb_of_embedding_leaves_it_open(parse: Parse) -> None:
    ((_, clause),) = clauses_with(parse("Peru agreed to sign the treaty."), "sign")
    cue = replace(clause.cues[0], lemma="frobnicate")
    assert read_cues(replace(clause, cues=(cue,))).modality == "possible"


def test_an_unknown_verb_of_reporting_is_neutral(parse: Parse) -> None:
    ((_, clause),) = clauses_with(parse("Norway said that Peru signed the treaty."), "sign")
    cue = replace(clause.cues[0], lemma="frobnicate")
    assert read_cues(replace(clause, cues=(cue,))).attribution == "neutral"
