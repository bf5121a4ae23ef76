"""The words that qualify a clause: negations, modals, conditions, hedges, embedding and reporting verbs.

This module observes; what a cue does to polarity, modality and speaker is decided in `statements`.
"""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.arguments import Arguments
from kg.clauses.tree import DATIVES, OBJECTS, SUBJECTS, Tree
from kg.clauses.words import words
from kg.model import Cue, CueKind, Phrase

_MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would", "sha": "shall"}
_PLAIN_GERUND_PREPOSITIONS = frozenset(
    {"after", "before", "by", "in", "on", "upon", "while", "since", "when", "besides", "with", "despite", "through"}
)


class Cues:
    """The cues of the verbs and nouns of one tree."""

    def __init__(self, tree: Tree, arguments: Arguments) -> None:
        self.tree = tree
        self.arguments = arguments
        self._outer: dict[int, tuple[Cue, ...]] = {}

    def of_verb(self, verb: int) -> tuple[Cue, ...]:
        """From the nearest to the farthest: the verb's own, then those of what it hangs under."""
        return self.local(verb) + self.outer(verb)

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

    def _cue(self, kind: CueKind, at: int, lemma: str | None = None) -> Cue:
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
                found.append(self._cue(CueKind.NEGATION, i, "not" if word in ("n't", "n’t", "not") else word))
            elif word in ("longer", "more") and any(tree.lower(j) in ("no", "any") for j in tree.children(i)):
                found.append(self._cue(CueKind.NEGATION, i, "no_longer"))
        for noun in tree.having(verb, SUBJECTS | OBJECTS | {"attr"}):
            negative = self.negative_word(noun)
            if negative is not None:
                found.append(self._cue(CueKind.NEGATION, negative))
        if tree.dep(verb) == "pcomp" and tree.lower(tree.head(verb)) == "without":
            found.append(self._cue(CueKind.NEGATION, tree.head(verb)))
        return found

    def negative_word(self, noun: int) -> int | None:
        """`no`, `neither` or the like in front of a noun or in its place."""
        tree = self.tree
        if tree.lower(noun) in words()["negative_determiners"]:
            return noun
        inside = [i for i in tree.having(noun, ("det", "preconj", "neg", "cc", "advmod")) if i < noun]
        return next((i for i in inside if tree.lower(i) in words()["negative_determiners"]), None)

    def _modals(self, verb: int) -> list[Cue]:
        tree = self.tree
        found = []
        for i in tree.having(verb, ("aux",)):
            if tree.tag(i) == "MD":
                word = tree.lower(i)
                found.append(self._cue(CueKind.MODAL, i, _MODALS.get(word, word)))
        return found

    def _conditions(self, verb: int) -> list[Cue]:
        tree = self.tree
        found = []
        for i in tree.having(verb, ("mark", "advmod")):
            if tree.lower(i) in words()["conditions"]:
                found.append(self._cue(CueKind.CONDITION, i))
        told = self.tense(verb) in ("past", "perfect")  # what has happened hangs on no condition
        for clause in tree.having(verb, ("advcl",)) if not told else ():
            marks = [i for i in tree.having(clause, ("mark", "advmod")) if tree.lower(i) in words()["conditions"]]
            inverted = self._inverted(clause)
            if marks or inverted is not None:
                found.append(self._cue(CueKind.CONDITION, marks[0] if marks else inverted or clause))
        inverted = self._inverted(verb) if tree.dep(verb) == "advcl" else None
        if inverted is not None:
            found.append(self._cue(CueKind.CONDITION, inverted))
        return found

    def _inverted(self, verb: int) -> int | None:
        """The helper in front of its subject: "had they agreed", "should talks fail"."""
        tree = self.tree
        subjects = tree.having(verb, SUBJECTS)
        helpers = [i for i in tree.having(verb, ("aux", "auxpass")) if tree.lower(i) in ("had", "should", "were")]
        return helpers[0] if subjects and helpers and helpers[0] < subjects[0] else None

    def _hedges(self, verb: int) -> list[Cue]:
        tree = self.tree
        return [
            self._cue(CueKind.HEDGE, i) for i in tree.having(verb, ("advmod",)) if tree.lower(i) in words()["hedges"]
        ]

    def hedge_words(self, phrase: Phrase) -> list[Cue]:
        """The hedges among a phrase's modifiers: "alleged", "former"."""
        return [Cue(CueKind.HEDGE, w.lemma, w.span) for w in phrase.modifiers if w.lemma in words()["hedges"]]

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
            if cue.kind is CueKind.HEDGE or any(c.kind is cue.kind and c.lemma == cue.lemma for c in own):
                continue
            kept.append(cue)
        return tuple(kept)

    # --- what a clause hangs under -----------------------------------------------------------------------------------

    def outer(self, verb: int) -> tuple[Cue, ...]:
        """Embedding and reporting cues above the verb, the nearest first."""
        if verb not in self._outer:
            self._outer[verb] = ()  # a cycle in a broken parse ends here
            self._outer[verb] = self._beside(verb) + self._above(verb)
        return self._outer[verb]

    def _beside(self, verb: int) -> tuple[Cue, ...]:
        """Reports that hang on the clause: "according to X", ", X said,", "as X put it"."""
        tree, found = self.tree, []
        for i in tree.having(verb, ("prep",)):
            name, nouns = self.arguments.phrases.preposition(i)
            if name == "according_to":
                who = tuple(f for n in nouns for f in self.arguments.phrases.fillers(n))
                found.append(Cue(CueKind.REPORTING, name, tree.token(i).span, who=who))
        for i in tree.having(verb, ("parataxis", "advcl")):
            if any(tree.lower(j) == ";" for j in range(*sorted((i, verb)))):
                continue
            marked = any(tree.lower(m) == "as" for m in tree.having(i, ("mark",)))
            said = tree.is_verb(i) and tree.lemma(i) in (
                "say",
                "tell",
                "add",
                "report",
                "note",
                "claim",
                "insist",
                "put",
            )
            if said and (tree.dep(i) == "parataxis" or marked) and tree.having(i, SUBJECTS):
                found.append(self.report(i))
        return tuple(found)

    def _above(self, verb: int) -> tuple[Cue, ...]:
        tree = self.tree
        above, dep = tree.head(verb), tree.dep(verb)
        if above == verb:
            return ()
        if dep == "conj":
            return self._of_conjunct(verb, above)
        if dep == "xcomp":
            return (*self._infinitive(verb, above), *self.outer(self._verb_of(above)))
        if dep == "ccomp" and (tree.is_verb(above) or tree.tag(above).startswith("JJ")):
            return (*self._content(verb, above), *self.outer(self._verb_of(above)))
        if dep in ("ccomp", "acl") and tree.is_noun(above):
            return (*self._noun_content(verb, above), *self.reports(self._governor(above)))
        if dep == "pcomp":
            return self._gerund(verb, above)
        if dep == "advcl":
            return (*self._purpose(verb, above), *self.reports(above))
        if dep == "relcl":
            return self.reports(self._governor(above))
        return self.reports(self._governor(above)) if dep in ("parataxis", "dep", "csubj") else ()

    def _of_conjunct(self, verb: int, above: int) -> tuple[Cue, ...]:
        """Coordinated clauses share what stands above both; a finite clause after a report may be the report's own."""
        return self.outer(above) if self.tree.is_verb(above) else ()

    def _verb_of(self, at: int) -> int:
        """The verb of a predicative adjective, else the token itself."""
        tree = self.tree
        return tree.head(at) if tree.dep(at) in ("acomp", "oprd", "attr") and tree.is_verb(tree.head(at)) else at

    def _governor(self, at: int) -> int:
        """The nearest verb at or above a token."""
        tree = self.tree
        return next((i for i in (at, *tree.ancestors(at)) if tree.is_verb(i)), at)

    def reports(self, verb: int) -> tuple[Cue, ...]:
        """Only the reports above: a subordinate clause is told by the same voice, not wanted by the same actor."""
        return tuple(c for c in self.outer(verb) if c.kind is CueKind.REPORTING)

    def _infinitive(self, verb: int, above: int) -> tuple[Cue, ...]:
        tree = self.tree
        lemma = tree.lemma(above)
        if not tree.is_verb(above):
            return (replace(self.embed(self._verb_of(above), above), lemma=lemma),)
        if lemma == "be":
            return (self._cue(CueKind.MODAL, above, "be_to"), *self.local(above))
        if lemma == "have":
            return (self._cue(CueKind.MODAL, above, "have_to"), *self.local(above))
        if lemma == "go" and tree.tag(above) == "VBG":
            return (self._cue(CueKind.MODAL, above, "going_to"), *self.local(above))
        if self.arguments.passive(above) and lemma in words()["passive_reporting"]:
            return (self.report(above),)
        return (self.embed(above, above),)

    def _content(self, verb: int, above: int) -> tuple[Cue, ...]:
        """Of a that-clause: a report; of "wants X to leave", "considers X to be": an embedding."""
        tree = self.tree
        infinitive = any(tree.tag(i) == "TO" for i in tree.having(verb, ("aux",))) or tree.tag(verb) in ("VBG", "VBN")
        small = not tree.having(verb, ("aux", "mark", "auxpass")) and tree.tag(verb) == "VB"
        finite_helper = any(tree.tag(i) in ("VBZ", "VBP", "VBD", "MD") for i in tree.having(verb, ("aux", "auxpass")))
        if (infinitive and not finite_helper) or small:
            cue = self.embed(self._verb_of(above), above)
            return (replace(cue, to=cue.to or self.arguments.subject(verb)),)
        return (replace(self.report(self._verb_of(above)), lemma=self.lemma(above)),)

    def _noun_content(self, verb: int, noun: int) -> tuple[Cue, ...]:
        """Of "its offer to V" an embedding, of "reports that V" a report, by whose it is or by the noun itself."""
        tree = self.tree
        phrase = self.arguments.phrases.phrase(noun)
        who = phrase.at("of", "by")
        span = tree.token(noun).span
        if any(tree.tag(i) == "TO" for i in tree.having(verb, ("aux",))):
            return (Cue(CueKind.EMBEDDING, tree.lemma(noun), span, who=who or self.arguments.subject(verb)),)
        if tree.dep(verb) == "acl" and not tree.having(verb, ("mark",)):
            return ()
        governor = tree.head(noun)
        taken_up = tree.dep(noun) in OBJECTS and tree.lemma(governor) in words()["content_verbs"]
        own = (Cue(CueKind.REPORTING, tree.lemma(noun), span, who=who or (phrase,)),)
        if not taken_up:
            return own
        return (*(own if who else ()), self.report(governor))

    def _gerund(self, verb: int, prep: int) -> tuple[Cue, ...]:
        tree = self.tree
        governor = tree.head(prep)
        name = tree.lower(prep)
        about = name == "on" and tree.is_verb(governor) and tree.lemma(governor) in words()["gerund_behind_on"]
        if not about and (name in _PLAIN_GERUND_PREPOSITIONS or name == "without"):
            return self.reports(self._governor(governor))
        if tree.is_verb(governor):
            return (self.embed(governor, governor), *self.outer(governor))
        if tree.is_noun(governor):
            who = self.arguments.phrases.phrase(governor).at("of", "by")
            cue = Cue(CueKind.EMBEDDING, tree.lemma(governor), tree.token(governor).span, who=who)
            return (cue, *self.reports(self._governor(governor)))
        verb_above = self._governor(governor)
        return (replace(self.embed(verb_above, governor), lemma=tree.lemma(governor)), *self.outer(verb_above))

    def _purpose(self, verb: int, above: int) -> tuple[Cue, ...]:
        """Of a purpose clause, or of an infinitive that belongs to "called on X"."""
        tree = self.tree
        if not any(tree.tag(i) == "TO" for i in tree.having(verb, ("aux",))) or not tree.is_verb(above):
            return ()
        if self.arguments.prepositional_controller(above) or tree.lemma(above) in words()["infinitive_verbs"]:
            return (self.embed(above, above), *(c for c in self.outer(above) if c.kind is CueKind.EMBEDDING))
        cue = Cue(CueKind.EMBEDDING, "purpose", tree.token(above).span, who=self.arguments.doer(above))
        return (replace(cue, cues=self.local(above)),)

    # --- making cues -------------------------------------------------------------------------------------------------

    def lemma(self, at: int) -> str:
        return self.tree.verb_lemma(at)

    def embed(self, verb: int, at: int | None = None) -> Cue:
        """The verb as an embedding cue; `at` is the word that embeds where it is not the verb ("is due to")."""
        arguments, tree = self.arguments, self.tree
        at = verb if at is None else at
        passive = arguments.passive(verb)
        addressed: tuple[Phrase, ...] = arguments.prepositional_controller(verb)
        if not addressed and passive:
            addressed = arguments.subject(verb)
        if not addressed:
            nouns = tree.having(verb, OBJECTS | DATIVES)
            addressed = tuple(f for n in nouns for f in arguments.phrases.fillers(n))
        return Cue(
            CueKind.EMBEDDING,
            self.lemma(at),
            tree.token(at).span,
            who=arguments.doer(verb),
            to=addressed,
            cues=self.local(verb),
            tense=self.tense(verb),
            passive=passive,
        )

    def report(self, verb: int) -> Cue:
        """The verb as a reporting cue."""
        return replace(self.embed(verb, verb), kind=CueKind.REPORTING)
