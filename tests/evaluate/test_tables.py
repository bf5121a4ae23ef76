"""The tables; README.md shows the committed figures."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from evaluate.samples import CHILE, NORWAY, PACT, PERU, found, gold, write

from kg.errors import InputError
from kg.evaluate import as_json, evaluate, read_gold, read_predictions
from kg.evaluate.tables import BEGIN, END, markdown, renew, terminal

ROOT = Path(__file__).resolve().parents[2]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_figures", ROOT / "tools" / "make_figures.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make_figures = load()


@pytest.fixture
def figures(tmp_path: Path) -> dict[str, Any]:
    annotated = {"id": "a", "gold": [gold("NOR", "signed", "pact"), gold("CHL", "visited", "PER")]}
    told = [found(NORWAY, "signed", PACT), found(PERU, "signed", PACT), found(CHILE, "mobilizes", confidence="guess")]
    evaluation = evaluate(
        read_gold(write(tmp_path / "g.jsonl", annotated)), read_predictions(write(tmp_path / "s.jsonl", *told))
    )
    return {"parser": "sm", **as_json(evaluation)}


def test_the_terminal_shows_every_figure(figures: dict[str, Any]) -> None:
    lines = [line.split() for line in terminal(figures)]
    assert " ".join(lines[0]) == "1 article; 2 required and 0 optional statements annotated; 3 found"
    for row in (
        "bare 0.333 0.500 0.400 1 2 1",
        "assertion precision 0.333 1 3",
        "signed 1 1 0 0.500 1.000 0.667 0.667",
        "guess 1 0.000 0.000 0.000",
    ):
        assert row.split() in lines


def test_the_tables_stand_between_the_markers(figures: dict[str, Any]) -> None:
    text = f"# A\n\n{BEGIN}\nold\n{END}\n\nMore."
    new = renew(text, figures)
    assert new == f"# A\n\n{BEGIN}\n{markdown(figures)}\n{END}\n\nMore." and "old" not in new
    assert renew(new, figures) == new
    assert "| signed | 1 | 1 | 0 | 0.500 | 1.000 | 0.667 | 0.667 |" in new.splitlines()
    with pytest.raises(InputError, match=r"the markers .* are missing"):
        renew("# A", figures)


def test_the_readme_shows_the_committed_figures() -> None:
    assert make_figures.is_fresh(), "run python tools/make_figures.py"


def test_a_stale_readme_is_seen(figures: dict[str, Any], tmp_path: Path) -> None:
    saved, readme = tmp_path / "figures.json", tmp_path / "README.md"
    readme.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    assert make_figures.is_fresh(saved, readme)
    saved.write_text(json.dumps(figures), encoding="utf-8")
    assert not make_figures.is_fresh(saved, readme)
    readme.write_text(renew(readme.read_text(encoding="utf-8"), figures), encoding="utf-8")
    assert make_figures.is_fresh(saved, readme)
    saved.write_text(json.dumps({**figures, "articles": 2}), encoding="utf-8")
    assert not make_figures.is_fresh(saved, readme)
    saved.unlink()
    assert not make_figures.is_fresh(saved, readme)


def test_the_tool_measures_and_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Norway and Chile signed a fishing treaty in Lima."
    path = write(tmp_path / "g.jsonl", {"id": "a", "text": text, "gold": [gold("NOR", "signed", "treaty")]})
    readme = tmp_path / "README.md"
    readme.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    monkeypatch.setattr(make_figures, "FIGURES", tmp_path / "figures.json")
    monkeypatch.setattr(make_figures, "README", readme)
    assert make_figures.main([str(path)]) == 0
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["parser"] == "sm"
    assert "| signed | 1 | " in readme.read_text(encoding="utf-8")
    assert make_figures.main([str(tmp_path / "none.jsonl")]) == 2
