"""The words of a clause that qualify it: negations, modals, conditions, hedges.

This module observes; what a cue does to polarity, modality and speaker is decided in `statements`.
"""

from __future__ import annotations

from kg.clauses.arguments import Arguments
from kg.clauses.tree import OBJECTS, SUBJECTS, Tree
from kg.clauses.words import words
from kg.model import Cue, CueKind, Phrase

_MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would", "sha": "shall"}


class LocalCues:
    """What the words of a clause itself say of it: tense, negation, modal, condition, hedge."""

    def __init__(self, tree: Tree, arguments: Arguments) -> None:
        self.tree = tree
        self.arguments = arguments

    def tense(self, verb: int) -> str:
        """`past present future perfect pluperfect infinitive participle`."""
        tree = self.tree
        helpers = [(tree.lower(i), tree.tag(i)) for i in tree.having(verb, ("aux", "auxpass"))]
        if any(tag == "MD" for _, tag in helpers):
            return "future" if any(w in ("will", "shall", "'ll", "’ll", "wo") for w, _ in helpers) else "present"
        if any(tag == "TO" for _, tag in helpers):
            return "infinitive"
        have = next((w for w, _ in helpers if w in ("has", "have", "had", "'ve", "’ve", "having", "'d")), "")
        if have:
            return "pluperfect" if have in ("had", "'d") else "participle" if have == "having" else "perfect"
        tags = [tag for _, tag in helpers] or [tree.tag(verb)]
        if "VBD" in tags:
            return "past"
        if "VBZ" in tags or "VBP" in tags:
            return "present"
        if tree.dep(verb) == "conj" and tree.is_verb(tree.head(verb)) and not helpers:
            return self.tense(tree.head(verb))
        return "infinitive" if tree.tag(verb) == "VB" else "participle"

    # --- a verb's own cues -------------------------------------------------------------------------------------------

    def local(self, verb: int) -> tuple[Cue, ...]:
        """Negation, modal, condition and hedges of the verb itself, shared ones of its first conjunct included."""
        found = [*self._negations(verb), *self._modals(verb), *self._conditions(verb), *self._hedges(verb)]
        return tuple(found) + self._shared(verb, found)

    def cue(self, kind: CueKind, at: int, lemma: str | None = None) -> Cue:
        return Cue(kind, lemma or self.tree.lower(at), self.tree.token(at).span)

    def _negations(self, verb: int) -> list[Cue]:
        tree = self.tree
        found = []
        for i in tree.children(verb):
            word = tree.lower(i)
            if (
                tree.dep(i) == "neg"
                or word == "neither"
                or (tree.dep(i) == "advmod" and word in words()["negative_adverbs"])
            ):
                found.append(self.cue(CueKind.NEGATION, i, "not" if word in ("n't", "n’t", "not") else word))
            elif word in ("longer", "more") and any(tree.lower(j) in ("no", "any") for j in tree.children(i)):
                found.append(self.cue(CueKind.NEGATION, i, "no_longer"))
            elif tree.dep(i) == "advmod" and any(
                tree.lower(j) in words()["negative_adverbs"] for j in tree.children(i)
            ):
                found.append(self.cue(CueKind.NEGATION, tree.children(i)[0]))  # "hardly ever"
        for noun in tree.having(verb, SUBJECTS | OBJECTS | {"attr"}):
            negative = self.negative_word(noun)
            if negative is not None:
                found.append(self.cue(CueKind.NEGATION, negative))
        shunned = self.shunned(verb)
        if shunned is not None:
            found.append(shunned)
        if tree.dep(verb) == "conj" and tree.having(verb, SUBJECTS):
            nor = [i for i in tree.having(tree.head(verb), ("cc",)) if i < verb and tree.lower(i) == "nor"]
            found += [self.cue(CueKind.NEGATION, i) for i in nor[-1:]]
        return found

    def shunned(self, verb: int) -> Cue | None:
        """The negation in "without V-ing", "instead of V-ing", "rather than V-ing", "far from V-ing"."""
        tree = self.tree
        prep = tree.head(verb)
        if tree.dep(verb) != "pcomp":
            return None
        if tree.lower(prep) == "without":
            return self.cue(CueKind.NEGATION, prep)
        front = [i for i in (tree.head(prep), *tree.children(prep)) if tree.lower(i) in ("instead", "rather", "far")]
        return self.cue(CueKind.NEGATION, front[0], f"{tree.lower(front[0])}_{tree.lower(prep)}") if front else None

    def negative_word(self, noun: int) -> int | None:
        """`no`, `neither` or the like in front of a noun or in its place."""
        tree = self.tree
        if tree.lower(noun) in words()["negative_determiners"]:
            return noun
        inside = [i for i in tree.having(noun, ("det", "preconj", "neg", "cc", "advmod")) if i < noun]
        found = next((i for i in inside if tree.lower(i) in words()["negative_determiners"]), None)
        if found is None and inside and tree.lower(inside[0]) == "not" and inside[0] + 1 < noun:
            return inside[0] if tree.lower(inside[0] + 1) in ("a", "one", "every", "all") else None  # "not a single"
        return found

    def _modals(self, verb: int) -> list[Cue]:
        tree = self.tree
        found = []
        for i in tree.having(verb, ("aux",)):
            if tree.tag(i) == "MD":
                word = tree.lower(i)
                found.append(self.cue(CueKind.MODAL, i, _MODALS.get(word, word)))
        return found

    def _conditions(self, verb: int) -> list[Cue]:
        tree = self.tree
        found = []
        for i in tree.having(verb, ("mark", "advmod")):
            if tree.lower(i) in words()["conditions"] or self._still_to_come(verb, i):
                found.append(self.cue(CueKind.CONDITION, i))
        told = self.tense(verb) in ("past", "perfect")  # what has happened hangs on no condition
        for clause in tree.having(verb, ("advcl",)) if not told else ():
            marks = [i for i in tree.having(clause, ("mark", "advmod")) if tree.lower(i) in words()["conditions"]]
            inverted = self._inverted(clause)
            if marks or inverted is not None:
                found.append(
                    self.cue(CueKind.CONDITION, marks[0] if marks else inverted if inverted is not None else clause)
                )
        inverted = self._inverted(verb) if tree.dep(verb) == "advcl" else None
        if inverted is not None:
            found.append(self.cue(CueKind.CONDITION, inverted))
        return found

    def _still_to_come(self, verb: int, mark: int) -> bool:
        """Is it "until X withdraws", "when X has withdrawn" beside something that will be or is withheld?"""
        tree = self.tree
        if tree.lower(mark) not in ("until", "when", "before", "after") or tree.dep(verb) != "advcl":
            return False
        main, tense = tree.head(verb), self.tense(verb)
        if tree.lower(mark) == "until" and tree.verb_lemma(main) in words()["withholding"]:
            return tense in ("present", "perfect", "past", "pluperfect")  # "ruled out talks until they left"
        modals = [tree.lower(i) for i in tree.having(main, ("aux",)) if tree.tag(i) == "MD"]
        return bool(modals) and tense in ("present", "perfect", *(["past"] if "would" in modals else []))

    def _inverted(self, verb: int) -> int | None:
        """The helper in front of its subject: "had they agreed", "should talks fail"."""
        tree = self.tree
        subjects = tree.having(verb, SUBJECTS)
        helpers = [i for i in tree.having(verb, ("aux", "auxpass")) if tree.lower(i) in ("had", "should", "were")]
        return helpers[0] if subjects and helpers and helpers[0] < subjects[0] else None

    def _hedges(self, verb: int) -> list[Cue]:
        tree = self.tree
        found = [
            self.cue(CueKind.HEDGE, i) for i in tree.having(verb, ("advmod",)) if tree.lower(i) in words()["hedges"]
        ]
        if verb > 1 and tree.lower(verb - 1) == "but" and tree.lower(verb - 2) == "all":
            found.append(self.cue(CueKind.HEDGE, verb - 1, "all_but"))
        return found

    def hedge_words(self, phrase: Phrase) -> list[Cue]:
        """The hedges among a phrase's modifiers: "alleged", "former"."""
        found = (
            (w, next((s for s in (w.text.lower(), w.lemma) if s in words()["hedges"]), "")) for w in phrase.modifiers
        )
        return [Cue(CueKind.HEDGE, said, word.span) for word, said in found if said]

    def _shared(self, verb: int, own: list[Cue]) -> tuple[Cue, ...]:
        """Of "will withdraw and dismantle": the modal; of "did not attend or sign": the negation too."""
        tree = self.tree
        above = tree.head(verb)
        if tree.dep(verb) != "conj" or not tree.is_verb(above) or tree.having(verb, SUBJECTS):
            return ()
        shared = self.local(above)
        helped = bool(tree.having(verb, ("aux",)))
        bare = tree.tag(verb) in ("VB", "VBN") and not helped
        joint = {tree.lower(i) for i in tree.having(above, ("cc",))}
        kept = []
        for cue in shared:
            if cue.kind is CueKind.MODAL and (
                not bare or (tree.tag(verb) == "VBN" and not self.arguments.passive(verb))
            ):
                continue
            if cue.kind is CueKind.NEGATION and "nor" not in joint and (not bare or "but" in joint):
                continue
            if cue.kind is CueKind.NEGATION and any(c.kind is CueKind.NEGATION for c in own):
                continue
            if cue.kind is CueKind.HEDGE or any(c.kind is cue.kind and c.lemma == cue.lemma for c in own):
                continue
            kept.append(cue)
        return tuple(kept)
