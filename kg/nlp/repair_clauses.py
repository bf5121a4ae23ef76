"""Repairs of clauses: what is whose subject, which clause hangs where."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token
from kg.nlp.repair_tools import Tokens, below, changed, children, first_word, last_word

_TELLING = frozenset(
    {"tell", "inform", "assure", "warn", "remind", "convince", "persuade", "show", "advise", "promise", "ask"}
)
# What is between two sides, and what a clause behind both is about.
_BETWEEN = frozenset(
    """talk negotiation meeting summit truce ceasefire agreement deal accord treaty pact dialogue conversation war
    conflict dispute clash battle consultation discussion round armistice fighting contact""".split()
)
_ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit", "absolve"})


def verb_dressed_as_noun(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X, whom the board accuses": what has a subject of its own and governs a clause is a verb."""
    verb = tokens[at]
    if verb.tag != "NNS" or verb.dep not in ("relcl", "ccomp", "advcl", "ROOT"):
        return None
    subject = any(c.dep == "nsubj" and c.index < at for c in children(tokens, at))
    return changed(tokens, replace(verb, tag="VBZ")) if subject else None


def silent_that(tokens: Tokens, at: int) -> Tokens | None:
    """Of "ruled Spain could keep": Spain is what keeps, not what is ruled."""
    verb = tokens[at]
    if not verb.tag.startswith("VB"):
        return None
    subjects = [c for c in children(tokens, at) if c.dep in ("nsubj", "nsubjpass")]
    if len(subjects) > 1:
        return None
    modals = [c for c in children(tokens, at) if c.dep == "aux" and c.tag == "MD" and c.index < at]
    if not modals:
        return None
    helper = modals[0].index
    for noun in tokens:
        if noun.dep not in ("dobj", "pobj") or noun.index >= helper or last_word(tokens, noun.index) != helper - 1:
            continue
        governor = noun.head
        if noun.dep != "dobj" or not tokens[governor].tag.startswith("VB") or governor in (at, verb.head):
            continue
        freed = _freed_subject(tokens, subjects, verb, governor)
        if freed is not None:
            return changed(
                tokens, replace(noun, head=at, dep="nsubj"), replace(verb, head=governor, dep="ccomp"), *freed
            )
    return None


def _freed_subject(tokens: Tokens, subjects: list[Token], verb: Token, governor: int) -> tuple[Token, ...] | None:
    """What the false subject of the verb really is: the object of the verb above; None where the repair is unsound."""
    if not subjects:
        return ()
    above = tokens[verb.head]
    has_object = any(c.dep == "dobj" for c in children(tokens, above.index))
    holds_governor = subjects[0].index < governor <= last_word(tokens, subjects[0].index)
    if has_object or not holds_governor or not above.tag.startswith("VB") or above.index > subjects[0].index:
        return None
    return (replace(subjects[0], head=above.index, dep="dobj"),)


def silent_relative(tokens: Tokens, at: int) -> Tokens | None:
    """Of "keep the areas it had regained": the clause says which areas; it is not what is kept."""
    verb = tokens[at]
    if verb.dep not in ("ccomp", "advcl") or verb.head >= at:
        return None
    own = children(tokens, at)
    subjects = [c for c in own if c.dep in ("nsubj", "nsubjpass")]
    if not subjects or any(c.dep in ("mark", "advmod") and c.index < subjects[0].index for c in own):
        return None
    governor = tokens[verb.head]
    nouns = [c for c in children(tokens, governor.index) if c.dep == "dobj" and c.index < at]
    first = first_word(tokens, at)
    if not nouns or governor.lemma in _TELLING or governor.index > nouns[-1].index:
        return None
    if last_word(tokens, nouns[-1].index) != first - 1:
        return None
    return changed(tokens, replace(verb, head=nouns[-1].index, dep="relcl"))


