"""Faults of the rules as a set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.rules import RuleSet, lint

GOOD = """\
  - id: {id}
    says: An actor signs an agreement.
    trigger: {{verb: [{verbs}]}}
    subject: {{at: doer, is: {subject}}}
    object: {{at: done-to, is: Agreement{filter}}}
    where: [{where}]
    finds: [{{text: a, gives: {{subject: a}}}}, {{text: b, gives: {{subject: a}}}}]
    ignores: [{{text: c, because: c}}]
"""


def rule(id: str, *, verbs: str = "sign", subject: str = "Actor", filter: str = "", where: str = "{lacks: on}") -> str:
    return GOOD.format(id=id, verbs=verbs, subject=subject, filter=filter, where=where)


def said(load: Callable[..., RuleSet], *rules: str, words: tuple[str, ...] = (), relation: str = "signed") -> list[str]:
    return [
        str(p).split("0.yaml, ")[1] for p in lint(load(f"relation: {relation}\nrules:\n" + "".join(rules), words=words))
    ]


def test_good_rules_have_no_problem(rules_of: Callable[..., RuleSet]) -> None:
    assert said(rules_of, rule("a"), rule("b", verbs="initial")) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (rule("a").replace("An actor signs an agreement.", ""), "line 3: rule a: `says` is empty; say in a sentence "
         "what the rule finds"),
        (rule("a").replace(", {text: b, gives: {subject: a}}", ""), "line 3: rule a: has 1 `finds`; write at least 2"),
        (rule("a").split("    ignores")[0], "line 3: rule a: has no `ignores`; write one for each constraint"),
        (rule("a", verbs="organise, sign, organize"), "line 3: rule a: the trigger names `organise` twice"),
        (rule("a").replace("text: b", "text: c"), 'line 3: rule a: the example "c" stands twice'),
        (rule("a", subject="[Actor, Place]"), "line 3: rule a: Place may stand at Actor or Place at doer, but signed "
         "takes only Actor there"),
    ],
)  # fmt: skip
def test_a_rule_with_a_fault(rules_of: Callable[..., RuleSet], text: str, says: str) -> None:
    assert said(rules_of, text) == [says]


def test_an_unused_word_list(rules_of: Callable[..., RuleSet]) -> None:
    words = ("# comment\nused: [sign]\nidle: [x]\n",)
    assert said(rules_of, rule("a", verbs="$used"), words=words) == ["line 3: word list `idle` is not used by any rule"]


def test_a_duplicate_is_told_once(rules_of: Callable[..., RuleSet]) -> None:
    assert said(rules_of, rule("a"), rule("b")) == ["line 11: rule b: is a duplicate of a"]


SHADOWED = [
    ({"verbs": "sign, initial"}, {}),
    ({"where": ""}, {}),
    ({}, {"subject": "State"}),
    ({}, {"filter": ", lemma: [treaty]"}),
    ({"filter": ", not-lemma: [truce]"}, {"filter": ", lemma: [treaty]"}),
    ({"filter": ", not-lemma: [truce]"}, {"filter": ", not-lemma: [truce, pact]"}),
    ({"filter": ", modifier: [new, old]"}, {"filter": ", modifier: [old]"}),
    ({"filter": ", not-modifier: [old]"}, {"filter": ", not-modifier: [old, new]"}),
]


@pytest.mark.parametrize(("wide", "narrow"), SHADOWED)
def test_a_rule_that_another_covers_is_shadowed(
    rules_of: Callable[..., RuleSet], wide: dict[str, str], narrow: dict[str, str]
) -> None:
    says = "rule narrow: is shadowed by wide, which finds all that it finds"
    assert said(rules_of, rule("wide", **wide), rule("narrow", **narrow)) == [f"line 11: {says}"]
    assert said(rules_of, rule("narrow", **narrow), rule("wide", **wide)) == [f"line 3: {says}"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"verbs": "sign"}, {"verbs": "initial"}),
        ({"where": "{lacks: on}"}, {"where": "{lacks: to}"}),
        ({"filter": ", lemma: [treaty]"}, {"filter": ", not-lemma: [treaty]"}),
        ({"filter": ", not-lemma: [truce]"}, {"filter": ", lemma: [truce]"}),
        ({"filter": ", modifier: [old]"}, {"filter": ", not-modifier: [old]"}),
        ({"filter": ", or: unspecified"}, {"verbs": "initial, sign"}),
    ],
)
def test_rules_that_find_different_things_stand_side_by_side(
    rules_of: Callable[..., RuleSet], one: dict[str, str], other: dict[str, str]
) -> None:
    assert said(rules_of, rule("one", **one), rule("other", **other)) == []
