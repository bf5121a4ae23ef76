"""What is read at first: the answers in the pane, the wording, parts set out anew, the gallery; and on a telephone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from graph_samples import Claim, dataset, seedlike

from kg.export.page import write_gallery, write_page

pytestmark = pytest.mark.browser

PERU, ECUADOR, NORWAY, BRAZIL = "state/PER", "state/ECU", "state/NOR", "state/BRA"
TRUCE, VALLEY = "agreement/one--truce-1", "territory/upper-santiago"
NAMES = {PERU: "Peru", ECUADOR: "Ecuador", NORWAY: "Norway"}
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


def answers(opened) -> list[str]:
    return [str(text) for text in opened.page.locator("#pane .answers .what > bdi").all_inner_texts()]


# --- the first answers ---


def test_the_pane_says_who_mediates_signs_disputes_and_sends_troops(seed) -> None:
    told = answers(seed)
    assert "Norway mediates truce between Ecuador and Peru" in told
    assert "joint statement: Peru, Ecuador and Norway" in told
    assert "Upper Santiago valley: Peru and Ecuador" in told
    assert "Norwegian observers deployed to border line (sent by Norway)" in told
    assert "Ecuador fights with Peru" in told
    entry = seed.page.locator("#pane .answers button", has_text="joint statement:")
    assert "confirmed by Ingrid Solberg" in entry.inner_text()
    entry.click()
    assert seed.page.locator("#pane .list button").count() == 3
    seed.page.locator("#pane .back").click()
    seed.page.locator("#pane .answers button", has_text="truce between").focus()
    seed.page.keyboard.press("Enter")
    assert seed.text("#pane mark") == "Oslo brokered a truce between Lima and Quito"


def test_the_answers_follow_the_filters_and_stay_few(seed, open_page: Callable) -> None:
    seed.page.locator('#filter-relations input[data-key="signed"]').click()
    assert not [text for text in answers(seed) if "joint statement: " in text]
    opened = open_page(dataset([Claim(NORWAY, "mediates", f"meeting/m{i}") for i in range(7)]))
    assert len(answers(opened)) == 3
    opened.page.locator("#pane .more").click()
    assert opened.text("#pane h2") == "Who mediates between whom"
    assert opened.page.locator("#pane .list button").count() == 7


def test_a_denied_claim_is_no_answer(open_page: Callable) -> None:
    claims = [Claim(NORWAY, "mediates", TRUCE, polarity="negated"), Claim(PERU, "disputes", VALLEY, speaker=ECUADOR)]
    opened = open_page(dataset(claims, NAMES))
    assert answers(opened) == ["Upper Santiago: Peru"]
    assert "said by Ecuador" in opened.text("#pane .answers")


def test_the_legend_explains_what_is_there_and_nothing_else(seed, open_page: Callable) -> None:
    signs = ("#sign-wash", "#sign-thin", "#sign-contest")
    assert [seed.page.locator(sign).is_visible() for sign in signs] == [True, True, False]
    said = [
        Claim(PERU, "attacks", ECUADOR, speaker=name, polarity=p)
        for name, p in ((PERU, "negated"), (ECUADOR, "affirmed"))
    ]
    opened = open_page(dataset(said))
    assert [opened.page.locator(sign).is_visible() for sign in signs] == [False, False, True]


# --- wording ---


def test_claims_read_as_sentences_everywhere(open_page: Callable) -> None:
    claims = [
        Claim(PERU, "signed", "agreement/one--water-accord-1", polarity="negated"),
        Claim(NORWAY, "mediates", PERU, roles={"party": [ECUADOR]}, modality="planned"),
    ]
    opened = open_page(dataset(claims, NAMES))
    assert opened.run("() => scene.lines.map(labelOf).sort()") == ["did not sign", "will mediate between"]
    assert "Norway will mediate between Peru and Ecuador" in answers(opened)
    opened.page.locator("#pane .answers button").click()
    assert opened.text("#pane h2") == "Norway will mediate between Peru and Ecuador"
    opened.page.locator("#view-table").click()
    rows = opened.page.locator("#rows tr").all_inner_texts()
    assert rows[0].split("\t")[:3] == ["Peru", "did not sign", "Water Accord 1"]
    assert rows[1].split("\t")[:3] == ["Norway", "will mediate between", "Peru and Ecuador"]


def test_two_relations_stand_in_one_label_and_taking_part_is_not_counted(open_page: Callable) -> None:
    claims = [Claim(NORWAY, "mediates", TRUCE), Claim(NORWAY, "signed", TRUCE), Claim(NORWAY, "partyTo", TRUCE)]
    opened = open_page(dataset(claims))
    assert opened.run("() => labelOf(scene.lines[0])") == "mediates · signed"


# --- the chosen statement and its figure ---


def test_a_chosen_mediation_shows_its_parties(seed) -> None:
    seed.page.locator("#pane .answers button", has_text="truce between").click()
    [figure] = seed.run("() => figuresToDraw()")
    assert (figure["event"], figure["isLoud"]) == (TRUCE, True)
    faded = seed.run("(truce) => scene.lines.filter((l) => l.to === truce).map((l) => [l.from, isFadedLine(l)])", TRUCE)
    assert {name: is_faded for name, is_faded in faded if name in (PERU, ECUADOR, NORWAY)} == {
        PERU: False, ECUADOR: False, NORWAY: False,
    }  # fmt: skip
    assert [is_faded for name, is_faded in faded if name not in (PERU, ECUADOR, NORWAY)] == [True]


# --- parts set out anew ---


def places(opened) -> dict[str, tuple[float, float]]:
    found = opened.run("() => network.getPositions()")
    return {name: (place["x"], place["y"]) for name, place in found.items()}


def test_a_path_is_set_out_step_by_step_and_all_returns_to_its_place(seed) -> None:
    before = places(seed)
    seed.page.locator("#lens-kind").select_option("path")
    seed.page.locator("#lens-a").fill("Paulo Ferraz")
    seed.page.locator("#lens-b").fill("Upper Santiago valley")
    seed.page.locator("#lens-show").click()
    found = places(seed)
    across = sorted({x for x, _ in found.values()})
    assert found["person/paulo-ferraz"][0] == across[0]
    assert found[VALLEY][0] == across[-1]
    assert found[BRAZIL][0] == across[1]
    assert seed.text("#pane h2").startswith("The shortest paths between Paulo Ferraz")
    seed.page.locator("#lens-close").click()
    assert places(seed) == before
    assert seed.text("#pane h2") == "What the sources say"


def test_neighbours_stand_around_their_actor(seed) -> None:
    seed.page.mouse.click(*seed.place_of(BRAZIL))
    seed.page.locator("#pane .lenses button", has_text="Neighbours").click()
    found = places(seed)
    assert found.pop(BRAZIL) == (0, 0)
    assert len(found) == 3
    assert all(150 < (x * x + y * y) ** 0.5 < 260 for x, y in found.values())


def test_what_was_dragged_in_a_part_stays_there_and_the_whole_is_untouched(seed) -> None:
    before = places(seed)[BRAZIL]
    seed.page.mouse.click(*seed.place_of(BRAZIL))
    seed.page.locator("#pane .lenses button", has_text="Neighbours").click()
    x, y = seed.place_of(BRAZIL)
    seed.page.mouse.move(x, y)
    seed.page.mouse.down()
    seed.page.mouse.move(x + 60, y + 40, steps=4)
    seed.page.mouse.up()
    assert places(seed)[BRAZIL] != (0, 0)
    seed.page.locator('#filter-claims input[data-key="ended"]').click()
    assert places(seed)[BRAZIL] != (0, 0)
    seed.page.locator("#lens-close").click()
    assert places(seed)[BRAZIL] == before


# --- time in every view ---


@pytest.mark.parametrize("view", ["table", "report"])
def test_time_is_narrowed_in_every_view(seed, view: str) -> None:
    seed.page.locator(f"#view-{view}").click()
    seed.page.locator("#until").focus()
    seed.page.keyboard.press("Home")
    assert seed.text("#span") == "1994-12-31"
    if view == "table":
        assert seed.page.locator("#rows tr").count() == 1
        assert seed.text("#sheet-caption") == "1 of 80 statements in the order of the sources"
    else:
        assert "1 statement of 80, as filtered" in seed.text("#report-note")


def test_lines_too_short_to_tell_apart_are_brought_near(open_page: Callable) -> None:
    claims = [Claim(f"person/p{i}", "metWith", f"person/p{i + 1}", f"{i} {j}.") for i in range(78) for j in (0, 1)]
    opened = open_page(dataset(claims))
    pair = opened.run("() => selectionKey('pair', 'person/p40', 'person/p41')")

    def length() -> float:
        (x, y), (u, v) = opened.place_of("person/p40"), opened.place_of("person/p41")
        return float(((x - u) ** 2 + (y - v) ** 2) ** 0.5)

    assert length() < 80
    opened.run("(pair) => choose(pair)", pair)
    assert length() >= 80
    assert opened.text("#pane h2") == "P40 – P41"


# --- other scripts, other sizes ---


def test_names_in_other_scripts_keep_their_direction(open_page: Callable) -> None:
    names = {PERU: "جمهورية السلام", ECUADOR: "מדינת השלום", TRUCE: "اتفاق (Peru)"}
    opened = open_page(dataset([Claim(PERU, "signed", TRUCE), Claim(ECUADOR, "signed", TRUCE)], names))
    written = opened.run("() => written.map((w) => w.lines.join(' '))")
    assert {"جمهورية السلام", "מדינת השלום", "اتفاق (Peru)"} <= set(written)
    opened.run("(id) => choose(id)", PERU)
    assert opened.run("() => getComputedStyle(document.querySelector('#pane h2')).direction") == "rtl"
    assert opened.run("() => getComputedStyle(document.querySelector('#pane h3')).direction") == "ltr"


def test_on_a_telephone_what_is_chosen_is_not_below_the_pane(seed_file, open_page: Callable) -> None:
    opened = open_page(seed_file, viewport={"width": 390, "height": 844}, has_touch=True)
    assert opened.page.locator("#lens-show").is_hidden()
    opened.page.locator("#filters-fold > summary").tap()
    assert opened.page.locator("#lens-show").is_visible()
    opened.page.locator("#pane .answers button", has_text="Peruvian troops").tap()
    top = opened.page.locator("#pane").bounding_box()["y"]
    for name in ("force/PER-troops", VALLEY):
        x, y = opened.place_of(name)
        assert 0 < x < 390
        assert y < top


@pytest.mark.parametrize("width", [1440, 1024, 700, 390, 320])
def test_no_view_is_wider_than_its_window(seed_file, open_page: Callable, width: int) -> None:
    opened = open_page(seed_file, viewport={"width": width, "height": 800})
    for view in ("picture", "table", "report"):
        opened.page.locator(f"#view-{view}").click()
        assert opened.run("() => document.documentElement.scrollWidth") <= width
        sheet = "() => { const s = byId('sheet'); return s.hidden ? 0 : s.scrollWidth - s.clientWidth; }"
        assert opened.run(sheet) <= 0, "no column is cut off"


# --- the gallery ---


@pytest.fixture(scope="module")
def gallery_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    write_page(seedlike(), folder / "graph.html", title="Envoys", source_note="One")
    write_gallery(seedlike(), folder / "gallery.html", page=folder / "graph.html", title="Envoys", source_note="One")
    return folder / "gallery.html"


def test_each_picture_of_the_gallery_opens_its_view(gallery_file, open_page: Callable) -> None:
    opened = open_page(gallery_file)
    entries = [
        (link.get_attribute("href"), link.locator(".count").inner_text())
        for link in opened.page.locator("main a").all()
    ]
    assert len(entries) == 11
    page = open_page(gallery_file.parent / "graph.html")
    for address, told in entries:
        fragment = str(address).partition("#")[2]
        page.run("(fragment) => { location.hash = fragment; }", fragment)
        page.page.wait_for_function("(count) => scene.statements.length === count", arg=int(told.split()[0]))


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm ci --prefix tests/browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_audit_finds_no_barrier_in_the_gallery(gallery_file, open_page: Callable, scheme: str) -> None:
    opened = open_page(gallery_file, color_scheme=scheme, bypass_csp=True, viewport={"width": 390, "height": 844})
    opened.run(AXE.read_text(encoding="utf-8"))
    assert opened.run("async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])") == []
    assert opened.run("() => document.documentElement.scrollWidth") <= 390
