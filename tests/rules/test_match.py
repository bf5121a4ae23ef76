"""The matcher on clauses made by hand, and once on real ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rule_samples import Lexicon, clause, phrase

from kg.model import Clause, Confidence, Kind, Match, PredicateKind, Span
from kg.rules import RuleSet, match_clause, near_misses
from kg.rules.match import office_of

Load = Callable[..., RuleSet]


def rule(arguments: str, *, relation: str = "signed", trigger: str = "{verb: [sign]}", more: str = "") -> str:
    return f"relation: {relation}\nrules:\n  - id: it\n    says: x\n    trigger: {trigger}\n" + "".join(
        f"    {line}\n" for line in f"{arguments}\n{more}".splitlines() if line
    )


ACTOR = "subject: {at: doer, is: Actor}\n"
SIGNED = rule(ACTOR + "object: {at: done-to, is: Agreement}")


def matches(rules: RuleSet, found: Clause) -> tuple[Match, ...]:
    return match_clause(rules, found, 3, Lexicon())


def told(found: tuple[Match, ...]) -> list[str]:
    return [
        " + ".join(m.text for m in match.subjects) + " > " + " + ".join(m.text for m in match.objects)
        for match in found
    ]


def lacks(rules: RuleSet, found: Clause) -> list[str]:
    return [miss.lacks for miss in near_misses(rules, found, 3, Lexicon())]


def test_coordinated_fillers_make_one_match(rules_of: Load) -> None:
    found = clause("sign", doer=["Norway", "Chile"], done__to=["a treaty", "the truce"])
    (match,) = matches(rules_of(SIGNED), found)
    assert told((match,)) == ["Norway + Chile > a treaty + the truce"]
    assert (match.rule_id, match.relation, match.sentence, match.clause) == ("it", "signed", 3, found)
    assert (match.cameo, match.content, match.office, match.confidence, match.roles) == (None, None, None, None, ())


@pytest.mark.parametrize(
    ("found", "lack"),
    [
        (clause("sign", doer=["Norway"], done__to=["a letter"]), "no Agreement at done-to (found: a letter)"),
        (clause("sign", doer=["Norway"]), "no Agreement at done-to (found: nothing)"),
        (clause("sign", done__to=["a treaty"], passive=True), "no Actor at doer (found: nothing)"),
        (clause("sign", doer=["Lima"], done__to=["a treaty"]), "no Actor at doer (found: Lima)"),
    ],
)
def test_what_is_lacking_is_told(rules_of: Load, found: Clause, lack: str) -> None:
    rules = rules_of(SIGNED)
    assert matches(rules, found) == ()
    assert lacks(rules, found) == [lack]


def test_another_verb_is_neither_a_match_nor_a_near_miss(rules_of: Load) -> None:
    found = clause("read", doer=["Norway"], done__to=["a treaty"])
    assert matches(rules_of(SIGNED), found) == ()
    assert lacks(rules_of(SIGNED), found) == []


def test_a_match_is_no_near_miss(rules_of: Load) -> None:
    assert lacks(rules_of(SIGNED), clause("sign", doer=["Norway"], done__to=["a treaty"])) == []


def test_the_first_place_where_something_resolves_wins(rules_of: Load) -> None:
    rules = rules_of(rule("subject: {at: [by, doer], is: Actor}\nobject: {at: [to, in], is: Location}",
                          relation="visited", trigger="{verb: [go]}"))  # fmt: skip
    assert told(matches(rules, clause("go", doer=["Norway"], in_=["Oslo"], to=["Lima"]))) == ["Norway > Lima"]
    assert told(matches(rules, clause("go", doer=["Norway"], in_=["Oslo"], to=["a letter"]))) == ["Norway > Oslo"]
    assert told(matches(rules, clause("go", doer=["Peru"], by=["Norway"], in_=["Oslo"]))) == ["Norway > Oslo"]


def test_a_path_leads_into_a_phrase(rules_of: Load) -> None:
    rules = rules_of(rule("pairs: {at: done-to/between, is: Actor}", relation="ceasesFireWith"))
    truce = phrase("a truce", {"between": ["Norway", "Chile"]})
    assert told(matches(rules, clause("sign", done__to=[truce]))) == ["Norway > Chile"]
    assert matches(rules, clause("sign", done__to=["a truce"], between=["Norway", "Chile"])) == ()


def test_pairs_are_one_match_each(rules_of: Load) -> None:
    rules = rules_of(rule("pairs: {at: [doer, between], is: Actor}", relation="metWith", trigger="{verb: [meet]}"))
    found = clause("meet", doer=["Norway", "Chile", "Peru"])
    assert told(matches(rules, found)) == ["Norway > Chile", "Norway > Peru", "Chile > Peru"]
    assert told(matches(rules, clause("meet", doer=["both sides"]))) == ["both sides > both sides"]
    assert told(matches(rules, clause("meet", doer=["Peru"], between=["Norway", "Chile"]))) == ["Norway > Chile"]
    assert matches(rules, clause("meet", doer=["Norway", "Norway"])) == ()
    assert lacks(rules, clause("meet", doer=["Norway"])) == ["no two of Actor at doer, between (found: Norway)"]


def test_nothing_is_done_to_itself(rules_of: Load) -> None:
    rules = rules_of(rule(ACTOR + "object: {at: with, is: Actor}", relation="metWith", trigger="{verb: [meet]}"))
    assert matches(rules, clause("meet", doer=["Norway"], with_=["Norway"])) == ()
    assert lacks(rules, clause("meet", doer=["Norway"], with_=["Norway"])) == ["subject and object are the same thing"]
    found = clause("meet", doer=["Norway", "Chile"], with_=["Chile", "Peru"])
    assert told(matches(rules, found)) == ["Norway > Chile", "Norway > Peru", "Chile > Peru"]


def test_an_object_may_be_unspecified_or_missing(rules_of: Load) -> None:
    none = rules_of(rule(ACTOR + "object: unspecified", relation="mobilizes"))
    assert told(matches(none, clause("sign", doer=["Norway"], on=["Peru"]))) == ["Norway > "]
    either = rules_of(rule(ACTOR + "object: {at: on, is: Actor, or: unspecified}", relation="mobilizes"))
    assert told(matches(either, clause("sign", doer=["Norway"], on=["Peru"]))) == ["Norway > Peru"]
    assert told(matches(either, clause("sign", doer=["Norway"], on=["paper"]))) == ["Norway > "]


def test_roles_are_optional_unless_needed(rules_of: Load) -> None:
    role = "roles: {{location: {{at: in, is: Location{}}}}}"
    agreed = ACTOR + "object: {at: done-to, is: Agreement}"
    there = clause("sign", doer=["Norway"], done__to=["a treaty"], in_=["Lima", "Oslo"])
    away = clause("sign", doer=["Norway"], done__to=["a treaty"], in_=["anger"])
    optional, needed = role.format(""), role.format(", needs: true")
    (match,) = matches(rules_of(rule(agreed, more=optional)), there)
    assert [(r.name, r.mention.text) for r in match.roles] == [("location", "Lima"), ("location", "Oslo")]
    assert [m.roles for m in matches(rules_of(rule(agreed, more=optional)), away)] == [()]
    assert len(matches(rules_of(rule(agreed, more=needed)), there)) == 1
    assert lacks(rules_of(rule(agreed, more=needed)), away) == ["no Location at in (found: anger)"]


@pytest.mark.parametrize(
    ("words", "fits", "fails"),
    [
        ("lemma: [truce]", "a truce", "a treaty"),
        ("not-lemma: [treaty]", "a truce", "a treaty"),
        ("modifier: [defence]", "a defense treaty", "a trade treaty"),
        ("not-modifier: [draft]", "a treaty", "a draft treaty"),
    ],
)
def test_phrases_are_filtered_before_they_are_resolved(rules_of: Load, words: str, fits: str, fails: str) -> None:
    rules, resolver = rules_of(rule(f"{ACTOR}object: {{at: done-to, is: Agreement, {words}}}")), Lexicon()
    found = clause("sign", doer=["Norway"], done__to=[fails, fits])
    (match,) = match_clause(rules, found, 3, resolver)
    assert [m.text for m in match.objects] == [fits]
    assert fails not in [text for text, _ in resolver.asked]
    assert matches(rules, clause("sign", doer=["Norway"], done__to=[fails])) == ()


def test_an_action_is_asked_for_with_the_other_kinds(rules_of: Load) -> None:
    rules, resolver = (
        rules_of(rule(ACTOR + "object: {at: complement, is: [Agreement, Action]}", relation="agreedTo")), Lexicon()
    )  # fmt: skip
    (match,) = match_clause(rules, clause("sign", doer=["Norway"], complement=["to leave Peru"]), 3, resolver)
    assert match.objects[0].thing.type is Kind.ACTION
    assert resolver.asked[-1] == ("to leave Peru", frozenset({Kind.AGREEMENT, Kind.ACTION}))


def test_a_verbal_complement_is_no_thing_where_no_action_is_wanted(rules_of: Load) -> None:
    rules, resolver = rules_of(rule(ACTOR + "object: {at: complement, is: Agreement}")), Lexicon()
    assert match_clause(rules, clause("sign", doer=["Norway"], complement=["to truce"]), 3, resolver) == ()
    assert [text for text, _ in resolver.asked] == ["Norway"]


WHERE = [
    ("{at: as, lemma: [ally]}", {"as_": ["an ally"]}, {"as_": ["a rival"]}, "no ally at as (found: a rival)"),
    ("{at: as}", {"as_": ["x"]}, {}, "no something at as (found: nothing)"),
    ("{at: in, is: Location}", {"in_": ["Lima"]}, {"in_": ["anger"]}, "no Location at in (found: anger)"),
    ("{lacks: [on, to]}", {"at": ["x"]}, {"to": ["Peru"]}, "asks for nothing at on, to (found: Peru)"),
    ("{not-at: to, lemma: [law]}", {"to": ["Peru"]}, {"to": ["law"]}, "asks for no law at to (found: law)"),
    ("{not-at: to, is: Actor}", {"to": ["law"]}, {"to": ["Peru"]}, "asks for no Actor at to (found: Peru)"),
    ("{kind: [nominal, participle]}", {"kind": PredicateKind.NOMINAL}, {}, "kind is verb, not nominal or participle"),
    ("{passive: yes}", {"passive": True}, {}, "passive is no, not yes"),
    ("{passive: no}", {}, {"passive": True}, "passive is yes, not no"),
    ("{tense: [past]}", {}, {"tense": "future"}, "tense is future, not past"),
]


@pytest.mark.parametrize(("test", "fits", "fails", "lack"), WHERE)
def test_where_must_hold(rules_of: Load, test: str, fits: dict, fails: dict, lack: str) -> None:  # type: ignore[type-arg]
    rules = rules_of(rule(ACTOR + "object: {at: done-to, is: Agreement}", more=f"where: [{test}]"))
    same = {"doer": ["Norway"], "done__to": ["a treaty"]}
    assert len(matches(rules, clause("sign", **same, **fits))) == 1
    assert matches(rules, clause("sign", **same, **fails)) == ()
    assert lacks(rules, clause("sign", **same, **fails)) == [lack]


def test_content_is_the_predicate_of_the_first_verbal_filler(rules_of: Load) -> None:
    more = 'content: [complement, of]\noffice: as\ncameo: "057"\nconfidence: guess'
    rules = rules_of(rule(ACTOR + "object: unspecified", relation="mobilizes", more=more))
    found = clause("sign", doer=["Norway"], of=["a letter", "to leave"], as_=["the deputy minister"])
    (match,) = matches(rules, found)
    assert match.content == Span(3, 8)
    assert (match.office, match.cameo, match.confidence) == ("deputy minister", "057", Confidence.GUESS)
    (bare,) = matches(rules, clause("sign", doer=["Norway"], of=["a letter"]))
    assert (bare.content, bare.office) == (None, None)


def test_matches_come_in_the_order_of_the_rules(rules_of: Load) -> None:
    second = SIGNED.replace("id: it", "id: again").split("rules:\n")[1]
    found = matches(rules_of(SIGNED + second), clause("sign", doer=["Norway"], done__to=["a treaty"]))
    assert [m.rule_id for m in found] == ["it", "again"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ines Roca, the foreign minister of Chile, resigned.", "foreign minister"),
        ("Ines Roca, the Chilean foreign minister, resigned.", "foreign minister"),
        ("Ines Roca, Chile's foreign minister, resigned.", "foreign minister"),
        ("Ines Roca, an envoy, resigned.", "envoy"),
    ],
)
def test_an_office_is_told_without_article_and_country(
    clauses_of: Callable[[str], list[Clause]], text: str, office: str
) -> None:
    assert [office_of(p) for c in clauses_of(text) for p in c.at("as")] == [office]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile signed a treaty.",
        "A treaty was signed by Norway and Chile.",
        "Norway and Chile refused to sign a treaty.",
    ],
)
def test_real_clauses_match(rules_of: Load, clauses_of: Callable[[str], list[Clause]], text: str) -> None:
    found = [m for c in clauses_of(text) for m in matches(rules_of(SIGNED), c)]
    assert [t.lower() for t in told(tuple(found))] == ["norway + chile > a treaty"]
