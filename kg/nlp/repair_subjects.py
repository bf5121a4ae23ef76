"""Repairs of subjects: of those who stand behind a fronted phrase, and of verbs that lost theirs."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token
from kg.nlp.repair_tools import Tokens, changed, children, first_word, last_word

_TIMES = frozenset(
    """minute hour day week month year monday tuesday wednesday thursday friday saturday sunday""".split()
)
_EVENINGS = frozenset("day evening morning night afternoon week month year".split())
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def behind_fronted(tokens: Tokens, at: int) -> Tokens | None:
    """Of "within days militias seized X", "in the suburbs of Quito hundreds marched": they act."""
    noun = tokens[at]
    if noun.dep != "pobj" or noun.tag not in ("NNS", "NN", "NNPS"):
        return None
    verb = _fronted_verb(tokens, noun)
    own = [c for c in children(tokens, at) if c.index < at and c.dep in ("compound", "nmod", "nummod", "det", "amod")]
    if verb is None or not own or any(c.dep in _SUBJECTS for c in children(tokens, verb.index)):
        return None
    front = own[0]
    if front.dep != "compound" or front.index != tokens[noun.head].index + 1:
        return None
    if front.lemma not in _TIMES and not (front.tag == "NNP" and noun.tag == "NNS"):
        return None
    return changed(tokens, replace(front, head=noun.head, dep="pobj"), replace(noun, head=verb.index, dep="nsubj"))


def _fronted_verb(tokens: Tokens, noun: Token) -> Token | None:
    """The verb of a phrase in front of it, through the prepositions that lead there."""
    here = noun
    while here.dep == "pobj":
        prep = tokens[here.head]
        here = tokens[prep.head]
        if prep.dep != "prep" or prep.index > noun.index:
            return None
    return here if here.tag.startswith("VB") and here.index > noun.index else None


def second_of_preposition(tokens: Tokens, at: int) -> Tokens | None:
    """Of "at a parade in the valley the chief, X, thanked": the chief thanks."""
    noun = tokens[at]
    prep = tokens[noun.head]
    verb = tokens[prep.head]
    if noun.dep != "pobj" or prep.dep != "prep" or not verb.tag.startswith("VB") or verb.index < at:
        return None
    own = children(tokens, prep.index)
    starts = tokens[first_word(tokens, at)]
    if not any(c.dep == "pobj" and c.index < at for c in own) or starts.dep not in ("det", "poss", "predet"):
        return None
    if tokens[starts.index - 1].dep in ("cc", "punct"):
        return None
    subject = next((c for c in children(tokens, verb.index) if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return changed(tokens, replace(noun, head=verb.index, dep="nsubj"))
    if tokens[first_word(tokens, subject.index) - 1].text != "," or subject.index < at:
        return None
    return changed(tokens, replace(noun, head=verb.index, dep=subject.dep), replace(subject, head=at, dep="appos"))


def evening_before(tokens: Tokens, at: int) -> Tokens | None:
    """Of "met X, the evening before": when, not who."""
    noun = tokens[at]
    if noun.dep != "appos" or noun.lemma not in _EVENINGS:
        return None
    if not any(c.text.lower() in ("before", "after", "earlier", "later") for c in children(tokens, at)):
        return None
    here = tokens[noun.head]
    while here.head != here.index and not here.tag.startswith("VB"):
        here = tokens[here.head]
    return changed(tokens, replace(noun, head=here.index, dep="npadvmod")) if here.tag.startswith("VB") else None


def lost_main_verb(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X, who has not been seen since the raid, denied that": X denies."""
    verb = tokens[at]
    if verb.tag not in ("VBD", "VBZ") or verb.dep not in ("acl", "conj") or at == 0 or tokens[at - 1].text != ",":
        return None
    own = children(tokens, at)
    if any(c.dep in (*_SUBJECTS, "aux", "auxpass", "agent") for c in own):
        return None
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.tag not in ("NNP", "NNPS", "NN", "NNS") or root.index > at:
        return None
    beside = [c for c in children(tokens, root.index) if c.dep in ("relcl", "appos") and c.index < at]
    relative = beside[0] if beside else None
    if relative is None or last_word(tokens, relative.index) < at - 2:
        return None
    moved = [replace(c, head=at) for c in children(tokens, root.index) if c.index > at]
    return changed(tokens, replace(verb, head=at, dep="ROOT"), replace(root, head=at, dep="nsubj"), *moved)


