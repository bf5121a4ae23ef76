"""Known errors of the parser, mended by general means before anything else reads the tree.

Each repair is a small function over the tokens of one sentence that either returns new tokens or None.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.nlp import repair_clauses as clauses
from kg.nlp import repair_names as names
from kg.nlp.repair_tools import Tokens

_REPAIRS: tuple[Callable[[Tokens, int], Tokens | None], ...] = (
    clauses.verb_dressed_as_noun,
    clauses.empty_preposition,
    clauses.fronted_which,
    names.listed_person,
    names.date_and_subject,
    clauses.stolen_subject,
    clauses.silent_that,
    clauses.silent_relative,
    names.split_pair,
    names.holder_of_office,
    clauses.report_and_deed,
    clauses.semicolon,
    clauses.relative_of_event,
    clauses.object_clause,
    names.title_before_name,
    names.person_of_place,
    names.relative_of_person,
    clauses.gerund_behind_of,
    clauses.accused_of,
)


def repaired_tree(tokens: Tokens) -> Tokens:
    """The tokens with the heads and labels that the parser should have given."""
    for repair in _REPAIRS:
        for at in range(len(tokens)):
            mended = repair(tokens, at)
            if mended is not None:
                tokens = mended
    return tokens
