"""What a clause hangs under: embedding and reporting words, and the reports beside it."""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.arguments import Arguments
from kg.clauses.local_cues import LocalCues
from kg.clauses.tree import DATIVES, OBJECTS, SUBJECTS, Tree
from kg.clauses.words import words
from kg.model import Cue, CueKind, Phrase

_PLAIN_GERUND_PREPOSITIONS = frozenset(
    {"after", "before", "by", "in", "on", "upon", "while", "since", "when", "besides", "with", "despite", "through"}
)


class Cues(LocalCues):
    """The cues of the verbs and nouns of one tree."""

    def __init__(self, tree: Tree, arguments: Arguments) -> None:
        super().__init__(tree, arguments)
        self._outer: dict[int, tuple[Cue, ...]] = {}

    def of_verb(self, verb: int) -> tuple[Cue, ...]:
        """From the nearest to the farthest: the verb's own, then those of what it hangs under."""
        return self.local(verb) + self.outer(verb)

    # --- what a clause hangs under -----------------------------------------------------------------------------------

    def outer(self, verb: int) -> tuple[Cue, ...]:
        """Embedding and reporting cues above the verb, the nearest first."""
        if verb not in self._outer:
            self._outer[verb] = ()  # a cycle in a broken parse ends here
            here = self.tree.token(verb).span
            self._outer[verb] = tuple(c for c in self._beside(verb) + self._above(verb) if c.span != here)
        return self._outer[verb]

    def _beside(self, verb: int) -> tuple[Cue, ...]:
        """Reports that hang on the clause: "according to X", ", X said,", "as X put it"."""
        tree, found = self.tree, []
        for i in tree.having(verb, ("prep",)):
            name, nouns = self.arguments.phrases.preposition(i)
            if name == "according_to":
                who = tuple(f for n in nouns for f in self.arguments.phrases.fillers(n))
                found.append(Cue(CueKind.REPORTING, name, tree.token(i).span, who=who))
            elif name == "for" and nouns and self._viewer(verb, i, nouns[0]):
                found.append(
                    Cue(CueKind.REPORTING, "view", tree.token(i).span, who=self.arguments.phrases.fillers(nouns[0]))
                )
            elif name == "in" and nouns and tree.lemma(nouns[0]) in words()["views"]:
                who = self.arguments.phrases.phrase(nouns[0]).at("of")
                if who:  # "in X's view"
                    found.append(Cue(CueKind.REPORTING, tree.lemma(nouns[0]), tree.token(nouns[0]).span, who=who))
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
                "believe",
                "allege",
                "think",
            )
            if said and (tree.dep(i) == "parataxis" or marked) and tree.having(i, SUBJECTS):
                found.append(self.report(i))
        return tuple(found)

    def _viewer(self, verb: int, prep: int, noun: int) -> bool:
        """Is it "For X, Y is arming the rebels": how X sees it?"""
        tree = self.tree
        subject = tree.first(verb, "nsubj", "nsubjpass")
        fronted = (
            subject is not None and noun < subject and tree.lower(prep - 1 if prep else 0) in ("for", ",", "but", "and")
        )
        named = tree.is_name(noun) and subject is not None and tree.is_name(subject)
        return fronted and named and tree.lower(noun + 1) == "," and self.tense(verb) == "present"

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
            return (*self._noun_content(verb, above), *self._taking_up(verb, above))
        if dep == "pcomp":
            return self._gerund(verb, above)
        if dep == "advcl":
            return (*self._purpose(verb, above), *self.reports(above))
        if dep == "acomp":  # "is not opposed to"
            return (*self.local(above), *self.outer(above))
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
            return (self.cue(CueKind.MODAL, above, "be_to"), *self.local(above))
        if lemma == "have" and any(tree.lower(i) == "yet" for i in tree.having(above, ("advmod",))):
            yet = next(i for i in tree.having(above, ("advmod",)) if tree.lower(i) == "yet")
            return (self.cue(CueKind.NEGATION, yet),)
        if lemma in words()["contacting"]:
            return self._aim(above)
        if lemma == "have":
            return (self.cue(CueKind.MODAL, above, "have_to"), *self.local(above))
        if lemma == "go" and tree.tag(above) == "VBG":
            return (self.cue(CueKind.MODAL, above, "going_to"), *self.local(above))
        if self.arguments.passive(above) and lemma in words()["passive_reporting"]:
            return (self.report(above),)
        return (self.embed(above, above),)

    def _content(self, verb: int, above: int) -> tuple[Cue, ...]:
        """Of a that-clause: a report; of "wants X to leave", "considers X to be": an embedding."""
        tree = self.tree
        infinitive = any(tree.tag(i) == "TO" for i in tree.having(verb, ("aux",))) or tree.tag(verb) in ("VBG", "VBN")
        bare = not tree.having(verb, ("aux", "mark", "auxpass"))
        small = bare and (tree.tag(verb) == "VB" or (tree.tag(verb) == "VBP" and tree.lemma(above) in ("let", "make")))
        finite_helper = any(tree.tag(i) in ("VBZ", "VBP", "VBD", "MD") for i in tree.having(verb, ("aux", "auxpass")))
        if (infinitive and not finite_helper) or small:
            cue = self.embed(self._verb_of(above), above)
            return (replace(cue, to=cue.to or self.arguments.subject(verb)),)
        return (self._judged(verb, above) or replace(self.report(self._verb_of(above)), lemma=self.lemma(above)),)

    def _judged(self, verb: int, above: int) -> Cue | None:
        """Of "it is unlikely that V": the adjective is the cue, and nobody says so."""
        tree = self.tree
        copula = self._verb_of(above)
        adjective = above if above != copula else tree.first(copula, "acomp")
        subject = tree.first(copula, "nsubj", "expl")
        if adjective is None:
            adjective = tree.first(copula, "attr")  # "it is no secret that"
        if adjective is None or tree.lemma(copula) != "be" or subject is None or tree.lower(subject) != "it":
            return None
        kind = CueKind.EMBEDDING if tree.lemma(adjective) in words()["doubting"] else CueKind.REPORTING
        return Cue(
            kind, tree.lemma(adjective), tree.token(adjective).span, cues=self.local(copula), tense=self.tense(copula)
        )

    def _taking_up(self, verb: int, noun: int) -> tuple[Cue, ...]:
        """What the verb above a noun makes of its content: "scrapped plans to V", "failed in a bid to V"."""
        tree = self.tree
        governor = self._governor(noun)
        infinitive = any(tree.tag(i) == "TO" for i in tree.having(verb, ("aux",)))
        if infinitive and tree.is_verb(governor):
            lemma = self.lemma(governor)
            passive = self.arguments.passive(governor)
            direct = tree.head(noun) == governor and tree.dep(noun) in (("nsubjpass",) if passive else tuple(OBJECTS))
            tried = lemma in ("fail", "succeed") and tree.head(tree.head(noun)) == governor
            if tried or (direct and lemma in words()["noun_embedders"] | words()["retracting"]):
                return (self.embed(governor), *self.outer(governor))
        return self.reports(governor)

    def _noun_content(self, verb: int, noun: int) -> tuple[Cue, ...]:
        """Of "its offer to V" an embedding, of "reports that V" a report, by whose it is or by the noun itself."""
        tree = self.tree
        phrase = self.arguments.phrases.phrase(noun)
        who = phrase.at("of", "by")
        span = tree.token(noun).span
        if any(tree.tag(i) == "TO" for i in tree.having(verb, ("aux",))):
            governor = tree.head(noun)
            negations = self._negations(governor) if tree.dep(noun) in OBJECTS | {"attr"} else []
            own = Cue(CueKind.EMBEDDING, tree.lemma(noun), span, who=who or self._wisher(noun, verb))
            return (replace(own, cues=tuple(negations)),)
        if tree.dep(verb) == "acl" and not tree.having(verb, ("mark",)):
            return ()
        governor = tree.head(noun)
        direct = tree.dep(noun) in OBJECTS or (tree.dep(noun) == "nsubjpass" and self.arguments.passive(governor))
        taken_up = direct and tree.lemma(governor) in words()["content_verbs"]
        negations = self._negations(governor) if tree.dep(noun) in OBJECTS | {"attr"} else []
        if not who and tree.lemma(governor) in words()["uttering"] and direct:
            who = self.arguments.doer(governor)  # "gave notice that V"
        said = Cue(CueKind.REPORTING, tree.lemma(noun), span, who=who or (phrase,), cues=tuple(negations))
        told = (*self._proved_false(noun, governor), said)
        if not taken_up:
            return told
        return (*(told if who else ()), self.report(governor))

    def _proved_false(self, noun: int, governor: int) -> tuple[Cue, ...]:
        """Of "reports that V proved false", "the claim that V is a lie": V is not so."""
        tree = self.tree
        if tree.dep(noun) not in ("nsubj", "nsubjpass") or tree.lemma(noun) == "fact":
            return ()
        inner = tree.having(governor, ("xcomp",)) if self.lemma(governor) in words()["turning_out"] else []
        for verb in (governor, *inner):
            known = self.lemma(verb) in words()["turning_out"]
            for i in tree.having(verb, ("acomp", "oprd", "attr", "xcomp")) if known else ():
                if tree.lemma(i) in words()["falsities"]:
                    return (replace(self.cue(CueKind.EMBEDDING, i, "false"), cues=self.local(governor)),)
        return ()

    def _wisher(self, noun: int, verb: int) -> tuple[Phrase, ...]:
        """Whose the wish is where no possessor says so: of "an order to V" who gives it, not who is to do it."""
        tree = self.tree
        if tree.lemma(noun) not in words()["asking_nouns"]:
            return self.arguments.subject(verb)
        governor = tree.head(noun)
        return self.arguments.subject(governor) if tree.lemma(governor) in words()["uttering"] else ()

    def _gerund(self, verb: int, prep: int) -> tuple[Cue, ...]:
        tree = self.tree
        governor = tree.first_of_preps(prep)
        name = tree.lower(prep)
        about = name in ("on", "in") and (
            tree.is_noun(governor) or (tree.is_verb(governor) and tree.lemma(governor) in words()["gerund_behind_on"])
        )
        about = about or (name == "with" and tree.lemma(governor) in words()["charging"])
        if not about and (name in _PLAIN_GERUND_PREPOSITIONS or self.shunned(verb) is not None):
            return self.reports(self._governor(governor))
        if tree.is_verb(governor):
            quoted = name == "as" and tree.lemma(governor) in ("quote", "cite")  # "quoted X as saying"
            return (self.report(governor) if quoted else self.embed(governor, governor), *self.outer(governor))
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
        asked = tree.lemma(above) in words()["asking_for"] and "for" in map(tree.lower, tree.having(verb, ("mark",)))
        if asked:
            return (replace(self.embed(above, above), to=self.arguments.subject(verb)), *self.outer(above))
        if self.arguments.prepositional_controller(above) or tree.lemma(above) in words()["infinitive_verbs"]:
            return (self.embed(above, above), *(c for c in self.outer(above) if c.kind is CueKind.EMBEDDING))
        return self._aim(above)

    def _aim(self, above: int) -> tuple[Cue, ...]:
        """What is done in order to V."""
        cue = Cue(CueKind.EMBEDDING, "purpose", self.tree.token(above).span, who=self.arguments.doer(above))
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
