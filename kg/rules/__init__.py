"""Relations as YAML: schema, loader, matcher, and the checker that runs every rule's own examples."""

from kg.rules.check import Analysis, Runner, check_rules
from kg.rules.lint import lint
from kg.rules.load import load_rules
from kg.rules.match import NearMiss, match_clause, near_misses
from kg.rules.problems import Problem, Severity
from kg.rules.types import Rule, RuleSet

__all__ = [
    "Analysis",
    "NearMiss",
    "Problem",
    "Rule",
    "RuleSet",
    "Runner",
    "Severity",
    "check_rules",
    "lint",
    "load_rules",
    "match_clause",
    "near_misses",
]
