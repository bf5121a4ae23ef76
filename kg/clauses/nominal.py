"""Clauses of nouns: events ("talks between A and B") and verbs dressed as nouns ("the withdrawal of troops")."""

from __future__ import annotations

from kg.clauses.frame import Frame
from kg.clauses.noun_cues import NounCues
from kg.clauses.tree import OBJECTS
from kg.clauses.verbal import KEPT_APART, Verbal
from kg.clauses.words import words
from kg.model import Clause, Phrase, PhraseKind, Predicate, PredicateKind

# What a preposition of the noun says of the verb: "opposition to X", "an inquiry into X".
_AIMS = {("oppose", "to"): "done-to", ("investigate", "into"): "done-to", ("complain", "against"): "done-to"}
_NOT_OF_DEEDS = KEPT_APART | {"in", "from", "for", "with", "at", "by"}
_BORROWED = frozenset({"to", "from", "in", "into", "against", "with"})


class Nominal:
    """Makes the clauses of the nouns of one tree."""

    def __init__(self, verbal: Verbal) -> None:
        self.verbal = verbal
        self.tree = verbal.tree
        self.arguments = verbal.arguments
        self.phrases = verbal.phrases
        self.noun_cues = NounCues(verbal.tree, verbal.phrases, verbal.cues)

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
        if frame.predicate.lemma == "oppose" and "done-to" not in frame.places:
            return None  # "the opposition" is a party
        self.verbal.put_content(frame, noun)
        if not set(frame.places) - {"predicate", "when"}:
            return None
        return frame.clause(self.noun_cues.of(noun), self.tree.sentence.span)

    def _frame(self, noun: int, lemma: str, kind: PredicateKind) -> tuple[Frame, Phrase]:
        phrase = self.phrases.phrase(noun)
        frame = Frame(Predicate(lemma, kind, self.tree.token(noun).span))
        frame.put("predicate", [phrase])
        return frame, phrase

    def _event(self, noun: int, lemma: str) -> Frame:
        frame, phrase = self._frame(noun, lemma, PredicateKind.NOUN)
        for place in phrase.places:
            frame.put(place.name, place.fillers)
        self._count_from(frame, phrase)
        if "with" in frame.places and not set(frame.places) & {"of", "between", "doer"}:
            frame.put("doer", self._talker(noun))
        return frame

    def _talker(self, noun: int) -> tuple[Phrase, ...]:
        """X of "X ruled out talks with Y", "after talks with Y, X left"."""
        governor, direct = self.noun_cues.governor(noun)
        if governor is None or self.tree.lemma(noun) not in words()["talks"]:
            return ()
        own = direct and self.verbal.cues.lemma(governor) in words()["own_talks"]
        prep = self.tree.lower(self.tree.head(noun)) if self.tree.dep(noun) == "pobj" else ""
        return self.arguments.subject(governor) if own or prep in ("after", "during", "before", "following") else ()

    def _nominalisation(self, noun: int, verb: str, transitive: bool) -> Frame:
        """Possessors and capitalised modifiers do it; "of X" undergoes it, or does it if the verb has no object."""
        frame, phrase = self._frame(noun, verb, PredicateKind.NOMINAL)
        before = [p for p in phrase.at("of") if p.span.start < phrase.head.start]
        behind = [p for p in phrase.at("of") if p.span.start > phrase.head.start and not p.text.isdigit()]
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
            theirs = [p for p in behind if p.lemma not in words()["time_nouns"]]
            theirs = [p for p in theirs if verb != "aid" or p.kind is PhraseKind.NAME]  # "aid of 5 million"
            frame.put(("to" if verb == "belong" else "done-to") if before else "doer", theirs)
            compounds = [] if before or behind else self._compounds(noun)
            frame.put("doer", [p for p in compounds if p.lemma in words()["acting"]])
        for place in phrase.places:
            whose = place.name == "by" or (place.name == "from" and not before and verb in words()["given"])
            if whose:
                frame.put("doer", place.fillers)
                frame.lift(place.fillers, kept_apart=_NOT_OF_DEEDS)  # "attacks by rebels on X"
            elif place.name not in ("of", "as"):
                frame.put(_AIMS.get((verb, place.name), place.name), place.fillers)
        frame.lift(behind, kept_apart=KEPT_APART)
        self._borrow(frame, noun)
        self._own(frame, noun)
        self._count_from(frame, phrase)
        return frame

    def _count_from(self, frame: Frame, phrase: Phrase) -> None:
        """Of "the first visit since May": it was not in May."""
        if any(word.lemma in words()["ordinals"] for word in phrase.modifiers):
            frame.take("since")

    def _own(self, frame: Frame, noun: int) -> None:
        """Of "after X dropped its demand": X's demand."""
        doers, (governor, direct) = frame.at("doer"), self.noun_cues.governor(noun)
        pronoun = len(doers) == 1 and doers[0].kind is PhraseKind.PRONOUN and bool(self.tree.having(noun, ("poss",)))
        if not pronoun or governor is None or not direct or self.tree.dep(noun) not in OBJECTS:
            return
        if self.verbal.cues.lemma(governor) in words()["own_deeds"] and not self.arguments.passive(governor):
            subject = self.arguments.subject(governor)
            if subject:
                frame.take("doer")
                frame.put("doer", subject)

    def _borrow(self, frame: Frame, noun: int) -> None:
        """What the parser hung on the verb above: of "approved the dispatch of troops to X" and "on a visit to X"."""
        tree = self.tree
        governor, direct = self.noun_cues.governor(noun)
        if governor is None or not direct:
            return
        last = max(tree.subtree(noun))
        for prep in tree.having(governor, ("prep",)) if tree.dep(noun) in OBJECTS else ():
            if prep == last + 1 and tree.lower(prep) in _BORROWED:
                name, nouns = self.phrases.preposition(prep)
                frame.put(name, [f for n in nouns for f in self.phrases.fillers(n)])
        travels = tree.lemma(noun) in words()["travels"]
        if travels and frame.at("doer") and frame.at("doer")[0].determiner in ("a", "an"):
            frame.take("doer")  # "on the first visit by a head of state"
            frame.take("since")
        if (
            travels
            and "doer" not in frame.places
            and tree.dep(noun) == "pobj"
            and tree.lower(tree.head(noun)) in ("on", "during", "in")
        ):
            frame.put("doer", self.arguments.subject(governor))

    def _under(self, noun: int) -> bool:
        return self.tree.dep(noun) == "pobj" and self.tree.lower(self.tree.head(noun)) == "under"

    def _compounds(self, noun: int) -> list[Phrase]:
        """The "troop" of "troop withdrawal"."""
        tree = self.tree
        found = [i for i in tree.having(noun, ("compound",)) if tree.tag(i) in ("NN", "NNS")]
        return [self.phrases.phrase(i) for i in found if tree.lemma(i) not in words()["time_nouns"]]
