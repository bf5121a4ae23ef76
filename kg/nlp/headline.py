"""Headlines as a parser can read them: "X, Y to Sign Pact" as "X and Y will sign pact".

Only the spelling given to the parser changes; every word keeps the span of the characters it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.nlp.repair_tools import Tokens, changed, children
from kg.nlp.words import RawWord

_LOWER = re.compile(r"(?<![\w’'-])[a-z]{2,}\b")
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w’-]+")
# Words of headlines that a short article may not have in lower case.
_COMMON = frozenset(
    """a accord accuse accuses agree agrees ahead aid air ambassador amid and announce announces approve
    approves army arrest arrests as ask asks at attack attacks back backs ban bans bid block blocks
    border call calls ceasefire chief claim claims clash clashes close closes condemn condemns cut cuts
    deal demand demands deny denies deploy deploys discuss dispute embassy end ends envoy exchange
    exercises expel expels fight fire for force forces free frees from full gas halt halts has have head
    hold holds host hosts in into is join joins joint kill killed kills launch launches leader leaders
    lift lifts mediate meet meets military minister ministers missile near new no not of offer offers on
    open opens or over pact peace plan plans pledge pledges president press protest protests pull pulls
    quit quits raid recall recalls recognise recognises recognize recognizes reject rejects release
    releases resume resumes restore restores row sanction sanctions seek seeks seize seizes send sends
    ship ships sign signs slam slams spy strike strikes summit summon summons talks territory test tests
    threaten threatens ties to told trade treaty troops truce unity urge urges vow vows war warn warns
    welcome welcomes will with withdraw withdraws""".split()
)
# Who stands in front of a "to" that means "will".
_ACTING = frozenset(
    """minister president king queen leaders leader troops officials envoy envoys army parliament forces chief ministers
    government premier pm fm mps senate council ships rebels talks summit navy police court diplomats monitors observers
    peacekeepers soldiers allies foes rivals neighbours neighbors presidents delegation mission""".split()
)
# Verbs that are passive where a headline gives them no object: "X urged to", "X accused of".
_PASSIVE = frozenset(
    """urge accuse warn tell ask order blame arrest kill free hold hit sanction expel detain jail invite force allow
    expect ban injure wound release summon charge sentence suspend oust elect appoint shell bomb seize""".split()
)


def spelt_out(words: Sequence[RawWord], body: str) -> tuple[RawWord, ...]:
    """The words of a headline; `body` shows which of them are written small elsewhere.

    >>> from kg.model import Span
    >>> words = [RawWord(w, Span(0, 0), True) for w in "Peru , Chile to sign pact".split()]
    >>> " ".join(w.text for w in spelt_out(words, ""))
    'Peru and Chile will sign pact'
    """
    made = list(words)
    if _is_title_case(made):
        made = _lowered(made, body)
    return tuple(_future(_joined(made)))


def _is_title_case(words: Sequence[RawWord]) -> bool:
    """Are all longer words but the first written with a capital?"""
    longer = [w.text for w in words[1:] if len(w.text) > 3 and w.text.isalpha()]
    return len(longer) > 2 and sum(w[0].isupper() for w in longer) > 0.9 * len(longer)


def _lowered(words: list[RawWord], body: str) -> list[RawWord]:
    small, named = set(_LOWER.findall(body)), {w.lower() for w in _NAMED.findall(body)}
    out = words[:1]
    for word in words[1:]:
        low = word.text.lower()
        common = low in _COMMON or (low in small and low not in named)
        out.append(replace(word, text=low) if common and word.text[:1].isupper() and not word.text.isupper() else word)
    return out


def _joined(words: list[RawWord]) -> list[RawWord]:
    """The comma between two names in front is an "and"."""
    comma = next((i for i, w in enumerate(words[:6]) if w.text == ","), None)
    if comma is None or comma + 2 >= len(words) or not all(w.text[:1].isupper() for w in words[:comma]):
        return words
    behind = comma + 1
    while behind < len(words) and words[behind].text[:1].isupper():
        behind += 1
    if behind == comma + 1 or behind == len(words) or not words[behind].text.isalpha():
        return words
    before = replace(words[comma - 1], space=True)
    return [*words[: comma - 1], before, replace(words[comma], text="and"), *words[comma + 1 :]]


def _future(words: list[RawWord]) -> list[RawWord]:
    """The "to" behind the first names means "will"."""
    at = next((i for i, w in enumerate(words) if w.text == "to"), None)
    if at is None or not 0 < at < len(words) - 1 or not words[at + 1].text[:1].islower():
        return words
    front = [w.text for w in words[:at]]
    if not all(w[:1].isupper() or w.lower() in _ACTING or w in ("and", ",", "'s", "-", "'") for w in front):
        return words
    return [*words[:at], replace(words[at], text="will"), *words[at + 1 :]]


def repaired_headline(tokens: Tokens) -> Tokens:
    """Headlines leave out forms of "be", and their verbs look like nouns."""
    for at in range(len(tokens)):
        for repair in (_traded, _plural_that_acts, _passive, _verb_between_names, _verb_at_the_end):
            mended = repair(tokens, at)
            if mended is not None:
                tokens = mended
    return tokens


_TRADED = frozenset("blame accusation barb insult fire blow gunfire shot threat prisoner charge jibe strike".split())


def _traded(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X and Y trade blame": they trade it."""
    trade = tokens[at]
    thing = tokens[trade.head]
    if trade.text != "trade" or trade.dep != "compound" or thing.head != thing.index or thing.lemma not in _TRADED:
        return None
    own = children(tokens, thing.index)
    names = [c for c in own if c.dep in ("nmod", "nsubj", "compound") and c.index < at and c.tag in ("NNP", "NNPS")]
    if len(names) != 1 or not any(c.dep == "conj" for c in children(tokens, names[0].index)):
        return None
    preps = [replace(c, head=at) for c in own if c.dep == "prep"]
    return changed(
        tokens,
        replace(trade, head=at, dep="ROOT", tag="VBP"),
        replace(thing, head=at, dep="dobj"),
        replace(names[0], head=at, dep="nsubj"),
        *preps,
    )