def verb_of_condition(tokens: Tokens, at: int) -> Tokens | None:
    """Of "unless the North apologises, said X": apologises is the condition, and X says the whole."""
    said = tokens[at]
    main = tokens[said.head]
    if said.dep != "advcl" or not said.tag.startswith("VB"):
        return None
    own = children(tokens, at)
    mark = next((c for c in own if c.dep == "mark" and c.index < at), None)
    act = next((c for c in own if c.dep == "nsubj" and c.tag == "NNS" and c.index < at), None)
    if mark is None or act is None or tokens[at - 1].text != "," or len([c for c in own if c.dep == "nsubj"]) < 2:
        return None
    who = [c for c in children(tokens, act.index) if c.dep in ("compound", "amod", "nmod") and c.index == act.index - 1]
    if not who or act.index != at - 2:
        return None
    below = [replace(c, head=who[0].index) for c in children(tokens, act.index) if c.index < who[0].index]
    return changed(
        tokens,
        replace(act, head=main.index, dep="advcl", tag="VBZ"),
        replace(mark, head=act.index),
        replace(who[0], head=act.index, dep="nsubj"),
        replace(said, dep="parataxis"),
        *below,
    )


def time_and_subject(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the next day Peru signed", "later that year Peru signed": the day is when, Peru who."""
    name = tokens[at]
    first = first_word(tokens, at)
    if name.tag not in ("NNP", "NNPS", "PRP") or first == 0 or name.dep not in ("appos", "nsubj", "nsubjpass"):
        return None
    time = tokens[first - 1]
    if time.lemma not in _TIMES | _EVENINGS or time.dep not in ("nsubj", "nsubjpass") or time.index == name.index:
        return None
    if name.head not in (time.index, time.head):
        return None
    return changed(tokens, replace(name, head=time.head, dep=time.dep), replace(time, dep="npadvmod"))


def second_agent(tokens: Tokens, at: int) -> Tokens | None:
    """Of "signed at a meeting hosted by X by Y": X hosts, Y signs."""
    agent = tokens[at]
    inner = tokens[agent.head]
    if agent.dep != "agent" or inner.dep not in ("acl", "relcl") or tokens[at - 1].dep == "cc":
        return None
    if not any(c.dep == "agent" and c.index < at for c in children(tokens, inner.index)):
        return None
    here = tokens[inner.head]
    while here.head != here.index and not here.tag.startswith("VB"):
        here = tokens[here.head]
    passive = any(c.dep == "auxpass" for c in children(tokens, here.index))
    return changed(tokens, replace(agent, head=here.index)) if passive else None


def second_subject(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Chile, once an ally of Peru, attacked": the ally is Chile."""
    noun = tokens[at]
    if noun.dep not in ("nsubj", "nsubjpass") or noun.tag not in ("NN", "NNS"):
        return None
    first = next((c for c in children(tokens, noun.head) if c.dep == noun.dep and c.index < at), None)
    end = last_word(tokens, at) + 1
    if first is None or first.tag not in ("NNP", "NNPS") or end >= len(tokens) or tokens[end].text != ",":
        return None
    return (
        changed(tokens, replace(noun, head=first.index, dep="appos")) if tokens[first.index + 1].text == "," else None
    )


def reduced_main_verb(tokens: Tokens, at: int) -> Tokens | None:
    """Of "gunmen believed to be rebels killed two": the gunmen kill; they are believed to be rebels."""
    verb = tokens[at]
    first = tokens[verb.head]
    if verb.dep != "ccomp" or verb.tag != "VBD" or first.index > at or first.tag != "VBD":
        return None
    if any(c.dep in (*_SUBJECTS, "mark", "aux", "auxpass") for c in children(tokens, at)):
        return None
    own = children(tokens, first.index)
    subject = next((c for c in own if c.dep == "nsubj"), None)
    inner = next((c for c in own if c.dep == "xcomp" and c.index < at), None)
    if subject is None or inner is None or any(c.dep in ("aux", "auxpass", "dobj") for c in own):
        return None
    if last_word(tokens, inner.index) != first_word(tokens, at) - 1:
        return None
    top = at if first.head == first.index else first.head
    moved = [replace(c, head=at) for c in own if c.index > at]
    return changed(
        tokens,
        replace(verb, head=top, dep=first.dep),
        replace(subject, head=at),
        replace(first, head=subject.index, dep="acl", tag="VBN"),
        *moved,
    )
