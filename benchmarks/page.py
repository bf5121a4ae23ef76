"""How long the interactive page takes to write and to open, how large it is, and how much memory it holds.

    python benchmarks/page.py [STATEMENTS ...]

The graphs are made up: a few actors of whom much is told and many of whom little is, as in the news. "Interactive" is
when the first picture stands and the next click is answered; "click" is the time from a click on the most
central symbol to the pane that tells of it. Needs chromium and the playwright package.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from graph_samples import Claim, Source, dataset

from kg.export.page import write_page

SIZES = (100, 1000, 5000)
_RELATIONS = (
    ("metWith", "CONSULT"), ("accuses", "ACCUSE"), ("supports", "SUPPORT"), ("threatens", "THREATEN"),
    ("aids", "AID"), ("sanctions", "SANCTION"), ("requests", "REQUEST"), ("cooperatesWith", "COOPERATE"),
)  # fmt: skip
_READY = "() => performance.getEntriesByName('interactive')[0]?.startTime"
_CLICK = """() => {
    const central = [...scene.things].sort((a, b) => nodes.get(b).size - nodes.get(a).size)[0];
    const begun = performance.now();
    choose(central);
    network.redraw();
    return performance.now() - begun;
}"""
_TOLD = "On that day the first of the two, so the ministry let it be known in number {}, dealt with the second again."


def sample(count: int) -> Any:
    """A graph of `count` statements among about a third as many things, from twenty to a hundred articles."""
    chance = random.Random(count)
    things = [f"person/p{i}" for i in range(max(20, count // 3))]
    sources = {f"a{i}": Source(title=f"Article {i}", date=f"2023-{i % 12 + 1:02}-{i % 28 + 1:02}") for i in range(100)}
    claims = []
    for i in range(count):
        one, other = (things[int(len(things) * chance.random() ** 3)] for _ in range(2))
        relation, plover = chance.choice(_RELATIONS)
        claim = Claim(one, relation, other, _TOLD.format(i), plover=plover, article=f"a{chance.randrange(100)}")
        claim.polarity = chance.choice(("affirmed",) * 9 + ("negated",))
        claims.append(claim)
    return dataset(claims, sources=sources)


def measure(browser: Any, count: int, folder: Path) -> list[str]:
    """One row of the table."""
    path = folder / f"{count}.html"
    graph = sample(count)
    begun = time.perf_counter()
    write_page(graph, path, title=f"{count} statements", source_note="made up")
    written = time.perf_counter() - begun
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    ready = page.wait_for_function(_READY).json_value() / 1000
    click = page.evaluate(_CLICK)
    memory = page.evaluate("() => performance.memory.usedJSHeapSize") / 1e6
    drawn = page.evaluate("() => scene.things.length")
    page.close()
    size = path.stat().st_size / 1e6
    return [str(count), str(drawn), f"{written:.1f}", f"{size:.2f}", f"{ready:.2f}", f"{click:.0f}", f"{memory:.0f}"]


def main() -> None:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    head = ["statements", "drawn", "write s", "file MB", "interactive s", "click ms", "heap MB"]
    print("  ".join(f"{name:>13}" for name in head))
    with sync_playwright() as found, tempfile.TemporaryDirectory() as folder:
        flags = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
        browser = found.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        for count in sizes:
            print("  ".join(f"{cell:>13}" for cell in measure(browser, count, Path(folder))), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
