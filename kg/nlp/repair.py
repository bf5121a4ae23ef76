"""Known errors of the parser, mended by general means before anything else reads the tree.

Each repair is a small function over the tokens of one sentence that either returns new tokens or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.model import Token

Tokens = tuple[Token, ...]

_TELLING = frozenset(
    {"tell", "inform", "assure", "warn", "remind", "convince", "persuade", "show", "advise", "promise", "ask"}
)

_ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit", "absolve"})


def repaired_tree(tokens: Tokens) -> Tokens:
    """The tokens with the heads and labels that the parser should have given."""
    for repair in _REPAIRS:
        for at in range(len(tokens)):
            mended = repair(tokens, at)
            if mended is not None:
                tokens = mended
    return tokens


def _children(tokens: Sequence[Token], at: int) -> list[Token]:
    return [t for t in tokens if t.head == at and t.index != at]


def _first_word(tokens: Sequence[Token], at: int) -> int:
    """The leftmost token below this one."""
    first, todo = at, [at]
    while todo:
        here = todo.pop()
        first = min(first, here)
        todo.extend(c.index for c in _children(tokens, here))
    return first


def _last_word(tokens: Sequence[Token], at: int) -> int:
    last, todo = at, [at]
    while todo:
        here = todo.pop()
        last = max(last, here)
        todo.extend(c.index for c in _children(tokens, here))
    return last


def _with(tokens: Tokens, *changed: Token) -> Tokens:
    by_index = {t.index: t for t in changed}
    return tuple(by_index.get(t.index, t) for t in tokens)


def _silent_that(tokens: Tokens, at: int) -> Tokens | None:
    """Of "ruled Spain could keep": Spain is what keeps, not what is ruled."""
    verb = tokens[at]
    subjects = [c for c in _children(tokens, at) if c.dep in ("nsubj", "nsubjpass")]
    if not verb.tag.startswith("VB") or len(subjects) > 1:
        return None
    modals = [c for c in _children(tokens, at) if c.dep == "aux" and c.tag == "MD" and c.index < at]
    if not modals:
        return None
    helper = modals[0].index
    for noun in tokens:
        if noun.dep not in ("dobj", "pobj") or noun.index >= helper or _last_word(tokens, noun.index) != helper - 1:
            continue
        governor = noun.head
        if noun.dep != "dobj" or not tokens[governor].tag.startswith("VB") or governor in (at, verb.head):
            continue
        freed = _freed_subject(tokens, subjects, verb, governor)
        if freed is not None:
            return _with(tokens, replace(noun, head=at, dep="nsubj"), replace(verb, head=governor, dep="ccomp"), *freed)
    return None


def _freed_subject(tokens: Tokens, subjects: list[Token], verb: Token, governor: int) -> tuple[Token, ...] | None:
    """What the false subject of the verb really is: the object of the verb above; None where the repair is unsound."""
    if not subjects:
        return ()
    above = tokens[verb.head]
    has_object = any(c.dep == "dobj" for c in _children(tokens, above.index))
    holds_governor = subjects[0].index < governor <= _last_word(tokens, subjects[0].index)
    if has_object or not holds_governor or not above.tag.startswith("VB") or above.index > subjects[0].index:
        return None
    return (replace(subjects[0], head=above.index, dep="dobj"),)


def _split_pair(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the first time X and Y met": a name that is no time is the first of two subjects."""
    verb = tokens[at]
    if verb.dep != "conj" or not verb.tag.startswith("VB"):
        return None
    subjects = [c for c in _children(tokens, at) if c.dep in ("nsubj", "nsubjpass")]
    if not subjects or subjects[0].tag not in ("NNP", "NNPS"):
        return None
    join = _first_word(tokens, subjects[0].index) - 1
    if join < 1 or tokens[join].dep != "cc" or tokens[join].lemma != "and":
        return None
    for name in _children(tokens, verb.head):
        ends = _last_word(tokens, name.index) in (join - 1, join)
        if name.dep == "npadvmod" and name.tag in ("NNP", "NNPS") and ends:
            before = _first_word(tokens, name.index) - 1
            on_noun = before >= 0 and tokens[before].tag in ("NN", "NNS")
            return _with(
                tokens,
                replace(name, head=at, dep=subjects[0].dep),
                replace(tokens[join], head=name.index),
                replace(subjects[0], head=name.index, dep="conj"),
                replace(verb, head=before, dep="relcl") if on_noun else replace(verb, dep="ccomp"),
            )
    return None


