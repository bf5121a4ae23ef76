"""From matches to findings: one statement for each pair of subject and object, with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.entities.protocol import Resolver
from kg.model import (
    Article,
    Attribution,
    Clause,
    Confidence,
    CueKind,
    Evidence,
    Finding,
    How,
    Match,
    Mention,
    Modality,
    Polarity,
    PredicateKind,
    Qualifiers,
    Role,
    Sentence,
    Span,
    Statement,
    Thing,
    Time,
)
from kg.statements.derive import derived_findings
from kg.statements.plover import plover_class
from kg.statements.qualify import UNNAMED, Reading, read_cues
from kg.statements.quotations import Quotations, is_whole
from kg.statements.repeats import (
    Draft,
    dated,
    distinct,
    identified,
    one_class,
    refuses,
    repeats,
    text_order,
    with_content,
    without_named_refusals,
)
from kg.statements.sides import one_side
from kg.statements.speaker import CLAIMS, SPEECH_ACTS, Speakers, same_voice
from kg.statements.time import time_of
from kg.statements.voice import hedged, within_reach
from kg.statements.words import cue_words
from kg.vocab import RelationType, relations

_LEVELS = (Confidence.SURE, Confidence.LIKELY, Confidence.GUESS)
_BY_HOW = {How.PRONOUN: Confidence.LIKELY, How.MEMBERS: Confidence.LIKELY, How.GUESS: Confidence.GUESS}
_ONCE = frozenset({"party", "sender", "addressee"})  # roles of whoever is not subject or object already
_OPINIONS = frozenset({"partOf"})  # "regards it as its own": so says who regards
_END = re.compile(r"[.?!]")


def make_findings(
    article: Article, sentences: Sequence[Sentence], matches: Sequence[Match], resolver: Resolver
) -> tuple[Finding, ...]:
    """The findings of an article in text order, the derived ones behind those that they follow from.

    An undated repeat of a dated claim is evidence of the dated one. Identical findings are given once.
    """
    maker = _Maker(article, sentences, resolver)
    drafts = distinct(one_class(dated([draft for match in matches for draft in maker.drafts(match)])))
    findings = [d.finding for d in with_content(without_named_refusals(sorted(drafts, key=text_order)))]
    known = {(f.evidence.statement_id, f.evidence.span) for f in findings}
    derived = repeats(derived_findings(findings), findings)
    new = [f for f in derived if (f.evidence.statement_id, f.evidence.span) not in known]
    return tuple(sorted([*findings, *new], key=lambda f: (f.evidence.sentence, f.evidence.span.start)))


class _Maker:
    """Makes the drafts of one article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], resolver: Resolver) -> None:
        self._article = article
        self._sentences = {s.index: s for s in sentences}
        self._quotations = Quotations(sentences)
        self._speakers = Speakers(article, sentences, resolver)

    def drafts(self, match: Match) -> Iterator[Draft]:
        """One for each subject and object; a symmetric relation has its smaller id first."""
        relation = relations()[match.relation]
        sentence = self._sentences[match.sentence]
        reading = self._reading(match.clause, sentence, relation)
        time = self._time(match, sentence, reading, relation)
        voices = self._speakers.of(reading, sentence)
        threats = tuple(t for p in reading.threats for t in self._speakers.resolved(p, sentence))
        words = sentence.slice(match.clause.span) if sentence.span.holds(match.clause.span) else sentence.text
        for subject in match.subjects:
            if match.relation == "represents" and "--" in subject.thing.id:
                continue  # who is known only by an office says nothing by holding it
            for object_ in match.objects or (None,):
                if object_ is not None and one_side(match.relation, subject.thing, object_.thing):
                    continue
                pair = (subject, object_)
                if relation.symmetric and object_ is not None and object_.thing.id < subject.thing.id:
                    pair = (object_, subject)
                own_threat = _own_threat(pair[0].thing, (*threats, *voices))
                for voice in _heard(voices, pair[0].thing):
                    told = self._qualifiers(match, reading, voice, time, pair[0].thing)
                    yield Draft(self._finding(match, sentence, relation, pair, told, own_threat), match, words)

    def _reading(self, clause: Clause, sentence: Sentence, relation: RelationType) -> Reading:
        quote = self._quotations.around(clause, sentence)
        told = hedged(clause)
        reading = read_cues(
            told if quote is not None else within_reach(told, sentence, state=relation.state),
            _behind_modal(clause, sentence),
            state=relation.state,
            quoted=quote is not None,
            asked=_asked(clause, sentence),
        )
        if reading.source is not None:
            return reading
        if quote is not None and is_whole(clause, quote):
            return replace(reading, source=UNNAMED, attribution=Attribution.NEUTRAL)
        if relation.name in _OPINIONS and cue_words().reporting.get(clause.predicate.lemma) == "doubtful":
            return replace(reading, voices=clause.at("doer"), source=UNNAMED, attribution=Attribution.DOUBTFUL)
        return reading

    def _time(self, match: Match, sentence: Sentence, reading: Reading, relation: RelationType) -> Time | None:
        near = tuple(self._sentences.values())
        state = relation.state
        time = time_of(match.clause, sentence, self._article, reading.modality, state=state, sentences=near)
        if reading.over is None:
            return time
        return replace(time, ended=True) if time is not None else Time(None, None, True, reading.over)

    def _qualifiers(
        self, match: Match, reading: Reading, voice: Thing | None, time: Time | None, subject: Thing
    ) -> Qualifiers:
        """A speech act read off somebody's own words is the article's, unless it is denied or only claimed."""
        attribution = reading.attribution
        act = match.relation in SPEECH_ACTS and attribution is not Attribution.DOUBTFUL
        own = (act or match.relation in CLAIMS) and not reading.denied
        if own and voice is not None and same_voice(voice, subject):
            voice, attribution = None, None
        polarity = reading.polarity
        if match.relation == "accuses" and reading.denied and voice is not None and not same_voice(voice, subject):
            voice, attribution, polarity = None, None, Polarity.AFFIRMED  # who denies a charge owns that it is made
        if refuses(match) or match.denies:
            polarity = Polarity.NEGATED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
        modality = Modality.PLANNED if reading.modality is Modality.ACTUAL and _holds_out(match) else reading.modality
        return Qualifiers(polarity, modality, voice, attribution, time)

    def _finding(
        self,
        match: Match,
        sentence: Sentence,
        relation: RelationType,
        pair: tuple[Mention, Mention | None],
        qualifiers: Qualifiers,
        own_threat: bool,
    ) -> Finding:
        subject, object_ = pair
        cameo = match.cameo or relation.cameo
        plover = plover_class(
            relation.plover,
            relation.name,
            object_kind=None if object_ is None else object_.thing.type,
            cameo=match.cameo,
            modality=qualifiers.modality,
            own_threat=own_threat,
        )
        statement = Statement(
            "",
            subject.thing,
            relation.name,
            None if object_ is None else object_.thing,
            _roles(match, subject.thing, None if object_ is None else object_.thing),
            qualifiers,
            plover,
            match.office,
        )
        evidence = Evidence(
            "",
            "",
            self._article.id,
            sentence.part,
            sentence.index,
            match.clause.span,
            sentence.text,
            match.rule_id,
            qualifiers.attribution,
            cameo,
            _confidence(match, pair),
            subject.text,
            None if object_ is None else object_.text,
        )
        return identified(statement, evidence)


