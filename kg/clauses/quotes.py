"""Whose words stand between quotation marks, also where the quote runs over several sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.clauses.phrases import Phrases
from kg.clauses.tree import Tree
from kg.model import Clause, Cue, CueKind, Sentence, Span

_SAYING = frozenset(
    {
        "say",
        "tell",
        "add",
        "declare",
        "state",
        "explain",
        "note",
        "warn",
        "insist",
        "write",
        "ask",
        "reply",
        "announce",
        "claim",
        "argue",
        "according_to",
        "stress",
        "continue",
        "conclude",
        "admit",
        "comment",
        "remark",
        "observe",
        "reveal",
        "tweet",
        "vow",
        "complain",
        "joke",
        "recall",
        "assert",
        "acknowledge",
        "confirm",
        "shout",
        "call",
    }
)
_OPEN, _CLOSE, _EITHER = "“„«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Quote:
    """The characters between a pair of marks; `closed` False where the paragraph ended first."""

    span: Span
    closed: bool


def find_quotes(text: str, start: int) -> list[Quote]:
    """The quotes of a paragraph that begins at `start`.

    >>> [q.span.shifted(-5).of('He said "no" twice.') for q in find_quotes('He said "no" twice.', 5)]
    ['no']
    """
    quotes: list[Quote] = []
    opened: int | None = None
    for at, char in enumerate(text):
        if opened is None and (char in _OPEN or char == _EITHER):
            opened = at + 1
        elif opened is not None and (char in _CLOSE or char == _EITHER):
            quotes.append(Quote(Span(start + opened, start + at), True))
            opened = None
    if opened is not None:
        quotes.append(Quote(Span(start + opened, start + len(text)), False))
    return quotes


def attribute_quotes(
    sentences: Sequence[Sentence], clauses: Sequence[Sequence[Clause]]
) -> tuple[tuple[Clause, ...], ...]:
    """The clauses with a reporting cue on each that stands in a quote and has no speaker of its own yet."""
    out: list[tuple[Clause, ...]] = []
    last: Cue | None = None  # who spoke last, for a paragraph that is nothing but a quote
    for group in _paragraphs(sentences):
        quotes = _quotes_of(group)
        said = _attributions(group, clauses, quotes)
        if not said and last is not None and _is_all_quote(group, quotes):
            said = [(group[0].span, last)]
        last = said[-1][1] if said else None
        for sentence in group:
            out.append(tuple(_attributed(c, sentence, quotes, said) for c in clauses[sentence.index]))
    return tuple(out)


def _paragraphs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if groups and groups[-1][-1].paragraph == sentence.paragraph:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return groups


def _quotes_of(group: Sequence[Sentence]) -> list[Quote]:
    """Over the sentences' own characters, blanks between them."""
    first = group[0].span.start
    text = ""
    for sentence in group:
        text = text.ljust(sentence.span.start - first) + sentence.text
    return find_quotes(text, first)


def _is_all_quote(group: Sequence[Sentence], quotes: Sequence[Quote]) -> bool:
    """Does the paragraph begin and end with the marks of one quote?"""
    whole = group[0].span.joined(group[-1].span)
    return len(quotes) == 1 and quotes[0].span.start - whole.start <= 1 and whole.end - quotes[0].span.end <= 2


def _attributions(
    group: Sequence[Sentence], clauses: Sequence[Sequence[Clause]], quotes: Sequence[Quote]
) -> list[tuple[Span, Cue]]:
    """The saying clauses outside the quotes of a paragraph, as cues with the spans of their sentences."""
    found: list[tuple[Span, Cue]] = []
    for sentence in group:
        if not any(_beside(q.span, sentence.span) for q in quotes):
            continue
        announced = _announced(sentence, quotes)
        if announced is not None:
            found.append((sentence.span, announced))
        for clause in clauses[sentence.index]:
            predicate = clause.predicate
            outside = not any(q.span.holds(predicate.span) for q in quotes)
            who = clause.at("doer")
            if outside and predicate.lemma in _SAYING and who:
                cue = Cue(CueKind.REPORTING, predicate.lemma, predicate.span, who=who, tense=predicate.tense)
                found.append((sentence.span, cue))
    return found


def _announced(sentence: Sentence, quotes: Sequence[Quote]) -> Cue | None:
    """Who stands with a colon in front of a quote: 'The commander: "..."'."""
    for quote in quotes:
        front = [t for t in sentence.tokens if t.span.end < quote.span.start]
        if not front or front[-1].text != ":" or any(t.tag in ("VBD", "VBZ", "VBP") for t in front):
            continue
        inside = {t.index for t in front}
        heads = [t for t in front if t.tag in ("NN", "NNP", "NNS", "NNPS", "PRP") and t.head not in inside - {t.index}]
        if heads:
            who = Phrases(Tree(sentence)).fillers(heads[-1].index)
            kept = tuple(p for p in who if p.span.end <= front[-1].span.start)
            return Cue(CueKind.REPORTING, "say", front[-1].span, who=kept) if kept else None
    return None


def _beside(quote: Span, sentence: Span) -> bool:
    """Does a sentence hold a part of a quote or stand right before or behind its marks?"""
    return quote.start - 4 <= sentence.end and sentence.start <= quote.end + 4


def _attributed(
    clause: Clause, sentence: Sentence, quotes: Sequence[Quote], said: Sequence[tuple[Span, Cue]]
) -> Clause:
    inside = next((q for q in quotes if q.span.holds(clause.predicate.span)), None)
    if inside is None or any(c.kind is CueKind.REPORTING for c in clause.cues):
        return clause
    if not _full_clause(clause, inside):
        return clause
    cue = _speaker_of(sentence, said)
    return replace(clause, cues=(*clause.cues, cue)) if cue is not None else clause


def _full_clause(clause: Clause, quote: Quote) -> bool:
    """Does the quote hold a clause of its own, rather than a few quoted words of the reporter's?"""
    doers = clause.at("doer")
    return all(quote.span.holds(p.span) for p in doers) and (bool(doers) or quote.span.end - quote.span.start > 25)


def _speaker_of(sentence: Sentence, said: Sequence[tuple[Span, Cue]]) -> Cue | None:
    """The saying of the same sentence, else the last one before in the paragraph, else the next."""
    same = [cue for span, cue in said if span == sentence.span]
    before = [cue for span, cue in said if span.start < sentence.span.start]
    after = [cue for span, cue in said if span.start > sentence.span.start]
    chosen = same or before[-1:] or after
    return chosen[0] if chosen else None
