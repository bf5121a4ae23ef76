"""The figures as tables: for the terminal, for Markdown, and as rows for any page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.errors import InputError

BEGIN, END = "<!-- figures:begin -->", "<!-- figures:end -->"
Figures = Mapping[str, Any]  # as `figures.as_json` gives it
Table = tuple[tuple[str, ...], ...]  # the head, then the rows


def articles_of(figures: Figures) -> str:
    """The number of articles with its noun."""
    return f"{figures['articles']} article{'' if figures['articles'] == 1 else 's'}"


def overview(figures: Figures) -> Table:
    """Bare and strict precision, recall and F1 with their counts."""
    head = ("", "precision", "recall", "F1", "right", "false", "missed")
    return (head, *((name, *_shares(figures[name]), *_counts(figures[name])) for name in ("bare", "strict")))


def accuracies(figures: Figures) -> Table:
    """What is judged on statements that were found."""
    rows = (
        ("assertion precision", "assertions", "precision"),
        ("speaker", "speaker", "accuracy"),
        ("speaker, where one is named", "speaker_named", "accuracy"),
        ("time", "time", "accuracy"),
    )
    head = ("", "accuracy", "right", "of")
    found = ((says, figures[key], name) for says, key, name in rows)
    return (head, *((says, _of(share, name), str(share["right"]), str(share["of"])) for says, share, name in found))


def by_relation(figures: Figures) -> Table:
    """A row per relation."""
    head = ("relation", "right", "false", "missed", "precision", "recall", "F1", "strict F1")
    rows = figures["relations"].items()
    return (head, *((name, *_counts(row), *_shares(row), _three(row["strict_f1"])) for name, row in rows))


def by_confidence(figures: Figures) -> Table:
    """A row per confidence: precision alone, since nothing says how sure a miss would have been."""
    head = ("confidence", "statements", "bare precision", "strict precision", "assertion precision")
    parts = ("bare", "strict", "assertions")
    rows = figures["confidence"].items()
    return (
        head,
        *((name, str(row["found"]), *(_three(row[part]["precision"]) for part in parts)) for name, row in rows),
    )


def terminal(figures: Figures) -> Iterator[str]:
    """The lines that `kg evaluate` prints."""
    gold = figures["gold"]
    yield (
        f"{articles_of(figures)}; {gold['required']} required and {gold['optional']} optional statements "
        f"annotated; {figures['predictions']} found"
    )
    yield (
        f"counted neither way: {figures['optional_matched']} optional ones found, {figures['repeats']} repeats "
        f"({figures['wrong_repeats']} with a polarity or modality that is not annotated: false in strict)"
    )
    for table in (overview, accuracies, by_relation, by_confidence):
        yield ""
        yield from aligned(table(figures))


def aligned(table: Table) -> list[str]:
    """Columns two blanks apart, numbers to the right."""
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    lines = []
    for row in table:
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append("  ".join([row[0].ljust(widths[0]), *cells]).rstrip())
    return lines


def markdown(figures: Figures) -> str:
    """The tables as Markdown, with a line that says what was measured."""
    gold = figures["gold"]
    measured = (
        f"{articles_of(figures)} with {gold['required']} required statements, parser "
        f"`{figures.get('parser', 'sm')}`; made by `tools/make_figures.py` with `kg evaluate`."
    )
    tables = (overview, accuracies, by_relation, by_confidence)
    return "\n\n".join([measured, *("\n".join(_markdown_rows(table(figures))) for table in tables)])


def renew(text: str, figures: Figures) -> str:
    """A Markdown text with the tables made anew between its two markers. Raises `InputError` where they lack."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise InputError(f"the markers {BEGIN} and {END} are missing", hint="Put them where the figures belong.")
    return f"{before}{BEGIN}\n{markdown(figures)}\n{END}{after}"


def _markdown_rows(table: Table) -> Iterator[str]:
    head, *rows = table
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _shares(score: Mapping[str, float]) -> Sequence[str]:
    return [_three(score[name]) for name in ("precision", "recall", "f1")]


def _counts(score: Mapping[str, float]) -> Sequence[str]:
    return [str(score[name]) for name in ("right", "false", "missed")]


def _of(share: Mapping[str, float], name: str) -> str:
    """The share; a dash for none of none."""
    return _three(share[name]) if share["of"] else "–"


def _three(share: float) -> str:
    return f"{share:.3f}"
