"""Known errors of the parser, mended by general means before anything else reads the tree.

Each repair is a small function over the tokens of one sentence that either returns new tokens or None.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.nlp import repair_clauses as clauses
from kg.nlp import repair_gaps as gaps
from kg.nlp import repair_lists as lists
from kg.nlp import repair_names as names
from kg.nlp import repair_nouns as nouns
from kg.nlp import repair_objects as objects
from kg.nlp import repair_relatives as relatives
from kg.nlp import repair_subjects as subjects
from kg.nlp.repair_tools import Tokens

_REPAIRS: tuple[Callable[[Tokens, int], Tokens | None], ...] = (
    clauses.verb_dressed_as_noun,
    nouns.verb_in_front,
    nouns.relative_verb,
    nouns.progressive,
    nouns.claiming,
    nouns.gerund_of,
    nouns.done_again,
    nouns.content_of_noun,
    clauses.empty_preposition,
    clauses.fronted_which,
    names.listed_person,
    names.date_and_subject,
    subjects.behind_fronted,
    subjects.second_of_preposition,
    subjects.evening_before,
    subjects.lost_main_verb,
    subjects.verb_of_condition,
    clauses.second_object_beside,
    clauses.members_who,
    clauses.that_as_object,
    clauses.stolen_subject,
    clauses.silent_that,
    clauses.silent_relative,
    names.month_and_subject,
    names.name_and_ago,
    names.split_pair,
    names.holder_of_office,
    clauses.report_and_deed,
    relatives.participle_in_relative,
    relatives.visiting_guest,
    relatives.fronted_share,
    relatives.second_verb,
    relatives.closing_source,
    clauses.semicolon,
    clauses.inverted_condition,
    clauses.which_of_body,
    clauses.trailing_participle,
    clauses.relative_of_event,
    clauses.object_clause,
    lists.together_with,
    lists.as_well_as,
    lists.two_sides,
    lists.holders_of_offices,
    lists.acronym,
    lists.possessed_adjective,
    lists.country_of_title,
    names.joined_names,
    names.title_before_name,
    names.person_of_place,
    names.relative_of_person,
    clauses.gerund_behind_of,
    clauses.accused_of,
    clauses.second_charge,
    gaps.name_and_time,
    gaps.second_signatory,
    gaps.but_none,
    gaps.but_not,
    objects.small_clause,
    objects.charge_beside,
    objects.second_object,
    objects.held_responsible,
    objects.taken_for_granted,
    objects.laid,
    objects.named_recipient,
    objects.adverbial_object,
)


def repaired_tree(tokens: Tokens) -> Tokens:
    """The tokens with the heads and labels that the parser should have given."""
    for repair in _REPAIRS:
        for at in range(len(tokens)):
            mended = repair(tokens, at)
            if mended is not None:
                tokens = mended
    return tokens
