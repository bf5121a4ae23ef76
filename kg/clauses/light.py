"""Light verbs: "held talks with B" says what "met B" says."""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.frame import Frame
from kg.clauses.words import LightVerb, Words
from kg.model import Phrase

_KEPT_ON_NOUN = frozenset({"as"})


def as_full_verb(frame: Frame, words: Words) -> Frame:
    """The frame with the full verb's lemma, its noun at `predicate` and the noun's complements at the clause.

    Frames of other verbs come back as they are.
    """
    for light in words.light.get(frame.predicate.lemma, ()):
        at = _noun_place(frame, light)
        if at is not None:
            return _respelt(frame, light, *at, times=words["time_nouns"])
    return frame


def _noun_place(frame: Frame, light: LightVerb) -> tuple[str, list[Phrase]] | None:
    """The place that holds one of the light verb's nouns, and those nouns."""
    for name in light.preps or ("done-to",):
        nouns = [p for p in frame.at(name) if p.lemma in light.nouns]
        if nouns:
            return name, nouns
    return None


def _respelt(frame: Frame, light: LightVerb, place: str, nouns: list[Phrase], *, times: frozenset[str]) -> Frame:
    others = [p for p in frame.take(place) if p not in nouns]
    frame.predicate = replace(frame.predicate, lemma=light.becomes)
    frame.put("predicate", nouns)
    if others:
        frame.put(place, others)
    if light.preps:
        return frame
    frame.lift(nouns, kept_apart=_KEPT_ON_NOUN)
    recipients = frame.take("recipient") if light.done_to else []
    if recipients:
        frame.put("done-to", recipients)
    for prep in sorted(light.done_to):
        own = [filler for noun in nouns for filler in noun.at(prep)]  # "on Monday" is not whom sanctions are on
        frame.put(prep, own)
        fillers = own or [filler for filler in frame.at(prep) if filler.lemma not in times]
        fillers = fillers or [f for p in frame.at("with") for f in p.at(prep)]  # "a complaint with X against Y"
        if fillers and "done-to" not in frame.places:
            frame.put("done-to", fillers)
    return frame
