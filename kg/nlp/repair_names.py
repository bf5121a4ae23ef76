"""Repairs of names: titles, lists of people, persons of places, days beside names."""

from __future__ import annotations

from dataclasses import replace

from kg.nlp.repair_tools import Tokens, changed, children, first_word, last_word

_MONTHS = frozenset("january february march april may june july august september october november december".split())


def title_before_name(tokens: Tokens, at: int) -> Tokens | None:
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
        if name.head not in (at, title.head) or first_word(tokens, name.index) != at + 1:
            continue
        if (
            name.dep == "appos"
            and title.dep != "conj"
            and not any(c.dep == "conj" for c in children(tokens, name.index))
        ):
            return None
        moved = [replace(c, head=name.index) for c in children(tokens, at) if c.index > at and c.index != name.index]
        return changed(
            tokens,
            replace(title, head=name.index, dep="compound"),
            replace(name, head=title.head, dep=title.dep),
            *moved,
        )
    return None


def person_of_place(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X of A and Y of B": Y is coordinated with X, not with A."""
    name = tokens[at]
    place = tokens[name.head]
    if name.dep != "conj" or name.tag != "NNP" or place.entity == "PERSON" or place.dep != "pobj":
        return None
    prep = tokens[place.head]
    first = tokens[prep.head]
    own = any(c.dep == "prep" and c.lemma == prep.lemma for c in children(tokens, at))
    full = any(c.dep == "compound" for c in children(tokens, at))
    if prep.lemma not in ("of", "for", "from") or first.entity != "PERSON" or not own or not full:
        return None
    joins = [replace(c, head=first.index) for c in children(tokens, place.index) if c.dep == "cc"]
    return changed(tokens, replace(name, head=first.index), *joins)


def listed_person(tokens: Tokens, at: int) -> Tokens | None:
    """Of "X, secretary of A, Y, adviser of B": Y stands beside X, not beside X's office."""
    name = tokens[at]
    office = tokens[name.head]
    first = tokens[office.head]
    if name.dep != "conj" or name.entity != "PERSON" or office.dep != "appos" or office.entity == "PERSON":
        return None
    return changed(tokens, replace(name, head=first.index)) if first.entity == "PERSON" else None


def relative_of_person(tokens: Tokens, at: int) -> Tokens | None:
    """Of "his envoy in A, X, whom Y accuses": the clause is about the person right before "who", not about A."""
    verb = tokens[at]
    who = next((c for c in children(tokens, at) if c.index < at and c.lemma in ("who", "whom")), None)
    if verb.dep != "relcl" or who is None or tokens[verb.head].entity not in ("GPE", "LOC", "ORG", "DATE", "NORP"):
        return None
    before = [t for t in tokens[: who.index] if t.text != ","]
    person = before[-1] if before else None
    if person is None or person.tag != "NNP" or person.index == verb.head or person.entity in ("GPE", "LOC", "DATE"):
        return None
    if person.entity != "PERSON" and not any(c.dep == "compound" for c in children(tokens, person.index)):
        return None
    while tokens[person.head].entity == "PERSON" and tokens[person.head].index > person.index:
        person = tokens[person.head]
    return changed(tokens, replace(verb, head=person.index))


def date_and_subject(tokens: Tokens, at: int) -> Tokens | None:
    """Of "On May 3 Ruiz asked": the day ends where the name begins."""
    name = tokens[at]
    prep = tokens[name.head]
    verb = tokens[prep.head]
    if (
        name.dep != "pobj"
        or name.tag not in ("NNP", "NNPS")
        or prep.lemma not in ("on", "in", "by")
        or prep.index > verb.index
    ):
        return None
    own = [c for c in children(tokens, at) if c.index < at and c.dep in ("compound", "nummod", "nmod")]
    month = next((c for c in own if c.lemma.lower() in _MONTHS), None)
    subject = any(c.dep in ("nsubj", "nsubjpass", "expl") for c in children(tokens, verb.index))
    if month is None or not verb.tag.startswith("VB") or subject or month.index != prep.index + 1:
        return None
    number = [replace(c, head=month.index) for c in own if c.tag == "CD" and c.index == month.index + 1]
    return changed(
        tokens, replace(month, head=prep.index, dep="pobj"), replace(name, head=verb.index, dep="nsubj"), *number
    )


def split_pair(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the first time X and Y met": a name that is no time is the first of two subjects."""
    verb = tokens[at]
    if verb.dep != "conj" or not verb.tag.startswith("VB"):
        return None
    subjects = [c for c in children(tokens, at) if c.dep in ("nsubj", "nsubjpass")]
    if not subjects or subjects[0].tag not in ("NNP", "NNPS"):
        return None
    join = first_word(tokens, subjects[0].index) - 1
    if join < 1 or tokens[join].dep != "cc" or tokens[join].lemma != "and":
        return None
    for name in children(tokens, verb.head):
        ends = last_word(tokens, name.index) in (join - 1, join)
        if name.dep == "npadvmod" and name.tag in ("NNP", "NNPS") and ends:
            before = first_word(tokens, name.index) - 1
            on_noun = before >= 0 and tokens[before].tag in ("NN", "NNS")
            return changed(
                tokens,
                replace(name, head=at, dep=subjects[0].dep),
                replace(tokens[join], head=name.index),
                replace(subjects[0], head=name.index, dep="conj"),
                replace(verb, head=before, dep="relcl") if on_noun else replace(verb, dep="ccomp"),
            )
    return None


def holder_of_office(tokens: Tokens, at: int) -> Tokens | None:
    """Of "the president of Y, X, met": a person in apposition to a place is whoever holds the office."""
    name = tokens[at]
    if name.dep != "appos" or name.entity != "PERSON":
        return None
    country = tokens[name.head]
    prep = tokens[country.head]
    office = tokens[prep.head]
    if country.dep != "pobj" or prep.lemma != "of" or office.tag != "NN" or country.entity == "PERSON":
        return None
    return changed(tokens, replace(name, head=office.index))


def month_and_subject(tokens: Tokens, at: int) -> Tokens | None:
    """Of "That August Lima expelled", "Last March Oslo recalled": the month is when, the name is who."""
    name = tokens[at]
    if name.dep not in ("nsubj", "nsubjpass") or name.tag not in ("NNP", "NNPS"):
        return None
    month = next((c for c in children(tokens, at) if c.dep == "compound" and c.lemma.lower() in _MONTHS), None)
    if month is None or month.index == 0:
        return None
    front = tokens[month.index - 1]
    if front.head != at or front.text.lower() not in ("that", "this", "last", "next"):
        return None
    return changed(tokens, replace(month, head=name.head, dep="npadvmod"), replace(front, head=month.index))


def name_and_ago(tokens: Tokens, at: int) -> Tokens | None:
    """Of "attacked Oslo days ago": Oslo is attacked."""
    name = tokens[at]
    noun = tokens[name.head]
    verb = tokens[tokens[noun.head].head]
    if name.dep != "compound" or name.tag not in ("NNP", "NNPS") or noun.dep != "npadvmod" or noun.tag != "NNS":
        return None
    if tokens[noun.head].lemma not in ("ago", "earlier", "later", "before") or not verb.tag.startswith("VB"):
        return None
    if any(c.dep == "dobj" for c in children(tokens, verb.index)):
        return None
    return changed(tokens, replace(name, head=verb.index, dep="dobj"))


def joined_names(tokens: Tokens, at: int) -> Tokens | None:
    """Of "that X and Chadian President Y signed": X and Y, not one name."""
    first = tokens[at]
    name = tokens[first.head]
    if first.dep != "nmod" or first.tag not in ("NNP", "NNPS") or name.tag != "NNP" or name.index < at:
        return None
    join = next((c for c in children(tokens, at) if c.dep == "cc" and c.lemma == "and" and c.index > at), None)
    if join is None or (join.index != last_word(tokens, at) - 1 and not _titled(tokens, join.index + 1, name.index)):
        return None
    own = [replace(c, head=name.index, dep="amod") for c in children(tokens, at) if c.dep == "conj"]
    top = at if name.head == name.index else name.head
    return changed(tokens, replace(first, head=top, dep=name.dep), replace(name, head=at, dep="conj"), *own)


def _titled(tokens: Tokens, start: int, end: int) -> bool:
    return any(t.dep == "compound" and t.entity != "PERSON" for t in tokens[start:end])


def named_per(tokens: Tokens, at: int) -> Tokens | None:
    """Of "President Per Dahl": a capital in the middle of a sentence is a name, and no preposition."""
    word = tokens[at]
    if word.text != "Per" or word.tag == "NNP" or at == 0 or at + 1 >= len(tokens) or tokens[at + 1].tag != "NNP":
        return None
    name, above = tokens[at + 1], tokens[word.head]
    if name.head != at or above.tag not in ("NN", "NNP") or above.index > at:
        return None
    word = replace(word, head=name.index, dep="compound", tag="NNP", entity="PERSON")
    if above.index == at - 1 and above.tag == "NNP":  # a title
        moved = [replace(c, head=name.index) for c in children(tokens, above.index) if c.index != at]
        top = name.index if above.head == above.index else above.head
        title = replace(above, head=name.index, dep="compound")
        return changed(tokens, word, replace(name, head=top, dep=above.dep, entity="PERSON"), title, *moved)
    return changed(tokens, word, replace(name, head=above.index, dep="appos", entity="PERSON"))


def two_owned(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Peru's Soto and Chile's Ruiz met": Soto and Ruiz, not one Ruiz of two."""
    first = tokens[at]
    last = tokens[first.head]
    if first.dep != "poss" or first.tag != "NNP" or last.tag != "NNP" or last.index < at:
        return None
    own = children(tokens, at)
    owner = next((c for c in own if c.dep == "conj" and c.tag == "NNP" and c.index > at), None)
    if owner is None or any(c.dep == "case" for c in own) or not any(c.dep == "poss" for c in own):
        return None
    if not any(c.dep == "case" for c in children(tokens, owner.index)) or not any(c.dep == "cc" for c in own):
        return None
    top = at if last.head == last.index else last.head
    return changed(
        tokens,
        replace(first, head=top, dep=last.dep),
        replace(last, head=at, dep="conj"),
        replace(owner, head=last.index, dep="poss"),
    )


def two_titled(tokens: Tokens, at: int) -> Tokens | None:
    """Of "Polish President Duda and Latvian leader Levits met": two persons, not one who has two titles."""
    title = tokens[at]
    last = tokens[title.head]
    first = next((c for c in children(tokens, at) if c.dep == "appos" and c.tag == "NNP" and c.index > at), None)
    if title.dep != "compound" or last.tag != "NNP" or first is None or last.index < first.index:
        return None
    own = children(tokens, first.index)
    office = next((c for c in own if c.dep == "conj" and first.index < c.index < last.index), None)
    if office is None or not any(c.dep == "cc" for c in own):
        return None
    top = first.index if last.head == last.index else last.head
    return changed(
        tokens,
        replace(first, head=top, dep=last.dep),
        replace(title, head=first.index, dep="compound"),
        replace(last, head=first.index, dep="conj"),
        replace(office, head=last.index, dep="compound"),
    )