def stolen_subject(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Talks led by Y, the leaders of Z agreed": a noun between comma and verb is its subject, no apposition."""
    verb = tokens[at]
    if not verb.tag.startswith("VB") or verb.dep in ("conj", "relcl", "aux", "auxpass", "acl", "xcomp", "advcl"):
        return None
    own = children(tokens, at)
    finite = verb.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.tag in ("MD", "VBD", "VBZ", "VBP") for c in own
    )
    if not finite:
        return None
    if any(c.dep in ("nsubj", "nsubjpass", "csubj", "expl", "mark") for c in own):
        return None
    start = min([at, *(c.index for c in own if c.dep in ("aux", "auxpass", "neg", "advmod") and c.index < at)])
    end = start - 1 if start and tokens[start - 1].text != "," else start - 2
    noun = _noun_ending_at(tokens, end)
    if noun is None or noun.head == at or at in below(tokens, noun.index):
        return None
    label = "nsubjpass" if any(c.dep == "auxpass" for c in own) else "nsubj"
    return changed(tokens, replace(noun, head=at, dep=label))


def _noun_ending_at(tokens: Tokens, end: int) -> Token | None:
    """The widest noun phrase that ends here, stands behind a comma, and was made an apposition or conjunct."""
    found = None
    here = end
    while 0 <= here < len(tokens):
        token = tokens[here]
        if token.tag in ("NN", "NNS", "NNP", "NNPS", "PRP") and last_word(tokens, here) == end:
            first = first_word(tokens, here)
            if (
                token.dep in ("appos", "conj", "npadvmod", "dep", "nmod")
                and first > 0
                and tokens[first - 1].text == ","
            ):
                found = token
        if token.head == here:
            break
        here = token.head
    return found


def report_and_deed(tokens: Tokens, at: int) -> Tokens | None:
    """Of "denied that he had agreed and insisted": the plain past goes with the report, not with what is reported."""
    verb = tokens[at]
    inner = tokens[verb.head]
    outer = tokens[inner.head]
    if (
        verb.dep != "conj"
        or verb.tag != "VBD"
        or inner.dep != "ccomp"
        or outer.tag != "VBD"
        or outer.index > inner.index
    ):
        return None
    if any(c.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for c in children(tokens, at)):
        return None
    if not any(c.dep == "aux" and c.tag in ("MD", "VBD", "VBZ") for c in children(tokens, inner.index)):
        return None
    return changed(tokens, replace(verb, head=outer.index))


def deed_and_deed(tokens: Tokens, at: int) -> Tokens | None:
    """Of "denies attacking X and accuses Y", "agreed to leave and signed": the finite verbs go together."""
    verb = tokens[at]
    inner = tokens[verb.head]
    outer = tokens[inner.head]
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ") or inner.tag not in ("VB", "VBG") or outer.index > at:
        return None
    if inner.dep not in ("xcomp", "pcomp", "advcl") or any(
        c.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for c in children(tokens, at)
    ):
        return None
    while outer.head != outer.index and not outer.tag.startswith("VB"):
        outer = tokens[outer.head]
    return changed(tokens, replace(verb, head=outer.index)) if outer.tag == verb.tag else None


def semicolon(tokens: Tokens, at: int) -> Tokens | None:
    """What a semicolon parts is side by side, never one the content of the other."""
    verb = tokens[at]
    if verb.dep != "ccomp":
        return None
    low, high = sorted((at, verb.head))
    parted = any(tokens[i].text == ";" or (tokens[i].text == ":" and at < verb.head) for i in range(low, high))
    if parted:
        return changed(tokens, replace(verb, dep="parataxis"))
    return None


def relative_of_event(tokens: Tokens, at: int) -> Tokens | None:
    """Of "a truce between X and Y that lets ...": the clause is about the truce, not about Y."""
    verb = tokens[at]
    if verb.dep != "relcl":
        return None
    relative = next((c for c in children(tokens, at) if c.index < at and c.lemma in ("that", "which")), None)
    if relative is None or relative.index == 0:
        return None
    apart = tokens[relative.index - 1].text == ","
    name = tokens[verb.head]
    while name.dep == "conj":
        name = tokens[name.head]
    prep = tokens[name.head]
    event = tokens[prep.head]
    if name.dep != "pobj" or event.tag not in ("NN", "NNS"):
        return None
    named = name.tag in ("NNP", "NNPS") and not apart and prep.lemma in ("between", "among", "by", "with")
    if not named and not (prep.lemma in ("between", "among") and event.lemma in _BETWEEN):
        return None
    return changed(tokens, replace(verb, head=event.index))


