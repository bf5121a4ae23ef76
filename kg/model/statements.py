"""Statements, their evidence, and all that an article gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.model.clauses import Clause
from kg.model.text import Article, Part, Span
from kg.model.things import Event, Mention, Thing


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A mention that fills a role of a match."""

    name: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits a clause: one statement for each subject and object pair.

    No `objects` means that the object is unspecified. `content` is the predicate span of the clause that a speech
    act or a promise is about, for the `content` role. `denies`: the rule's own words say that the relation does not
    hold.
    """

    rule_id: str
    relation: str
    sentence: int
    clause: Clause
    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]
    roles: tuple[RoleMention, ...] = ()
    cameo: str | None = None
    content: Span | None = None
    office: str | None = None
    confidence: Confidence | None = None
    denies: bool = False


class Polarity(StrEnum):
    """Does the claim hold or not hold?"""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """Has it happened, is it planned, or is it only possible?"""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"


class Attribution(StrEnum):
    """How far the report commits to what its speaker says."""

    FACTIVE = "factive"
    NEUTRAL = "neutral"
    DOUBTFUL = "doubtful"


class Confidence(StrEnum):
    """Was a guess made in the parse repair, the reference or the rule?"""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Time:
    """When: ISO dates of day precision (first and last day of the interval), whether a state is over, the words."""

    start: str | None
    end: str | None
    ended: bool
    text: str


@dataclass(frozen=True, slots=True)
class Role:
    """`name` is one of `party sender addressee location instrument topic content event`."""

    name: str
    thing: Thing
    mention: str


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """The axes of a claim; `attribution` is stored with the evidence, not hashed into the claim."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    speaker: Thing | None = None
    attribution: Attribution | None = None
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What is claimed, by whom, how qualified. `object` None is `unspecified`. Equal claims have equal ids."""

    id: str
    subject: Thing
    relation: str
    object: Thing | None
    roles: tuple[Role, ...]
    qualifiers: Qualifiers
    plover: str | None = None
    office: str | None = None

    def with_roles(self, roles: tuple[Role, ...]) -> Statement:
        return replace(self, roles=roles)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement was read: `span` is the clause in the article's part, `text` the whole sentence."""

    id: str
    statement_id: str
    article_id: str
    part: Part
    sentence: int
    span: Span
    text: str
    rule_id: str
    attribution: Attribution | None
    cameo: str | None
    confidence: Confidence
    subject_mention: str
    object_mention: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `statements.jsonl`: a statement as one piece of evidence tells it."""

    statement: Statement
    evidence: Evidence

    @property
    def is_fact(self) -> bool:
        """May it be a plain triple? Affirmed, actual, not over, with an object, in the article's voice or factive."""
        q = self.statement.qualifiers
        over = q.time is not None and q.time.ended
        voiced = q.speaker is None or self.evidence.attribution is Attribution.FACTIVE
        return (
            q.polarity is Polarity.AFFIRMED
            and q.modality is Modality.ACTUAL
            and not over
            and voiced
            and self.statement.object is not None
        )


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article gave: its findings in text order, its events, and warnings for the user."""

    article: Article
    findings: tuple[Finding, ...]
    events: tuple[Event, ...]
    warnings: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    failed: bool = False  # a fault of ours: the warning says which

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)
