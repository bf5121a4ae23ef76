"""Repairs of what stands beside a noun between commas: who somebody is, what a deed was, what somebody is given."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token
from kg.nlp.repair_lists import OFFICES
from kg.nlp.repair_objects import GIVING, JUDGING
from kg.nlp.repair_tools import Tokens, changed, children, first_word

_NAMES = ("NNP", "NNPS")
# What a deed may be called behind it: "X visited Y, a move that Z condemned".
_DEEDS = frozenset(
    """visit trip move step decision act action attack strike raid gesture measure ruling verdict violation breach
    incident development policy announcement intervention incursion provocation tactic strategy practice crime killing
    escalation concession victory defeat deployment request refusal demand gambit stance position change turnaround
    reversal sign signal mistake manoeuvre maneuver blow setback""".split()
)
# Whose nationality or place says of a person who he is.
_OF_PERSONS = frozenset("citizenship nationality passport passports residency ties links roots background".split())


def person_behind(tokens: Tokens, at: int) -> Tokens | None:
    """Of "an academic from Fiji, Tom Vale, said", "a man with Fijian citizenship, Tom Vale": Tom Vale is the man."""
    name = tokens[at]
    if name.dep not in ("appos", "npadvmod") or name.entity not in ("PERSON", "") or name.tag not in _NAMES:
        return None
    if not name.entity and not any(c.dep == "compound" for c in children(tokens, at)):
        return None
    start = first_word(tokens, at)
    if start < 3 or tokens[start - 1].text != ",":
        return None
    place = tokens[start - 2]
    noun = place
    if name.dep == "appos" and tokens[name.head].tag == "NN" and name.head != place.index:
        return None
    if place.dep == "pobj" and tokens[place.head].dep == "prep":
        prep = tokens[place.head]
        official = tokens[prep.head].lemma in OFFICES and place.tag in _NAMES
        placed = place.entity in ("GPE", "LOC", "NORP", "ORG") or official
        if not placed and place.lemma not in _OF_PERSONS:
            new = any(c.text.lower() in ("a", "an") for c in children(tokens, place.index))
            return _beside(tokens, at, place.index) if new else None
        if prep.lemma not in ("from", "with", "in", "at", "for", "of"):
            return None
        noun = tokens[prep.head]
        if noun.tag.startswith("VB"):
            noun = next((c for c in children(tokens, noun.index) if c.dep == "dobj" and c.index < prep.index), noun)
    return _beside(tokens, at, noun.index)


def _beside(tokens: Tokens, name: int, noun: int) -> Tokens | None:
    """The name in apposition to a singular noun with an article or owner."""
    if tokens[noun].tag != "NN" or tokens[name].head == noun:
        return None
    known = any(c.dep in ("det", "poss", "amod") for c in children(tokens, noun))
    timed = tokens[noun].dep == "npadvmod" or tokens[noun].entity in ("DATE", "TIME")
    if not known or timed:
        return None
    return changed(tokens, replace(tokens[name], head=noun, dep="appos"))


def deed_beside(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X went to Lima, a visit that Y condemned": the going is the visit, not Lima."""
    noun = tokens[at]
    name = tokens[noun.head]
    if noun.dep != "appos" or noun.lemma not in _DEEDS or (name.tag not in _NAMES and name.tag != "CD"):
        return None
    own = children(tokens, at)
    start = first_word(tokens, at)
    if tokens[start].text.lower() not in ("a", "an", "the", "another") or tokens[start - 1].text != ",":
        return None
    here = name
    while here.head != here.index and not here.tag.startswith("VB"):
        here = tokens[here.head]
    if not here.tag.startswith("VB") or not any(c.dep in ("relcl", "acl", "prep", "amod") for c in own):
        return None
    return changed(tokens, replace(noun, head=here.index, dep="npadvmod"))


def declared_over(tokens: Tokens, at: int) -> Tokens | None:
    """Of "declared the war over": over is what the war is declared."""
    word = tokens[at]
    verb = tokens[word.head]
    if word.dep not in ("prt", "advmod") or word.text != "over" or verb.lemma not in JUDGING:
        return None
    before = any(c.dep == "dobj" and c.index < at for c in children(tokens, verb.index))
    return changed(tokens, replace(word, dep="oprd", tag="JJ")) if before else None


def unwelcome(tokens: Tokens, at: int) -> Tokens | None:
    """Of "declared the envoy persona non grata": three words that say one thing of the envoy."""
    word = tokens[at]
    if word.text.lower() != "persona" or at + 2 >= len(tokens) or tokens[at + 2].text.lower() != "grata":
        return None
    verb = next((t for t in reversed(tokens[:at]) if t.lemma in JUDGING), None)
    if verb is None or word.head == at:
        return None
    who = [replace(c, head=verb.index, dep="dobj") for c in children(tokens, at) if c.dep in ("nsubj", "nsubjpass")]
    passive = any(c.dep in ("nsubjpass", "auxpass") for c in children(tokens, verb.index))
    if not who and not passive and not any(c.dep == "dobj" for c in children(tokens, verb.index)):
        return None
    parts = [replace(tokens[i], head=at, dep="amod", tag="FW") for i in (at + 1, at + 2)]
    rest = [replace(c, head=verb.index) for c in children(tokens, at) if c.index > at + 2]
    return changed(tokens, replace(word, head=verb.index, dep="oprd", tag="NN"), *who, *parts, *rest)


