"""From the cues of a clause to polarity, modality, speaker and attribution.

The cues are read from the nearest to the farthest; what a word does stands in `cues.yaml`. A negation beyond somebody's
words ("did not say that ...") no longer touches what was said: it leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import Attribution, Clause, Cue, CueKind, Modality, Phrase, PhraseKind, Polarity, PredicateKind, Span
from kg.statements.words import cue_words

_RANK = {Modality.ACTUAL: 0, Modality.PLANNED: 1, Modality.POSSIBLE: 2}
_DOUBT = {Attribution.FACTIVE: 0, Attribution.NEUTRAL: 1, Attribution.DOUBTFUL: 2}
_TOLD = frozenset({"past", "pluperfect", "perfect", "participle", "infinitive", ""})  # the tenses of a report
_OF_WHAT_COMES = frozenset({"committing", "planning", "directing", "permitting"})
_THREATS = frozenset({"threaten", "threat", "warn", "vow", "caution", "menace"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
_NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
REPORTS = "reports"
UNNAMED = "unnamed sources"


@dataclass(frozen=True, slots=True)
class Reading:
    """The axes of a clause before anybody is resolved.

    `voices` are the phrases of who says so; where they are empty and `source` is not None, `source` names the
    unnamed. `over` is the word that says that a state has ended. `threats` are the phrases of who holds it out.
    """

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    voices: tuple[Phrase, ...] = ()
    source: str | None = None
    attribution: Attribution | None = None
    over: str | None = None
    threats: tuple[Phrase, ...] = ()
    denied: bool = False  # the speaker says that it is not so


def read_cues(
    clause: Clause, words_between: str = "", *, state: bool = False, quoted: bool = False, asked: bool = False
) -> Reading:
    """The reading of a clause.

    `words_between` are the words from the clause's first own modal to its predicate ("would have been"), `state` says
    that the relation is a lasting state, `quoted` that the clause stands in a quotation, `asked` in a question.
    """
    reader = _Reader(clause, state, quoted, frozenset(words_between.split()))
    for index, cue in enumerate(clause.cues):
        reader.take(cue, clause.cues[index + 1 :])
    if asked:
        reader.ask()
    return reader.reading()


@dataclass(slots=True)
class _Reader:
    """What has been read so far, from the inside out."""

    clause: Clause
    state: bool
    quoted: bool
    between: frozenset[str]
    negated: bool = False
    own_negation: bool = False
    counted: set[Span] = field(default_factory=set)  # negations that a cue above may share: "no talks are planned"
    settled: bool = False  # it happened, whatever is wished above: "offered to apologise for the raid"
    modality: Modality = Modality.ACTUAL
    voices: tuple[Phrase, ...] = ()
    source: str | None = None
    attribution: Attribution | None = None
    over: str | None = None
    threats: tuple[Phrase, ...] = ()
    denied: bool = False
    tried: bool = False  # the last word above says that it was tried
    deniable: bool = False  # the speaker so far is only a noun: "reports that ..."

    def reading(self) -> Reading:
        if self.over is None and self._state_of_the_past():
            self.over = self.clause.predicate.lemma
        return Reading(
            Polarity.NEGATED if self.negated else Polarity.AFFIRMED,
            self.modality,
            self.voices,
            self.source,
            self.attribution,
            self.over,
            self.threats,
            self.denied,
        )

    def _state_of_the_past(self) -> bool:
        predicate = self.clause.predicate
        plain = self.state and not self.negated and self.modality is Modality.ACTUAL and self.source is None
        told = plain and predicate.tense == "pluperfect" and predicate.lemma in cue_words().stative
        return told and not self.clause.at("since", "for")

    def take(self, cue: Cue, farther: Sequence[Cue]) -> None:
        if cue.kind is CueKind.NEGATION:
            self._negation(cue)
        elif cue.kind is CueKind.MODAL:
            self._own_modal(cue, farther)
        elif cue.kind is CueKind.CONDITION:
            self._raise(self._condition(cue))
        elif cue.kind is CueKind.HEDGE:
            self._hedge(cue)
        elif cue.kind is CueKind.EMBEDDING:
            self._embedding(cue, farther)
        else:
            self._reporting(cue, farther)

    # --- words of the clause itself ----------------------------------------------------------------------------------

    def _negation(self, cue: Cue) -> None:
        if cue.lemma == "no_longer" and self.state:
            self.over = "no longer"
            if self.own_negation:  # "does not control it any more" says it once
                self.negated = not self.negated
        elif not self.own_negation and self.over is None:  # "neither side did not" is a slip, not a double negation
            self.negated, self.own_negation = not self.negated, True
        self.counted.add(cue.span)

    def _raise(self, modality: Modality) -> None:
        """The strongest wins: possible over planned over actual."""
        if _RANK[modality] > _RANK[self.modality]:
            self.modality = modality

    def ask(self) -> None:
        """Who asks whether it is so says nothing."""
        self._raise(Modality.POSSIBLE)

    def _own_modal(self, cue: Cue, farther: Sequence[Cue]) -> None:
        if "yet" in self.between and cue.lemma in ("have_to", "be_to"):
            self._flip(True)  # "has yet to sign"
        else:
            refused = self.own_negation and "have" not in self.between
            self._raise(self._modal(cue, farther, unfulfilled="have" in self.between, refused=refused))

    def _modal(self, cue: Cue, farther: Iterable[Cue], *, unfulfilled: bool = False, refused: bool = False) -> Modality:
        """`refused`: "would not sign", which in the article's own voice and without a condition is a refusal."""
        name = cue_words().modals.get(cue.lemma, "possible")
        if name != "reported_plan":
            return Modality(name)
        reports = [c for c in farther if c.kind is CueKind.REPORTING]
        if refused and not reports and not self.quoted and not self._conditional():
            return Modality.ACTUAL
        plan = any(c.tense in _TOLD for c in reports) and not self.quoted and not unfulfilled
        return Modality.PLANNED if plan else Modality.POSSIBLE

    def _conditional(self) -> bool:
        cues = [*self.clause.cues, *(inner for cue in self.clause.cues for inner in cue.cues)]
        return any(cue.kind is CueKind.CONDITION for cue in cues)

    def _condition(self, cue: Cue) -> Modality:
        if cue.lemma not in cue_words().temporal:
            return Modality.POSSIBLE
        predicate = self.clause.predicate
        if cue.lemma == "until" and predicate.tense in ("past", "pluperfect"):
            return Modality.POSSIBLE  # "ruled out talks until they left": the clause layer marks no other past
        if predicate.tense not in ("past", "perfect", "pluperfect") or self._still_to_come(cue):
            return Modality.PLANNED
        if self.state and cue.lemma == "once" and predicate.lemma in cue_words().stative:
            self.over = self.over or "once"  # "once controlled the islands"
        return Modality.ACTUAL

    def _still_to_come(self, cue: Cue) -> bool:
        """`once Chad has withdrawn, Benin will ...`, but not "once has held" of a single clause."""
        return self.clause.predicate.tense == "perfect" and not self.state and cue.span.start < self.clause.span.start

    def _hedge(self, cue: Cue) -> None:
        name = cue_words().hedges.get(cue.lemma, "possible")
        if name == "doubtful":
            self._doubt()
        elif name == "over":
            self.over = self.over or (cue.lemma if self.state else None)
        elif name == "failed":
            self._flip(True)
        elif name != "none":
            self._raise(Modality(name))

    # --- words above it ----------------------------------------------------------------------------------------------

    def _attribute(self, attribution: Attribution) -> None:
        """The least factive link of the chain counts."""
        if self.attribution is None or _DOUBT[attribution] > _DOUBT[self.attribution]:
            self.attribution = attribution

    def _local(self, cue: Cue, farther: Sequence[Cue]) -> bool:
        """Takes the modal and the conditions of a cue's own verb; is that verb negated?"""
        not_so = any(c.kind is CueKind.NEGATION and c.span not in self.counted for c in cue.cues)
        for inner in cue.cues:
            if inner.kind is CueKind.MODAL:
                self._raise(self._modal(inner, farther, refused=not_so))
            elif inner.kind is CueKind.CONDITION and inner.lemma not in cue_words().temporal:
                self._raise(Modality.POSSIBLE)
            elif inner.kind is CueKind.HEDGE:
                if cue_words().hedges.get(inner.lemma) not in ("over", "failed"):
                    self._hedge(inner)
        return not_so

    def _embedding(self, cue: Cue, farther: Sequence[Cue]) -> None:
        words = cue_words()
        name = words.embedding.get(cue.lemma)
        noun = self.clause.predicate.kind is PredicateKind.NOUN
        if noun and cue.lemma in words.attitudes and self._definite():
            return
        judged = (cue.lemma in words.judging and bool(cue.to)) or (noun and cue.lemma in words.announcing)
        if cue.lemma in words.reporting and (name is None or judged):
            self._reporting(cue, farther)  # "claims to control", "admitted sending", "considers it to be occupied"
            return
        if self.settled:
            if self.over in words.settling and name != "implicative":
                self.over = None  # "hope to settle their dispute"
            return
        if noun and self.state and cue.lemma in words.settling and self.modality is Modality.ACTUAL:
            self._settle(cue)
            return
        not_so = self._local(cue, farther)
        if self.source is not None:  # beyond somebody's words
            self._beyond(name, not_so)
        else:
            self._embed(cue, name or "wishing", not_so)

    def _settle(self, cue: Cue) -> None:
        """Of "settled their dispute" a dispute that is over; of "has never been settled" one that goes on."""
        denials = [inner for inner in cue.cues if inner.kind is CueKind.NEGATION]
        modals = [inner for inner in cue.cues if inner.kind in (CueKind.MODAL, CueKind.CONDITION)]
        if any(inner.span in self.counted for inner in denials):
            self.negated = not self.negated
        if not (denials or modals):
            self.over = self.over or cue.lemma
        self.settled = True

    def _definite(self) -> bool:
        """Does the noun speak of an event that is known?"""
        return any(p.determiner in _DEFINITE or p.kind is PhraseKind.NAME for p in self.clause.at("predicate"))

    def _beyond(self, name: str | None, not_so: bool) -> None:
        """Of "refused to say that V", "plans to announce that V": V itself is left open or to be announced."""
        if not_so or name not in ("implicative", "presupposing", "criticising", "committing", "planning"):
            self._raise(Modality.POSSIBLE)
        elif name in ("committing", "planning"):
            self._raise(Modality.PLANNED)

    def _embed(self, cue: Cue, name: str, not_so: bool) -> None:
        if name == "implicative":
            self._flip(not_so)
            if self.state and cue.lemma == "use" and cue.tense == "past" and not (cue.to or cue.passive):
                self.over = self.over or "used to"
        elif name == "seeming":
            self._flip(not_so)
            self._doubt()
        elif name == "thwarting":
            self._thwart(cue, not_so)
        elif name == "refusing":
            if not_so or self.negated:
                self._raise(Modality.POSSIBLE)
            self._flip(not not_so)
        elif name == "forbidding":
            self.negated = not not_so
            self._raise(Modality.POSSIBLE)
        elif name == "criticising":
            self._speak(cue, Attribution.NEUTRAL)
        elif name == "presupposing":
            self.settled = True
        else:
            self._open(cue, name, not_so)
        if cue.lemma in _THREATS:
            self.threats = cue.who

    def _open(self, cue: Cue, name: str, not_so: bool) -> None:
        """What stands under the cue is planned or left open; of "tried in vain to mediate" it was not done."""
        words = cue_words()
        if cue.lemma == "purpose" and self.clause.predicate.lemma in words.expressive:
            self._flip(not_so)  # "marched to protest against the war"
        elif name == "planning":
            self._flip(not_so)
            self._raise(Modality.PLANNED)
        elif name in ("committing", "permitting"):
            self._flip(not_so)
            held_out = Modality.PLANNED if name == "committing" else Modality.POSSIBLE
            self._raise(Modality.ACTUAL if not_so else held_out)
        elif any(words.hedges.get(inner.lemma) == "failed" for inner in cue.cues):
            self._flip(True)
        else:
            self.tried = cue.lemma in words.trying
            self._flip(not_so and cue.lemma in words.neg_raising)
            self._raise(Modality.POSSIBLE)

    def _doubt(self) -> None:
        self.source = self.source or REPORTS
        self._attribute(Attribution.DOUBTFUL)

    def _thwart(self, cue: Cue, not_so: bool) -> None:
        """It did not happen; what one ceases to be or to hold was a state."""
        whole = self.modality is Modality.ACTUAL and self.source is None and not (self.negated or not_so)
        if whole and self.state and cue.lemma in cue_words().ceasing:
            self.over = self.over or cue.lemma
            return
        self._flip(not not_so)
        if self.tried and not not_so:  # "failed in its attempt to mediate"
            self.modality, self.tried = Modality.ACTUAL, False

    def _flip(self, flipped: bool) -> None:
        self.negated = self.negated is not flipped

    def _speak(self, cue: Cue, attribution: Attribution) -> None:
        """The innermost who asserts is the speaker."""
        if self.source is None or (self.source == REPORTS and not self.voices):
            named = (p for p in cue.who if p.head != cue.span and p.lemma not in _NOBODY)
            self.voices = tuple(named)  # "reports that V" are nobody's by name
            self.source = REPORTS if cue.lemma == "report" and not self.voices else UNNAMED
            self.deniable = cue.lemma in cue_words().deniable
        self._attribute(attribution)

    def _reporting(self, cue: Cue, farther: Sequence[Cue]) -> None:
        words = cue_words()
        name = words.reporting.get(cue.lemma)
        wished = words.embedding.get(cue.lemma)
        if name is None and wished is not None:  # "demanded that X withdraw", "ensure that X withdraws"
            told = self.clause.predicate.tense in ("past", "perfect", "pluperfect")
            if not (told and wished in _OF_WHAT_COMES):  # "decided that it would keep what it HAD SEIZED"
                self._embedding(cue, farther)
            return
        spoken = self.source is not None and not (self.source == REPORTS and not self.voices)
        not_so = self._local(cue, farther)
        nobody = bool(cue.who) and all(p.lemma in _NOBODY or p.determiner == "no" for p in cue.who)
        if not_so and nobody and (name == "denying" or cue.lemma in words.open_secrets):
            return  # "nobody doubts that", "it is no secret that"
        infinitive = self.clause.predicate.tense == "infinitive" and "have" not in self.between
        if cue.lemma == "suppose" and cue.passive and infinitive and not spoken:
            self._embed(cue, "planning", not_so)  # "was supposed to sign"
            return
        if name == "denying":
            self._deny(cue, not_so, spoken)
            return
        if not_so and not spoken and cue.lemma in words.neg_raising:
            self._flip(True)
        elif not_so:
            self._raise(Modality.POSSIBLE)
        if cue.lemma in _THREATS and not spoken:
            self.threats = cue.who
        self._speak(cue, Attribution(name or "neutral"))

    def _deny(self, cue: Cue, not_so: bool, spoken: bool) -> None:
        """Who denies speaks, also who denies reports; what others said is left open by a denial of their saying it."""
        if spoken and self.deniable:
            self.voices, self.source, spoken = (), None, False
        if not_so or spoken:
            self._raise(Modality.POSSIBLE)
        else:
            self._flip(True)
        self.denied = self.denied or not spoken
        self._speak(cue, Attribution.NEUTRAL)
