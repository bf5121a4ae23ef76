"""Repairs of relative clauses and participles that were taken for one another."""

from __future__ import annotations

from dataclasses import replace

from kg.nlp.repair_tools import Tokens, changed, children, first_word, last_word

_RECEIVING = frozenset("meet host receive welcome greet see with to for".split())


def participle_in_relative(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Niger, where men linked to X killed Y, asked Z": the men kill, and Niger asks."""
    linked = tokens[at]
    place = tokens[linked.head]
    main = tokens[place.head]
    if linked.dep != "relcl" or linked.tag not in ("VBD", "VBN") or place.dep not in ("nsubj", "nsubjpass"):
        return None
    own = children(tokens, at)
    front = next((c for c in own if c.tag == "WRB" and c.index < at), None)
    men = next((c for c in own if c.dep in ("nsubj", "nsubjpass") and c.index < at), None)
    if front is None or men is None or last_word(tokens, at) != main.index - 1 or tokens[front.index - 1].text != ",":
        return None
    rest = [c for c in children(tokens, main.index) if c.dep == "conj" and c.tag == "VBD"]
    after = next((c for c in rest if tokens[first_word(tokens, c.index) - 1].text == ","), None)
    if after is None or any(c.dep in ("nsubj", "nsubjpass") for c in children(tokens, after.index)):
        return None
    top = after.index if main.head == main.index else main.head
    return changed(
        tokens,
        replace(after, head=top, dep=main.dep),
        replace(place, head=after.index),
        replace(main, head=place.index, dep="relcl"),
        replace(men, head=main.index, dep="nsubj"),
        replace(linked, head=men.index, dep="acl", tag="VBN"),
        replace(front, head=main.index),
    )


def visiting_guest(tokens: Tokens, at: int) -> Tokens | None:
    """Of "met visiting Premier X": X is met, and visits."""
    verb = tokens[at]
    above = tokens[verb.head]
    if (
        verb.tag != "VBG"
        or verb.lemma != "visit"
        or verb.dep not in ("xcomp", "pcomp", "advcl")
        or above.lemma not in _RECEIVING
    ):
        return None
    guest = next((c for c in children(tokens, at) if c.dep == "dobj"), None)
    if guest is None or first_word(tokens, guest.index) != at + 1:
        return None
    moved = [replace(c, head=above.index) for c in children(tokens, at) if c.dep == "prep"]
    label = "pobj" if verb.dep == "pcomp" else "dobj"
    return changed(
        tokens,
        replace(guest, head=above.index, dep=label),
        replace(verb, head=guest.index, dep="amod"),
        *moved,
    )


def fronted_share(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the land, most of which X seized": most of it is seized."""
    verb = tokens[at]
    if verb.dep != "relcl":
        return None
    subjects = [c for c in children(tokens, at) if c.dep == "nsubj" and c.index < at]
    if len(subjects) != 2 or any(c.dep == "dobj" for c in children(tokens, at)):
        return None
    share = subjects[0]
    end = last_word(tokens, share.index)
    if tokens[end].tag not in ("WDT", "WP") or first_word(tokens, subjects[1].index) <= end:
        return None
    return changed(tokens, replace(share, dep="dobj"))


def second_verb(tokens: Tokens, at: int) -> Tokens | None:
    """Of "which it calls X and claims as its own": claims is a verb as calls is."""
    verb = tokens[at]
    first = tokens[verb.head]
    if verb.tag != "NNS" or verb.dep != "conj" or first.tag != "VBZ" or tokens[at - 1].dep != "cc":
        return None
    if any(c.dep in ("det", "poss", "amod", "compound", "nummod") for c in children(tokens, at)):
        return None
    moved = [replace(c, head=at) for c in children(tokens, first.index) if c.index > at and c.dep in ("prep", "dobj")]
    return changed(tokens, replace(verb, tag="VBZ"), *moved)


def closing_source(tokens: Tokens, at: int) -> Tokens | None:
    """Of "struck a camp, killing four, according to X": X says all of it."""
    prep = tokens[at]
    if prep.text.lower() != "according" or at == 0 or tokens[at - 1].text != ",":
        return None
    if prep.dep not in ("prep", "conj", "advcl"):
        return None
    here = tokens[prep.head]
    while here.head != here.index and (not here.tag.startswith("VB") or here.dep in ("advcl", "acl", "xcomp", "pcomp")):
        here = tokens[here.head]
    if here.index == prep.head or not here.tag.startswith("VB") or here.index > at:
        return None
    return changed(tokens, replace(prep, head=here.index, dep="prep"))


_SAYING = frozenset("say claim insist report note believe allege think".split())


def saying_inside(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Chad, whose troops Libya says attacked the port": Libya says that they did."""
    said = tokens[at]
    noun = tokens[said.head]
    deed = tokens[noun.head]
    if (
        said.dep != "relcl"
        or said.lemma not in _SAYING
        or noun.dep not in ("nsubj", "nsubjpass")
        or deed.dep != "relcl"
    ):
        return None
    relative = noun.tag in ("WDT", "WP") or any(c.tag == "WP$" for c in children(tokens, noun.index))
    if not relative or any(c.dep in ("dobj", "ccomp") for c in children(tokens, at)):
        return None
    return changed(tokens, replace(said, head=deed.index, dep="parataxis"))
