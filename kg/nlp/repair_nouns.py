"""Repairs of clauses that hang on nouns, and of verbs that were taken for nouns."""

from __future__ import annotations

from dataclasses import replace

from kg.nlp.repair_tools import Tokens, changed, children, gerund_lemma, last_word

# Nouns that take an infinitive: "calls to withdraw".
WISHES = frozenset(
    """ability agreement aim ambition appeal attempt authority bid call campaign chance commitment decision demand
    desire determination drive duty effort failure fight freedom hope inability instruction intention invitation mandate
    mission need obligation offer opportunity option order permission plan plea pledge power preparation pressure
    proposal promise push readiness recommendation refusal reluctance request resolution right struggle tendency threat
    ultimatum undertaking unwillingness vote vow warning willingness wish""".split()
)

# Nouns that take a that-clause: "the report that X had attacked Y".
_TELLING = frozenset(
    """accusation admission agreement allegation announcement argument assertion assurance belief charge claim
    complaint concern conclusion confirmation confidence conviction declaration demand denial doubt evidence fact fear
    finding forecast guarantee hint hope idea impression indication information insistence message news notion
    perception pledge possibility prediction proof proposal promise reminder report revelation rumour rumor ruling
    sign signal speculation statement suggestion suspicion testimony threat view vow warning word""".split()
)


