"""Repairs of clauses that leave out their verb: what stands for the rest gets the label `gap` under the verb.

"A recognised B in May and C in June", "P signed for A and Q for B", "has troops in A but none in B", "but not in C".
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token
from kg.nlp.repair_tools import Tokens, changed, children, last_word

GAP = "gap"
_NAMES = ("NNP", "NNPS")
_PLACES = frozenset("in at to from on into against with for near".split())
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december day week month year""".split()
)


def name_and_time(tokens: Tokens, at: int) -> Tokens | None:
    """Of "A recognised B in May and C in June", "signed on Monday, and C on Tuesday": C is no time."""
    name = tokens[at]
    if name.tag not in _NAMES or name.dep not in ("conj", "npadvmod") or _is_time(name):
        return None
    anchor = tokens[name.head]
    if name.dep == "conj" and not (_is_time(anchor) and anchor.dep in ("pobj", "gap")) and anchor.tag[:2] != "VB":
        return None
    verb = _verb_above(tokens, at)
    time = _time_behind(tokens, at)
    if verb is None or time is None or verb.index > at:
        return None
    return changed(tokens, replace(name, head=verb.index, dep=GAP), replace(time, head=at))


def _is_time(token: Token) -> bool:
    return token.entity == "DATE" or token.lemma in _TIMES


def _time_behind(tokens: Tokens, at: int) -> Token | None:
    """The preposition or noun of the time right behind a name: "in June", "the next day"."""
    behind = at + 1
    if behind >= len(tokens):
        return None
    if tokens[behind].dep == "prep" and any(_is_time(c) and c.dep == "pobj" for c in children(tokens, behind)):
        return tokens[behind]
    return next(
        (t for t in tokens[behind : behind + 4] if t.dep == "npadvmod" and _is_time(t) and t.lemma not in ("may",)),
        None,
    )


def _verb_above(tokens: Tokens, at: int) -> Token | None:
    here = tokens[at]
    while here.head != here.index:
        here = tokens[here.head]
        if here.tag.startswith("VB"):
            return here
    return None


def second_signatory(tokens: Tokens, at: int) -> Tokens | None:
    """Of "P signed it for A and Q for B": Q signs too, for B."""
    name = tokens[at]
    place = tokens[name.head]
    if name.dep != "conj" or name.tag not in _NAMES or place.dep != "pobj" or place.entity == "PERSON":
        return None
    if name.entity != "PERSON" and not any(c.dep == "compound" for c in children(tokens, at)):
        return None
    prep = tokens[place.head]
    own = any(c.dep == "prep" and c.lemma == "for" for c in children(tokens, at))
    verb = _verb_above(tokens, at)
    if prep.lemma != "for" or not own or verb is None or tokens[prep.head].entity == "PERSON":
        return None
    moved = replace(prep, head=verb.index)
    return changed(tokens, replace(name, head=verb.index, dep=GAP), moved)


def but_none(tokens: Tokens, at: int) -> Tokens | None:
    """Of "has troops in A but none in B": none of the same troops."""
    word = tokens[at]
    noun = tokens[word.head]
    if word.text.lower() != "none" or word.dep != "conj":
        return None
    verb = noun if noun.tag.startswith("VB") else tokens[noun.head]
    if verb is not noun and noun.dep not in ("dobj", "nsubjpass"):
        return None
    placed = any(c.dep == "prep" and c.lemma in _PLACES for c in children(tokens, at))
    return changed(tokens, replace(word, head=verb.index, dep=GAP)) if placed else None


def but_not(tokens: Tokens, at: int) -> Tokens | None:
    """Of "sent troops to A but not to B": they are not sent to B."""
    prep = tokens[at]
    if prep.dep != "conj" or prep.tag not in ("IN", "TO") or prep.lemma not in _PLACES or at == 0:
        return None
    verb = _verb_above(tokens, at)
    denied = tokens[at - 1].dep == "neg" and last_word(tokens, at) > at
    return changed(tokens, replace(prep, head=verb.index, dep=GAP)) if denied and verb is not None else None
