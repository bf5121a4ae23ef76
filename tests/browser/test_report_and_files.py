"""The report's figures, the saved files, the keyboard in the picture, and an audit for accessibility."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from graph_samples import Claim, Source, dataset

pytestmark = pytest.mark.browser

PERU, ECUADOR, NORWAY = "state/PER", "state/ECU", "state/NOR"
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


AUDIT = """async () => {
    const found = (await axe.run({ resultTypes: ["violations"] })).violations;
    const serious = found.filter((v) => ["serious", "critical"].includes(v.impact));
    return serious.map((v) => [v.impact, v.id, v.nodes[0].html]);
}"""


@pytest.fixture
def report(seed):
    seed.page.locator("#view-report").click()
    return seed


def pane_items(opened) -> list[str]:
    return [str(text) for text in opened.page.locator("#pane .list .what > bdi").all_inner_texts()]


# --- the report ---


def test_the_timeline_leads_to_events_and_statements(report) -> None:
    days = report.page.locator("#report-timeline .days > li > .date").all_inner_texts()
    assert days[0] == "until 1994-12-31"
    assert days[1:] == sorted(days[1:], key=lambda day: day.removeprefix("since "))
    assert "2023-06" in days, "a month is written as a month"
    report.page.locator("#report-timeline button", has_text="Andrade met with").first.focus()
    report.page.keyboard.press("Enter")
    assert "Mateo Andrade" in report.text("#pane h2")
    assert report.run("() => document.activeElement.id") == "pane"
    assert report.page.locator("#pane mark").count() == 1


def test_the_matrix_counts_by_class_and_leads_to_its_statements(report) -> None:
    cell = report.page.get_by_label("Ecuador to Peru: ")
    number = int(cell.locator("b").inner_text())
    cell.click()
    assert report.text("#pane h2") == "Ecuador → Peru"
    assert len(pane_items(report)) == number
    assert not [text for text in pane_items(report) if "not " in text], "what is denied is not counted"
    report.page.locator("#matrix-class").select_option("ACCUSE")
    assert report.page.locator(".matrix .cell").count() == 1
    report.page.locator(".matrix .cell").click()
    assert pane_items(report) == ["Ecuador accuses Peru"]
    report.page.locator("#matrix-class").select_option("")
    names = report.page.locator(".matrix tbody th").all_inner_texts()
    assert "Norway" in names


def test_people_count_as_their_country_or_as_themselves(open_page: Callable) -> None:
    from graph_samples import DIP, iri

    data = dataset([Claim("person/ana", "accuses", ECUADOR), Claim(PERU, "supports", ECUADOR)], {"person/ana": "Ana"})
    data.graph(iri("graph/one")).add((iri("person/ana"), DIP.country, iri(PERU)))
    opened = open_page(data, view="#view=report")
    assert opened.page.locator(".matrix tbody th").count() == 2
    opened.page.locator("#matrix-countries").click()
    assert opened.page.locator(".matrix tbody th").count() == 3


def test_mediators_and_disputes_lead_to_their_statements(report) -> None:
    report.page.locator("#report-mediators button", has_text="Norway").click()
    assert report.text("#pane h2") == "Norway as mediator"
    assert len(pane_items(report)) == 3
    report.page.locator("#report-disputes button", has_text="Upper Santiago").click()
    told = pane_items(report)
    assert "Peru disputes Upper Santiago valley" in told
    assert "Peru occupies Upper Santiago valley" in told
    row = report.page.locator("#report-disputes tr", has_text="Upper Santiago").inner_text()
    assert "Ecuador" in row
    report.page.locator("#report-disputes button", has_text="Ecuador – Peru").click()
    assert pane_items(report) == ["Ecuador is in dispute with Peru"]
    report.page.locator("#pane .back").click()
    assert report.text("#pane h2") == "Who claims Upper Santiago valley"


def test_a_bloc_is_who_helps_more_than_opposes(open_page: Callable) -> None:
    friends = [Claim(PERU, "aids", ECUADOR, plover="AID"), Claim(NORWAY, "supports", PERU, plover="SUPPORT")]
    foes = [Claim("state/BRA", "supports", NORWAY, plover="SUPPORT")]
    foes += [Claim("state/BRA", "threatens", NORWAY, f"{i}.", plover="THREATEN") for i in range(2)]
    opened = open_page(dataset([*friends, *foes], {PERU: "Peru", NORWAY: "Norway"}), view="#view=report")
    blocs = opened.page.locator("#report-blocs button")
    assert blocs.all_inner_texts() == ["Ecu, Norway, Peru"]
    blocs.click()
    assert opened.text("#pane h2") == "Bloc 1"
    assert pane_items(opened) == ["Peru aids Ecu", "Norway supports Peru"]


def test_the_report_follows_filters_and_can_be_linked(report, seed_file, open_page: Callable) -> None:
    report.page.locator('#filter-relations input[data-key="mediates"]').click()
    assert "77 statements of 80, as filtered" in report.text("#report-note")
    assert report.text("#report-mediators") == "Nobody mediates here."
    report.page.get_by_label("Norway to Peru: ").click()
    other = open_page(seed_file, view="#" + report.page.url.split("#")[1])
    assert other.text("#pane h2") == "Norway → Peru"
    assert other.page.locator("#report").is_visible()


def test_a_linked_cell_counts_what_it_counted(report, seed_file, open_page: Callable) -> None:
    report.page.locator("#matrix-class").select_option("ACCUSE")
    report.page.locator("#matrix-countries").click()
    report.page.locator(".matrix .cell").click()
    other = open_page(seed_file, view="#" + report.page.url.split("#")[1])
    assert pane_items(other) == ["Ecuador accuses Peru"]
    assert other.page.locator("#matrix-class").input_value() == "ACCUSE"
    assert not other.page.locator("#matrix-countries").is_checked()


def test_a_report_of_nothing_says_so(open_page: Callable) -> None:
    opened = open_page(dataset([]), view="#view=report")
    told = opened.text("#report")
    for words in ("Nothing here has a date", "No two actors", "Nobody mediates", "Nobody helps", "Nothing is disputed"):
        assert words in told


# --- files ---


def saved(opened, ending: str) -> bytes:
    with opened.page.expect_download() as info:
        opened.page.locator(f"#save-{ending}").click()
    assert info.value.suggested_filename == f"envoys.{ending}"
    return Path(info.value.path()).read_bytes()


def test_the_picture_is_saved_as_png_on_its_ground(seed) -> None:
    data = saved(seed, "png")
    assert data.startswith(b"\x89PNG")
    width, height = (int.from_bytes(data[i : i + 4]) for i in (16, 20))
    box = seed.page.locator("#picture").bounding_box()
    assert (width, height) == (round(box["width"]), round(box["height"]))


def test_the_picture_is_saved_as_svg_with_lines_symbols_and_names(seed) -> None:
    root = ElementTree.fromstring(saved(seed, "svg"))
    name = "{http://www.w3.org/2000/svg}"
    texts = {e.text for e in root.iter(name + "text")}
    assert {"Norway", "Peru", "represents"} <= texts
    assert any(text.startswith("mediates") for text in texts)
    paths = list(root.iter(name + "path"))
    counts = seed.run("() => [scene.lines.length, scene.links.length, scene.things.length]")
    assert len(paths) >= sum(counts)
    assert len(list(root.iter(name + "polygon"))) > 20, "arrow heads"
    seed.page.locator("#lens-a").fill("Brazil")
    seed.page.locator("#lens-show").click()
    less = ElementTree.fromstring(saved(seed, "svg"))
    assert len(list(less.iter(name + "path"))) < len(paths) / 3, "what is seen, not all"


def test_what_is_seen_is_saved_as_csv(seed) -> None:
    seed.page.locator("#filter-claims .choose button", has_text="None").click()
    seed.page.locator('#filter-claims input[data-key="negated"]').click()
    rows = list(csv.DictReader(io.StringIO(saved(seed, "csv").decode("utf-8-sig"))))
    assert {row["polarity"] for row in rows} == {"negated"}
    assert len(rows) == 4, "the one without an object too"
    assert rows[0]["sentence"] and rows[0]["article"] == "one" and rows[0]["date"] == "2023-05-04"


def test_no_cell_is_a_formula_and_quotes_are_kept(open_page: Callable) -> None:
    label = '=HYPERLINK("https://evil.example","x"),\n2'
    opened = open_page(dataset([Claim(PERU, "accuses", "person/x")], {"person/x": label}, {"one": Source(title="+1")}))
    [row] = csv.DictReader(io.StringIO(saved(opened, "csv").decode("utf-8-sig")))
    assert row["object"].startswith("'=HYPERLINK(")
    assert '"https://evil.example","x"' in row["object"]


# --- the keyboard ---


def test_the_picture_is_walked_by_arrows_and_read_by_enter(seed) -> None:
    seed.page.locator("#picture").focus()
    seed.page.keyboard.press("ArrowRight")
    first = seed.run("() => state.chosen")
    assert first in (PERU, ECUADOR, NORWAY), "begins with the most central one"
    seed.page.keyboard.press("ArrowLeft")
    second = seed.run("() => state.chosen")
    x, y = seed.place_of(first)
    assert seed.place_of(second)[0] < x
    seed.page.keyboard.press("Enter")
    assert seed.run("() => document.activeElement.id") == "pane"
    seed.page.keyboard.press("Tab")
    seed.page.keyboard.press("Tab")
    assert seed.run("() => document.activeElement.closest('#pane') !== null") is True
    seed.page.keyboard.press("Escape")
    assert seed.run("() => state.chosen") is None
    del y


def test_keys_move_zoom_and_fit(seed) -> None:
    seed.page.locator("#picture").focus()
    view = "() => [network.getScale(), network.getViewPosition().x]"
    scale, x = seed.run(view)
    seed.page.keyboard.press("+")
    assert seed.run(view)[0] == pytest.approx(scale * 1.3, rel=0.01)
    seed.page.keyboard.press("-")
    assert seed.run(view)[0] == pytest.approx(scale, rel=0.01)
    seed.page.keyboard.press("Shift+ArrowRight")
    assert seed.run(view)[1] > x
    seed.page.keyboard.press("0")
    assert seed.run(view) == pytest.approx([scale, x], rel=0.01)
    seed.page.keyboard.press("/")
    assert seed.run("() => document.activeElement.id") == "search"
    seed.page.keyboard.type("a/b")
    assert seed.run("() => document.activeElement.value") == "a/b"


def test_the_zoom_buttons_work(seed) -> None:
    scale = seed.run("() => network.getScale()")
    seed.page.locator("#zoom-in").click()
    assert seed.run("() => network.getScale()") > scale
    seed.page.locator("#zoom-out").click()
    seed.page.locator("#zoom-out").click()
    assert seed.run("() => network.getScale()") < scale
    seed.page.locator("#zoom-fit").click()
    assert seed.run("() => network.getScale()") == pytest.approx(scale)


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm ci --prefix tests/browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_an_audit_finds_no_serious_barrier(seed_file, open_page: Callable, scheme: str, width: int) -> None:
    size = {"width": width, "height": 900}
    opened = open_page(seed_file, viewport=size, color_scheme=scheme, bypass_csp=True)
    opened.run(AXE.read_text(encoding="utf-8"))
    for view in ("picture", "table", "report"):
        opened.page.locator(f"#view-{view}").click()
        opened.run("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        told = opened.run("() => lines.find((s) => s.relation === 'occupies').id")
        for chosen in (None, PERU, told) if view == "picture" else (None,):
            opened.run("(id) => choose(id)", chosen)
            assert opened.run(AUDIT) == [], (view, chosen)
