"""What the program made of a sentence, and which rule came nearest to a relation there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.evaluate.gold import opening
from kg.model import Article, Clause, Part, Sentence

if TYPE_CHECKING:
    from kg.entities.protocol import Resolver
    from kg.rules import RuleSet

_CLAUSES = 8  # predicates that are named where no rule came near


@dataclass(frozen=True, slots=True)
class Read:
    """An article as it was parsed; its clauses and actors are worked out when they are asked for."""

    article: Article
    sentences: tuple[Sentence, ...]

    def sentence(self, words: str) -> Sentence | None:
        """The sentence that begins with the words, or, where the parser begins it elsewhere, the one they stand in."""
        wanted = opening(words)
        for sentence in self.sentences:
            if sentence.text and opening(sentence.text) == wanted:
                return sentence
        pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
        for part in (Part.TEXT, Part.TITLE):
            found = pattern.search(self.article.part(part)) if wanted else None
            if found:
                inside = (s for s in self.sentences if s.part is part and s.span.end > found.start() and s.text)
                return next(inside, None)
        return None


@dataclass(slots=True)
class Nearest:
    """Answers for the articles that were read, by the rules that they were read with."""

    rules: RuleSet
    read: dict[str, Read]
    _worked: dict[str, tuple[tuple[tuple[Clause, ...], ...], Resolver]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: RuleSet, read: Iterable[Read]) -> Nearest:
        return cls(rules, {one.article.id: one for one in read})

    def text(self, article: str, words: str) -> str | None:
        """The whole sentence that begins with the words, or None where it is not found."""
        sentence = self._sentence(article, words)
        return " ".join(sentence.text.split()) if sentence else None

    def says(self, rule: str) -> str:
        """What a rule says, in a sentence."""
        return next((known.says for known in self.rules if known.id == rule), "")

    def rules_near(self, article: str, words: str, relation: str) -> tuple[str, ...]:
        """The relation's rules that matched in the sentence, then those that lack something there, in text order.

        Where there is none: the predicates that the sentence was read as, since none of them wakes such a rule.
        """
        from kg.rules import match_clause, near_misses

        sentence = self._sentence(article, words)
        if sentence is None:
            return ("the sentence was not found in the text",)
        clauses, resolver = self._work(article)
        here = clauses[self.read[article].sentences.index(sentence)]
        of_relation = {rule.id for rule in self.rules if rule.relation == relation}
        matched, lacking = [], []
        for clause in here:
            for match in match_clause(self.rules, clause, sentence.index, resolver):
                if match.relation == relation:
                    ends = [" + ".join(m.text for m in side) for side in (match.subjects, match.objects)]
                    matched.append(f"{match.rule_id} matched: {ends[0]} → {ends[1] or 'unspecified'}")
            for miss in near_misses(self.rules, clause, sentence.index, resolver):
                if miss.rule_id in of_relation:
                    lacking.append(f"{miss.rule_id} on “{clause.predicate.lemma}”: {miss.lacks}")
        return tuple(dict.fromkeys([*matched, *lacking])) or (_unwoken(relation, here),)

    def _sentence(self, article: str, words: str) -> Sentence | None:
        return self.read[article].sentence(words) if article in self.read else None

    def _work(self, article: str) -> tuple[tuple[tuple[Clause, ...], ...], Resolver]:
        if article not in self._worked:
            from kg.clauses import find_clauses
            from kg.entities import make_resolver

            read = self.read[article]
            clauses = find_clauses(read.sentences)
            self._worked[article] = clauses, make_resolver(read.article, read.sentences, clauses)
        return self._worked[article]


def _unwoken(relation: str, clauses: Iterable[Clause]) -> str:
    lemmas = list(dict.fromkeys(clause.predicate.lemma for clause in clauses))
    more = f" and {len(lemmas) - _CLAUSES} more" if len(lemmas) > _CLAUSES else ""
    return f"no rule of {relation} is triggered by {', '.join(lemmas[:_CLAUSES]) or 'any clause'}{more}"
