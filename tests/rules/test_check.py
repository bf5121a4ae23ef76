"""The checker: examples that fail, constraints that no example guards, known misses that pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from rule_samples import Lexicon

from kg.model import (
    Attribution,
    Clause,
    Confidence,
    Evidence,
    Finding,
    Match,
    Mention,
    Modality,
    Part,
    Polarity,
    Qualifiers,
    Role,
    Span,
    Statement,
    Time,
)
from kg.rules import Analysis, Problem, RuleSet, Severity, check_rules, match_clause

DEPLOYED = """\
relation: deployedTo
rules:
  - id: deployed-troops
    says: Troops are sent somewhere.
    trigger: {verb: [deploy, send, dispatch]}
    subject: {at: done-to, is: Force}
    object: {at: [to, in], is: Location}
    roles: {sender: {at: doer, is: Actor}}
    finds:
      - {text: The marines were deployed to Peru., gives: {subject: marines, object: Peru}}
      - text: Norway sent the marines to Lima.
        gives: {subject: Marines, object: place/lima, sender: norway}
    ignores:
      - {text: Norway sent a letter to Peru., because: a letter is no Force}
      - {text: Norway sent marines to auction., because: an auction is no Location}
      - {text: The marines were seen in Peru., because: seeing deploys nobody}
"""


class Pipeline:
    """Rules, the real clauses and a small resolver; statements are plain, and `changed` before they are told."""

    def __init__(self, clauses_of: Callable[[str], list[Clause]]) -> None:
        self.clauses_of = clauses_of
        self.changed: Callable[[Finding], Finding] = lambda finding: finding
        self.texts: list[str] = []

    def check(self, rules: RuleSet) -> list[Problem]:
        return list(check_rules(rules, lambda texts: self.run(rules, texts)))

    def run(self, rules: RuleSet, texts: Sequence[str]) -> list[Analysis]:
        self.texts += texts
        return [self.analyse(rules, text) for text in texts]

    def analyse(self, rules: RuleSet, text: str) -> Analysis:
        resolver = Lexicon()
        clauses = tuple((1, clause) for clause in self.clauses_of(text))
        matches = [m for sentence, clause in clauses for m in match_clause(rules, clause, sentence, resolver)]
        found = tuple(
            self.changed(finding(match, subject, object))
            for match in matches
            for subject in match.subjects
            for object in match.objects or (None,)
        )
        return Analysis(text, clauses, resolver, found)


def finding(match: Match, subject: Mention, object: Mention | None) -> Finding:
    roles = tuple(Role(r.name, r.mention.thing, r.mention.text) for r in match.roles)
    target = object.thing if object else None
    statement = Statement("s", subject.thing, match.relation, target, roles, Qualifiers())
    evidence = Evidence(
        id="e",
        statement_id="s",
        article_id="a",
        part=Part.TEXT,
        sentence=1,
        span=Span(0, 1),
        text="x",
        rule_id=match.rule_id,
        attribution=None,
        cameo="074",
        confidence=Confidence.SURE,
        subject_mention=subject.text,
        object_mention=object.text if object else None,
    )
    return Finding(statement, evidence)


@pytest.fixture
def pipeline(clauses_of: Callable[[str], list[Clause]]) -> Pipeline:
    return Pipeline(clauses_of)


Load = Callable[..., RuleSet]


def test_a_good_rule_passes_and_all_texts_run_at_once(rules_of: Load, pipeline: Pipeline) -> None:
    assert pipeline.check(rules_of(DEPLOYED)) == []
    assert len(pipeline.texts) == 5


def test_an_example_that_finds_nothing_is_told_with_its_clauses(rules_of: Load, pipeline: Pipeline) -> None:
    (problem,) = pipeline.check(rules_of(DEPLOYED.replace("The marines were deployed", "The miners were deployed")))
    assert problem.fails
    assert str(problem).split("0.yaml, ")[1] == (
        'line 10: rule deployed-troops: "The miners were deployed to Peru." must give subject marines, object Peru, '
        "but gives nothing; seen: deploy(done-to The miners, to Peru); "
        "lacks: deploy: no Force at done-to (found: The miners)"
    )


def test_an_example_that_finds_something_else_says_what(rules_of: Load, pipeline: Pipeline) -> None:
    text = DEPLOYED.replace("sender: norway", "sender: [Norway, Chile], polarity: negated")
    (problem,) = pipeline.check(rules_of(text))
    assert (
        "must give subject Marines, object place/lima, sender Norway + Chile, polarity negated, but gives subject the "
        "marines/Marine/force/marine, object Lima/place/lima, sender Norway/state/norway, polarity affirmed;"
    ) in problem.says


def test_an_ignored_text_that_gives_something(rules_of: Load, pipeline: Pipeline) -> None:
    problems = pipeline.check(rules_of(DEPLOYED.replace("Norway sent a letter", "Norway sent a marine")))
    assert [p.says for p in problems] == [
        '"Norway sent a marine to Peru." must give nothing, but gives subject a marine/Marine/force/marine, object '
        "Peru/state/peru",
        "no `ignores` example notices when subject is loosened; add one that breaks this constraint alone",
    ]
    assert [p.line for p in problems] == [14, 3]


@pytest.mark.parametrize(
    ("line", "constraint"),
    [("a letter is no", "subject"), ("an auction is no", "object"), ("seeing deploys", "trigger")],
)
def test_a_constraint_that_no_example_guards(rules_of: Load, pipeline: Pipeline, line: str, constraint: str) -> None:
    text = "".join(row for row in DEPLOYED.splitlines(keepends=True) if line not in row)
    (problem,) = pipeline.check(rules_of(text))
    assert problem.says.startswith(f"no `ignores` example notices when {constraint} is loosened;")


@pytest.mark.parametrize(
    ("more", "constraint", "guard"),
    [
        ("where: [{kind: verb}]", "where (kind verb)", "The deployment of marines to Peru ended."),
        ("where: [{lacks: with}]", "where (nothing at with)", "Norway sent marines to Peru with a letter."),
        ("roles: {sender: {at: doer, is: Actor, needs: true}}", "roles.sender", "The marines were sent to Peru."),
        ("subject: {at: done-to, is: Force, not-modifier: [toy]}", "subject.not-modifier",
         "Norway sent toy marines to Peru."),
        ("subject: {at: done-to, is: Force, modifier: [brave]}", "subject.modifier",
         "Norway sent shy marines to Peru."),
        ("object: {at: to, is: Location, not-lemma: [lima]}", "object.not-lemma", "Norway sent brave marines to Lima."),
    ],
)  # fmt: skip
def test_every_sort_of_constraint_wants_its_guard(
    rules_of: Load, pipeline: Pipeline, more: str, constraint: str, guard: str
) -> None:
    key = more.split(":")[0]
    rows = [row for row in DEPLOYED.splitlines(keepends=True) if not row.startswith(f"    {key}:")]
    text = "".join(rows).replace("    finds:", f"    {more}\n    finds:")
    says = f"no `ignores` example notices when {constraint} is loosened; add one that breaks this constraint alone"
    assert says in [p.says for p in pipeline.check(rules_of(text))]
    guarded = text + f"      - {{text: {guard}, because: x}}\n"
    assert says not in [p.says for p in pipeline.check(rules_of(guarded))]


def test_a_text_that_breaks_two_constraints_guards_none(rules_of: Load, pipeline: Pipeline) -> None:
    text = DEPLOYED + "      - {text: Norway showed a letter to Peru., because: x}\n"
    (problem,) = pipeline.check(rules_of(text))
    assert problem.line == 17
    assert problem.says == (
        '"Norway showed a letter to Peru." breaks more than one constraint; seen: show(doer Norway, done-to a letter '
        "to Peru, to Peru); lacks: show: no Force at done-to (found: a letter to Peru)"
    )


def test_a_known_miss_is_a_note_until_it_passes(rules_of: Load, pipeline: Pipeline) -> None:
    todo = "    todo: [{text: TEXT, gives: {subject: marines, object: Peru}}]\n"
    (note,) = pipeline.check(rules_of(DEPLOYED + todo.replace("TEXT", "Peru got marines.")))
    assert (note.severity, note.fails) == (Severity.NOTE, False)
    assert note.says.startswith('known miss: "Peru got marines." must give subject marines')
    (error,) = pipeline.check(rules_of(DEPLOYED + todo.replace("TEXT", "Norway sent marines to Peru.")))
    assert error.fails
    assert error.says == '"Norway sent marines to Peru." passes now; move it from `todo` to `finds`'


def test_a_statement_of_another_rule_does_not_count(rules_of: Load, pipeline: Pipeline) -> None:
    pipeline.changed = lambda f: replace(f, evidence=replace(f.evidence, rule_id="another"))
    says = [p.says for p in pipeline.check(rules_of(DEPLOYED))]
    assert len(says) == 2
    assert all("but gives nothing; seen: " in s for s in says)


MET = """\
relation: metWith
rules:
  - id: met
    says: Two actors meet.
    trigger: {verb: [meet]}
    pairs: {at: doer, is: Actor}
    finds: [{text: Norway and Peru met., gives: {subject: Peru, object: Norway}}]
    ignores:
      - {text: Norway and a letter met., because: a letter is no Actor}
      - {text: Norway and Peru slept., because: sleep is no meeting}
