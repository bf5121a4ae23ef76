"""Clauses of nouns: events ("talks between A and B") and verbs dressed as nouns ("the withdrawal of troops")."""

from __future__ import annotations

from kg.clauses.frame import Frame
from kg.clauses.tree import OBJECTS, SUBJECTS
from kg.clauses.verbal import KEPT_APART, Verbal
from kg.clauses.words import words
from kg.model import Clause, Cue, CueKind, Phrase, Predicate, PredicateKind

_BORROWED = frozenset({"to", "from", "in", "into", "against", "with"})


class Nominal:
    """Makes the clauses of the nouns of one tree."""

    def __init__(self, verbal: Verbal) -> None:
        self.verbal = verbal
        self.tree = verbal.tree
        self.arguments = verbal.arguments
        self.phrases = verbal.phrases
        self.cues = verbal.cues

    def clauses(self) -> list[Clause]:
        """In text order; a noun without any participant says nothing."""
        found = []
        for i in range(len(self.tree.tokens)):
            if self.tree.tag(i) not in ("NN", "NNS", "NNP", "NNPS"):
                continue
            clause = self._clause(i, self.tree.lemma(i))
            if clause is not None:
                found.append(clause)
        return found

    def _clause(self, noun: int, lemma: str) -> Clause | None:
        lower = self.tree.lower(noun)
        if lemma in words().nominals:
            frame = self._nominalisation(noun, *words().nominals[lemma])
        elif lemma in words()["event_nouns"] or lower in words()["event_nouns"]:
            frame = self._event(noun, lemma)
        else:
            return None
        self.verbal.put_content(frame, noun)
        if not set(frame.places) - {"predicate", "when"}:
            return None
        return frame.clause(self._noun_cues(noun), self.tree.sentence.span)

    def _frame(self, noun: int, lemma: str, kind: PredicateKind) -> tuple[Frame, Phrase]:
        phrase = self.phrases.phrase(noun)
        frame = Frame(Predicate(lemma, kind, self.tree.token(noun).span))
        frame.put("predicate", [phrase])
        return frame, phrase

    def _event(self, noun: int, lemma: str) -> Frame:
        frame, phrase = self._frame(noun, lemma, PredicateKind.NOUN)
        for place in phrase.places:
            frame.put(place.name, place.fillers)
        return frame

    def _nominalisation(self, noun: int, verb: str, transitive: bool) -> Frame:
        """Possessors and capitalised modifiers do it; "of X" undergoes it, or does it if the verb has no object."""
        frame, phrase = self._frame(noun, verb, PredicateKind.NOMINAL)
        before = [p for p in phrase.at("of") if p.span.start < phrase.head.start]
        behind = [p for p in phrase.at("of") if p.span.start > phrase.head.start]
        frame.put("doer", before)
        if transitive and behind and self._under(noun):
            frame.put("doer", behind)  # "under the control of X"
        elif transitive:
            frame.put("done-to", behind)
            compounds = self._compounds(noun)
            acting = [p for p in compounds if p.lemma in words()["acting"]]  # "rebel shelling of the port"
            frame.put("doer", acting if behind or not before else [])
            frame.put("done-to", [] if behind else [p for p in compounds if p not in acting])
        else:
            frame.put("doer", [p for p in behind if p.lemma not in words()["time_nouns"]])
            compounds = [] if before or behind else self._compounds(noun)
            frame.put("doer", [p for p in compounds if p.lemma in words()["acting"]])
        for place in phrase.places:
            if place.name == "by":
                frame.put("doer", place.fillers)
            elif place.name not in ("of", "as"):
                frame.put(place.name, place.fillers)
        frame.lift(behind, kept_apart=KEPT_APART)
        self._borrow(frame, noun)
        return frame

    def _borrow(self, frame: Frame, noun: int) -> None:
        """What the parser hung on the verb above: of "approved the dispatch of troops to X" and "on a visit to X"."""
        tree = self.tree
        governor, direct = self._governor(noun)
        if governor is None or not direct:
            return
        last = max(tree.subtree(noun))
        for prep in tree.having(governor, ("prep",)) if tree.dep(noun) in OBJECTS else ():
            if prep == last + 1 and tree.lower(prep) in _BORROWED:
                name, nouns = self.phrases.preposition(prep)
                frame.put(name, [f for n in nouns for f in self.phrases.fillers(n)])
        travels = tree.lemma(noun) in words()["travels"] and "doer" not in frame.places
        if travels and tree.dep(noun) == "pobj" and tree.lower(tree.head(noun)) in ("on", "during", "in"):
            frame.put("doer", self.arguments.subject(governor))

    def _under(self, noun: int) -> bool:
        return self.tree.dep(noun) == "pobj" and self.tree.lower(self.tree.head(noun)) == "under"

    def _compounds(self, noun: int) -> list[Phrase]:
        """The "troop" of "troop withdrawal"."""
        tree = self.tree
        found = [i for i in tree.having(noun, ("compound",)) if tree.tag(i) in ("NN", "NNS")]
        return [self.phrases.phrase(i) for i in found if tree.lemma(i) not in words()["time_nouns"]]

    # --- cues --------------------------------------------------------------------------------------------------------

    def _noun_cues(self, noun: int) -> tuple[Cue, ...]:
        """Its own negation and hedges, then what the verb above makes of it."""
        tree = self.tree
        own: list[Cue] = []
        negative = self.cues.negative_word(noun)
        if negative is not None:
            own.append(Cue(CueKind.NEGATION, tree.lower(negative), tree.token(negative).span))
        own.extend(self.cues.hedge_words(self.phrases.phrase(noun)))
        governor, direct = self._governor(noun)
        if governor is None:
            return tuple(own)
        lemma = self.cues.lemma(governor)
        if self._apart(noun, lemma):
            return (*own, *self.cues.reports(governor))
        if direct and lemma in words()["noun_embedders"]:
            return (*own, self.cues.embed(governor), *self.cues.outer(governor))
        lasting = words().nominals.get(tree.lemma(noun), ("",))[0] in words()["lasting"]
        if direct and lasting and lemma in words()["ending"]:
            return (*own, self.cues.embed(governor), *self.cues.outer(governor))
        local = self.cues.local(governor)
        if direct and lemma in words()["occurrence"]:
            return (*own, *local, *self.cues.outer(governor))
        modal = tuple(c for c in local if c.kind in (CueKind.MODAL, CueKind.CONDITION)) if direct else ()
        return (*own, *modal, *(self.cues.outer(governor) if direct else self.cues.reports(governor)))

    def _apart(self, noun: int, lemma: str) -> bool:
        """Is it so whatever the verb above says: "on a visit to X", "rejected an ultimatum by X"?"""
        tree = self.tree
        if tree.lemma(noun) in words()["travels"] and tree.dep(noun) == "pobj":
            return tree.lower(tree.head(noun)) in ("on", "during", "in", "at")
        spoken = words().nominals.get(tree.lemma(noun), ("",))[0] in words()["speech"]
        return spoken and lemma in words()["rebuffing"] and bool(self.phrases.phrase(noun).at("of", "by"))

    def _governor(self, noun: int) -> tuple[int | None, bool]:
        """The verb above, and whether the noun is its argument (not buried in another noun)."""
        tree = self.tree
        here = noun
        while tree.dep(here) == "conj" and tree.is_noun(tree.head(here)):
            here = tree.head(here)
        above = tree.head(here)
        if tree.dep(here) in OBJECTS | SUBJECTS and tree.is_verb(above):
            return above, True
        if tree.dep(here) == "pobj" and tree.dep(above) in ("prep", "agent") and tree.is_verb(tree.head(above)):
            return tree.head(above), tree.lower(above) not in words()["circumstances"]
        return next((i for i in tree.ancestors(noun) if tree.is_verb(i)), None), False
