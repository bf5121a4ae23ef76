"""A parsed sentence as a tree: the only view of dependency labels that the other modules of this room share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.model import Sentence, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
DATIVES = frozenset({"dative", "iobj"})
PREDICATIVES = frozenset({"attr", "oprd"})
TIME_ADVERBIALS = frozenset({"npadvmod", "advmod"})
PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "npadvmod", "advmod"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "DT", "JJ", "WDT", "PRP$"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})
_PARTICLES = frozenset("back out away off up down over aside together apart free".split())
_LATE = frozenset({"back", "home", "out", "away"})
_ISE = frozenset(
    """promise advise raise rise exercise surprise compromise supervise revise devise disguise televise improvise excise
    praise comprise despise arise premise franchise appraise incise advertise merchandise""".split()
)
CLAUSAL = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "ccomp"})
OUTSIDE_PHRASE = frozenset({"relcl", "acl", "appos", "conj", "cc", "preconj", "parataxis", "advcl", "punct", "ccomp"})


class Tree:
    """Children, subtrees and paths over one sentence; token indices are those of the sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._children: list[list[int]] = [[] for _ in self.tokens]
        self._deps = [token.dep for token in self.tokens]
        self._tags = [token.tag for token in self.tokens]
        self._lower = [token.text.lower() for token in self.tokens]
        self._labels: list[set[str]] = [set() for _ in self.tokens]  # those of the children
        self._subtrees: dict[tuple[int, frozenset[str]], list[int]] = {}
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)
                self._labels[token.head].add(token.dep)

    @cached_property
    def root(self) -> int:
        """The root's index, -1 for an empty sentence."""
        return next((t.index for t in self.tokens if t.head == t.index), -1)

    def children(self, at: int) -> list[int]:
        return self._children[at]

    def dep(self, at: int) -> str:
        return self._deps[at]

    def tag(self, at: int) -> str:
        return self._tags[at]

    def lemma(self, at: int) -> str:
        return self.tokens[at].lemma

    def lower(self, at: int) -> str:
        return self._lower[at]

    def head(self, at: int) -> int:
        return self.tokens[at].head

    def having(self, at: int, deps: frozenset[str] | tuple[str, ...]) -> list[int]:
        """The children that bear one of these labels, in text order."""
        if self._labels[at].isdisjoint(deps):
            return []
        return [c for c in self._children[at] if self._deps[c] in deps]

    def first(self, at: int, *deps: str) -> int | None:
        found = self.having(at, deps)
        return found[0] if found else None

    def subtree(self, at: int, without: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, in text order, not through children that bear one of the labels."""
        if not self._children[at]:
            return [at]
        known = self._subtrees.get((at, without))
        if known is not None:
            return known
        found, todo = [], [at]
        while todo:
            here = todo.pop()
            found.append(here)
            if self._children[here]:
                todo.extend([c for c in self._children[here] if self._deps[c] not in without])
        found.sort()
        self._subtrees[at, without] = found
        return found

    def ancestors(self, at: int) -> Iterator[int]:
        """The heads above, the nearest first."""
        while self.tokens[at].head != at:
            at = self.tokens[at].head
            yield at

    def first_of_preps(self, prep: int) -> int:
        """What a preposition hangs on, also where it is coordinated: "accused X of V-ing and of V-ing"."""
        while self.tokens[prep].dep == "conj" and self.tokens[self.head(prep)].dep in ("prep", "agent"):
            prep = self.head(prep)
        return self.head(prep)

    def conjuncts(self, at: int) -> list[int]:
        """The token and those coordinated with it, in text order, first conjunct first."""
        found = [at]
        for child in self.having(at, ("conj",)):
            found.extend(self.conjuncts(child))
        return found

    def span(self, tokens: Iterable[int]) -> Span:
        """From the first to the last of the tokens, as offsets in the article's part."""
        indices = sorted(tokens)
        return self.tokens[indices[0]].span.joined(self.tokens[indices[-1]].span)

    def text(self, span: Span) -> str:
        return self.sentence.slice(span)

    def verb_lemma(self, at: int) -> str:
        """The lemma with its particles behind underscores (`pull_out`), spelt with -ize."""
        lemma = self.lemma(at)
        if lemma.endswith("ise") and lemma not in _ISE:
            lemma = lemma[:-3] + "ize"
        particles = [self.lower(i) for i in self.having(at, ("prt",))]
        if not particles and at + 1 < len(self.tokens) and self.lower(at + 1) in _PARTICLES:
            if self.head(at + 1) == at and self.dep(at + 1) == "advmod":
                particles = [self.lower(at + 1)]
        if not particles and lemma in ("go", "come") and at + 1 < len(self.tokens):
            particles = [self.lower(at + 1)] if self.lower(at + 1) in ("ashore", "home") else []
        if not particles:
            particles = self._late_particle(at)
        return "_".join([lemma, *particles])

    def _late_particle(self, verb: int) -> list[str]:
        """Of "called its troops back from X": the particle right behind the object."""
        objects = self.having(verb, OBJECTS)
        behind = max(self.subtree(objects[-1])) + 1 if objects else len(self.tokens)
        if behind < len(self.tokens) and self.lower(behind) == "together":
            return ["together"]
        for i in self.having(verb, ("advmod",)) if objects else ():
            whence = any(self.lower(p) in ("from", "of") for p in self.having(i, ("prep",)))
            if self.lower(i) in _LATE and i > objects[-1] and whence:
                return [self.lower(i)]
        return []

    def relativizer(self, verb: int) -> int | None:
        """The relative word of a relative clause, or None where it is left out."""
        for i in self.subtree(verb, frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "xcomp"})):
            if i < verb and (self.tag(i) in ("WDT", "WP", "WP$", "WRB") or self._relative_that(i)):
                return i
        for verb_below in self.having(verb, ("xcomp", "ccomp")):
            found = next((i for i in self.subtree(verb_below) if i < verb and self.tag(i) in ("WDT", "WP")), None)
            if found is not None:
                return found
        return None

    def _relative_that(self, at: int) -> bool:
        return self.lower(at) == "that" and self.dep(at) in ("nsubj", "nsubjpass", "dobj", "pobj", "dative")

    def antecedent(self, at: int) -> int | None:
        """The noun that a relative pronoun stands for, or None where the token is none."""
        if self.tag(at) not in ("WDT", "WP", "WP$", "WRB") and not self._relative_that(at):
            return None
        for above in (at, *self.ancestors(at)):
            if self.dep(above) == "relcl":
                return self.through_apposition(self.head(above), names=True)
        return None

    def through_apposition(self, noun: int, *, names: bool = False) -> int:
        """Of "China, an ally of X, which": China; a name in apposition stands for itself unless `names`.

        A plural one is about all in front of it: of "A and B, the two regions that" it is A, with its conjuncts.
        """
        if self.dep(noun) != "appos" or (self.is_name(noun) and not names):
            return noun
        above = self.head(noun)
        while self.tag(noun) == "NNS" and self.dep(above) == "conj":
            above = self.head(above)
        return above

    def is_verb(self, at: int) -> bool:
        return self._tags[at].startswith("VB")

    def is_noun(self, at: int) -> bool:
        return self._tags[at] in ("NN", "NNS", "NNP", "NNPS")

    def is_name(self, at: int) -> bool:
        return self.tag(at) in PROPER_TAGS

    def token(self, at: int) -> Token:
        return self.tokens[at]
