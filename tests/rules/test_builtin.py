"""The built-in rules on their own terms."""

from __future__ import annotations

import pytest

from kg.cli.analysis import analyse
from kg.nlp import Parser
from kg.rules import check_rules, lint, load_rules


def test_the_built_in_rules_are_clean() -> None:
    rules = load_rules()
    assert len(rules) > 100
    assert [str(problem) for problem in lint(rules)] == []


@pytest.mark.slow
def test_every_example_of_every_built_in_rule_holds(parser: Parser) -> None:
    rules = load_rules()
    problems = check_rules(rules, lambda texts: analyse(texts, rules, parser))
    assert [str(problem) for problem in problems if problem.fails] == []
