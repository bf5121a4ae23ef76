"""Where the actors of an event are at home, as far as the words around them tell; conventions of event coding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.export.plover_countries import (
    countries,
    country_of,
    has_name,
    head_country,
    host_state,
    is_known,
    named_actors,
    named_country,
    sole_country,
    state_of,
)
from kg.model import ACTORS, Article, Finding, Kind, Polarity, Thing

_AT_HOME = frozenset(  # what states mostly do to their own
    "accuses agreedTo coerces concedesTo investigates protestsAgainst rejects requests threatens".split()
)
_FORCE = frozenset({"attacks", "occupies", "fightsWith"})
_BORDER = re.compile(r"\b(?:on|near|along|at)\s+(?:the|its)\s+\S+\s+(?:border|frontier)\b", re.IGNORECASE)
_OWN_AFFAIRS = frozenset({"protestsAgainst", "coerces", "concedesTo"})  # where the text names nobody
_POWERS = re.compile(
    r"\b(?:by|from|of|for|with|against|the|its)\s(?:[^\W\d]+\s){0,2}(?:government|president|premier|minister|parliament"
    r"|opposition|rebels?|insurgents?|guerrillas?|army|junta|regime|police|court|unions?|protesters|strikers|authorities"
    r"|people|citizens|voters|nation|public)\b",
    re.IGNORECASE,
)
_REBELS = re.compile(r"\b(?:rebel|insurgent|guerrilla|guerilla|militia|opposition)", re.IGNORECASE)
_CIVIL = re.compile(
    r"\b(?:rall(?:y|ies)|protests?|demonstrations?|strikes?|riots?|opposition|unions?|elections?|curfew|emergency"
    r"|martial law|dissidents?|students|media|press|newspapers?|mutin\w+|coup|government|parliament|cabinet)\b",
    re.IGNORECASE,
)
_BY_POWER = frozenset({"coerces", "protestsAgainst"})  # mostly against one's own
_NATIVE = re.compile(
    r"\b(?:(?:president|premier|minister|general|governor|mayor|judge|bishop|parliament|opposition|police|army)\b"
    r"|(?:newspaper|daily|radio|station|union|party|rebel|dissident|activist|journalist|lawyer|student|worker|farmer"
    r"|citizen|voter|protester|demonstrator|striker|candidate|lawmaker|deput|authorit))",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she it they him her them who whom which one both all".split())
_PROPER = re.compile(r"[A-Z]")
_TITLE = len("Prime Minister ")
_TITLES = re.compile(r"\b(?:president|premier|minister|chancellor|king|queen|emir|sultan)\s+$", re.IGNORECASE)
_ATTACHED = re.compile(r"\s+(?:in|from|of)\s+((?:[^\W\d]+\s+){0,2}[^\W\d]+)")
_WHERE = re.compile(r"\b(?:in|near|outside|across|around)\s+((?:[a-z]+\s+){0,3}[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?)")
_SOMEWHERE = re.compile(r"\s(?:in|from|near|outside)\s(?:[a-z]+\s){0,3}[A-Z]")
_APPOSITION = re.compile(r"^,[^,]*,\s")
_STOP = re.compile(r"[,;:.]\s")
_PEOPLE = frozenset({Kind.GROUP, Kind.ARMED_GROUP})
_UNPLACED = frozenset({Kind.GROUP, Kind.PERSON, Kind.FORCE, Kind.INSTITUTION, Kind.ARMED_GROUP})
_BY_CROWDS = {  # whom crowds, rebels and police mostly attack at home
    Kind.GROUP: frozenset({Kind.GROUP, Kind.INSTITUTION, Kind.PERSON}),
    Kind.INSTITUTION: frozenset({Kind.GROUP, Kind.PERSON}),
    Kind.ARMED_GROUP: frozenset({Kind.INSTITUTION, Kind.PERSON}),
}


class Homes:
    """Actors and recipients of the findings of one article, with a country where something tells it."""

    def __init__(self, findings: Iterable[Finding], article: Article | None) -> None:
        self._findings, self._article = tuple(findings), article
        self._spoken_of = countries(article.text) if article else set()

    def clause(self, finding: Finding) -> str:
        """The words of the evidence."""
        evidence = finding.evidence
        return evidence.span.of(self._article.part(evidence.part)) if self._article else evidence.text

    def after(self, finding: Finding, mention: str) -> str:
        """The words of the clause behind a mention and its apposition; nothing where the article is not there."""
        words = self.clause(finding).partition(mention)[2] if self._article and mention else ""
        return _APPOSITION.sub("", words)

    def behind(self, finding: Finding, mention: str) -> str:
        """The words behind a mention, no further than the comma: speakers stand behind it."""
        return _STOP.split(finding.evidence.text.partition(mention)[2])[0] if self._article and mention else ""

    # --- who acts ----------------------------------------------------------------------------------------------------

    def actor(self, finding: Finding) -> Thing:
        """Whoever acts, with the country that the words around the name give where nothing else does."""
        actor, mention = self._served(doer(finding)), finding.evidence.subject_mention
        if actor.id != finding.statement.subject.id or actor.type is Kind.ORGANIZATION or not _is_unplaced(actor):
            return actor
        code = _told(finding, mention)
        described = "--" in actor.id or _TITLES.search(finding.evidence.text.partition(mention)[0])
        if code is None and described and not (named_actors(actor.label) or _is_proper(actor, finding)):
            words = self._without_objects(finding)
            alone = sole_country(words) if "--" in actor.id else None
            code = _located(finding) or alone or next(map(named_country, _places(words)), None)
        return replace(actor, country=code)

    def _served(self, person: Thing) -> Thing:
        """Whom the article says a person speaks for: an organisation itself; a state gives its country.

        A party that no table knows is less telling than the country of its leader.
        """
        of = [f.statement.object for f in self._findings if _is_office(f) and f.statement.subject.id == person.id]
        bodies = [thing for thing in of if thing and thing.type is Kind.ORGANIZATION and not country_of(thing)]
        if bodies and len(bodies) == len(of) and (not country_of(person) or named_actors(bodies[0].label)):
            return bodies[0]
        codes = {country_of(thing) for thing in of if thing} - {None}
        return replace(person, country=codes.pop()) if len(codes) == 1 and not country_of(person) else person

    def _without_objects(self, finding: Finding) -> str:
        """The words of the clause but for those of some country to whom it is done; where they are stays."""
        words = self.clause(finding)
        for other in self._findings:
            target = other.statement.object
            if other.evidence.span == finding.evidence.span and target and target.type in ACTORS and country_of(target):
                mention = _SOMEWHERE.split(other.evidence.object_mention or "")[0]
                words = re.sub(rf"(?:\S+ ){{0,3}}{re.escape(mention)}", "", words) if mention else words
        return words

    # --- to whom -----------------------------------------------------------------------------------------------------

    def recipient(self, thing: Thing, finding: Finding, mention: str) -> Thing:
        """People of no known nationality are taken to be of the place told, or of the country of whoever acts."""
        thing = self._served(thing)
        described = thing.type is Kind.ORGANIZATION and "--" in thing.id and not country_of(thing)  # "the newspaper"
        if not (described or _is_unplaced(thing)):
            return thing
        code = _told(finding, mention) or _located(finding)
        if code is None and (bodies := named_actors(mention)):
            return bodies[0]
        if code is None and thing.type in _PEOPLE:
            behind = self.behind(finding, mention).replace(finding.evidence.subject_mention or mention, "")
            code = named_country(behind)
        actor = self.actor(finding)
        home = country_of(actor)
        if code is None and self._is_native(thing, actor, finding, mention):
            code = home
        return replace(thing, country=code or sole_country(self.clause(finding), but=home))

    def _is_native(self, thing: Thing, actor: Thing, finding: Finding, mention: str) -> bool:
        """Is one of no told country at home with the actor? Of a foreigner a text tells where he is from."""
        if has_name(mention) or _is_attached(finding, mention) or mention.lower() in _PRONOUNS:
            return False
        relation = finding.statement.relation
        if thing.type in _BY_CROWDS.get(actor.type, ()) or relation in _BY_POWER:
            return True
        before = finding.evidence.text.partition(mention)[0] if mention else ""
        civil = _NATIVE.search(before[-2 * _TITLE :] + mention) or self._spoken_of <= {country_of(actor)}
        return relation in _AT_HOME and bool(civil)

    def own_state(self, finding: Finding, plover: str) -> Thing | None:
        """Whom an event of domestic politics concerns that names no other: a curfew, a strike."""
        relation, code = finding.statement.relation, country_of(self.actor(finding))
        words = self.after(finding, finding.evidence.subject_mention)
        target = without_border(finding, finding.evidence.object_mention or "")
        civil = plover == "COERCE" or (relation == "threatens" and _CIVIL.search(words))
        power = _REBELS.search(target) or (relation in _AT_HOME and _POWERS.search(target))
        told = (civil and words) or (power and target)
        own = relation in _OWN_AFFAIRS or (told and named_country(told) in (None, code))
        return state_of(code) if own else None


def without_border(finding: Finding, words: str) -> str:
    """The words without "on the Thai border": a base there that is attacked is not Thailand's."""
    return _BORDER.sub("", words) if finding.statement.relation in _FORCE else words


