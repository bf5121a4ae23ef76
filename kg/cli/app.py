"""The verbs put together, and what every error becomes: one line on standard error and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from kg import __version__
from kg.cli.annotate import annotate
from kg.cli.build import build
from kg.cli.console import complain, help_of
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.merge import merge
from kg.cli.query import query
from kg.cli.rules import app as rules
from kg.cli.show import show
from kg.cli.validate import validate
from kg.errors import EXIT_FAILED, KgError

EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="kg",
    help="""Diplomatic news to an RDF knowledge graph: every statement traceable to the words it came from.

    \b
    For example:
      kg build article.txt -o graph       read an article, write its graph in every format
      kg query graph/graph.trig --list    the questions that come with the program
      kg explain article.txt              what was read out of each sentence, and why

    Exit codes: 0 all well; 1 part of the input failed, or violations were found; 2 the command could not work.
    """,
    rich_markup_mode=None,  # plain help is the same in every terminal, and starts faster
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for verb in (build, query, merge, validate, show, explain, export, evaluate, annotate):
    app.command(help=help_of(verb))(verb)
app.add_typer(rules, name="rules")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line (default: the process's own) and leave the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # no terminal's encoding may end a command
    try:
        app(args=None if arguments is None else list(arguments), prog_name="kg")
    except KgError as error:
        complain(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        complain("Interrupted.")
        sys.exit(EXIT_INTERRUPTED)
    except Exception as error:
        if os.environ.get("KG_TRACEBACK"):
            raise
        said = f"{type(error).__name__}: {error}"
        complain(f"This is a fault of kg, not yours: {said}. Set KG_TRACEBACK=1 to see where, and report it.")
        sys.exit(EXIT_FAILED)
    finally:
        _flush()


def _flush() -> None:
    """A reader that has gone away (`kg query ... | head`) is no error."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
