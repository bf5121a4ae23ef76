"""Take the README's screenshot of the seed's page in a real browser: python tools/screenshot.py [PAGE] [PNG]."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"


def main(page: Path, picture: Path) -> None:
    """Open the page at 1440 by 900 and write what is seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        tab.goto(page.resolve().as_uri())
        tab.wait_for_timeout(1000)
        tab.screenshot(path=str(picture))
        browser.close()


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(
        given[0] if given else ROOT / "output" / "graph.html",
        given[1] if len(given) > 1 else ROOT / "docs" / "images" / "seed.png",
    )