def fronted_which(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the pact, which the foes signed, ...": the foes sign the pact; no apposition."""
    verb = tokens[at]
    noun = tokens[verb.head]
    if verb.dep != "acl" or verb.tag not in ("VBD", "VBN") or noun.index > at or noun.dep != "appos":
        return None
    which = tokens[first_word(tokens, noun.index) - 1]
    if which.lemma not in ("which", "that") or which.tag != "WDT" or which.dep != "appos":
        return None
    above = which.head if noun.head == which.index else noun.head
    return changed(
        tokens,
        replace(verb, head=above, dep="relcl", tag="VBD"),
        replace(noun, head=at, dep="nsubj"),
        replace(which, head=at, dep="dobj"),
    )


def empty_preposition(tokens: Tokens, at: int) -> Tokens | None:
    """Of "After nine hours of debate, the ministers agreed": the hours belong to "after" and do not agree."""
    prep = tokens[at]
    if prep.dep != "prep" or prep.tag != "IN" or any(c.dep in ("pobj", "pcomp", "prep") for c in children(tokens, at)):
        return None
    for noun in tokens[at + 1 :]:
        close = (
            noun.head == prep.head if noun.dep == "nsubj" else noun.dep in ("npadvmod", "dep") and prep.lemma == "of"
        )
        if close and noun.dep in ("nsubj", "npadvmod", "dep") and first_word(tokens, noun.index) == at + 1:
            return changed(tokens, replace(noun, head=at, dep="pobj"))
    return None


def object_clause(tokens: Tokens, at: int) -> Tokens | None:
    """Of "ruled out sending": what stands right behind the particle is what was ruled out."""
    verb = tokens[at]
    if verb.dep != "advcl" or verb.tag != "VBG" or at == 0:
        return None
    before = tokens[at - 1]
    if before.dep == "prt" and before.head == verb.head:
        return changed(tokens, replace(verb, dep="xcomp"))
    return None


def accused_of(tokens: Tokens, at: int) -> Tokens | None:
    """Of "accused X of spying" and "of theft": the charge belongs to the accusing, not to X."""
    prep = tokens[at]
    accused = tokens[prep.head]
    governor = tokens[accused.head]
    if prep.dep != "prep" or prep.lemma not in ("of", "for") or accused.dep not in ("dobj", "nsubjpass"):
        return None
    charged = any(c.dep == "pcomp" or (c.dep == "pobj" and c.tag in ("NN", "NNS")) for c in children(tokens, at))
    if governor.lemma not in _ACCUSING | {"blame"} or not charged:
        return None
    return changed(tokens, replace(prep, head=governor.index))


def second_charge(tokens: Tokens, at: int) -> Tokens | None:
    """Of "accused X of spying on Y and of arming Z": both are charges."""
    prep = tokens[at]
    if prep.lemma != "of" or at < 2 or tokens[at - 1].dep != "cc" or prep.dep not in ("prep", "conj"):
        return None
    if not any(c.dep == "pcomp" for c in children(tokens, at)):
        return None
    here = tokens[prep.head]
    while here.head != here.index and here.lemma not in _ACCUSING:
        here = tokens[here.head]
    if here.lemma not in _ACCUSING or here.index == prep.head:
        return None
    first = any(c.dep == "prep" and c.lemma == "of" and c.index < at for c in children(tokens, here.index))
    return changed(tokens, replace(prep, head=here.index, dep="prep")) if first else None


def gerund_behind_of(tokens: Tokens, at: int) -> Tokens | None:
    """Of "accused X of arming rebels": arming is what X is accused of, and rebels what is armed."""
    verb = tokens[at]
    noun = tokens[verb.head]
    if verb.dep != "amod" or verb.tag != "VBG" or noun.dep != "pobj" or noun.head != at - 1:
        return None
    prep = tokens[noun.head]
    accused = tokens[prep.head]
    governor = tokens[accused.head]
    if prep.lemma != "of" or accused.dep not in ("dobj", "nsubjpass") or governor.lemma not in _ACCUSING:
        return None
    return changed(
        tokens,
        replace(prep, head=governor.index),
        replace(verb, head=prep.index, dep="pcomp"),
        replace(noun, head=at, dep="dobj"),
    )


def inverted_condition(tokens: Tokens, at: int) -> Tokens | None:
    """Of "had X agreed, Y would have left", "Y would have left had X agreed": a condition, no report."""
    verb = tokens[at]
    if not verb.tag.startswith("VB") or verb.dep in ("aux", "auxpass"):
        return None
    own = children(tokens, at)
    helper = next((c for c in own if c.dep == "aux" and c.text.lower() in ("had", "should", "were")), None)
    subject = next((c for c in own if c.dep in ("nsubj", "nsubjpass")), None)
    if helper is None or subject is None or helper.index > subject.index:
        return None
    if verb.dep == "ccomp" and verb.head > at:
        return changed(tokens, replace(verb, dep="advcl"))
    main = next((c for c in own if c.dep == "ccomp" and last_word(tokens, c.index) < helper.index), None)
    if main is None or not main.tag.startswith("VB"):
        return None
    head = main.index if verb.head == at else verb.head
    return changed(tokens, replace(main, head=head, dep=verb.dep), replace(verb, head=main.index, dep="advcl"))


def which_of_body(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the party of Ana Ruiz, which left the talks": a person is no "which"."""
    verb = tokens[at]
    person = tokens[verb.head]
    which = next((c for c in children(tokens, at) if c.index < at and c.lemma == "which"), None)
    prep = tokens[person.head]
    if verb.dep != "relcl" or person.entity != "PERSON" or which is None or person.dep != "pobj":
        return None
    body = tokens[prep.head]
    if prep.dep != "prep" or body.tag not in ("NN", "NNS", "NNP", "NNPS"):
        return None
    return changed(tokens, replace(verb, head=body.index))


def trailing_participle(tokens: Tokens, at: int) -> Tokens | None:
    """Of "signed the pact that X had drafted in Lima, formally ending the war": the signing ends it, not Lima."""
    verb = tokens[at]
    if verb.dep != "acl" or verb.tag != "VBG" or verb.head >= at:
        return None
    first = first_word(tokens, at)
    inner = tokens[first - 1].text != "," or any(tokens[i].text == "," for i in range(at + 1, last_word(tokens, at)))
    name = tokens[verb.head]
    if inner or name.dep not in ("pobj", "dobj", "appos", "conj"):
        return None
    here = name
    while here.head != here.index:
        here = tokens[here.head]
        if here.tag.startswith("VB") and here.dep not in ("relcl", "acl", "pcomp", "xcomp", "amod"):
            return changed(tokens, replace(verb, head=here.index, dep="advcl"))
    if here.tag.startswith("VB"):
        return changed(tokens, replace(verb, head=here.index, dep="advcl"))
    return None


def second_object_beside(tokens: Tokens, at: int) -> Tokens | None:
    """Of "recognises the independence of X and Y, the two regions that ...": an apposition, no second object."""
    noun = tokens[at]
    verb = tokens[noun.head]
    if noun.dep != "dobj" or not verb.tag.startswith("VB"):
        return None
    first = first_word(tokens, at)
    earlier = any(c.dep == "dobj" and c.index < first for c in children(tokens, verb.index))
    if not earlier or first < 2 or tokens[first - 1].text != "," or tokens[first].dep != "det":
        return None
    return changed(tokens, replace(noun, head=first - 2, dep="appos"))


_MEMBERS = frozenset("member leader citizen soldier official people relative family crew staff worker".split())


def members_who(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the members of a team who had been held": persons are who."""
    verb = tokens[at]
    thing = tokens[verb.head]
    prep = tokens[thing.head]
    people = tokens[prep.head]
    who = any(c.lemma == "who" and c.index < at for c in children(tokens, at))
    if verb.dep != "relcl" or not who or thing.dep != "pobj" or prep.lemma != "of" or thing.tag != "NN":
        return None
    return changed(tokens, replace(verb, head=people.index)) if people.lemma in _MEMBERS else None


def that_as_object(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the accord that X signed": a relative clause, whatever the parser calls it."""
    verb = tokens[at]
    if verb.dep != "acl" or verb.tag not in ("VBD", "VBZ", "VBP") or tokens[verb.head].tag not in ("NN", "NNS"):
        return None
    that = next((c for c in children(tokens, at) if c.dep == "dobj" and c.text.lower() in ("that", "which")), None)
    return changed(tokens, replace(verb, dep="relcl")) if that is not None and that.index < at else None
