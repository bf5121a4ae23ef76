"""Findings among one another: repeats of one claim, identical findings, and what a speech act is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Evidence, Finding, Kind, Match, Role, Span, Statement, Thing
from kg.statements.identity import evidence_id, statement_id
from kg.statements.words import cue_words
from kg.vocab import relations


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding with the match it was made from and the words of its clause."""

    finding: Finding
    match: Match
    words: str


def identified(statement: Statement, evidence: Evidence) -> Finding:
    """The finding with the ids that its content gives it."""
    q = statement.qualifiers
    claim = statement_id(
        subject_id=statement.subject.id,
        relation=statement.relation,
        object_id=None if statement.object is None else statement.object.id,
        polarity=q.polarity,
        modality=q.modality,
        speaker_id=None if q.speaker is None else q.speaker.id,
        office=statement.office,
        start=None if q.time is None else q.time.start,
        end=None if q.time is None else q.time.end,
        ended=q.time is not None and q.time.ended,
    )
    proof = evidence_id(
        statement_id=claim,
        article_id=evidence.article_id,
        part=evidence.part,
        start=evidence.span.start,
        end=evidence.span.end,
        rule_id=evidence.rule_id,
        attribution=evidence.attribution,
        cameo=evidence.cameo,
        confidence=evidence.confidence,
    )
    return Finding(replace(statement, id=claim), replace(evidence, id=proof, statement_id=claim))


def _key(statement: Statement) -> tuple[str | None, ...]:
    """What a claim is without its time."""
    q = statement.qualifiers
    return (
        statement.subject.id,
        statement.relation,
        None if statement.object is None else statement.object.id,
        q.polarity,
        q.modality,
        None if q.speaker is None else q.speaker.id,
        statement.office,
    )


def dated(drafts: Sequence[Draft]) -> list[Draft]:
    """Undated repeats take the time of the dated claim: of the last one before them, else of the first."""
    findings = [d.finding for d in drafts]
    return [replace(d, finding=f) for d, f in zip(drafts, repeats(findings, findings), strict=True)]


def repeats(findings: Iterable[Finding], told: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, undated ones with the time of the same claim among those told, if it is dated there."""
    with_time: dict[tuple[str | None, ...], list[Finding]] = {}
    for finding in sorted(told, key=lambda f: (f.evidence.sentence, f.evidence.span.start)):
        time = finding.statement.qualifiers.time
        if time is not None and (time.start is not None or time.end is not None):
            with_time.setdefault(_key(finding.statement), []).append(finding)
    for finding in findings:
        same = with_time.get(_key(finding.statement), [])
        if finding.statement.qualifiers.time is not None or not same:
            yield finding
            continue
        before = [f for f in same if f.evidence.sentence <= finding.evidence.sentence]
        time = (before[-1] if before else same[0]).statement.qualifiers.time
        qualifiers = replace(finding.statement.qualifiers, time=time)
        yield identified(replace(finding.statement, qualifiers=qualifiers), finding.evidence)


def one_class(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one PLOVER class for each claim: where they differ, the one that is not the relation's own."""
    classes: dict[str, set[str]] = {}
    for draft in drafts:
        statement = draft.finding.statement
        classes.setdefault(statement.id, set()).update([statement.plover] if statement.plover else [])
    return [_with_class(draft, classes[draft.finding.statement.id]) for draft in drafts]


def _with_class(draft: Draft, classes: set[str]) -> Draft:
    statement = draft.finding.statement
    usual = relations()[statement.relation].plover
    special = sorted(classes - {usual})
    chosen = special[0] if special else statement.plover
    return replace(draft, finding=replace(draft.finding, statement=replace(statement, plover=chosen)))


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Each finding once; one that is found twice has the roles of both."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        key = draft.finding.evidence.id
        if key not in found:
            found[key] = draft
            continue
        statement = found[key].finding.statement
        roles = {(r.name, r.thing.id): r for r in (*draft.finding.statement.roles, *statement.roles)}
        merged = statement.with_roles(tuple(sorted(roles.values(), key=lambda r: (r.name, r.thing.id))))
        found[key] = replace(found[key], finding=replace(found[key].finding, statement=merged))
    return list(found.values())


def text_order(draft: Draft) -> tuple[int, int, int, int]:
    """Sorts drafts by sentence, clause and predicate."""
    evidence, clause = draft.finding.evidence, draft.match.clause
    return evidence.sentence, evidence.span.start, evidence.span.end, clause.predicate.span.start


def refuses(match: Match) -> bool:
    """Does the match's own verb say that the deed in its complement is not done ("refused to V")?"""
    doing = cue_words().embedding.get(match.clause.predicate.lemma)
    return match.relation == "agreedTo" and match.content is not None and doing in ("refusing", "thwarting")


def without_named_refusals(drafts: Sequence[Draft]) -> list[Draft]:
    """Of "refused to sign" the denied signing alone; that nothing was agreed only where no relation names the deed."""
    named = {(d.match.sentence, d.match.clause.predicate.span) for d in drafts}
    return [d for d in drafts if not refuses(d.match) or (d.match.sentence, d.match.content) not in named]


def with_content(drafts: Sequence[Draft]) -> list[Draft]:
    """Speech acts and promises with the statements that they are about in the role `content`."""
    about: dict[tuple[int, Span], list[Draft]] = {}
    for draft in drafts:
        about.setdefault((draft.match.sentence, draft.match.clause.predicate.span), []).append(draft)
    return [_with_its_content(draft, about) for draft in drafts]


def _with_its_content(draft: Draft, about: Mapping[tuple[int, Span], Sequence[Draft]]) -> Draft:
    match, statement = draft.match, draft.finding.statement
    if match.content is None or match.content == match.clause.predicate.span:
        return draft
    contents = list(about.get((match.sentence, match.content), ()))
    to = statement.object
    addressed = [d for d in contents if to is not None and to.id in _ends(d.finding.statement)]
    roles = {d.finding.statement.id: _content_role(d) for d in addressed or contents}
    told = statement.with_roles((*statement.roles, *roles.values()))
    return replace(draft, finding=replace(draft.finding, statement=told))


def _ends(statement: Statement) -> set[str]:
    return {statement.subject.id} | ({statement.object.id} if statement.object is not None else set())


def _content_role(content: Draft) -> Role:
    s = content.finding.statement
    label = f"{s.subject.label} {s.relation} {s.object.label if s.object is not None else 'unspecified'}"
    return Role("content", Thing(s.id, label, Kind.STATEMENT), content.words)
