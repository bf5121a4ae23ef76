"""What somebody is: copulas, appositions, and titles in front of names."""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.appositions import beside, share_of
from kg.clauses.frame import Frame
from kg.clauses.tree import SUBJECTS
from kg.clauses.verbal import Verbal
from kg.clauses.words import words
from kg.model import Clause, Cue, CueKind, Phrase, PhraseKind, Predicate, PredicateKind


class Predicative:
    """Makes the `be` and `hold-office` clauses, and those of predicative adjectives, of one tree."""

    def __init__(self, verbal: Verbal) -> None:
        self.verbal = verbal
        self.tree = verbal.tree
        self.arguments = verbal.arguments
        self.phrases = verbal.phrases
        self.cues = verbal.cues

    def clauses(self) -> list[Clause]:
        """In text order of their predicates."""
        found: list[Clause] = []
        for i in range(len(self.tree.tokens)):
            if self.tree.is_verb(i) and self.tree.dep(i) not in ("aux", "auxpass"):
                found.extend(self._copula(i))
            if self.tree.is_noun(i):
                found.extend(self._apposition(i))
                found.extend(self._titled(i))
                found.extend(self._placed(i))
        return found

    def _copula(self, verb: int) -> list[Clause]:
        tree = self.tree
        found = []
        for i in tree.having(verb, ("attr",)):
            if tree.lemma(verb) == "be" and (tree.is_noun(i) or (tree.lower(i) == "one" and tree.having(i, ("prep",)))):
                predicate = self._predicate(verb, "be")
                for conjunct in tree.conjuncts(i):
                    who, there = self.arguments.subject(verb), bool(tree.having(verb, ("expl",)))
                    frame = self._being(predicate, who, self.phrases.phrase(conjunct), existential=there)
                    self._prepositions(frame, verb)
                    hedges = self.cues.hedge_words(self.phrases.phrase(conjunct))  # "is a former ally"
                    found.append(frame.clause((*hedges, *self.cues.of_verb(verb)), tree.sentence.span))
        for i in tree.having(verb, ("acomp",)):
            if not tree.is_verb(i):
                found.append(self._adjective(verb, i))
        found += [self._state(verb, prep) for prep in tree.having(verb, ("prep",)) if self._is_state(verb, prep)]
        bare = not tree.having(verb, ("attr", "acomp", "xcomp", "ccomp"))
        if tree.lemma(verb) == "be" and bare and tree.having(verb, SUBJECTS):
            frame = Frame(self._predicate(verb, "be"))
            frame.put("doer", self.arguments.subject(verb))
            self._prepositions(frame, verb)
            found.append(frame.clause(self.cues.of_verb(verb), tree.sentence.span))
        return found

    def _is_state(self, verb: int, prep: int) -> bool:
        """Is it "at odds with Y" of "X, at odds with Y, left": a state of X between commas?"""
        tree = self.tree
        subjects = tree.having(verb, ("nsubj", "nsubjpass"))
        if not subjects or not subjects[-1] < prep < verb or tree.lower(prep) not in ("at", "in", "under"):
            return False
        behind = max(tree.subtree(prep)) + 1
        return tree.lower(prep - 1) == "," and tree.lower(behind) == ","

    def _state(self, verb: int, prep: int) -> Clause:
        frame = Frame(self._predicate(verb, "be", PredicateKind.NOUN))
        frame.put("doer", self.arguments.subject(verb))
        name, nouns = self.phrases.preposition(prep)
        fillers = [f for n in nouns for f in self.phrases.fillers(n)]
        frame.put(name, fillers)
        frame.lift(fillers, kept_apart=frozenset({"as", "of"}))
        return frame.clause(self.cues.reports(verb), self.tree.sentence.span)

    def _predicate(self, verb: int, lemma: str, kind: PredicateKind = PredicateKind.VERB) -> Predicate:
        return Predicate(lemma, kind, self.tree.token(verb).span, self.cues.tense(verb))

    def _being(
        self, predicate: Predicate, who: tuple[Phrase, ...], what: Phrase, *, existential: bool = False
    ) -> Frame:
        frame = Frame(predicate)
        frame.put("doer", who)
        frame.put("as", [what] if who else [])
        if not who:  # "there are troops in X": the troops are
            frame.put("doer" if existential else "as", [what])
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
        """Of "X is hostile to Y": the adjective is the predicate; "X is Russian" says whose X is."""
        tree = self.tree
        if tree.token(adjective).text[:1].isupper() and tree.token(adjective).entity == "NORP":
            frame = Frame(self._predicate(verb, "be"))
            frame.put("doer", self.arguments.subject(verb))
            frame.put("as", [self.phrases.phrase(adjective)])
            frame.put("of", [self.phrases.named(adjective)])
            return frame.clause(self.cues.of_verb(verb), tree.sentence.span)
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
                frame.put("complement", [self.verbal.spelt_out(i)])
        return frame.clause(self.cues.of_verb(verb), tree.sentence.span)

    def _placed(self, noun: int) -> list[Clause]:
        """Of "Ethiopian troops in Somalia" and "the Serbian province of Kosovo": who is where, and what is whose."""
        tree, lemma = self.tree, self.tree.lemma(noun)
        told = tree.dep(noun) == "attr"  # "there are troops in X" has its clause
        if told or (lemma not in words()["forces"] and lemma not in words()["lands"]):
            return []
        phrase = self.phrases.phrase(noun)
        frame = Frame(Predicate("be", PredicateKind.NOUN, phrase.head))
        if lemma in words()["lands"]:
            named = [p for p in phrase.at("of") if p.span.start > phrase.head.end and p.kind is PhraseKind.NAME]
            owners = [p for p in phrase.at("of") if p.span.start < phrase.head.start]
            frame.put("doer", named)
            frame.put("as", [phrase])
            frame.put("of", owners)
            wanted = bool(named and owners)
        else:
            frame.put("doer", [phrase])
            for place in phrase.places:
                if place.name in ("in", "on", "along", "near", "at"):
                    frame.put(place.name, place.fillers)
            wanted = len(frame.places) > 1
        return [frame.clause(tuple(self.cues.hedge_words(phrase)), tree.sentence.span)] if wanted else []

    # --- without a verb ----------------------------------------------------------------------------------------------

    def _apposition(self, noun: int) -> list[Clause]:
        """Of "China, an ally of Pakistan"; "the foreign minister, X": the name is what the other noun says."""
        tree = self.tree
        found = []
        for appos in tree.having(noun, ("appos",)):
            for other in tree.conjuncts(appos):
                if not tree.is_noun(other):
                    continue
                found.extend(self._beside(noun, other))
        return found

    def _beside(self, noun: int, other: int) -> list[Clause]:
        """The name is what the other noun says; several names share what is said of all."""
        who, what = self.phrases.phrase(noun), self.phrases.phrase(other)
        announced = who.kind is not PhraseKind.NAME or self.tree.lower(noun) in words()["titles"]
        if announced and what.kind is PhraseKind.NAME:
            names = [n for a in self.tree.having(noun, ("appos",)) for n in self.tree.conjuncts(a)]
            return [self._silent(what, share_of(who, names.index(other), len(names)), noun)]
        if what.kind is PhraseKind.NAME and not what.at("of"):
            return []
        several = beside(self.tree, noun, other)
        if len(several) > 1 and len(what.at("of")) != len(several):  # "A and B, old foes": they are so together
            return [self._silent(self.phrases.phrase(noun), what, other, tuple(map(self.phrases.phrase, several)))]
        return [
            self._silent(self.phrases.phrase(one), share_of(what, index, len(several)), other)
            for index, one in enumerate(several)
        ]

    def _titled(self, noun: int) -> list[Clause]:
        part = self.tree.dep(noun) in ("compound", "nmod", "amod")
        title = self.phrases.title(noun) if self.tree.is_name(noun) and not part else None
        if title is None and self.tree.dep(noun) == "conj" and self.tree.is_name(noun):
            title = self._shared_title(noun)
        elif title is not None and title.plural:
            title = replace(title, text=title.text.removesuffix("s"))
        if title is None or (title.lemma in words()["honours"] and _alone(title)):
            return []
        together = title.lemma in words()["relations"] and title.lemma.endswith("s")  # "rivals India and Pakistan"
        several = tuple(map(self.phrases.phrase, self.tree.conjuncts(noun))) if together else ()
        return [self._silent(self.phrases.phrase(noun), title, several=several)]

    def _shared_title(self, noun: int) -> Phrase | None:
        """Of "Presidents X and Y": the title of Y too."""
        first = noun
        while self.tree.dep(first) == "conj":
            first = self.tree.head(first)
        title = self.phrases.title(first) if self.tree.is_name(first) else None
        named = self.tree.token(noun).entity == "PERSON"
        return replace(title, text=title.text.removesuffix("s")) if title and title.plural and named else None

    def _silent(self, who: Phrase, what: Phrase, said: int | None = None, several: tuple[Phrase, ...] = ()) -> Clause:
        """A clause without a verb; `of` also from the name ("X of Greece"), cues from the modifiers ("former").

        It is the article that introduces somebody so, whoever reports what the sentence says.
        """
        tree = self.tree
        personal = who.kind is PhraseKind.NAME and self._personal(who, what)
        lemma = "hold-office" if personal else "be"
        frame = self._being(Predicate(lemma, PredicateKind.NOUN, what.head), several or (who,), what)
        same = self._office_before(what) if personal and what.lemma in words()["counterparts"] else None
        if same is not None:
            frame.places["as"] = [same]
        if personal:  # "chief of staff", "head of state" are offices, of nobody yet
            frame.put("of", [p for p in frame.take("of") if not self._bare(p)])
        if "of" not in frame.places:
            frame.put("of", who.at("of"))
        cues = [*self._denials(said), *self.cues.hedge_words(what)]
        return frame.clause(tuple(cues), tree.sentence.span)

    def _office_before(self, what: Phrase) -> Phrase | None:
        """Of "Premier X met his Y counterpart Z": Z is a premier too."""
        tree = self.tree
        for i in reversed([t.index for t in tree.tokens if t.span.end <= what.span.start and tree.is_noun(t.index)]):
            name = tree.is_name(i) and tree.dep(i) not in ("compound", "nmod")
            office = self.phrases.title(i) if name else None
            if office is None and not tree.is_name(i) and tree.lower(i) in words()["titles"]:
                office = self.phrases.phrase(i)
            if office is not None and office.lemma not in words()["relations"] | words()["counterparts"]:
                return office
        return None

    def _denials(self, noun: int | None) -> list[Cue]:
        """Of "X, neither a member of Y nor an ally of Z": it is neither."""
        while noun is not None and self.tree.dep(noun) == "conj":
            noun = self.tree.head(noun)
        if noun is None:
            return []
        adverbs = [i for i in self.tree.having(noun, ("advmod",)) if i < noun]
        once = [self.cues.cue(CueKind.HEDGE, i) for i in adverbs if self.tree.lower(i) in words()["past_states"]]
        negative = self.cues.negative_word(noun)
        return [self.cues.cue(CueKind.NEGATION, negative)] if negative is not None else once

    def _bare(self, owner: Phrase) -> bool:
        common = owner.kind is PhraseKind.NOUN and not owner.plural and not owner.determiner
        return common and not owner.places and not owner.modifiers

    def _personal(self, who: Phrase, what: Phrase) -> bool:
        """Does the parser take the name for a person's, or has it a title that only persons bear?"""
        at = next((t for t in self.tree.tokens if t.span == who.head), None)
        if at is None or at.entity in ("GPE", "NORP", "LOC"):
            return False  # "EU member Cyprus"
        if what.lemma in words()["relations"] and who.text == at.text:
            return False
        titled = what.lemma in words()["titles"] and what.lemma not in words()["relations"] and at.entity != "ORG"
        return at.entity == "PERSON" or titled or self.phrases.title(at.index) is not None


def _alone(title: Phrase) -> bool:
    """Is it "Colonel" or "Libyan General", and not "Attorney General" or "general of the army"?"""
    offices = words()["titles"] - words()["honours"] | {"attorney"}
    return all(w.text[:1].isupper() and w.text.lower() not in offices for w in title.modifiers)