def doer(finding: Finding) -> Thing:
    """The subject, or the sender of troops that answer to no state of their own."""
    subject = finding.statement.subject
    senders = [role.thing for role in finding.statement.roles if role.name == "sender"]
    return senders[0] if senders and country_of(subject) is None else subject


def is_nameless(thing: Thing, finding: Finding) -> bool:
    """Is it only described, of no known country, and of no name that a table or the label has?"""
    if "--" not in thing.id or country_of(thing):
        return False
    return not (_is_proper(thing, finding) or named_actors(thing.label))


def _told(finding: Finding, mention: str) -> str | None:
    """The country that the name, its title or the place behind it gives."""
    before, _, behind = finding.evidence.text.partition(mention) if mention else ("", "", "")
    attached = _ATTACHED.match(behind)
    return (
        named_country(mention)
        or head_country(before[-_TITLE:] + mention)
        or (named_country(f"in {attached[1]}") if attached else None)
    )


def _located(finding: Finding) -> str | None:
    """The country of the place of the deed."""
    places = (host_state(role.thing) for role in finding.statement.roles if role.name == "location")
    return next((place.country for place in places if place.country), None)


def _places(words: str) -> list[str]:
    return [f"in {match[1]}" for match in _WHERE.finditer(words)]


def _is_attached(finding: Finding, mention: str) -> bool:
    """Is the mention of somewhere, in itself or by what follows?"""
    behind = finding.evidence.text.partition(mention)[2] if mention else ""
    return _SOMEWHERE.search(mention) is not None or _SOMEWHERE.match(behind) is not None


def _is_office(finding: Finding) -> bool:
    return finding.statement.relation == "represents" and finding.statement.qualifiers.polarity is Polarity.AFFIRMED


def _is_unplaced(thing: Thing) -> bool:
    """Is it somebody whose country nothing tells yet?"""
    return thing.type in _UNPLACED and not country_of(thing) and not is_known(thing)


def _is_proper(thing: Thing, finding: Finding) -> bool:
    """Does a name that no table knows stand in the label: "Red Cross officials"? A first word says nothing."""
    first = 1 if finding.evidence.text.startswith(finding.evidence.subject_mention) else 0
    return "--" in thing.id and _PROPER.search(thing.label[first:]) is not None
