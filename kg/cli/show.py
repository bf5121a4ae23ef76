"""kg show: a graph as one page that opens in any browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Graphs


def show(
    graphs: Graphs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE", help="The HTML file to write.")],
    title: Annotated[str | None, typer.Option("--title", help="The page's heading; default: the files' names.")] = None,
) -> None:
    """Write an interactive page of a graph.

    It is one file, opens in any browser, and asks nothing of the network.

    For example:
      kg show graph/graph.trig -o graph.html
      kg show january.trig february.trig -o year.html --title "Two months"
    """
    from kg import __version__
    from kg.export.page import write_page
    from kg.graph.read import read_graph

    names = ", ".join(dict.fromkeys(path.name for path in graphs))
    write_page(read_graph(graphs), output, title=title or names, source_note=f"{names} · kg {__version__}")
    typer.echo(f"Wrote {output}")
