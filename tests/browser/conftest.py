"""Pages in a real, headless Chromium, with every request and every message of the console recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset


@dataclass
class Opened:
    """A page, what it asked for, and what went wrong on it."""

    page: Any
    requests: list[str]
    problems: list[str]

    def run(self, script: str, argument: object = None) -> Any:
        return self.page.evaluate(script, argument)

    def text(self, selector: str) -> str:
        return str(self.page.locator(selector).inner_text())

    def place_of(self, name: str, part: float | None = None) -> tuple[float, float]:
        """Where a node lies on the screen, or where an edge is after a part of its way."""
        script = """([id, part]) => {
            const body = window.network.body;
            const at = part === null ? body.nodes[id] : body.edges[id].edgeType.getPoint(part);
            const seen = window.network.canvasToDOM({ x: at.x, y: at.y });
            const area = document.getElementById("picture").getBoundingClientRect();
            return [area.x + seen.x, area.y + seen.y];
        }"""
        x, y = self.run(script, [name, part])
        return float(x), float(y)

    def spot_on(self, line: str) -> tuple[float, float]:
        """Where on the screen a line lies alone, so that a click there means it."""
        script = """(id) => [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75].find((part) => {
            const at = network.canvasToDOM(network.body.edges[id].edgeType.getPoint(part));
            return network.getNodeAt(at) === undefined && network.getEdgeAt(at) === id;
        })"""
        part = self.run(script, line)
        assert part is not None, f"{line} lies below others all along"
        return self.place_of(line, part)


@pytest.fixture(scope="session")
def seed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the graph that is like one real article."""
    from graph_samples import seedlike

    from kg.export.page import write_page

    path = tmp_path_factory.mktemp("pages") / "seed.html"
    write_page(seedlike(), path, title="Envoys", source_note="One article")
    return path


AS_NEW = """() => {
    pause();
    history.replaceState(null, "", location.pathname);
    state.brought.clear();
    given.clear();
    trail.length = 0;
    document.querySelectorAll("form").forEach((form) => form.reset());
    document.querySelectorAll(".group").forEach((group) => { group.open = false; });
    showExplore();
    showFragment();
    applyView();
    fit(false);
    document.activeElement.blur();
}"""


@pytest.fixture(scope="session")
def shared_seed(chromium: Any, seed_file: Path) -> Iterator[Opened]:
    found = _opened(chromium, seed_file.as_uri())
    yield found
    found.page.close()


@pytest.fixture
def seed(shared_seed: Opened) -> Iterator[Opened]:
    """The page of the graph like one article, as it is when just opened; it is opened once for all tests."""
    shared_seed.run(AS_NEW)
    yield shared_seed
    _check(shared_seed)


@pytest.fixture
def own_seed(open_page: Callable[..., Opened], seed_file: Path) -> Opened:
    """The same page, for a test that leaves it changed."""
    return open_page(seed_file)


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens a page's file, or writes the page of a dataset first; no request may leave it and nothing go wrong."""
    from kg.export.page import write_page

    opened: list[Opened] = []

    def go(what: Dataset | Path, *, title: str = "Envoys", note: str = "One", view: str = "", **options: Any) -> Opened:
        path = what if isinstance(what, Path) else tmp_path / f"page{len(opened)}.html"
        if not isinstance(what, Path):
            write_page(what, path, title=title, source_note=note)
        opened.append(_opened(chromium, path.as_uri() + view, **options))
        return opened[-1]

    yield go
    for found in opened:
        _check(found)
        found.page.close()


def _opened(chromium: Any, address: str, **options: Any) -> Opened:
    options = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options}
    page = chromium.new_page(**options)
    found = Opened(page, [], [])
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("pageerror", lambda error: found.problems.append(f"error: {error}"))
    page.on("console", lambda message: found.problems.append(f"{message.type}: {message.text}"))
    page.on("dialog", lambda dialog: (found.problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.goto(address)
    return found


def _check(found: Opened) -> None:
    """No request left the page, and nothing went wrong on it."""
    own = found.page.url.split("#")[0]
    asked = [url for url in found.requests if url.split("#")[0] != own and not url.startswith("blob:")]
    problems = list(found.problems)
    found.problems.clear()
    assert [url for url in asked if url != "data:,"] == []
    assert problems == []
