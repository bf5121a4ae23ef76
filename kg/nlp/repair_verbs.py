"""Repairs of verbs that were taken for participles, plural nouns or adverbs."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token
from kg.nlp.repair_nouns import WISHES
from kg.nlp.repair_tools import Tokens, changed, children, first_word, last_word

_NAMES = ("NNP", "NNPS")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
# What says only who somebody is: "men linked to X killed Y".
_LINKED = frozenset(
    """link tie ally affiliate align connect associate back base suspect believe train arm accuse oppose belong command
    lead fund finance inspire support sponsor pledge recruit disguise dress station hire loyal sympathise""".split()
)
# Plural nouns that are also what a country does: "which X arms".
ACTS = frozenset(
    """arm back fund claim host shelter finance sponsor train harbour support guard shield fear target lease police
    patrol man supply sanction boycott blockade contest dispute praise raid shell bomb attack control rule veto court
    ban block demand report resent oppose reject deny covet administer occupy recognise recognize support condemn
    dislike
    distrust abhor welcome want need""".split()
)
_STIRRING = frozenset(
    """anger infuriate worry alarm upset irritate irk enrage outrage please delight surprise shock embarrass stun dismay
    annoy frustrate disappoint rattle unnerve concern offend provoke unsettle startle horrify exasperate
    incense displease
    antagonise antagonize humiliate puzzle unnerve disturb aggrieve""".split()
)
_COUNTING = frozenset("none neither each all both most some one two three several many few either any half".split())


def linked_men(tokens: Tokens, at: int) -> Tokens | None:
    """Of "men linked to X killed Y": the men killed; that they are linked only says who they are."""
    linked = tokens[at]
    if linked.lemma not in _LINKED or linked.tag not in ("VBN", "VBD") or linked.dep not in ("ROOT", "relcl", "ccomp"):
        return None
    own = children(tokens, at)
    men = next((c for c in own if c.dep == "nsubj" and c.index == at - 1), None)
    if men is None or any(c.dep in ("aux", "auxpass", "dobj") for c in own):
        return None
    ends = [c for c in own if c.dep in ("prep", "agent", "oprd", "xcomp") and c.index == at + 1]
    end = last_word(tokens, ends[0].index) if ends else at
    deed = tokens[end + 1] if ends and end + 1 < len(tokens) else linked
    if (
        deed.tag != "VBD"
        or deed.dep not in ("advcl", "ccomp", "conj", "dep")
        or deed.head not in (at, *_above(tokens, at))
    ):
        return None
    if any(c.dep in ("nsubj", "nsubjpass", "mark", "cc") for c in children(tokens, deed.index)):
        return None
    top = deed.index if linked.head == at else linked.head
    rest = [replace(c, head=deed.index) for c in own if c not in ends and c.index not in (men.index, deed.index)]
    return changed(
        tokens,
        replace(deed, head=top, dep=linked.dep),
        replace(men, head=deed.index),
        replace(linked, head=men.index, dep="acl", tag="VBN"),
        *rest,
    )


def _above(tokens: Tokens, at: int) -> set[int]:
    found, here = set(), tokens[at]
    while here.head != here.index:
        here = tokens[here.head]
        found.add(here.index)
    return found


def acting_plural(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Benin, which Chad arms, was silent": Chad arms Benin, and Benin was silent."""
    act = tokens[at]
    if act.tag != "NNS" or act.dep != "nsubj" or at < 2 or act.lemma not in ACTS:
        return None
    name = tokens[at - 1]
    which = tokens[first_word(tokens, at) - 1]
    if name.tag not in _NAMES or name.head != at or which.tag not in ("WDT", "WP") or which.index < 1:
        return None
    behind = tokens[at + 1 :]
    if not behind or (behind[0].text not in (",", ".", ";") and behind[0].dep != "cc"):
        return None
    left = _left_of(tokens, which)
    if left is None:
        return None
    verb = tokens[act.head]
    moved = [] if verb.index == which.index else _freed(tokens, verb, left)
    if moved is None:
        return None
    pairs = [replace(c, tag="VBZ") for c in children(tokens, at) if c.dep == "conj" and c.tag == "NNS"]
    return changed(
        tokens,
        replace(act, head=left.index, dep="relcl", tag="VBZ"),
        replace(which, head=at, dep="dobj"),
        replace(name, dep="nsubj"),
        *pairs,
        *moved,
    )


