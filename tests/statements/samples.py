"""A resolver of a few names and hand-made matches, so that statements are tested without tables and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kg.clauses import find_clauses
from kg.model import Article, Clause, Finding, How, Kind, Match, Mention, Phrase, RoleMention, Sentence, Thing
from kg.statements import make_findings

THINGS = {
    "Peru": Thing("state/PER", "Peru", Kind.STATE, "PER"),
    "Chile": Thing("state/CHL", "Chile", Kind.STATE, "CHL"),
    "Bolivia": Thing("state/BOL", "Bolivia", Kind.STATE, "BOL"),
    "Norway": Thing("state/NOR", "Norway", Kind.STATE, "NOR"),
    "Ana Ruiz": Thing("person/ana-ruiz", "Ana Ruiz", Kind.PERSON, "PER"),
    "it": Thing("state/PER", "Peru", Kind.STATE, "PER"),
    "we": Thing("state/PER", "Peru", Kind.STATE, "PER"),
    "We": Thing("state/PER", "Peru", Kind.STATE, "PER"),
    "the valley": Thing("territory/the-valley", "the valley", Kind.TERRITORY),
    "troops": Thing("force/PER-troops", "Peruvian troops", Kind.FORCE, "PER"),
    "the treaty": Thing("agreement/a--treaty-1", "treaty", Kind.AGREEMENT),
    "the accord": Thing("agreement/a--accord-1", "accord", Kind.AGREEMENT),
}


class FakeResolver:
    """Knows the names of `THINGS`; a phrase is looked up by its words."""

    def resolve(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> tuple[Mention, ...]:
        thing = THINGS.get(phrase.text)
        if thing is None or thing.type not in wanted:
            return ()
        how = How.PRONOUN if phrase.text.lower() in ("it", "we") else How.TABLE
        return (Mention(thing, sentence, phrase.span, phrase.text, how),)


def mention(phrase: Phrase, sentence: int) -> Mention:
    """The mention of a phrase that `THINGS` holds."""
    (found,) = FakeResolver().resolve(sentence, phrase, frozenset(Kind))
    return found


def match(
    sentences: Sequence[Sentence],
    lemma: str,
    relation: str,
    *,
    subject: str = "doer",
    object: str | None = "done-to",
    roles: Iterable[tuple[str, str]] = (),
    content: str | None = None,
    cameo: str | None = None,
    nth: int = 0,
) -> Match:
    """The match of the nth clause with this predicate; what `THINGS` does not know is left out."""
    index, clause = clauses_with(sentences, lemma)[nth]

    def at(place: str) -> tuple[Mention, ...]:
        return tuple(mention(p, index) for p in clause.at(place) if p.text in THINGS)

    return Match(
        f"{relation}-{lemma}",
        relation,
        index,
        clause,
        at(subject),
        () if object is None else at(object),
        tuple(RoleMention(name, m) for name, place in roles for m in at(place)),
        cameo,
        next((p.head for p in clause.at(content)), None) if content is not None else None,
    )


def clauses_with(sentences: Sequence[Sentence], lemma: str) -> list[tuple[int, Clause]]:
    """The clauses of a predicate with the indices of their sentences, in text order."""
    found = find_clauses(sentences)
    return [(s.index, c) for s, cs in zip(sentences, found, strict=True) for c in cs if c.predicate.lemma == lemma]


def found(text: str, sentences: Sequence[Sentence], *matches: Match) -> tuple[Finding, ...]:
    """The findings of matches in an article of 11 January 2021."""
    article = Article("a", "", date(2021, 1, 11), None, None, "en", text)
    return make_findings(article, sentences, matches, FakeResolver())


def triples(findings: Sequence[Finding]) -> list[str]:
    """Subject label, relation and object label."""
    return [
        f"{f.statement.subject.label} {f.statement.relation} {f.statement.object.label if f.statement.object else '-'}"
        for f in findings
    ]
