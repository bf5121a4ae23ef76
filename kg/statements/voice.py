"""Which words of a sentence reach a clause: what the writer adds is in the article's own voice."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Clause, Cue, CueKind, Sentence
from kg.statements.words import cue_words

_ASIDE = re.compile(r",\s+(?:\w+\s+)?(?:who|whom|whose|which)\b[^,]*$")
_JOINED = re.compile(r",\s+(?:and|but|while|whereas)\s+(?!that\b)[^,]{0,50}$")  # up to the clause's own subject
_BEING = frozenset({"be", "become", "hold-office", "remain"})
_ELECT = re.compile(r"-\s?(?:elect|designate)\b", re.IGNORECASE)
_NOT_SHIFTED = frozenset({"present", "perfect"})


def within_reach(clause: Clause, sentence: Sentence, *, state: bool) -> Clause:
    """The clause without the reports that do not reach it; outside quotations alone."""
    kept = tuple(c for c in clause.cues if c.kind is not CueKind.REPORTING or _reaches(c, clause, sentence, state))
    return clause if len(kept) == len(clause.cues) else replace(clause, cues=kept)


def hedged(clause: Clause) -> Clause:
    """The clause with the hedges of what somebody is: "the LATE president", "a FORMER member", "president-ELECT"."""
    if clause.predicate.lemma not in _BEING:
        return clause
    known, have = cue_words().hedges, {cue.span for cue in clause.cues}
    words = [w for phrase in clause.at("as") for w in phrase.modifiers if w.span not in have]
    named = ((next((form for form in (w.text.lower(), w.lemma) if form in known), ""), w) for w in words)
    cues = [Cue(CueKind.HEDGE, form, w.span) for form, w in named if form]
    elect = (p for p in clause.at("as") if _ELECT.search(p.text))
    cues += [Cue(CueKind.HEDGE, "future", p.head) for p in elect]
    return replace(clause, cues=(*clause.cues, *cues)) if cues else clause


def _reaches(report: Cue, clause: Clause, sentence: Sentence, state: bool) -> bool:
    if not sentence.span.holds(report.span):
        return True
    if report.span.start > clause.span.end:
        return not _is_aside(clause, sentence)
    return not _goes_on(report, clause, sentence, state)


def _is_aside(clause: Clause, sentence: Sentence) -> bool:
    """`X, who signed it, will come, his spokesman said`: the writer knows of the signing."""
    before = sentence.text[: max(0, clause.predicate.span.start - sentence.span.start)]
    return _ASIDE.search(before) is not None


def _goes_on(report: Cue, clause: Clause, sentence: Sentence, state: bool) -> bool:
    """`X said that A had left, and B came`: a main clause of its own, which is not told in the report's tense."""
    doers = clause.at("doer")
    if not doers or any(cue.kind is CueKind.MODAL for cue in clause.cues):
        return False
    begin, end = report.span.end - sentence.span.start, doers[0].span.start - sentence.span.start
    joined = begin < end and _JOINED.search(sentence.text, begin, end) is not None
    own_tense = clause.predicate.tense in _NOT_SHIFTED
    told_on = clause.predicate.tense == "past" and report.tense not in ("present", "") and not state
    return joined and (own_tense or told_on)
