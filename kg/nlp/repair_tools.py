"""What repairs of a tree need: who hangs on whom."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Token
from kg.nlp.words import mended_lemma

Tokens = tuple[Token, ...]


class Indexed(tuple[Token, ...]):
    """Tokens that know what hangs on each of them."""

    _below: dict[int, list[Token]] | None = None

    def below(self) -> dict[int, list[Token]]:
        """The dependents by head, in text order."""
        if self._below is None:
            self._below = {}
            for token in self:
                if token.head != token.index:
                    self._below.setdefault(token.head, []).append(token)
        return self._below


def children(tokens: Sequence[Token], at: int) -> list[Token]:
    """The tokens that hang on this one."""
    if isinstance(tokens, Indexed):
        return list(tokens.below().get(at, ()))
    return [t for t in tokens if t.head == at and t.index != at]


def first_word(tokens: Sequence[Token], at: int) -> int:
    """The leftmost token below this one."""
    first, todo = at, [at]
    while todo:
        here = todo.pop()
        first = min(first, here)
        todo.extend(c.index for c in children(tokens, here))
    return first


def last_word(tokens: Sequence[Token], at: int) -> int:
    """The rightmost token below this one."""
    last, todo = at, [at]
    while todo:
        here = todo.pop()
        last = max(last, here)
        todo.extend(c.index for c in children(tokens, here))
    return last


def changed(tokens: Tokens, *others: Token) -> Tokens:
    """The tokens with some of them exchanged."""
    by_index = {t.index: t for t in others}
    return Indexed(by_index.get(t.index, t) for t in tokens)


def below(tokens: Sequence[Token], at: int) -> set[int]:
    """The token and all that hangs on it, by index."""
    found, todo = set(), [at]
    while todo:
        here = todo.pop()
        found.add(here)
        todo.extend(c.index for c in children(tokens, here))
    return found


def gerund_lemma(word: str) -> str:
    """The lemma of a gerund that the parser took for a noun.

    >>> [gerund_lemma(w) for w in ("mediating", "trading", "brokering", "sending")]
    ['mediate', 'trade', 'broker', 'send']
    """
    stem = word.lower()[:-3]
    if stem.endswith(("at", "c", "v", "dg", "u")):
        return stem + "e"
    return mended_lemma(word, stem, "VBG")


def is_tree(tokens: Sequence[Token]) -> bool:
    """Does every word lead up to the one root?"""
    good: set[int] = set()
    roots = 0
    for token in tokens:
        path, here = [], token
        while here.index not in good:
            if here.index in path:
                return False
            path.append(here.index)
            if here.head == here.index:
                roots += 1
                break
            here = tokens[here.head]
        good.update(path)
    return roots == 1
