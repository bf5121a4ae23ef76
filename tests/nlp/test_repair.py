"""Whatever a parser says, what the repairs leave is one tree over the same words."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from kg.clauses import find_clauses
from kg.model import Part, Sentence, Span, Token
from kg.nlp.repair import repaired_tree
from kg.nlp.repair_tools import Tokens, is_tree

_DEPS = (
    "nsubj nsubjpass dobj pobj pcomp prep conj cc appos relcl acl advcl ccomp xcomp compound nmod amod npadvmod oprd "
    "prt advmod mark det aux"
).split()
_WORDS = (
    "Peru Chile and , ; that which talks between of signed had to with along on May Monday none not claim 's linked "
    "killed back angered neither three persona non grata over Per plan arms as baseless among them according visit"
).split()
_TAGS = "NNP NN NNS VBD VBZ VBG VBN VB IN CC WDT DT JJ CD".split()


def tree(random: Random, size: int) -> Tokens:
    """A tree of random words, tags and labels."""
    order = list(range(size))
    random.shuffle(order)
    heads = {order[0]: order[0]} | {here: random.choice(order[:n]) for n, here in enumerate(order) if n}
    words = [random.choice(_WORDS) for _ in range(size)]
    return tuple(
        Token(
            index=i,
            text=words[i],
            lemma=words[i].lower(),
            tag=random.choice(_TAGS),
            dep="ROOT" if heads[i] == i else random.choice(_DEPS),
            head=heads[i],
            span=Span(i * 10, i * 10 + len(words[i])),
            entity=random.choice(["", "GPE", "PERSON", "DATE"]),
        )
        for i in range(size)
    )


@pytest.mark.parametrize("seed", range(60))
def test_random_trees_stay_trees(seed: int) -> None:
    random = Random(seed)
    for _ in range(20):
        before = tree(random, random.randint(1, 14))
        after = repaired_tree(before)
        assert is_tree(after)
        assert [t.text for t in after] == [t.text for t in before]


@pytest.mark.parametrize("seed", range(60, 100))
def test_clauses_are_found_in_any_tree(seed: int) -> None:
    """An odd parse may cost a clause, never the article."""
    random = Random(seed)
    for _ in range(20):
        tokens = repaired_tree(tree(random, random.randint(1, 14)))
        text = " ".join(t.text.ljust(9) for t in tokens)
        whole = Span(0, tokens[-1].span.end)
        sentence = Sentence("a", Part.TEXT, 0, whole, text[: whole.end], tokens, 1)
        assert all(whole.holds(c.span) for c in find_clauses([sentence])[0])


def test_a_cycle_is_no_tree() -> None:
    one, two, *rest = tree(Random(1), 4)
    assert is_tree((one, two, *rest))
    assert not is_tree((replace(one, head=1), replace(two, head=0), *rest))


def misread(*words: tuple[str, str, str, int]) -> Tokens:
    """Tokens of words with tag, label and head, as a parser might give them."""
    return tuple(
        Token(i, text, text.lower(), tag, dep, head, Span(i * 10, i * 10 + len(text)))
        for i, (text, tag, dep, head) in enumerate(words)
    )


def test_two_persons_with_a_title_each_are_two() -> None:
    before = misread(
        ("President", "NNP", "compound", 5), ("Berg", "NNP", "appos", 0), ("and", "CC", "cc", 1),
        ("Korean", "JJ", "amod", 4), ("leader", "NN", "conj", 1), ("Park", "NNP", "nsubj", 6),
        ("met", "VBD", "ROOT", 6),
    )  # fmt: skip
    after = {t.text: (t.dep, before[t.head].text) for t in repaired_tree(before)}
    assert after["Berg"] == ("nsubj", "met") and after["Park"] == ("conj", "Berg")
    assert after["President"] == ("compound", "Berg") and after["leader"] == ("compound", "Park")