def _left_of(tokens: Tokens, which: Token) -> Token | None:
    """The noun that a relative word stands behind."""
    end = which.index - 1 if tokens[which.index - 1].text != "," else which.index - 2
    return tokens[end] if end >= 0 and tokens[end].tag in _NOUNS else None


def _freed(tokens: Tokens, verb: Token, left: Token) -> list[Token] | None:
    """The main verb in the place of its subject, where the parser had made it a relative clause."""
    subject = left
    while subject.index != verb.head:
        if subject.head == subject.index:
            return None
        subject = tokens[subject.head]
    while subject.dep == "pobj" and tokens[tokens[subject.head].head].tag in _NOUNS:
        subject = tokens[tokens[subject.head].head]  # "support for X, which"
    helped = any(c.dep == "aux" and c.tag in ("MD", "VBZ", "VBD", "VBP") for c in children(tokens, verb.index))
    if verb.dep != "relcl" or (verb.tag not in ("VBD", "VBZ", "VBP") and not helped):
        return None
    top = verb.index if subject.head == subject.index else subject.head
    dots = [replace(c, head=verb.index) for c in children(tokens, subject.index) if c.text in ".!?"]
    return [replace(verb, head=top, dep=subject.dep), replace(subject, head=verb.index, dep="nsubj"), *dots]


def counted_actors(tokens: Tokens, at: int) -> Tokens | None:
    """Of "None of the three recognised X": they did not recognise it; nobody is recognised."""
    verb = tokens[at]
    thing = tokens[verb.head]
    prep = tokens[thing.head]
    some = tokens[prep.head]
    if verb.dep != "amod" or verb.tag not in ("VBN", "VBD") or at == 0 or thing.dep != "pobj" or prep.lemma != "of":
        return None
    number = tokens[at - 1]
    if number.head != thing.index or number.tag != "CD" or some.lemma not in _COUNTING or some.head != some.index:
        return None
    before = [replace(c, head=number.index) for c in children(tokens, thing.index) if c.index < number.index]
    rest = [replace(c, head=at) for c in children(tokens, some.index) if c.index > at]
    return changed(
        tokens,
        replace(verb, head=at, dep="ROOT", tag="VBD"),
        replace(thing, head=at, dep="dobj"),
        replace(number, head=prep.index, dep="pobj"),
        replace(some, head=at, dep="nsubj"),
        *before,
        *rest,
    )


