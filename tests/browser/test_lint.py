"""The page's scripts and style sheets pass the linters; needs node and `npm ci --prefix tests/browser`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = shutil.which("node")


@pytest.mark.skipif(
    NODE is None or not (HERE / "node_modules" / "eslint").exists(),
    reason="the linters are not installed: npm ci --prefix tests/browser",
)
def test_the_scripts_and_style_sheets_are_clean() -> None:
    done = subprocess.run([str(NODE), str(HERE / "lint.mjs")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
