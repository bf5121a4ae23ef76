"""Rules from a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.rules import RuleSet, load_rules


@pytest.fixture
def rules_of(tmp_path: Path) -> Callable[..., RuleSet]:
    """The rules of the given file texts, without the built-in ones; `words` are the texts of word files."""

    def load(*texts: str, words: tuple[str, ...] = ()) -> RuleSet:
        (tmp_path / "words").mkdir(exist_ok=True)
        for n, text in enumerate(words):
            (tmp_path / "words" / f"{n}.yaml").write_text(text, encoding="utf-8")
        for n, text in enumerate(texts):
            (tmp_path / f"{n}.yaml").write_text(text, encoding="utf-8")
        return load_rules([tmp_path], builtin=False)

    return load
