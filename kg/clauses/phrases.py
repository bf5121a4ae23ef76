"""Noun phrases: spans, determiners, modifiers, and what hangs on a head."""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.appositions import share_of
from kg.clauses.tree import CLAUSAL, OUTSIDE_PHRASE, PREMODIFIERS, PROPER_TAGS, Tree
from kg.clauses.words import words
from kg.model import Phrase, PhraseKind, Place, Span, Word

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX", "WP$"})
_DEPTH = 6


class Phrases:
    """Makes the phrase of any noun of one tree, once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._made: dict[tuple[int, int], Phrase] = {}

    def fillers(self, head: int, depth: int = 0, before: int | None = None) -> tuple[Phrase, ...]:
        """The phrase of a head and those of its conjuncts; a noun that only announces a name gives way to it.

        `before`: only those that stand before this token ("X, which left, and Y": X left).
        """
        antecedent = self.tree.antecedent(head)
        if antecedent is not None and self.tree.lower(head) == "that":
            if self.tree.lemma(antecedent) in words()["circumstances"] and self.tree.dep(head) == "dobj":
                return ()  # "the first time that they met"
        if antecedent is None:
            antecedent = self._counted(head)
        if antecedent is not None and depth < _DEPTH:
            return self.antecedents(antecedent, depth + 1, head)
        found: list[Phrase] = []
        excluded = self.excluded(head)
        for conjunct in self.tree.conjuncts(head):
            if conjunct in excluded or (before is not None and conjunct > before):
                continue
            if conjunct != head and self.tree.is_verb(conjunct) and self.tree.tag(conjunct) not in ("VBG", "VBN"):
                continue
            found.extend(self._named(conjunct, depth) or (self.phrase(conjunct, depth),))
            found.extend(self._included(conjunct, depth))
        return tuple(found)

    def _included(self, head: int, depth: int) -> tuple[Phrase, ...]:
        """Those whom "states, including X and Y", "states such as X" names: they are among the states."""
        tree = self.tree
        if tree.tag(head) != "NNS" or depth >= _DEPTH:
            return ()
        preps = [p for p in tree.having(head, ("prep",)) if tree.lower(p) == "including" or self._such_as(p)]
        preps += [p for p in tree.having(head, ("prep",)) if self._among_them(p)]
        nouns = [n for p in preps for n in tree.having(p, ("pobj",)) if tree.is_name(n)]
        return tuple(f for n in nouns for f in self.fillers(n, depth + 1))

    def _among_them(self, prep: int) -> bool:
        them = self.tree.first(prep, "pobj")
        return self.tree.lower(prep) == "among" and them is not None and self.tree.lower(them) == "them"

    def _such_as(self, prep: int) -> bool:
        return self.tree.lower(prep) == "as" and prep > 0 and self.tree.lower(prep - 1) == "such"

    def _counted(self, head: int) -> int | None:
        """Of "neither of which", "two of whom": those of whom it is said."""
        tree = self.tree
        if tree.lemma(head) not in words()["quantities"] and tree.tag(head) != "CD":
            return None
        nouns = (n for p in tree.having(head, ("prep",)) if tree.lower(p) == "of" for n in tree.having(p, ("pobj",)))
        return next((found for n in nouns if (found := tree.antecedent(n)) is not None), None)

    def excluded(self, head: int) -> list[int]:
        """Those of whom it is not said: Y of "X but not Y", "X, not Y", "all Xs but Y"."""
        tree = self.tree
        if not tree.having(head, ("conj", "appos")):
            return []
        others = [*tree.conjuncts(head)[1:], *tree.having(head, ("appos",))]
        denied = [i for i in others if tree.lower(min(tree.subtree(i)) - 1) == "not" or self._starts_with_not(i)]
        if tree.first(head, "det") is not None and tree.lower(tree.children(head)[0]) in ("all", "every", "no"):
            denied += [
                i for i in tree.having(head, ("conj",)) if tree.lower(min(tree.subtree(i)) - 1) in ("but", "except")
            ]
        return denied

    def _starts_with_not(self, at: int) -> bool:
        first = min(self.tree.subtree(at))
        return first < at and self.tree.dep(first) == "neg" and self.tree.lower(first) == "not"

    def antecedents(self, noun: int, depth: int = 0, before: int | None = None) -> tuple[Phrase, ...]:
        """What a relative clause on this noun is about: all conjuncts only where it hangs on the first of them."""
        return self.fillers(noun, depth, before) if self.tree.is_noun(noun) or self.tree.tag(noun) == "PRP" else ()

    def phrase(self, head: int, depth: int = 0) -> Phrase:
        """The phrase of one head without its conjuncts; "dozens of Xs" is about the Xs."""
        key = (head, min(depth, _DEPTH))
        if key not in self._made:
            made = self._make(head, depth)
            counted = made.at("of") if made.lemma in words()["quantities"] else ()
            if len(counted) == 1 and counted[0].span.start > made.head.start:
                made = replace(counted[0], span=made.span.joined(counted[0].span), text=made.text)
            self._made[key] = made
        return self._made[key]

    def clause_phrase(self, verb: int, *, finite: bool = False) -> Phrase:
        """A verbal complement as a phrase whose `head` is the verb.

        The words of the clause: of "agreed to V" without `to`, of "agreed that X would V" (finite) with X.
        """
        without = {"mark", "punct"} | (set() if finite else {"aux", "auxpass", "nsubj", "nsubjpass"})
        inside = [i for i in self.tree.subtree(verb, frozenset(without)) if finite or i >= verb] or [verb]
        inside = inside[: next((k for k, i in enumerate(inside) if i > verb and self._trails(i)), len(inside))]
        span = self.tree.span(inside)
        return Phrase(span, self.tree.token(verb).span, self.tree.text(span), self.tree.lemma(verb), PhraseKind.CLAUSE)

    def _trails(self, at: int) -> bool:
        """Does what only comments on a clause begin here: ", with X doing", ", including", ", which"?"""
        tree = self.tree
        last = at == 0 or tree.lower(at - 1) != ","
        return not last and (tree.lower(at) in ("with", "which", "who", "including") or tree.tag(at) == "VBG")

    def _named(self, head: int, depth: int) -> tuple[Phrase, ...]:
        """The names in apposition to a common noun ("the foreign minister, X"), each `as` that noun."""
        tree = self.tree
        titled = tree.is_name(head) and tree.lower(head) not in words()["titles"]
        if titled or not tree.is_noun(head) or depth >= _DEPTH:
            return ()
        names = [n for a in tree.having(head, ("appos",)) for n in tree.conjuncts(a) if tree.is_name(n)]
        first = min(tree.subtree(names[0])) if names else 0
        beside = first == head + 1  # "the militant group X", without a comma
        beside = beside or (first > 0 and tree.lower(first - 1) == ":")  # "by three envoys: X and Y"
        single = tree.tag(head) == "NN" and len(names) == 1 and tree.token(names[0]).entity == "PERSON" and first > head
        if not names or not (beside or single or tree.lemma(head) in words()["titles"]):
            return ()
        office = self.phrase(head, depth)
        return tuple(
            _with_places(self.phrase(n, depth + 1), (Place("as", (share_of(office, i, len(names)),)),))
            for i, n in enumerate(names)
        )

    def _make(self, head: int, depth: int) -> Phrase:
        tree = self.tree
        inside = self._inside(head)
        title = self._title(head) if tree.is_name(head) else None
        if title is not None:
            inside = [i for i in inside if i > title[1]]
        span = tree.span(inside)
        premodifiers = [i for i in tree.having(head, PREMODIFIERS) if i < head and (title is None or i > title[1])]
        determiner = next((tree.lower(i) for i in tree.having(head, ("det", "predet", "preconj")) if i < head), "")
        number = next((tree.lower(i) for i in tree.having(head, ("nummod",)) if i < head), "")
        places = self._places(head, premodifiers, depth) if depth < _DEPTH else ()
        return Phrase(
            span=span,
            head=tree.token(head).span,
            text=tree.text(span),
            lemma=tree.lemma(head),
            kind=self._kind(head),
            plural=tree.tag(head) in ("NNS", "NNPS") or tree.lower(head) in ("they", "them", "we", "us", "both"),
            determiner=determiner or number,
            modifiers=tuple(
                Word(tree.token(i).text, tree.lemma(i), tree.token(i).span)
                for p in premodifiers
                if tree.dep(p) != "poss"
                for i in tree.subtree(p, frozenset({"punct"}))
            ),
            places=places,
        )

    def _inside(self, head: int) -> list[int]:
        """The tokens of the phrase: what depends on the head up to the first clause, apposition or conjunct."""
        tree = self.tree
        stop = min((c for c in tree.having(head, OUTSIDE_PHRASE) if c > head), default=len(tree.tokens))
        children = [c for c in tree.children(head) if c < stop and tree.dep(c) not in OUTSIDE_PHRASE]
        inside = [head, *(i for c in children for i in tree.subtree(c, CLAUSAL) if i < stop)]
        if tree.dep(head) == "poss" or tree.tag(head) in _PRONOUN_TAGS:
            inside = [i for i in inside if tree.dep(i) != "case"]
        return self._without_edges(inside, head)

    def _without_edges(self, inside: list[int], head: int) -> list[int]:
        """Contiguous around the head, without adverbs and negations at the front."""
        tree = self.tree
        left = right = head
        have = set(inside)
        while left - 1 in have or (left - 2 in have and self._joins(left - 1)):
            left -= 1 if left - 1 in have else 2
        while right + 1 in have or (
            right + 2 in have and (self._joins(right + 1) or tree.tag(right + 1) in ("POS", "CC"))
        ):
            right += 1 if right + 1 in have else 2
        while right > head and tree.dep(right) == "punct":
            right -= 1
        while left < head and (
            tree.dep(left) in ("neg", "preconj", "cc", "punct", "advmod")
            or (tree.is_name(head) and tree.lower(left) in ("neither", "either", "both"))
        ):
            left += 1
        return list(range(left, right + 1))

    def _joins(self, at: int) -> bool:
        """A mark inside a phrase."""
        return self.tree.tag(at) in ("HYPH", "``", "''", ",") or self.tree.token(at).text in ("-", "–", "‑")

    def _kind(self, head: int) -> PhraseKind:
        tag = self.tree.tag(head)
        if tag in PROPER_TAGS:
            return PhraseKind.NAME
        if tag in _PRONOUN_TAGS or (
            tag == "DT" and self.tree.lower(head) in ("this", "that", "these", "those", "both")
        ):
            return PhraseKind.PRONOUN
        return PhraseKind.NOUN

    def title(self, head: int) -> Phrase | None:
        """The title in front of a name, as a phrase of its own: "Russian President" of "Russian President V. P."."""
        found = self._title(head)
        if found is None:
            return None
        tree, (noun, end) = self.tree, found
        pre = [i for h in (head, noun) for i in tree.having(h, PREMODIFIERS | {"det"}) if i <= noun]
        inside = sorted({j for i in pre if tree.dep(i) != "poss" for j in tree.subtree(i) if j <= noun} | {noun})
        first = inside[0]
        while first < noun and tree.dep(first) in ("det", "punct"):
            first += 1
        span = tree.span([first, end])
        modifiers = tuple(
            Word(tree.token(i).text, tree.lemma(i), tree.token(i).span) for i in range(first, noun) if i in inside
        )
        return Phrase(
            span,
            tree.token(noun).span,
            tree.text(span),
            self._title_word(noun),
            PhraseKind.NOUN,
            plural=self._title_word(noun) != tree.lower(noun),
            modifiers=modifiers,
            places=self._of([i for i in pre if i != noun], noun, depth=1),
        )

    def _title_word(self, at: int) -> str:
        """The title that a word is, in the singular where several share it: "Presidents X and Y"; else empty."""
        word = self.tree.lower(at)
        one = word[:-1] if word.endswith("s") and self.tree.token(at).text[:1].isupper() else ""
        return next((w for w in (word, one) if w in words()["titles"]), "")

    def _title(self, head: int) -> tuple[int, int] | None:
        """The noun and the last word of a title in front of a name: of "Secretary of State X", those two."""
        tree = self.tree
        if tree.lower(head) in words()["titles"] or tree.lower(head) in words()["bodies"]:
            return None
        found = [
            i
            for i in tree.subtree(head, OUTSIDE_PHRASE)
            if i < head
            and self._title_word(i)
            and tree.dep(i) in ("compound", "nmod", "amod", "npadvmod", "appos", "nsubj")
            and tree.head(i) in (head, *tree.having(head, ("compound", "nmod")))
        ]
        if not found or any(
            tree.tag(j) in ("DT", "PRP$") for p in tree.having(found[-1], ("prep",)) for j in tree.subtree(p)
        ):
            return None  # "guards of the leader X": X is no guard
        own = [
            j for p in tree.having(found[-1], ("prep",)) if tree.lower(p) == "of" for j in tree.subtree(p) if j < head
        ]
        return found[-1], max([found[-1], *own])

    # --- what hangs on a head ----------------------------------------------------------------------------------------

    def _places(self, head: int, premodifiers: list[int], depth: int) -> tuple[Place, ...]:
        tree = self.tree
        places: dict[str, list[Phrase]] = {}
        for place in self._of(premodifiers, head, depth):
            places.setdefault(place.name, []).extend(place.fillers)
        for prep in tree.having(head, ("prep",)):
            name, nouns = self.preposition(prep)
            for noun in nouns:
                places.setdefault(name, []).extend(self.fillers(noun, depth + 1))
        for i in tree.having(head, ("acl",)):
            if tree.lemma(i) in words()["wrought"]:  # "crimes committed by X"
                nouns = [n for a in tree.having(i, ("agent",)) for n in tree.having(a, ("pobj",))]
                places.setdefault("by", []).extend(f for n in nouns for f in self.fillers(n, depth + 1))
        office = self.title(head) if tree.is_name(head) else None
        if office is not None:
            places.setdefault("as", []).append(office)
            places.setdefault("of", []).extend(office.at("of"))
        for appos in tree.having(head, ("appos",)):
            places.setdefault("as", []).extend(
                self.phrase(n, depth + 1) for n in tree.conjuncts(appos) if tree.is_noun(n)
            )
        return tuple(Place(name, tuple(fillers)) for name, fillers in places.items() if fillers)

    def _of(self, premodifiers: list[int], head: int, depth: int) -> tuple[Place, ...]:
        """Possessors and capitalised premodifiers, which say whose it is."""
        tree = self.tree
        of: list[Phrase] = []
        runs: list[tuple[int, int]] = []
        for i in sorted(set(premodifiers)):
            if tree.dep(i) == "poss" and tree.lemma(head) in words()["counterparts"]:
                continue  # "his Turkish counterpart" is Turkey's
            if tree.dep(i) == "poss":
                of.extend(self.fillers(i, depth + 1))
            elif tree.tag(head) not in PROPER_TAGS or tree.lower(head) in words()["titles"]:
                for first, last in self._proper_runs(i):
                    if runs and runs[-1][1] == first - 1:
                        runs[-1] = (runs[-1][0], last)
                    else:
                        runs.append((first, last))
        of.extend(self._proper(run) for run in runs)
        return (Place("of", tuple(of)),) if of else ()

    def _proper_runs(self, at: int) -> list[tuple[int, int]]:
        """Runs of capitalised words in a premodifier, as first and last index."""
        tree = self.tree
        runs: list[tuple[int, int]] = []
        for i in tree.subtree(at, frozenset({"punct", "cc"})):
            text = tree.token(i).text
            capital = text[:1].isupper() and tree.tag(i) in ("NNP", "NNPS", "JJ", "NN", "NNS")
            if not capital or tree.lower(i) in words()["titles"] | words()["title_parts"] | words()["hedges"]:
                continue
            if runs and runs[-1][1] == i - 1 and tree.dep(i) != "conj":
                runs[-1] = (runs[-1][0], i)
            else:
                runs.append((i, i))
        return runs

    def named(self, at: int) -> Phrase:
        """One capitalised word as a name: the "Russian" of "the islands are Russian"."""
        return self._proper((at, at))

    def _proper(self, run: tuple[int, int]) -> Phrase:
        tree = self.tree
        span = tree.span(run)
        head = tree.token(run[1])
        return Phrase(span, head.span, tree.text(span), head.lemma, PhraseKind.NAME)

    def preposition(self, prep: int) -> tuple[str, list[int]]:
        """The name of a preposition, chained ones joined (`out_of`), and the heads of its objects."""
        tree = self.tree
        name = tree.lower(prep)
        nouns = tree.having(prep, ("pobj",))
        if name == "of" and prep and tree.lower(prep - 1) == "instead":
            name = "instead_of"
        for inner in tree.having(prep, ("prep",)):
            if not nouns and name in (
                "out",
                "according",
                "because",
                "ahead",
                "instead",
                "along",
                "away",
                "outside",
                "inside",
                "next",
                "prior",
                "due",
                "thanks",
                "together",
                "as",
                "up",
                "back",
                "off",
                "close",
                "such",
                "across",
                "apart",
            ):
                inner_name, inner_nouns = self.preposition(inner)
                return f"{name}_{inner_name}", inner_nouns
        return ("between" if name == "among" else name), nouns


def _with_places(phrase: Phrase, extra: tuple[Place, ...]) -> Phrase:
    """The same phrase with more places; fillers of a place that is there already are kept."""
    have = {p.name: p.fillers for p in phrase.places}
    for place in extra:
        have[place.name] = have.get(place.name, ()) + tuple(
            f for f in place.fillers if f not in have.get(place.name, ())
        )
    return replace(phrase, places=tuple(Place(n, f) for n, f in have.items()))


def joined_span(spans: list[Span]) -> Span:
    """The smallest span that holds all."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
