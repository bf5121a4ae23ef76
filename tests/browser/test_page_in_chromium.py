"""The page by real input: mouse and keys in Debian's Chromium."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from graph_samples import Claim, Source, dataset, seedlike

from kg.export.network import to_networkx

pytestmark = pytest.mark.browser

PERU, ECUADOR = "state/PER", "state/ECU"


def statement_of(data, subject: str, relation: str, target: str, polarity: str = "affirmed") -> str:
    graph = to_networkx(data)
    found = graph.get_edge_data(subject, target)
    return next(k for k, d in found.items() if (d["relation"], d["polarity"]) == (relation, polarity))


def test_the_seed_is_drawn_and_summed_up(seed) -> None:
    assert seed.text("h1") == "Envoys"
    assert "80 statements about 33 things" in seed.text("#pane")
    assert seed.run("() => window.network.body.nodeIndices.length") == 33


def test_no_name_lies_on_another_at_rest(own_seed) -> None:
    """Ask the label layer itself which boxes it took; names share no point with names or relation labels."""
    script = """() => {
        const boxes = [];
        const take = Crowd.prototype.take;
        Crowd.prototype.take = function (box) { if (!box.owner) boxes.push(box); take.call(this, box); };
        window.network.redraw();
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(boxes))));
    }"""
    boxes = list(own_seed.run(script))
    assert len(boxes) > 33
    names = [tuple(round(b[k], 3) for k in ("left", "right", "top", "bottom")) for b in boxes]
    distinct = sorted(set(names))
    overlaps = [
        (a, b)
        for i, a in enumerate(distinct)
        for b in distinct[i + 1 :]
        if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
    ]
    assert overlaps == []


def test_a_click_on_a_line_shows_its_sentence_with_the_words_marked(seed) -> None:
    name = statement_of(seedlike(), "force/NOR-observers", "deployedTo", "place/one--border-line-1")
    seed.page.mouse.click(*seed.spot_on(name))
    assert "Norwegian observers deployed to border line" in seed.text("#pane h2")
    assert seed.text("#pane blockquote") == "Norwegian observers were sent to the border line."
    assert seed.text("#pane mark") == "Norwegian observers were sent to the border line"
    facts = seed.text("#pane")
    for words in ("the article itself", "affirmed", "actual", "AID", "Sender", "Norway", "deployedTo-rule", "sure"):
        assert words in facts
    link = seed.page.locator("#pane .source a")
    assert (link.inner_text(), link.get_attribute("href")) == (
        "Envoys return to the table",
        "https://example.org/envoys",
    )


def test_a_claim_tells_its_speaker(seed) -> None:
    name = statement_of(seedlike(), PERU, "occupies", "territory/upper-santiago")
    seed.page.mouse.click(*seed.spot_on(seed.run("(id) => pairOf(statements.get(id))", name)))
    seed.page.mouse.click(*seed.spot_on(name))
    assert "Said by someone" in seed.text("#pane .tags")
    assert seed.text("#pane mark") == "the upper valley to be occupied by Lima"
    assert "Ecuador" in seed.text("#pane dl >> nth=0")


def test_a_click_on_a_symbol_lists_its_statements_and_escape_leads_back(seed) -> None:
    seed.page.mouse.click(*seed.place_of("agreement/one--truce-1"))
    assert seed.text("#pane h2") == "truce (Ecuador, Peru)"
    items = seed.page.locator("#pane .list button")
    assert items.count() == 4
    items.first.click()
    assert "Oslo brokered a truce between Lima and Quito" in seed.text("#pane mark")
    seed.page.locator("#pane .back").click()
    assert seed.text("#pane h2") == "truce (Ecuador, Peru)"
    seed.page.keyboard.press("Escape")
    assert seed.text("#pane h2") == "What the sources say"


def test_search_by_keys_finds_and_focuses_a_thing(seed) -> None:
    seed.page.locator("#search").focus()
    seed.page.keyboard.type("solberg")
    seed.page.keyboard.press("Enter")
    assert seed.text("#pane h2") == "Ingrid Solberg"
    area = seed.page.locator("#picture").bounding_box()
    x, y = seed.place_of("person/ingrid-solberg")
    assert abs(x - area["x"] - area["width"] / 2) < 3
    assert abs(y - area["y"] - area["height"] / 2) < 3


def test_search_offers_every_name_and_says_what_is_not_there(seed) -> None:
    offered = seed.run("() => [...document.querySelectorAll('#names option')].map((o) => o.value)")
    assert len(offered) == 33
    assert "Lucía Vargas" in offered
    seed.page.locator("#search").fill("Atlantis")
    seed.page.keyboard.press("Enter")
    assert seed.text("#status") == "Nothing here is called “Atlantis”"


def drawn(opened) -> set[str]:
    """The statements that are drawn, alone or in a bundle."""
    return set(opened.run("() => scene.lines.flatMap((line) => line.statements.map((s) => s.id))"))


@pytest.mark.parametrize(
    ("group", "key", "gone"),
    [
        ("relations", "mediates", 3),
        ("claims", "negated", 3),
        ("classes", "Conflict", 4),
        ("plover", "AID", 1),
        ("polarity", "negated", 3),
        ("modality", "planned", 5),
        ("speakers", "person/ingrid-solberg", 3),
        ("articles", "one", 78),
    ],
)
def test_a_filter_hides_and_shows_again(seed, group: str, key: str, gone: int) -> None:
    all_of_them = drawn(seed)
    assert len(all_of_them) == 78
    field = seed.page.locator(f"#filter-{group}")
    if group in ("plover", "polarity", "modality", "speakers", "articles"):
        field.locator("summary").click()
    box = field.locator(f'input[data-key="{key}"]')
    box.click()
    assert len(all_of_them - drawn(seed)) == gone
    assert "statements shown" in seed.text("#status")
    box.focus()
    seed.page.keyboard.press("Space")
    assert drawn(seed) == all_of_them


def test_none_then_one_relation_leaves_only_its_things(seed) -> None:
    seed.page.locator("#filter-relations .choose button", has_text="None").click()
    seed.page.locator('#filter-relations input[data-key="mediates"]').click()
    shown = seed.run("() => window.network.body.nodeIndices")
    assert set(shown) >= {"state/NOR", "agreement/one--truce-1", "meeting/one--talks-1"}
    assert "person/paulo-ferraz" not in shown
    seed.page.locator("#filters-reset").click()
    assert seed.run("() => window.network.body.nodeIndices.length") == 33


def test_the_table_holds_the_same_statements_and_opens_their_evidence(seed) -> None:
    seed.page.locator("#view-table").focus()
    seed.page.keyboard.press("Enter")
    rows = seed.page.locator("#rows tr")
    assert rows.count() == 80
    assert seed.page.locator("#picture").is_hidden()
    row = rows.filter(has_text="mobilizes")
    assert "(nobody named)" in row.inner_text()
    rows.first.get_by_role("button").click()
    assert seed.page.locator("#pane mark").is_visible()
    seed.page.locator("#view-picture").click()
    assert seed.page.locator("#picture").is_visible()


def test_every_control_is_reached_by_the_keyboard_and_named(own_seed) -> None:
    names = []
    for _ in range(14):
        own_seed.page.keyboard.press("Tab")
        names.append(own_seed.run("() => document.activeElement.id || document.activeElement.textContent"))
    views = ["view-picture", "view-table", "view-report"]
    assert names == [
        *("search", "Find", *views, "save-png", "save-svg", "save-csv"),
        *("lens-kind", "lens-a", "lens-steps", "lens-show", "All", "None"),
    ]
    unnamed = own_seed.run(
        "() => [...document.querySelectorAll('button, input, select')].filter((e) => "
        "!e.textContent.trim() && !e.ariaLabel && !e.labels?.length).length"
    )
    assert unnamed == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_theme(open_page: Callable, scheme: str) -> None:
    opened = open_page(seedlike(), color_scheme=scheme)
    other = {"light": "dark", "dark": "light"}[scheme]
    script = "() => [theme.ink, window.network.body.data.nodes.get('state/PER').color.background]"
    before = opened.run(script)
    opened.page.emulate_media(color_scheme=other)
    opened.page.wait_for_function("(before) => theme.ink !== before", arg=before[0])
    assert opened.run(script)[1] != before[1]


def test_on_a_telephone_nothing_is_wider_than_the_screen(open_page: Callable) -> None:
    opened = open_page(seedlike(), viewport={"width": 390, "height": 844}, has_touch=True)
    assert opened.run("() => document.documentElement.scrollWidth") <= 390
    opened.page.touchscreen.tap(*opened.place_of(PERU))
    opened.page.locator("#pane h2", has_text="Peru").wait_for()
    box = opened.page.locator("#pane").bounding_box()
    assert box["y"] + box["height"] <= 845
    assert box["y"] > 300


HOSTILE = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 2'>",
    "</script><script>window.hacked = 3</script>",
    "javascript:window.hacked=4",
    "\"'`${window.hacked = 5}{{7*7}}",
    "<a href='https://evil.example'>href</a>",
    "\u202egnp.exe\u2066",
    "مفاوضات <b>السلام</b>",
    "a\u2028b\u2029c",
    "&lt;script&gt;window.hacked=6&lt;/script&gt;",
]


def test_hostile_texts_run_nothing_and_stay_text(open_page: Callable) -> None:
    claims, labels = [], {}
    for i, text in enumerate(HOSTILE):
        one, other = f"person/p{i}", f"org/o{i}"
        labels |= {one: text, other: f"{text} {i}"}
        claims.append(Claim(one, "accuses", other, f"{text} says {text}.", f"says {text}", article="a"))
    sources = {"a": Source(title=HOSTILE[2], publisher=HOSTILE[1], url=HOSTILE[3])}
    data = dataset(claims, labels, sources)
    opened = open_page(data, title=HOSTILE[2], note=HOSTILE[1])
    assert opened.text("h1") == HOSTILE[2]
    graph = to_networkx(data)
    for one, other, key in graph.edges(keys=True):
        opened.run("(id) => choose(id)", key)
        assert opened.page.locator("#pane a").count() == 0
        opened.page.mouse.move(*opened.place_of(one))
        opened.page.mouse.move(*opened.place_of(other))
        opened.run("(id) => choose(id)", one)
        assert opened.page.locator("#pane h2 *").count() == 0
    opened.page.locator("#view-table").click()
    assert opened.page.locator("#rows tr").count() == len(HOSTILE)
    assert opened.page.locator("#rows img, #rows script, #rows b, #rows a").count() == 0
    assert opened.run("() => window.hacked ?? null") is None
    assert "⟨U+202E⟩gnp.exe" in opened.text("#rows"), "steering characters are shown by their code"


def test_300_hostile_labels_run_nothing_in_any_view_or_file(open_page: Callable) -> None:
    names = {f"{'person' if i % 2 else 'meeting'}/p{i}": HOSTILE[i % len(HOSTILE)] + str(i) for i in range(300)}
    ids = list(names)
    claims = [Claim(a, "accuses", b, start=f"2023-01-{i % 28 + 1:02}") for i, (a, b) in enumerate(pairwise(ids))]
    claims += [Claim(a, "mediates", b, roles={"party": ids[7:9]}) for a, b in zip(ids[1:9:2], ids[2:10:2], strict=True)]
    claims += [Claim(a, "disputes", b) for a, b in zip(ids[:9], ids[20:29], strict=True)]
    opened = open_page(dataset(claims, names, {"one": Source(title=HOSTILE[0], publisher=HOSTILE[1])}))
    for view in ("table", "report", "picture"):
        opened.page.locator(f"#view-{view}").click()
        opened.run("(ids) => ids.forEach((id) => bringIn(id))", ids[:20])
    for ending in ("svg", "csv", "png"):
        with opened.page.expect_download():
            opened.page.locator(f"#save-{ending}").click()
    marked_up = "#pane, #rows, #report, #filters, #lens-bar, #status"
    assert opened.run("(where) => document.querySelectorAll(where).length", marked_up) == 6
    inside = ", ".join(f"{where} :is(script, img, iframe)" for where in marked_up.split(", "))
    assert opened.run("(where) => document.querySelectorAll(where).length", inside) == 0
    assert opened.run("() => window.hacked ?? null") is None


def test_an_inline_handler_would_not_run(own_seed) -> None:
    """The policy holds even if a text should ever become mark-up."""
    script = "() => { document.body.insertAdjacentHTML('beforeend', '<b id=x onclick=\"window.hacked=1\">x</b>'); }"
    own_seed.run(script)
    own_seed.run("() => document.getElementById('x').click()")
    assert own_seed.run("() => window.hacked ?? null") is None
    assert any("Content Security Policy" in problem for problem in own_seed.problems)
    own_seed.problems.clear()


def test_marks_are_right_behind_characters_of_two_units(open_page: Callable) -> None:
    sentence = "🕊🇵🇪 At noon Lima accused Quito 🎭 again."
    opened = open_page(dataset([Claim(PERU, "accuses", ECUADOR, sentence, "Lima accused Quito 🎭")]))
    [name] = [key for *_, key in to_networkx(dataset([Claim(PERU, "accuses", ECUADOR, sentence)])).edges(keys=True)]
    opened.page.mouse.click(*opened.spot_on(name))
    assert opened.text("#pane mark") == "Lima accused Quito 🎭"
    assert opened.text("#pane blockquote") == sentence


def test_an_empty_graph_says_so(open_page: Callable) -> None:
    opened = open_page(dataset([]))
    assert opened.page.locator("#empty").is_visible()
    opened.page.locator("#view-table").click()
    assert opened.page.locator("#rows tr").count() == 0


def test_loops_and_500_parallel_lines_are_drawn(open_page: Callable) -> None:
    claims = [Claim(PERU, "accuses", ECUADOR, f"{i}.") for i in range(500)]
    claims += [Claim(PERU, "supports", PERU, f"Loop {i}.") for i in range(3)]
    opened = open_page(dataset(claims))
    opened.page.mouse.click(*opened.place_of(ECUADOR))
    assert "Statements (500)" in opened.page.locator("#pane h3").first.text_content()
    opened.run("() => choose(scene.lines.find((line) => line.statements.length === 500).id)")
    assert opened.run("() => network.body.edgeIndices.length") == 501, "fanned out; the loops stay one"
    assert "and 300 more: see the table" in opened.text("#pane")