def ally_between(tokens: Tokens, at: int) -> Tokens | None:
    """Of "gave Peru, its ally, helicopters": Peru gets them."""
    thing = tokens[at]
    ally = tokens[thing.head]
    name = tokens[ally.head]
    verb = tokens[name.head]
    if thing.dep != "appos" or ally.dep not in ("conj", "appos") or name.dep != "dobj" or verb.lemma not in GIVING:
        return None
    if thing.tag not in ("NN", "NNS") or tokens[first_word(tokens, at) - 1].text != ",":
        return None
    if any(c.dep == "cc" for c in children(tokens, name.index)):
        return None
    return changed(
        tokens,
        replace(name, dep="dative"),
        replace(ally, dep="appos"),
        replace(thing, head=verb.index, dep="dobj"),
    )


_LENT = frozenset("loan grant credit line visa deadline refuge hand lifeline invitation".split())


def lent(tokens: Tokens, at: int) -> Tokens | None:
    """Of "extended Peru a loan": the loan is extended, and Peru gets it."""
    thing = tokens[at]
    verb = tokens[thing.head]
    if (
        thing.dep not in ("npadvmod", "oprd", "dobj")
        or thing.lemma not in _LENT
        or verb.lemma not in GIVING | {"extend", "set"}
    ):
        return None
    who = next((c for c in children(tokens, verb.index) if c.dep == "dobj" and c.index < at), None)
    if who is None or any(c.dep == "dative" for c in children(tokens, verb.index)):
        return None
    return changed(tokens, replace(who, dep="dative"), replace(thing, dep="dobj"))


def neither_of_which(tokens: Tokens, at: int) -> Tokens | None:
    """Of "A and B, neither of which belongs to C, left": a clause about A and B, who left."""
    some = tokens[at]
    first = tokens[some.head]
    verb = tokens[first.head]
    if some.dep != "appos" or some.lemma not in ("neither", "none", "both", "each", "all", "most", "one", "some"):
        return None
    which = next((t for t in tokens[at + 1 : at + 3] if t.tag in ("WDT", "WP")), None)
    if which is None or tokens[which.head].head != at or first.dep not in ("nsubj", "nsubjpass") or verb.index < at:
        return None
    inner = (replace(verb, head=first.index, dep="relcl"), replace(some, head=verb.index, dep="nsubj"))
    if verb.dep == "ccomp" and verb.head > verb.index:
        return changed(tokens, *inner, replace(first, head=verb.head))
    for main in children(tokens, verb.index):
        if main.index > at and main.dep in ("advcl", "conj", "ccomp") and _follows(tokens, main):
            top = main.index if verb.head == verb.index else verb.head
            tag = "VBD" if main.tag == "VBN" else main.tag
            return changed(
                tokens, *inner, replace(first, head=main.index), replace(main, head=top, dep=verb.dep, tag=tag)
            )
    return None


def _follows(tokens: Tokens, verb: Token) -> bool:
    """Is it a finite verb without a subject right behind a comma?"""
    finite = verb.tag in ("VBD", "VBN", "VBZ", "VBP")
    bare = not any(c.dep in ("nsubj", "mark", "cc", "aux") for c in children(tokens, verb.index))
    return finite and bare and tokens[first_word(tokens, verb.index) - 1].text == ","


def name_after_noun(tokens: Tokens, at: int) -> Tokens | None:
    """Of "met his Irish counterpart Tom Doyle": Tom Doyle is the counterpart."""
    name = tokens[at]
    if name.dep != "dobj" or name.entity != "PERSON" or name.tag not in _NAMES:
        return None
    noun = tokens[first_word(tokens, at) - 1]
    if noun.dep != "dobj" or noun.head != name.head or noun.tag != "NN" or noun.index > at:
        return None
    preps = [
        replace(c, head=name.head) for c in children(tokens, at) if c.dep == "prep" and c.lemma in ("in", "on", "at")
    ]
    owned = any(c.dep in ("poss", "det") for c in children(tokens, noun.index))
    return changed(tokens, replace(name, head=noun.index, dep="appos"), *preps) if owned else None


def among_them(tokens: Tokens, at: int) -> Tokens | None:
    """Of "states, among them X and Y, signed": X and Y are some of the states, and the states are not X."""
    name = tokens[at]
    start = first_word(tokens, at)
    if name.dep != "appos" or name.tag not in _NAMES or start < 2:
        return None
    prep = tokens[start] if tokens[start].text.lower() == "among" else tokens[tokens[start - 1].head]
    them = next((c for c in children(tokens, prep.index) if c.text.lower() in ("them", "these")), None)
    if prep.text.lower() != "among" or them is None or prep.head not in (at, name.head):
        return None
    return changed(tokens, replace(name, head=prep.index, dep="pobj"), replace(prep, head=name.head, dep="prep"))
