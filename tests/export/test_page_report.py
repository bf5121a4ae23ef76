import pytest
from graph_samples import DIP, Claim, dataset, iri, seedlike

from kg.export.network import to_networkx
from kg.export.page.report import report

PERU, ECUADOR, NORWAY, BRAZIL = "state/PER", "state/ECU", "state/NOR", "state/BRA"
TRUCE, TALKS = "agreement/one--truce-1", "meeting/one--talks-1"


def report_of(claims: list[Claim]) -> dict:
    return report(to_networkx(dataset(claims)))


def test_a_mediator_stands_between_the_parties_of_all_that_it_mediates() -> None:
    found = report_of(
        [
            Claim(NORWAY, "mediates", TRUCE, roles={"party": [PERU, ECUADOR]}),
            Claim(BRAZIL, "mediates", TALKS),
            Claim(PERU, "partyTo", TALKS),
            Claim("state/CHL", "partyTo", TALKS),
        ]
    )["mediators"]
    assert [(m["id"], m["between"]) for m in found] == [(BRAZIL, ["state/CHL", PERU]), (NORWAY, [ECUADOR, PERU])]
    # of the six pairs of the four others, Norway and Brazil each stand between Ecuador or Chile and the three beyond
    assert [m["score"] for m in found] == [0.5, 0.5]
    assert all(len(m["statements"]) == 1 for m in found)


def test_mediation_between_two_that_no_event_names_counts_both() -> None:
    claims = [Claim(NORWAY, "mediates", PERU, roles={"party": [ECUADOR]})]
    [found] = report_of([*claims, Claim(BRAZIL, "mediates", TRUCE, modality="planned")])["mediators"]
    assert (found["id"], found["score"], found["between"]) == (NORWAY, 1.0, [ECUADOR, PERU])


def test_blocs_join_who_helps_more_often_than_it_opposes() -> None:
    claims = [
        Claim(PERU, "aids", ECUADOR, plover="AID"),
        Claim(NORWAY, "alliedWith", PERU),
        Claim(BRAZIL, "supports", NORWAY, plover="SUPPORT"),
        Claim(BRAZIL, "accuses", NORWAY, plover="ACCUSE"),
        Claim("state/CHL", "supports", BRAZIL, plover="SUPPORT", speaker=PERU, attribution="doubtful"),
    ]
    [bloc] = report_of(claims)["blocs"]
    assert bloc["members"] == [ECUADOR, NORWAY, PERU]
    assert len(bloc["statements"]) == 2


def test_who_answers_to_a_country_counts_as_it() -> None:
    data = dataset([Claim("person/ana", "supports", ECUADOR, plover="SUPPORT"), Claim(PERU, "metWith", ECUADOR)])
    data.graph(iri("graph/one")).add((iri("person/ana"), DIP.country, iri(PERU)))
    [bloc] = report(to_networkx(data))["blocs"]
    assert bloc["members"] == [ECUADOR, PERU]


@pytest.mark.parametrize("claims", [[], [Claim(PERU, "accuses", ECUADOR, plover="ACCUSE")]])
def test_a_graph_without_mediation_or_help_has_neither(claims: list[Claim]) -> None:
    assert report_of(claims) == {"mediators": [], "blocs": []}


def test_every_statement_of_the_report_is_in_the_graph() -> None:
    graph = to_networkx(seedlike())
    keys = {key for *_, key in graph.edges(keys=True)}
    found = report(graph)
    assert found["mediators"]
    assert all(set(figure["statements"]) <= keys for figures in found.values() for figure in figures)
