"""Runs every rule's own examples, and sees whether an example would notice each constraint's absence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.model import Clause, Finding, Thing
from kg.rules import names
from kg.rules.loosen import loosenings
from kg.rules.match import Fit, describe, fit_rule
from kg.rules.problems import Problem, Severity
from kg.rules.types import Example, Rule, RuleSet, Trigger

if TYPE_CHECKING:
    from kg.entities.protocol import Resolver


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the whole pipeline made of a text, read as an article of its own without title and date.

    `clauses` are (sentence index, clause); `resolver` resolves their phrases; `findings` are all rules' statements.
    """

    text: str
    clauses: tuple[tuple[int, Clause], ...]
    resolver: Resolver
    findings: tuple[Finding, ...]


Runner = Callable[[Sequence[str]], Sequence[Analysis]]  # one Analysis for each text, in order


def check_rules(rules: RuleSet, run: Runner) -> tuple[Problem, ...]:
    """Runs all examples at once; problems in the order of the rules and their examples.

    A `todo` example that still fails is a note; all other problems are errors.
    """
    texts = list(dict.fromkeys(e.text for rule in rules for e in (*rule.finds, *rule.ignores, *rule.todo)))
    seen = {analysis.text: analysis for analysis in run(texts)} if texts else {}
    return tuple(problem for rule in rules for problem in _check(rule, seen))


def _check(rule: Rule, seen: Mapping[str, Analysis]) -> Iterator[Problem]:
    def problem(example: Example, says: str, severity: Severity = Severity.ERROR) -> Problem:
        return Problem(rule.file, example.line, rule.id, says, severity)

    for example in rule.finds:
        for says in _missing(rule, example, seen[example.text]):
            yield problem(example, f"{says}; {_seen(rule, seen[example.text])}")
    for example in rule.ignores:
        if found := _of_rule(rule, seen[example.text]):
            yield problem(example, f'"{example.text}" must give nothing, but gives {_told(found[0], {})}')
    for example in rule.todo:
        missing = list(_missing(rule, example, seen[example.text]))
        if missing:
            yield problem(example, f"known miss: {missing[0]}", Severity.NOTE)
        else:
            yield problem(example, f'"{example.text}" passes now; move it from `todo` to `finds`')
    yield from _mutations(rule, seen)


def _mutations(rule: Rule, seen: Mapping[str, Analysis]) -> Iterator[Problem]:
    """Constraints that no `ignores` example guards, and examples that guard nothing."""
    if not rule.ignores:
        return  # the linter says so
    useless = {(example.line, example.text): example for example in rule.ignores if not _fits(rule, seen[example.text])}
    for name, loose in loosenings(rule):
        guards = [e for e in rule.ignores if not _fits(rule, seen[e.text]) and _fits(loose, seen[e.text])]
        for example in guards:
            useless.pop((example.line, example.text), None)
        if not guards:
            says = f"no `ignores` example notices when {name} is loosened; add one that breaks this constraint alone"
            yield Problem(rule.file, rule.line, rule.id, says)
    for example in useless.values():
        told = _seen(replace(rule, trigger=Trigger(())), seen[example.text])
        says = f'"{example.text}" breaks more than one constraint; {told}'
        yield Problem(rule.file, example.line, rule.id, says)


def _fits(rule: Rule, seen: Analysis) -> bool:
    return any(
        rule.trigger.fits(clause.predicate) and isinstance(fit_rule(rule, clause, sentence, seen.resolver), Fit)
        for sentence, clause in seen.clauses
    )


# --- statements against `gives` ---------------------------------------------------------------------------------------


def _of_rule(rule: Rule, seen: Analysis) -> list[Finding]:
    return [f for f in seen.findings if f.evidence.rule_id == rule.id and f.statement.relation == rule.relation]


def _missing(rule: Rule, example: Example, seen: Analysis) -> Iterator[str]:
    """What an example asks for and no statement of the rule says."""
    found = _of_rule(rule, seen)
    for given in example.gives:
        if any(_says(finding, given, _is_symmetric(rule)) for finding in found):
            continue
        asked = ", ".join(f"{key} {' + '.join(values)}" for key, values in given.items())
        told = "; ".join(_told(finding, given) for finding in found) or "nothing"
        yield f'"{example.text}" must give {asked}, but gives {told}'


def _is_symmetric(rule: Rule) -> bool:
    return vocab.relations()[rule.relation].symmetric


def _says(finding: Finding, given: Mapping[str, tuple[str, ...]], symmetric: bool) -> bool:
    if _all_there(finding, given):
        return True
    turned = {"subject": given.get("object", ()), "object": given["subject"]}
    return symmetric and "object" in given and _all_there(finding, {**given, **turned})


def _all_there(finding: Finding, given: Mapping[str, tuple[str, ...]]) -> bool:
    return all({_plain(v) for v in values} <= set(map(_plain, _values(finding, key))) for key, values in given.items())


def _plain(text: str) -> str:
    """Without case and leading article."""
    first, _, rest = text.casefold().partition(" ")
    return rest if rest and first in ("a", "an", "the") else text.casefold()


def _values(finding: Finding, key: str) -> tuple[str, ...]:
    """All that a statement may be said to hold under a key of `gives`."""
    statement, evidence = finding.statement, finding.evidence
    qualifiers = statement.qualifiers
    time = qualifiers.time
    if key in names.ROLES:
        roles = [role for role in statement.roles if role.name == key]
        return tuple(name for role in roles for name in _thing_names(role.thing, role.mention)) or ("none",)
    if key in ("subject", "object", "speaker"):
        if key == "subject":
            return _thing_names(statement.subject, evidence.subject_mention)
        if key == "object":
            return _thing_names(statement.object, evidence.object_mention) or ("unspecified",)
        return _thing_names(qualifiers.speaker) or ("none",)
    single = {
        "polarity": qualifiers.polarity,
        "modality": qualifiers.modality,
        "attribution": evidence.attribution,
        "office": statement.office,
        "start": time.start if time else None,
        "end": time.end if time else None,
        "ended": "yes" if time is not None and time.ended else "no",
        "confidence": evidence.confidence,
        "cameo": evidence.cameo,
        "plover": statement.plover,
    }
    return (str(single[key] or "none"),)


def _thing_names(thing: Thing | None, mention: str | None = None) -> tuple[str, ...]:
    """Mention, label and id; empty for nothing."""
    return () if thing is None else tuple(filter(None, (mention, thing.label, thing.id)))


def _told(finding: Finding, given: Mapping[str, tuple[str, ...]]) -> str:
    """A statement in the keys that were asked for."""
    keys = ["subject", "object", *(key for key in given if key not in ("subject", "object"))]
    return ", ".join(f"{key} {'/'.join(dict.fromkeys(_values(finding, key)))}" for key in keys)


def _seen(rule: Rule, seen: Analysis) -> str:
    """The clauses that were seen, and what the rule lacked in those that woke it."""
    clauses = " | ".join(str(clause) for _, clause in seen.clauses) or "no clause"
    lacks = []
    for sentence, clause in seen.clauses:
        if rule.trigger.fits(clause.predicate):
            fit = fit_rule(rule, clause, sentence, seen.resolver)
            if not isinstance(fit, Fit):
                lacks.append(f"{clause.predicate.lemma}: {describe(fit, clause)}")
    return f"seen: {clauses}" + (f"; lacks: {' | '.join(lacks)}" if lacks else "")