# --- parts of a finding ----------------------------------------------------------------------------------------------


def _roles(match: Match, subject: Thing, object_: Thing | None) -> tuple[Role, ...]:
    """The roles of a pair, each once; who is subject or object is no party of its own."""
    ends = {subject.id} | ({object_.id} if object_ is not None else set())
    own = [
        r for r in match.roles if r.name == "sender" and subject.country and r.mention.thing.country == subject.country
    ]
    found: dict[tuple[str, str], Role] = {}
    for role in match.roles:
        if own and role.name == "sender" and role not in own:
            continue  # of several senders each sends its own troops
        thing = role.mention.thing
        if not (role.name in _ONCE and thing.id in ends):
            found.setdefault((role.name, thing.id), Role(role.name, thing, role.mention.text))
    return tuple(found.values())


def _confidence(match: Match, pair: Iterable[Mention | None]) -> Confidence:
    """The lowest of the rule's, the parse's and the references'."""
    levels = [match.confidence or Confidence.SURE, Confidence.GUESS if match.clause.guess else Confidence.SURE]
    levels += [_BY_HOW.get(m.how, Confidence.SURE) for m in pair if m is not None]
    return max(levels, key=_LEVELS.index)


def _behind_modal(clause: Clause, sentence: Sentence) -> str:
    """The words between the clause's own modal, or a passive report, and its predicate: "would HAVE BEEN signed"."""
    modal = next((c for c in clause.cues if c.kind is CueKind.MODAL or c.passive), None)
    if modal is None or modal.span.end > clause.predicate.span.start or not sentence.span.holds(modal.span):
        return ""
    return sentence.slice(Span(modal.span.end, clause.predicate.span.start)).lower()


def _asked(clause: Clause, sentence: Sentence) -> bool:
    """Does a question mark end what the predicate stands in?"""
    end = _END.search(sentence.text, max(0, clause.predicate.span.end - sentence.span.start))
    verb = clause.predicate.kind is PredicateKind.VERB and not clause.relative
    return verb and end is not None and end.group() == "?"


def _heard(voices: tuple[Thing, ...], subject: Thing) -> tuple[Thing | None, ...]:
    """Each speaker claims it, but of himself only himself ("both say that they ..."); None is the article."""
    own = tuple(voice for voice in voices if same_voice(voice, subject))
    return own[:1] or voices or (None,)


def _holds_out(match: Match) -> bool:
    """Is the predicate itself a promise of the deed: "pledged money to"?"""
    promise = match.clause.predicate.lemma in cue_words().promising
    return promise and match.relation not in SPEECH_ACTS and match.relation != "agreedTo"


def _own_threat(subject: Thing, voices: Iterable[Thing]) -> bool:
    return any(same_voice(voice, subject) for voice in voices)
