"""Repairs of what a verb acts on: what somebody is held, called or sent."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token
from kg.nlp.repair_tools import Tokens, changed, children, first_word, gerund_lemma, last_word

# Verbs that say what somebody takes something for, or makes of it.
JUDGING = frozenset(
    """consider deem declare call name label brand find think judge believe make proclaim pronounce render appoint elect
    dub designate crown keep leave hold rule term style""".split()
)
_HELD = frozenset("responsible accountable liable hostage captive prisoner guilty answerable".split())
GIVING = frozenset(
    """send give offer hand lend grant promise sell lease loan award pay show deny owe allow bring cede gift donate
    guarantee assure supply ship deliver""".split()
)
# Who is sent is sent from the place in front of it, not to it: "sent US troops".
_SENT = frozenset(
    """troop soldier force peacekeeper observer envoy diplomat official minister ambassador delegation team marine
    fighter police representative negotiator mediator mission force leader warship ship missile citizen""".split()
)
_NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "VBN", "CD"})


def small_clause(tokens: Tokens, at: int) -> Tokens | None:
    """Of "considers X part of Y", "deemed X illegal": X is considered, and part is what it is considered."""
    what = tokens[at]
    if what.dep != "ccomp" or what.tag not in _NOMINAL_TAGS or what.head > at:
        return None
    verb = tokens[what.head]
    own = children(tokens, at)
    who = [c for c in own if c.dep in ("nsubj", "nsubjpass") and c.index < at]
    if verb.lemma not in JUDGING or len(who) != 1 or any(c.dep in ("aux", "auxpass", "mark", "cop") for c in own):
        return None
    if last_word(tokens, who[0].index) != first_word_after(tokens, at, who[0].index) - 1:
        return None
    tag = "NN" if what.lemma == "own" else what.tag
    return changed(tokens, replace(who[0], head=verb.index, dep="dobj"), replace(what, dep="oprd", tag=tag))


def first_word_after(tokens: Tokens, at: int, after: int) -> int:
    """The first word of the phrase headed by `at` that stands behind the subject `after`."""
    return min([at, *(first_word(tokens, c.index) for c in children(tokens, at) if after < c.index < at)])


def second_object(tokens: Tokens, at: int) -> Tokens | None:
    """Of "declared X part of Y": what follows the object says what it is declared."""
    what = tokens[at]
    verb = tokens[what.head]
    if what.dep != "dobj" or verb.lemma not in JUDGING or what.tag not in _NOMINAL_TAGS:
        return None
    first = next((c for c in children(tokens, verb.index) if c.dep == "dobj" and c.index < at), None)
    return changed(tokens, replace(what, dep="oprd")) if first is not None else None


def held_responsible(tokens: Tokens, at: int) -> Tokens | None:
    """Of "held X responsible for Y", "held X hostage": the word behind the object is what X is held."""
    word = tokens[at]
    if word.lemma not in _HELD:
        return None
    noun = tokens[word.head]
    if word.dep == "amod" and noun.index < at and noun.dep == "dobj" and tokens[noun.head].lemma in JUDGING:
        return changed(tokens, replace(word, head=noun.head, dep="oprd"))
    if word.dep == "dobj" and noun.lemma in JUDGING and noun.index < at:
        held = next((c for c in children(tokens, at) if c.dep == "compound" and c.index == at - 1), None)
        if held is not None and held.tag in ("NNS", "NNP", "NNPS"):
            before = [replace(c, head=held.index) for c in children(tokens, at) if c.index < held.index]
            return changed(tokens, replace(held, head=noun.index, dep="dobj"), replace(word, dep="oprd"), *before)
    return None


def taken_for_granted(tokens: Tokens, at: int) -> Tokens | None:
    """Of "took X for granted": nobody grants anything."""
    word, before = tokens[at], tokens[at - 1]
    if word.lemma != "grant" or word.tag != "VBN" or at == 0 or before.text.lower() != "for":
        return None
    verb = next((tokens[i] for i in range(at - 1, -1, -1) if tokens[i].lemma == "take"), None)
    if verb is None:
        return None
    prep = replace(before, head=verb.index, dep="prep", tag="IN")
    return changed(tokens, prep, replace(word, head=before.index, dep="pobj", tag="JJ", lemma="granted"))


def laid(tokens: Tokens, at: int) -> Tokens | None:
    """Of "they lay claim to X": what has an object is laid, it does not lie."""
    verb = tokens[at]
    if verb.lemma != "lie" or verb.text.lower() != "lay" or not any(c.dep == "dobj" for c in children(tokens, at)):
        return None
    return changed(tokens, replace(verb, lemma="lay"))


def named_recipient(tokens: Tokens, at: int) -> Tokens | None:
    """Of "sent Kyiv tanks", "gave Peru old jets": a place in front of what is sent is whom it is sent to."""
    name = tokens[at]
    if name.dep not in ("compound", "nmod") or name.tag not in ("NNP", "NNPS") or name.text.isupper():
        return None
    thing = tokens[name.head]
    verb = tokens[thing.head]
    if thing.dep != "dobj" or verb.lemma not in GIVING or not verb.tag.startswith("VB"):
        return None
    if thing.tag not in ("NN", "NNS") or thing.lemma in _SENT or _start_of_name(tokens, at) != verb.index + 1:
        return None
    if name.entity not in ("GPE", "") and not _is_parted(tokens, thing, at):
        return None
    others = [c for c in children(tokens, verb.index) if c.dep == "dative" or c.dep == "prep"]
    if any(c.dep == "dative" or c.lemma in ("to", "for", "with") for c in others):
        return None
    parts = [replace(tokens[i], head=at) for i in range(verb.index + 1, at)]
    return changed(tokens, replace(name, head=verb.index, dep="dative"), *parts)


def _start_of_name(tokens: Tokens, at: int) -> int:
    """The first word of a name that ends here."""
    start = at
    while start > 0 and tokens[start - 1].tag in ("NNP", "NNPS") and tokens[start - 1].entity == tokens[at].entity:
        start -= 1
    return start


def _is_parted(tokens: Tokens, thing: Token, name: int) -> bool:
    """Is there something between a name and the thing that parts them: an article, a number, an adjective?"""
    return any(c.index > name and c.dep in ("det", "nummod", "amod") for c in children(tokens, thing.index))


def adverbial_object(tokens: Tokens, at: int) -> Tokens | None:
    """Of "offered more than once to mediate": how often is not what."""
    word = tokens[at]
    behind = [t.text.lower() for t in tokens[at + 1 : at + 3]]
    often = word.text.lower() in ("once", "twice") or (behind[:1] == ["than"] and behind[1:] in (["once"], ["twice"]))
    return changed(tokens, replace(word, dep="advmod")) if word.dep == "dobj" and often else None


_CHARGES = frozenset("charge accusation allegation claim assertion suggestion something".split())


def charge_beside(tokens: Tokens, at: int) -> Tokens | None:
    """Of "accused X of theft, a charge that X denies": the charge is beside the deed and not accused."""
    noun = tokens[at]
    verb = tokens[noun.head]
    if noun.dep != "dobj" or noun.lemma not in _CHARGES or not verb.tag.startswith("VB"):
        return None
    first = first_word(tokens, at)
    earlier = any(c.dep == "dobj" and c.index < at for c in children(tokens, verb.index))
    return changed(tokens, replace(noun, dep="npadvmod")) if earlier and tokens[first - 1].text == "," else None


_GIVEN = frozenset("money shelter help aid arms weapons support asylum assistance refuge credit cash food fuel".split())


def common_recipient(tokens: Tokens, at: int) -> Tokens | None:
    """Of "lent his government money": money is lent, and the government gets it."""
    noun = tokens[at]
    thing = tokens[noun.head]
    verb = tokens[thing.head]
    if noun.dep != "compound" or noun.index != thing.index - 1 or thing.lemma not in _GIVEN or thing.dep != "dobj":
        return None
    own = [c for c in children(tokens, thing.index) if c.index < at]
    known = any(c.dep in ("poss", "det") for c in own) or noun.tag == "NNS"
    if verb.lemma not in GIVING or not known or any(c.dep == "dative" for c in children(tokens, verb.index)):
        return None
    moved = [replace(c, head=at) for c in own]
    return changed(tokens, replace(noun, head=verb.index, dep="dative"), *moved)


def verbal_object(tokens: Tokens, at: int) -> Tokens | None:
    """Of "a group that X accuses Y of arming": arming is a verb, and the group is armed."""
    gerund = tokens[at]
    prep = tokens[gerund.head]
    verb = tokens[prep.head]
    if gerund.tag != "VBG" or prep.lemma != "of" or verb.dep != "relcl" or verb.lemma not in ("accuse", "suspect"):
        return None
    own = children(tokens, at)
    things = [c for c in children(tokens, verb.index) if c.dep == "dobj"]
    relative = next((c for c in things if c.tag in ("WDT", "WP") or c.text.lower() == "that"), None)
    if relative is None or len(things) < 2 or any(c.dep in ("dobj", "det", "poss") for c in own):
        return None
    return changed(tokens, replace(gerund, dep="pcomp"), replace(relative, head=at))


def going_on(tokens: Tokens, at: int) -> Tokens | None:
    """Of "vowed to go on trading": trading is what goes on."""
    deed = tokens[at]
    prep = tokens[deed.head]
    verb = tokens[prep.head]
    if deed.tag not in ("NN", "VBG") or not deed.text.lower().endswith("ing") or deed.dep not in ("pobj", "pcomp"):
        return None
    if prep.lemma != "on" or verb.lemma not in ("go", "keep", "carry") or prep.index != verb.index + 1:
        return None
    if prep.index != at - 1:
        return None
    lemma = deed.lemma if deed.tag == "VBG" else gerund_lemma(deed.text)
    return changed(
        tokens, replace(deed, head=verb.index, dep="xcomp", tag="VBG", lemma=lemma), replace(prep, dep="prt", tag="RP")
    )


_NO_OBJECTS = frozenset(
    "be become seem appear remain arrive come go happen occur sit stay speak talk travel fly".split()
)


def object_name(tokens: Tokens, at: int) -> Tokens | None:
    """Of "shelled Luanda", "criticised Tonga": a name right behind a verb is what it acts on."""
    name = tokens[at]
    verb = tokens[name.head]
    if (
        name.dep not in ("npadvmod", "advmod", "dep")
        or name.tag not in ("NNP", "NNPS")
        or name.entity in ("DATE", "TIME")
    ):
        return None
    if verb.tag not in ("VBD", "VBZ", "VBP") or first_word(tokens, at) != verb.index + 1 or verb.lemma in _NO_OBJECTS:
        return None
    if name.lemma in _TIMES or any(c.lemma in _TIMES or c.dep == "det" for c in children(tokens, at)):
        return None
    own = children(tokens, verb.index)
    subject = any(c.dep == "nsubj" for c in own)
    taken = any(c.dep in ("dobj", "auxpass", "ccomp", "xcomp", "attr", "acomp", "prt") for c in own)
    return changed(tokens, replace(name, dep="dobj")) if subject and not taken else None


_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today tomorrow yesterday""".split()
)


_BRANDING = frozenset(
    """reject dismiss denounce condemn describe brand decry criticize criticise slam welcome hail praise deride see
    regard
    label view rebuff characterize characterise portray depict reject blast deplore mock attack acclaim""".split()
)


def adjective_before_object(tokens: Tokens, at: int) -> Tokens | None:
    """Of "rejected as baseless a claim by X": the claim is rejected, as baseless."""
    word = tokens[at]
    if word.text.lower() != "as" or at == 0 or at + 3 >= len(tokens) or tokens[at + 1].tag != "JJ":
        return None
    verb, adjective, front = tokens[at - 1], tokens[at + 1], tokens[at + 2]
    thing = tokens[front.head]
    if verb.lemma not in _BRANDING or not verb.tag.startswith("VB") or front.dep not in ("det", "poss"):
        return None
    if thing.tag not in ("NN", "NNS") or thing.index < at or any(c.dep == "dobj" for c in children(tokens, verb.index)):
        return None
    return changed(
        tokens,
        replace(word, head=verb.index, dep="prep", tag="IN"),
        replace(adjective, head=at, dep="pobj"),
        replace(thing, head=verb.index, dep="dobj"),
    )