_ACTING_PLURALS = frozenset(
    """order attack back ban block claim cut demand end face fund halt hit host kill lift offer open plan pledge probe
    promise protest quit raid recall release resume seek seize shell slam strike summon threaten urge visit vow warn
    welcome name praise question report share test bomb veto condemn""".split()
)


def _plural_that_acts(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Junta orders envoy to leave", "Army attacks rebels": a plural in the middle of nouns is a verb."""
    verb = tokens[at]
    thing = tokens[verb.head]
    if verb.tag != "NNS" or verb.dep != "compound" or verb.lemma not in _ACTING_PLURALS or thing.head != thing.index:
        return None
    front = [c for c in (*children(tokens, at), *children(tokens, thing.index)) if c.index < at]
    subject = next((c for c in front if c.index == at - 1 and c.dep in ("compound", "nsubj", "nmod")), None)
    if subject is None or thing.tag not in ("NN", "NNS", "NNP") or any(c.dep in ("det", "poss") for c in front):
        return None
    own = children(tokens, thing.index)
    inner = [replace(c, head=at, dep="xcomp") for c in own if c.dep in ("relcl", "acl") and c.tag == "VB"]
    moved = [c for c in own if c.dep in ("prep", "punct", "npadvmod") and c.index > at and c.lemma != "of"]
    names = [replace(c, head=subject.index) for c in front if c.index < subject.index]
    return changed(
        tokens,
        replace(verb, head=at, dep="ROOT", tag="VBZ"),
        replace(thing, head=at, dep="dobj"),
        replace(subject, head=at, dep="nsubj"),
        *inner,
        *(replace(c, head=at) for c in moved),
        *names,
    )


def _passive(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X urged to V", "X accused of V-ing": X is urged and accused."""
    verb = tokens[at]
    if verb.tag not in ("VBD", "VBN") or verb.dep not in ("ROOT", "conj") or verb.lemma not in _PASSIVE:
        return None
    own = children(tokens, at)
    subject = next((c for c in own if c.dep == "nsubj"), None)
    if subject is None or any(c.dep in ("dobj", "aux", "auxpass", "dative", "ccomp") for c in own):
        return None
    return changed(tokens, replace(verb, tag="VBN"), replace(subject, dep="nsubjpass"))


def _verb_between_names(tokens: Tokens, at: int) -> Tokens | None:
    """Of "EU sanctions Belarus over Y": a noun between two names acts."""
    verb = tokens[at]
    if verb.tag != "NNS" or verb.dep != "ROOT":
        return None
    own = children(tokens, at)
    doer = next(
        (c for c in own if c.dep in ("compound", "nmod") and c.tag in ("NNP", "NNPS") and c.index == at - 1), None
    )
    thing = next((c for c in own if c.dep in ("appos", "dep", "npadvmod") and c.index > at), None)
    if doer is None or thing is None or any(c.dep in ("det", "amod") for c in own):
        return None
    return changed(tokens, replace(verb, tag="VBZ"), replace(doer, dep="nsubj"), replace(thing, dep="dobj"))


def _verb_at_the_end(tokens: Tokens, at: int) -> Tokens | None:
    """Of "talks between X and Y collapse": what looks like Y's noun is what the talks do."""
    verb = tokens[at]
    if verb.index != len(tokens) - 1 or verb.tag != "NN" or verb.dep != "conj":
        return None
    name = next((c for c in children(tokens, at) if c.dep == "compound" and c.index == at - 1), None)
    first = tokens[verb.head]
    root = next((t for t in tokens if t.head == t.index), None)
    if (
        name is None
        or name.tag != "NNP"
        or first.dep != "pobj"
        or root is None
        or root.tag not in ("NNS", "NNPS", "NN")
    ):
        return None
    moved = [replace(c, head=name.index) for c in children(tokens, at) if c.index < name.index]
    return changed(
        tokens,
        replace(name, head=first.index, dep="conj"),
        replace(verb, head=at, dep="ROOT", tag="VBP"),
        replace(root, head=at, dep="nsubj"),
        *moved,
    )
