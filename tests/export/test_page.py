import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from graph_samples import DIP, Claim, Source, dataset, iri, seedlike

from kg.errors import OutputError
from kg.export.network import to_networkx
from kg.export.page import build, render_page, write_page
from kg.export.page.layout import places

PERU, ECUADOR = "state/PER", "state/ECU"


def page_of(claims: list[Claim], labels=None, sources=None, **options) -> str:
    graph = to_networkx(dataset(claims, labels, sources))
    return render_page(graph, **{"title": "A title", "source_note": "A note", **options})


def data_of(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(to_networkx(seedlike()), title="Envoys", source_note="One article")


def test_every_thing_and_statement_is_in_the_page(page: str) -> None:
    graph, data = to_networkx(seedlike()), data_of(page)
    shown = {edge["id"] for edge in data["edges"] if "relation" in edge} | {s["id"] for s in data["others"]}
    assert shown == {key for *_, key in graph.edges(keys=True)}
    assert {node["id"] for node in data["nodes"]} == {n for n in graph if not n.startswith("unspecified/")}
    assert len(data["others"]) == 2
    assert all("x" in node for node in data["nodes"])


def test_nothing_in_the_page_points_outside_it(page: str) -> None:
    assert not re.findall(r"<(?:script|link|img|iframe|source|object)\b[^>]*\b(?:src|href)=(?![\"']data:)", page)
    assert "sourceMappingURL" not in page
    assert not re.search(r"@import|url\(", page.split("<style>")[1].split("</style>")[0])


def test_the_policy_allows_just_the_scripts_that_are_there(page: str) -> None:
    import base64

    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    allowed = set(re.findall(r"'sha256-([^']+)'", policy[1]))
    codes = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert allowed == {base64.b64encode(hashlib.sha256(c.encode()).digest()).decode() for c in codes}
    assert len(codes) == 3


def test_hostile_texts_cannot_leave_the_data() -> None:
    bad = '</script><script>alert(1)</script><img src=x onerror="alert(2)">\u2028\u2029&'
    sources = {"one": Source(title=bad, publisher=bad, url="javascript:alert(3)")}
    page = page_of([Claim(PERU, "accuses", ECUADOR, f"{bad}.")], {PERU: bad}, sources, title=bad, source_note=bad)
    block = page.split('id="data">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(block)
    assert "<img" not in page
    harmless = page_of([Claim(PERU, "accuses", ECUADOR)])
    assert page.count("<script") == harmless.count("<script")
    data = data_of(page)
    assert data["articles"]["one"] == {"title": bad, "publisher": bad, "date": "2023-05-04", "url": None}
    assert bad in {node["label"] for node in data["nodes"]}


@pytest.mark.parametrize(
    ("url", "is_kept"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:a,b", False),
    ],
)
def test_only_web_addresses_are_links(url: str, is_kept: bool) -> None:
    data = data_of(page_of([Claim(PERU, "accuses", ECUADOR)], sources={"one": Source(url=url)}))
    assert data["articles"]["one"]["url"] == (url if is_kept else None)


def test_parallel_lines_lie_apart() -> None:
    claims = [Claim(PERU, "accuses", ECUADOR, f"{i}.") for i in range(4)]
    claims += [Claim(ECUADOR, "accuses", PERU, f"Back {i}.") for i in range(3)]
    edges = data_of(page_of(claims))["edges"]
    sides = [edge["bend"] if edge["from"] == PERU else -edge["bend"] for edge in edges]
    assert len(set(sides)) == len(edges) == 7


def test_a_party_is_joined_to_its_event_once() -> None:
    truce = "agreement/one--truce-1"
    claims = [Claim("state/NOR", "mediates", truce, roles={"party": [PERU, ECUADOR]}), Claim(PERU, "partyTo", truce)]
    links = [e for e in data_of(page_of(claims))["edges"] if "role" in e]
    assert [(e["from"], e["to"], e["role"]) for e in links] == [(ECUADOR, truce, "party")]


def test_of_a_large_graph_the_most_central_have_places() -> None:
    claims = [Claim("state/NOR", "metWith", f"person/p{i}") for i in range(30)]
    claims += [Claim(f"person/p{i}", "metWith", f"person/q{i}") for i in range(9)]
    data = data_of(page_of(claims, shown=10))
    placed = {node["id"] for node in data["nodes"] if "x" in node}
    assert (len(data["nodes"]), len(data["edges"]), len(placed)) == (40, 39, 10)
    assert {"state/NOR", "person/p0", "person/p8"} <= placed


def test_a_force_is_tied_to_its_country_and_an_event_to_its_place() -> None:
    data = seedlike()
    troops, talks, oslo = (iri(n) for n in ("force/PER-troops", "meeting/one--talks-1", "place/oslo"))
    graph = data.graph(iri("graph/one"))
    graph.add((troops, DIP.country, iri(PERU)))
    graph.add((talks, DIP.location, oslo))
    edges = data_of(render_page(to_networkx(data), title="T", source_note="N"))["edges"]
    thin = {(e["from"], e["role"], e["to"], e["statement"]) for e in edges if "role" in e}
    assert ("force/PER-troops", "country", PERU, None) not in thin, "the sender already is that line"
    assert ("place/oslo", "location", "meeting/one--talks-1", None) in thin
    alone = dataset([Claim("force/PER-troops", "deployedTo", "place/oslo"), Claim(PERU, "accuses", ECUADOR)])
    alone.graph(iri("graph/one")).add((troops, DIP.country, iri(PERU)))
    edges = data_of(render_page(to_networkx(alone), title="T", source_note="N"))["edges"]
    assert [(e["from"], e["to"], e["role"]) for e in edges if "role" in e] == [("force/PER-troops", PERU, "country")]


def test_a_place_without_an_event_is_joined_to_who_acts_there() -> None:
    claims = [Claim("state/NOR", "hosted", PERU, roles={"location": ["place/oslo"]})]
    thin = [e for e in data_of(page_of(claims))["edges"] if "role" in e]
    assert [(e["from"], e["to"]) for e in thin] == [("place/oslo", "state/NOR")]


def test_a_sentence_stands_in_the_page_once() -> None:
    told = "Lima and Quito traded accusations."
    claims = [Claim(PERU, "accuses", ECUADOR, told), Claim(ECUADOR, "accuses", PERU, told)]
    page = page_of(claims)
    assert page.count(told) == 1
    assert data_of(page)["sentences"] == [told]


def test_the_quote_is_marked_in_code_points() -> None:
    sentence = "🕊 At noon Lima accused Quito 🎭 again."
    data = data_of(page_of([Claim(PERU, "accuses", ECUADOR, sentence, "Lima accused Quito 🎭")]))
    [edge] = data["edges"]
    start, end = edge["evidence"][0]["mark"]
    assert data["sentences"][edge["evidence"][0]["sentence"]] == sentence
    assert sentence[start:end] == "Lima accused Quito 🎭"


@pytest.mark.parametrize("count", [0, 1, 500])
def test_odd_sizes_make_a_page(count: int) -> None:
    claims = [Claim(PERU, "accuses", PERU if count == 1 else ECUADOR, f"{i}.") for i in range(count)]
    assert len(data_of(page_of(claims))["edges"]) == count


def test_every_script_is_in_the_page_and_has_one_subject() -> None:
    folder = Path(build.__file__).parent / "script"
    assert {path.name for path in folder.iterdir()} == set(build.SCRIPTS)
    for path in folder.iterdir():
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 300
        assert any(line.startswith("// ") for line in lines[:2]), "says what it is for"
        assert max(map(len, lines)) <= 260


def test_of_a_dense_graph_few_enough_are_drawn_to_follow_the_lines() -> None:
    people = [f"person/p{i:02}" for i in range(60)]
    claims = [Claim(a, "metWith", b) for i, a in enumerate(people) for b in people[:i]]
    nodes = data_of(page_of(claims))["nodes"]
    assert 15 <= sum("x" in node for node in nodes) <= 25
    assert len(nodes) == 60


def test_names_at_rest_have_room() -> None:
    import networkx as nx

    graph = nx.barbell_graph(6, 3)
    graph = nx.relabel_nodes(graph, str)
    boxes = dict.fromkeys(graph, (50.0, 30.0))
    for found in places(graph, boxes, [1.15, 0.72]):
        assert set(found) == set(graph)
        for one in graph:
            for other in graph:
                (ax, ay), (bx, by) = found[one], found[other]
                assert one == other or abs(ax - bx) >= 99 or abs(ay - by) >= 59


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from graph_samples import seedlike;"
        "from kg.export.page import write_page;"
        "from kg.export import tables; from kg.export.network import to_networkx; d = seedlike(); g = to_networkx(d);"
        "p = Path(sys.argv[1]); write_page(d, p, title='T', source_note='N'); "
        "p.write_bytes(p.read_bytes() + ''.join([tables.nodes_csv(g), tables.edges_csv(g), tables.to_graphml(g), "
        "tables.to_gexf(g)]).encode())"
    )
    root = Path(__file__).resolve().parents[2]
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        env["PYTHONPATH"] = os.pathsep.join([str(root), str(root / "tests")])
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], check=True, env=env, cwd=tmp_path)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "77").read_bytes()


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    target = tmp_path / "none" / "page.html"
    with pytest.raises(
        OutputError, match=r"page\.html: cannot be written: no such file or directory\. Make the folder"
    ):
        write_page(dataset([]), target, title="T", source_note="N")


def test_nothing_is_left_beside_the_page(tmp_path: Path) -> None:
    write_page(dataset([]), tmp_path / "page.html", title="T", source_note="N")
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]
