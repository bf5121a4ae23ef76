import pytest
from graph_samples import Claim, Source, dataset, seedlike

from kg.errors import QueryError
from kg.export.network import to_networkx
from kg.export.page import Selection, select

PERU, ECUADOR, NORWAY = "state/PER", "state/ECU", "state/NOR"


def told(graph) -> list[tuple[str, str, str]]:
    return sorted((a, data["relation"], b) for a, b, data in graph.edges(data=True))


@pytest.fixture(scope="module")
def whole():
    return to_networkx(seedlike())


def test_only_the_relations_asked_for_stay_with_their_things(whole) -> None:
    part = select(whole, Selection(relations=("deployedTo",)))
    assert {relation for _, relation, _ in told(part)} == {"deployedTo"}
    assert part.number_of_edges() == 3
    assert NORWAY in part, "the sender has a role in it"
    assert "person/paulo-ferraz" not in part
    assert whole.number_of_edges() == 80


@pytest.mark.parametrize("name", ["Ingrid Solberg", " ingrid solberg ", "person/ingrid-solberg"])
def test_an_actor_is_found_by_name_or_id_as_end_or_speaker(whole, name: str) -> None:
    part = select(whole, Selection(actors=(name,)))
    assert ("person/ingrid-solberg", "metWith", "person/lucia-vargas") in told(part)
    assert (NORWAY, "signed", "agreement/one--joint-statement-1") in told(part), "she says so"
    assert all("sanctions" != relation for _, relation, _ in told(part))


def test_an_actor_is_found_by_iso_code_and_several_are_united(whole) -> None:
    one, other = (select(whole, Selection(actors=(n,))) for n in ("BRA", "USA"))
    both = select(whole, Selection(actors=("BRA", "USA")))
    assert told(both) == sorted(told(one) + told(other))
    assert told(one)


def test_conditions_narrow_each_other(whole) -> None:
    part = select(
        whole, Selection(relations=("mediates", "signed"), actors=("Norway",), since="2023-03", until="2023-03")
    )
    assert told(part) == [(NORWAY, "mediates", "agreement/one--truce-1")]


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (None, None, 3),
        ("2021", "2021", 1),
        ("2021-04", None, 2),
        (None, "2021-03-09", 1),
        ("2021-03-09", "2021-03-09", 1),
        ("2021-05-01", "2021-05-31", 0),
        ("2022-06-30", "2022-07", 1),
        ("2023-01-15", "2023-01-16", 1),
        ("2030", None, 0),
    ],
)
def test_a_statement_is_dated_by_itself_else_by_its_article(since, until, count: int) -> None:
    sources = {"a": Source(date="2022-06-30"), "b": Source(date="2025-01-01")}
    claims = [
        Claim(PERU, "accuses", ECUADOR, article="a"),
        Claim(PERU, "threatens", ECUADOR, start="2021-03-09", article="b"),
        Claim(PERU, "fightsWith", ECUADOR, start="2023-01-01", end="2023-02-01", article="b"),
    ]
    graph = to_networkx(dataset(claims, sources=sources))
    assert select(graph, Selection(since=since, until=until)).number_of_edges() == count


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection(relations=("mediate",)), "there is no relation 'mediate'. Did you mean 'mediates'?"),
        (Selection(actors=("Norwey",)), "nothing in the graph is called 'Norwey'. Did you mean 'Norway'?"),
        (Selection(since="spring"), "'spring' is no date. Write 2021, 2021-03 or 2021-03-09."),
    ],
)
def test_what_cannot_be_meant_is_a_clear_error(whole, selection: Selection, message: str) -> None:
    with pytest.raises(QueryError) as raised:
        select(whole, selection)
    assert str(raised.value) == message


def test_kg_show_selects_says_so_and_refuses_what_is_not_there(tmp_path, capsys) -> None:
    from kg.cli import main

    graph, page = tmp_path / "g.trig", tmp_path / "page.html"
    seedlike().serialize(graph, format="trig")

    def run(*options: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["show", str(graph), "-o", str(page), *options])
        return int(left.value.code or 0), *capsys.readouterr()

    code, out, err = run("--only", "mediates", "--actor", "Norway", "--since", "2023-03", "--until", "2023-03")
    assert (code, out, err) == (0, f"Wrote {page}\n", "")
    text = page.read_text(encoding="utf-8")
    assert "g.trig · only mediates · only about Norway · since 2023-03 · until 2023-03" in text
    assert "Oslo brokered a truce" in text
    assert "Ferraz" not in text
    before = page.read_bytes()
    code, out, err = run("--actor", "Atlantis")
    assert (code, out) == (2, "")
    assert "nothing in the graph is called 'Atlantis'" in err
    assert page.read_bytes() == before
