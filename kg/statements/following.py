"""What a finding implies, and the finding that it makes: the same evidence under a rule of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Confidence, Evidence, Finding, Qualifiers, Statement, Thing
from kg.statements.identity import evidence_id, statement_id
from kg.statements.plover import plover_class
from kg.vocab import relations


@dataclass(frozen=True, slots=True)
class Following:
    """A relation that a finding implies; the mentions are those of the finding's clause."""

    subject: Thing
    mention: str
    relation: str
    object: Thing | None
    object_mention: str
    qualifiers: Qualifiers
    rule: str


def follow(source: Finding, following: Following) -> Finding:
    """The finding of what `source` implies; it is at most likely."""
    identifier = _identifier(following)
    plover = plover_class(
        relations()[following.relation].plover,
        following.relation,
        object_kind=None if following.object is None else following.object.type,
        cameo=None,
        modality=following.qualifiers.modality,
        own_threat=False,
    )
    statement = Statement(
        identifier, following.subject, following.relation, following.object, (), following.qualifiers, plover
    )
    return Finding(statement, _evidence(source.evidence, identifier, following))


def _identifier(following: Following) -> str:
    qualifiers = following.qualifiers
    speaker, time = qualifiers.speaker, qualifiers.time
    return statement_id(
        subject_id=following.subject.id,
        relation=following.relation,
        object_id=None if following.object is None else following.object.id,
        polarity=qualifiers.polarity,
        modality=qualifiers.modality,
        speaker_id=None if speaker is None else speaker.id,
        start=time.start if time else None,
        end=time.end if time else None,
        ended=time.ended if time else False,
    )


def _evidence(source: Evidence, statement: str, following: Following) -> Evidence:
    confidence = Confidence.LIKELY if source.confidence is Confidence.SURE else source.confidence
    cameo = relations()[following.relation].cameo
    identifier = evidence_id(
        statement_id=statement,
        article_id=source.article_id,
        part=source.part,
        start=source.span.start,
        end=source.span.end,
        rule_id=following.rule,
        attribution=following.qualifiers.attribution,
        cameo=cameo,
        confidence=confidence,
    )
    return replace(
        source,
        id=identifier,
        statement_id=statement,
        rule_id=following.rule,
        attribution=following.qualifiers.attribution,
        cameo=cameo,
        confidence=confidence,
        subject_mention=following.mention,
        object_mention=following.object_mention,
    )
