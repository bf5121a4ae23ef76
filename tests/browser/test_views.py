"""Parts of the graph: bundles and figures, lenses, time, the linked view; by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from graph_samples import Claim, Source, dataset

pytestmark = pytest.mark.browser

PERU, ECUADOR, NORWAY = "state/PER", "state/ECU", "state/NOR"
SOLBERG, VARGAS = "person/ingrid-solberg", "person/lucia-vargas"
NAMES = {PERU: "Peru", ECUADOR: "Ecuador", NORWAY: "Norway"}


def lines(opened) -> list[str]:
    return list(opened.run("() => network.body.edgeIndices.filter((id) => !id.includes('#'))"))


def things(opened) -> set[str]:
    return set(opened.run("() => network.body.nodeIndices"))


def pair(opened, one: str, other: str) -> str:
    return str(opened.run("([a, b]) => selectionKey('pair', ...[a, b].sort())", [one, other]))


# --- bundles, contested pairs, figures ---


def test_parallel_lines_are_one_with_a_count_until_chosen(seed) -> None:
    bundle = pair(seed, PERU, ECUADOR)
    before = lines(seed)
    assert bundle in before
    words = seed.run("(id) => labelOf(scene.lines.find((line) => line.id === id))", bundle)
    assert words == "met with +8, 4 qualified"
    seed.page.mouse.click(*seed.spot_on(bundle))
    assert "Peru – Ecuador" in seed.text("#pane h2") or "Ecuador – Peru" in seed.text("#pane h2")
    assert seed.page.locator("#pane .list button").count() == 13
    assert bundle not in lines(seed)
    assert len(lines(seed)) == len(before) + 12
    seed.page.keyboard.press("Escape")
    assert set(lines(seed)) == set(before)


def test_bundling_can_be_switched_off(seed) -> None:
    seed.page.locator("#bundles").click()
    assert len(lines(seed)) == 78
    seed.page.locator("#bundles").focus()
    seed.page.keyboard.press("Space")
    assert len(lines(seed)) < 60


def test_a_bundle_of_claims_does_not_look_like_a_fact(open_page: Callable) -> None:
    claims = [Claim(PERU, "occupies", "place/oslo", speaker=ECUADOR, attribution="doubtful")]
    claims += [Claim(PERU, "controls", "place/oslo", polarity="negated")]
    opened = open_page(dataset(claims))
    assert opened.run("() => labelOf(scene.lines[0])") == "“occupies”, 1 denied"
    colour, fact = opened.run("() => [edgeSet.get()[0].color.color, theme.fact]")
    assert colour != fact


def test_what_one_affirms_and_another_denies_is_marked(open_page: Callable) -> None:
    claims = [
        Claim(PERU, "attacks", ECUADOR, speaker=ECUADOR, attribution="neutral"),
        Claim(PERU, "attacks", ECUADOR, polarity="negated", speaker=PERU, attribution="neutral"),
        Claim(PERU, "threatens", ECUADOR),
        Claim(PERU, "threatens", ECUADOR, polarity="negated"),
    ]
    opened = open_page(dataset(claims, NAMES))
    assert opened.run("() => contested.size") == 2, "one voice that says both does not contest itself"
    assert opened.run("() => isContested(scene.lines[0])") is True
    entry = opened.page.locator("#pane button", has_text="Peru attacks Ecuador")
    assert "affirmed by Ecuador, denied by Peru" in entry.inner_text()
    entry.click()
    opened.page.locator("#pane button", has_text="does not attack").click()
    assert "Contested" in opened.text("#pane .tags")
    opened.page.locator("#pane button", has_text="Peru attacks Ecuador").click()
    assert "said by" not in opened.text("#pane .tags")
    assert opened.text("#pane dl >> nth=0").startswith("Speaker\nEcuador")


def test_an_event_is_one_figure_of_mediator_parties_and_agreement(seed) -> None:
    members = {f["event"]: set(f["members"]) for f in seed.run("() => figuresToDraw()")}
    assert members["agreement/one--truce-1"] == {"agreement/one--truce-1", NORWAY, PERU, ECUADOR}
    seed.page.mouse.click(*seed.place_of("agreement/one--joint-statement-1"))
    [figure] = seed.run("() => figuresToDraw()")
    assert (figure["event"], figure["isLoud"]) == ("agreement/one--joint-statement-1", True)
    told = seed.text("#pane dl >> nth=0")
    assert "Mediated by\nNorway" in told
    assert "Signed by\nPeru, Ecuador, Norway" in told


# --- lenses ---


def ask(seed, kind: str, a: str, b: str | None = None, steps: str | None = None) -> None:
    seed.page.locator("#lens-kind").select_option(kind)
    seed.page.locator("#lens-a").fill(a)
    if b is not None:
        seed.page.locator("#lens-b").fill(b)
    if steps is not None:
        seed.page.locator("#lens-steps").select_option(steps)
    seed.page.locator("#lens-show").click()


def test_an_actor_with_neighbours_at_one_step_and_at_two(seed) -> None:
    ask(seed, "around", "brazil")
    one = things(seed)
    assert one == {
        "state/BRA",
        "person/paulo-ferraz",
        "agreement/one--joint-statement-1",
        "group/one--displaced-families-1",
    }
    assert seed.text("#lens-title") == "Brazil and what is within 1 step"
    ask(seed, "around", "Brazil", steps="2")
    assert one < things(seed)
    assert NORWAY in things(seed)
    assert "person/paulo-ferraz" in things(seed)
    seed.page.locator("#lens-close").click()
    assert len(things(seed)) == 33
    assert seed.page.locator("#lens-bar").is_hidden()


def test_the_path_between_two_actors(seed) -> None:
    ask(seed, "path", "Paulo Ferraz", "Upper Santiago valley")
    found = things(seed)
    assert {"person/paulo-ferraz", "state/BRA", "territory/upper-santiago"} <= found
    assert SOLBERG not in found
    assert "shortest paths between Paulo Ferraz and Upper Santiago valley" in seed.text("#lens-title")
    seed.page.locator("#picture").focus()
    seed.page.keyboard.press("Escape")
    assert len(things(seed)) == 33


def test_no_path_is_said(open_page: Callable) -> None:
    opened = open_page(dataset([Claim(PERU, "accuses", ECUADOR), Claim(NORWAY, "metWith", SOLBERG)], NAMES))
    ask(opened, "path", "Peru", "Norway")
    assert opened.page.locator("#lens-none").is_visible()
    assert things(opened) == {PERU, NORWAY}


def test_what_one_says_and_what_one_says_of_another(seed) -> None:
    ask(seed, "says", "Ecuador")
    seed.page.locator("#view-table").click()
    everything = seed.page.locator("#rows tr").count()
    seed.page.locator("#view-picture").click()
    ask(seed, "says", "Ecuador", "Upper Santiago valley")
    seed.page.locator("#view-table").click()
    told = seed.text("#rows")
    assert seed.page.locator("#rows tr").count() == 2 < everything
    assert "occupies" in told
    assert "part of" in told


def test_a_name_that_is_not_there_is_said_at_the_form(seed) -> None:
    ask(seed, "around", "Atlantis")
    assert seed.text("#lens-error") == "Nothing here is called “Atlantis”"
    assert seed.run("() => document.activeElement.id") == "lens-a"
    ask(seed, "path", "Peru", "")
    assert seed.text("#lens-error") == "Give a name"
    assert len(things(seed)) == 33


def test_the_pane_leads_to_neighbours_and_to_what_is_said(seed) -> None:
    seed.page.mouse.click(*seed.place_of(SOLBERG))
    seed.page.locator("#pane .lenses button", has_text="What it says").click()
    assert seed.text("#lens-title") == "What Ingrid Solberg says"
    seed.page.locator("#pane .lenses button", has_text="2 steps").click()
    assert seed.text("#lens-title") == "Ingrid Solberg and what is within 2 steps"


# --- time ---


def test_the_slider_narrows_time_by_keys_and_by_mouse(seed) -> None:
    assert seed.text("#span") == "1994-12-31 – 2023-06-30"
    seed.page.locator("#until").focus()
    for _ in range(3):
        seed.page.keyboard.press("ArrowLeft")
    assert seed.text("#span") == "1994-12-31 – 2023-05-03"
    seed.page.keyboard.press("Home")
    assert seed.text("#span") == "1994-12-31"
    assert seed.run("() => scene.statements.map((s) => s.relation)") == ["alliedWith"]
    box = seed.page.locator("#until").bounding_box()
    seed.page.mouse.move(box["x"] + 9, box["y"] + box["height"] / 2)
    seed.page.mouse.down()
    seed.page.mouse.move(box["x"] + box["width"], box["y"] + box["height"] / 2, steps=4)
    seed.page.mouse.up()
    assert seed.text("#span") == "1994-12-31 – 2023-06-30"
    assert seed.run("() => scene.statements.length") == 80


def test_time_plays_and_pauses(own_seed) -> None:
    own_seed.page.clock.install()
    own_seed.page.locator("#play").click()
    assert own_seed.text("#span") == "1994-12-31"
    own_seed.page.clock.run_for(2000)
    assert own_seed.text("#span") == "1994-12-31 – 2023-03-09"
    own_seed.page.locator("#play").click()
    own_seed.page.clock.run_for(5000)
    assert own_seed.text("#span") == "1994-12-31 – 2023-03-09"
    assert own_seed.page.get_by_label("Play through time").count() == 1
    own_seed.page.keyboard.press("Enter")
    own_seed.page.clock.run_for(60000)
    assert own_seed.text("#span") == "1994-12-31 – 2023-06-30"
    assert own_seed.page.get_by_label("Play through time").count() == 1


def test_without_two_days_there_is_no_slider(open_page: Callable) -> None:
    opened = open_page(dataset([Claim(PERU, "accuses", ECUADOR)]))
    assert opened.page.locator("#timeline").is_hidden()


# --- the view in the address ---


def test_a_view_can_be_linked(seed, seed_file, open_page: Callable) -> None:
    seed.page.locator('#filter-relations input[data-key="accuses"]').click()
    seed.page.locator("#filter-claims .choose button", has_text="None").click()
    seed.page.locator('#filter-claims input[data-key="fact"]').click()
    ask(seed, "around", "Peru", steps="2")
    seed.page.locator("#until").focus()
    seed.page.keyboard.press("ArrowLeft")
    seed.page.locator("#bundles").click()
    seed.page.mouse.click(*seed.place_of(PERU))
    seed.page.locator("#view-table").click()
    address = seed.page.url
    other = open_page(seed_file, view="#" + address.split("#")[1])
    for script in (
        "() => [...scene.statements.map((s) => s.id)]",
        "() => [state.view, state.chosen, state.lens, state.since, state.until, state.isBundled]",
        "() => [...document.querySelectorAll('input[type=checkbox]')].map((input) => input.checked)",
        "() => document.getElementById('span').textContent",
    ):
        assert other.run(script) == seed.run(script)
    assert other.page.url.split("#")[1] == address.split("#")[1]
    assert other.text("#pane h2") == "Peru"


def test_a_link_followed_in_the_open_page_changes_the_view(seed) -> None:
    seed.run("() => { location.hash = 'lens=says&a=person%2Fingrid-solberg&pick=person%2Fingrid-solberg'; }")
    seed.page.wait_for_function("() => state.lens !== null")
    assert seed.text("#lens-title") == "What Ingrid Solberg says"
    assert seed.text("#pane h2") == "Ingrid Solberg"


@pytest.mark.parametrize(
    "fragment", ["view=nothing&lens=around&a=state%2FXXX", "pick=__proto__%7Ca", "pick=pair", "only-claims=%00", "%"]
)
def test_a_broken_link_opens_the_whole(seed_file, open_page: Callable, fragment: str) -> None:
    opened = open_page(seed_file, view="#" + fragment)
    assert opened.text("#pane h2") == "What the sources say"
    assert opened.run("() => [state.view, state.lens]") == ["picture", None]


# --- large graphs ---


def test_of_a_large_graph_search_brings_in_what_is_held_back(open_page: Callable) -> None:
    claims = [Claim(NORWAY, "metWith", f"person/p{i}") for i in range(170)]
    claims += [Claim("person/p169", "visited", f"territory/remote-{i}") for i in range(3)]
    opened = open_page(dataset(claims))
    assert opened.run("() => network.body.nodeIndices.length") == 80
    assert "80 most central things are drawn, 94 things held back" in opened.text("#status")
    opened.page.locator("#search").fill("Remote 2")
    opened.page.keyboard.press("Enter")
    assert "territory/remote-2" in things(opened)
    assert opened.text("#pane h2") == "Remote 2"
    assert "81 most central things are drawn, 93 things held back" in opened.text("#status")
    opened.page.locator("#pane .lenses button", has_text="Neighbours").click()
    assert things(opened) == {"territory/remote-2", "person/p169"}


def test_many_articles_and_rows_stay_usable(open_page: Callable) -> None:
    sources = {f"a{i}": Source(title=f"Article {i}", date=f"2023-01-{i + 1:02}") for i in range(28)}
    claims = [Claim(PERU, "accuses", f"person/p{i % 90}", f"{i}.", article=f"a{i % 28}") for i in range(700)]
    opened = open_page(dataset(claims, sources=sources))
    opened.page.locator("#view-table").click()
    assert opened.page.locator("#rows tr").count() == 500
    opened.page.locator("#more-rows").click()
    assert opened.page.locator("#rows tr").count() == 700
    assert opened.page.locator("#more-rows").is_hidden()
