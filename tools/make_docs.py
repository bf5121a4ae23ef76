"""Writes the pages of docs/ that are made from the code: python tools/make_docs.py [--check].

docs/cli.md is every `kg ... --help`, docs/errors.md the error tree, docs/relations.md the relations with their rules.
With --check nothing is written, and the exit code is 1 where a page differs from what would be.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import os
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
VERBS = (
    "", "build", "query", "merge", "validate", "show", "explain", "export", "evaluate", "annotate", "rules",
    "rules list", "rules check",
)  # fmt: skip


def pages() -> dict[str, str]:
    """The generated pages, by file name."""
    return {"cli.md": cli_page(), "errors.md": errors_page(), "relations.md": relations_page()}


def cli_page() -> str:
    """Every verb's help, one section each."""
    parts = ["# The command line\n", "Made by `tools/make_docs.py` from the program's own help.\n"]
    for verb in VERBS:
        command = f"kg {verb}".strip()
        parts.append(f"## {command}\n\n```text\n{help_text(verb.split())}```\n")
    return "\n".join(parts)


def help_text(verb: list[str]) -> str:
    """What `kg VERB --help` prints on a terminal of 100 columns."""
    from kg.cli import main

    columns = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
            main([*verb, "--help"])
    finally:
        if columns is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = columns
    return "".join(line.rstrip() + "\n" for line in out.getvalue().strip().splitlines())


def errors_page() -> str:
    """The error tree with exit codes."""
    from kg import errors

    parts = ["# Errors and exit codes\n", "Made by `tools/make_docs.py` from `kg/errors.py`.\n"]
    parts.append(
        "Every error is one line on standard error: the file or the article, the line where there is one, what is\n"
        "wrong, and what to do. In Python it is an exception of this tree with `message`, `where`, `line` and `hint`.\n"
    )
    parts += ["| error | says | exit code |", "| --- | --- | --- |"]
    parts += [_row(error, depth) for error, depth in _tree(errors.KgError, 0)]
    parts += ["", "| exit code | means |", "| --- | --- |", "| 0 | all well |"]
    parts += ["| 1 | part of the input failed, or violations were found |", "| 2 | the command could not work |"]
    parts += ["| 130 | interrupted from the keyboard |", ""]
    return "\n".join(parts)


def relations_page() -> str:
    """The relations of the ontology, with how many rules and trigger words find each."""
    from kg.rules import load_rules
    from kg.vocab import relations

    rules = load_rules()
    parts = ["# Relations\n", "Made by `tools/make_docs.py` from `ontology/diplomacy.ttl` and `kg/rules/relations/`.\n"]
    parts.append(
        "`sym`: symmetric. `state`: a lasting state, which has no PLOVER class. Triggers are different lemmas, verbs,\n"
        "nouns and adjectives together.\n"
    )
    parts += ["| relation | from | to | | PLOVER (CAMEO) | rules | triggers | says |", "|" + " --- |" * 8]
    for name, relation in relations().items():
        own = [rule for rule in rules if rule.relation == name]
        triggers = {(group, lemma) for rule in own for group, lemmas in rule.trigger.words for lemma in lemmas}
        marks = " ".join(word for word, holds in (("sym", relation.symmetric), ("state", relation.state)) if holds)
        plover = f"{relation.plover} ({relation.cameo})" if relation.plover else ""
        cells = (
            f"`{name}`", relation.domain, relation.range, marks, plover, str(len(own)), str(len(triggers)),
            relation.definition,
        )  # fmt: skip
        parts.append(f"| {' | '.join(cells)} |")
    return "\n".join([*parts, ""])


def _tree(error: type[Exception], depth: int) -> list[tuple[type[Exception], int]]:
    """Depth first, in the order of definition."""
    return [(error, depth), *(found for below in error.__subclasses__() for found in _tree(below, depth + 1))]


def _row(error: type[Exception], depth: int) -> str:
    says = inspect.cleandoc(error.__doc__ or "").split("\n")[0]
    says = "The root of all." if depth == 0 else says
    return f"| {'&emsp;' * depth}`{error.__name__}` | {says} | {error.exit_code} |"  # type: ignore[attr-defined]


def main(arguments: list[str]) -> int:
    """Write or check the pages; the exit code."""
    stale = [name for name, text in pages().items() if not _is(DOCS / name, text)]
    if "--check" in arguments:
        for name in stale:
            sys.stderr.write(f"docs/{name} differs from the code: run python tools/make_docs.py\n")
        return int(bool(stale))
    DOCS.mkdir(exist_ok=True)
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
    return 0


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
