"""Clauses of verbs: active, passive, relative, participial, controlled, coordinated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from kg.clauses.appositions import owned
from kg.clauses.arguments import Arguments
from kg.clauses.cues import Cues
from kg.clauses.frame import Frame
from kg.clauses.gapping import Gapping
from kg.clauses.light import as_full_verb
from kg.clauses.tree import OBJECTS, PREDICATIVES, SUBJECTS, Tree
from kg.clauses.words import words
from kg.model import Clause, Cue, CueKind, Phrase, PhraseKind, Place, Predicate, PredicateKind, Word

KEPT_APART = frozenset({"of", "between", "as"})
_INNER = frozenset({"complement", "content"})  # what is agreed to be asked is not what is agreed


class Verbal:
    """Makes the clauses of the verbs of one tree."""

    def __init__(self, tree: Tree, arguments: Arguments, cues: Cues) -> None:
        self.tree = tree
        self.arguments = arguments
        self.phrases = arguments.phrases
        self.cues = cues
        self.gapping = Gapping(tree, arguments, cues)
        self._frames: dict[int, Frame] = {}

    def clauses(self) -> list[Clause]:
        """One per full verb, in text order, and one more where a doer is denied ("not by X but by Y")."""
        found = []
        for verb in (v for v in range(len(self.tree.tokens)) if self._is_predicate(v)):
            whole = self.clause(verb)
            found.append(whole)
            if verb in self._replies:
                answer = self.cues.report(self._replies[verb])
                found.append(replace(whole, cues=(*self.cues.local(verb), answer)))
            found.extend(self.gapping.clauses(verb, whole))
            found.extend(self._judged(verb, whole))
            denied = self.arguments.denied_doer(verb)
            if denied:
                found.append(self._denied(whole, denied))
        return found

    @cached_property
    def _replies(self) -> dict[int, int]:
        """Of "X sent troops to Y, which Z denies", "a charge that Z denies": the deed's verb and the reply to it."""
        tree = self.tree
        found: dict[int, int] = {}
        for reply in (i for i in range(len(tree.tokens)) if tree.dep(i) in ("relcl", "acl")):
            if tree.lemma(reply) not in words()["content_verbs"]:
                continue
            deed = next((i for i in tree.ancestors(reply) if tree.is_verb(i)), None)
            if deed is not None and self._about_the_deed(reply):
                found.setdefault(self._accused(deed), reply)
        return found

    def _accused(self, verb: int) -> int:
        """Of "accused X of V-ing, a claim that X denies": V is denied."""
        gerunds = (g for p in self.tree.having(verb, ("prep",)) for g in self.tree.having(p, ("pcomp",)))
        return next(gerunds, verb) if self.tree.lemma(verb) in words()["accusing"] else verb

    def _about_the_deed(self, reply: int) -> bool:
        """Is it ", which Z denies" or ", a charge that Z denies"?"""
        tree, noun = self.tree, self.tree.head(reply)
        if tree.dep(noun) in ("appos", "npadvmod", "dobj") and tree.lemma(noun) in words()["charges"]:
            return min(tree.subtree(noun)) > 0 and tree.lower(min(tree.subtree(noun)) - 1) == ","
        which = next((i for i in tree.having(reply, OBJECTS) if tree.lower(i) == "which"), None)
        subjects = tree.having(reply, ("nsubj",))
        return which is not None and bool(subjects) and which < subjects[0] and tree.lower(which - 1) == ","

    def _judged(self, verb: int, whole: Clause) -> list[Clause]:
        """What somebody is said to be: of "described X as an ally of Y" X is it, in the words of who describes."""
        kinds, who = whole.at("as"), whole.at("done-to")
        if self.tree.lemma(verb) not in words()["judging"] or not kinds or not who or kinds[0].kind is PhraseKind.NAME:
            return []
        frame = Frame(Predicate("be", PredicateKind.VERB, kinds[0].head, whole.predicate.tense))
        kind = owned(kinds[0], whole.at("doer"))
        frame.put("doer", who)
        frame.put("as", [kind])
        frame.lift([kind], kept_apart=frozenset({"as"}))
        cues = (self.cues.report(verb), *self.cues.outer(verb))
        return [frame.clause(cues, self.tree.sentence.span)]

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
            if tree.lower(at) in words()["hedges"]:
                return False  # "its alleged support" alleges nothing
            return tree.tag(at) == "VBN" or bool(tree.having(at, ("npadvmod",)))
        if self.gapping.is_elliptic(at):
            return False
        if tree.lemma(at) == "be":
            return False  # copulas are made by `predicative`
        return not (tree.dep(at) == "prep" or tree.lower(at) in ("according", "including", "following", "regarding"))

    def clause(self, verb: int) -> Clause:
        """The normalised clause of one verb."""
        tree = self.tree
        frame = self.full(verb)
        cues = self.cues.of_verb(verb)
        made = frame.clause(self._without_doubles(cues), tree.sentence.span)
        if verb in self._replies.values() and tree.lemma(verb) not in (
            "contest",
            "dispute",
        ):  # Z denies the deed, not Y
            made = replace(made, places=tuple(p for p in made.places if p.name != "done-to"))
        return replace(made, relative=True) if tree.dep(verb) in ("relcl", "acl") else made

    def full(self, verb: int) -> Frame:
        """Predicate and places with light verbs spelt out, made once."""
        if verb not in self._frames:
            self._frames[verb] = Frame(self._predicate(verb))  # a cycle in a broken parse ends here
            self._frames[verb] = as_full_verb(self.frame(verb), words())
        return self._frames[verb]

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
        self._fill_imposed(frame, verb)
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
            if tree.token(i).text[:1].isupper() or tree.lemma(i) in words()["acting"]
        ]
        for maker in makers:
            frame.put("doer", self.phrases.fillers(maker))
        if tree.is_noun(noun):
            frame.put("done-to", self.phrases.fillers(noun))

    def _fill_complements(self, frame: Frame, verb: int) -> None:
        tree = self.tree
        for i in tree.having(verb, ("xcomp", "ccomp", "advcl")):
            infinitive = any(tree.tag(j) == "TO" for j in tree.having(i, ("aux",)))
            if tree.dep(i) == "advcl" and not (infinitive and self._asked(frame, verb, i)):
                continue
            if not tree.is_verb(i):
                continue
            if self._free_relative(frame, i):
                continue
            content = tree.dep(i) == "ccomp" and not infinitive and tree.tag(i) != "VBG"
            frame.put("content" if content else "complement", self.told(i, finite=content))
        for noun in tree.having(verb, OBJECTS) if tree.lemma(verb) in words()["voicing"] else ():
            self.put_content(frame, noun)
        for prep in (c for p in tree.having(verb, ("prep",)) for c in tree.conjuncts(p)):
            for gerund in tree.having(prep, ("pcomp",)):
                if tree.is_verb(gerund) and self.cues.shunned(gerund) is None:
                    frame.put(tree.lower(prep), [self.spelt_out(gerund)])
                    if tree.lower(prep) in ("of", "for", "to", "against", "from"):
                        frame.put("complement", [self.spelt_out(gerund)])

    def told(self, verb: int, *, finite: bool) -> list[Phrase]:
        """A complement and those coordinated with it, each spelt out; of "had to V" that which had to be done."""
        found = []
        for i in (j for j in self.tree.conjuncts(verb) if self.tree.is_verb(j)):
            bound = finite and self.tree.lemma(i) in ("have", "need", "ought")
            yet = any(self.tree.lower(j) == "yet" for j in self.tree.having(i, ("advmod",)))
            inner = self.tree.first(i, "xcomp") if bound and not yet else None
            if inner is not None and self.tree.is_verb(inner):
                must = Word(self.tree.token(i).text, f"{self.tree.lemma(i)}_to", self.tree.token(i).span)
                found.append(replace(self.spelt_out(inner, finite=True), modifiers=(must,)))
            else:
                found.append(self.spelt_out(i, finite=finite))
        return found

    def put_content(self, frame: Frame, noun: int) -> None:
        """What a noun says: of "its demand that X leave" and "its pledge to leave"."""
        tree = self.tree
        for i in (i for i in tree.having(noun, ("acl",)) if tree.is_verb(i)):
            infinitive = any(tree.tag(j) == "TO" for j in tree.having(i, ("aux",)))
            if infinitive or tree.having(i, ("mark",)):
                frame.put("complement" if infinitive else "content", self.told(i, finite=not infinitive))

    def _asked(self, frame: Frame, verb: int, below: int) -> bool:
        """Is it V of "called on X to V" or "called for X to V"? Then X is at `for`."""
        tree = self.tree
        if not any(tree.lower(i) == "for" for i in tree.having(below, ("mark",))):
            bare = tree.lemma(verb) in words()["infinitive_verbs"] and not tree.having(verb, OBJECTS)
            return bare or bool(self.arguments.prepositional_controller(verb))
        if tree.lemma(verb) not in words()["asking_for"]:
            return False
        frame.put("for", self.arguments.subject(below))
        return True

    def spelt_out(self, verb: int, *, finite: bool = False) -> Phrase:
        """A verbal complement with its modals and all its places: who is to do what to whom, where and how."""
        phrase, frame, tree = self.phrases.clause_phrase(verb, finite=finite), self.full(verb), self.tree
        modals = [i for i in tree.having(verb, ("aux",)) if tree.tag(i) == "MD"] if finite else []
        subject = tree.first(verb, "nsubj")
        modals = [i for i in modals if subject is None or i > subject or tree.lower(i) != "should"]  # "should X fail"
        moods = [Word(tree.token(i).text, tree.lower(i), tree.token(i).span) for i in modals]
        moods += [Word(tree.token(i).text, "not", tree.token(i).span) for i in tree.having(verb, ("neg",))]
        if finite and self._subjunctive(verb):
            moods.append(Word(tree.token(verb).text, "subjunctive", tree.token(verb).span))
        return replace(
            phrase,
            lemma=frame.predicate.lemma,
            modifiers=tuple(moods),
            places=tuple(Place(name, tuple(have)) for name, have in frame.places.items() if name not in _INNER),
        )

    def _subjunctive(self, verb: int) -> bool:
        """Is it "leave" of "insisted that X leave": a bare form with a subject that would ask for "leaves"?"""
        tree = self.tree
        if tree.tag(verb) not in ("VB", "VBP") or tree.having(verb, ("aux", "auxpass")) or tree.lemma(verb) == "be":
            return tree.tag(verb) == "VB" and tree.lemma(verb) == "be"
        subject = tree.first(verb, "nsubj")
        alone = subject is not None and tree.tag(subject) in ("NN", "NNP") and len(tree.conjuncts(subject)) == 1
        return alone or (subject is not None and tree.tag(verb) == "VB")

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
        """What somebody is held or declared: "held X responsible for Y" has `as` responsible, `for` Y."""
        tree = self.tree
        for i in tree.having(verb, PREDICATIVES):
            if tree.is_noun(i):
                frame.put("as", self.phrases.fillers(i))
            elif tree.tag(i).startswith("JJ") and tree.dep(i) == "oprd":
                frame.put("as", [self.phrases.phrase(i)])
                self._put_prepositions(frame, tree.having(i, ("prep",)))

    def _put_prepositions(self, frame: Frame, preps: Iterable[int]) -> None:
        for prep in preps:
            name, nouns = self.phrases.preposition(prep)
            for noun in nouns:
                frame.put(name, self.phrases.fillers(noun))

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
                fillers = self.phrases.fillers(noun)
                frame.put(name, fillers)
                if self._is_time([noun]):  # "met for the first time in Skopje"
                    frame.lift(fillers, kept_apart=KEPT_APART)
        for particle in tree.having(verb, ("prt", "advmod")):
            self._put_prepositions(frame, tree.having(particle, ("prep",)))

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
            if not any(p < verb for p in tree.having(verb, ("prep", "npadvmod"))):  # it has a date of its own
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
        if any(tree.lower(i) in words()["ordinals"] for i in tree.having(noun, ("amod",))):
            frame.take("since")  # "the first time that they met since May" was not in May
        relative = tree.relativizer(verb)
        stranded = self.arguments.stranded(verb)
        if stranded is not None and (relative is None or tree.dep(relative) == "dobj"):
            governor = tree.head(stranded)
            name = tree.lower(stranded)
            if governor == verb or tree.dep(governor) in OBJECTS:
                frame.put(name, self.phrases.antecedents(noun))
        elif relative is not None and tree.lower(relative) in ("where", "when"):
            place = "in" if tree.lower(relative) == "where" else "when"
            frame.put(place, self.phrases.antecedents(noun))

    def _fill_imposed(self, frame: Frame, verb: int) -> None:
        """Of "lifted the sanctions that it had imposed on X": on whom they were."""
        tree = self.tree
        for noun in tree.having(verb, (*OBJECTS, "nsubjpass")):
            for i in tree.having(noun, ("relcl", "acl")):
                if tree.lemma(i) in ("impose", "slap", "levy"):
                    preps = [p for p in tree.having(i, ("prep",)) if tree.lower(p) in ("on", "upon", "against")]
                    self._put_prepositions(frame, preps)

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