def backing(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Norway and Sweden back the plan": they back it; they are not back."""
    verb = tokens[at]
    first = tokens[verb.head]
    if verb.text != "back" or verb.dep != "advmod" or first.tag not in _NOUNS or first.index > at:
        return None
    own = children(tokens, first.index)
    thing = next((c for c in own if c.index > at and c.dep in ("appos", "dep", "dobj", "npadvmod")), None)
    if thing is None or first_word(tokens, thing.index) != at + 1 or last_word(tokens, first.index) < thing.index:
        return None
    if first.head == first.index:
        top, label = at, "ROOT"
    elif first.dep == "dep" and any(tokens[i].text == ";" for i in range(at, first.head)):
        top, label = first.head, "parataxis"
    else:
        return None
    rest = [replace(c, head=at) for c in own if c.index > at and c.index != thing.index]
    return changed(
        tokens,
        replace(verb, head=top, dep=label, tag="VBP"),
        replace(first, head=at, dep="nsubj"),
        replace(thing, head=at, dep="dobj"),
        *rest,
    )


def stirring(tokens: Tokens, at: int) -> Tokens | None:
    """Of "A's claim that B attacked C angered D": the claim angers D, and C is what B attacked."""
    verb = tokens[at]
    thing = tokens[verb.head]
    if verb.dep != "amod" or not verb.text.endswith("ed") or thing.index < at or thing.tag not in _NOUNS:
        return None
    lemma = next(
        (w for w in (verb.lemma, verb.text[:-2], verb.text[:-1], verb.text[:-3] + "y") if w in _STIRRING), None
    )
    root = next((t for t in tokens if t.head == t.index), None)
    if lemma is None or root is None or root.tag not in _NOUNS or root.index >= at - 1 or thing.index == root.index:
        return None
    name = next((c for c in children(tokens, thing.index) if c.dep in ("compound", "nmod") and c.index == at - 1), None)
    loose = (
        "conj",
        "appos",
        "dep",
        "npadvmod",
        "oprd",
        "attr",
        *(("dobj",) if thing.tag == "NNP" or thing.text.isupper() else ()),
    )
    if name is None and thing.dep not in loose:
        return None
    kept = [replace(name, head=thing.head, dep=thing.dep)] if name is not None else []
    parts = [c for c in children(tokens, thing.index) if c.index < at and c is not name] if name is not None else []
    dots = [replace(c, head=at) for c in children(tokens, root.index) if c.index > thing.index and c.dep == "punct"]
    return changed(
        tokens,
        replace(verb, head=at, dep="ROOT", tag="VBD", lemma=lemma),
        replace(root, head=at, dep="nsubj"),
        replace(thing, head=at, dep="dobj"),
        *kept,
        *(replace(c, head=at - 1) for c in parts),
        *dots,
    )


def second_subject_behind(tokens: Tokens, at: int) -> Tokens | None:
    """Of "A praised the deal and its minister signed": the minister signs; he is not praised."""
    verb = tokens[at]
    noun = _ending_at(tokens, at - 1)
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ") or noun is None or noun.dep != "conj":
        return None
    own = children(tokens, at)
    thing, above = tokens[noun.head], tokens[verb.head]
    start = first_word(tokens, noun.index)
    join = tokens[start - 1]
    if any(c.dep in ("nsubj", "nsubjpass", "cc", "aux", "auxpass", "mark") for c in own) or join.dep != "cc":
        return None
    shared = (
        thing.dep in ("dobj", "pobj", "attr")
        and above.index < thing.index
        and verb.head not in (noun.index, thing.index)
    )
    if not shared or join.head != thing.index or not above.tag.startswith("VB"):
        return None
    if any(c.dep == "cc" and c.index > above.index for c in children(tokens, above.index)):
        return None
    return changed(tokens, replace(noun, head=at, dep="nsubj"), replace(join, head=above.index))


def _ending_at(tokens: Tokens, end: int) -> Token | None:
    """The coordinated noun whose phrase ends here."""
    here = end
    while here >= 0 and tokens[here].dep != "conj" and tokens[here].head != here:
        here = tokens[here].head
    noun = tokens[here] if here >= 0 else None
    return noun if noun is not None and noun.tag in _NOUNS and last_word(tokens, noun.index) == end else None


def backing_in_front(tokens: Tokens, at: int) -> Tokens | None:
    """Of "A and B back the plan; only C signed": what stands behind the semicolon is not done by A and B."""
    verb = tokens[at]
    first = tokens[verb.head]
    main = tokens[first.head]
    if verb.text != "back" or verb.dep != "prep" or first.dep != "nsubj" or first.tag not in _NOUNS:
        return None
    stop = next((i for i in range(at, main.index) if tokens[i].text == ";"), None)
    beside = [c for c in children(tokens, first.index) if c.dep == "appos" and first_word(tokens, c.index) == at + 1]
    thing = next((c for c in (*children(tokens, at), *beside) if c.dep in ("pobj", "appos")), None)
    if stop is None or thing is None or thing.index > stop:
        return None
    behind = [c for c in children(tokens, first.index) if c.index > stop]
    own = any(c.dep == "nsubj" and c.index > stop for c in children(tokens, main.index))
    if not own and (not behind or behind[0].dep != "conj"):
        return None
    joined = [replace(c, head=behind[0].index) for c in behind[1:]]
    return changed(
        tokens,
        replace(verb, head=main.index, dep="parataxis", tag="VBP"),
        replace(first, head=at),
        replace(thing, head=at, dep="dobj"),
        *(replace(c, head=main.index, dep="nsubj") for c in behind[:1] if not own),
        *joined,
    )


def planning_pair(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Norway and Kenya plan to join": both plan it; there is no Kenya plan."""
    verb = tokens[at]
    first = tokens[verb.head]
    deed = tokens[first.head]
    if verb.dep != "conj" or verb.tag != "NN" or verb.lemma not in WISHES or first.tag not in _NAMES or at == 0:
        return None
    name, own = tokens[at - 1], children(tokens, at)
    if (
        name.head != at
        or name.dep != "compound"
        or name.tag not in _NAMES
        or any(c.dep in ("det", "poss") for c in own)
    ):
        return None
    helper = next((c for c in children(tokens, deed.index) if c.tag == "TO" and c.index == at + 1), None)
    if first.dep != "nsubj" or deed.tag != "VB" or helper is None:
        return None
    top = at if deed.head == deed.index else deed.head
    parts = [replace(c, head=name.index) for c in own if c.index < name.index]
    return changed(
        tokens,
        replace(verb, head=top, dep=deed.dep, tag="VBP"),
        replace(deed, head=at, dep="xcomp"),
        replace(first, head=at),
        replace(name, head=first.index, dep="conj"),
        *parts,
    )
