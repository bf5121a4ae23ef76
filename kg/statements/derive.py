"""Statements that follow from others: who takes part in an event, who mediates, who denies what is said of him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import EVENTS, Attribution, Finding, Kind, Polarity, Thing
from kg.statements.following import Following, follow
from kg.statements.speaker import same_voice
from kg.statements.words import cue_words

_BY_EVENT_ROLE = {"negotiatesWith": "derived-negotiator", "fightsWith": "derived-fighter"}


def derived_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """`partyTo` of signatories, negotiators and fighters, `mediates` of hosts, denials of whoever rejects a charge.

    Each has the evidence, voice and modality of the deed. A denied deed makes nobody a party. The time of the deed is
    not that of the state and is left out; a host mediates when the host hosts.
    """
    made: dict[str, Finding] = {}
    for finding in findings:
        if finding.statement.qualifiers.polarity is Polarity.AFFIRMED:
            for following in (*_parties(finding), *_mediators(finding, findings), *_denials(finding, findings)):
                derived = follow(finding, following)
                made.setdefault(derived.evidence.id, derived)
    return tuple(made.values())


def _parties(finding: Finding) -> Iterator[Following]:
    statement, evidence = finding.statement, finding.evidence
    if statement.object is None:
        return
    timeless = replace(statement.qualifiers, time=None)
    ends = ((statement.subject, evidence.subject_mention), (statement.object, evidence.object_mention or ""))
    if statement.relation == "signed":
        yield Following(*ends[0], "partyTo", *ends[1], timeless, "derived-signatory")
    rule = _BY_EVENT_ROLE.get(statement.relation)
    for role in statement.roles if rule is not None else ():
        if role.name == "event" and role.thing.type in EVENTS:
            for thing, mention in ends:
                yield Following(thing, mention, "partyTo", role.thing, role.mention, timeless, rule or "")


# --- mediators -------------------------------------------------------------------------------------------------------


def _mediators(finding: Finding, findings: Sequence[Finding]) -> Iterator[Following]:
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
        mentions = evidence.subject_mention, evidence.object_mention or ""
        yield Following(host, mentions[0], "mediates", event, mentions[1], statement.qualifiers, "derived-host")


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


# --- denials ---------------------------------------------------------------------------------------------------------


def _denials(finding: Finding, findings: Sequence[Finding]) -> Iterator[Following]:
    """What others said of whoever rejects the accusation, in the same or else in the preceding sentence."""
    statement, evidence = finding.statement, finding.evidence
    words = set((evidence.object_mention or "").lower().split())
    if statement.relation != "rejects" or not words & cue_words().accusations:
        return
    for claim in _said_of(finding, findings):
        told = claim.statement
        qualifiers = replace(
            told.qualifiers, polarity=Polarity.NEGATED, speaker=statement.subject, attribution=Attribution.NEUTRAL
        )
        mentions = evidence.subject_mention, evidence.object_mention or ""
        yield Following(
            told.subject, mentions[0], told.relation, told.object, mentions[1], qualifiers, "derived-denial"
        )


def _said_of(finding: Finding, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The affirmed claims of others about the finding's subject that stand nearest before it."""
    rejecter, here = finding.statement.subject, finding.evidence
    for sentence in (here.sentence, here.sentence - 1):
        claims = tuple(
            f
            for f in findings
            if (f.evidence.sentence, f.evidence.part) == (sentence, here.part)
            and f.evidence.span.start < here.span.start
            and f.statement.qualifiers.polarity is Polarity.AFFIRMED
            and _is_claim_of(f, rejecter)
        )
        if claims:
            return claims
    return ()


def _is_claim_of(finding: Finding, rejecter: Thing) -> bool:
    """Does somebody else say it of the rejecter, without proof?"""
    speaker, said = finding.statement.qualifiers.speaker, finding.evidence.attribution
    if speaker is None or said is Attribution.FACTIVE or same_voice(speaker, rejecter):
        return False
    return same_voice(rejecter, finding.statement.subject)