def content_of_noun(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the report that X had attacked Y", "calls to withdraw": what the noun says, no relative clause."""
    verb = tokens[at]
    noun = tokens[verb.head]
    if verb.dep != "relcl" or noun.tag not in ("NN", "NNS"):
        return None
    own = [c for c in children(tokens, at) if c.index < at]
    whole = any(c.dep == "dobj" and c.index > at for c in children(tokens, at))
    that = next((c for c in own if c.text.lower() == "that" and (c.dep == "mark" or (c.dep == "dobj" and whole))), None)
    told = noun.lemma in _TELLING and that is not None
    bare = not any(c.tag in ("WDT", "WP", "WRB", "WP$") for c in own)
    wished = bare and noun.lemma in WISHES and any(c.tag == "TO" for c in own)
    marked = [replace(that, dep="mark", tag="IN")] if told and that is not None else []
    return changed(tokens, replace(verb, dep="acl"), *marked) if told or wished else None


def call_for(tokens: Tokens, at: int) -> Tokens | None:
    """Of "calls for X to sign have grown": signing is what the calls are for."""
    verb = tokens[at]
    noun = tokens[verb.head]
    if verb.dep != "advcl" or noun.tag not in ("NN", "NNS") or noun.lemma not in WISHES:
        return None
    marked = any(c.dep == "mark" and c.text.lower() == "for" for c in children(tokens, at))
    return changed(tokens, replace(verb, dep="acl")) if marked else None


def infinitive(tokens: Tokens, at: int) -> Tokens | None:
    """Of "offered to host talks": what stands behind "to" without a word between is a verb."""
    word = tokens[at]
    if word.tag not in ("NN", "NNP") or at == 0 or tokens[at - 1].tag != "TO" or tokens[at - 1].dep != "aux":
        return None
    return changed(tokens, replace(word, tag="VB")) if tokens[at - 1].head == at else None


_CLAUSES = ("relcl", "ROOT", "ccomp", "conj", "advcl")


def progressive(tokens: Tokens, at: int) -> Tokens | None:
    """Of "talks that X was mediating": what has a form of "be" in front and a subject is no noun."""
    verb = tokens[at]
    if verb.tag != "NN" or not verb.text.lower().endswith("ing") or verb.dep not in _CLAUSES:
        return None
    own = children(tokens, at)
    helped = any((c.dep == "aux" and c.lemma == "be") or (c.dep == "mark" and c.lemma == "with") for c in own)
    helped = helped and any(c.dep.startswith("nsubj") for c in own)
    return changed(tokens, replace(verb, tag="VBG", lemma=gerund_lemma(verb.text))) if helped else None


def claiming(tokens: Tokens, at: int) -> Tokens | None:
    """Of "a region which both A and B claim": A and B do the claiming."""
    verb = tokens[at]
    if verb.dep not in ("relcl", "ccomp") or verb.tag not in ("NN", "NNS"):
        return None
    own = children(tokens, at)
    which = [c for c in own if c.tag in ("WDT", "WP") and c.dep in ("dobj", "nsubj", "pobj", "attr", "det")]
    names = [c for c in own if c.dep in ("nmod", "compound", "nsubj") and c.index < at and c not in which]
    if not which or not names or names[-1].tag not in ("NNP", "NNPS", "NNS", "NN", "PRP"):
        return None
    verb = replace(verb, tag="VBP")
    if verb.dep == "ccomp":  # "the region that X administers"
        before = tokens[which[0].index - 1]
        if which[0].index == 0 or before.tag not in ("NN", "NNS", "NNP") or which[0].dep != "dobj" or verb.head > at:
            return None
        verb = replace(verb, head=before.index, dep="relcl")
    return changed(
        tokens,
        verb,
        replace(which[0], dep="dobj"),
        replace(names[0], dep="nsubj"),
        *(replace(c, tag="VBP") for c in own if c.dep == "conj" and c.tag == "NNS"),
    )


def gerund_of(tokens: Tokens, at: int) -> Tokens | None:
    """Of "rebel shelling of the port": the shelling is the noun, and the rebels only say whose."""
    act = tokens[at]
    owner = tokens[act.head]
    if act.tag != "VBG" or act.dep != "acl" or owner.index != at - 1 or owner.tag not in ("NN", "NNP", "NNS"):
        return None
    own = children(tokens, at)
    of = next((c for c in own if c.dep == "prep" and c.index == at + 1 and c.lemma == "of"), None)
    if of is None or any(c.dep in ("dobj", "det") for c in (*own, *children(tokens, owner.index))):
        return None
    moved = [replace(c, head=at) for c in children(tokens, owner.index) if c.index != at]
    lemma = act.text.lower()
    return changed(
        tokens,
        replace(act, head=at if owner.head == owner.index else owner.head, dep=owner.dep, tag="NN", lemma=lemma),
        replace(owner, head=at, dep="compound"),
        *moved,
    )


_AGAIN = {"retook": "retake", "retaken": "retake", "rebuilt": "rebuild", "reopened": "reopen", "rejoined": "rejoin"}


def done_again(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the army retook X": a rare past that was taken for a noun though it has a subject."""
    verb = tokens[at]
    lemma = _AGAIN.get(verb.text.lower())
    if lemma is None or verb.tag.startswith("VB"):
        return None
    subject = any(c.dep in ("nsubj", "nsubjpass") for c in children(tokens, at))
    helped = any(c.dep in ("aux", "auxpass") for c in children(tokens, at))
    return changed(tokens, replace(verb, tag="VBN" if helped else "VBD", lemma=lemma)) if subject or helped else None


def verb_in_front(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Benin funds schools", "A and B share intelligence": what has a subject acts on what follows."""
    verb = tokens[at]
    thing = tokens[verb.head]
    if verb.dep != "compound" or thing.index < at or verb.tag not in ("VBZ", "VBP", "VB", "NN", "NNS"):
        return None
    own = [c for c in children(tokens, at) if c.index < at]
    subjects = [c for c in own if c.dep == "nsubj" or (verb.tag == "VBZ" and c.dep == "compound" and c.tag == "NNP")]
    if len(subjects) != 1 or any(c.dep in ("nsubj", "nsubjpass", "cop") for c in children(tokens, thing.index)):
        return None
    root = thing.head == thing.index
    moved = [replace(c, head=at) for c in children(tokens, thing.index) if c.dep in ("prep", "punct") and c.index > at]
    tag = "VBZ" if verb.tag in ("NNS", "VBZ") else "VBP"
    return changed(
        tokens,
        replace(verb, head=at if root else thing.head, dep=thing.dep, tag=tag),
        replace(thing, head=at, dep="dobj"),
        replace(subjects[0], dep="nsubj"),
        *moved,
    )


def relative_verb(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Benin, which arms Togo": what follows "which" acts on what follows it."""
    verb = tokens[at]
    if verb.dep != "relcl" or verb.tag not in ("NNS", "NN") or at == 0 or tokens[at - 1].tag not in ("WDT", "WP"):
        return None
    own = children(tokens, at)
    things = [c for c in own if c.index > at and c.dep in ("npadvmod", "appos", "dobj", "dep")]
    if tokens[at - 1].head != at or not things or things[0].tag not in ("NN", "NNS", "NNP", "NNPS", "PRP"):
        return None
    return changed(
        tokens,
        replace(verb, tag="VBZ"),
        replace(tokens[at - 1], dep="nsubj"),
        replace(things[0], dep="dobj"),
    )


def vowing(tokens: Tokens, at: int) -> Tokens | None:
    """Of "A and B vow to defend X": what has a subject and an infinitive is a verb."""
    verb = tokens[at]
    if verb.tag not in ("NN", "NNS") or verb.lemma not in WISHES:
        return None
    own = children(tokens, at)
    names = [c for c in own if c.dep == "nmod" and c.tag in ("NNP", "NNPS") and c.index < at]
    pair = verb.dep in ("ROOT", "ccomp") and len(names) == 1 and last_word(tokens, names[0].index) == at - 1
    pair = pair and verb.tag == "NN" and any(c.dep == "conj" for c in children(tokens, names[0].index))
    subject = pair or any(c.dep == "nsubj" and c.index < at for c in own)
    inner = next(
        (c for c in own if c.dep in ("advcl", "acl", "relcl", "xcomp") and c.tag == "VB" and c.index > at), None
    )
    if not subject or inner is None or any(c.dep in ("det", "poss", "amod", "cop") for c in own):
        return None
    acting = [replace(names[0], dep="nsubj")] if pair else []
    tag = "VBP" if verb.tag == "NN" else "VBZ"
    return changed(tokens, replace(verb, tag=tag), replace(inner, dep="xcomp"), *acting)


_TALKED = frozenset(
    "ceasefire truce peace trade border nuclear disarmament accession membership arms proximity".split()
)


def talks_about(tokens: Tokens, at: int) -> Tokens | None:
    """Of "walked out of ceasefire talks that X mediated": the talks are a noun."""
    talks = tokens[at]
    if talks.text.lower() != "talks" or talks.tag != "VBZ" or at == 0:
        return None
    topic = tokens[at - 1]
    if topic.lemma not in _TALKED or topic.dep not in ("pobj", "dobj", "nsubj"):
        return None
    inner = [replace(c, dep="relcl") for c in children(tokens, at) if c.dep == "ccomp"]
    moved = [replace(c, head=at) for c in children(tokens, topic.index)]
    return changed(
        tokens,
        replace(talks, head=topic.head, dep=topic.dep, tag="NNS", lemma="talk"),
        replace(topic, head=at, dep="compound"),
        *inner,
        *moved,
    )