"""


def test_either_end_of_a_symmetric_relation_may_be_its_subject(rules_of: Load, pipeline: Pipeline) -> None:
    assert pipeline.check(rules_of(MET)) == []
    assert len(pipeline.check(rules_of(MET.replace("object: Norway", "object: Chile")))) == 1


AXES = [
    ("polarity: negated", "polarity: affirmed"),
    ("modality: planned", "modality: possible"),
    ("attribution: doubtful", "attribution: none"),
    ("speaker: Peru", "speaker: Chile"),
    ("start: 2020-11-09", "start: 2020-11-10"),
    ("end: none", "end: 2020-11-09"),
    ("ended: yes", "ended: no"),
    ("office: envoy", "office: none"),
    ("plover: MOBILIZE", "plover: AID"),
    ("cameo: 074", "cameo: '0741'"),
    ("confidence: sure", "confidence: guess"),
    ("location: none", "location: Peru"),
]


@pytest.mark.parametrize(("right", "wrong"), AXES)
def test_every_axis_can_be_asked_for(rules_of: Load, pipeline: Pipeline, right: str, wrong: str) -> None:
    def qualified(finding: Finding) -> Finding:
        time = Time("2020-11-09", None, True, "x")
        axes = Qualifiers(Polarity.NEGATED, Modality.PLANNED, finding.statement.object, Attribution.DOUBTFUL, time)
        statement = replace(finding.statement, qualifiers=axes, office="envoy", plover="MOBILIZE")
        return Finding(statement, replace(finding.evidence, attribution=Attribution.DOUBTFUL))

    pipeline.changed = qualified
    asked = "object: Peru"
    assert pipeline.check(rules_of(DEPLOYED.replace(asked, f"{asked}, {right}"))) == []
    (problem,) = pipeline.check(rules_of(DEPLOYED.replace(asked, f"{asked}, {wrong}")))
    assert problem.line == 10
