"""What qualifies a noun that tells an event or a deed: its own words, and what stands above it."""

from __future__ import annotations

from kg.clauses.cues import Cues
from kg.clauses.phrases import Phrases
from kg.clauses.tree import OBJECTS, SUBJECTS, Tree
from kg.clauses.words import words
from kg.model import Cue, CueKind


class NounCues:
    """The cues of the nouns of one tree."""

    def __init__(self, tree: Tree, phrases: Phrases, cues: Cues) -> None:
        self.tree = tree
        self.phrases = phrases
        self.cues = cues

    def of(self, noun: int) -> tuple[Cue, ...]:
        """Its own negation and hedges, then what the nouns and the verb above make of it."""
        tree = self.tree
        own: list[Cue] = []
        negative = self.cues.negative_word(noun)
        if negative is not None:
            own.append(Cue(CueKind.NEGATION, tree.lower(negative), tree.token(negative).span))
        own.extend(self.cues.hedge_words(self.phrases.phrase(noun)))
        top, wishes = self._carriers(noun)
        governor, direct = self.governor(top)
        if governor is None:
            return (*own, *wishes)
        if wishes:
            return (*own, *wishes, *self.cues.reports(governor))
        return (*own, *self._of_governor(noun, governor, direct))

    def _of_governor(self, noun: int, governor: int, direct: bool) -> tuple[Cue, ...]:
        lemma = self.cues.lemma(governor)
        doubted = self._doubted(noun, governor)
        if doubted is not None:
            return (doubted, *self.cues.outer(governor))
        if self._apart(noun, lemma):
            return self.cues.reports(governor)
        lasting = words().nominals.get(self.tree.lemma(noun), ("",))[0] in words()["lasting"]
        settled = self.tree.lemma(noun) in words()["quarrels"] and lemma in words()["settling"]
        if direct and (lemma in words()["noun_embedders"] or settled or (lasting and lemma in words()["ending"])):
            return (self.cues.embed(governor), *self.cues.outer(governor))
        local = self.cues.local(governor)
        finds = self.tree.dep(noun) == "nsubj" and bool(self.tree.having(governor, OBJECTS)) and lemma != "take"
        if direct and lemma in words()["occurrence"] and not finds:
            return (*local, *self.cues.outer(governor))
        taken = direct and not self._known(noun)
        modal = tuple(c for c in local if c.kind in (CueKind.MODAL, CueKind.CONDITION)) if taken else ()
        return (*modal, *(self.cues.outer(governor) if direct else self.cues.reports(governor)))

    def _known(self, noun: int) -> bool:
        """Is it "the quarrel", which is there whatever it may do?"""
        return self.phrases.phrase(noun).determiner in ("the", "this", "that", "these", "those")

    def _doubted(self, noun: int, governor: int) -> Cue | None:
        """Of "an attack is unlikely": the adjective."""
        tree = self.tree
        adjective = tree.first(governor, "acomp")
        if adjective is None or tree.dep(noun) != "nsubj" or tree.lemma(adjective) not in words()["doubting"]:
            return None
        cues = self.cues.local(governor)
        return Cue(CueKind.EMBEDDING, tree.lemma(adjective), tree.token(adjective).span, cues=cues)

    def _carriers(self, noun: int) -> tuple[int, tuple[Cue, ...]]:
        """Through "the opening of talks" up to the opening; of "fears of an attack", "in case of an attack" the cue."""
        tree, here = self.tree, noun
        while tree.dep(here) == "pobj" and tree.dep(tree.head(here)) == "prep":
            above = tree.head(tree.head(here))
            if not tree.is_noun(above):
                break
            if tree.lemma(above) in words()["open_nouns"]:
                return above, (self._wish(above),)
            if tree.lemma(above) not in words()["phases"]:
                break
            here = above
        return here, ()

    def _wish(self, noun: int) -> Cue:
        """The noun that leaves open, with the negation of it and of its verb: "no hope of talks"."""
        tree = self.tree
        span, governor = tree.token(noun).span, tree.head(noun)
        if tree.lemma(noun) in ("case", "event"):
            return Cue(CueKind.CONDITION, f"in_{tree.lemma(noun)}_of", span)
        negative = self.cues.negative_word(noun)
        cues = [self.cues.cue(CueKind.NEGATION, negative)] if negative is not None else []
        if not cues and tree.is_verb(governor) and tree.dep(noun) in OBJECTS:
            cues = [c for c in self.cues.local(governor) if c.kind is CueKind.NEGATION]
        who = self.phrases.phrase(noun).at("of") if tree.having(noun, ("poss",)) else ()
        return Cue(CueKind.EMBEDDING, tree.lemma(noun), span, who=who, cues=tuple(cues))

    def _apart(self, noun: int, lemma: str) -> bool:
        """Is it so whatever the verb above says: "on a visit to X", "rejected an ultimatum by X", "apologised for"?"""
        tree = self.tree
        prep = tree.lower(tree.head(noun)) if tree.dep(noun) == "pobj" else ""
        if tree.lemma(noun) in words()["travels"] and prep:
            return prep in ("on", "during", "in", "at")
        if prep in ("for", "over", "after") and lemma in words()["answering"]:
            return True
        spoken = words().nominals.get(tree.lemma(noun), ("",))[0] in words()["speech"]
        return spoken and lemma in words()["rebuffing"] and bool(self.phrases.phrase(noun).at("of", "by"))

    def governor(self, noun: int) -> tuple[int | None, bool]:
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
