"""From hand-made matches to findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from statements.samples import THINGS, found, match, triples

from kg.model import Confidence, Kind, Sentence, Thing

Parse = Callable[..., tuple[Sentence, ...]]


def test_one_statement_for_each_pair(parse: Parse) -> None:
    text = "Peru and Chile attacked Bolivia and Norway."
    s = parse(text)
    assert triples(found(text, s, match(s, "attack", "attacks"))) == [
        "Peru attacks Bolivia",
        "Peru attacks Norway",
        "Chile attacks Bolivia",
        "Chile attacks Norway",
    ]


def test_a_symmetric_relation_once_with_the_smaller_id_first(parse: Parse) -> None:
    text = "Peru met Chile. Chile met Peru."
    s = parse(text)
    findings = found(text, s, match(s, "meet", "metWith"), match(s, "meet", "metWith", nth=1))
    assert triples(findings) == ["Chile metWith Peru"] * 2
    assert len({f.statement.id for f in findings}) == 1
    assert len({f.evidence.id for f in findings}) == 2
    assert [f.evidence.subject_mention for f in findings] == ["Chile", "Chile"]


def test_nobody_is_his_own_object(parse: Parse) -> None:
    text = "Peru attacked Peru."
    s = parse(text)
    assert found(text, s, match(s, "attack", "attacks")) == ()


def test_no_object_is_unspecified(parse: Parse) -> None:
    text = "Peru mobilized on Friday."
    s = parse(text)
    (finding,) = found(text, s, match(s, "mobilize", "mobilizes", object=None))
    assert finding.statement.object is None
    assert finding.evidence.object_mention is None
    assert not finding.is_fact


def test_evidence_is_the_clause_in_its_sentence(parse: Parse) -> None:
    text = "Norway watched. On Tuesday, Peru signed the treaty, officials said."
    s = parse(text)
    (finding, _) = found(text, s, match(s, "sign", "signed"))
    assert finding.evidence.span.of(text) == "Peru signed the treaty"
    assert finding.evidence.text == "On Tuesday, Peru signed the treaty, officials said."
    assert (finding.evidence.sentence, finding.evidence.rule_id) == (2, "signed-sign")
    assert finding.statement.qualifiers.time is not None
    assert finding.statement.qualifiers.time.start == "2021-01-05"


def test_identical_findings_once(parse: Parse) -> None:
    text = "Peru attacked Chile."
    s = parse(text)
    once = match(s, "attack", "attacks")
    assert found(text, s, once, once) == found(text, s, once)


def test_an_undated_repeat_is_evidence_of_the_dated_claim(parse: Parse) -> None:
    text = "Peru attacked Chile. Peru attacked Chile on Friday. Peru did not attack Chile."
    s = parse(text)
    first, second, third = found(text, s, *(match(s, "attack", "attacks", nth=n) for n in range(3)))
    assert first.statement.id == second.statement.id
    assert first.statement.qualifiers.time == second.statement.qualifiers.time
    assert third.statement.qualifiers.time is None


def test_two_dates_are_two_claims(parse: Parse) -> None:
    text = "Peru attacked Chile on Friday. Peru attacked Chile in 2019."
    s = parse(text)
    first, second = found(text, s, *(match(s, "attack", "attacks", nth=n) for n in range(2)))
    assert first.statement.id != second.statement.id


@pytest.mark.parametrize(
    ("text", "lemma", "relation", "expected"),
    [
        ("Peru met Chile.", "meet", "metWith", "CONSULT"),
        ("Peru will meet Chile.", "meet", "metWith", "AGREE"),
        ("Peru will leave the valley.", "leave", "withdrawsFrom", "CONCEDE"),
        ("Peru left the valley.", "leave", "withdrawsFrom", "RETREAT"),
        ("Peru left the treaty.", "leave", "withdrawsFrom", "SANCTION"),
        ("Peru may attack Chile.", "attack", "attacks", "ASSAULT"),
        ("Peru threatened to attack Chile.", "attack", "attacks", "THREATEN"),
        ("Peru warned that it would attack Chile.", "attack", "attacks", "THREATEN"),
        ("Norway warned that Peru would attack Chile.", "attack", "attacks", "ASSAULT"),
        ("Peru did not meet Chile.", "meet", "metWith", "CONSULT"),
        ("Peru controls the valley.", "control", "controls", None),
    ],
)
def test_the_class_depends_on_the_modality(
    text: str, lemma: str, relation: str, expected: str | None, parse: Parse
) -> None:
    s = parse(text)
    (finding,) = found(text, s, match(s, lemma, relation))
    assert finding.statement.plover == expected


def test_peacekeepers_are_aid(parse: Parse) -> None:
    text = "Peru sent troops to the valley."
    s = parse(text)
    made = match(s, "send", "deployedTo", subject="done-to", object="to", roles=[("sender", "doer")], cameo="074")
    (finding,) = found(text, s, made)
    assert (finding.statement.plover, finding.evidence.cameo) == ("AID", "074")
    assert [(r.name, r.thing.label) for r in finding.statement.roles] == [("sender", "Peru")]


def test_who_is_an_end_is_no_party(parse: Parse) -> None:
    text = "Norway mediated between Peru and Chile."
    s = parse(text)
    made = match(s, "mediate", "mediates", object="between", roles=[("party", "between")])
    assert [(f.statement.object, [r.thing.label for r in f.statement.roles]) for f in found(text, s, made)] == [
        (THINGS["Peru"], ["Chile"]),
        (THINGS["Chile"], ["Peru"]),
    ]


def test_a_speech_act_of_ones_own_words_is_the_articles(parse: Parse) -> None:
    text = '"We thank Chile for all it has done," Ana Ruiz said. Norway said that Peru supported Bolivia.'
    s = parse(text)
    own, reported = found(text, s, match(s, "thank", "supports"), match(s, "support", "supports"))
    assert (own.statement.qualifiers.speaker, own.evidence.attribution) == (None, None)
    assert reported.statement.qualifiers.speaker == THINGS["Norway"]


def test_content_names_the_statement_of_the_speech_act(parse: Parse) -> None:
    text = "Norway urged Peru and Chile to sign the treaty."
    s = parse(text)
    findings = found(text, s, match(s, "urge", "requests", content="complement"), match(s, "sign", "signed"))
    signed = {f.statement.subject.label: f.statement.id for f in findings if f.statement.relation == "signed"}
    for request in (f.statement for f in findings if f.statement.relation == "requests"):
        (role,) = request.roles
        assert request.object is not None
        assert (role.name, role.thing.type) == ("content", Kind.STATEMENT)
        assert role.thing.id == signed[request.object.label]
        assert role.mention == "Peru and Chile to sign the treaty"


def test_confidence_is_the_lowest(parse: Parse) -> None:
    text = "Peru attacked Chile. It fled. Norway said it attacked Chile."
    s = parse(text)
    sure, likely = match(s, "attack", "attacks"), match(s, "attack", "attacks", nth=1)
    guessed = replace(sure, clause=replace(sure.clause, guess=True))
    levels = [found(text, s, m)[0].evidence.confidence for m in (sure, likely, guessed)]
    assert levels == [Confidence.SURE, Confidence.LIKELY, Confidence.GUESS]


def test_a_former_minister_is_one_no_more(parse: Parse) -> None:
    text = "Ana Ruiz, the former foreign minister of Peru, resigned."
    s = parse(text)
    (finding,) = found(text, s, match(s, "hold-office", "represents", object="of"))
    time = finding.statement.qualifiers.time
    assert time is not None
    assert time.ended
    assert not finding.is_fact


@pytest.mark.parametrize(
    ("text", "modality", "over"),
    [
        ("Ana Ruiz, the late president of Peru, signed it.", "actual", True),
        ("Ana Ruiz, the ousted president of Peru, signed it.", "actual", True),
        ("Ana Ruiz, the next president of Peru, signed it.", "planned", False),
        ("Ana Ruiz, the acting president of Peru, signed it.", "actual", False),
    ],
)
def test_what_somebody_was_or_will_be(text: str, modality: str, over: bool, parse: Parse) -> None:
    s = parse(text)
    (finding,) = found(text, s, match(s, "hold-office", "represents", object="of"))
    q = finding.statement.qualifiers
    assert (str(q.modality), q.time is not None and q.time.ended) == (modality, over)


@pytest.mark.parametrize("text", ["Peru no longer controls the valley.", "Peru had controlled the valley."])
def test_a_state_that_is_over(text: str, parse: Parse) -> None:
    s = parse(text)
    (finding,) = found(text, s, match(s, "control", "controls"))
    q = finding.statement.qualifiers
    assert q.time is not None
    assert (str(q.polarity), q.time.ended) == ("affirmed", True)


def test_signatories_are_parties(parse: Parse) -> None:
    text = "Peru signed the treaty on Friday. Chile did not sign the treaty. Norway said Bolivia would sign the treaty."
    s = parse(text)
    findings = found(text, s, *(match(s, "sign", "signed", nth=n) for n in range(3)))
    derived = [f for f in findings if f.statement.relation == "partyTo"]
    assert triples(derived) == ["Peru partyTo treaty", "Bolivia partyTo treaty"]
    first, second = derived
    assert (first.evidence.rule_id, first.statement.qualifiers.time) == ("derived-signatory", None)
    assert first.evidence.span == findings[0].evidence.span
    assert (str(second.statement.qualifiers.modality), second.statement.qualifiers.speaker) == (
        "planned",
        THINGS["Norway"],
    )


def test_negotiators_are_parties_of_their_event(parse: Parse) -> None:
    text = "Peru negotiated with Chile over the treaty."
    s = parse(text)
    made = match(s, "negotiate", "negotiatesWith", object="with", roles=[("event", "over")])
    derived = [f for f in found(text, s, made) if f.evidence.rule_id == "derived-negotiator"]
    assert triples(derived) == ["Chile partyTo treaty", "Peru partyTo treaty"]


def test_no_voice_is_lost_without_a_name(parse: Parse) -> None:
    text = "Peru reportedly attacked Chile."
    s = parse(text)
    (finding,) = found(text, s, match(s, "attack", "attacks"))
    assert finding.statement.qualifiers.speaker == Thing("group/a--reports-1", "reports", Kind.GROUP)
    assert not finding.is_fact


def test_same_findings_twice(parse: Parse) -> None:
    text = "Peru and Chile signed the treaty on Friday. Norway said Peru would attack Bolivia."
    s = parse(text)
    matches = [match(s, "sign", "signed"), match(s, "attack", "attacks")]
    assert found(text, s, *matches) == found(text, s, *matches)


def test_one_class_for_one_claim(parse: Parse) -> None:
    text = "Peru may attack Chile. Peru threatened to attack Chile."
    s = parse(text)
    findings = found(text, s, *(match(s, "attack", "attacks", nth=n) for n in range(2)))
    assert len({f.statement.id for f in findings}) == 1
    assert {f.statement.plover for f in findings} == {"THREATEN"}


def test_a_denied_speech_act_keeps_its_denier(parse: Parse) -> None:
    text = "Peru denied that it had supported Bolivia."
    s = parse(text)
    (finding,) = found(text, s, match(s, "support", "supports"))
    q = finding.statement.qualifiers
    assert (str(q.polarity), q.speaker) == ("negated", THINGS["Peru"])


def test_who_denies_a_charge_owns_that_it_was_made(parse: Parse) -> None:
    text = "Norway denied that Peru had accused Chile."
    s = parse(text)
    (finding,) = found(text, s, match(s, "accuse", "accuses"))
    assert (str(finding.statement.qualifiers.polarity), finding.statement.qualifiers.speaker) == ("affirmed", None)
    text = "Peru denied that it had accused Chile."
    s = parse(text)
    (finding,) = found(text, s, match(s, "accuse", "accuses"))
    assert (str(finding.statement.qualifiers.polarity), finding.statement.qualifiers.speaker) == (
        "negated",
        THINGS["Peru"],
    )


def test_what_one_holds_to_be_ones_own_is_ones_own_word(parse: Parse) -> None:
    text = "Chile considers the valley."
    s = parse(text)
    (finding,) = found(text, s, match(s, "consider", "partOf", subject="done-to", object="doer"))
    q = finding.statement.qualifiers
    assert q.speaker == THINGS["Chile"]
    assert not finding.is_fact


def test_a_quotation_without_a_speaker_is_no_fact(parse: Parse) -> None:
    text = 'It rained. "Peru attacked Chile."'
    s = parse(text)
    (finding,) = found(text, s, match(s, "attack", "attacks"))
    assert finding.statement.qualifiers.speaker == Thing("group/a--unnamed-sources-1", "unnamed sources", Kind.GROUP)


def test_a_question_is_no_fact(parse: Parse) -> None:
    text = "Has Peru signed the treaty? Peru signed the accord."
    s = parse(text)
    findings = found(text, s, *(match(s, "sign", "signed", nth=n) for n in range(2)))
    findings = tuple(f for f in findings if f.statement.relation == "signed")
    assert [str(f.statement.qualifiers.modality) for f in findings] == ["possible", "actual"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [("Peru pledged Chile the treaty.", "planned"), ("Peru handed Chile the treaty.", "actual")],
)
def test_a_promise_of_a_thing_is_no_deed_yet(text: str, modality: str, parse: Parse) -> None:
    s = parse(text)
    made = match(s, "pledge" if "pledged" in text else "hand", "aids", object="recipient")
    (finding,) = found(text, s, made)
    assert str(finding.statement.qualifiers.modality) == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peru ruled out talks until Chile attacked Bolivia.", "possible"),
        ("Peru waited until Chile attacked Bolivia.", "actual"),
    ],
)
def test_what_something_is_withheld_until_has_not_happened(text: str, modality: str, parse: Parse) -> None:
    s = parse(text)
    (finding,) = found(text, s, match(s, "attack", "attacks"))
    assert str(finding.statement.qualifiers.modality) == modality
