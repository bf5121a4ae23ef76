"""Who acts on whom: a statement unfolded to pairs of actors, as event data has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.export.plover_countries import PLACED, country_of, head_country, host_state, is_known, named_actors, state_of
from kg.export.plover_home import Homes, doer, is_nameless, without_border
from kg.model import ACTORS, EVENTS, Article, Finding, Kind, Polarity, Thing
from kg.vocab import relations

Pair = tuple[Thing, Thing | None]

_SHARED = frozenset({"signed", "agreedTo"})  # whoever does this with the same object does it with the others
_PROMISES = frozenset({"agreedTo", "threatens"})
_OFFICIAL = frozenset({Kind.STATE, Kind.INSTITUTION, Kind.FORCE, Kind.PERSON})  # these may speak for their state
_ONE_SIDED = re.compile(r"\b(?:with|against|to|from)\b", re.IGNORECASE)
_JOINT = re.compile(r"^\W*$|^,|\b(?:and|or)\b|&")


class Unfolder:
    """Unfolds the findings of one article; `article` None: without the words around a statement's ends."""

    def __init__(self, findings: Iterable[Finding], article: Article | None) -> None:
        self._findings = tuple(findings)
        self._homes = Homes(self._findings, article)
        self._by_id: dict[str, list[Finding]] = {}
        for finding in self._findings:
            self._by_id.setdefault(finding.statement.id, []).append(finding)

    def pairs(self, finding: Finding) -> tuple[Pair, ...]:
        """Actor and recipient, each pair once and nobody with himself; without any recipient, one pair with None.

        No pair at all where nobody can say who acts.
        """
        found: dict[tuple[str, str], Pair] = {}
        if is_nameless(self._homes.actor(finding), finding):
            return ()
        for actor, recipient in self._pairs(finding):
            if actor.id != recipient.id:
                found.setdefault((actor.id, recipient.id), (actor, recipient))
        if not found and finding.statement.relation == "hosted":
            return ()  # a host without a guest consults nobody
        return tuple(found.values()) or ((self._homes.actor(finding), None),)

    def promised(self, finding: Finding) -> tuple[Finding, ...]:
        """The deeds that a promise or a threat of this finding's own actor is about."""
        if finding.statement.relation not in _PROMISES:
            return ()
        mine = {finding.statement.subject.id, doer(finding).id}
        return tuple(f for f in self._content(finding) if mine & _doers(f))

    def promising(self, promise: Finding, pair: Pair) -> Pair:
        """Who promises acts, even where the deed makes him the recipient: a host."""
        actor, recipient = pair
        return (recipient, actor) if recipient and recipient.id == self._homes.actor(promise).id else pair

    def clause(self, finding: Finding) -> str:
        """The words of the evidence."""
        return self._homes.clause(finding)

    def at_home(self, finding: Finding, plover: str) -> tuple[Pair, ...]:
        """The actor and the own state, where the event is one of domestic politics that names nobody."""
        home = self._homes.own_state(finding, plover)
        return ((self._homes.actor(finding), home),) if home else ()

    def _content(self, finding: Finding) -> Iterator[Finding]:
        ids = [role.thing.id for role in finding.statement.roles if role.name == "content"]
        found = (f for id in ids for f in self._by_id.get(id, ()))
        yield from (f for f in found if f.evidence.sentence == finding.evidence.sentence)

    def _pairs(self, finding: Finding) -> Iterator[tuple[Thing, Thing]]:
        relation, actor = finding.statement.relation, self._homes.actor(finding)
        for recipient in self._recipients(finding):
            if relation == "hosted":
                yield recipient, actor
                continue
            if not relations()[relation].symmetric or finding.statement.plover == "THREATEN":  # of two, one threatens
                yield actor, recipient
                continue
            first = self._is_first(finding)
            yield from () if first is False else ((actor, recipient),)
            yield from () if first is True else ((recipient, actor),)

    def _is_first(self, finding: Finding) -> bool | None:
        """Does the sentence make the subject the doer, with the object behind a verb or "with"? None: both do it."""
        evidence = finding.evidence
        words, one, other = self.clause(finding), evidence.subject_mention, evidence.object_mention
        if not one or not other or one not in words or other not in words or one in other or other in one:
            return None
        before = words.index(one) < words.index(other)
        between = words.partition(one if before else other)[2].partition(other if before else one)[0]
        return before if _ONE_SIDED.search(between) or not _JOINT.search(between) else None

    # --- recipients --------------------------------------------------------------------------------------------------

    def _recipients(self, finding: Finding) -> tuple[Thing, ...]:
        """The first of: the object, its state, whoever else takes part, is spoken to, meant or named."""
        target, roles = finding.statement.object, finding.statement.roles
        if target is not None and target.type in ACTORS:
            return (self._homes.recipient(target, finding, finding.evidence.object_mention or ""),)
        if target is not None and target.type in PLACED and _tells_state(target, finding):
            return (host_state(target),)
        actor = doer(finding)
        ways = (
            self._others(finding),
            tuple(self._homes.recipient(r.thing, finding, r.mention) for r in roles if r.name == "addressee"),
            self._meant(finding),
            *self._named(finding, actor),
        )
        for way in ways:
            if others := tuple(thing for thing in way if _is_other(thing, actor)):
                return others
        return ()

    def _named(self, finding: Finding, actor: Thing) -> Iterator[tuple[Thing, ...]]:
        """Other actors that the object names, the clause, or the words behind: a clause may end early."""
        mention = finding.evidence.object_mention or ""
        head = state_of(head_country(mention))
        yield (head,) if head else ()
        after, behind = (
            self._homes.after(finding, finding.evidence.subject_mention),
            self._homes.behind(finding, mention),
        )
        for words in (mention, after, behind):
            yield named_actors(without_border(finding, words), lambda thing: _is_other(thing, actor))

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
            other = _is_other(doer(content), doer(finding)) and not _are_forces_of(doer(content), doer(finding))
            found += [doer(content)] if other else self._recipients(content)
        return tuple(found)


def _doers(finding: Finding) -> set[str]:
    """Those who do it; of a symmetric relation both."""
    statement = finding.statement
    both = {statement.object.id} if statement.object and relations()[statement.relation].symmetric else set()
    return {doer(finding).id, statement.subject.id} | both


def _tells_state(place: Thing, finding: Finding) -> bool:
    """Does a place tell its state: by the tables, or by words that are more than a border?"""
    return is_known(place) or (country_of(place) is not None and without_border(finding, place.label) == place.label)


def _are_forces_of(forces: Thing, actor: Thing) -> bool:
    return forces.type is Kind.FORCE and country_of(forces) is not None and country_of(forces) == country_of(actor)


def _is_other(thing: Thing, actor: Thing) -> bool:
    """Is it another than the actor and the state that the actor may speak for?"""
    own = thing.type is Kind.STATE and actor.type in _OFFICIAL and thing.country == country_of(actor)
    return thing.id != actor.id and not own
