"""Take the pictures of a page for the README and the documentation, in a real browser.

    python tools/screenshot.py [PAGE [FOLDER]]

The page is `output/graph.html`, the folder `docs/images`. Needs chromium and the playwright package.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent


class Shot(NamedTuple):
    """A picture: the size of its window, light or dark, the view, and what is clicked first."""

    name: str
    size: tuple[int, int]
    scheme: str = "light"
    view: str = ""
    click: str | None = None


FIRST_ANSWER = "#pane .answers button"
SHOTS = (
    Shot("seed", (1440, 900)),
    Shot("seed-evidence", (1440, 900), click=FIRST_ANSWER),
    Shot("seed-report", (1440, 900), view="#view=report"),
    Shot("seed-dark", (1440, 900), scheme="dark"),
    Shot("seed-phone", (390, 844), scheme="dark", click=FIRST_ANSWER),
)


def main(page: Path, folder: Path) -> None:
    """Write all pictures."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        for shot in SHOTS:
            take(browser, page, folder / f"{shot.name}.png", shot)
        browser.close()


def take(browser: Any, page: Path, target: Path, shot: Shot) -> None:
    """Open the page as the shot says and write what is seen."""
    width, height = shot.size
    tab = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=shot.scheme, reduced_motion="reduce"
    )
    tab.goto(page.resolve().as_uri() + shot.view)
    if shot.click:
        tab.locator(shot.click).first.click()
    tab.wait_for_timeout(500)
    tab.screenshot(path=str(target))
    tab.close()


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(
        given[0] if given else ROOT / "output" / "graph.html",
        given[1] if len(given) > 1 else ROOT / "docs" / "images",
    )
