"""The user's own article, from the file to every output: what must be found, and the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.ingest import read_articles

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def build(folder: Path, cwd: Path | None = None, **environment: str) -> dict[str, str]:
    """What `make demo` writes, in fresh processes; the SHA-256 of each file."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    gallery = ["-o", str(folder / "gallery.html"), "--gallery-of", str(folder / "graph.html")]
    for arguments in (
        ["build", *map(str, SEEDS), "-o", str(folder), "--quiet"],
        ["show", str(folder / "graph.trig"), *gallery, "--title", "The seed article in pictures"],
    ):
        command = [sys.executable, "-m", "kg", *arguments]
        done = subprocess.run(command, cwd=cwd or folder.parent, env=settings, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("seed") / "out"
    return folder, build(folder, PYTHONHASHSEED="0")


@pytest.fixture(scope="module")
def lines(built: tuple[Path, dict[str, str]]) -> list[dict[str, Any]]:
    text = (built[0] / "statements.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def found(lines: list[dict[str, Any]], relation: str) -> set[tuple[str, str]]:
    return {(s["subject"]["id"], s["object"]["id"]) for s in lines if s["relation"] == relation}


def test_one_article_stands_in_seeds() -> None:
    assert [p.name for p in SEEDS] == ["000_40be989623ebc605.txt"]
    assert hashlib.sha256(SEEDS[0].read_bytes()).hexdigest().startswith(SEED_SHA256)


SEED_SHA256 = "c02c223bb89a344c"


def test_mediation_is_one_event_with_its_parties(lines: list[dict[str, Any]]) -> None:
    said = [s for s in lines if s["relation"] == "mediates" and s["object"]["type"] == "Agreement"]
    assert {s["subject"]["id"] for s in said} == {"state/RUS"}
    assert len({s["object"]["id"] for s in said}) == 1
    parties = {r["id"] for s in said for r in s["roles"] if r["role"] == "party"}
    assert parties == {"state/ARM", "state/AZE"}
    assert said[0]["time"]["start"] == "2020-11-09"


def test_three_signed_and_putin_revealed_it(lines: list[dict[str, Any]]) -> None:
    signed = [s for s in lines if s["relation"] == "signed"]
    assert {s["subject"]["country"] for s in signed} == {"RUS", "ARM", "AZE"}
    assert {(s["speaker"]["id"], s["attribution"]) for s in signed} == {("person/vladimir-putin", "factive")}
    assert len({s["object"]["id"] for s in signed}) == 1


def test_both_dispute_the_territory(lines: list[dict[str, Any]]) -> None:
    expected = {("state/ARM", "territory/nagorno-karabakh"), ("state/AZE", "territory/nagorno-karabakh")}
    assert found(lines, "disputes") == expected


def test_peacekeepers_are_deployed_to_the_line(lines: list[dict[str, Any]]) -> None:
    ((force, place),) = found(lines, "deployedTo")
    assert force == "force/RUS-peacekeepers"
    assert place.endswith("--contact-line-1")


def test_a_claim_of_occupation_is_no_fact(lines: list[dict[str, Any]], built: tuple[Path, dict[str, str]]) -> None:
    (claim,) = [s for s in lines if s["relation"] == "occupies"]
    assert (claim["speaker"]["id"], claim["attribution"]) == ("state/AZE", "doubtful")
    assert "dip:occupies territory:" not in (built[0] / "graph.ttl").read_text(encoding="utf-8")


def test_every_proof_resolves_to_its_characters(
    lines: list[dict[str, Any]], built: tuple[Path, dict[str, str]]
) -> None:
    (article,) = (built[0] / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(article)
    assert lines
    for line in lines:
        part = record["text"] if line["part"] == "text" else record["title"]
        clause = part[line["start"] : line["end"]]
        assert clause
        assert clause in line["text"]
        assert line["text"] in part


def test_no_furniture_reaches_the_text() -> None:
    (read,) = list(read_articles(SEEDS))
    assert read.article is not None
    for word in ("icon", "Also on", "Podcasts", "Share it", "26:28"):
        assert word not in read.article.text


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "TZ": "America/Lima", "OMP_NUM_THREADS": "1"},
    ],
    ids=["C-locale", "other-zone"],
)
def test_the_same_bytes_everywhere(
    environment: dict[str, str], built: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    assert build(tmp_path / "out", cwd=elsewhere, **environment) == built[1]


def test_what_is_committed_is_what_is_built(built: tuple[Path, dict[str, str]]) -> None:
    committed = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((ROOT / "output").iterdir()) if p.is_file()
    }
    assert {name: committed.get(name) for name in built[1]} == built[1], "run `make demo` and commit output/"
