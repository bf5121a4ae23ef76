"""What the clauses say about where a phrase stands: beside whom, in whose words, with what else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.entities.reference import words
from kg.model import Clause, CueKind, Phrase, PhraseKind, PredicateKind, Span

_NOUNS = (PredicateKind.NOUN, PredicateKind.NOMINAL)
RECIPROCAL = ("each other", "one another", "the other", "the others")


def speakers_of(clauses: Sequence[Sequence[Clause]]) -> dict[int, list[tuple[Span, Phrase]]]:
    """For each sentence the spans of reported clauses with the outermost speaker: "we" and "I" inside mean him."""
    found: dict[int, list[tuple[Span, Phrase]]] = {}
    for index, inside in enumerate(clauses):
        for clause in inside:
            told = [c for c in clause.cues if c.kind is CueKind.REPORTING and c.who]
            others = [c.who[0] for c in told if c.who[0].text.lower() not in words().we]
            if others:
                found.setdefault(index, []).append((clause.span, others[-1]))
    return found


def partners_of(clauses: Sequence[Sequence[Clause]]) -> dict[tuple[int, Span], tuple[Phrase, ...]]:
    """For each phrase that is no doer, the doers of its clause."""
    found: dict[tuple[int, Span], tuple[Phrase, ...]] = {}
    for index, inside in enumerate(clauses):
        for clause in inside:
            doers = clause.at("doer")
            for place in clause.places:
                for phrase in place.fillers if place.name != "doer" else ():
                    found.setdefault((index, phrase.span), doers)
    return found


def faced_of(clauses: Sequence[Sequence[Clause]]) -> dict[tuple[int, Span], tuple[Phrase, ...]]:
    """For each phrase that somebody praises, meets or urges, who does: "its president" is not his own."""
    return {
        (index, phrase.span): clause.at("doer")
        for index, inside in enumerate(clauses)
        for clause in inside
        if clause.predicate.kind is PredicateKind.VERB and clause.predicate.lemma in words().facing
        for phrase in clause.at("done-to", "with")
    }


def harmed_of(clauses: Sequence[Sequence[Clause]]) -> frozenset[tuple[int, Span]]:
    """The doers that condemn or protest: "its government" is that of whom the sentence before did something to."""
    return frozenset(
        (index, phrase.span)
        for index, inside in enumerate(clauses)
        for clause in inside
        if clause.predicate.lemma in words().complaining
        for phrase in clause.at("doer")
    )


def fronted_of(clauses: Sequence[Sequence[Clause]]) -> dict[tuple[int, Span], tuple[Phrase, ...]]:
    """For each doer the place that its clause opens with: "in Nairobi police ..." are that country's."""
    return {
        (index, phrase.span): ahead
        for index, inside in enumerate(clauses)
        for clause in inside
        for phrase in clause.at("doer")
        if (ahead := tuple(f for f in clause.at("in") if f.span.end <= phrase.span.start))
    }


def senders_of(clauses: Sequence[Sequence[Clause]]) -> dict[tuple[int, Span], tuple[Phrase, ...]]:
    """For each phrase that is sent, stationed or withdrawn, who does that: his are the troops."""
    return {
        (index, phrase.span): clause.at("doer")
        for index, inside in enumerate(clauses)
        for clause in inside
        if clause.predicate.lemma in words().sending and clause.at("doer")
        for phrase in clause.at("done-to")
    }


def accusers_of(clauses: Sequence[Sequence[Clause]]) -> dict[tuple[int, Span], tuple[Phrase, ...]]:
    """For each phrase in a deed that somebody is accused of, who accuses: "its airspace" is his."""
    return {
        (index, phrase.span): cue.who
        for index, inside in enumerate(clauses)
        for clause in inside
        for cue in clause.cues
        if cue.kind is CueKind.EMBEDDING and cue.lemma in words().accusing and cue.who
        for place in clause.places
        for phrase in (place.fillers if place.name != "doer" else ())
    }


def claimants_of(clauses: Sequence[Sequence[Clause]]) -> dict[tuple[int, Span], tuple[Phrase, ...]]:
    """For each phrase that says what somebody calls a thing, who does: of "regards X as its province"."""
    return {
        (index, phrase.span): clause.at("doer")
        for index, inside in enumerate(clauses)
        for clause in inside
        if clause.at("doer") and clause.at("done-to") and clause.predicate.kind is PredicateKind.VERB
        for filler in clause.at("as")
        for phrase in nested(filler)
        if phrase.kind is PhraseKind.PRONOUN
    }


def nested(phrase: Phrase) -> Iterator[Phrase]:
    """The phrase and every phrase that hangs on it."""
    yield phrase
    for place in phrase.places:
        for filler in place.fillers:
            yield from nested(filler)


def head_of(phrase: Phrase) -> str:
    """The phrase's head as written: "them" of "one of them"."""
    return phrase.text[phrase.head.start - phrase.span.start : phrase.head.end - phrase.span.start]


def is_reciprocal(phrase: Phrase) -> bool:
    """Does the phrase send back to the doers: "each other", "one another", "the other"?"""
    return phrase.text.lower().startswith(RECIPROCAL) and phrase.lemma in ("other", "another", "others")


@dataclass(frozen=True, slots=True)
class Together:
    """Phrases that stand together at a place. `scope`: where they count as doers, if only inside a relative clause."""

    phrases: tuple[Phrase, ...]
    doer: bool
    owner: bool
    scope: Span | None


def together(clauses: Sequence[Clause]) -> list[Together]:
    """What stands together at the places of one sentence's clauses, in text order."""
    found: dict[tuple[int, int, int], Together] = {}
    for clause in clauses:
        if clause.predicate.kind in _NOUNS and clause.predicate.lemma not in ("hold-office", "be"):
            continue  # what hangs on a noun is met with inside its phrase
        for place in (p for p in clause.places if p.name != "as"):
            kept = tuple(f for f in place.fillers if f.kind is not PhraseKind.CLAUSE)
            if place.name == "doer" and clause.predicate.lemma in words().between_others:
                kept = kept[:1]  # those who mediate together are not the sides
            if kept:
                key = (kept[0].span.start, -len(kept), kept[0].span.end)
                before = found.get(key, Together(kept, False, True, None))
                acts = place.name == "doer" and clause.predicate.kind not in _NOUNS
                found[key] = Together(
                    kept,
                    (acts and not clause.relative) or before.doer,
                    place.name == "of" and before.owner,
                    clause.span if acts and clause.relative else before.scope,
                )
    return [found[key] for key in sorted(found)]
