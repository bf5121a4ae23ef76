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


def planned_object(tokens: Tokens, at: int) -> Tokens | None:
    """Of "sanctions that X had planned to impose": the sanctions are imposed."""
    verb = tokens[at]
    own = children(tokens, at)
    that = next((c for c in own if c.dep == "mark" and c.text.lower() == "that" and c.index < at), None)
    inner = next((c for c in own if c.dep == "xcomp" and c.tag == "VB"), None)
    if verb.dep != "relcl" or that is None or inner is None or any(c.dep in ("dobj", "nsubjpass") for c in own):
        return None
    if any(c.dep in ("dobj", "prep", "ccomp", "xcomp", "prt") for c in children(tokens, inner.index)):
        return None
    return changed(tokens, replace(that, head=inner.index, dep="dobj", tag="WDT"))


_BODIES = frozenset(
    """embassy mission consulate contingent garrison delegation bureau agency commission council court parliament party
    army force ministry navy government regime junta""".split()
)


def which_of_place(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the mission in Mali, which has troops": the mission has them."""
    verb = tokens[at]
    place = tokens[verb.head]
    prep = tokens[place.head]
    which = next((c for c in children(tokens, at) if c.index < at and c.lemma == "which"), None)
    if verb.dep != "relcl" or which is None or place.dep != "pobj" or prep.lemma not in ("in", "at", "to"):
        return None
    body = tokens[prep.head]
    fits = body.lemma in _BODIES and prep.dep == "prep" and tokens[which.index - 1].text == ","
    return changed(tokens, replace(verb, head=body.index)) if fits and place.tag in ("NNP", "NNPS") else None


def bare_gerund(tokens: Tokens, at: int) -> Tokens | None:
    """Of "jailed for spying for X": spying is what was done."""
    verb = tokens[at]
    prep = tokens[verb.head]
    if verb.dep != "pobj" or verb.tag != "VBG" or prep.lemma not in ("of", "for", "from", "by", "without", "against"):
        return None
    plain = all(c.dep in ("prep", "advmod", "cc", "conj", "punct", "npadvmod") for c in children(tokens, at))
    return changed(tokens, replace(verb, dep="pcomp")) if plain and tokens[prep.head].tag.startswith("VB") else None


# What is done to a border, a treaty or relations, and not to the country at the other end.
_DONE_TO_TIES = frozenset(
    """close reopen seal open shut sign ratify suspend cut sever break restore expire renew conclude settle resolve end
    demarcate draw normalise normalize freeze downgrade lapse negotiate abrogate terminate""".split()
)
_TIES = frozenset(
    """border frontier boundary crossing tie relation treaty pact agreement accord deal truce ceasefire contract dispute
    talk negotiation alliance war conflict memorandum""".split()
)


def which_of_ties(tokens: Tokens, at: int) -> Tokens | None:
    """Of "its border with Chile, which had been closed": the border is closed."""
    verb = tokens[at]
    place = tokens[verb.head]
    prep = tokens[place.head]
    which = next((c for c in children(tokens, at) if c.index < at and c.lemma in ("which", "that")), None)
    if verb.dep != "relcl" or which is None or verb.lemma not in _DONE_TO_TIES or place.dep != "pobj":
        return None
    ties = tokens[prep.head]
    fits = prep.lemma in ("with", "to") and prep.dep == "prep" and ties.lemma in _TIES and place.tag in ("NNP", "NNPS")
    acting = which.dep == "nsubj" and any(c.dep == "dobj" for c in children(tokens, at))
    return changed(tokens, replace(verb, head=ties.index)) if fits and not acting else None


_BROUGHT_ABOUT = frozenset(
    """broker mediate sign reach agree negotiate sponsor facilitate host hold conclude strike propose draft announce
    arrange convene chair lead organise organize seal""".split()
)


def participle_of_ties(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the deal between X and Y, brokered by Z": the deal was brokered, not Y."""
    verb = tokens[at]
    name = tokens[verb.head]
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or verb.lemma not in _BROUGHT_ABOUT or name.index > at:
        return None
    while name.dep == "conj":
        name = tokens[name.head]
    prep = tokens[name.head]
    ties = tokens[prep.head]
    among = name.dep == "pobj" and prep.lemma in ("between", "among", "with", "in", "on")
    fits = among and (ties.lemma in _TIES or ties.lemma in ("meeting", "summit", "round", "conference", "ceremony"))
    return changed(tokens, replace(verb, head=ties.index)) if fits and tokens[at - 1].text == "," else None
