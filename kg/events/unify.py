"""Which mentions of agreements, conflicts and meetings are one event of the article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.entities import Gazetteer
from kg.events.mentions import EventMention, event_mentions
from kg.events.words import event_words
from kg.model import Article, Kind, Match, Mention, RoleMention, Sentence, Thing

_LOCAL = re.compile(r"^(?P<stem>.+--.+)-(?P<number>\d+)$")


@dataclass(slots=True)
class _Cluster:
    """The mentions of one event, in text order."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def parties(self) -> dict[str, Thing]:
        return {key: thing for m in self.mentions for key, thing in m.parties.items()}

    @property
    def signers(self) -> dict[str, Thing]:
        return {key: thing for m in self.mentions for key, thing in m.signers.items()}

    @property
    def dates(self) -> set[str]:
        return {d for m in self.mentions for d in m.dates}

    @property
    def years(self) -> set[str]:
        return {y for m in self.mentions for y in m.years}

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(mark for m in self.mentions for mark in m.marks)

    @property
    def mediators(self) -> set[str]:
        return {key for m in self.mentions for key in m.mediators}

    @property
    def untitled(self) -> bool:
        """Is it known from the title only?"""
        return all(m.sentence == 0 for m in self.mentions)


def unify_events(article: Article, matches: Sequence[Match], sentences: Sequence[Sentence]) -> tuple[Match, ...]:
    """The matches with one thing for each event of the article, numbered by first mention within its noun.

    "A ceasefire ... the truce" are one where their parties are compatible; an indefinite noun begins another event
    unless the parties are the same and no other date is given; a plural never joins a singular. Labels tell the
    parties. Things with a proper name keep their ids; a definite noun may take one up.
    """
    clusters: list[_Cluster] = []
    for mention in event_mentions(matches, sentences):
        home = _home(mention, clusters) if mention.local else None
        if home is None:
            home = _Cluster()
            clusters.append(home)
        home.mentions.append(mention)
    things = _things(clusters)
    return tuple(_rewritten(match, things) for match in matches)


def _home(mention: EventMention, clusters: Sequence[_Cluster]) -> _Cluster | None:
    """The last event before that the mention may take up.

    One with the same mediator before the others; one of its own nouns before one of a wider noun's.
    """
    near = [c for c in reversed(clusters) if _compatible(mention, c)]
    for among in ([c for c in near if mention.mediators & c.mediators], near):
        for related in (_same_head, _same_family, _wider):
            for cluster in among:
                if related(mention, cluster) and _taken_up(mention, cluster):
                    return cluster
    return None


def _compatible(mention: EventMention, cluster: _Cluster) -> bool:
    """Same class and number; parties that do not contradict; no two different marks."""
    first = cluster.mentions[0]
    if first.thing.type is not mention.thing.type or any(m.plural is not mention.plural for m in cluster.mentions):
        return False
    if mention.marks and cluster.marks and not mention.marks & cluster.marks:
        return False
    if mention.marks and not first.local:
        return False
    return _parties_agree(mention, cluster)


def _parties_agree(mention: EventMention, cluster: _Cluster) -> bool:
    """All parties of one are among the other's; who signs is one of the parties, where these are known."""
    mine, theirs = set(mention.parties), set(cluster.parties)
    if mine and theirs:
        return mine <= theirs or theirs <= mine
    if mine and cluster.signers:
        return not mine.isdisjoint(cluster.signers)
    if mention.definite and mention.thing.type is Kind.MEETING:
        return True  # "the talks" may be attended by others
    return not (theirs and mention.signers) or not theirs.isdisjoint(mention.signers)


def _same_head(mention: EventMention, cluster: _Cluster) -> bool:
    return any(m.head == mention.head for m in cluster.mentions)


def _same_family(mention: EventMention, cluster: _Cluster) -> bool:
    families = event_words().families
    mine = families.get(mention.head, frozenset())
    return any(mine & families.get(m.head, frozenset()) for m in cluster.mentions)


def _wider(mention: EventMention, cluster: _Cluster) -> bool:
    narrower = event_words().wider.get(mention.head, frozenset())
    return mention.definite and any(m.head in narrower for m in cluster.mentions)


def _taken_up(mention: EventMention, cluster: _Cluster) -> bool:
    """Does the mention speak of something known?"""
    if mention.other or (cluster.untitled and mention.years and not mention.definite):
        return False  # the title tells of today
    if mention.years and cluster.dates and not mention.years & cluster.years:
        return False
    dated_apart = bool(mention.dates) and bool(cluster.dates) and not mention.dates & cluster.dates
    if mention.definite:
        return not (
            dated_apart and mention.parties and cluster.parties and set(mention.parties) != set(cluster.parties)
        )
    same_parties = bool(mention.parties) and set(mention.parties) == set(cluster.parties)
    if cluster.untitled and cluster.mentions[0].local:
        return not dated_apart and (same_parties or _parties_agree(mention, cluster))
    return same_parties and not dated_apart


# --- names -----------------------------------------------------------------------------------------------------------


def _things(clusters: Sequence[_Cluster]) -> dict[str, Thing]:
    """The final thing of each provisional id."""
    counts: dict[str, int] = {}
    final: dict[str, Thing] = {}
    for cluster in clusters:
        first = cluster.mentions[0]
        if first.local:
            local = _LOCAL.match(first.thing.id)
            stem = local["stem"] if local is not None else first.thing.id
            counts[stem] = counts.get(stem, 0) + 1
            thing = replace(first.thing, id=f"{stem}-{counts[stem]}", label=_label(cluster))
        else:
            thing = first.thing
        for mention in cluster.mentions:
            final[mention.thing.id] = thing
    return final


def _label(cluster: _Cluster) -> str:
    """The first mention's words up to the head, and the parties in alphabetical order."""
    words = cluster.mentions[0].thing.label
    parties = sorted({_party_label(t) for t in (cluster.parties or cluster.signers).values()})
    return f"{words} ({', '.join(parties)})" if parties else words


def _party_label(thing: Thing) -> str:
    """Ministers sign for their states."""
    state = Gazetteer.load().thing(f"state/{thing.country}") if thing.type is Kind.PERSON and thing.country else None
    return (state or thing).label


def _rewritten(match: Match, things: Mapping[str, Thing]) -> Match:
    def named(mention: Mention) -> Mention:
        thing = things.get(mention.thing.id)
        return mention if thing is None else replace(mention, thing=thing)

    return replace(
        match,
        subjects=tuple(named(m) for m in match.subjects),
        objects=tuple(named(m) for m in match.objects),
        roles=tuple(RoleMention(r.name, named(r.mention)) for r in match.roles),
    )