def _silent_relative(tokens: Tokens, at: int) -> Tokens | None:
    """Of "keep the areas it had regained": the clause says which areas; it is not what is kept."""
    verb = tokens[at]
    if verb.dep not in ("ccomp", "advcl") or verb.head >= at:
        return None
    children = _children(tokens, at)
    subjects = [c for c in children if c.dep in ("nsubj", "nsubjpass")]
    if not subjects or any(c.dep in ("mark", "advmod") and c.index < subjects[0].index for c in children):
        return None
    governor = tokens[verb.head]
    nouns = [c for c in _children(tokens, governor.index) if c.dep == "dobj" and c.index < at]
    first = _first_word(tokens, at)
    if not nouns or governor.lemma in _TELLING or governor.index > nouns[-1].index:
        return None
    if _last_word(tokens, nouns[-1].index) != first - 1:
        return None
    return _with(tokens, replace(verb, head=nouns[-1].index, dep="relcl"))


def _stolen_subject(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Talks led by Y, the leaders of Z agreed": a noun between comma and verb is its subject, no apposition."""
    verb = tokens[at]
    children = _children(tokens, at)
    finite = verb.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.tag in ("MD", "VBD", "VBZ", "VBP") for c in children
    )
    if not finite or verb.dep in ("conj", "relcl", "aux", "auxpass", "acl", "xcomp", "advcl"):
        return None
    if any(c.dep in ("nsubj", "nsubjpass", "csubj", "expl", "mark") for c in children):
        return None
    start = min([at, *(c.index for c in children if c.dep in ("aux", "auxpass", "neg", "advmod") and c.index < at)])
    end = start - 1 if start and tokens[start - 1].text != "," else start - 2
    noun = _noun_ending_at(tokens, end)
    if noun is None or noun.head == at or at in _below(tokens, noun.index):
        return None
    label = "nsubjpass" if any(c.dep == "auxpass" for c in children) else "nsubj"
    return _with(tokens, replace(noun, head=at, dep=label))


def _noun_ending_at(tokens: Tokens, end: int) -> Token | None:
    """The widest noun phrase that ends here, stands behind a comma, and was made an apposition or conjunct."""
    found = None
    here = end
    while 0 <= here < len(tokens):
        token = tokens[here]
        if token.tag in ("NN", "NNS", "NNP", "NNPS", "PRP") and _last_word(tokens, here) == end:
            first = _first_word(tokens, here)
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


def _below(tokens: Sequence[Token], at: int) -> set[int]:
    found, todo = set(), [at]
    while todo:
        here = todo.pop()
        found.add(here)
        todo.extend(c.index for c in _children(tokens, here))
    return found


