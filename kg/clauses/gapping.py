"""Clauses whose verb is left out: "A recognised B in May and C in June", "but not to C", "and neither did D"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.clauses.arguments import Arguments
from kg.clauses.cues import Cues
from kg.clauses.tree import OBJECTS, Tree
from kg.model import Clause, Cue, CueKind, Phrase, PhraseKind, Place

_HELPERS = frozenset({"do", "have"})


class Gapping:
    """Makes what is left of clauses whole again, from the clause before them."""

    def __init__(self, tree: Tree, arguments: Arguments, cues: Cues) -> None:
        self.tree = tree
        self.arguments = arguments
        self.phrases = arguments.phrases
        self.cues = cues

    def clauses(self, verb: int, whole: Clause) -> list[Clause]:
        """Those that share the verb of a clause, and those that deny it of others."""
        found = [self._gap(gap, whole) for gap in self.tree.having(verb, ("gap",))]
        found += self._excluded(verb, whole)
        answers = (i for i in self.tree.having(verb, ("conj", "advcl")) if self.is_elliptic(i))
        return [*found, *(self._ellipsis(i, whole) for i in answers)]

    def _gap(self, gap: int, whole: Clause) -> Clause:
        tree = self.tree
        if tree.tag(gap) in ("IN", "TO"):
            return _denied(_with(whole, self._at([gap]), without=("recipient",)), self._not(gap - 1))
        placed = self._at(tree.having(gap, ("prep",)))
        if tree.lower(gap) == "none":
            return _denied(_with(whole, placed, without=("recipient",)), self._not(gap))
        times = [self.phrases.phrase(i) for i in tree.having(gap, ("npadvmod",))]
        placed = placed | ({"when": tuple(times)} if times else {})
        named = whole.at("done-to")
        acts = not named or named[0].kind is not PhraseKind.NAME or self._apart(gap)
        ends = {"doer" if acts or "for" in placed else "done-to": (self._bare(gap),)}
        return _with(whole, ends | placed, without=("when", "in", "on"))

    def _apart(self, gap: int) -> bool:
        """Does ", and" part it from the clause before?"""
        first = min(self.tree.subtree(gap))
        return first > 1 and self.tree.dep(first - 1) == "cc" and self.tree.lower(first - 2) == ","

    def _bare(self, gap: int) -> Phrase:
        """The name without the time that stands behind it."""
        tree, phrase = self.tree, self.phrases.phrase(gap)
        span = tree.span(i for i in tree.subtree(gap) if i <= gap)
        return replace(phrase, span=span, text=tree.text(span), places=())

    def _at(self, preps: Iterable[int]) -> dict[str, tuple[Phrase, ...]]:
        named = (self.phrases.preposition(p) for p in preps)
        return {name: tuple(f for n in nouns for f in self.phrases.fillers(n)) for name, nouns in named if nouns}

    def _not(self, at: int) -> Cue:
        return Cue(CueKind.NEGATION, self.tree.lower(at), self.tree.token(at).span)

    # --- some but not others -----------------------------------------------------------------------------------------

    def _excluded(self, verb: int, whole: Clause) -> list[Clause]:
        """Y of "met X but not Y", "X, not Y, signed", "all but Y signed": denied of Y."""
        tree, found = self.tree, []
        passive = self.arguments.passive(verb)
        for noun in tree.having(verb, ("nsubj", "nsubjpass", *OBJECTS)):
            acts = tree.dep(noun) == "nsubj" and not passive
            for other in self.phrases.excluded(noun):
                ends = {"doer" if acts else "done-to": (self.phrases.phrase(other),)}
                found.append(_denied(_with(whole, ends), self._not(other - 1)))
        return found

    # --- neither did Y -----------------------------------------------------------------------------------------------

    def is_elliptic(self, verb: int) -> bool:
        """Is it "did" in "and neither did Y", "as did Y", "but Y has not": a helper without its verb?"""
        tree = self.tree
        if tree.lemma(verb) not in _HELPERS or tree.dep(verb) not in ("conj", "advcl"):
            return False
        above = tree.head(verb)
        if not tree.is_verb(above) or above > verb or tree.having(verb, (*OBJECTS, "xcomp", "ccomp", "prep", "attr")):
            return False
        near = [tree.lower(i) for i in tree.children(verb)]
        return bool(self._others(verb)) and any(w in ("neither", "nor", "so", "as", "not", "n't") for w in near)

    def _others(self, verb: int) -> list[int]:
        subjects = self.tree.having(verb, ("nsubj", "nsubjpass"))
        return [i for i in subjects if self.tree.lower(i) not in ("neither", "nor", "so")]

    def _ellipsis(self, verb: int, whole: Clause) -> Clause:
        place = "done-to" if whole.predicate.passive else "doer"
        fillers = tuple(f for n in self._others(verb) for f in self.phrases.fillers(n))
        made = _with(whole, {place: fillers})
        cues = tuple(c for c in made.cues if c.kind is not CueKind.NEGATION)
        negations = [c for c in self.cues.local(verb) if c.kind is CueKind.NEGATION][:1]
        return replace(made, cues=(*negations, *cues))


def _with(clause: Clause, places: Mapping[str, tuple[Phrase, ...]], without: tuple[str, ...] = ()) -> Clause:
    """The clause with other fillers at some places, and its evidence stretched to them."""
    have = {p.name: p.fillers for p in clause.places if p.name not in without}
    span = clause.span
    for fillers in places.values():
        for phrase in fillers:
            span = span.joined(phrase.span)
    return replace(clause, places=tuple(Place(n, f) for n, f in (have | dict(places)).items() if f), span=span)


def _denied(clause: Clause, cue: Cue) -> Clause:
    return replace(clause, cues=(cue, *(c for c in clause.cues if c.kind is not CueKind.NEGATION)))
