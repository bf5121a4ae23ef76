"""Time and peak memory of `kg build` on the seed, and the whole build against the bare parse on a longer text.

    python benchmarks/build.py [--copies 40]

One run prints it all, so that the ratio compares two measurements under the same load. The longer text is the seed
many times over, each copy an article of its own.
"""

from __future__ import annotations

import argparse
import platform
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def measured_build() -> tuple[float, float]:
    """Seconds and peak megabytes of one `kg build` of the seed, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kg", "build", *map(str, SEEDS), "-o", folder, "--quiet"]
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def measured_ratio(copies: int) -> tuple[int, float, float]:
    """Tokens, seconds of the bare parse and seconds of the whole build of a longer text, models loaded."""
    from kg.ingest import read_articles
    from kg.nlp import load_parser
    from kg.pipeline import build

    first = next(read.article for read in read_articles(SEEDS) if read.article is not None)
    articles = [replace(first, id=f"{first.id}-{n}") for n in range(copies)]
    parser = load_parser("sm")
    build(articles[:1])  # loads tables, rules and libraries
    started = time.perf_counter()
    tokens = sum(len(s.tokens) for sentences in parser.parse(articles) for s in sentences)
    parsed = time.perf_counter() - started
    started = time.perf_counter()
    build(articles)
    return tokens, parsed, time.perf_counter() - started


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--copies", type=int, default=40, help="how often the seed is repeated (default 40)")
    copies = options.parse_args().copies
    seconds, megabytes = measured_build()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    print(f"kg build on the seed: {seconds:.1f} s, peak memory {megabytes:.0f} MB")
    tokens, parsed, whole = measured_ratio(copies)
    print(f"{tokens} tokens: bare parse {parsed:.2f} s, whole build {whole:.2f} s, ratio {whole / parsed:.2f}")


if __name__ == "__main__":
    main()
