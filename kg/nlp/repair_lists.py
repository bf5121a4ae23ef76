"""Repairs of lists: those who act together, pairs on two sides, offices of several people."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token
from kg.nlp.repair_tools import Tokens, changed, children, first_word, last_word

_NAMES = ("NNP", "NNPS")
OFFICES = frozenset(
    """minister president leader envoy king chief head secretary ambassador spokesman spokeswoman premier commander
    general negotiator chancellor official delegate representative governor mayor founder chairman""".split()
)
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP")


def together_with(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X, along with Y, signed", "X together with Y": Y acts too."""
    prep = tokens[at]
    if prep.lemma != "with" or at == 0 or tokens[at - 1].text.lower() not in ("along", "together", "jointly"):
        return None
    other = next((c for c in children(tokens, at) if c.dep == "pobj"), None)
    before = at - 2 if at > 1 and tokens[at - 2].text != "," else at - 3
    first = _phrase_ending_at(tokens, before)
    if other is None or first is None or first.dep not in ("nsubj", "nsubjpass", "pobj"):
        return None
    if first.dep == "pobj" and tokens[first.head].dep != "agent":
        return None
    return changed(
        tokens,
        replace(other, head=first.index, dep="conj"),
        replace(prep, head=first.index, dep="cc", tag="CC"),
        replace(tokens[at - 1], head=at, dep="advmod"),
    )


def _phrase_ending_at(tokens: Tokens, end: int) -> Token | None:
    """The noun whose phrase, apart from what is added behind it, ends here."""
    here = end
    while 0 <= here < len(tokens):
        token = tokens[here]
        if token.tag in _NOUNS and token.dep in ("nsubj", "nsubjpass", "pobj"):
            return token
        if token.head == here or token.head > end:
            return tokens[token.head] if tokens[token.head].dep in ("nsubj", "nsubjpass") else None
        here = token.head
    return None


def as_well_as(tokens: Tokens, at: int) -> Tokens | None:
    """Of "met X as well as Y": Y is met too."""
    last = tokens[at]
    if last.text.lower() != "as" or at < 3 or [t.text.lower() for t in tokens[at - 2 : at]] != ["as", "well"]:
        return None
    other = next((c for c in children(tokens, at) if c.dep == "pobj"), None)
    first = tokens[last.head]
    if other is None or first.index > at or first.tag not in _NOUNS:
        return None
    return changed(tokens, replace(other, head=first.index, dep="conj"), replace(last, dep="cc"))


def two_sides(tokens: Tokens, at: int) -> Tokens | None:
    """Of "between X on one side and Y on the other": X and Y are the two."""
    first = tokens[at]
    between = tokens[first.head]
    if first.dep != "pobj" or between.lemma not in ("between", "among") or at + 4 >= len(tokens):
        return None
    side = _side(tokens, at + 1)
    if side is None or side + 1 >= len(tokens) or tokens[side + 1].lemma != "and":
        return None
    names = [t for t in tokens[side + 2 :] if t.dep == "conj" and t.head <= side]
    other = next((t for t in names if first_word(tokens, t.index) == side + 2), None)
    if other is None or other.tag not in _NOUNS or other.head == at:
        return None
    return changed(tokens, replace(other, head=at, dep="conj"), replace(tokens[side + 1], head=at, dep="cc"))


def _side(tokens: Tokens, at: int) -> int | None:
    """The last word of "on one side", "on the one hand" that begins here."""
    if tokens[at].text.lower() != "on":
        return None
    return next((i for i in range(at + 1, min(at + 4, len(tokens))) if tokens[i].lemma in ("side", "hand")), None)


