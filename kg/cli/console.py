"""What a command says on standard error, and its progress bar."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

import typer

from kg.errors import KgError, RuleError

T = TypeVar("T")


def complain(message: KgError | str) -> None:
    """On standard error, on one line whatever line ends the message holds; the faults of a rule file one a line."""
    lines = str(message).splitlines() if isinstance(message, RuleError) else [str(message)]
    for line in lines:
        typer.echo(" ".join(line.split()), err=True)


def warn(message: str) -> None:
    """A warning of one line on standard error."""
    complain(f"Warning: {message}")


def progress(items: Iterable[T], *, total: int, label: str, quiet: bool) -> Iterator[T]:
    """The items, with a bar on standard error where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, total=total, console=Console(stderr=True), transient=True)


def parse_date(text: str | None) -> date | None:
    """An option's date; a usage error where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write YYYY-MM-DD.", param_hint="--date") from None


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(3, "article"), counted(2, "query", "queries")
    ('1 article', '3 articles', '2 queries')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def help_of(verb: Callable[..., Any]) -> str:
    """A verb's docstring as its help; the examples keep their lines."""
    return inspect.cleandoc(verb.__doc__ or "").replace("\n\nFor example:", "\n\n\b\nFor example:")
