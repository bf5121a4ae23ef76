"""The generated pages are what the code would make now, and every verb shows examples."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools" / "make_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make_docs = load()


@pytest.mark.parametrize("name", ["cli.md", "errors.md", "relations.md"])
def test_the_pages_are_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == make_docs.pages()[name], (
        "run python tools/make_docs.py"
    )


@pytest.mark.parametrize("verb", [verb for verb in make_docs.VERBS if verb != "rules"])
def test_every_verb_shows_examples(verb: str) -> None:
    text = make_docs.help_text(verb.split())
    examples = text.split("For example:\n")[1].split("\n\n")[0].splitlines()
    assert examples and all(f"kg {verb.split()[0] if verb else ''}" in line for line in examples)


def test_every_verb_has_its_page() -> None:
    from kg.cli.app import app
    from kg.cli.rules import app as rules

    verbs = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert verbs <= set(make_docs.VERBS)
    assert {f"rules {command.name}" for command in rules.registered_commands} <= set(make_docs.VERBS)


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m kg rules list | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert "Traceback" not in done.stderr and "Error" not in done.stderr and "fault" not in done.stderr
