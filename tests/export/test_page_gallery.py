import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest
from graph_samples import Claim, Source, dataset, seedlike
from typer.testing import CliRunner

from kg.cli.app import app
from kg.export.network import to_networkx
from kg.export.page.gallery import render_gallery, write_gallery

PERU, ECUADOR, NORWAY = "state/PER", "state/ECU", "state/NOR"


def gallery_of(claims: list[Claim], labels: dict[str, str] | None = None) -> str:
    graph = to_networkx(dataset(claims, labels))
    return render_gallery(graph, address="graph.html", title="A title", source_note="A note")


class Reader(HTMLParser):
    """Which elements and addresses a page has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.fixture(scope="module")
def seed() -> str:
    return render_gallery(to_networkx(seedlike()), address="graph.html", title="Envoys", source_note="One")


def test_each_picture_leads_to_its_view_of_the_page(seed: str) -> None:
    links = [link for link in Reader(seed).links if not link.startswith("data:")]
    assert all(link.split("#")[0] == "graph.html" for link in links)
    asked = [parse_qs(link.partition("#")[2]) for link in links]
    assert {"only-relations": ["mediates"]} in asked
    assert {"hide-speakers": ["none"]} in asked
    assert {"lens": ["around"], "a": [PERU], "steps": ["1"]} in asked
    assert links[-1] == "graph.html", "the whole comes last"


def test_only_questions_that_the_graph_answers_are_there() -> None:
    page = gallery_of([Claim(PERU, "accuses", ECUADOR)])
    assert re.findall("<h2[^>]*>(.*?)</h2>", page) == [
        "Who accuses, threatens or sanctions whom", "All around Ecu", "The whole graph",
    ]  # fmt: skip


def test_what_is_claimed_does_not_look_like_a_fact() -> None:
    claims = [
        Claim(PERU, "attacks", ECUADOR, speaker=ECUADOR, attribution="doubtful"),
        Claim(NORWAY, "attacks", PERU, polarity="negated"),
        Claim(NORWAY, "attacks", "state/BRA", modality="planned"),
    ]
    page = gallery_of(claims)
    assert "“attacks”</text>" in page
    assert re.search('<path class="attributed" d="[^"]*" stroke-dasharray="none"/>', page)
    assert '<text class="words negated"' in page and "did not attack" not in page and "does not attack</text>" in page
    assert re.search('<path class="fact" d="[^"]*" stroke-dasharray="8 5"/>', page)


def test_mediation_is_one_figure() -> None:
    page = gallery_of([Claim(NORWAY, "mediates", "agreement/one--truce-1", roles={"party": [PERU, ECUADOR]})])
    [wash] = set(re.findall('<path class="wash of-Agreement" d="([^"]*)"/>', page.split("</svg>")[0]))
    assert wash.count("M") == 3


def test_texts_are_text_and_nothing_is_loaded() -> None:
    bad = "</text><script>alert(1)</script><img src=x>\u202e&"
    reader = Reader(gallery_of([Claim(PERU, "accuses", ECUADOR)], {PERU: bad}))
    assert not {"script", "img", "iframe", "link"} & reader.tags - {"link"}
    assert [link for link in reader.links if ":" in link.split("#")[0]] == ["data:,"]
    page = gallery_of([Claim(PERU, "accuses", ECUADOR)], {PERU: "\u202egnp"})
    assert "⟨U+202E⟩gnp" in page


@pytest.mark.parametrize("claims", [[], [Claim(PERU, "supports", PERU)], [Claim(PERU, "mobilizes", None)]])
def test_odd_graphs_make_a_gallery(claims: list[Claim]) -> None:
    assert "The whole graph" in gallery_of(claims)


def test_the_gallery_finds_its_page_from_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "deep er").mkdir()
    data = dataset([Claim(PERU, "accuses", ECUADOR)], sources={"one": Source()})
    write_gallery(data, tmp_path / "gallery.html", page=tmp_path / "deep er" / "a b.html", title="T", source_note="N")
    last = Reader((tmp_path / "gallery.html").read_text(encoding="utf-8")).links[-1]
    assert unquote(last) == "deep er/a b.html"
    assert " " not in last


def test_kg_show_writes_the_same_gallery_twice(tmp_path: Path) -> None:
    graph = tmp_path / "graph.trig"
    seedlike().serialize(graph, format="trig")
    written = []
    for name in ("one.html", "two.html"):
        command = ["show", str(graph), "-o", str(tmp_path / name), "--gallery-of", str(tmp_path / "graph.html")]
        done = CliRunner().invoke(app, command)
        assert done.exit_code == 0, done.output
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert len(written[0]) < 120_000
    part = CliRunner().invoke(app, [*command, "--only", "mediates"])
    assert part.exit_code == 0
    assert "Who signed what" not in (tmp_path / "two.html").read_text(encoding="utf-8")
