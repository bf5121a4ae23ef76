"""Statements that follow from others: who takes part in an event, who mediates talks by hosting them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import EVENTS, Confidence, Evidence, Finding, Kind, Polarity, Qualifiers, Statement, Thing
from kg.statements.identity import evidence_id, statement_id
from kg.statements.plover import plover_class
from kg.vocab import relations

_BY_EVENT_ROLE = {"negotiatesWith": "derived-negotiator", "fightsWith": "derived-fighter"}


@dataclass(frozen=True, slots=True)
class _Following:
    """A relation of a thing to an event that a finding implies; the mentions are the finding's own."""

    subject: Thing
    mention: str
    relation: str
    event: Thing
    event_mention: str
    rule: str


def derived_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """`partyTo` of signatories, negotiators and fighters, `mediates` of whoever hosts the talks of others.

    Each has the evidence, voice and modality of the deed. A denied deed makes nobody a party. The time of the deed is
    not that of the state and is left out; a host mediates when the host hosts.
    """
    made: dict[str, Finding] = {}
    for finding in findings:
        if finding.statement.qualifiers.polarity is Polarity.AFFIRMED:
            for following in (*_parties(finding), *_mediators(finding, findings)):
                derived = _derived(finding, following)
                made.setdefault(derived.evidence.id, derived)
    return tuple(made.values())


def _parties(finding: Finding) -> Iterator[_Following]:
    statement, evidence = finding.statement, finding.evidence
    if statement.object is None:
        return
    ends = ((statement.subject, evidence.subject_mention), (statement.object, evidence.object_mention or ""))
    if statement.relation == "signed":
        yield _Following(*ends[0], "partyTo", *ends[1], "derived-signatory")
    rule = _BY_EVENT_ROLE.get(statement.relation)
    for role in statement.roles if rule is not None else ():
        if role.name == "event" and role.thing.type in EVENTS:
            for thing, mention in ends:
                yield _Following(thing, mention, "partyTo", role.thing, role.mention, rule or "")


def _mediators(finding: Finding, findings: Sequence[Finding]) -> Iterator[_Following]:
    """The host of talks whose parties the article names elsewhere, unless the host is one of them."""
    statement, evidence = finding.statement, finding.evidence
    host, event = statement.subject, statement.object
    if statement.relation != "hosted" or event is None or event.type is not Kind.MEETING:
        return
    if any(f.statement.relation == "mediates" and f.statement.object == event for f in findings):
        return
    parties = _parties_of(event, findings)
    own = {host.id, *([f"state/{host.country}"] if host.country else [])}
    if len(parties) > 1 and not any(p.id in own or (p.country and p.country == host.country) for p in parties):
        yield _Following(
            host, evidence.subject_mention, "mediates", event, evidence.object_mention or "", "derived-host"
        )


def _parties_of(event: Thing, findings: Sequence[Finding]) -> tuple[Thing, ...]:
    told = (f.statement for f in findings if f.statement.qualifiers.polarity is Polarity.AFFIRMED)
    found: dict[str, Thing] = {}
    for statement in told:
        if any(role.name == "event" and role.thing == event for role in statement.roles):
            found |= {thing.id: thing for thing in (statement.subject, statement.object) if thing is not None}
        if statement.object != event:
            continue
        if statement.relation == "partyTo":
            found[statement.subject.id] = statement.subject
        found |= {role.thing.id: role.thing for role in statement.roles if role.name == "party"}
    return tuple(found.values())


def _derived(finding: Finding, following: _Following) -> Finding:
    qualifiers = finding.statement.qualifiers
    if following.relation == "partyTo":
        qualifiers = replace(qualifiers, time=None)
    identifier = _identifier(following, qualifiers)
    plover = plover_class(
        relations()[following.relation].plover,
        following.relation,
        object_kind=following.event.type,
        cameo=None,
        modality=qualifiers.modality,
        own_threat=False,
    )
    statement = Statement(identifier, following.subject, following.relation, following.event, (), qualifiers, plover)
    return Finding(statement, _evidence(finding.evidence, identifier, following))


def _identifier(following: _Following, qualifiers: Qualifiers) -> str:
    speaker, time = qualifiers.speaker, qualifiers.time
    return statement_id(
        subject_id=following.subject.id,
        relation=following.relation,
        object_id=following.event.id,
        polarity=qualifiers.polarity,
        modality=qualifiers.modality,
        speaker_id=None if speaker is None else speaker.id,
        start=time.start if time else None,
        end=time.end if time else None,
        ended=time.ended if time else False,
    )


def _evidence(source: Evidence, statement: str, following: _Following) -> Evidence:
    confidence = Confidence.LIKELY if source.confidence is Confidence.SURE else source.confidence
    identifier = evidence_id(
        statement_id=statement,
        article_id=source.article_id,
        part=source.part,
        start=source.span.start,
        end=source.span.end,
        rule_id=following.rule,
        attribution=source.attribution,
        cameo=relations()[following.relation].cameo,
        confidence=confidence,
    )
    return replace(
        source,
        id=identifier,
        statement_id=statement,
        rule_id=following.rule,
        cameo=relations()[following.relation].cameo,
        confidence=confidence,
        subject_mention=following.mention,
        object_mention=following.event_mention,
    )
