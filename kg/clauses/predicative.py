"""What somebody is: copulas, appositions, and titles in front of names."""

from __future__ import annotations

from kg.clauses.arguments import Arguments
from kg.clauses.cues import Cues
from kg.clauses.frame import Frame
from kg.clauses.tree import SUBJECTS, Tree
from kg.model import Clause, Phrase, PhraseKind, Predicate, PredicateKind


class Predicative:
    """Makes the `be` and `hold-office` clauses, and those of predicative adjectives, of one tree."""

    def __init__(self, tree: Tree, arguments: Arguments, cues: Cues) -> None:
        self.tree = tree
        self.arguments = arguments
        self.phrases = arguments.phrases
        self.cues = cues

    def clauses(self) -> list[Clause]:
        """In text order of their predicates."""
        found: list[Clause] = []
        for i in range(len(self.tree.tokens)):
            if self.tree.is_verb(i) and self.tree.dep(i) not in ("aux", "auxpass"):
                found.extend(self._copula(i))
            if self.tree.is_noun(i):
                found.extend(self._apposition(i))
                found.extend(self._titled(i))
        return found

    def _copula(self, verb: int) -> list[Clause]:
        tree = self.tree
        found = []
        for i in tree.having(verb, ("attr",)):
            if tree.lemma(verb) == "be" and tree.is_noun(i):
                predicate = self._predicate(verb, "be")
                for conjunct in tree.conjuncts(i):
                    frame = self._being(predicate, self.arguments.subject(verb), self.phrases.phrase(conjunct))
                    self._prepositions(frame, verb)
                    found.append(frame.clause(self.cues.of_verb(verb), tree.sentence.span))
        for i in tree.having(verb, ("acomp",)):
            if not tree.is_verb(i):
                found.append(self._adjective(verb, i))
        bare = not tree.having(verb, ("attr", "acomp", "xcomp", "ccomp"))
        if tree.lemma(verb) == "be" and bare and tree.having(verb, SUBJECTS):
            frame = Frame(self._predicate(verb, "be"))
            frame.put("doer", self.arguments.subject(verb))
            self._prepositions(frame, verb)
            found.append(frame.clause(self.cues.of_verb(verb), tree.sentence.span))
        return found

    def _predicate(self, verb: int, lemma: str, kind: PredicateKind = PredicateKind.VERB) -> Predicate:
        return Predicate(lemma, kind, self.tree.token(verb).span, self.cues.tense(verb))

    def _being(self, predicate: Predicate, who: tuple[Phrase, ...], what: Phrase) -> Frame:
        frame = Frame(predicate)
        frame.put("doer", who)
        frame.put("as", [what])
        frame.lift([what], kept_apart=frozenset({"as"}))
        return frame

    def _prepositions(self, frame: Frame, verb: int) -> None:
        for prep in self.tree.having(verb, ("prep",)):
            name, nouns = self.phrases.preposition(prep)
            for noun in nouns:
                fillers = self.phrases.fillers(noun)
                frame.put(name, fillers)
                frame.lift(fillers, kept_apart=frozenset({"as", "of"}))

    def _adjective(self, verb: int, adjective: int) -> Clause:
        """Of "X is hostile to Y": the adjective is the predicate."""
        tree = self.tree
        predicate = Predicate(
            tree.lemma(adjective), PredicateKind.ADJECTIVE, tree.token(adjective).span, self.cues.tense(verb)
        )
        frame = Frame(predicate)
        frame.put("doer", self.arguments.subject(verb))
        for prep in [*tree.having(adjective, ("prep",)), *tree.having(verb, ("prep",))]:
            name, nouns = self.phrases.preposition(prep)
            for noun in nouns:
                frame.put(name, self.phrases.fillers(noun))
        for i in tree.having(adjective, ("xcomp", "ccomp")):
            if tree.is_verb(i):
                frame.put("complement", [self.phrases.clause_phrase(i)])
        return frame.clause(self.cues.of_verb(verb), tree.sentence.span)

    # --- without a verb ----------------------------------------------------------------------------------------------

    def _apposition(self, noun: int) -> list[Clause]:
        """Of "China, an ally of Pakistan"; "the foreign minister, X": the name is what the other noun says."""
        tree = self.tree
        found = []
        for appos in tree.having(noun, ("appos",)):
            for other in tree.conjuncts(appos):
                if not tree.is_noun(other):
                    continue
                who, what = self.phrases.phrase(noun), self.phrases.phrase(other)
                if who.kind is not PhraseKind.NAME and what.kind is PhraseKind.NAME:
                    who, what = what, who
                if what.kind is PhraseKind.NAME and not what.at("of"):
                    continue
                found.append(self._silent(who, what))
        return found

    def _titled(self, noun: int) -> list[Clause]:
        part = self.tree.dep(noun) in ("compound", "nmod", "amod")
        title = self.phrases.title(noun) if self.tree.is_name(noun) and not part else None
        return [self._silent(self.phrases.phrase(noun), title)] if title is not None else []

    def _silent(self, who: Phrase, what: Phrase) -> Clause:
        """A clause without a verb; `of` also from the name ("X of Greece"), cues from the modifiers ("former").

        It is the article that introduces somebody so, whoever reports what the sentence says.
        """
        tree = self.tree
        personal = who.kind is PhraseKind.NAME and self._personal(who)
        lemma = "hold-office" if personal else "be"
        frame = self._being(Predicate(lemma, PredicateKind.NOUN, what.head), (who,), what)
        if "of" not in frame.places:
            frame.put("of", who.at("of"))
        return frame.clause(tuple(self.cues.hedge_words(what)), tree.sentence.span)

    def _personal(self, who: Phrase) -> bool:
        """Does the parser take the name for a person's, or has it a title?"""
        at = next((t for t in self.tree.tokens if t.span == who.head), None)
        return at is not None and (at.entity == "PERSON" or self.phrases.title(at.index) is not None)
