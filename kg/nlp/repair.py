"""Known errors of the parser, mended by general means before anything else reads the tree.

Each repair is a small function over the tokens of one sentence that either returns new tokens or None.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.nlp import repair_beside as beside
from kg.nlp import repair_clauses as clauses
from kg.nlp import repair_gaps as gaps
from kg.nlp import repair_lists as lists
from kg.nlp import repair_names as names
from kg.nlp import repair_nouns as nouns
from kg.nlp import repair_objects as objects
from kg.nlp import repair_relatives as relatives
from kg.nlp import repair_subjects as subjects
from kg.nlp import repair_verbs as verbs
from kg.nlp.repair_tools import Indexed, Tokens, is_tree

# Each with the labels of the words that it may begin at; none means any.
_TABLE: tuple[tuple[Callable[[Tokens, int], Tokens | None], str], ...] = (
    (clauses.verb_dressed_as_noun, "relcl ccomp advcl ROOT"),
    (verbs.linked_men, "ROOT relcl ccomp"),
    (verbs.acting_plural, "nsubj"),
    (verbs.counted_actors, "amod"),
    (verbs.backing, "advmod"),
    (verbs.backing_in_front, "prep"),
    (verbs.planning_pair, "conj"),
    (verbs.stirring, "amod"),
    (verbs.second_subject_behind, "conj"),
    (nouns.vowing, ""),
    (nouns.talks_about, ""),
    (nouns.verb_in_front, "compound"),
    (nouns.relative_verb, "relcl"),
    (nouns.progressive, "relcl ROOT ccomp conj advcl"),
    (nouns.claiming, "relcl ccomp"),
    (nouns.gerund_of, "acl"),
    (nouns.done_again, ""),
    (nouns.infinitive, ""),
    (nouns.content_of_noun, "relcl"),
    (nouns.call_for, "advcl"),
    (clauses.empty_preposition, "prep"),
    (clauses.fronted_which, "acl"),
    (subjects.time_and_subject, "appos nsubj nsubjpass"),
    (names.named_per, "prep"),
    (names.two_owned, "poss"),
    (names.two_titled, "compound"),
    (names.listed_person, "conj"),
    (names.date_and_subject, "pobj"),
    (subjects.behind_fronted, "pobj"),
    (subjects.second_of_preposition, "pobj"),
    (subjects.evening_before, "appos"),
    (subjects.second_agent, "agent"),
    (subjects.second_subject, "nsubj nsubjpass"),
    (subjects.reduced_main_verb, "ccomp"),
    (subjects.lost_main_verb, "acl conj"),
    (subjects.verb_of_condition, "advcl"),
    (clauses.second_object_beside, "dobj"),
    (clauses.members_who, "relcl"),
    (clauses.that_as_object, "acl"),
    (clauses.stolen_subject, ""),
    (clauses.silent_that, ""),
    (clauses.silent_relative, "ccomp advcl"),
    (names.month_and_subject, "nsubj nsubjpass"),
    (names.name_and_ago, "compound"),
    (names.split_pair, "conj"),
    (names.holder_of_office, "appos"),
    (beside.person_behind, "appos npadvmod"),
    (beside.deed_beside, "appos"),
    (beside.among_them, "appos"),
    (beside.neither_of_which, "appos"),
    (beside.declared_over, "prt advmod"),
    (beside.unwelcome, ""),
    (beside.ally_between, "appos"),
    (beside.lent, "npadvmod oprd dobj"),
    (beside.name_after_noun, "dobj"),
    (clauses.report_and_deed, "conj"),
    (clauses.deed_and_deed, "conj"),
    (relatives.participle_in_relative, "relcl"),
    (relatives.visiting_guest, "xcomp pcomp advcl"),
    (relatives.saying_inside, "relcl"),
    (relatives.fronted_share, "relcl"),
    (relatives.second_verb, "conj"),
    (relatives.planned_object, "relcl"),
    (relatives.which_of_place, "relcl"),
    (relatives.which_of_ties, "relcl"),
    (relatives.participle_of_ties, "acl"),
    (relatives.bare_gerund, "pobj"),
    (relatives.closing_source, "prep conj advcl"),
    (clauses.semicolon, "ccomp"),
    (clauses.inverted_condition, ""),
    (clauses.which_of_body, "relcl"),
    (clauses.trailing_participle, "acl"),
    (clauses.relative_of_event, "relcl"),
    (clauses.object_clause, "advcl"),
    (lists.together_with, "prep"),
    (lists.as_well_as, "cc"),
    (lists.two_sides, "pobj"),
    (lists.holders_of_offices, "conj pobj"),
    (lists.behind_colon, "appos"),
    (lists.name_behind_noun, "conj"),
    (lists.acronym, ""),
    (lists.possessed_adjective, "nsubj nsubjpass dobj pobj appos conj"),
    (lists.country_of_title, "nsubj nsubjpass"),
    (names.joined_names, "nmod"),
    (names.title_before_name, "nsubj nsubjpass dobj pobj conj"),
    (names.person_of_place, "conj"),
    (names.relative_of_person, "relcl"),
    (clauses.gerund_behind_of, "amod"),
    (clauses.accused_of, "prep"),
    (clauses.second_charge, "prep conj"),
    (gaps.name_and_time, "conj npadvmod"),
    (gaps.second_signatory, "conj"),
    (gaps.but_none, "conj"),
    (gaps.but_not, "conj"),
    (objects.adjective_before_object, "prep advmod mark"),
    (objects.small_clause, "ccomp"),
    (objects.charge_beside, "dobj"),
    (objects.second_object, "dobj"),
    (objects.held_responsible, "amod dobj"),
    (objects.taken_for_granted, ""),
    (objects.laid, ""),
    (objects.named_recipient, "compound nmod"),
    (objects.verbal_object, "pobj pcomp"),
    (objects.going_on, "pobj pcomp"),
    (objects.common_recipient, "compound"),
    (objects.adverbial_object, "dobj"),
    (objects.object_name, "npadvmod advmod dep"),
)
_REPAIRS = tuple((repair, frozenset(labels.split())) for repair, labels in _TABLE)


def repaired_tree(tokens: Tokens) -> Tokens:
    """The tokens with the heads and labels that the parser should have given.

    A repair that would leave no tree is not made: whatever a parser says, what comes out is one tree.
    """
    tokens = Indexed(tokens)
    deps = [t.dep for t in tokens]
    present = set(deps)
    for repair, labels in _REPAIRS:
        if labels and labels.isdisjoint(present):
            continue
        for at, dep in enumerate(deps):
            if labels and dep not in labels:
                continue
            mended = repair(tokens, at)
            if mended is not None and is_tree(mended):
                tokens = mended
                deps[:] = [t.dep for t in tokens]
                present.update(deps)
    return tuple(tokens)