def _holder_of_office(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the president of Y, X, met": a person in apposition to a place is whoever holds the office."""
    name = tokens[at]
    if name.dep != "appos" or name.entity != "PERSON":
        return None
    country = tokens[name.head]
    prep = tokens[country.head]
    office = tokens[prep.head]
    if country.dep != "pobj" or prep.lemma != "of" or office.tag != "NN" or country.entity == "PERSON":
        return None
    return _with(tokens, replace(name, head=office.index))


def _report_and_deed(tokens: Tokens, at: int) -> Tokens | None:
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
    if any(c.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for c in _children(tokens, at)):
        return None
    if not any(c.dep == "aux" and c.tag in ("MD", "VBD", "VBZ") for c in _children(tokens, inner.index)):
        return None
    return _with(tokens, replace(verb, head=outer.index))


def _semicolon(tokens: Tokens, at: int) -> Tokens | None:
    """What a semicolon parts is side by side, never one the content of the other."""
    verb = tokens[at]
    if verb.dep != "ccomp":
        return None
    low, high = sorted((at, verb.head))
    if any(tokens[i].text == ";" for i in range(low, high)):
        return _with(tokens, replace(verb, dep="parataxis"))
    return None


def _relative_of_event(tokens: Tokens, at: int) -> Tokens | None:
    """Of "a truce between X and Y that lets ...": the clause is about the truce, not about Y."""
    verb = tokens[at]
    if verb.dep != "relcl":
        return None
    relative = next((c for c in _children(tokens, at) if c.index < at and c.lemma in ("that", "which")), None)
    if relative is None or relative.index == 0 or tokens[relative.index - 1].text == ",":
        return None
    name = tokens[verb.head]
    if name.tag not in ("NNP", "NNPS"):
        return None
    while name.dep == "conj":
        name = tokens[name.head]
    prep = tokens[name.head]
    event = tokens[prep.head]
    if name.dep != "pobj" or prep.lemma not in ("between", "among", "by", "with") or event.tag not in ("NN", "NNS"):
        return None
    return _with(tokens, replace(verb, head=event.index))


def _title_before_name(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Foreign Minister X and Foreign Minister Y": each title goes with the name right behind it."""
    title = tokens[at]
    if (
        title.tag != "NNP"
        or title.entity == "PERSON"
        or title.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
    ):
        return None
    for name in tokens[at + 1 :]:
        if name.tag != "NNP" or name.entity != "PERSON" or name.dep not in ("appos", "conj"):
            continue
        if name.head not in (at, title.head) or _first_word(tokens, name.index) != at + 1:
            continue
        if (
            name.dep == "appos"
            and title.dep != "conj"
            and not any(c.dep == "conj" for c in _children(tokens, name.index))
        ):
            return None
        moved = [replace(c, head=name.index) for c in _children(tokens, at) if c.index > at and c.index != name.index]
        return _with(
            tokens,
            replace(title, head=name.index, dep="compound"),
            replace(name, head=title.head, dep=title.dep),
            *moved,
        )
    return None


def _person_of_place(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X of A and Y of B": Y is coordinated with X, not with A."""
    name = tokens[at]
    place = tokens[name.head]
    if name.dep != "conj" or name.tag != "NNP" or place.entity == "PERSON" or place.dep != "pobj":
        return None
    prep = tokens[place.head]
    first = tokens[prep.head]
    own = any(c.dep == "prep" and c.lemma == prep.lemma for c in _children(tokens, at))
    full = any(c.dep == "compound" for c in _children(tokens, at))
    if prep.lemma not in ("of", "for", "from") or first.entity != "PERSON" or not own or not full:
        return None
    joins = [replace(c, head=first.index) for c in _children(tokens, place.index) if c.dep == "cc"]
    return _with(tokens, replace(name, head=first.index), *joins)


def _fronted_which(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the pact, which the foes signed, ...": the foes sign the pact; no apposition."""
    verb = tokens[at]
    noun = tokens[verb.head]
    which = tokens[noun.head]
    if verb.dep != "acl" or verb.tag not in ("VBD", "VBN") or noun.index > at or which.lemma not in ("which", "that"):
        return None
    if which.dep != "appos" or which.tag != "WDT" or which.index > noun.index:
        return None
    return _with(
        tokens,
        replace(verb, head=which.head, dep="relcl"),
        replace(noun, head=at, dep="nsubj"),
        replace(which, head=at, dep="dobj"),
    )


def _empty_preposition(tokens: Tokens, at: int) -> Tokens | None:
    """Of "After 17 hours of talks, the leaders agreed": the hours belong to "after" and do not agree."""
    prep = tokens[at]
    if prep.dep != "prep" or prep.tag != "IN" or any(c.dep in ("pobj", "pcomp", "prep") for c in _children(tokens, at)):
        return None
    for noun in tokens[at + 1 :]:
        if noun.dep == "nsubj" and noun.head == prep.head and _first_word(tokens, noun.index) == at + 1:
            return _with(tokens, replace(noun, head=at, dep="pobj"))
    return None


def _listed_person(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X, secretary of A, Y, adviser of B": Y stands beside X, not beside X's office."""
    name = tokens[at]
    office = tokens[name.head]
    first = tokens[office.head]
    if name.dep != "conj" or name.entity != "PERSON" or office.dep != "appos" or office.entity == "PERSON":
        return None
    return _with(tokens, replace(name, head=first.index)) if first.entity == "PERSON" else None


def _object_clause(tokens: Tokens, at: int) -> Tokens | None:
    """Of "ruled out sending": what stands right behind the particle is what was ruled out."""
    verb = tokens[at]
    if verb.dep != "advcl" or verb.tag != "VBG" or at == 0:
        return None
    before = tokens[at - 1]
    if before.dep == "prt" and before.head == verb.head:
        return _with(tokens, replace(verb, dep="xcomp"))
    return None


def _gerund_behind_of(tokens: Tokens, at: int) -> Tokens | None:
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
    return _with(
        tokens,
        replace(prep, head=governor.index),
        replace(verb, head=prep.index, dep="pcomp"),
        replace(noun, head=at, dep="dobj"),
    )


_REPAIRS: tuple[Callable[[Tokens, int], Tokens | None], ...] = (
    _empty_preposition,
    _fronted_which,
    _listed_person,
    _stolen_subject,
    _silent_that,
    _silent_relative,
    _split_pair,
    _holder_of_office,
    _report_and_deed,
    _semicolon,
    _relative_of_event,
    _object_clause,
    _title_before_name,
    _person_of_place,
    _gerund_behind_of,
)
