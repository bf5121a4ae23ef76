"""The mentions of described events in the matches of an article, with what the matches say of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.events.words import event_words
from kg.model import ACTORS, EVENTS, CueKind, Match, Mention, Sentence, Thing

_PARTIES_AS_SUBJECT = frozenset({"partyTo", "signed"})
_PARTIES_BOTH = frozenset({"negotiatesWith", "fightsWith", "inDisputeWith", "ceasesFireWith", "metWith"})
_UNSURE = frozenset({CueKind.NEGATION, CueKind.EMBEDDING, CueKind.MODAL, CueKind.CONDITION})
_TIME_PLACES = ("on", "in", "when", "during", "since")
_DATE = re.compile(
    r"\b(?:[12]\d{3}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{1,2})?|\d{1,2}\s+[A-Z][a-z]+"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|(?:last|next|this) (?:week|month|year))\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AFTER_HEAD = re.compile(r"\s+(?:of|between|with|on|in|to|for|from|over|at|that|which|by|about|under)\s", re.IGNORECASE)


@dataclass(slots=True)
class EventMention:
    """One event as one place of the article names it.

    `parties`, by country or id, are all that it has ("between A and B"); `signers` may be some of many.
    """

    thing: Thing
    sentence: int
    start: int
    text: str
    head: str
    plural: bool
    definite: bool
    other: bool
    marks: frozenset[str]  # modifiers that tell it from others
    parties: dict[str, Thing] = field(default_factory=dict)
    signers: dict[str, Thing] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)
    mediators: set[str] = field(default_factory=set)

    @property
    def years(self) -> set[str]:
        """The years that are said of it, in its words or with what is told of it."""
        return {y for said in (self.text, *self.dates) for y in _YEAR.findall(said)}

    @property
    def local(self) -> bool:
        return "--" in self.thing.id


def party_key(thing: Thing) -> str:
    """Leaders negotiate for their countries: the country where there is one, else the id."""
    return thing.country or thing.id.removeprefix("state/")


def event_mentions(matches: Sequence[Match], sentences: Sequence[Sentence]) -> list[EventMention]:
    """One for each provisional thing, in text order; what several matches say of it is gathered."""
    found: dict[str, EventMention] = {}
    placed = sorted(_placed(matches), key=lambda m: (m.sentence, m.span.start, m.span.end))
    for mention in placed:
        if mention.thing.id not in found:
            found[mention.thing.id] = _read(mention, sentences)
    for match in matches:
        _gather(match, found)
    return list(found.values())


def _placed(matches: Iterable[Match]) -> Iterator[Mention]:
    for match in matches:
        for mention in (*match.subjects, *match.objects, *(r.mention for r in match.roles)):
            if mention.thing.type in EVENTS:
                yield mention


def _read(mention: Mention, sentences: Sequence[Sentence]) -> EventMention:
    """Head noun and modifiers from the words up to the first preposition."""
    lists = event_words()
    short = _AFTER_HEAD.split(mention.text, maxsplit=1)[0]
    words = short.split()
    lower = [w.lower().strip(".,;:'\"“”’") for w in words]
    plural = lower[-1].endswith("s") and not lower[-1].endswith("ss") and lower[-1] not in lists.singular_plurals
    front = lower[:-1]
    possessed = any(re.search(r"['’]s?$", w) for w in words[:-1])
    bare = lower[-1] not in lists.singular_plurals and not plural and lower[0] not in lists.determiners
    definite = (bool(front) and front[0] in lists.definite) or possessed or (bare and lower[-1] not in lists.mass)
    capital = {w.lower() for w in words[1 if words[0].lower() in lists.determiners else 0 : -1] if w[:1].isupper()}
    marks = frozenset(
        w
        for w in front
        if w not in lists.determiners | lists.plain | lists.other and w not in capital and not w.isdigit()
    )
    return EventMention(
        mention.thing,
        mention.sentence,
        mention.span.start,
        mention.text,
        singular(lower[-1]),
        plural,
        definite and mention.sentence > 0,
        bool(set(front) & lists.other),
        frozenset(
            m for m in marks if not m.endswith(("-brokered", "-mediated", "-led", "-sponsored", "-backed", "'s", "’s"))
        ),
    )


def singular(noun: str) -> str:
    """The singular of an event noun.

    >>> singular("talks"), singular("treaties"), singular("clashes"), singular("crisis")
    ('talk', 'treaty', 'clash', 'crisis')
    """
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("shes", "ches", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "is", "us")) else noun


def _gather(match: Match, found: dict[str, EventMention]) -> None:
    """The parties and dates that a match tells of the events in it."""
    events = [m.thing.id for m in match.objects if m.thing.id in found]
    in_role = [r.mention.thing.id for r in match.roles if r.name == "event" and r.mention.thing.id in found]
    subjects = {m.thing.id for m in match.subjects}
    parties = [r.mention.thing for r in match.roles if r.name == "party" and r.mention.thing.id not in subjects]
    signers: list[Thing] = []
    if match.relation in _PARTIES_AS_SUBJECT:
        among = match.relation == "partyTo" and len(match.subjects) > 1
        if among or not any(c.kind in _UNSURE for c in match.clause.cues):
            (parties if among else signers).extend(m.thing for m in match.subjects)
    if match.relation in _PARTIES_BOTH:
        parties += [m.thing for m in (*match.subjects, *match.objects)]
    times = {d for p in match.clause.at(*_TIME_PLACES) for d in _DATE.findall(p.text)}
    for identifier in (*events, *in_role):
        event = found[identifier]
        event.parties.update({party_key(p): p for p in parties if p.type in ACTORS} | event.parties)
        event.signers.update({party_key(p): p for p in signers if p.type in ACTORS} | event.signers)
        event.dates |= times
        if match.relation == "mediates" and identifier in events:
            event.mediators |= {party_key(m.thing) for m in match.subjects}
