"""Folders of rules and word lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.model import Predicate, PredicateKind, Span
from kg.rules import RuleSet, load_rules

RULE = """\
relation: {relation}
rules:
  - {{id: {id}, says: x, trigger: {{{trigger}}}, subject: {{at: doer, is: Actor}}, object: unspecified}}
"""


def rule(id: str, trigger: str, relation: str = "mobilizes") -> str:
    return RULE.format(id=id, trigger=trigger, relation=relation)


def woken(rules: RuleSet, lemma: str, kind: PredicateKind = PredicateKind.VERB) -> list[str]:
    return [found.id for found in rules.woken_by(Predicate(lemma, kind, Span(0, 1)))]


def test_a_users_rules_stand_behind_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(rule("my-own-rule", "verb: [sign]"))
    builtin, both = load_rules(), load_rules([tmp_path])
    assert both.rules[:-1] == builtin.rules
    assert both.rules[-1].id == "my-own-rule"
    assert [r.id for r in load_rules([tmp_path], builtin=False)] == ["my-own-rule"]


def test_a_rule_is_woken_by_group_and_lemma(rules_of: Callable[..., RuleSet]) -> None:
    rules = rules_of(rule("one", "verb: [talk, mass], noun: [talk]"), rule("two", "verb: [mass], adjective: [ready]"))
    assert woken(rules, "mass") == woken(rules, "mass", PredicateKind.NOMINAL) == ["one", "two"]
    assert woken(rules, "mass", PredicateKind.PARTICIPLE) == ["one", "two"]
    assert woken(rules, "talk", PredicateKind.NOUN) == ["one"]
    assert woken(rules, "ready", PredicateKind.ADJECTIVE) == ["two"]
    assert woken(rules, "mass", PredicateKind.NOUN) == woken(rules, "sing") == []


def test_british_and_american_spellings_are_one(rules_of: Callable[..., RuleSet]) -> None:
    rules = rules_of(rule("one", "verb: [mobilise]"), rule("two", "verb: [mobilize, seize]"))
    assert woken(rules, "mobilise") == woken(rules, "mobilize") == ["one", "two"]
    assert woken(rules, "seize") == ["two"]


def test_word_lists_are_named_with_a_dollar(rules_of: Callable[..., RuleSet]) -> None:
    rules = rules_of(rule("one", "verb: [$arm, mass]"), words=("arm: [arm, rearm]\n",))
    assert rules.rules[0].trigger.words[0][1] == {"arm", "rearm", "mass"}
    assert rules.rules[0].lists == {"arm"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("arm: [arm]\n", "arm: [rearm]\n"), "1.yaml, line 1: key arm: a word list of this name stands in "),
        (("arm: [arm]\narm: [rearm]\n",), "0.yaml, line 2: key `arm` stands twice, first in line 1"),
        (("arm: [$mass]\n",), "`$mass`: a word list names no other list; write its lemmas out"),
        (("arm: [Arm]\n",), "lemma `Arm` has capitals; lemmas are lower case: `arm`"),
        (("- arm\n",), "0.yaml, line 1: is no mapping; write lists like `talk: [talk, discuss]`"),
        (("arm:\n",), "0.yaml, line 1: key arm: nothing stands where a text is expected"),
    ],
)
def test_a_wrong_word_list_is_refused(rules_of: Callable[..., RuleSet], words: tuple[str, ...], says: str) -> None:
    with pytest.raises(RuleError) as caught:
        rules_of(rule("one", "verb: [x]"), words=words)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_holds_no_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none: does not exist\. Give a folder of rule files\."):
        load_rules([tmp_path / "none"])
    with pytest.raises(RuleError, match=r"holds no \*\.yaml file\. Write one rule file per relation\."):
        load_rules([tmp_path])
    (tmp_path / "a.yaml").write_text("x")
    with pytest.raises(RuleError, match=r"a\.yaml: is no folder\. Give the folder that holds the rule files\."):
        load_rules([tmp_path / "a.yaml"])


def test_a_rule_has_a_one_line_form(rules_of: Callable[..., RuleSet]) -> None:
    text = """\
relation: deployedTo
rules:
  - id: sent
    says: x
    trigger: {verb: [send, deploy], noun: [deployment]}
    subject: {at: done-to, is: Force, not-lemma: [police]}
    object: {at: [to, in], is: Location}
    roles: {sender: {at: doer, is: Actor}}
    where: [{lacks: against}, {kind: verb}, {not-at: as, lemma: [aid]}]
"""
    assert [str(r) for r in rules_of(text)] == [
        "sent: deployedTo(Force at done-to (not police) -> Location at to, in; sender Actor at doer; "
        "nothing at against; kind verb; no aid at as) on verb deploy|send; noun deployment"
    ]
