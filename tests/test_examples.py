"""The scripts in examples/ run, and print what they promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
PROMISES = {
    "build_and_query.py": ["Chile\tfisheries treaty", "Norway\tfisheries treaty"],
    "clauses.py": ["sign(doer Norway + Chile, done-to a treaty)"],
    "mediators.py": ["Oman"],
    "merge_graphs.py": ["is proven 2 times"],
    "own_rule.py": ["Norway endowed Chile"],
}


def test_every_example_is_run_here() -> None:
    assert sorted(p.name for p in EXAMPLES.glob("*.py")) == sorted(PROMISES)


@pytest.mark.parametrize("name", sorted(PROMISES))
def test_example(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway and Chile signed a treaty.\n", encoding="utf-8")
    command = [sys.executable, str(EXAMPLES / name), *(["a.txt"] if name == "clauses.py" else [])]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for promise in PROMISES[name]:
        assert promise in done.stdout
