"""The frozen values that flow through the house, from an article to a statement and its evidence.

Nothing here imports from other rooms. All offsets are half-open, in Unicode code points of the article's stored text
(or of its title, where `part` is `title`).
"""

from kg.model.clauses import Clause, Cue, CueKind, Phrase, PhraseKind, Place, Predicate, PredicateKind, Word
from kg.model.statements import (
    Attribution,
    Confidence,
    Evidence,
    Extraction,
    Finding,
    Match,
    Modality,
    Polarity,
    Qualifiers,
    Role,
    RoleMention,
    Statement,
    Time,
)
from kg.model.text import Article, Part, Sentence, Span, Token
from kg.model.things import ACTORS, EVENTS, LOCATIONS, Event, How, Kind, Mention, Thing

__all__ = [
    "ACTORS",
    "EVENTS",
    "LOCATIONS",
    "Article",
    "Attribution",
    "Clause",
    "Confidence",
    "Cue",
    "CueKind",
    "Event",
    "Evidence",
    "Extraction",
    "Finding",
    "How",
    "Kind",
    "Match",
    "Mention",
    "Modality",
    "Part",
    "Phrase",
    "PhraseKind",
    "Place",
    "Polarity",
    "Predicate",
    "PredicateKind",
    "Qualifiers",
    "Role",
    "RoleMention",
    "Sentence",
    "Span",
    "Statement",
    "Thing",
    "Time",
    "Token",
    "Word",
]
