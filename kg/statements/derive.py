"""Statements that follow from others: whoever signs, negotiates or fights takes part in the event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import EVENTS, Confidence, Evidence, Finding, Polarity, Statement, Thing
from kg.statements.identity import evidence_id, statement_id

_BY_EVENT_ROLE = {"negotiatesWith": "derived-negotiator", "fightsWith": "derived-fighter"}


def derived_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """`partyTo` of signatories, negotiators and fighters, with the evidence, voice and modality of the deed.

    A denied deed makes nobody a party. The time of the deed is not that of the state and is left out.
    """
    made: dict[str, Finding] = {}
    for finding in findings:
        for subject, mention, event, said, rule in _parties(finding):
            derived = _derived(finding, subject, mention, event, said, rule)
            made.setdefault(derived.evidence.id, derived)
    return tuple(made.values())


def _parties(finding: Finding) -> Iterator[tuple[Thing, str, Thing, str, str]]:
    """Party, its mention, event, the event's mention, rule."""
    statement, evidence = finding.statement, finding.evidence
    if statement.qualifiers.polarity is Polarity.NEGATED or statement.object is None:
        return
    if statement.relation == "signed":
        said = evidence.object_mention or ""
        yield statement.subject, evidence.subject_mention, statement.object, said, "derived-signatory"
    rule = _BY_EVENT_ROLE.get(statement.relation)
    for role in statement.roles if rule is not None else ():
        if role.name == "event" and role.thing.type in EVENTS:
            yield statement.subject, evidence.subject_mention, role.thing, role.mention, rule or ""
            yield statement.object, evidence.object_mention or "", role.thing, role.mention, rule or ""


def _derived(finding: Finding, subject: Thing, mention: str, event: Thing, said: str, rule: str) -> Finding:
    qualifiers = replace(finding.statement.qualifiers, time=None)
    speaker = qualifiers.speaker
    identifier = statement_id(
        subject_id=subject.id,
        relation="partyTo",
        object_id=event.id,
        polarity=qualifiers.polarity,
        modality=qualifiers.modality,
        speaker_id=None if speaker is None else speaker.id,
    )
    statement = Statement(identifier, subject, "partyTo", event, (), qualifiers)
    return Finding(statement, _evidence(finding.evidence, identifier, rule, mention, said))


def _evidence(source: Evidence, statement: str, rule: str, subject: str, said: str) -> Evidence:
    confidence = Confidence.LIKELY if source.confidence is Confidence.SURE else source.confidence
    identifier = evidence_id(
        statement_id=statement,
        article_id=source.article_id,
        part=source.part,
        start=source.span.start,
        end=source.span.end,
        rule_id=rule,
        attribution=source.attribution,
        cameo=None,
        confidence=confidence,
    )
    return replace(
        source,
        id=identifier,
        statement_id=statement,
        rule_id=rule,
        cameo=None,
        confidence=confidence,
        subject_mention=subject,
        object_mention=said,
    )
