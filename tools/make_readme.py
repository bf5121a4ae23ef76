"""Write the answers under the commands of README.md anew: python tools/make_readme.py [--check].

In a code block, a line that begins with `$ .venv/bin/kg ` is run, and what stands below it up to the next such line
is what it printed. With --check nothing is written, and the exit code is 1 where README.md is not true any more.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_PROMPT = "$ .venv/bin/kg "
_BLOCK = re.compile(r"(```\n)(\$ \.venv/bin/kg .*?)(```\n)", re.DOTALL)


def answered(block: str) -> str:
    """The block with each command's real output below it."""
    commands = [line for line in block.splitlines() if line.startswith(_PROMPT)]
    return "".join(f"{command}\n{_run(command.removeprefix(_PROMPT))}" for command in commands)


def _run(arguments: str) -> str:
    command = [sys.executable, "-m", "kg", *shlex.split(arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def renewed(text: str) -> str:
    """README.md with all its answers made anew."""
    return _BLOCK.sub(lambda found: found[1] + answered(found[2]) + found[3], text)


def main(arguments: list[str]) -> int:
    """Write README.md, or with --check only compare."""
    old = README.read_text(encoding="utf-8")
    new = renewed(old)
    if "--check" in arguments:
        return int(old != new)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
