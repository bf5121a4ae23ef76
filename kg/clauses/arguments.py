"""Who does what to whom: subjects and objects of a verb through passive, relative, control, raising and conjunction."""

from __future__ import annotations

from kg.clauses.phrases import Phrases
from kg.clauses.tree import DATIVES, OBJECTS, SUBJECTS, Tree
from kg.clauses.words import words
from kg.model import Phrase

Fillers = tuple[Phrase, ...]


class Arguments:
    """The semantic arguments of the verbs of one tree. `guessed` holds the verbs whose subject was inferred."""

    def __init__(self, tree: Tree, phrases: Phrases) -> None:
        self.tree = tree
        self.phrases = phrases
        self.guessed: set[int] = set()
        self._subjects: dict[int, Fillers] = {}

    # --- voice -------------------------------------------------------------------------------------------------------

    def passive(self, verb: int) -> bool:
        """Is the surface subject what the act is done to?"""
        tree = self.tree
        if tree.having(verb, ("auxpass",)):
            return True
        if tree.having(verb, ("nsubjpass", "csubjpass")):
            return not tree.having(verb, OBJECTS)
        if tree.tag(verb) != "VBN" or tree.having(verb, ("aux", "nsubj")):
            return False
        if tree.dep(verb) == "conj" and tree.is_verb(tree.head(verb)):
            return self.passive(tree.head(verb))
        return tree.dep(verb) in ("acl", "amod", "advcl", "relcl", "oprd") or bool(tree.having(verb, ("agent",)))

    # --- the two ends ------------------------------------------------------------------------------------------------

    def doer(self, verb: int) -> Fillers:
        """Who does it; empty where the text does not say."""
        if not self.passive(verb):
            return self.subject(verb)
        agents = [n for a in self._agents(verb) if not self._denied(a) for n in self.tree.having(a, ("pobj",))]
        if not agents and self.tree.dep(verb) == "conj" and self.tree.is_verb(self.tree.head(verb)):
            return ()
        return tuple(f for n in agents for f in self.phrases.fillers(n))

    def denied_doer(self, verb: int) -> Fillers:
        """Who did not do it: X of "signed not by X but by Y"."""
        agents = [a for a in self._agents(verb) if self._denied(a)] if self.passive(verb) else []
        return tuple(f for a in agents for n in self.tree.having(a, ("pobj",)) for f in self.phrases.fillers(n))

    def _agents(self, verb: int) -> list[int]:
        """The "by" words of a passive, coordinated ones too."""
        tree = self.tree
        first = tree.having(verb, ("agent",)) or [p for p in tree.having(verb, ("prep",)) if tree.lower(p) == "by"]
        return [c for a in first for c in tree.conjuncts(a)]

    def _denied(self, agent: int) -> bool:
        tree = self.tree
        before = agent - 1
        inside = any(tree.dep(c) == "neg" for c in tree.children(agent))
        return inside or (before >= 0 and tree.lower(before) == "not")

    def done_to(self, verb: int) -> Fillers:
        """What it is done to."""
        objects = self.objects(verb)
        if self.passive(verb):
            return objects or self.subject(verb)
        return objects

    def recipient(self, verb: int) -> Fillers:
        """To whom: the indirect object, or the subject of a passive that has an object besides."""
        datives = self.tree.having(verb, DATIVES)
        if datives and self.tree.antecedent(datives[0]) is not None:
            datives = self.tree.having(verb, OBJECTS)
        if self.passive(verb) and self.objects(verb):
            return self.subject(verb)
        nouns = [n for d in datives for n in (self.tree.having(d, ("pobj",)) or [d])]
        return tuple(f for n in nouns for f in self.phrases.fillers(n))

    def objects(self, verb: int) -> Fillers:
        """The direct object: its own, one shared with a conjunct, or the noun that it is a relative clause of."""
        tree = self.tree
        own = [n for n in tree.having(verb, OBJECTS) if not self._adverbial_noun(n)]
        datives = tree.having(verb, DATIVES)
        if own and datives and tree.antecedent(datives[0]) is not None:  # "the vote that X promised them"
            own, datives = datives, own
        if own:
            return tuple(f for n in own for f in self.phrases.fillers(n))
        for conjunct in tree.having(verb, ("conj",)):
            shared = tree.having(conjunct, OBJECTS)
            if shared and tree.is_verb(conjunct) and conjunct - verb <= 3 and not tree.having(verb, ("xcomp", "ccomp")):
                return tuple(f for n in shared for f in self.phrases.fillers(n))
        if tree.dep(verb) == "conj" and not tree.having(verb, ("nsubj", "xcomp", "ccomp")):
            above = tree.head(verb)
            shared = [n for n in tree.having(above, OBJECTS) if tree.antecedent(n) is not None]
            if shared and tree.is_verb(above):  # "which it calls X and claims"
                return tuple(f for n in shared for f in self.phrases.fillers(n))
        return self._relative_object(verb)

    def _adverbial_noun(self, noun: int) -> bool:
        """Is it the first noun of "face to face", "side by side": how, not what?"""
        tree = self.tree
        words = [tree.lower(i) for i in range(noun, min(noun + 3, len(tree.tokens)))]
        return len(words) == 3 and words[0] == words[2] and words[1] in ("to", "by", "for") and words[0] != "eye"

    def _relative_object(self, verb: int) -> Fillers:
        """The antecedent of a clause whose relative word is left out or is an object further down."""
        tree = self.tree
        if tree.dep(verb) != "relcl" or self.passive(verb):
            return ()
        relative = tree.relativizer(verb)
        if tree.lemma(tree.head(verb)) in words()["circumstances"]:
            return ()  # "the first time that they met", "the place they met"
        has_subject = bool(tree.having(verb, ("nsubj",)))
        if relative is None and has_subject and not self.stranded(verb) and not tree.having(verb, ("xcomp", "ccomp")):
            return self.phrases.antecedents(tree.through_apposition(tree.head(verb)))
        return ()

    def stranded(self, verb: int) -> int | None:
        """A preposition whose object is the antecedent: "the areas it regained control of"."""
        tree = self.tree
        inside = tree.subtree(verb, frozenset({"relcl", "acl", "ccomp", "advcl", "conj"}))
        return next(
            (i for i in inside if tree.dep(i) == "prep" and i > verb and not tree.children(i) and tree.tag(i) == "IN"),
            None,
        )

    # --- subjects ----------------------------------------------------------------------------------------------------

    def subject(self, verb: int) -> Fillers:
        """The surface subject, found through whatever hides it."""
        if verb not in self._subjects:
            self._subjects[verb] = ()  # a cycle in a broken parse ends here
            self._subjects[verb] = self._subject(verb)
        return self._subjects[verb]

    def _subject(self, verb: int) -> Fillers:
        tree = self.tree
        own = tree.having(verb, ("nsubj", "nsubjpass"))
        if own:
            return tuple(f for n in own for f in self.phrases.fillers(n))
        above, dep = tree.head(verb), tree.dep(verb)
        if above == verb:
            return ()
        if dep == "conj":
            return self.subject(above) if self._predicative(above) else ()
        if dep == "xcomp":
            return self._controller(above, verb)
        if dep in ("advcl", "ccomp", "parataxis", "dep"):
            return self._adverbial(above, verb)
        if dep in ("relcl", "acl") and tree.dep(above) == "attr" and self._infinitive(verb):
            return self.subject(tree.head(above))  # "was the first to visit X"
        if dep == "relcl":
            return self.phrases.antecedents(tree.through_apposition(above))
        if dep == "acl":
            return self._adnominal(above, verb)
        if dep == "pcomp":
            return self._gerund(above)
        if dep == "acomp":  # "is opposed to"
            return self.subject(above)
        if dep == "amod" and tree.tag(verb) == "VBG":
            return self.phrases.fillers(above)
        return ()

    def _infinitive(self, verb: int) -> bool:
        return any(self.tree.tag(i) == "TO" for i in self.tree.having(verb, ("aux",)))

    def _predicative(self, at: int) -> bool:
        return self.tree.is_verb(at) or self.tree.dep(at) in ("acomp", "attr")

    def _controller(self, above: int, verb: int) -> Fillers:
        """Of an infinitive or predicative: the object of its governor, or the governor's subject."""
        tree = self.tree
        if not tree.is_verb(above):  # "is due to visit": the adjective's verb has the subject
            return self.subject(tree.head(above)) if tree.dep(above) in ("acomp", "xcomp", "oprd") else ()
        if tree.lemma(above) in words()["subject_control"] or tree.lemma(above) in words()["contacting"]:
            return self.subject(above)
        controlled = self.prepositional_controller(above)
        if controlled:
            return controlled
        objects = [*tree.having(above, OBJECTS | DATIVES)]
        if objects and not self.passive(above) and objects[0] < verb:
            return tuple(f for n in objects[:1] for f in self.phrases.fillers(n))
        return self.subject(above)

    def prepositional_controller(self, above: int) -> Fillers:
        """X of "called on X to leave"."""
        tree = self.tree
        preps = words().prepositional_control.get(tree.lemma(above), frozenset())
        for prep in tree.having(above, ("prep",)):
            if tree.lower(prep) in preps:
                return tuple(f for n in tree.having(prep, ("pobj",)) for f in self.phrases.fillers(n))
        return ()

    def _adverbial(self, above: int, verb: int) -> Fillers:
        """Of a participle or purpose clause: the governor's subject, or those whom the governor moves."""
        tree = self.tree
        if not tree.is_verb(above):
            return ()
        absolute = self._absolute(above, verb)
        if absolute:
            return absolute
        self.guessed.add(verb)
        infinitive = self._infinitive(verb)
        if infinitive and tree.lemma(above) in words()["infinitive_verbs"]:
            self.guessed.discard(verb)
            return self._controller(above, verb)
        if infinitive:
            controlled = self.prepositional_controller(above)
            if controlled:
                self.guessed.discard(verb)
                return controlled
            if tree.lemma(above) in words()["moved_for"]:
                moved = self.done_to(above)
                if moved:
                    return moved
        return self.subject(above) if infinitive or tree.tag(verb) in ("VBG", "VBN") else ()

    def _absolute(self, above: int, verb: int) -> Fillers:
        """X of "with X saying that ...": the noun behind "with" that ends right before the participle."""
        tree = self.tree
        if tree.tag(verb) != "VBG":
            return ()
        for prep in tree.having(above, ("prep",)):
            nouns = tree.having(prep, ("pobj",)) if tree.lower(prep) == "with" and prep < verb else []
            for noun in nouns:
                last = max(i for i in tree.subtree(noun) if i < verb)
                between = range(last + 1, verb)
                if all(tree.dep(i) in ("advmod", "neg") for i in between):
                    return self.phrases.fillers(noun)
        return ()

    def _adnominal(self, noun: int, verb: int) -> Fillers:
        """Of a clause on a noun: the noun itself, or for "X's offer to V" whose it is."""
        tree = self.tree
        if tree.tag(verb) in ("VBG", "VBN"):
            return self.phrases.antecedents(tree.through_apposition(noun))
        phrase = self.phrases.phrase(noun)
        asked = tree.lemma(noun) in words()["asking_nouns"]
        owners = phrase.at("on", "to", "for") if asked else phrase.at("of", "by")
        governor = tree.head(noun)
        if owners or (asked and phrase.at("of", "by")):
            return owners  # who is asked, not who asks: "Norway's call on Chad to withdraw"
        if tree.dep(noun) == "pobj" and tree.lower(governor) in ("in", "with"):  # "in a bid to V"
            governor = tree.head(governor)
        elif tree.dep(noun) not in OBJECTS or not tree.is_verb(governor):
            return ()
        if asked and tree.having(governor, DATIVES):
            return self.recipient(governor)
        return self.subject(governor) if tree.is_verb(governor) else ()

    def _gerund(self, prep: int) -> Fillers:
        """Of "accused X of V-ing": X; of "by V-ing": the governor's subject."""
        tree = self.tree
        governor = tree.first_of_preps(prep)
        if not tree.is_verb(governor):
            verb_above = next((a for a in tree.ancestors(prep) if tree.is_verb(a)), None)
            owners = self.phrases.phrase(governor).at("of") if tree.is_noun(governor) else ()
            if owners or verb_above is None or governor in tree.having(verb_above, SUBJECTS):
                return owners  # "talks on ending the war failed": the talks end nothing
            return self.subject(verb_above)
        objects = tree.having(governor, OBJECTS)
        instead = any(tree.lower(i) == "instead" for i in tree.children(prep))
        theirs = tree.lower(prep) in ("of", "for", "from", "against", "over", "into", "as")
        theirs = theirs or (tree.lower(prep) == "with" and tree.lemma(governor) in words()["charging"])
        if objects and (theirs or tree.lemma(governor) in words()["congratulating"]) and not instead:
            return tuple(f for n in objects for f in self.phrases.fillers(n))
        if not objects and theirs and tree.dep(governor) == "relcl" and tree.lemma(governor) in words()["accusing"]:
            return self.objects(governor) or self.subject(governor)  # "a consul whom it accused of spying"
        return self.subject(governor)
