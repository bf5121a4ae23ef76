"""README.md tells the truth: its commands print what it says, and its claim stands in the committed graph."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_answers_are_those_of_the_commands() -> None:
    assert README.count("$ .venv/bin/kg ") >= 4
    done = subprocess.run([sys.executable, "tools/make_readme.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"run python tools/make_readme.py\n{done.stderr}"


def test_the_first_statement_is_in_the_graph() -> None:
    statement = re.search(r"^(statement:[0-9a-f]{20}) a dip:Statement", README, re.MULTILINE)
    assert statement is not None
    graph = (ROOT / "output" / "graph.ttl").read_text(encoding="utf-8")
    assert f"{statement[1]} a dip:Statement" in graph


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert len(links) > 8
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_the_rule_of_the_readme_passes_its_own_check(tmp_path: Path) -> None:
    (tmp_path / "aids.yaml").write_text(README.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    command = [sys.executable, "-m", "kg", "rules", "check", "--rules", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_rule_of_the_readme_is_the_example_s() -> None:
    rule = README.split("```yaml\n")[1].split("```")[0]
    assert rule.strip() in (ROOT / "examples" / "own_rule.py").read_text(encoding="utf-8")
