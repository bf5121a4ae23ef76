"""What a finding implies, and the finding that it makes: the same evidence under a rule of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Confidence, Finding, Qualifiers, Statement, Thing
from kg.statements.plover import plover_class
from kg.statements.repeats import identified
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
    relation, qualifiers = relations()[following.relation], following.qualifiers
    plover = plover_class(
        relation.plover,
        relation.name,
        object_kind=None if following.object is None else following.object.type,
        cameo=None,
        modality=qualifiers.modality,
        own_threat=False,
    )
    given = source.evidence.confidence
    evidence = replace(
        source.evidence,
        rule_id=following.rule,
        attribution=qualifiers.attribution,
        cameo=relation.cameo,
        confidence=Confidence.LIKELY if given is Confidence.SURE else given,
        subject_mention=following.mention,
        object_mention=following.object_mention,
    )
    statement = Statement("", following.subject, relation.name, following.object, (), qualifiers, plover)
    return identified(statement, evidence)
