"""Who acts on whom: a statement unfolded to pairs of actors, as event data has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.export.plover_countries import PLACED, country_of, host_state, is_known, named_actors, named_country
from kg.model import ACTORS, EVENTS, Article, Finding, Kind, Polarity, Thing
from kg.vocab import relations

Pair = tuple[Thing, Thing | None]

_SHARED = frozenset({"signed", "agreedTo"})  # whoever does this with the same object does it with the others
_PROMISES = frozenset({"agreedTo", "threatens"})
_OFFICIAL = frozenset({Kind.STATE, Kind.INSTITUTION, Kind.FORCE, Kind.PERSON})  # these may speak for their state
_ATTACHED = re.compile(r"\s+(?:in|from|of)\s+((?:[^\W\d]+\s+){0,2}[^\W\d]+)")
_STOP = re.compile(r"[,;:.]\s")
_PEOPLE = frozenset({Kind.GROUP, Kind.ARMED_GROUP})
_UNPLACED = frozenset({Kind.GROUP, Kind.PERSON, Kind.FORCE, Kind.INSTITUTION, Kind.ARMED_GROUP})


class Unfolder:
    """Unfolds the findings of one article; `article` None: without the words around a statement's ends."""

    def __init__(self, findings: Iterable[Finding], article: Article | None) -> None:
        self._findings, self._article = tuple(findings), article
        self._by_id: dict[str, list[Finding]] = {}
        for finding in self._findings:
            self._by_id.setdefault(finding.statement.id, []).append(finding)

    def pairs(self, finding: Finding) -> tuple[Pair, ...]:
        """Actor and recipient, each pair once and nobody with himself; without any recipient, one pair with None."""
        found: dict[tuple[str, str], Pair] = {}
        for actor, recipient in self._pairs(finding):
            if actor.id != recipient.id:
                found.setdefault((actor.id, recipient.id), (actor, recipient))
        if not found and finding.statement.relation == "hosted":
            return ()  # a host without a guest consults nobody
        return tuple(found.values()) or ((self._actor(finding), None),)

    def promised(self, finding: Finding) -> tuple[Finding, ...]:
        """The deeds that a promise or a threat of this finding's own actor is about."""
        if finding.statement.relation not in _PROMISES:
            return ()
        mine = {finding.statement.subject.id, _doer(finding).id}
        return tuple(f for f in self._content(finding) if mine & {_doer(f).id, f.statement.subject.id})

    def clause(self, finding: Finding) -> str:
        """The words of the evidence."""
        evidence = finding.evidence
        return evidence.span.of(self._article.part(evidence.part)) if self._article else evidence.text

    def _content(self, finding: Finding) -> Iterator[Finding]:
        ids = [role.thing.id for role in finding.statement.roles if role.name == "content"]
        found = (f for id in ids for f in self._by_id.get(id, ()))
        yield from (f for f in found if f.evidence.sentence == finding.evidence.sentence)

    def _pairs(self, finding: Finding) -> Iterator[tuple[Thing, Thing]]:
        relation, actor = finding.statement.relation, self._actor(finding)
        recipients = self._recipients(finding)
        for recipient in recipients:
            if relation == "hosted":
                yield recipient, actor
                continue
            yield actor, recipient
            if relations()[relation].symmetric and finding.statement.plover != "THREATEN":  # of two, one threatens
                yield recipient, actor

    def _actor(self, finding: Finding) -> Thing:
        """Whoever acts, with the country that the words around the name give where nothing else does."""
        doer = _doer(finding)
        if doer.id != finding.statement.subject.id or country_of(doer) or is_known(doer) or doer.type not in _UNPLACED:
            return doer
        mention = finding.evidence.subject_mention
        return replace(doer, country=named_country(mention) or self._attached(finding, mention))

    # --- recipients --------------------------------------------------------------------------------------------------

    def _recipients(self, finding: Finding) -> tuple[Thing, ...]:
        """The first of: the object, its state, whoever else takes part, is spoken to, meant or named."""
        target, roles = finding.statement.object, finding.statement.roles
        if target is not None and target.type in ACTORS:
            return (self._settled(target, finding),)
        if target is not None and target.type in PLACED and (country_of(target) or is_known(target)):
            return (host_state(target),)
        actor = _doer(finding)
        ways = (
            self._others(finding),
            tuple(role.thing for role in roles if role.name == "addressee"),
            self._meant(finding),
            named_actors(finding.evidence.object_mention or "", lambda thing: _is_other(thing, actor)),
            named_actors(self._after(finding, finding.evidence.subject_mention), lambda thing: _is_other(thing, actor)),
        )
        for way in ways:
            if others := tuple(thing for thing in way if _is_other(thing, actor)):
                return others
        return ()

    def _others(self, finding: Finding) -> tuple[Thing, ...]:
        """The other signatories of an agreement, the parties of an event."""
        target = finding.statement.object
        named = [role.thing for role in finding.statement.roles if role.name == "party"]
        for other in self._findings:
            event = other.statement.object
            if target is None or event is None or event.id != target.id:
                continue
            if other.statement.qualifiers.polarity is Polarity.NEGATED:
                continue
            relation = other.statement.relation
            if relation == "partyTo" or (relation == finding.statement.relation and relation in _SHARED):
                named.append(other.statement.subject)
            if event.type in EVENTS:
                named += [role.thing for role in other.statement.roles if role.name == "party"]
        return tuple({thing.id: thing for thing in named}.values())

    def _meant(self, finding: Finding) -> tuple[Thing, ...]:
        """Whom the deed that is spoken of concerns: its doer where that is another, else its recipients."""
        found: list[Thing] = []
        for content in self._content(finding):
            other = _doer(content).id != _doer(finding).id
            found += [_doer(content)] if other else self._recipients(content)
        return tuple(found)

    def _settled(self, recipient: Thing, finding: Finding) -> Thing:
        """People of no known nationality are taken to be of the place told, or of the state that coerces them."""
        if country_of(recipient) or is_known(recipient) or recipient.type not in _UNPLACED:
            return recipient
        mention = finding.evidence.object_mention or ""
        places = [host_state(role.thing) for role in finding.statement.roles if role.name == "location"]
        code = named_country(mention) or next((place.country for place in places if place.country), None)
        code = code or self._attached(finding, mention)
        if (
            code is None and recipient.type in _PEOPLE and mention
        ):  # no further than the comma: speakers stand behind it
            code = named_country(_STOP.split(finding.evidence.text.partition(mention)[2])[0])
        if code is None and finding.statement.relation == "coerces":
            code = country_of(self._actor(finding))
        return replace(recipient, country=code)

    def _attached(self, finding: Finding, mention: str) -> str | None:
        """The country of the place that a name is followed by: "security forces in Guinea"."""
        behind = _ATTACHED.match(finding.evidence.text.partition(mention)[2]) if mention else None
        return named_country(behind[1]) if behind else None

    def _after(self, finding: Finding, mention: str) -> str:
        """The words of the clause behind a mention; nothing where the article is not there."""
        return self.clause(finding).partition(mention)[2] if self._article and mention else ""


def _doer(finding: Finding) -> Thing:
    """The subject, or the sender of troops that answer to no state of their own."""
    subject = finding.statement.subject
    senders = [role.thing for role in finding.statement.roles if role.name == "sender"]
    return senders[0] if senders and country_of(subject) is None else subject


def _is_other(thing: Thing, actor: Thing) -> bool:
    """Is it another than the actor and the state that the actor may speak for?"""
    own = thing.type is Kind.STATE and actor.type in _OFFICIAL and thing.country == country_of(actor)
    return thing.id != actor.id and not own