def holders_of_offices(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the presidents of X and Y, A and B, met": A and B are the presidents, no places."""
    name = tokens[at]
    above = tokens[name.head]
    if name.entity in ("GPE", "NORP", "LOC", "DATE") or name.tag not in _NAMES or name.dep not in ("conj", "pobj"):
        return None
    if name.entity != "PERSON" and not any(c.dep == "compound" for c in children(tokens, at)):
        return None
    places = _places_before(tokens, name)
    if places is None:
        return None
    prep, last = places
    office = tokens[prep.head]
    start = min([at, *(c.index for c in children(tokens, at) if c.dep == "compound" and c.index > last.index)])
    if office.tag != "NNS" or office.lemma not in OFFICES or prep.lemma != "of" or tokens[start - 1].text != ",":
        return None
    if above.entity == "PERSON":
        return None
    moved = [replace(last, head=prep.index, dep="pobj")] if name.dep == "pobj" else []
    return changed(tokens, replace(name, head=office.index, dep="appos"), *moved)


def _places_before(tokens: Tokens, name: Token) -> tuple[Token, Token] | None:
    """The preposition of the places in front of a name, and the first of those places."""
    if name.dep == "conj":
        place = tokens[name.head]
        while place.dep == "conj":
            place = tokens[place.head]
        return (tokens[place.head], place) if place.dep == "pobj" else None
    own = [c for c in children(tokens, name.index) if c.dep == "nmod" and c.tag in _NAMES]
    return (tokens[name.head], own[0]) if len(own) == 1 else None


def country_of_title(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Peru's ally China abstained", "Oslo's rival Lima said": the name says who the ally is."""
    name = tokens[at]
    if name.tag not in _NAMES or name.dep not in ("nsubj", "nsubjpass") or at == 0:
        return None
    noun = tokens[first_word(tokens, at) - 1]
    if noun.dep not in ("nsubj", "nsubjpass", "dep") or noun.head != name.head:
        return None
    if noun.tag not in ("NN", "NNS", "JJ") or last_word(tokens, noun.index) != noun.index:
        return None
    return changed(tokens, replace(name, head=noun.index, dep="appos"), replace(noun, dep=name.dep, tag=_common(noun)))


def _common(noun: Token) -> str:
    return noun.tag if noun.tag != "JJ" else "NN"


def possessed_adjective(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Oslo's rival Lima": what somebody has and what acts is a noun."""
    word = tokens[at]
    if word.tag != "JJ" or word.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj"):
        return None
    owned = any(c.dep == "poss" for c in children(tokens, at))
    return changed(tokens, replace(word, tag="NN")) if owned and word.lemma != "own" else None


def acronym(tokens: Tokens, at: int) -> Tokens | None:
    """Of "ECOWAS members X and Y opposed": capitals are a name and no verb, and X and Y are the members."""
    word = tokens[at]
    if not word.text.isupper() or len(word.text) < 3 or not word.tag.startswith("VB") or at + 2 >= len(tokens):
        return None
    noun, name = tokens[at + 1], tokens[at + 2]
    if noun.head != at or noun.dep != "dobj" or name.tag not in _NAMES or name.dep not in ("nsubj", "nsubjpass"):
        return None
    return changed(
        tokens,
        replace(word, head=noun.index, dep="compound", tag="NNP"),
        replace(noun, head=name.head, dep=name.dep),
        replace(name, head=noun.index, dep="appos"),
    )


def behind_colon(tokens: Tokens, at: int) -> Tokens | None:
    """Of "signed by two envoys: P for A and Q for B": P and Q are the envoys."""
    name = tokens[at]
    colon = first_word(tokens, at) - 1
    if name.dep != "appos" or name.tag not in _NAMES or colon < 1 or tokens[colon].text != ":":
        return None
    noun = tokens[colon - 1]
    while noun.dep == "pobj" and tokens[noun.head].lemma == "of":  # "the members of the group: X and Y"
        noun = tokens[tokens[noun.head].head]
    if noun.tag not in ("NN", "NNS") or noun.index == name.head:
        return None
    others = [replace(c, dep="conj") for c in children(tokens, at) if c.dep == "appos" and c.entity == "PERSON"]
    return changed(tokens, replace(name, head=noun.index), *others)


def name_behind_noun(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X and his Irish counterpart Y signed": Y is the counterpart."""
    name = tokens[at]
    first = first_word(tokens, at)
    if name.dep != "conj" or name.tag != "NNP" or first == 0:
        return None
    noun = tokens[first - 1]
    if (
        noun.tag != "NN"
        or noun.dep != "conj"
        or noun.head not in (name.head, *(t.index for t in tokens if t.head == at))
    ):
        return None
    return changed(tokens, replace(name, head=noun.index, dep="appos"))
