"""Data flows one way: a room imports only the shared modules and the rooms above it, and only nlp imports spaCy."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
SHARED = ("model", "errors", "vocab", "resources")
ROOMS = (
    "ingest", "nlp", "clauses", "entities", "rules", "events", "statements", "graph", "export", "evaluate",
    "pipeline", "cli",
)  # fmt: skip
HEAVY = (
    "spacy", "rdflib", "networkx", "pyvis", "scipy", "trafilatura", "dateparser", "numpy", "lxml", "justext",
    "pyshacl", "jinja2",
)  # fmt: skip
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "data" not in path.parts)


def imports_of(source: str) -> Iterator[str]:
    """Every module that a source imports, at its top or inside a function; those for the type checker too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield node.module or ""
            if node.module == "kg":
                yield from (f"kg.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    return module.split(".")[1] if module.startswith("kg.") else ""


def name_of(path: Path) -> str:
    return ".".join(("kg", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def faults(name: str, source: str) -> list[str]:
    room, found = room_of(name), []
    for target in imports_of(source):
        other = room_of(target)
        if target.split(".")[0] == "spacy" and room != "nlp":
            found.append(f"{name} imports {target}")
        if room in ROOMS and other in ROOMS and ROOMS.index(other) > ROOMS.index(room):
            found.append(f"{name} imports {target} from below")
        if room in SHARED and other in ROOMS:
            found.append(f"{name} imports {target}")
    return found


def test_every_module_stands_in_the_list() -> None:
    assert len(MODULES) > 40
    known = {*ROOMS, *SHARED, "", "__main__"}
    assert {room_of(name_of(path)) for path in MODULES} <= known


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_data_flows_one_way(path: Path) -> None:
    assert faults(name_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("kg.clauses.find", "from kg.rules import load_rules"),
        ("kg.graph.merge", "def f():\n    from kg.export.files import write_atomically"),
        ("kg.rules.match", "import spacy"),
        ("kg.model", "from kg.nlp import Parser"),
        ("kg.ingest.page", "from kg import pipeline"),
    ],
)
def test_a_wrong_import_is_seen(name: str, source: str) -> None:
    assert len(faults(name, source)) == 1


def loaded_by(*arguments: str) -> set[str]:
    """The libraries that a command has loaded when it ends."""
    code = (
        "import sys\n"
        "try:\n"
        "    from kg.cli import main\n"
        f"    main({list(arguments)!r})\n"
        "finally:\n"
        "    print('loaded', *sorted({m.split('.')[0] for m in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rsplit("loaded", 1)[1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["rules", "check", "--help"]])
def test_help_starts_nothing_heavy(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY), sorted(loaded & set(HEAVY))
