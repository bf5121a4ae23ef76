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


@pytest.fixture(scope="session")
def seed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the graph that is like one real article."""
    from graph_samples import seedlike

    from kg.export.page import write_page

    path = tmp_path_factory.mktemp("pages") / "seed.html"
    write_page(seedlike(), path, title="Envoys", source_note="One article")
    return path


@pytest.fixture
def seed(open_page: Callable[..., Opened], seed_file: Path) -> Opened:
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
        options = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options}
        page = chromium.new_page(**options)
        found = Opened(page, [], [])
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("pageerror", lambda error: found.problems.append(f"error: {error}"))
        page.on("console", lambda message: found.problems.append(f"{message.type}: {message.text}"))
        page.on("dialog", lambda dialog: (found.problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(path.as_uri() + view)
        opened.append(found)
        return found

    yield go
    for found in opened:
        own = found.page.url.split("#")[0]
        found.page.close()
        asked = [url for url in found.requests if url.split("#")[0] != own]
        assert [url for url in asked if url != "data:,"] == []
        assert found.problems == []
