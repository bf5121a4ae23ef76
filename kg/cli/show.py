"""kg show: a graph as one page that opens in any browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import warn
from kg.cli.options import Graphs

if TYPE_CHECKING:
    from kg.export.page import Selection

Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="RELATION", help="Only statements of this relation; may be repeated."),
]
Actor = Annotated[
    list[str] | None,
    typer.Option(
        "--actor", metavar="NAME", help="Only statements that name this actor, place or event; may be repeated."
    ),
]
GalleryOf = Annotated[
    Path | None,
    typer.Option("--gallery-of", metavar="PAGE", help="Write small pictures that lead into this page, instead of it."),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only from then on: 2021, 2021-03, ...")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only up to then, that day included.")]


def show(
    graphs: Graphs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE", help="The HTML file to write.")],
    title: Annotated[str | None, typer.Option("--title", help="The page's heading; default: the files' names.")] = None,
    only: Only = None,
    actor: Actor = None,
    since: Since = None,
    until: Until = None,
    gallery_of: GalleryOf = None,
) -> None:
    """Write an interactive page of a graph.

    It is one file, opens in any browser, and asks nothing of the network. A statement without a time of its own is
    dated by its article.

    For example:
      kg show graph/graph.trig -o graph.html
      kg show january.trig february.trig -o year.html --title "Two months"
      kg show graph/graph.trig -o talks.html --only mediates --only hosted --since 2021-03
      kg show graph/graph.trig -o norway.html --actor Norway
      kg show graph/graph.trig -o gallery.html --gallery-of graph/graph.html
    """
    from kg import __version__
    from kg.export.page import Selection, write_gallery, write_page
    from kg.graph.read import read_graph

    names = ", ".join(dict.fromkeys(path.name for path in graphs))
    selection = Selection(tuple(only or ()), tuple(actor or ()), since, until)
    note = " · ".join([names, *_told(selection), f"kg {__version__}"])
    graph, heading = read_graph(graphs), title or names
    if gallery_of is None:
        count = write_page(graph, output, title=heading, source_note=note, selection=selection)
    else:
        count = write_gallery(graph, output, page=gallery_of, title=heading, source_note=note, selection=selection)
        if not gallery_of.exists():
            warn(f"{gallery_of} does not exist: the pictures lead nowhere until it is written.")
    typer.echo(f"Wrote {output}")
    if not count:
        warn("no statement is left: nothing is to be seen on the page.")


def _told(selection: Selection) -> list[str]:
    """The selection in words, for the line below the heading: a part must not pass for the whole."""
    told = [f"only {', '.join(selection.relations)}"] if selection.relations else []
    told += [f"only about {', '.join(selection.actors)}"] if selection.actors else []
    told += [f"since {selection.since}"] if selection.since else []
    return told + ([f"until {selection.until}"] if selection.until else [])
