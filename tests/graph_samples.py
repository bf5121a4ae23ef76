"""RDF graphs in the shape of the contract, made by hand: for the tests of what reads a graph, without the extractor.

The sentences are invented; so is the dispute.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from rdflib import RDF, RDFS, XSD, Dataset, Literal, Namespace, URIRef

DIP = Namespace("https://w3id.org/diplomacy-kg/ontology#")
BASE = "https://w3id.org/diplomacy-kg/id/"
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")

KINDS = {
    "state": "State", "org": "Organization", "group": "Group", "force": "Force", "institution": "Institution",
    "person": "Person", "territory": "Territory", "place": "Place", "agreement": "Agreement", "conflict": "Conflict",
    "meeting": "Meeting", "action": "Action",
}  # fmt: skip


@dataclass
class Claim:
    """One statement with one piece of evidence; `words` are the marked part of `sentence`."""

    subject: str
    relation: str
    object: str | None
    sentence: str = ""
    words: str = ""
    polarity: str = "affirmed"
    modality: str = "actual"
    speaker: str | None = None
    attribution: str | None = None
    roles: dict[str, list[str]] = field(default_factory=dict)
    start: str | None = None
    end: str | None = None
    ended: str | None = None
    plover: str | None = None
    office: str | None = None
    article: str = "one"


@dataclass
class Source:
    title: str = "Envoys return to the table"
    date: str = "2023-05-04"
    publisher: str = "The Daily Example"
    url: str = "https://example.org/envoys"


def iri(short: str) -> URIRef:
    return URIRef(BASE + short)


def digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def dataset(
    claims: list[Claim], labels: dict[str, str] | None = None, sources: dict[str, Source] | None = None
) -> Dataset:
    """The claims as a dataset with one graph per article."""
    found = Dataset(default_union=True)
    sources = sources or {"one": Source()}
    for number, claim in enumerate(claims):
        graph = found.graph(iri(f"graph/{claim.article}"))
        _add_source(graph, claim.article, sources[claim.article])
        things = [claim.subject, claim.object, claim.speaker, *(t for ts in claim.roles.values() for t in ts)]
        for thing in things:
            if thing and not thing.startswith("statement/"):
                _add_thing(graph, thing, (labels or {}).get(thing))
        _add_claim(graph, claim, number)
    return found


def _add_source(graph, article: str, source: Source) -> None:
    node = iri(f"article/{article}")
    graph.add((node, RDF.type, SCHEMA.NewsArticle))
    graph.add((node, SCHEMA.identifier, Literal(article)))
    graph.add((node, SCHEMA.headline, Literal(source.title, lang="en")))
    graph.add((node, SCHEMA.datePublished, Literal(source.date, datatype=XSD.date)))
    graph.add((node, SCHEMA.publisher, Literal(source.publisher)))
    graph.add((node, SCHEMA.url, Literal(source.url)))


def _add_thing(graph, short: str, label: str | None) -> None:
    kind, _, slug = short.partition("/")
    graph.add((iri(short), RDF.type, DIP[KINDS[kind]]))
    name = label or slug.split("--")[-1].replace("-", " ").title()
    graph.add((iri(short), RDFS.label, Literal(name)))
    if kind == "state":
        graph.add((iri(short), DIP.iso3, Literal(slug)))


def _add_claim(graph, claim: Claim, number: int) -> None:
    statement = iri("statement/" + digest(claim.subject, claim.relation, claim.object, number))
    evidence = iri("evidence/" + digest(statement, claim.sentence))
    quote = URIRef(evidence + "-quote")
    graph.add((statement, RDF.type, DIP.Statement))
    graph.add((statement, RDF.subject, iri(claim.subject)))
    graph.add((statement, RDF.predicate, DIP[claim.relation]))
    if claim.object:
        graph.add((statement, RDF.object, iri(claim.object)))
    for role, things in claim.roles.items():
        for thing in things:
            graph.add((statement, DIP[role], iri(thing)))
    graph.add((statement, DIP.polarity, DIP[claim.polarity]))
    graph.add((statement, DIP.modality, DIP[claim.modality]))
    if claim.speaker:
        graph.add((statement, DIP.speaker, iri(claim.speaker)))
    for name in ("start", "end"):
        if getattr(claim, name):
            graph.add((statement, DIP[name], Literal(getattr(claim, name), datatype=XSD.date)))
    if claim.ended:
        graph.add((statement, DIP.ended, Literal(claim.ended, datatype=XSD.boolean)))
    for name in ("plover", "office"):
        if getattr(claim, name):
            graph.add((statement, DIP[name], Literal(getattr(claim, name))))
    graph.add((statement, DIP.evidence, evidence))
    sentence = claim.sentence or f"{claim.subject} {claim.relation} {claim.object}."
    words = claim.words or sentence.rstrip(".")
    at = sentence.index(words)
    graph.add((evidence, RDF.type, DIP.Evidence))
    graph.add((evidence, OA.hasSource, iri(f"article/{claim.article}")))
    graph.add((evidence, OA.hasSelector, quote))
    graph.add((evidence, DIP.sentence, Literal(sentence, lang="en")))
    graph.add((evidence, DIP.rule, Literal(f"{claim.relation}-rule")))
    graph.add((evidence, DIP.confidence, Literal("sure")))
    if claim.attribution:
        graph.add((evidence, DIP.attribution, Literal(claim.attribution)))
    graph.add((quote, RDF.type, OA.TextQuoteSelector))
    graph.add((quote, OA.exact, Literal(words)))
    graph.add((quote, OA.prefix, Literal(sentence[max(0, at - 32) : at])))
    graph.add((quote, OA.suffix, Literal(sentence[at + len(words) :][:32])))
    graph.add((quote, OA.start, Literal(1000 * number + at)))
    graph.add((quote, OA.end, Literal(1000 * number + at + len(words))))


# --- a graph in the shape of one real article ------------------------------------------------------------------------

# alias: id and label
THINGS = {
    "PER": ("state/PER", "Peru"),
    "ECU": ("state/ECU", "Ecuador"),
    "NOR": ("state/NOR", "Norway"),
    "BRA": ("state/BRA", "Brazil"),
    "USA": ("state/USA", "United States"),
    "UN": ("org/united-nations", "United Nations"),
    "OAS": ("org/organization-of-american-states", "Organization of American States"),
    "Vargas": ("person/lucia-vargas", "Lucía Vargas"),
    "Andrade": ("person/mateo-andrade", "Mateo Andrade"),
    "Solberg": ("person/ingrid-solberg", "Ingrid Solberg"),
    "Ferraz": ("person/paulo-ferraz", "Paulo Ferraz"),
    "observers": ("force/NOR-observers", "Norwegian observers"),
    "troops": ("force/PER-troops", "Peruvian troops"),
    "marines": ("force/ECU-marines", "Ecuadorian marines"),
    "valley": ("territory/upper-santiago", "Upper Santiago valley"),
    "strip": ("territory/cordillera", "Cordillera strip"),
    "line": ("place/one--border-line-1", "border line"),
    "districts": ("place/one--neighbouring-districts-1", "neighbouring districts"),
    "Oslo": ("place/oslo", "Oslo"),
    "Lima": ("place/lima", "Lima"),
    "truce": ("agreement/one--truce-1", "truce (Ecuador, Peru)"),
    "statement": ("agreement/one--joint-statement-1", "joint statement"),
    "accord": ("agreement/one--water-accord-1", "water accord"),
    "war": ("conflict/one--six-week-war-1", "six-week war"),
    "dispute": ("conflict/one--dispute-1", "dispute (Ecuador, Peru)"),
    "talks": ("meeting/one--talks-1", "talks in Oslo"),
    "families": ("group/one--displaced-families-1", "displaced families"),
    "villagers": ("group/ECU-villagers", "Ecuadorian villagers"),
    "officials": ("group/one--officials-1", "officials"),
    "ministry": ("institution/NOR-foreign-ministry", "Norwegian Foreign Ministry"),
    "parliament": ("institution/ECU-parliament", "Ecuador's parliament"),
    "release": ("action/one--release-prisoners-1", "release prisoners of war"),
    "road": ("action/one--keep-road-open-1", "keep the border road open to traders"),
}

# subject relation object, then qualifiers; a speaker is followed by the attribution
CLAIMS = """
NOR mediates truce party=PER,ECU start=2023-03-09 end=2023-03-09 plover=CONSULT
NOR mediates talks party=PER,ECU plover=CONSULT
NOR mediates statement party=PER,ECU
PER partyTo truce
ECU partyTo truce
PER partyTo statement
ECU partyTo statement
PER partyTo talks
ECU partyTo talks
PER partyTo war start=2023-01-20 end=2023-03-09
ECU partyTo war start=2023-01-20 end=2023-03-09
PER partyTo dispute
ECU partyTo dispute
PER signed statement speaker=Solberg,factive plover=SUPPORT
ECU signed statement speaker=Solberg,factive plover=SUPPORT
NOR signed statement speaker=Solberg,factive plover=SUPPORT
PER disputes valley
ECU disputes valley
PER disputes strip
ECU disputes strip
observers deployedTo line sender=NOR plover=AID
troops deployedTo valley sender=PER
marines deployedTo line sender=ECU modality=possible
Andrade metWith Vargas start=2023-05-03 end=2023-05-03
Andrade metWith Vargas polarity=negated
Solberg metWith Vargas
Solberg metWith Andrade
ECU metWith PER
NOR hosted Vargas
NOR hosted Andrade
Solberg hosted Vargas
Solberg hosted Andrade
Solberg hosted talks
Vargas visited Oslo
Andrade visited Oslo
Andrade visited Lima modality=planned
Vargas represents PER office=president
Andrade represents ECU office=president
Solberg represents NOR office=minister
Ferraz represents BRA office=envoy
ECU negotiatesWith PER start=2023-05-03 end=2023-05-04
ECU negotiatesWith PER modality=planned start=2023-06-01 end=2023-06-30
Andrade negotiatesWith Vargas
ECU fightsWith PER start=2023-01-20 end=2023-03-09
ECU fightsWith PER speaker=ECU,doubtful start=2023-05-01 end=2023-05-01
ECU ceasesFireWith PER start=2023-03-09
ECU inDisputeWith PER
ECU alliedWith PER ended=true end=1994-12-31
ECU accuses PER plover=ACCUSE
PER accuses ECU
PER threatens ECU
ECU attacks PER speaker=PER,doubtful
PER attacks villagers speaker=ECU,doubtful
ECU requests PER
PER rejects release
PER agreedTo release polarity=negated speaker=Andrade,factive
ECU agreedTo road
PER agreedTo road
PER occupies valley speaker=ECU,doubtful
valley partOf ECU speaker=ECU,doubtful
strip partOf PER
PER controls strip
ECU controls valley ended=true
PER withdrawsFrom districts modality=planned
PER agreedTo accord modality=planned
ECU signed accord polarity=negated
families visited valley
BRA supports statement
BRA aids families modality=planned
UN supports NOR
OAS investigates PER modality=possible
USA sanctions PER modality=possible speaker=officials,neutral
ministry supports truce
parliament rejects statement modality=possible
NOR requests ECU
NOR requests PER
ECU supports NOR
PER supports NOR
NOR mobilizes -
ECU rejects - polarity=negated
"""

# what the claims say; others get a sentence made from their words
SENTENCES = {
    "NOR mediates truce": (
        "In March, Oslo brokered a truce between Lima and Quito that left the upper valley divided.",
        "Oslo brokered a truce between Lima and Quito",
    ),
    "PER signed statement": (
        "Solberg confirmed that a joint statement on the valley had been signed by all three parties.",
        "a joint statement on the valley had been signed by all three parties",
    ),
    "observers deployedTo line": (
        "Norwegian observers were sent to the border line.",
        "Norwegian observers were sent to the border line",
    ),
    "PER occupies valley": (
        "Quito considers the upper valley to be occupied by Lima.",
        "the upper valley to be occupied by Lima",
    ),
}


def seedlike() -> Dataset:
    """About 33 things and 80 statements, most among three states: the shape of one real article."""
    labels = dict(THINGS.values())
    return dataset([_claim(line) for line in CLAIMS.strip().splitlines()], labels)


def _claim(line: str) -> Claim:
    subject, relation, target, *rest = line.split()
    values = dict(part.split("=") for part in rest)
    claim = Claim(THINGS[subject][0], relation, THINGS[target][0] if target != "-" else None)
    claim.sentence, claim.words = SENTENCES.get(" ".join((subject, relation, target)), ("", ""))
    for name, value in values.items():
        if name == "speaker":
            speaker, claim.attribution = value.split(",")
            claim.speaker = THINGS[speaker][0]
        elif name in ("party", "sender"):
            claim.roles[name] = [THINGS[thing][0] for thing in value.split(",")]
        else:
            setattr(claim, name, value)
    return claim
