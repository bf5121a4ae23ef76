"""Clauses of verbs: active, passive, relative, participial, controlled, coordinated."""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.arguments import Arguments
from kg.clauses.cues import Cues
from kg.clauses.frame import Frame
from kg.clauses.light import as_full_verb
from kg.clauses.tree import OBJECTS, PREDICATIVES, SUBJECTS, Tree
from kg.clauses.words import words
from kg.model import Clause, Cue, CueKind, Phrase, Place, Predicate, PredicateKind, Word

KEPT_APART = frozenset({"of", "between", "as"})


class Verbal:
    """Makes the clauses of the verbs of one tree."""

    def __init__(self, tree: Tree, arguments: Arguments, cues: Cues) -> None:
        self.tree = tree
        self.arguments = arguments
        self.phrases = arguments.phrases
        self.cues = cues

    def clauses(self) -> list[Clause]:
        """One per full verb, in text order, and one more where a doer is denied ("not by X but by Y")."""
        found = []
        for verb in (v for v in range(len(self.tree.tokens)) if self._is_predicate(v)):
            found.append(self.clause(verb))
            answer = self._answer(verb)
            if answer is not None:
                found.append(replace(found[-1], cues=(*self.cues.local(verb), answer)))
            denied = self.arguments.denied_doer(verb)
            if denied:
                found.append(self._denied(found[-1], denied))
        return found

    def _answer(self, verb: int) -> Cue | None:
        """Of "X sent troops to Y, which Z denies": Z's report on the whole deed, told a second time under it."""
        tree = self.tree
        for reply in (i for i in tree.subtree(verb) if tree.dep(i) == "relcl"):
            which = next((i for i in tree.having(reply, OBJECTS) if tree.lower(i) == "which"), None)
            if which is None or tree.lemma(reply) not in words()["content_verbs"]:
                continue
            subjects = tree.having(reply, ("nsubj",))
            nearest = next((i for i in tree.ancestors(reply) if tree.is_verb(i)), None)
            if subjects and which < subjects[0] and nearest == verb and tree.lower(which - 1) == ",":
                return self.cues.report(reply)
        return None

    def _denied(self, clause: Clause, doers: tuple[Phrase, ...]) -> Clause:
        """The same deed, denied of those who are ruled out."""
        places = (Place("doer", doers), *(p for p in clause.places if p.name != "doer"))
        negations = tuple(c for c in clause.cues if c.kind is not CueKind.NEGATION)
        cue = Cue(CueKind.NEGATION, "not", clause.predicate.span)
        return replace(clause, places=places, cues=(cue, *negations))

    def _is_predicate(self, at: int) -> bool:
        tree = self.tree
        if not tree.is_verb(at) or tree.dep(at) in ("aux", "auxpass"):
            return False
        if tree.dep(at) in ("amod", "compound"):
            return tree.tag(at) == "VBN" or bool(tree.having(at, ("npadvmod",)))
        if tree.lemma(at) == "be":
            return False  # copulas are made by `predicative`
        return not (tree.dep(at) == "prep" or tree.lower(at) in ("according", "including", "following", "regarding"))

    def clause(self, verb: int) -> Clause:
        """The normalised clause of one verb."""
        tree = self.tree
        frame = self.frame(verb)
        cues = self.cues.of_verb(verb)
        frame = as_full_verb(frame, words())
        made = frame.clause(self._without_doubles(cues), tree.sentence.span)
        return replace(made, relative=True) if tree.dep(verb) in ("relcl", "acl") else made

    def frame(self, verb: int) -> Frame:
        """Predicate and places before light verbs are spelt out."""
        tree, arguments = self.tree, self.arguments
        frame = Frame(self._predicate(verb))
        if tree.dep(verb) == "amod":
            self._fill_modifier(frame, verb)
            return frame
        frame.put("doer", arguments.doer(verb))
        frame.put("done-to", arguments.done_to(verb))
        frame.put("recipient", arguments.recipient(verb))
        self._fill_complements(frame, verb)
        self._fill_predicatives(frame, verb)
        self._fill_prepositions(frame, verb)
        self._fill_relative(frame, verb)
        self._fill_times(frame, verb)
        frame.lift(list(frame.at("done-to")), kept_apart=KEPT_APART)
        frame.guess = verb in arguments.guessed
        return frame

    def _predicate(self, verb: int) -> Predicate:
        tree = self.tree
        participle = tree.dep(verb) in ("amod", "acl") and tree.tag(verb) in ("VBN", "VBG")
        return Predicate(
            tree.verb_lemma(verb),
            PredicateKind.PARTICIPLE if participle else PredicateKind.VERB,
            tree.token(verb).span,
            self.cues.tense(verb),
            self.arguments.passive(verb),
        )

    def _fill_modifier(self, frame: Frame, verb: int) -> None:
        """A participle in front of its noun: "the Russia-brokered truce", "the occupied territory"."""
        tree = self.tree
        noun = tree.head(verb)
        makers = [
            i
            for i in tree.having(verb, ("npadvmod", "compound", "nmod", "amod", "dep", "nsubj"))
            if tree.token(i).text[:1].isupper()
        ]
        for maker in makers:
            frame.put("doer", self.phrases.fillers(maker))
        if tree.is_noun(noun):
            frame.put("done-to", self.phrases.fillers(noun))

    def _fill_complements(self, frame: Frame, verb: int) -> None:
        tree = self.tree
        for i in tree.having(verb, ("xcomp", "ccomp", "advcl")):
            infinitive = any(tree.tag(j) == "TO" for j in tree.having(i, ("aux",)))
            if tree.dep(i) == "advcl" and not (infinitive and self.arguments.prepositional_controller(verb)):
                continue
            if not tree.is_verb(i):
                continue
            if self._free_relative(frame, i):
                continue
            content = tree.dep(i) == "ccomp" and not infinitive and tree.tag(i) != "VBG"
            conjuncts = [j for j in tree.conjuncts(i) if tree.is_verb(j)]
            phrases = [self._spelt_out(j, finite=content) for j in conjuncts]
            frame.put("content" if content else "complement", phrases)
        for prep in tree.having(verb, ("prep",)):
            for gerund in tree.having(prep, ("pcomp",)):
                if tree.is_verb(gerund):
                    frame.put(tree.lower(prep), [self._spelt_out(gerund)])
                    if tree.lower(prep) in ("of", "for", "to", "against", "from"):
                        frame.put("complement", [self._spelt_out(gerund)])

    def _spelt_out(self, verb: int, *, finite: bool = False) -> Phrase:
        """A verbal complement with its modal, its doer and what it is done to: who is to do what to whom."""
        phrase = self.phrases.clause_phrase(verb, finite=finite)
        ends = (("doer", self.arguments.doer(verb)), ("done-to", self.arguments.done_to(verb)))
        tree = self.tree
        modals = [i for i in tree.having(verb, ("aux",)) if tree.tag(i) == "MD"] if finite else []
        return replace(
            phrase,
            modifiers=tuple(Word(tree.token(i).text, tree.lower(i), tree.token(i).span) for i in modals),
            places=tuple(Place(name, fillers) for name, fillers in ends if fillers),
        )

    def _free_relative(self, frame: Frame, verb: int) -> bool:
        """Of "bombed what Y called a camp": the camp is bombed."""
        tree = self.tree
        nouns = tree.having(verb, OBJECTS | PREDICATIVES)
        if not any(tree.lower(n) == "what" for n in nouns):
            return False
        named = [n for n in nouns if tree.is_noun(n)]
        if "done-to" not in frame.places:
            frame.put("done-to", [f for n in named for f in self.phrases.fillers(n)])
        return bool(named)

    def _fill_predicatives(self, frame: Frame, verb: int) -> None:
        tree = self.tree
        for i in tree.having(verb, PREDICATIVES):
            if tree.is_noun(i):
                frame.put("as", self.phrases.fillers(i))

    def _fill_prepositions(self, frame: Frame, verb: int) -> None:
        """The verb's own, those of its particle, and shared ones in front of a coordination."""
        tree = self.tree
        for prep in [*tree.having(verb, ("prep", "dative")), *self._shared_prepositions(verb)]:
            name, nouns = self.phrases.preposition(prep)
            if name == "by" and self.arguments.passive(verb) and not self._is_time(nouns):
                continue
            if tree.dep(prep) == "dative" and name not in ("to", "for"):
                continue
            for noun in nouns:
                frame.put(name, self.phrases.fillers(noun))
        for particle in tree.having(verb, ("prt", "advmod")):
            for prep in tree.having(particle, ("prep",)):
                name, nouns = self.phrases.preposition(prep)
                for noun in nouns:
                    frame.put(name, self.phrases.fillers(noun))

    def _is_time(self, nouns: list[int]) -> bool:
        return any(self.tree.lemma(n) in words()["time_nouns"] for n in nouns)

    def _shared_prepositions(self, verb: int) -> list[int]:
        """Fronted phrases of the first conjunct ("On Monday A left and B followed"), and trailing ones of the last."""
        tree = self.tree
        found: list[int] = []
        above = tree.head(verb)
        if tree.dep(verb) == "xcomp" and tree.lemma(above) in ("be", "have", "go", "seem", "appear"):
            found += tree.having(above, ("prep",))
        if tree.dep(verb) == "conj" and tree.is_verb(above):
            subjects = tree.having(above, SUBJECTS)
            first = subjects[0] if subjects else above
            found += [p for p in tree.having(above, ("prep",)) if p < first]
        for conjunct in tree.having(verb, ("conj",)):
            if tree.is_verb(conjunct) and conjunct - verb <= 3 and not tree.having(verb, ("prep", *OBJECTS)):
                found += [p for p in tree.having(conjunct, ("prep",)) if p > conjunct]
        return found

    def _fill_relative(self, frame: Frame, verb: int) -> None:
        """The antecedent where the relative word stands for a prepositional object or a place."""
        tree = self.tree
        if tree.dep(verb) != "relcl":
            return
        noun = tree.head(verb)
        relative = tree.relativizer(verb)
        stranded = self.arguments.stranded(verb)
        if stranded is not None and (relative is None or tree.dep(relative) == "dobj"):
            governor = tree.head(stranded)
            name = tree.lower(stranded)
            if governor == verb or tree.dep(governor) in OBJECTS:
                frame.put(name, self.phrases.antecedents(noun))
        elif relative is not None and tree.lower(relative) == "where":
            frame.put("in", self.phrases.antecedents(noun))

    def _fill_times(self, frame: Frame, verb: int) -> None:
        tree = self.tree
        for i in tree.having(verb, ("npadvmod", "advmod")):
            time_noun = tree.is_noun(i) and tree.lemma(i) in words()["time_nouns"]
            if time_noun or tree.lower(i) in words()["time_adverbs"]:
                frame.put("when", [self._time_phrase(i)])
        if tree.dep(verb) == "conj" and tree.is_verb(tree.head(verb)) and "when" not in frame.places:
            above = tree.head(verb)
            first = min(tree.having(above, SUBJECTS), default=above)
            fronted = [
                i for i in tree.having(above, ("npadvmod",)) if i < first and tree.lemma(i) in words()["time_nouns"]
            ]
            frame.put("when", [self._time_phrase(i) for i in fronted])

    def _time_phrase(self, at: int) -> Phrase:
        """A time adverbial with all that belongs to it: "two weeks ago", "three months after the war"."""
        tree = self.tree
        phrase = self.phrases.phrase(at)
        span = tree.span(tree.subtree(at, frozenset({"punct", "relcl"})))
        return replace(phrase, span=span, text=tree.text(span))

    def _without_doubles(self, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
        seen: set[tuple[CueKind, int]] = set()
        kept = []
        for cue in cues:
            key = (cue.kind, cue.span.start)
            if key not in seen:
                seen.add(key)
                kept.append(cue)
        return tuple(kept)
