"""Extractions made by hand, with true ids and offsets: for the tests of what writes and reads graphs.

The sentences are invented; so are the events.
"""

from __future__ import annotations

from datetime import date

from kg.model import (
    Article,
    Attribution,
    Confidence,
    Event,
    Evidence,
    Extraction,
    Finding,
    How,
    Kind,
    Mention,
    Modality,
    Part,
    Polarity,
    Qualifiers,
    Role,
    Span,
    Statement,
    Thing,
    Time,
)  # fmt: skip
from kg.statements.identity import evidence_id, statement_id

TITLE = "Norway brings Peru and Ecuador to a truce"
TEXT = (
    "On March 9, Oslo brokered a truce between Lima and Quito.\n\n"
    "President Lucía Vargas met her colleague 🕊 in Oslo.\n\n"
    "Quito claims that the valley is occupied by Lima. Ecuador may raise the alert."
)

NORWAY = Thing("state/NOR", "Norway", Kind.STATE, "NOR", ("http://www.wikidata.org/entity/Q900000001",))
PERU = Thing("state/PER", "Peru", Kind.STATE, "PER")
ECUADOR = Thing("state/ECU", "Ecuador", Kind.STATE, "ECU")
VARGAS = Thing("person/lucia-vargas", "Lucía Vargas", Kind.PERSON, "PER")
OSLO = Thing("place/oslo", "Oslo", Kind.PLACE, None, ("https://example.org/concept/oslo",))
VALLEY = Thing("place/one--valley-1", "valley", Kind.PLACE)


def truce(article: str = "one", day: str | None = "2023-03-09", unrealised: bool = False, noun: str = "truce") -> Event:
    return Event(
        f"agreement/{article}--{noun}-1", f"{noun} (Ecuador, Peru)", Kind.AGREEMENT, parties=(ECUADOR, PERU),
        start=day, end=day, location=OSLO, topic="the border", unrealised=unrealised,
    )  # fmt: skip


def article(id: str = "one", text: str = TEXT, title: str = TITLE) -> Article:
    return Article(id, title, date(2023, 3, 10), "The Daily Example", f"https://example.org/{id}", "en", text)


def finding(
    source: Article,
    subject: Thing,
    relation: str,
    target: Thing | None,
    words: str,
    *,
    mentions: tuple[str, str | None],
    qualifiers: Qualifiers = Qualifiers(),  # noqa: B008 - frozen
    roles: tuple[Role, ...] = (),
    part: Part = Part.TEXT,
    plover: str | None = None,
    cameo: str | None = None,
    office: str | None = None,
) -> Finding:
    """A finding whose evidence is `words`, where they stand first in the part."""
    span = Span(source.part(part).index(words), source.part(part).index(words) + len(words))
    time = qualifiers.time or Time(None, None, False, "")
    claim = statement_id(
        subject_id=subject.id, relation=relation, object_id=target and target.id, polarity=qualifiers.polarity,
        modality=qualifiers.modality, speaker_id=qualifiers.speaker and qualifiers.speaker.id, office=office,
        start=time.start, end=time.end, ended=time.ended,
    )  # fmt: skip
    rule = f"{relation.lower()}-rule"
    proof = evidence_id(
        statement_id=claim, article_id=source.id, part=part, start=span.start, end=span.end, rule_id=rule,
        attribution=qualifiers.attribution, cameo=cameo, confidence=Confidence.SURE,
    )  # fmt: skip
    statement = Statement(claim, subject, relation, target, roles, qualifiers, plover, office)
    evidence = Evidence(
        proof, claim, source.id, part, 0 if part is Part.TITLE else 1, span, _sentence(source.part(part), span), rule,
        qualifiers.attribution, cameo, Confidence.SURE, *mentions,
    )  # fmt: skip
    return Finding(statement, evidence)


def _sentence(text: str, span: Span) -> str:
    ends = [text.find(mark, span.end) for mark in (".", "\n\n")]
    end = min((e for e in ends if e >= 0), default=len(text))
    return text[max(text.rfind(mark, 0, span.start) for mark in (".", "\n\n", "\n")) + 1 : end + 1].strip()


def extraction(id: str = "one", *, day: str | None = "2023-03-09", noun: str = "truce", text: str = TEXT) -> Extraction:
    """One article's five claims: a fact with roles, one of the title, a symmetric one, an attributed one, a possible
    one without an object; and the truce's two parties.
    """
    source = article(id, text)
    event = truce(id, day, noun=noun)
    when = Time(day, day, False, "On March 9") if day else None
    brokered = "Oslo brokered a truce between Lima and Quito"
    party = tuple(Role("party", thing, words) for thing, words in ((PERU, "Lima"), (ECUADOR, "Quito")))
    claimed = Qualifiers(speaker=ECUADOR, attribution=Attribution.DOUBTFUL)
    findings = (
        finding(
            source, NORWAY, "mediates", event, brokered, mentions=("Oslo", "a truce"), roles=party,
            qualifiers=Qualifiers(time=when), plover="CONSULT", cameo="045",
        ),
        finding(source, NORWAY, "mediates", event, TITLE, mentions=("Norway", "a truce"), part=Part.TITLE),
        *(finding(source, r.thing, "partyTo", event, brokered, mentions=(r.mention, "a truce")) for r in party),
        finding(
            source, VARGAS, "metWith", ECUADOR, "President Lucía Vargas met her colleague 🕊 in Oslo",
            mentions=("President Lucía Vargas", "her colleague"), office="president",
        ),
        finding(
            source, PERU, "occupies", VALLEY, "the valley is occupied by Lima", mentions=("Lima", "the valley"),
            qualifiers=claimed,
        ),
        finding(
            source, ECUADOR, "mobilizes", None, "Ecuador may raise the alert", mentions=("Ecuador", None),
            qualifiers=Qualifiers(Polarity.AFFIRMED, Modality.POSSIBLE),
        ),
    )  # fmt: skip
    mentions = (Mention(ECUADOR, 2, Span(80, 93), "her colleague", How.ROLE),)
    return Extraction(source, findings, (event,), mentions=mentions)
