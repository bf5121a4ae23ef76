"""One-to-one pairs of annotated and found statements of one article and one relation.

As many pairs as can be; among those as many with required statements as can be; among those the greatest agreement on
polarity and modality (8), speaker (4), time (2) and sentence (1). The sentence decides nothing but ties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from kg.evaluate.gold import GoldStatement, opening
from kg.evaluate.names import NOBODY, answers
from kg.evaluate.predicted import Predicted, is_symmetric

_MODE, _SPEAKER, _TIME, _SENTENCE = 8, 4, 2, 1
_FULL = _MODE + _SPEAKER + _TIME + _SENTENCE


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated statement and the one that was found for it: subject, relation and object agree."""

    gold: GoldStatement
    found: Predicted

    @property
    def same_mode(self) -> bool:
        """Do polarity and modality agree?"""
        return (self.gold.polarity, self.gold.modality) == (self.found.polarity, self.found.modality)

    @property
    def same_speaker(self) -> bool:
        wanted = self.gold.speaker
        if self.found.speaker is None:
            return wanted is None or NOBODY in wanted
        named = [alternative for alternative in wanted or () if alternative != NOBODY]
        return bool(named) and answers(self.found.speaker, named)

    @property
    def same_time(self) -> bool:
        """Does the found interval start in the annotated day, month or year? No annotated time asks for nothing."""
        return self.gold.time is None or (self.found.time or "").startswith(self.gold.time)

    @property
    def agreement(self) -> int:
        """From 0 to 15: the axes and the sentence, weighed."""
        same_sentence = opening(self.gold.sentence) == opening(self.found.sentence)
        return (
            _MODE * self.same_mode
            + _SPEAKER * self.same_speaker
            + _TIME * self.same_time
            + _SENTENCE * same_sentence
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the statements of some articles and relations."""

    pairs: tuple[Pair, ...] = ()
    missed: tuple[GoldStatement, ...] = ()  # required, and nothing was found for it
    false: tuple[Predicted, ...] = ()  # nothing annotated is like it
    repeats: tuple[Predicted, ...] = ()  # like an annotated statement that has its pair already
    odd_repeats: tuple[Predicted, ...] = ()  # those with a polarity or modality that none of the like has

    @property
    def right(self) -> tuple[Pair, ...]:
        """The pairs that count."""
        return tuple(pair for pair in self.pairs if not pair.gold.optional)

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def alike(gold: GoldStatement, found: Predicted) -> bool:
    """Are article, relation, subject and object the same? Symmetric relations may stand either way round."""
    if (gold.article, gold.relation) != (found.article, found.relation):
        return False
    if answers(found.subject, gold.subject) and answers(found.object, gold.object):
        return True
    turned = is_symmetric(gold.relation) and found.object is not None
    return turned and answers(found.object, gold.subject) and answers(found.subject, gold.object)


def match(gold: Iterable[GoldStatement], found: Iterable[Predicted]) -> Mapping[tuple[str, str], Outcome]:
    """The outcome of every article and relation, in alphabetical order."""
    wanted: dict[tuple[str, str], list[GoldStatement]] = defaultdict(list)
    given: dict[tuple[str, str], list[Predicted]] = defaultdict(list)
    for statement in gold:
        wanted[statement.article, statement.relation].append(statement)
    for prediction in found:
        given[prediction.article, prediction.relation].append(prediction)
    return {key: match_group(wanted.get(key, []), given.get(key, [])) for key in sorted({*wanted, *given})}


def match_group(gold: Sequence[GoldStatement], found: Sequence[Predicted]) -> Outcome:
    """The outcome of one article's statements of one relation."""
    like = [[alike(statement, prediction) for prediction in found] for statement in gold]
    chosen = _assign(gold, found, like)
    taken = set(chosen.values())
    repeats: list[Predicted] = []
    odd: list[Predicted] = []
    false: list[Predicted] = []
    for column, prediction in enumerate(found):
        if column in taken:
            continue
        peers = [Pair(statement, prediction) for row, statement in enumerate(gold) if like[row][column]]
        (repeats if peers else false).append(prediction)
        if peers and not any(pair.same_mode for pair in peers):
            odd.append(prediction)
    return Outcome(
        pairs=tuple(Pair(gold[row], found[column]) for row, column in sorted(chosen.items())),
        missed=tuple(g for row, g in enumerate(gold) if row not in chosen and not g.optional),
        false=tuple(false),
        repeats=tuple(repeats),
        odd_repeats=tuple(odd),
    )


def _assign(
    gold: Sequence[GoldStatement], found: Sequence[Predicted], like: Sequence[Sequence[bool]]
) -> dict[int, int]:
    """Row to column of the pairs of greatest worth together."""
    if not any(map(any, like)):
        return {}
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    # One pair more outweighs any number of required ones, and one of these any agreement of all the others.
    most = min(len(gold), len(found)) + 1
    required = _FULL * most
    pair = (required + _FULL) * most
    worth = np.zeros((len(gold), len(found)))
    for row, statement in enumerate(gold):
        for column, prediction in enumerate(found):
            if like[row][column]:
                worth[row, column] = pair + required * (not statement.optional) + Pair(statement, prediction).agreement
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return {int(r): int(c) for r, c in zip(rows, columns, strict=True) if like[r][c]}
