"""Measure the program anew: python tools/make_figures.py GOLD.jsonl [--parser sm|md], or --check, or nothing.

With an annotated file (docs/evaluation.md describes the format) docs/figures.json is written; then the tables between
the two markers of README.md are made from it. With --check nothing is written, and the exit code is 1 where README.md
does not show docs/figures.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kg.cli.evaluate import measure
from kg.errors import KgError
from kg.evaluate import as_json
from kg.evaluate.tables import renew

ROOT = Path(__file__).resolve().parent.parent
FIGURES, README = ROOT / "docs" / "figures.json", ROOT / "README.md"


def figures_of(gold: Path, parser: str) -> str:
    """What `kg evaluate GOLD --json` prints. Raises `KgError` where nothing can be measured or an article failed."""
    measured = measure(gold, parser=parser)
    if measured.failed:
        raise KgError("an article failed, and figures without it would be wrong", where=gold, hint="See above.")
    return json.dumps({"parser": parser, **as_json(measured.evaluation)}, indent=2) + "\n"


def is_fresh(figures: Path = FIGURES, readme: Path = README) -> bool:
    """Does the README show the figures? Before they are first made it shows none."""
    text = readme.read_text(encoding="utf-8")
    if not figures.is_file():
        return "| relation |" not in text
    return renew(text, json.loads(figures.read_text(encoding="utf-8"))) == text


def main(arguments: list[str]) -> int:
    """Write or check; the exit code."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("gold", nargs="?", type=Path)
    reader.add_argument("--parser", choices=("sm", "md"), default="sm")
    reader.add_argument("--check", action="store_true")
    given = reader.parse_args(arguments)
    try:
        if given.check:
            return int(not is_fresh())
        if given.gold is not None:
            FIGURES.write_text(figures_of(given.gold, given.parser), encoding="utf-8")
        figures = json.loads(FIGURES.read_text(encoding="utf-8"))
        README.write_text(renew(README.read_text(encoding="utf-8"), figures), encoding="utf-8")
    except (KgError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
