"""The frozen values that flow through the house, from an article to a statement and its evidence.

Nothing here imports from `kg`. All offsets are half-open, in Unicode code points of the article's stored text (or
of its title, where `part` is `title`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

# --- text ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code point offsets.

    >>> Span(0, 6).of("Moscow oversaw a ceasefire")
    'Moscow'
    >>> Span(3, 2)
    Traceback (most recent call last):
    ValueError: a span ends before it starts: 3, 2
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span ends before it starts: {self.start}, {self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Does the other span lie within this one?"""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def joined(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Part(StrEnum):
    """Where in an article a sentence stands."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read. `text` is stored as it is; offsets point into it.

    >>> Article("a", "Talks end", None, None, None, "en", "The talks ended.").part(Part.TITLE)
    'Talks end'
    """

    id: str
    title: str
    published: date | None
    source: str | None
    url: str | None
    language: str
    text: str

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def part(self, part: Part) -> str:
        return self.title if part is Part.TITLE else self.text


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a parsed sentence. `index` and `head` count within the sentence; the root is its own head.

    `tag` is the Penn tag, `dep` the parser's label (read in `nlp` and `clauses` only), `entity` the parser's guess
    at a named entity (`PERSON`, `GPE`, ...) or an empty string.
    """

    index: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    span: Span
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; `index` 0 is the title, the text's sentences count from 1. `text` is `span` of its part."""

    article_id: str
    part: Part
    index: int
    span: Span
    text: str
    tokens: tuple[Token, ...]
    paragraph: int = 0

    def slice(self, span: Span) -> str:
        """The characters of a span of the part that lies within the sentence."""
        return span.shifted(-self.span.start).of(self.text)


# --- clauses ---------------------------------------------------------------------------------------------------------


class PhraseKind(StrEnum):
    """What the head of a phrase is."""

    NAME = "name"  # the head is a proper noun
    NOUN = "noun"
    PRONOUN = "pronoun"
    CLAUSE = "clause"  # a verbal complement; `head` is the span of that clause's predicate


@dataclass(frozen=True, slots=True)
class Word:
    """A modifier in front of a head: an adjective, a compound noun, a number."""

    text: str
    lemma: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """A named place of a clause or a phrase and what fills it; coordinated fillers stand side by side.

    Names: `doer, done-to, recipient, content, complement, between, as, of, when, predicate` and any preposition.
    """

    name: str
    fillers: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase (or verbal complement) without its conjuncts.

    `span` is the phrase with determiner, modifiers and short complements, without relative clauses and appositions;
    `lemma` is the head's, lower case; `determiner` and `modifiers` stand in front of it; `places` hold what hangs on
    it: `of` (also the possessor: "Azerbaijan's president"), `as` (apposition), `between`, other prepositions.
    """

    span: Span
    head: Span
    text: str
    lemma: str
    kind: PhraseKind
    plural: bool = False
    determiner: str = ""
    modifiers: tuple[Word, ...] = ()
    places: tuple[Place, ...] = ()
    guess: bool = False

    def at(self, *names: str) -> tuple[Phrase, ...]:
        """The fillers of the named places."""
        return tuple(p for place in self.places if place.name in names for p in place.fillers)

    def __str__(self) -> str:
        return self.text


class CueKind(StrEnum):
    """What sort of word qualifies a clause."""

    NEGATION = "negation"  # not, never, no, neither
    MODAL = "modal"  # will, may, would, "is to", "is due to"
    CONDITION = "condition"  # stands under "if", "unless", or governs such a clause
    EMBEDDING = "embedding"  # agreed to V, refused to V, urged X to V, accused X of V-ing
    REPORTING = "reporting"  # said that V, V according to X, quotes
    HEDGE = "hedge"  # an adverb or adjective: reportedly, alleged, former


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that qualifies a clause, with the cues that qualify that word itself.

    `who` are the doers of an embedding or reporting verb (the speakers), `to` those it is addressed to.
    `tense` is that of the cue's own verb.
    """

    kind: CueKind
    lemma: str
    span: Span
    who: tuple[Phrase, ...] = ()
    to: tuple[Phrase, ...] = ()
    cues: tuple[Cue, ...] = ()
    tense: str = ""
    passive: bool = False

    def __str__(self) -> str:
        who = " + ".join(map(str, self.who))
        inner = ", ".join(map(str, self.cues))
        return f"{self.kind} {self.lemma}" + (f" by {who}" if who else "") + (f" [{inner}]" if inner else "")


class PredicateKind(StrEnum):
    """The surface form that a predicate had."""

    VERB = "verb"
    PARTICIPLE = "participle"  # the Russia-brokered truce, troops deployed to the line
    NOMINAL = "nominal"  # a verb in the dress of a noun: Russia's deployment of troops; the lemma is the verb's
    NOUN = "noun"  # an event noun: talks between A and B; the lemma is the noun's
    ADJECTIVE = "adjective"  # X is hostile to Y


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a clause says: `lemma` is lower case, with a particle behind an underscore (`pull_out`).

    `tense`: `past present future perfect pluperfect infinitive participle` or empty for nouns.
    """

    lemma: str
    kind: PredicateKind
    span: Span
    tense: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A normalised clause: whatever the surface form, doer and done-to are the same places.

    `span` is the evidence: from the first to the last character of the predicate and its places. `relative` marks a
    clause that only says which thing is meant.
    """

    predicate: Predicate
    places: tuple[Place, ...]
    cues: tuple[Cue, ...]
    span: Span
    guess: bool = False
    relative: bool = False

    def at(self, *names: str) -> tuple[Phrase, ...]:
        """The fillers of the named places."""
        return tuple(p for place in self.places if place.name in names for p in place.fillers)

    def __str__(self) -> str:
        places = ", ".join(f"{p.name} {' + '.join(map(str, p.fillers))}" for p in self.places)
        cues = "".join(f" <{cue}>" for cue in self.cues)
        return f"{self.predicate.lemma}({places}){cues}" + (" ?" if self.guess else "")


# --- things ----------------------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """The classes of things, named as in the ontology."""

    STATE = "State"
    ORGANIZATION = "Organization"
    ARMED_GROUP = "ArmedGroup"
    FORCE = "Force"
    INSTITUTION = "Institution"
    PERSON = "Person"
    GROUP = "Group"
    TERRITORY = "Territory"
    PLACE = "Place"
    AGREEMENT = "Agreement"
    CONFLICT = "Conflict"
    MEETING = "Meeting"
    ACTION = "Action"
    STATEMENT = "Statement"  # the content of a speech act


ACTORS = frozenset(
    {Kind.STATE, Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.FORCE, Kind.INSTITUTION, Kind.PERSON, Kind.GROUP}
)
LOCATIONS = frozenset({Kind.PLACE, Kind.TERRITORY, Kind.STATE})
EVENTS = frozenset({Kind.AGREEMENT, Kind.CONFLICT, Kind.MEETING})


@dataclass(frozen=True, slots=True)
class Thing:
    """Something statements are about. `id` is relative to the base IRI (`state/RUS`).

    `country`: the ISO 3166-1 alpha-3 code an actor answers to, or None. `same_as`: full IRIs, from named data only.
    """

    id: str
    label: str
    type: Kind
    country: str | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event(Thing):
    """An Agreement, Conflict or Meeting with what the article's facts say of it; ISO dates, possibly partial."""

    parties: tuple[Thing, ...] = ()
    start: str | None = None
    end: str | None = None
    location: Thing | None = None
    topic: str | None = None
    unrealised: bool = False


class How(StrEnum):
    """How a mention was resolved, from sure to guess."""

    TABLE = "table"  # a name that a table knows
    NAME = "name"  # a name that only the text knows
    DESCRIPTION = "description"  # "a ceasefire", "Russian peacekeepers"
    ROLE = "role"  # "the Armenian PM"
    MEMBERS = "members"  # "the two countries", "all three parties"
    PRONOUN = "pronoun"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing at a place in the text; `sentence` is the sentence's index."""

    thing: Thing
    sentence: int
    span: Span
    text: str
    how: How


# --- matches ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A mention that fills a role of a match."""

    name: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits a clause: one statement for each subject and object pair.

    No `objects` means that the object is unspecified. `content` is the predicate span of the clause that a speech
    act or a promise is about, for the `content` role.
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


# --- statements ------------------------------------------------------------------------------------------------------


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
