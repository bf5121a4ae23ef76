"""The figures: how much of what was found is right, and how much of what is there was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate.gold import GoldArticle, GoldStatement
from kg.evaluate.matching import Outcome, Pair, alike, match
from kg.evaluate.predicted import Predicted
from kg.vocab import CONFIDENCES


def ratio(part: int, whole: int) -> float:
    """A share from 0 to 1; 0 of nothing is 0."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of statements.

    >>> Score(3, 1, 2).as_json()
    {'right': 3, 'false': 1, 'missed': 2, 'precision': 0.75, 'recall': 0.6, 'f1': 0.6667}
    """

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return ratio(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        return ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return ratio(2 * self.right, 2 * self.right + self.false + self.missed)

    def as_json(self) -> dict[str, float]:
        rounded = {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}
        return {"right": self.right, "false": self.false, "missed": self.missed, **rounded}


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return ratio(self.right, self.of)

    def as_json(self, name: str) -> dict[str, float]:
        return {"right": self.right, "of": self.of, name: round(self.value, 4)}


def bare(outcome: Outcome) -> Score:
    """Subject, relation and object alone."""
    return Score(len(outcome.right), len(outcome.false), len(outcome.missed))


def strict(outcome: Outcome) -> Score:
    """Polarity and modality too: a pair that differs in them is one false and one missed."""
    right = sum(pair.same_mode for pair in outcome.right)
    off = len(outcome.right) - right
    return Score(right, len(outcome.false) + len(outcome.odd_repeats) + off, len(outcome.missed) + off)


@dataclass(frozen=True, slots=True)
class Level:
    """The statements of one confidence: how many of those that count are right, and of their plain triples."""

    found: int
    bare: Share
    strict: Share
    assertions: Share

    def as_json(self) -> dict[str, Any]:
        parts = {name: getattr(self, name).as_json("precision") for name in ("bare", "strict", "assertions")}
        return {"found": self.found, **parts}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Found statements against annotated ones; those of articles that are not annotated were left out."""

    articles: tuple[GoldArticle, ...]
    found: tuple[Predicted, ...]
    outcomes: Mapping[tuple[str, str], Outcome]

    @property
    def gold(self) -> tuple[GoldStatement, ...]:
        return tuple(statement for article in self.articles for statement in article.statements)

    @property
    def total(self) -> Outcome:
        return sum(self.outcomes.values(), Outcome())

    @property
    def score(self) -> Score:
        """The bare figures of everything."""
        return bare(self.total)

    @property
    def by_relation(self) -> dict[str, Outcome]:
        """The outcome of each relation with a right, false or missed statement, in alphabetical order."""
        grouped: dict[str, Outcome] = defaultdict(Outcome)
        for (_, relation), outcome in self.outcomes.items():
            grouped[relation] += outcome
        return {name: o for name, o in sorted(grouped.items()) if o.right or o.false or o.missed}

    @property
    def assertions(self) -> Share:
        """Of the plain triples, those that the annotation has as facts; optional facts are left out."""
        return _share_true(_verdicts(self.gold, self.found).values())

    @property
    def speaker(self) -> Share:
        return _agreeing(self.total.right, lambda pair: pair.same_speaker)

    @property
    def speaker_named(self) -> Share:
        """Where the annotation names a speaker."""
        return _agreeing([p for p in self.total.right if p.gold.names_speaker], lambda pair: pair.same_speaker)

    @property
    def time(self) -> Share:
        """Where the annotation has a time."""
        return _agreeing([p for p in self.total.right if p.gold.time], lambda pair: pair.same_time)

    @property
    def by_confidence(self) -> dict[str, Level]:
        """The levels that occur, from sure to guess; a triple told twice counts where it is told first."""
        total, verdicts = self.total, _verdicts(self.gold, self.found)
        first = {prediction.triple: prediction.confidence for prediction in reversed(self.found) if prediction.asserts}
        levels = {}
        for name in CONFIDENCES:
            right = [pair for pair in total.right if pair.found.confidence == name]
            false = sum(p.confidence == name for p in total.false)
            odd = sum(p.confidence == name for p in total.odd_repeats)
            levels[name] = Level(
                sum(p.confidence == name for p in self.found),
                Share(len(right), len(right) + false),
                Share(sum(pair.same_mode for pair in right), len(right) + false + odd),
                _share_true(verdict for triple, verdict in verdicts.items() if first[triple] == name),
            )
        return {name: level for name, level in levels.items() if level.found}


def evaluate(articles: Sequence[GoldArticle], found: Iterable[Predicted]) -> Evaluation:
    """Judge found statements; those of other articles than the annotated ones are left out."""
    known = {article.id for article in articles}
    kept = tuple(prediction for prediction in found if prediction.article in known)
    gold = [statement for article in articles for statement in article.statements]
    return Evaluation(tuple(articles), kept, match(gold, kept))


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """All figures, shares rounded to four places. The keys are described in docs/evaluation.md."""
    total, gold = evaluation.total, evaluation.gold
    optional = sum(statement.optional for statement in gold)
    relations = {
        name: bare(outcome).as_json() | {"strict_f1": round(strict(outcome).f1, 4)}
        for name, outcome in evaluation.by_relation.items()
    }
    return {
        "articles": len(evaluation.articles),
        "predictions": len(evaluation.found),
        "gold": {"required": len(gold) - optional, "optional": optional},
        "bare": bare(total).as_json(),
        "strict": strict(total).as_json(),
        "optional_matched": len(total.pairs) - len(total.right),
        "repeats": len(total.repeats),
        "wrong_repeats": len(total.odd_repeats),
        "assertions": evaluation.assertions.as_json("precision"),
        "speaker": evaluation.speaker.as_json("accuracy"),
        "speaker_named": evaluation.speaker_named.as_json("accuracy"),
        "time": evaluation.time.as_json("accuracy"),
        "relations": relations,
        "confidence": {name: level.as_json() for name, level in evaluation.by_confidence.items()},
    }


def _agreeing(pairs: Sequence[Pair], agrees: Callable[[Pair], bool]) -> Share:
    return Share(sum(map(agrees, pairs)), len(pairs))


def _share_true(verdicts: Iterable[bool | None]) -> Share:
    judged = [verdict for verdict in verdicts if verdict is not None]
    return Share(sum(judged), len(judged))


def _verdicts(gold: Iterable[GoldStatement], found: Iterable[Predicted]) -> dict[tuple[str, ...], bool | None]:
    """For each plain triple, is it a fact by the annotation? None where only optional facts say so."""
    annotated: dict[tuple[str, str], list[GoldStatement]] = defaultdict(list)
    for statement in gold:
        annotated[statement.article, statement.relation].append(statement)
    verdicts: dict[tuple[str, ...], bool | None] = {}
    for prediction in found:
        if prediction.asserts and prediction.triple not in verdicts:
            facts = [g for g in annotated[prediction.article, prediction.relation] if _supports(g, prediction)]
            verdicts[prediction.triple] = None if facts and all(g.optional for g in facts) else bool(facts)
    return verdicts


def _supports(gold: GoldStatement, found: Predicted) -> bool:
    """Is the triple a fact? What a factive speaker says may also be annotated as that speaker's."""
    if not alike(gold, found):
        return False
    return gold.is_fact or (found.speaker is not None and Pair(gold, found).same_mode)
