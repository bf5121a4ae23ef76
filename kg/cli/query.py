"""kg query: SPARQL over graph files, of one's own or by name."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import TableFormat
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph.query import Table

_ENDING = ".rq"


def query(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="GRAPH... [FILE.rq | NAME]", help="Graph files, and last a query file or a query's name."
        ),
    ] = None,
    text: Annotated[str | None, typer.Option("-q", "--query", metavar="TEXT", help="The query itself.")] = None,
    list_names: Annotated[bool, typer.Option("--list", help="List the queries that come with the program.")] = False,
    output: Annotated[
        TableFormat, typer.Option("--output", "-o", help="How to print the answers.")
    ] = TableFormat.TABLE,
) -> None:
    """Ask a question of graphs.

    Several graphs are united, and the named graphs in each.

    For example:
      kg query --list
      kg query graph/graph.trig who-mediates
      kg query january.ttl february.ttl my-question.rq --output csv
      kg query graph/graph.ttl -q "SELECT ?who WHERE { ?who dip:signed ?what }"
    """
    if list_names:
        _list()
        return
    graphs, asked = _parted(arguments or [], text)
    from kg.graph.query import query as ask
    from kg.graph.read import read_graph

    sys.stdout.write(render(ask(read_graph(graphs), asked), output))


def _list() -> None:
    from kg.graph.query import list_queries

    for known in list_queries():
        typer.echo(f"{known.name:24} {known.question}")


def _parted(arguments: Sequence[str], text: str | None) -> tuple[list[Path], str]:
    """The graph files, and the query's text or name."""
    if text is None and len(arguments) >= 2:
        *graphs, last = arguments
        return list(map(Path, graphs)), _file_text(Path(last)) if last.endswith(_ENDING) else last
    if text is not None and arguments:
        return list(map(Path, arguments)), text
    raise typer.BadParameter(
        "name a graph and a query: GRAPH FILE.rq, GRAPH NAME, or GRAPH -q TEXT.", param_hint="query"
    )


def _file_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise QueryError(f"the query cannot be read: {reason.lower()}", where=path, hint="Check the path.") from None


def render(table: Table, how: TableFormat) -> str:
    """The answers as text: a table for people, CSV with a header, or a JSON list of objects."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in table.rows]
    if how is TableFormat.CSV:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([table.columns, *rows])
        return out.getvalue()
    if how is TableFormat.JSON:
        objects = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
    return _aligned(table.columns, rows) if not sys.stdout.isatty() else _boxed(table.columns, rows)


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side, two blanks apart."""
    cells = [[" ".join(cell.split()) for cell in row] for row in (columns, *rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([*lines, "" if rows else "(no answer)\n"])


def _boxed(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """As wide as the terminal; long cells are wrapped, and nothing in a cell is mark-up."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    table = RichTable(*columns, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console(file=io.StringIO(), force_terminal=True, width=Console().width)
    console.print(table if rows else "(no answer)")
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]
