"""Where the program and the annotator differ, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluate.figures import Evaluation
from kg.evaluate.gold import GoldStatement, opening
from kg.evaluate.matching import Pair
from kg.evaluate.nearest import Nearest
from kg.evaluate.predicted import Predicted


class Sort(StrEnum):
    """The sorts of difference."""

    MISSED = "missed"
    FALSE = "false"
    AXIS = "axis"  # the right triple with another polarity, modality, speaker or time
    REPEAT = "repeat"  # a second telling with a polarity or modality that is not annotated


@dataclass(frozen=True, slots=True)
class Difference:
    """One of them. `sentence` is whole where the text is known, else its first words; `near` are rules in words."""

    sort: Sort
    article: str
    relation: str
    sentence: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    near: tuple[str, ...] = ()
    what: str = ""  # which axes differ

    def __str__(self) -> str:
        told = "; ".join(self.expected if self.sort is Sort.MISSED else self.found)
        if self.sort in (Sort.AXIS, Sort.REPEAT):
            told = f"{self.what or 'axes'}: {told}  (expected {'; '.join(self.expected)})"
        lines = [f"{self.sort.upper():6} {self.article}: {told}", f"       {self.sentence}"]
        lines += [f"       - {rule}" for rule in self.near]
        return "\n".join(lines)


def differences(evaluation: Evaluation, nearest: Nearest | None = None) -> Iterator[Difference]:
    """All differences: by article and relation, first the missed, then the false, then wrong axes and repeats."""
    context = _Context(evaluation, nearest)
    for outcome in evaluation.outcomes.values():
        yield from map(context.missed, outcome.missed)
        yield from map(context.false, outcome.false)
        yield from (context.axis(pair, axes) for pair in outcome.right if (axes := _wrong_axes(pair)))
        yield from map(context.repeat, outcome.odd_repeats)


def _wrong_axes(pair: Pair) -> str:
    gold, found = pair.gold, pair.found
    axes = {
        "polarity": gold.polarity == found.polarity,
        "modality": gold.modality == found.modality,
        "speaker": pair.same_speaker,
        "time": pair.same_time,
    }
    return ", ".join(name for name, same in axes.items() if not same)


class _Context:
    """What stands around a statement: its sentence, what else was annotated and found there, and the rules."""

    def __init__(self, evaluation: Evaluation, nearest: Nearest | None) -> None:
        self.gold, self.found, self.nearest = evaluation.gold, evaluation.found, nearest

    def missed(self, gold: GoldStatement) -> Difference:
        near = self.nearest.rules_near(gold.article, gold.sentence, gold.relation) if self.nearest else ()
        found = self._found(gold.article, gold.sentence, gold.relation)
        return self._make(Sort.MISSED, gold, gold.sentence, (str(gold),), found, near)

    def false(self, found: Predicted) -> Difference:
        expected = [g for g in self.gold if _same_place(g, found.article, found.sentence)]
        same = [g for g in expected if g.relation == found.relation]
        return self._make(
            Sort.FALSE, found, found.sentence, _told(same or expected), (_with_rule(found),), self._rule(found)
        )

    def axis(self, pair: Pair, axes: str) -> Difference:
        found = pair.found
        return self._make(
            Sort.AXIS, found, found.sentence, (str(pair.gold),), (_with_rule(found),), self._rule(found), axes
        )

    def repeat(self, found: Predicted) -> Difference:
        expected = [g for g in self.gold if (g.article, g.relation) == (found.article, found.relation)]
        return self._make(
            Sort.REPEAT, found, found.sentence, _told(expected), (_with_rule(found),), self._rule(found)
        )  # fmt: skip

    def _make(
        self,
        sort: Sort,
        of: GoldStatement | Predicted,
        words: str,
        expected: tuple[str, ...],
        found: tuple[str, ...],
        near: tuple[str, ...],
        what: str = "",
    ) -> Difference:
        whole = self.nearest.text(of.article, words) if self.nearest else None
        told = next((p.sentence for p in self.found if _same_place(p, of.article, words)), words)
        return Difference(
            sort, of.article, of.relation, whole or " ".join(told.split()), expected, found, near, what
        )  # fmt: skip

    def _found(self, article: str, words: str, relation: str) -> tuple[str, ...]:
        """What was found in the sentence of the relation, or else of any."""
        here = [p for p in self.found if _same_place(p, article, words)]
        return tuple(map(_with_rule, [p for p in here if p.relation == relation] or here))

    def _rule(self, found: Predicted) -> tuple[str, ...]:
        says = self.nearest.says(found.rule) if self.nearest else ""
        return (f"{found.rule}: {says}" if says else found.rule,) if found.rule else ()


def _same_place(one: GoldStatement | Predicted, article: str, words: str) -> bool:
    return one.article == article and opening(one.sentence) == opening(words)


def _told(statements: Iterable[GoldStatement]) -> tuple[str, ...]:
    return tuple(f"{statement}{' (optional)' if statement.optional else ''}" for statement in statements)


def _with_rule(found: Predicted) -> str:
    return f"{found}" + (f" ({found.rule})" if found.rule else "")
