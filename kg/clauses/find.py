"""All clauses of an article, in text order."""

from __future__ import annotations

from collections.abc import Sequence

from kg.clauses.arguments import Arguments
from kg.clauses.cues import Cues
from kg.clauses.nominal import Nominal
from kg.clauses.phrases import Phrases
from kg.clauses.predicative import Predicative
from kg.clauses.quotes import attribute_quotes
from kg.clauses.tree import Tree
from kg.clauses.verbal import Verbal
from kg.model import Clause, Sentence


def find_clauses(sentences: Sequence[Sentence]) -> tuple[tuple[Clause, ...], ...]:
    """The clauses of each sentence, in the order of their predicates; quotes are attributed over sentences.

    `sentences` are those of one article, numbered from 0 (the title).
    """
    return attribute_quotes(sentences, [_of_sentence(s) for s in sentences])


def _of_sentence(sentence: Sentence) -> tuple[Clause, ...]:
    if not sentence.tokens:
        return ()
    tree = Tree(sentence)
    arguments = Arguments(tree, Phrases(tree))
    cues = Cues(tree, arguments)
    verbal = Verbal(tree, arguments, cues)
    found = [
        *verbal.clauses(),
        *Predicative(verbal).clauses(),
        *Nominal(verbal).clauses(),
    ]
    return tuple(sorted(found, key=lambda c: (c.predicate.span, c.span, c.predicate.lemma)))
